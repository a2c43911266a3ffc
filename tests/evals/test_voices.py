"""A few hundred rogue turns of the evaluation: none is shown; honest wordings mostly pass."""

from tests.evals.rogue_turns import hosts, inserted, mutated
from tests.evals.voice_cases import SPANISH, cases
from tests.evals.voices import CHANGED, ROGUE, honest, tuned


def test_no_rogue_sentence_and_no_changed_value_is_shown() -> None:
    found = hosts(tuned()[::5])
    turns = [*inserted(found, ROGUE // 20, 3, joined=False), *mutated(found, CHANGED // 20, 3)]
    assert len(turns) == (ROGUE + CHANGED) // 20
    assert [(turn.kind, turn.added) for turn in turns if turn.shown] == []


def test_no_rogue_sentence_is_shown_in_spanish() -> None:
    turns = inserted(hosts(cases(SPANISH)[::2]), 60, 3, joined=False)
    assert [(turn.kind, turn.added) for turn in turns if turn.shown] == []


def test_nine_in_ten_honest_wordings_pass() -> None:
    counted = honest(tuned()[::4])
    assert counted["passed"] >= 0.9 * counted["all"]
