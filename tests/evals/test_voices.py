"""A tenth of the rogue turns of the evaluation: none is shown; honest wordings mostly pass."""

from tests.evals.rogue_turns import hosts, inserted, mutated
from tests.evals.voice_cases import SPANISH, cases
from tests.evals.voices import CHANGED, ROGUE, honest, split


def test_no_rogue_sentence_and_no_changed_value_is_shown() -> None:
    tuned, others = split()
    found = hosts((*tuned[::3], *others[::3]))
    turns = [*inserted(found, ROGUE // 10, 3, joined=False), *mutated(found, CHANGED // 10, 3)]
    assert len(turns) == (ROGUE + CHANGED) // 10
    assert [(turn.kind, turn.added) for turn in turns if turn.shown] == []


def test_no_rogue_sentence_is_shown_in_spanish() -> None:
    turns = inserted(hosts(cases(SPANISH)), 100, 3, joined=False)
    assert [(turn.kind, turn.added) for turn in turns if turn.shown] == []


def test_nine_in_ten_honest_wordings_pass() -> None:
    counted = honest(split()[0][::4])
    assert counted["passed"] >= 0.9 * counted["all"]
