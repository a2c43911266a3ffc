"""Hints in words: three levels, and an example that the ear hears as what is advised."""

from collections import Counter
from functools import cache

import pytest

from app.coach.hints import Hint, hint
from app.coach.play import Play
from app.coach.situations import SITUATIONS
from app.dialogue.listen import listen
from app.dialogue.values import Words
from app.negotiation.acts import COMMITTING, Accept, Ask, Inform, Kind, Propose, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.terms import Terms, terms_of
from app.review.hinting import SaidHint, example, say_hint
from app.sessions.table import words_of as compile_words
from tests.builders import a_history, said, whole_terms
from tests.builders_every import words_in
from tests.builders_games import SCENARIO_IDS, Match, play, spread
from tests.builders_lessons import teaching_in
from tests.builders_play import RUBRIC, TEACHING, THRESHOLDS, a_play, closing, me, offer, them
from tests.builders_talk import LANGUAGE
from tests.builders_voiced import words_for

SEATS = [(scenario, place) for scenario in SCENARIO_IDS for place in (0, 1)]


def seat(words: Words, place: int, history: History) -> Play:
    scenario = words.scenario
    own, other = scenario.roles[place], scenario.roles[1 - place]
    return Play(history, scenario, own, other, THRESHOLDS)


def reads_back(play: Play, words: Words) -> Hint:
    """The hint for a play, once the ear has heard its example as what it advises."""
    found = hint(play, RUBRIC.practice)
    sentence = example(found, play, teaching_in(play.scenario.language), words)
    heard = listen(sentence, play.history, words, play.learner.id).acts
    if found.kind == "asked-you":
        assert any(isinstance(act, Inform) for act in heard), sentence
        assert not any(isinstance(act, COMMITTING) for act in heard), sentence
    else:
        assert set(heard) == set(found.acts), (found, sentence)
    return found


def talks(words: Words, place: int) -> list[tuple[Turn, ...]]:
    """Talks that lead into every situation there is, in any scenario."""
    scenario = words.scenario
    own, other = scenario.roles[place], scenario.roles[1 - place]
    best = own.preferences.best_option
    rich = terms_of({issue.id: best(issue.id) for issue in scenario.issues})
    # The options they like best happen to be their wishes here; in a game they say so.
    poor = terms_of({i.id: other.preferences.best_option(i.id) for i in scenario.issues})
    one = (scenario.haggled or scenario.issues[0]).id

    def mine(terms: Terms) -> Turn:
        return said(own.id, Propose((terms,)))

    def theirs(*offers: Terms) -> Turn:
        return said(other.id, Propose(offers))

    ask, hush = said(own.id, Ask(Kind.PRIORITY)), said(other.id)
    fact = other.disclosures[0]
    told = said(other.id, Inform(fact.kind, fact.issue, fact.importance, fact.id))
    steps = [terms_of({one: scenario.issue(one).options[place].id}) for place in (0, 1)]
    found: list[tuple[Turn, ...]] = [
        (),
        (ask, hush),
        (ask, told),
        (ask, told, said(own.id), said(other.id, Ask(Kind.PRIORITY))),
        (ask, said(other.id, Ask(Kind.PRIORITY))),
        (ask, told, mine(rich), theirs(poor)),
        (ask, theirs(poor)),
        (ask, theirs(rich)),
        (ask, theirs(rich, poor)),
        (ask, theirs(rich), said(own.id, Accept())),
        (ask, theirs(rich), said(own.id, Accept()), said(other.id, Summarise(rich))),
        (ask, theirs(poor), said(own.id, Accept()), said(other.id, Summarise(poor))),
        (ask, theirs(poor), mine(rich), theirs(poor), mine(rich), theirs(poor)),
        (ask, theirs(poor), mine(steps[0]), hush, mine(steps[1]), hush),
        tuple([ask, hush, mine(rich), theirs(poor)] * (scenario.turn_limit // 2)),
        tuple([ask, hush] * (scenario.turn_limit - 1)),
    ]
    asked = [(said(other.id, Ask(kind, issue.id)),) for issue in scenario.issues for kind in _KINDS]
    return found + asked


_KINDS = (Kind.PRIORITY, Kind.INTEREST, Kind.ISSUE)


@pytest.mark.parametrize(("scenario_id", "place"), SEATS)
def test_every_example_is_heard_as_the_move_it_advises(scenario_id: str, place: int) -> None:
    words = words_in(scenario_id)
    plays = [seat(words, place, a_history(*talk)) for talk in talks(words, place)]
    kinds = Counter(reads_back(one, words).kind for one in plays)
    assert set(kinds) >= {"asked-you", "nothing-asked", "take", "agreed", "last-turns"}


def test_between_them_the_talks_lead_into_every_situation() -> None:
    rule, seen = RUBRIC.practice, set()
    for scenario_id, place in SEATS:
        words = words_in(scenario_id)
        for talk in talks(words, place):
            seen.add(hint(seat(words, place, a_history(*talk)), rule).kind)
    assert seen >= set(SITUATIONS) - {"above"}


def test_examples_in_played_games_are_heard_as_well() -> None:
    checked = sum(1 for match in spread(14) for _ in _hints_of(match))
    assert checked > 80


def _hints_of(match: Match) -> list[Hint]:
    words = words_for(match.scenario_id, match.seed)
    game = play(match)
    before = [game.history.until(turn.number) for turn in game.history.of(match.role)]
    return [reads_back(seat(words, match.place, history), words) for history in before]


def said_of(play: Play, level: int) -> SaidHint:
    return say_hint(play, level, TEACHING, compile_words(play.scenario, LANGUAGE))


@cache
def hints(*turns: Turn) -> tuple[str, str, str]:
    one, two, three = (said_of(a_play(*turns), level).text for level in (1, 2, 3))
    return one, two, three


def test_the_three_levels_ask_advise_and_show() -> None:
    question, tactic, shown = hints()
    assert question.endswith("?")
    assert tactic.startswith("Ask an open question")
    assert shown == "Before we go on: what matters most to you in this?"


def test_a_hint_tells_what_their_offer_is_worth_to_the_learner() -> None:
    question, _, shown = hints(me(Ask(Kind.OPEN)), them(offer(whole_terms("10", "morning", "1"))))
    assert question.startswith("Their offer is worth 8 to you and your alternative 40.")
    assert shown


def test_it_names_its_turn_its_kind_and_an_entry() -> None:
    said_hint = said_of(a_play(them(Ask(Kind.PRIORITY))), 1)
    assert (said_hint.turn, said_hint.level, said_hint.kind) == (2, 1, "asked-you")
    assert said_hint.entry in TEACHING.entry_titles


def test_there_is_no_fourth_level_and_no_hint_after_the_end() -> None:
    with pytest.raises(ValueError, match="level 4"):
        said_of(a_play(), 4)
    with pytest.raises(ValueError, match="over"):
        said_of(a_play(*closing(whole_terms())), 1)
