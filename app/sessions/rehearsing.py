"""What a live voice is checked against in a game is read once, when the game begins.

It takes as long as two checks of a reply, and the learner is reading the brief then: a thread of
its own does it. What is not done, or was let go since, the check of a reply reads for itself.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from app.dialogue.free_forms import forms_of
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.verify import verify_freely
from app.negotiation.acts import Argue, Inform
from app.negotiation.history import History
from app.sessions.live_speech import Live
from app.sessions.table import Table
from app.sessions.turn import request_of

_SAYS_NOTHING = "."


class Rehearsal:
    """Rehearses games in the order in which they begin; without a live voice it does nothing."""

    def __init__(self, live: Live | None, note_failure: Callable[[str, Exception], None]) -> None:
        """Begin no thread yet."""
        self._live, self._note_failure = live, note_failure
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="winwin-rehearse")

    def begin(self, table: Table) -> None:
        """Begin to rehearse a game; nothing that fails in it is raised."""
        if self._live is not None:
            with suppress(RuntimeError):  # closed in the meantime
                self._thread.submit(self._attempt, table, self._live)

    def close(self) -> None:
        """Give up what is not begun."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _attempt(self, table: Table, live: Live) -> None:
        try:
            rehearse(table, live.rules[table.words.language.code])
        except Exception as error:  # noqa: BLE001 - a reply is checked all the same
            self._note_failure("rehearsing a game failed", error)


def rehearse(table: Table, rules: SpeechRules) -> None:
    """Read all facts and reasons the counterpart may tell, and the words for every option."""
    speaker = table.counterpart
    facts = tuple(Inform(fact.kind, fact=fact.id) for fact in speaker.disclosures)
    reasons = tuple(Argue(reason=reason.id) for reason in speaker.reasons)
    verify_freely(_SAYS_NOTHING, request_of(table, History(), (*facts, *reasons)), rules)
    forms_of(table.scenario, speaker.id, rules)
