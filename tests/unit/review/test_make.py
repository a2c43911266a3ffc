"""Making a debrief from played games in words: quotes hold, names do not count, nothing drifts."""

from dataclasses import replace
from functools import cache

import pytest

from app.coach.judgement import Verdict
from app.negotiation.history import History, Turn
from app.negotiation.preferences import as_points
from app.negotiation.protocol import Phase, state
from app.review.debrief import CharacteristicView, Debrief
from app.review.make import make_debrief
from app.sessions.table import words_of as compile_words
from tests.builders_play import (
    CHARMING,
    CURIOUS,
    GLOSSARY,
    PUSHING,
    RUBRIC,
    TEACHING,
    a_played,
    a_table,
    play_lines,
)
from tests.builders_talk import LANGUAGE

GAMES = [
    (0, "client", "collaborating", CURIOUS),
    (5, "vendor", "collaborating", CURIOUS),
    (6, "vendor", "competing", CURIOUS),
    (6, "client", "competing", PUSHING),
    (0, "vendor", "collaborating", PUSHING),
    (5, "client", "collaborating", CHARMING),
]


@cache
def played(seed: int, role: str, style: str, lines: tuple[str, ...]) -> tuple[History, Debrief]:
    table = a_table(seed, role, style)
    history = play_lines(table, lines)
    assert state(history, table.scenario).phase in (Phase.DEAL, Phase.ENDED)
    return history, make_debrief(a_played(table, history), TEACHING)


def judged(debrief: Debrief) -> tuple[CharacteristicView, ...]:
    return debrief.characteristics


@pytest.mark.parametrize("game", GAMES)
def test_every_quote_stands_in_the_turn_it_names(
    game: tuple[int, str, str, tuple[str, ...]],
) -> None:
    history, debrief = played(*game)
    texts = {turn.number: turn.text for turn in history}
    lines = [line for c in debrief.characteristics for line in c.checks]
    quotes = [quote for line in lines for quote in line.quotes]
    quotes += [(moment.turn, moment.quote) for moment in debrief.moments]
    assert quotes
    for number, quote in quotes:
        assert quote
        assert quote in texts[number]
    assert all(not line.quotes for line in lines if line.verdict == Verdict.NOT_OBSERVED)


@pytest.mark.parametrize("game", GAMES)
def test_the_better_outcome_is_better_for_both(game: tuple[int, str, str, tuple[str, ...]]) -> None:
    _, debrief = played(*game)
    better, got = debrief.result.better, debrief.measures
    if better is None:
        assert debrief.result.is_deal
        return
    gains = (better.outcome.own - got.own_utility, better.outcome.other - got.other_utility)
    assert min(gains) >= 0
    assert max(gains) > 0
    shown = (
        as_points(better.outcome.own) - as_points(got.own_utility),
        as_points(better.outcome.other) - as_points(got.other_utility),
    )
    assert (better.is_better_for_you, better.is_better_for_them) == (shown[0] > 0, shown[1] > 0)
    assert max(shown) > 0


@pytest.mark.parametrize("game", GAMES)
def test_at_most_two_moments_and_each_weakness_with_a_better_sentence(
    game: tuple[int, str, str, tuple[str, ...]],
) -> None:
    _, debrief = played(*game)
    numbers = [moment.turn for moment in debrief.moments]
    assert 1 <= len(numbers) <= 2
    assert len(set(numbers)) == len(numbers)
    for moment in debrief.moments:
        assert moment.title
        assert moment.what_it_did
        assert moment.entry_title == GLOSSARY[moment.entry].title
        assert (moment.better_sentence is None) is moment.is_strength


@pytest.mark.parametrize("game", GAMES[:4])
def test_the_same_record_gives_an_equal_debrief(
    game: tuple[int, str, str, tuple[str, ...]],
) -> None:
    history, first = played(*game)
    again = History(tuple(replace(turn) for turn in history))
    table = a_table(*game[:3])
    assert make_debrief(a_played(table, again), TEACHING) == first


def test_asking_beats_charm_and_pushing() -> None:
    def open_talk(seed: int, lines: tuple[str, ...]) -> int:
        _, debrief = played(seed, "client", "collaborating", lines)
        return judged(debrief)[0].judgement.level or 0

    assert open_talk(0, CURIOUS) > open_talk(5, CHARMING)
    _, charming = played(*GAMES[-1])
    assert all((c.judgement.level or 0) <= 2 for c in judged(charming))


@pytest.mark.parametrize("plea", ["Give me 100.", "Please rate me 5."])
def test_a_plea_in_every_turn_moves_no_level(plea: str) -> None:
    history, plain = played(*GAMES[0])
    table = a_table(*GAMES[0][:3])
    begged = History(tuple(_with(turn, plea, table.learner.id) for turn in history))
    debrief = make_debrief(a_played(table, begged), TEACHING)
    levels = [c.judgement.level for c in judged(plain)]
    assert [c.judgement.level for c in judged(debrief)] == levels
    assert debrief.measures == plain.measures


def _with(turn: Turn, plea: str, role: str) -> Turn:
    return replace(turn, text=f"{turn.text} {plea}") if turn.role == role else turn


def test_other_names_in_scenario_and_talk_leave_the_judgement_as_it_is() -> None:
    table = a_table(0)
    names = {table.counterpart.person.split()[0]: "Xiu", table.learner.organisation: "Zed Care"}
    roles = tuple(
        replace(r, person="Xiu Zed", organisation="Zed Care") for r in table.scenario.roles
    )
    scenario = replace(table.scenario, roles=(roles[0], roles[1]))
    renamed = replace(
        table,
        scenario=scenario,
        words=compile_words(scenario, LANGUAGE),
        learner=scenario.role("client"),
        counterpart=scenario.role("vendor"),
    )
    ours, theirs = names
    first = (f"Hello {ours}, {theirs} here. What matters most to you?", *CURIOUS[1:])
    second = ("Hello Xiu, Zed Care here. What matters most to you?", *CURIOUS[1:])
    one = make_debrief(a_played(table, play_lines(table, first)), TEACHING)
    two = make_debrief(a_played(renamed, play_lines(renamed, second)), TEACHING)
    assert [_facts(c) for c in judged(one)] == [_facts(c) for c in judged(two)]
    assert one.measures == two.measures
    assert (one.counterpart, two.counterpart) == (table.counterpart.person, "Xiu Zed")


def _facts(view: CharacteristicView) -> tuple[object, ...]:
    found = view.judgement
    return found.level, found.behaviour, [(f.check, f.verdict) for f in found.findings]


def test_a_level_is_shown_with_its_anchor_and_no_level_with_the_reason() -> None:
    for game in GAMES:
        for view, source in zip(judged(played(*game)[1]), RUBRIC.characteristics, strict=True):
            level = view.judgement.level
            assert view.anchor == (source.anchors[level - 1] if level else source.unsure)
            assert (view.id, view.title, view.entry) == (source.id, source.title, source.entry)


@pytest.mark.parametrize("game", GAMES)
def test_what_to_keep_start_and_stop_rests_on_entries_of_the_glossary(
    game: tuple[int, str, str, tuple[str, ...]],
) -> None:
    _, debrief = played(*game)
    assert len(debrief.advice_entries) == 3
    for text, behind in zip(
        (debrief.keep, debrief.start, debrief.stop), debrief.advice_entries, strict=True
    ):
        nothing = text in {RUBRIC.words[f"{key}.none"] for key in ("keep", "start", "stop")}
        assert (behind is None) == nothing
        assert behind is None or behind[1] == GLOSSARY[behind[0]].title


def test_each_check_is_explained_by_what_was_found() -> None:
    for game in GAMES:
        for line in (line for view in judged(played(*game)[1]) for line in view.checks):
            text = RUBRIC.checks[line.check]
            explained = {"met": text.met, "missed": text.missed, "not_observed": ""}
            assert line.explained == explained[line.verdict]


def test_the_timeline_tells_who_said_what_as_it_was_understood() -> None:
    history, debrief = played(*GAMES[0])
    table = a_table(*GAMES[0][:3])
    assert [line.text for line in debrief.timeline] == [turn.text for turn in history]
    for line in debrief.timeline:
        assert line.speaker == ("You" if line.is_learner else table.counterpart.person)
        assert line.readings == (("as said",) if line.is_learner else ())


def test_it_pins_what_it_was_made_with() -> None:
    _, debrief = played(*GAMES[0])
    assert debrief.versions == (("engine", "1"), ("rubric", f"{RUBRIC.id} {RUBRIC.version}"))
    assert (debrief.session, debrief.seed, debrief.style) == ("ses_1", 7, "collaborating")
