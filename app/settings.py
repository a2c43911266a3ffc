"""The settings: the only file that reads the environment (variables begin with WINWIN_)."""

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.errors import BadSettings
from app.llm.endpoint import Deadlines, Endpoint, Flavour, Models

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SHORTEST_SECRET = 32
_HERE = Path(__file__).resolve().parent
_DATABASE = re.compile(
    r"sqlite:///.+"
    r"|postgres(?:ql)?://(?:[^@/\s]+@)?(?:\[[0-9A-Fa-f:.]+\]|[^:@/?\s]*)(?::\d{1,5})?/[^/?\s]+(?:\?\S+)?"
)

_PUBLIC_URL = re.compile(r"https?://(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::\d{1,5})?/?")


def _checked_database(url: str) -> str:
    if url and not _DATABASE.fullmatch(url):
        raise ValueError(
            "write sqlite:///a/file or postgresql://user:password@host:5432/name, where @, / and : "
            "in a password are written %40, %2F and %3A"
        )
    return url


def _checked_public_url(url: str) -> str:
    if url and not _PUBLIC_URL.fullmatch(url):
        raise ValueError(
            "write scheme and host as browsers show them, without a path: https://coach.example.org"
        )
    return url.rstrip("/")


def _checked_secrets(given: SecretStr) -> SecretStr:
    if any(len(one) < _SHORTEST_SECRET for one in _each_secret(given)):
        raise ValueError(
            f"write at least {_SHORTEST_SECRET} characters nobody guesses, as `openssl rand "
            "-base64 32` gives them; a new key comes before the old ones, with commas between"
        )
    return given


def _each_secret(given: SecretStr) -> tuple[str, ...]:
    parts = (one.strip() for one in given.get_secret_value().split(","))
    return tuple(one for one in parts if one)


class Settings(BaseSettings):
    """How this server runs; safe for a laptop without any of it being set."""

    model_config = SettingsConfigDict(
        env_prefix="WINWIN_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    workers: int = Field(default=1, ge=1, le=64)  # processes that answer
    data_dir: Path = Path("var")
    database_url: Annotated[str, AfterValidator(_checked_database)] = Field(default="", repr=False)
    database_connections: int = Field(default=4, ge=1, le=64)  # of a process, to PostgreSQL
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    keys: Annotated[Literal["auto", "required", "off"], BeforeValidator(str.lower)] = "auto"
    public_url: Annotated[str, AfterValidator(_checked_public_url)] = ""
    token_minutes: int = Field(default=480, ge=1, le=1_440)  # of a learner's token
    secret_key: Annotated[SecretStr, AfterValidator(_checked_secrets)] = SecretStr("")
    webhooks_private: bool = False  # for development: webhooks may go to this machine and network
    log_level: Annotated[
        Literal["debug", "info", "warning", "error", "critical"], BeforeValidator(str.lower)
    ] = "info"
    turns_a_minute: int = Field(default=30, ge=0)  # of one learner, on one worker; 0: any number
    sessions_a_minute: int = Field(default=20, ge=0)
    questions_a_minute: int = Field(default=20, ge=0)
    transcripts_a_minute: int = Field(default=10, ge=0)
    tokens_a_minute: int = Field(default=60, ge=0)  # of one key; of an embed key, by address
    retention_days: int = Field(default=0, ge=0, le=36_500)  # 0: sessions stay until deleted
    otel_endpoint: str = Field(default="", pattern=r"^(https?://\S+)?$")  # where traces go
    llm_base_url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    llm_api_key: SecretStr = SecretStr("")
    llm_model: str = ""
    llm_voice_model: str = ""
    llm_ear_model: str = ""
    llm_coach_model: str = ""
    llm_flavour: Annotated[Flavour, BeforeValidator(str.lower)] = "openai"
    llm_api_version: str = ""
    llm_first_token_seconds: float = Field(default=4, gt=0, le=60)
    llm_stall_seconds: float = Field(default=3, gt=0, le=60)
    llm_turn_seconds: float = Field(default=12, gt=0, le=120)
    llm_retries: int = Field(default=1, ge=0, le=5)
    llm_most_tokens_session: int = Field(default=0, ge=0)  # 0: as many as it takes
    llm_most_tokens_day: int = Field(default=0, ge=0)  # of a key, from midnight UTC

    @property
    def store_url(self) -> str:
        """Return the database's address; by default a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'winwin.sqlite'}"

    @property
    def store_place(self) -> str:
        """Return the database's address as it may be shown: no password, nothing after a '?'."""
        url = urlsplit(self.store_url)
        if url.scheme == "sqlite":
            return self.store_url
        whom, at, where = url.netloc.rpartition("@")
        return f"{url.scheme}://{whom.partition(':')[0]}{at}{where}{url.path}"

    def listening_on(self, host: str | None, port: int | None) -> "Settings":
        """Return these settings with another address to listen on, where one is given."""
        given = {"host": host or self.host, "port": self.port if port is None else port}
        return self.model_copy(update=given)

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """Return the keys that secrets are sealed with; the first seals, any opens."""
        return _each_secret(self.secret_key)

    @property
    def known_as(self) -> str:
        """Return the address hosts know this server by; on loopback its own, else '' if unset."""
        if self.public_url or self.host not in LOOPBACK:
            return self.public_url
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"

    @property
    def wants_keys(self) -> bool:
        """Say whether a request without a key or token is refused.

        Unless told, it is where others can reach the server: it listens beyond loopback, or it
        is known by an address that is not of this computer.
        """
        if self.keys != "auto":
            return self.keys == "required"
        return not self.is_on_loopback

    @property
    def is_on_loopback(self) -> bool:
        """Say whether it listens on this computer only, and is known by no address elsewhere."""
        known = urlsplit(self.public_url).hostname
        return self.host in LOOPBACK and (known is None or known in LOOPBACK)

    @property
    def knowledge_dir(self) -> Path:
        """Return the folder of content files: beside the package, or packed into it."""
        packed = _HERE / "_data" / "knowledge"
        return packed if packed.is_dir() else _HERE.parent / "knowledge"

    @property
    def prompts_dir(self) -> Path:
        """Return the folder of prompts: beside the package, or packed into it."""
        packed = _HERE / "_data" / "prompts"
        return packed if packed.is_dir() else _HERE.parent / "prompts"

    @property
    def endpoint(self) -> Endpoint | None:
        """Return the model's endpoint; None where neither an address nor a key is set."""
        key = self.llm_api_key.get_secret_value().strip()  # files of secrets end in a new line
        if not self.llm_base_url and not key:
            return None
        usual = self.llm_model
        return Endpoint(
            self.llm_base_url,
            key,
            Models(*(named or usual for named in self._named_models)),
            Deadlines(self.llm_first_token_seconds, self.llm_stall_seconds, self.llm_turn_seconds),
            self.llm_retries,
            self.llm_flavour,
            self.llm_api_version,
        )

    @property
    def _named_models(self) -> tuple[str, str, str]:
        return self.llm_voice_model, self.llm_ear_model, self.llm_coach_model


def read_settings() -> Settings:
    """Return the settings of this environment; BadSettings names the variable and the problem."""
    try:
        found = Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"WINWIN_{first['loc'][0]}".upper()
        raise BadSettings(f"{name} cannot be used: {first['msg']}") from error
    except SettingsError as error:
        raise BadSettings(f"{error}; a list is written as JSON, like '[\"localhost\"]'") from error
    _check_endpoint(found.endpoint)
    return found


def _check_endpoint(endpoint: Endpoint | None) -> None:
    if endpoint is None:
        return
    if not (endpoint.key.isascii() and endpoint.key.isprintable()):
        raise BadSettings("WINWIN_LLM_API_KEY holds a character that cannot be sent in a header")
    if not any((endpoint.models.voice, endpoint.models.ear, endpoint.models.coach)):
        raise BadSettings("WINWIN_LLM_MODEL is not set: name the model that the endpoint shall use")
    if endpoint.flavour == "azure" and not (endpoint.base_url and endpoint.api_version):
        raise BadSettings("Azure wants WINWIN_LLM_BASE_URL and WINWIN_LLM_API_VERSION")
