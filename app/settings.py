"""The settings: the only file that reads the environment (variables begin with WINWIN_)."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from app.errors import BadSettings

_HERE = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """How this server runs; safe for a laptop without any of it being set."""

    model_config = SettingsConfigDict(env_prefix="WINWIN_", frozen=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    data_dir: Path = Path("var")
    database_url: str = Field(default="", pattern=r"^(sqlite:///.+)?$")
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    log_level: Annotated[
        Literal["debug", "info", "warning", "error", "critical"], BeforeValidator(str.lower)
    ] = "info"

    @property
    def store_url(self) -> str:
        """Return the database's address; by default a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'winwin.sqlite'}"

    @property
    def knowledge_dir(self) -> Path:
        """Return the folder of content files: beside the package, or packed into it."""
        packed = _HERE / "_data" / "knowledge"
        return packed if packed.is_dir() else _HERE.parent / "knowledge"


def read_settings() -> Settings:
    """Return the settings of this environment; BadSettings names the variable and the problem."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"WINWIN_{first['loc'][0]}".upper()
        raise BadSettings(f"{name} cannot be used: {first['msg']}") from error
    except SettingsError as error:
        raise BadSettings(f"{error}; a list is written as JSON, like '[\"localhost\"]'") from error
