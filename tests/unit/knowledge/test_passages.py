"""Entries cut into passages."""

from app.knowledge.passages import DEFINITION, names_of
from tests.builders_glossary import STALL, some_passages


def test_an_entry_is_cut_at_its_headings_and_each_part_knows_what_it_is_for() -> None:
    parts = [(one.part, one.heading) for one in some_passages() if one.entry is STALL]
    assert parts == [
        (DEFINITION, "Definition"),
        ("why", "Why it matters"),
        ("example", "Example"),
        ("mistake", "Common mistake"),
    ]


def test_the_title_is_the_first_name_and_what_learners_say_comes_last() -> None:
    names = names_of(STALL, {"stall": ["spot"]})
    assert names == ("Stall pitch", "pitch", "market place", "spot")
