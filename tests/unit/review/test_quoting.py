"""Quotes for the reader: whole sentences, verbatim."""

from app.review.quoting import in_its_sentence

TALK = 'Good. If you come at nine, I could pay €3.50. Is that so? "Fine" he said'


def test_a_word_is_shown_in_its_sentence() -> None:
    assert in_its_sentence("If", TALK) == "If you come at nine, I could pay €3.50."
    assert in_its_sentence("Is that so", TALK) == "Is that so?"


def test_the_last_sentence_needs_no_full_stop() -> None:
    assert in_its_sentence("he said", TALK) == '"Fine" he said'


def test_a_quote_over_several_sentences_keeps_them_all() -> None:
    both = "Good. If you come at nine"
    assert in_its_sentence(both, TALK) == "Good. If you come at nine, I could pay €3.50."


def test_a_part_of_a_word_is_not_taken_for_the_word() -> None:
    assert in_its_sentence("so", "Also. And so it is.") == "And so it is."


def test_what_is_not_in_the_text_stays_as_it_is() -> None:
    assert in_its_sentence("never said", TALK) == "never said"
    assert in_its_sentence("", TALK) == ""
