"""What somebody tells of their own side is a fact of their role, in their very words."""

from app.negotiation.acts import Inform, Kind
from app.negotiation.ledger import told
from app.review.people.facts import with_facts
from app.review.people.without_scenario import empty_table
from tests.builders import a_history, said
from tests.builders_people import BIKE, SELLER, a_bike, bike_talk


def test_a_telling_becomes_a_fact_whose_text_are_the_words() -> None:
    history, seller = with_facts(bike_talk(BIKE), a_bike().role(SELLER), a_bike())
    facts = told(history, seller)
    assert {fact.issue for fact in facts} == {"day", "rack"}
    texts = [turn.text for turn in history]
    assert all(any(fact.text in text for text in texts) for fact in facts)


def test_there_is_one_thing_to_find_out_for_each_issue_and_no_fact_of_the_brief() -> None:
    _, seller = with_facts(bike_talk("Sam: Hi.\nKim: Hello."), a_bike().role(SELLER), a_bike())
    assert [interest.issue for interest in seller.interests] == ["price", "rack", "day"]
    assert seller.disclosures == ()


def test_the_same_told_again_is_no_further_fact() -> None:
    talk = "Kim: The day matters most to me.\nSam: Why?\nKim: The day is very important to me.\n"
    _, seller = with_facts(bike_talk(talk), a_bike().role(SELLER), a_bike())
    assert len(seller.disclosures) == 1


def test_the_words_of_the_other_side_stay_as_they_were_heard() -> None:
    before = bike_talk(BIKE)
    after, _ = with_facts(before, a_bike().role(SELLER), a_bike())
    assert after.of("buyer") == before.of("buyer")


def test_on_known_issues_a_telling_without_one_is_not_counted_and_on_unknown_ones_it_is() -> None:
    table = empty_table("en", ("Anna", "Ben"))
    role = table.roles[0]
    talk = a_history(said(role.id, Inform(Kind.PRIORITY), text="That matters a lot to me."))
    _, unknown = with_facts(talk, role, table, on_issues=False)
    _, known = with_facts(talk, role, table)
    assert [fact.text for fact in unknown.disclosures] == ["That matters a lot to me."]
    assert known.disclosures == ()
