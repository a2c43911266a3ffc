"""Rules for markers: what must and must not be so for a marker to be seen."""

import re
import time
from dataclasses import replace

import pytest

from app.dialogue.guards import Guarded
from app.dialogue.marker_rules import FACTS, MARKERS, PRECEDING, Hit, Rule, Seen, hits_in
from app.negotiation.acts import ACTS
from tests.builders_talk import LANGUAGE, heard


def a_rule(*says: str) -> Rule:
    patterns = tuple(Guarded(text) for text in says)
    nothing = frozenset[str]()
    return Rule(patterns, (), (), nothing, nothing, nothing, 0.8, False, False)


def seen(text: str, *facts: str, after: tuple[str, ...] = ()) -> Seen:
    return Seen(text, frozenset(facts), frozenset(after), lambda group: re.search(group, text))


def hits(rule: Rule, sentence: Seen) -> list[Hit]:
    return list(hits_in(sentence, {"threat": (rule,)}))


def test_a_rule_rests_on_the_words_that_matched() -> None:
    (hit,) = hits(a_rule("or else"), seen("pay or else!"))
    assert (hit.marker, hit.start, hit.end) == ("threat", 4, 11)


def test_any_of_several_patterns_is_enough() -> None:
    assert hits(a_rule("never", "or else"), seen("pay or else"))
    assert not hits(a_rule("never", "at all"), seen("pay or else"))


def test_a_group_of_the_ear_serves_as_a_pattern() -> None:
    assert hits(replace(a_rule(), groups=("else",)), seen("or else"))
    assert not hits(replace(a_rule(), groups=("leave",)), seen("or else"))


def test_what_must_not_stand_beside_it_rules_it_out() -> None:
    rule = replace(a_rule("walk"), unless=(Guarded("never"),))
    assert hits(rule, seen("we walk"))
    assert not hits(rule, seen("we never walk"))


def test_facts_may_be_needed_or_ruled_out() -> None:
    rule = replace(a_rule("walk"), needs=frozenset({"own_side"}), without=frozenset({"a_question"}))
    assert hits(rule, seen("we walk", "own_side"))
    assert not hits(rule, seen("walk"))
    assert not hits(rule, seen("do we walk?", "own_side", "a_question"))


def test_facts_alone_may_decide_and_rest_on_the_sentence() -> None:
    (hit,) = hits(
        replace(a_rule(), needs=frozenset({"threatens"})), seen("goodbye then", "threatens")
    )
    assert (hit.start, hit.end) == (0, 12)


def test_a_rule_may_hang_on_what_the_other_side_did() -> None:
    rule = replace(a_rule("no comment"), after=frozenset({"ask", "clarify"}))
    assert hits(rule, seen("no comment", after=("inform", "ask")))
    assert not hits(rule, seen("no comment", after=("inform",)))


def test_a_rule_may_rest_on_the_whole_sentence() -> None:
    (hit,) = hits(replace(a_rule("why"), is_whole=True), seen("so why?"))
    assert (hit.start, hit.end) == (0, 7)


def test_the_first_rule_that_holds_is_taken() -> None:
    sure = replace(a_rule("walk away"), confidence=0.9)
    unsure = replace(a_rule("walk"), confidence=0.5)
    rules = {"threat": (sure, unsure)}
    assert [h.rule.confidence for h in hits_in(seen("i walk away"), rules)] == [0.9]
    assert [h.rule.confidence for h in hits_in(seen("i walk"), rules)] == [0.5]


def test_the_names_of_acts_before_are_those_of_the_acts() -> None:
    spelled = {re.sub(r"(?<!^)(?=[A-Z])", "_", act.__name__).lower() for act in ACTS}
    assert set(PRECEDING) == spelled | {"nothing"}


def test_no_name_stands_twice() -> None:
    assert len(set(MARKERS)) == len(MARKERS)
    assert len(set(FACTS)) == len(FACTS)


@pytest.mark.parametrize("marker", MARKERS)
def test_english_has_rules_for_every_marker(marker: str) -> None:
    assert LANGUAGE.markers[marker]


SCENARIO_WORDS = re.compile(
    r"\b(?:firewood|water|food|licen[cs]e|lease|bicycle|bike|testimonial|mechanics?)\b"
)


def test_no_rule_names_what_a_scenario_is_about() -> None:
    rules = [rule for listed in LANGUAGE.markers.values() for rule in listed]
    patterns = [p.pattern for rule in rules for p in (*rule.says, *rule.unless)]
    assert [p for p in patterns if SCENARIO_WORDS.search(p)] == []


@pytest.mark.parametrize(
    "unit",
    ["i need you to ", "if i if ", "my ", "because i ", "a", "so what just ", "you are not "],
)
def test_time_grows_with_the_length_of_the_text_and_no_faster(unit: str) -> None:
    rules = LANGUAGE.markers

    def seconds(length: int) -> float:
        text = (unit * length)[:length]
        begin = time.process_time()
        everything = frozenset(FACTS) - {"a_question"}
        for facts in (frozenset[str](), everything, frozenset(FACTS)):
            list(hits_in(Seen(text, facts, frozenset(PRECEDING), lambda _: None), rules))
        return time.process_time() - begin

    short = min(seconds(1_000) for _ in range(2))
    assert seconds(4_000) < 8 * short + 0.05


def test_a_long_text_without_a_stop_is_marked_in_time() -> None:
    begin = time.process_time()
    heard("i really just still need you to give my kids " * 90)
    assert time.process_time() - begin < 2
