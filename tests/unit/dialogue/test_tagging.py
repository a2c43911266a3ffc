"""Rules and tagger joined: what stands, where, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.dialogue.listen import listen
from app.dialogue.tagger import NO_STRATEGY, Tag, Traits
from app.dialogue.tagging import is_home, joined, with_tags
from app.negotiation.acts import Marker, Span
from tests.builders_camp import CAMP, SCOUT
from tests.builders_talk import CLIENT, NOTHING, WORDS

RULE, PLACE = Span(2, 8), Span(0, 20)


@dataclass
class FixedTagger:
    """Tags whatever it is asked about with the same tags."""

    tags: tuple[Tag, ...]

    @property
    def alike(self) -> Mapping[str, str]:
        return {}

    def tag(self, traits: Traits) -> tuple[Tag, ...]:
        assert traits.sentences
        return self.tags


def test_a_strategy_both_see_is_one_marker_on_the_words_of_the_rule() -> None:
    found = joined((Marker("self_need", RULE, 0.8),), (Tag("self_need", PLACE, 0.9),))
    assert found == [Marker("self_need", RULE, 0.9)]


def test_a_strategy_only_the_tagger_sees_stands_on_its_sentence() -> None:
    assert joined((), (Tag("no_need", PLACE, 0.6),)) == [Marker("no_need", PLACE, 0.6)]


def test_a_strategy_only_a_rule_sees_does_not_stand() -> None:
    assert joined((Marker("vouch_fair", RULE, 0.8),), ()) == []


def test_away_from_home_the_rules_stand_alone() -> None:
    tagger = FixedTagger((Tag("showing_empathy", PLACE, 0.6),))
    words = replace(WORDS, language=replace(WORDS.language, tagger=tagger))
    heard = listen("What matters most to you?", NOTHING, words, CLIENT)
    assert {m.name for m in heard.markers} & {"elicit_pref", "showing_empathy"} == {"elicit_pref"}


def test_where_no_rule_sees_a_strategy_that_is_said() -> None:
    heard = listen("84 a seat. For 2 years.", NOTHING, WORDS, CLIENT)
    (none,) = (marker for marker in heard.markers if marker.name == NO_STRATEGY)
    assert none.span.of("84 a seat. For 2 years.") == "84 a seat. For 2 years."


def test_home_is_where_like_units_are_shared_out() -> None:
    assert is_home(CAMP.scenario)
    assert not is_home(WORDS.scenario)


def test_every_other_marker_is_left_as_the_rule_saw_it() -> None:
    seen = (Marker("ultimatum", RULE, 0.8), Marker("conditional", PLACE, 0.7))
    assert joined(seen, (Tag("no_need", PLACE, 0.6),))[:2] == list(seen)


def test_each_place_a_rule_saw_is_kept() -> None:
    seen = (Marker("self_need", RULE, 0.8), Marker("self_need", PLACE, 0.8))
    assert [m.span for m in joined(seen, (Tag("self_need", PLACE, 0.9),))] == [RULE, PLACE]


def test_listening_at_home_asks_the_tagger_of_its_language() -> None:
    tagger = FixedTagger((Tag("showing_empathy", PLACE, 0.6),))
    words = replace(CAMP, language=replace(CAMP.language, tagger=tagger))
    heard = listen("We could live without the food.", NOTHING, words, SCOUT)
    assert Marker("showing_empathy", PLACE, 0.6) in heard.markers


def test_a_language_without_a_tagger_has_its_rules() -> None:
    words = replace(WORDS, language=replace(WORDS.language, tagger=None))
    heard = listen("What matters most to you?", NOTHING, words, CLIENT)
    assert "elicit_pref" in {marker.name for marker in heard.markers}


def test_nothing_heard_is_nothing_to_tag() -> None:
    assert with_tags("...", (), (), 0) == []
