"""Drafts looked over in a process each, which ends when it takes too much."""

import sys
import threading
import time
from collections.abc import Callable

import pytest

from app.bootstrap.drafts import drafts_apart
from app.errors import Rejected
from app.processes.drafts_apart import DraftFailed, DraftsApart
from app.review.design.drafts import PreviewedDraft
from tests.unit.knowledge.broken import KNOWLEDGE, changed

LICENCE = (KNOWLEDGE / "scenarios" / "licence-renewal.yaml").read_text(encoding="utf-8")
TOO_MUCH = "Too much."


def apart(program: str, seconds: float = 20, noted: list[str] | None = None) -> DraftsApart:
    def note(event: str, error: BaseException, **_: object) -> None:
        if noted is not None:
            noted.append(f"{event}: {type(error).__name__}")

    return DraftsApart((sys.executable, "-c", program), TOO_MUCH, note, seconds)


def refusal(look: Callable[[], object]) -> str:
    with pytest.raises(Rejected) as caught:
        look()
    assert caught.value.field == "/yaml"
    return caught.value.problem


def test_what_it_finds_comes_back_as_the_values_it_found() -> None:
    drafts = drafts_apart(KNOWLEDGE)
    seen = drafts.preview(LICENCE, 5)
    assert isinstance(seen, PreviewedDraft)
    assert (seen.id, len(seen.roles)) == ("licence-renewal", 2)
    (error,) = drafts.check(changed(LICENCE, "minutes: 12", "minutes: ten"), 2).errors
    assert (error.kind, error.line > 0) == ("int_parsing", True)
    found = drafts.preview("a: [", 1)
    assert isinstance(found, tuple)
    assert found[0].kind == "unreadable"


def test_one_that_takes_too_long_is_ended() -> None:
    began = time.monotonic()
    assert refusal(lambda: apart("import time; time.sleep(60)", 0.5).check("x", 1)) == TOO_MUCH
    assert time.monotonic() - began < 20


def test_one_that_is_ended_by_the_system_took_too_much() -> None:
    program = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert refusal(lambda: apart(program).check("x", 1)) == TOO_MUCH


def test_one_that_fails_is_noted_without_the_draft() -> None:
    noted: list[str] = []
    with pytest.raises(DraftFailed):
        apart("raise ValueError('of the text')", noted=noted).check("of the text", 1)
    assert noted == ["looking a draft over in another process failed: DraftFailed"]


def test_closing_ends_what_is_under_way_and_begins_no_other() -> None:
    drafts = apart("import time; time.sleep(60)")
    threading.Timer(0.5, drafts.close).start()
    began = time.monotonic()
    assert refusal(lambda: drafts.check("x", 1)) == TOO_MUCH
    assert time.monotonic() - began < 20
    with pytest.raises(DraftFailed):
        drafts.check("x", 1)
