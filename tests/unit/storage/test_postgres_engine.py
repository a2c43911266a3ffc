"""How a PostgreSQL database is reached: what an address says, and what a connection is told."""

import pytest
from sqlalchemy import Engine, text

from app.errors import StorageFailed
from app.storage.engines import open_engine
from app.storage.migrate import upgrade
from app.storage.postgres_engine import is_postgres, postgres_engine
from tests.postgres import a_database, server_url, tell


def shown(engine: Engine, setting: str) -> str:
    """A setting of a new connection."""
    with engine.connect() as db:
        found = db.scalar(text(f"SHOW {setting}"))
    engine.dispose()
    return str(found)


@pytest.mark.parametrize(
    ("url", "is_it"),
    [("postgresql://db/x", True), ("postgres://db/x", True), ("sqlite:////x", False)],
)
def test_the_kind_of_database_is_read_from_the_address(url: str, is_it: bool) -> None:
    assert is_postgres(url) == is_it


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("lock_timeout", "5s"),
        ("statement_timeout", "30s"),
        ("idle_in_transaction_session_timeout", "30s"),
        ("transaction_isolation", "read committed"),
        ("client_encoding", "UTF8"),
        ("application_name", "winwin"),
    ],
)
def test_a_connection_of_a_store_waits_so_long_and_no_longer(setting: str, value: str) -> None:
    with a_database() as url:
        name = url.split("/")[3].split("?")[0]
        tell(url, f"ALTER DATABASE {name} SET default_transaction_isolation = serializable")
        assert shown(postgres_engine(url), setting) == value


def test_migrations_take_the_time_they_take() -> None:
    assert shown(open_engine(server_url()), "statement_timeout") == "0"


def test_what_an_address_says_goes_before() -> None:
    address = f"{server_url()}&application_name=mine".replace("postgresql://", "postgres://")
    assert shown(postgres_engine(address), "application_name") == "mine"


def test_a_password_is_not_shown() -> None:
    assert "trout" not in repr(postgres_engine("postgresql://ann:trout@db/winwin"))


def test_a_database_that_cannot_hold_every_letter_is_refused_with_the_fix() -> None:
    with a_database(is_migrated=False, encoding="LATIN1") as url:
        with pytest.raises(StorageFailed, match=r"LATIN1.*createdb NAME --encoding=UTF8"):
            upgrade(url)
        assert tell(url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
