"""Settings: safe for a laptop with nothing set; a bad variable is named, not traced."""

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.errors import BadSettings
from app.llm.endpoint import Deadlines, Endpoint, Models
from app.settings import Settings, read_settings

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"WINWIN_{name.upper()}", raising=False)


def test_with_nothing_set_it_is_safe_for_a_laptop() -> None:
    found = read_settings()
    assert (found.host, found.port, found.log_level) == ("127.0.0.1", 8000, "info")
    assert found.allowed_hosts == ("127.0.0.1", "localhost", "[::1]")
    assert found.store_url == f"sqlite:///{Path('var') / 'winwin.sqlite'}"


def test_every_setting_is_explained_to_who_operates_a_server() -> None:
    texts = [(DOCS / name).read_text(encoding="utf-8") for name in ("operator.md", "model.md")]
    told = re.findall(r"`(?:WINWIN_|…_)([A-Z_]+)`", " ".join(texts))
    names = [name.upper() for name in Settings.model_fields]
    untold = [name for name in names if not name.endswith(tuple(told))]
    assert not untold, f"explain in docs/operator.md, or docs/model.md: {untold}"


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


def set_model(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"WINWIN_LLM_{name}", value)


def test_no_model_is_wanted_where_neither_address_nor_key_is_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_model(monkeypatch, MODEL="small", RETRIES="3")
    assert read_settings().endpoint is None


@pytest.mark.parametrize("name", ["BASE_URL", "API_KEY"])
def test_an_address_or_a_key_asks_for_a_model(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch, MODEL="small", **{name: "http://127.0.0.1:11434/v1"})
    endpoint = read_settings().endpoint
    assert endpoint is not None
    assert endpoint.models == Models("small", "small", "small")
    assert endpoint.deadlines == Deadlines(4.0, 3.0, 12.0)
    assert (endpoint.retries, endpoint.flavour) == (1, "openai")


def test_a_key_from_a_file_is_taken_without_its_line_end(monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch, MODEL="small", API_KEY="sk-1\n")
    endpoint = read_settings().endpoint
    assert endpoint is not None
    assert endpoint.key == "sk-1"


def test_every_part_of_an_endpoint_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {"MODEL": "a", "VOICE_MODEL": "b", "EAR_MODEL": "c", "FLAVOUR": "Azure"}
    times = {"FIRST_TOKEN_SECONDS": "2.5", "STALL_SECONDS": "1", "TURN_SECONDS": "9"}
    rest = {"API_VERSION": "2026-06-01", "RETRIES": "0", "MOST_TOKENS_SESSION": "5000"}
    set_model(monkeypatch, BASE_URL="https://x.example", API_KEY="k", **names, **times, **rest)
    found = read_settings()
    models, deadlines = Models("b", "c", "a"), Deadlines(2.5, 1.0, 9.0)
    assert found.endpoint == Endpoint(
        "https://x.example", "k", models, deadlines, 0, "azure", "2026-06-01"
    )
    assert found.llm_most_tokens_session == 5000


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"API_KEY": "k"}, "WINWIN_LLM_MODEL is not set"),
        ({"API_KEY": "k\nX: y", "MODEL": "a"}, "WINWIN_LLM_API_KEY"),
        ({"API_KEY": "k…", "MODEL": "a"}, "WINWIN_LLM_API_KEY"),
        ({"API_KEY": "k", "MODEL": "a", "FLAVOUR": "azure"}, "WINWIN_LLM_API_VERSION"),
        ({"BASE_URL": "localhost:11434"}, "WINWIN_LLM_BASE_URL cannot be used"),
        ({"FLAVOUR": "other"}, "WINWIN_LLM_FLAVOUR cannot be used"),
        ({"STALL_SECONDS": "0"}, "WINWIN_LLM_STALL_SECONDS cannot be used"),
    ],
)
def test_an_endpoint_that_cannot_be_is_named(
    values: dict[str, str], problem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_model(monkeypatch, **values)
    with pytest.raises(BadSettings, match=problem):
        read_settings()


def test_a_key_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch, API_KEY="key-1", MODEL="small")
    assert "key-1" not in repr(read_settings())
    assert "key-1" not in str(read_settings().endpoint)


def test_a_database_address_goes_before_the_data_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", "sqlite:////elsewhere.sqlite")
    monkeypatch.setenv("WINWIN_DATA_DIR", "/data")
    assert read_settings().store_url == "sqlite:////elsewhere.sqlite"


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("postgresql://ann:tr%40ut@db:5432/winwin", "postgresql://ann@db:5432/winwin"),
        ("postgres://db/winwin?password=tr%40ut", "postgres://db/winwin"),
        ("postgresql://ann@/winwin?host=/run/postgresql", "postgresql://ann@/winwin"),
        ("postgresql://ann:tr%40ut@[::1]:5432/winwin", "postgresql://ann@[::1]:5432/winwin"),
        ("sqlite:////data/winwin.sqlite", "sqlite:////data/winwin.sqlite"),
    ],
)
def test_a_database_is_shown_without_its_password(
    url: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", url)
    found = read_settings()
    assert (found.store_url, found.store_place) == (url, place)
    assert "%40ut" not in repr(found)


@pytest.mark.parametrize(
    "url",
    [
        "mysql://db/winwin",
        "postgresql://ann:tr@ut@db/winwin",
        "postgresql://ann:trout@db:port/winwin",
        "postgresql://ann:trout@db",
        "sqlite:///",
    ],
)
def test_an_odd_database_address_is_refused_and_not_repeated(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_DATABASE_URL", url)
    with pytest.raises(BadSettings, match=r"^WINWIN_DATABASE_URL .*write sqlite:///") as raised:
        read_settings()
    assert "ut@" not in f"{raised.value}{raised.value.__cause__}"


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


def test_a_model_may_be_named_for_one_use_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    set_model(monkeypatch, API_KEY="k", EAR_MODEL="c")
    endpoint = read_settings().endpoint
    assert endpoint is not None
    assert endpoint.models == Models("", "c", "")


@pytest.mark.parametrize(
    ("values", "is_wanted"),
    [
        ({}, False),
        ({"HOST": "::1"}, False),
        ({"HOST": "0.0.0.0"}, True),
        ({"HOST": "192.0.2.7"}, True),
        ({"HOST": "0.0.0.0", "KEYS": "off"}, False),
        ({"KEYS": "Required"}, True),
        ({"PUBLIC_URL": "http://localhost:8000"}, False),
        ({"PUBLIC_URL": "https://coach.example.org"}, True),
        ({"PUBLIC_URL": "https://coach.example.org", "KEYS": "off"}, False),
    ],
)
def test_keys_are_wanted_where_others_can_reach_the_server(
    values: dict[str, str], is_wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in values.items():
        monkeypatch.setenv(f"WINWIN_{name}", value)
    assert read_settings().wants_keys is is_wanted


def test_a_server_is_known_by_its_public_url_and_on_loopback_by_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_settings().known_as == "http://127.0.0.1:8000"
    monkeypatch.setenv("WINWIN_HOST", "::1")
    assert read_settings().known_as == "http://[::1]:8000"
    monkeypatch.setenv("WINWIN_HOST", "0.0.0.0")
    assert read_settings().known_as == ""
    monkeypatch.setenv("WINWIN_PUBLIC_URL", "https://coach.example.org/")
    assert read_settings().known_as == "https://coach.example.org"


@pytest.mark.parametrize(
    "url", ["coach.example.org", "https://a.example/path", "https://a b", "ftp://a", "https://a?b"]
)
def test_a_public_url_that_cannot_be_is_named(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_PUBLIC_URL", url)
    with pytest.raises(BadSettings, match="WINWIN_PUBLIC_URL cannot be used"):
        read_settings()


def test_what_secrets_are_sealed_with_may_be_several_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().secret_keys == ()
    first, second = "n" * 32, "o" * 40
    monkeypatch.setenv("WINWIN_SECRET_KEY", f" {first} ,{second},")
    assert read_settings().secret_keys == (first, second)
    assert first not in repr(read_settings())
    assert not read_settings().webhooks_private


@pytest.mark.parametrize("key", ["short", f"{'n' * 32},short", "x" * 31])
def test_a_key_that_could_be_guessed_is_refused_and_not_shown(
    key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WINWIN_SECRET_KEY", key)
    with pytest.raises(BadSettings, match="WINWIN_SECRET_KEY cannot be used") as refused:
        read_settings()
    assert key not in str(refused.value)
