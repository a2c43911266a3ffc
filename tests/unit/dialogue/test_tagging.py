"""Rules and tagger joined: what stands, where, and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.dialogue.listen import listen
from app.dialogue.tagger import Tag, Traits
from app.dialogue.tagging import SURE_AWAY, at_home, away, is_home, with_tags
from app.negotiation.acts import Marker, Span
from tests.builders_camp import CAMP
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
    found = at_home((Marker("self_need", RULE, 0.8),), (Tag("self_need", PLACE, 0.9),))
    assert found == [Marker("self_need", RULE, 0.9)]


def test_a_strategy_only_the_tagger_sees_stands_on_its_sentence() -> None:
    assert at_home((), (Tag("no_need", PLACE, 0.6),)) == [Marker("no_need", PLACE, 0.6)]


def test_a_strategy_only_a_rule_sees_does_not_stand() -> None:
    assert at_home((Marker("vouch_fair", RULE, 0.8),), ()) == []


def test_away_from_home_a_rule_stands_by_itself() -> None:
    seen = (Marker("vouch_fair", RULE, 0.8),)
    assert away(seen, ()) == list(seen)


def test_away_from_home_what_both_see_has_the_higher_confidence() -> None:
    found = away((Marker("vouch_fair", RULE, 0.8),), (Tag("vouch_fair", PLACE, 0.7),))
    assert found == [Marker("vouch_fair", RULE, 0.8)]


def test_away_from_home_only_a_sure_tag_adds_a_marker() -> None:
    unsure, sure = Tag("no_need", PLACE, SURE_AWAY - 0.01), Tag("self_need", PLACE, SURE_AWAY)
    assert away((), (unsure, sure)) == [Marker("self_need", PLACE, SURE_AWAY)]


def test_home_is_where_like_units_are_shared_out() -> None:
    assert is_home(CAMP.scenario)
    assert not is_home(WORDS.scenario)


def test_every_other_marker_is_left_as_the_rule_saw_it() -> None:
    seen = (Marker("ultimatum", RULE, 0.8), Marker("conditional", PLACE, 0.7))
    assert at_home(seen, (Tag("no_need", PLACE, 0.6),))[:2] == list(seen)


def test_each_place_a_rule_saw_is_kept() -> None:
    seen = (Marker("self_need", RULE, 0.8), Marker("self_need", PLACE, 0.8))
    assert [m.span for m in at_home(seen, (Tag("self_need", PLACE, 0.9),))] == [RULE, PLACE]


def test_listening_asks_the_tagger_of_its_language() -> None:
    tagger = FixedTagger((Tag("showing_empathy", PLACE, 0.6),))
    words = replace(WORDS, language=replace(WORDS.language, tagger=tagger))
    heard = listen("We could live without a review.", NOTHING, words, CLIENT)
    assert Marker("showing_empathy", PLACE, 0.6) in heard.markers


def test_a_language_without_a_tagger_has_its_rules() -> None:
    words = replace(WORDS, language=replace(WORDS.language, tagger=None))
    heard = listen("What matters most to you?", NOTHING, words, CLIENT)
    assert "elicit_pref" in {marker.name for marker in heard.markers}


def test_nothing_heard_is_nothing_to_tag() -> None:
    assert with_tags("...", (), (), 0) == []
