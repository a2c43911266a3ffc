"""A locked fact in the scenario's own words, or nearly so."""

from app.dialogue.giving_away import locked_text
from app.negotiation.acts import Ask, Inform, Kind
from tests.builders_free import a_free_text

FACT = next(fact for fact in a_free_text("x").request.speaker.disclosures if fact.level > 1)


def found(text: str, *acts: Ask | Inform) -> str | None:
    violation = locked_text(a_free_text(text, *acts), text)
    return violation.words if violation else None


def test_a_locked_fact_is_found_as_it_is_written_and_nearly_so() -> None:
    assert found(FACT.text, Ask(Kind.OPEN)) == FACT.id
    assert found(f"Well, you know, {FACT.text}", Ask(Kind.OPEN)) == FACT.id


def test_a_fact_that_is_told_now_is_none() -> None:
    told = Inform(FACT.kind, FACT.issue, None, FACT.id)
    assert found(FACT.text, told) is None


def test_other_words_give_nothing_away() -> None:
    assert found("What matters most to you?", Ask(Kind.OPEN)) is None
