"""Settings: safe for a laptop with nothing set; a bad variable is named, not traced."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from app.errors import BadSettings
from app.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WINWIN_{name.upper()}", raising=False)


def test_with_nothing_set_it_is_safe_for_a_laptop() -> None:
    found = read_settings()
    assert (found.host, found.port, found.log_level) == ("127.0.0.1", 8000, "info")
    assert found.allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert found.store_url == f"sqlite:///{Path('var') / 'winwin.sqlite'}"


def test_every_field_can_be_set_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "HOST": "0.0.0.0",
        "PORT": "9001",
        "DATA_DIR": "/data",
        "ALLOWED_HOSTS": '["example.org"]',
        "LOG_LEVEL": "WARNING",
    }.items():
        monkeypatch.setenv(f"WINWIN_{name}", value)
    found = read_settings()
    assert (found.host, found.port, found.log_level) == ("0.0.0.0", 9001, "warning")
    assert found.allowed_hosts == ("example.org",)
    assert found.store_url == "sqlite:////data/winwin.sqlite"


def test_a_database_address_goes_before_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", "sqlite:////elsewhere.sqlite")
    monkeypatch.setenv("WINWIN_DATA_DIR", "/data")
    assert read_settings().store_url == "sqlite:////elsewhere.sqlite"


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "eighty"), ("PORT", "70000"), ("LOG_LEVEL", "loud"), ("ALLOWED_HOSTS", "localhost")],
)
def test_what_cannot_be_used_is_named(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"WINWIN_{name}", value)
    with pytest.raises(BadSettings) as refused:
        read_settings()
    assert name.lower() in str(refused.value).lower()


def test_settings_do_not_change_while_it_runs() -> None:
    with pytest.raises(ValidationError):
        read_settings().port = 1  # type: ignore[misc]


def test_variables_of_others_are_none_of_its_business(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "1")
    monkeypatch.setenv("WINWIN_COLOUR", "blue")
    assert read_settings().port == 8000


def test_the_content_is_beside_the_package_or_packed_into_it() -> None:
    folder = read_settings().knowledge_dir
    assert (folder / "scenarios").is_dir()
    assert folder.name == "knowledge"
