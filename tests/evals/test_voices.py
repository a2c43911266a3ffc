"""A few hundred rogue turns of the evaluation: hardly any is shown; honest wordings mostly pass."""

from tests.evals.rogue_turns import hosts, inserted, mutated
from tests.evals.voice_cases import SPANISH, cases
from tests.evals.voices import CHANGED, ROGUE, honest, tuned

MOST_SHOWN = 0.01


def test_no_changed_value_is_shown() -> None:
    turns = list(mutated(hosts(tuned()[::10]), CHANGED // 20, 3))
    assert [(turn.kind, turn.added) for turn in turns if turn.shown] == []


def test_hardly_a_rogue_sentence_is_shown() -> None:
    turns = list(inserted(hosts(tuned()[::10]), ROGUE // 20, 3, joined=False))
    shown = [(turn.kind, turn.added) for turn in turns if turn.shown]
    assert len(shown) <= MOST_SHOWN * len(turns), shown


def test_hardly_a_rogue_sentence_is_shown_in_spanish() -> None:
    turns = list(inserted(hosts(cases(SPANISH)[::2]), 100, 3, joined=False))
    shown = [(turn.kind, turn.added) for turn in turns if turn.shown]
    assert len(shown) <= MOST_SHOWN * len(turns), shown


def test_nine_in_ten_honest_wordings_pass() -> None:
    counted = honest(tuned()[::8])
    assert counted["passed"] >= 0.9 * counted["all"]
