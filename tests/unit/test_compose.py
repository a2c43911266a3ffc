"""The compose files, read and not run: what they publish, write and set."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.settings import Settings

HERE = Path(__file__).resolve().parents[2]
FILES = ("compose.yaml", "compose.postgres.yaml")


def services(name: str) -> dict[str, Any]:
    """The services of a file."""
    found: dict[str, Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))["services"]
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_server_is_published_on_loopback_only(name: str) -> None:
    assert services(name)["winwin"]["ports"] == ["127.0.0.1:${PORT:-8000}:8000"]
    assert all("ports" not in one for key, one in services(name).items() if key != "winwin")


@pytest.mark.parametrize("name", FILES)
def test_the_server_writes_its_data_folder_only(name: str) -> None:
    server = services(name)["winwin"]
    assert server["read_only"] is True
    assert (server["volumes"], server["tmpfs"]) == (["data:/data"], ["/tmp"])
    assert server["cap_drop"] == ["ALL"]
    assert "VOLUME /data" in (HERE / "Dockerfile").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_every_variable_of_the_server_is_a_setting(name: str) -> None:
    for variable in services(name)["winwin"]["environment"]:
        assert variable.removeprefix("WINWIN_").lower() in Settings.model_fields


def test_the_address_of_the_database_is_one_the_server_takes() -> None:
    address = services("compose.postgres.yaml")["winwin"]["environment"]["WINWIN_DATABASE_URL"]
    url = re.sub(r"\$\{POSTGRES_PASSWORD:\?[^}]*\}", "a-long_random-w0rd", address)
    found = Settings(database_url=url)
    assert found.store_place == "postgresql://winwin@database:5432/winwin"


def test_no_password_stands_in_a_file() -> None:
    for name in FILES:
        assert not re.search(r"PASSWORD: (?!\$\{)", (HERE / name).read_text(encoding="utf-8"))
