"""The server that tests start: one that is not there is a failure that says the fix."""

import pytest

from tests import postgres


def test_without_any_server_the_fix_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WINWIN_TEST_DATABASE_URL", raising=False)
    for way in ("from_wheel", "from_initdb"):
        monkeypatch.setattr(postgres, way, lambda: None)
    with pytest.raises(RuntimeError, match="make setup-dev"):
        postgres.server_url.__wrapped__()


def test_one_that_is_named_goes_before_one_that_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WINWIN_TEST_DATABASE_URL", "postgresql://db/postgres")
    assert postgres.server_url.__wrapped__() == "postgresql://db/postgres"
