"""What hearing, deciding and verifying take of a live turn, by themselves: CPU of one core."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.bootstrap import container_on
from app.dialogue.releasing import Reply, fed, finished
from app.knowledge.speech_rules import load_speech_rules
from app.negotiation.history import History
from app.sessions.creating import NewSession, new_record
from app.sessions.records import Principal
from app.sessions.turn import answer, decision_of, hear, request_of
from app.storage.memory import MemoryStore
from tests.fake_model.honest import COURTESY

T = TypeVar("T")
KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
GAMES, WARM = 24, 4
QUESTIONS = ("What matters most to you?", "Which of these could you move on?", "Why is that?")


def rooms() -> dict[str, list[float]]:
    """Return the CPU seconds of each, by what was done; a turn's parts added up."""
    container = container_on(KNOWLEDGE, MemoryStore(lambda: "2026-01-01T00:00:00+00:00"))
    tools = container.services.sessions._tools  # noqa: SLF001 - a bench may look inside
    rules = load_speech_rules(KNOWLEDGE / "phrases" / "en" / "free_speech.yaml")
    spent: dict[str, list[float]] = {"hearing": [], "deciding": [], "verifying": []}

    def timed(name: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        done = work()
        spent[name].append(time.process_time() - begin)
        return done

    for seed in range(1, 1 + GAMES):
        wish = NewSession("licence-renewal", "client", seed=seed)
        table = tools.tables.lay(new_record(tools, Principal(), wish))
        history = answer(table, History()).history
        for text in QUESTIONS:
            heard = timed("hearing", partial(hear, table, history, text))
            decision = timed("deciding", partial(decision_of, table, heard.history))
            request = request_of(table, heard.history, decision.acts)
            drafts = table.voices[-1].draft(request, 1)
            said = " ".join(draft.text for draft in drafts)
            timed("verifying", partial(_verified, Reply(request, rules), said))
            history = answer(table, heard.history).history
    return {name: seconds[WARM * len(QUESTIONS) :] for name, seconds in spent.items()}


def _verified(reply: Reply, said: str) -> object:
    return finished(fed(fed(reply, COURTESY), said))
