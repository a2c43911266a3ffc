"""Better sentences in every scenario: heard, from either side, as the acts they recommend."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from app.coach.advice import ADVICE, recommend
from app.coach.better_offers import fits
from app.coach.play import Play
from app.dialogue.language import Language
from app.dialogue.listen import listen
from app.dialogue.values import Words
from app.knowledge.language import load_language
from app.knowledge.phrases import load_coach_words, load_phrasebook
from app.knowledge.scenarios import load_library
from app.negotiation.acts import (
    Accept,
    Act,
    Ask,
    Close,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
    Threaten,
)
from app.negotiation.history import History
from app.negotiation.scenario import Role
from app.negotiation.terms import Terms, terms_of
from app.review.coach_words import CoachWords
from app.review.sentences import better_sentence
from app.sessions.table import words_of as compile_words
from tests.builders import a_history, said
from tests.builders_play import THRESHOLDS

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
FOLDER = KNOWLEDGE / "scenarios"
LIBRARY = load_library(FOLDER)
SEATS = [(path.stem, place) for path in sorted(FOLDER.glob("*.yaml")) for place in (0, 1)]
SEEDS = range(2)
BINDING = (Propose, Accept, Summarise, Threaten, Close)
SAID = [name for name in ADVICE if name not in ("answer", "none")]


@cache
def ear(code: str) -> Language:
    return load_language(KNOWLEDGE / "phrases" / code / "ear.yaml")


@cache
def coach(code: str) -> CoachWords:
    phrases = KNOWLEDGE / "phrases" / code
    return load_coach_words(phrases / "coach.yaml", load_phrasebook(phrases / "voice.yaml"))


@cache
def compiled(scenario_id: str, seed: int) -> Words:
    scenario, _ = LIBRARY.resolve(scenario_id, seed)
    return compile_words(scenario, ear(scenario.language))


def first_offer(role: Role, words: Words) -> Terms:
    """Figures on the issue that is haggled over, or on the first."""
    issue = words.scenario.haggled or words.scenario.issues[0]
    return terms_of({issue.id: role.preferences.best_option(issue.id)})


def situations(words: Words, own: Role, other: Role) -> Iterator[History]:
    """Cold, after a whole offer, and after each fact they may tell, asked something last."""
    middle = {i.id: i.options[len(i.options) // 2].id for i in words.scenario.issues}
    mine = said(own.id, Propose((first_offer(own, words),)))
    yield a_history(said(other.id, Greet(), Ask(Kind.OPEN)), said(own.id))
    yield a_history(said(other.id, Propose((terms_of(middle),))), mine)
    for fact in other.disclosures:
        told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        yield a_history(said(other.id, told, Ask(Kind.INTEREST, fact.issue)), mine)


def plays(scenario_id: str, place: int) -> Iterator[tuple[Words, Play]]:
    for seed in SEEDS:
        words = compiled(scenario_id, seed)
        own, other = words.scenario.roles[place], words.scenario.roles[1 - place]
        for history in situations(words, own, other):
            yield words, Play(history, words.scenario, own, other, THRESHOLDS)


def sentence(acts: tuple[Act, ...], play: Play) -> str:
    words = coach(play.scenario.language)
    found = better_sentence(acts, play.scenario, play.learner, words)
    assert found is not None
    return found


@pytest.mark.parametrize("seat", SEATS, ids=str)
@pytest.mark.parametrize("name", SAID)
def test_it_is_heard_as_what_it_recommends(name: str, seat: tuple[str, int]) -> None:
    for words, play in plays(*seat):
        acts = recommend(name, play, 2, None)
        said_so = sentence(acts, play)
        heard = listen(said_so, play.history.until(2), words, play.learner.id)
        assert set(heard.acts) == set(acts), said_so


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_a_recommended_answer_tells_and_commits_to_nothing(seat: tuple[str, int]) -> None:
    for words, play in plays(*seat):
        for issue in play.scenario.issues:
            said_so = sentence(recommend("answer", play, 2, issue.id), play)
            heard = listen(said_so, play.history.until(2), words, play.learner.id).acts
            assert any(isinstance(act, Inform) for act in heard), said_so
            assert not any(isinstance(act, BINDING) for act in heard), said_so


@pytest.mark.parametrize("seat", SEATS, ids=str)
@pytest.mark.parametrize("name", ["trade", "package", "choice"])
def test_a_recommended_offer_gives_something_and_leaves_room_to_agree(
    name: str, seat: tuple[str, int]
) -> None:
    for _, play in plays(*seat):
        (act,) = recommend(name, play, 2, None)
        assert isinstance(act, Propose)
        own, theirs = play.learner.preferences, play.counterpart.preferences
        for terms in act.offers:
            assert fits(play, terms)
            assert any(theirs.prefers(i, o, own.best_option(i)) for i, o in terms)
            assert any(o == own.best_option(i) for i, o in terms)


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_a_recommended_package_holds_three_issues(seat: tuple[str, int]) -> None:
    for _, play in plays(*seat):
        (act,) = recommend("package", play, 2, None)
        assert isinstance(act, Propose)
        assert len(act.offers[0]) >= THRESHOLDS.issues_in_package


@pytest.mark.parametrize("seat", SEATS, ids=str)
def test_a_refusal_of_what_is_being_confirmed_is_heard_as_one(seat: tuple[str, int]) -> None:
    for seed in SEEDS:
        words = compiled(seat[0], seed)
        own, other = words.scenario.roles[seat[1]], words.scenario.roles[1 - seat[1]]
        best = {i.id: other.preferences.best_option(i.id) for i in words.scenario.issues}
        theirs = terms_of(best)
        history = a_history(
            said(other.id, Propose((theirs,))),
            said(own.id, Accept()),
            said(other.id, Summarise(theirs)),
            said(own.id, Accept()),
        )
        play = Play(history, words.scenario, own, other, THRESHOLDS)
        acts = recommend("refuse", play, 4, None)
        assert isinstance(acts[0], Reject)
        said_so = sentence(acts, play)
        heard = listen(said_so, history.until(4), words, own.id)
        assert set(heard.acts) == set(acts), said_so
