"""What a no to a thing leaves on an issue."""

from app.dialogue.denials import Denials, find_denials
from tests.builders_talk import LANGUAGE, SCENARIO

PHRASES = {
    "no public quote": (("testimonial", "none"),),
    "without a testimonial": (("testimonial", "none"),),
    "public quote": (("testimonial", "quote"),),
    "only a public quote": (("testimonial", "case-study"),),
}
NAMES = {"testimonial": ("testimonial",)}


def found() -> Denials:
    return find_denials(SCENARIO, LANGUAGE, PHRASES, NAMES)


def test_an_option_called_by_a_no_to_the_issue_or_to_another_option_is_what_a_no_leaves() -> None:
    assert found().left == {"testimonial": "none"}
    assert found().phrases == {"no public quote", "without a testimonial"}


def test_a_no_to_an_option_denies_that_one_alone() -> None:
    assert found().denies("testimonial", "quote")
    assert not found().denies("testimonial", "case-study")


def test_a_no_to_the_issue_denies_every_other_option() -> None:
    only = {"without a testimonial": (("testimonial", "none"),)}
    denials = find_denials(SCENARIO, LANGUAGE, only, NAMES)
    assert denials.denies("testimonial", "quote")
    assert not denials.denies("testimonial", "none")
