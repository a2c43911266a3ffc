"""Two clauses compared: what they deny, how much, which figures, of whom."""

import pytest

from app.review.prose_clauses import Clause, clauses_of, stems_in
from app.review.prose_meaning import differs, weighs
from tests.builders_prose import prose_words

WORDS = prose_words("en")
OWN = "You told them most of what matters on your side in 40 words."
KNOWN = stems_in(OWN, WORDS)


def clause(text: str) -> Clause:
    return clauses_of(text, (), WORDS)[0]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (OWN, ""),
        ("You never told them most of what matters on your side.", "polarity"),
        ("You told them some of what matters on your side.", "degree"),
        ("You told them most of what matters more on your side.", "compares"),
        ("You told them most of what matters on your side in 30 words.", "figure"),
        ("They told you most of what matters on their side.", "role"),
        ("You told them most of what matters on their side.", "role"),
        ("You sang them most of an unknown ballad.", "support"),
    ],
)
def test_what_a_clause_says_otherwise_has_a_name(told: str, fault: str) -> None:
    assert differs(clause(told), clause(OWN), KNOWN) == fault


def test_a_turn_of_phrase_weighs_nothing_and_a_claim_does() -> None:
    assert not weighs(clause("Overall, in this game."), stems_in("overall game", WORDS))
    assert weighs(clause("Somebody whistled loudly."), frozenset())
    assert weighs(clause("Nothing happened."), stems_in("happened", WORDS))
