"""The tagger: sums of weights, where they show most, and how likely they are to be right."""

import pytest

from app.dialogue.tagger import (
    KEY_BITS,
    NO_STRATEGY,
    Label,
    Reach,
    Tag,
    Tagger,
    Traits,
    key_of,
    values_of,
)
from app.negotiation.acts import Span

FIRST, SECOND = Span(0, 10), Span(11, 20)


def a_label(name: str) -> Label:
    return Label(name, -1.0, Reach(0.0, 1.0, 0.0))


def a_tagger(weights: dict[str, tuple[float, ...]], *labels: Label) -> Tagger:
    return Tagger(labels, {key_of(name): row for name, row in weights.items()}, {})


def of(*sentences: set[str], around: tuple[str, ...] = ()) -> Traits:
    spans = (FIRST, SECOND)
    return Traits(
        tuple((spans[at], frozenset(names)) for at, names in enumerate(sentences)),
        frozenset(around),
    )


NEEDS = a_tagger({"mself_need": (2.5,), "wneed": (0.4,), "xnothing": (5.0,)}, a_label("self_need"))


def test_a_trait_that_weighs_enough_tags_the_utterance() -> None:
    assert NEEDS.tag(of({"mself_need"})) == (Tag("self_need", FIRST, 0.73),)


def test_traits_that_are_not_known_count_for_nothing() -> None:
    known = of({"mself_need"})
    more = of({"mself_need", "wzebra", "czeb"}, around=("xelsewhere",))
    assert NEEDS.scores(more) == NEEDS.scores(known)


def test_where_no_score_is_enough_that_is_the_tag() -> None:
    (tag,) = NEEDS.tag(of({"aasks"}, {"wzebra"}))
    assert (tag.label, tag.span) == (NO_STRATEGY, Span(FIRST.start, SECOND.end))
    assert 0 < tag.likelihood < 1


def test_nothing_said_is_no_tag() -> None:
    assert NEEDS.tag(of()) == ()


def test_the_sentence_that_weighs_most_is_the_place() -> None:
    tags = NEEDS.tag(of({"wneed"}, {"mself_need"}))
    assert [tag.span for tag in tags] == [SECOND]


def test_the_first_of_equal_sentences_is_the_place() -> None:
    tags = NEEDS.tag(of({"mself_need"}, {"mself_need"}))
    assert [tag.span for tag in tags] == [FIRST]


def test_what_only_the_talk_around_says_has_a_place_too() -> None:
    assert NEEDS.tag(of(around=("xnothing",)))[0].span == Span(0, 0)


def test_saying_the_same_words_again_changes_no_score() -> None:
    once, twice = of({"wneed", "mself_need"}), of({"wneed", "mself_need"}, {"wneed"})
    assert NEEDS.scores(once) == NEEDS.scores(twice)


def test_words_share_the_weight_of_their_family() -> None:
    known = {key_of(name): 0 for name in ("wone", "wtwo", "wthree", "wfour", "mrule")}
    values = values_of(of({"wone", "wtwo", "wthree", "wfour", "mrule"}), known)
    assert values[key_of("wone")] == pytest.approx(2.5 / 2)
    assert values[key_of("mrule")] == pytest.approx(0.8)


def test_values_come_in_the_order_of_their_numbers_within_a_family() -> None:
    known = {key_of(name): 0 for name in ("wone", "wtwo", "wthree")}
    keys = list(values_of(of({"wthree", "wone", "wtwo"}), known))
    assert keys == sorted(keys)


def test_a_number_of_a_trait_is_short_and_always_the_same() -> None:
    assert key_of("wneed") == key_of("wneed") < 2**KEY_BITS


@pytest.mark.parametrize(("score", "chance"), [(0.0, 0.5), (1e9, 0.99), (-1e9, 0.01)])
def test_a_likelihood_is_never_certain(score: float, chance: float) -> None:
    assert Reach(0.0, 1.0, 0.0).likelihood(score) == chance
