"""Where the model is, which model does what, and how long a call may take."""

import re
from dataclasses import dataclass, field
from typing import Literal

Flavour = Literal["openai", "azure"]

_MAY_BE_SECRET = re.compile(r"(?<=//)[^/?#]*@|[?#].*")  # a name and password, and a query


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Seconds: until the first token (further attempts included), between two, for the whole."""

    first_token: float = 4.0
    stall: float = 3.0
    turn: float = 12.0


@dataclass(frozen=True, slots=True)
class Models:
    """The model of each use, as the endpoint names it (with Azure, the deployment)."""

    voice: str
    ear: str
    coach: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint; an empty address is OpenAI's own, an empty key is none."""

    base_url: str = field(repr=False)
    key: str = field(repr=False)
    models: Models
    deadlines: Deadlines = Deadlines()
    retries: int = 1
    flavour: Flavour = "openai"
    api_version: str = ""

    @property
    def address(self) -> str:
        """Return the address that is called."""
        return self.base_url or "https://api.openai.com/v1"

    @property
    def place(self) -> str:
        """Return the address as it may be shown: without what may hold a password or a key."""
        return _MAY_BE_SECRET.sub("", self.address)
