"""The words of an option: those that no other one shares, and no name of an issue."""

from app.dialogue.free_forms import forms_of
from tests.builders_free import RULES
from tests.builders_talk import SCENARIO, VENDOR

FORMS = forms_of(SCENARIO, VENDOR, RULES["en"])


def test_no_two_options_share_a_form() -> None:
    listed = [form for forms in FORMS.of.values() for form in forms]
    assert len(set(listed)) == len(listed)


def test_a_single_word_belongs_to_one_option_alone() -> None:
    listed = [form for forms in FORMS.single.values() for form in forms]
    assert listed
    assert len(set(listed)) == len(listed)


def test_a_figure_has_no_single_word() -> None:
    assert FORMS.single["price", "84"] == ()
