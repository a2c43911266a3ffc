"""Errors as the terminal says them."""

import pytest

from app.errors import Conflict, NotFound, Rejected, StorageFailed, WinwinError
from app.terminal.trouble import explain, explain_end
from tests.builders_terminal import Typing, a_room


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (Conflict("Not now."), "Not now. Nothing was lost; go on from here."),
        (Rejected("/text", "Too odd."), "Too odd. Nothing was lost"),
        (
            StorageFailed("The database failed."),
            "typed last was not saved, everything before it is",
        ),
        (ValueError("secret"), "Something went wrong inside (ValueError)"),
        (WinwinError("secret"), "Something went wrong inside (WinwinError)"),
    ],
)
def test_it_says_what_happened_and_what_is_safe(error: Exception, said: str) -> None:
    typing = Typing()
    explain(a_room(typing), error)
    assert said in typing.shown
    assert "secret" not in typing.shown


def test_a_session_that_is_gone_is_told_with_the_way_on() -> None:
    typing = Typing()
    explain_end(a_room(typing), NotFound("session", "ses_1"))
    assert "There is no session 'ses_1'." in typing.shown
    assert "winwin play" in typing.shown
