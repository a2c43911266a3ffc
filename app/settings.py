"""The settings: the only file that reads the environment (variables begin with WINWIN_)."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

_HERE = Path(__file__).resolve().parent


class Settings(BaseSettings):
    """How this server runs; safe for a laptop without any of it being set."""

    model_config = SettingsConfigDict(env_prefix="WINWIN_", frozen=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    data_dir: Path = Path("var")
    database_url: str = ""
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    log_level: str = "info"

    @property
    def store_url(self) -> str:
        """Return the database's address; by default a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data_dir / 'winwin.sqlite'}"

    @property
    def knowledge_dir(self) -> Path:
        """Return the folder of content files: beside the package, or packed into it."""
        packed = _HERE / "_data" / "knowledge"
        return packed if packed.is_dir() else _HERE.parent / "knowledge"
