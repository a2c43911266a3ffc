"""What a block says, as it is looked up."""

from app.review.prose import Prose
from app.review.prose_clauses import clauses_of
from app.review.prose_ground import Ground
from tests.builders_prose import AROUND, prose_words

WORDS = prose_words("en")
BLOCK = Prose(
    "level/x", ("You asked for “all of it”.",), ((5, "You told them 40 reasons."),), ("Level 4!",)
)
GROUND = Ground.of(BLOCK, AROUND, WORDS)


def test_what_is_quoted_is_not_what_it_says() -> None:
    assert not GROUND.says("level")
    assert not GROUND.says("all")
    assert GROUND.says("asked")
    assert not GROUND.says("ask")
    assert "level 4!" in GROUND.quotes
    assert "all of it" in GROUND.quotes


def test_what_was_found_stands_in_its_turn() -> None:
    assert GROUND.sentences[1] == "Turn 5: You told them 40 reasons."
    assert GROUND.figures == (("", 40.0),)


def test_the_clause_most_like_another_is_found_with_its_sentence() -> None:
    (told,) = clauses_of("You told them your reasons.", (), WORDS)
    assert [at for at, _ in GROUND.best(told)] == [1]
    (other,) = clauses_of("Sunshine and gravel everywhere.", (), WORDS)[:1]
    assert GROUND.best(other) == []
