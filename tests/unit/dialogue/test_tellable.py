"""What a reply may tell, and when free words tell a fact again."""

from app.dialogue.tellable import gives_away, retells, stems, tellable, texts_of
from app.negotiation.acts import Greet, Inform, Propose
from tests.builders_talk import SCENARIO, VENDOR, on

SPEAKER = SCENARIO.role(VENDOR)
FACT = SPEAKER.disclosures[0]
TOLD = Inform(FACT.kind, FACT.issue, FACT.importance, FACT.id)
SOURCE = "The roof leaks over the nursery. Nobody has been up there since spring."


def test_an_informing_act_may_tell_its_fact() -> None:
    assert FACT.text in texts_of(TOLD, SPEAKER)
    assert FACT.text in tellable((TOLD,), SPEAKER)


def test_an_offer_tells_nothing() -> None:
    assert tellable((Propose((on(price=84),)),), SPEAKER) == ()


def test_a_greeting_may_open_as_the_scenario_does() -> None:
    assert tellable((Greet(),), SPEAKER) == tuple(SPEAKER.talk.opening)


def test_words_are_compared_by_their_beginnings() -> None:
    assert stems("Moving was moved") == frozenset({"movi", "move"})


def test_other_words_for_a_fact_retell_it() -> None:
    assert retells("There's a leak in the roof above the nursery.", SOURCE)
    assert not retells("What a fine day.", SOURCE)


def test_most_of_one_sentence_gives_a_fact_away() -> None:
    assert gives_away("Did I say that the roof leaks right over the nursery?", SOURCE)
    assert not gives_away("The roof is fine.", SOURCE)


def test_words_that_anybody_uses_give_nothing_away() -> None:
    common = stems("roof leaks nursery over nobody since spring there been")
    assert not gives_away("The roof leaks over the nursery.", SOURCE, common)
