"""Talks between two people, and the service that judges them, on two scenarios of the library.

Sam buys a bike from Kim (`first-bike`): a price, what comes on the rack, a day. In `BIKE` both ask
and tell, and both say yes to all of it.
"""

from functools import cache

from app.knowledge.judge_words import load_judge_words
from app.knowledge.language import load_language
from app.knowledge.phrases import load_readings
from app.knowledge.placed import read_placed
from app.knowledge.scenarios import Library
from app.negotiation.history import History
from app.negotiation.scenario import Scenario
from app.review.people.hearing import hear_talk
from app.review.people.judge import Judging
from app.review.people.judged import JudgedTalk, Side
from app.review.people.reading import read_talk
from app.review.people.transcript import About
from app.review.people.words import JudgeWords
from app.sessions.table import Speech, words_of
from app.sessions.transcripts import TranscriptService
from tests.builders_lessons import teaching_in
from tests.builders_talk import KNOWLEDGE

BUYER, SELLER = "buyer", "seller"
ROLES = {"Sam": BUYER, "Kim": SELLER}
BIKE = """\
[18:02] Sam: Hi Kim! What matters most to you about the bike?
[18:03] Kim: Hello! The day matters most to me. What is important to you?
[18:05] Sam: For me the bags on the rack are important, because I ride to work.
Kim: The bags are not important to me.
  I never use them.

Sam: If you leave the pannier bags on, I could wait until next Friday and pay 150.
Kim: 150 is too little for this bike. What about 175 with the pannier bags, next Friday?
Sam: If it is 165 with the pannier bags, next Friday is fine, because you keep it for longer.
Kim: Deal.
"""
QUARREL = """\
Sam: 130 for the bike.
Kim: I want 190. Take it or leave it.
Sam: You are a liar. 130.
Kim: Forget it. I am leaving, no deal.
"""


@cache
def judge_words(code: str = "en") -> JudgeWords:
    """What is said around a judged talk in a language."""
    return load_judge_words(KNOWLEDGE / "phrases" / code / "judge.yaml")


@cache
def _speech(code: str) -> Speech:
    phrases = KNOWLEDGE / "phrases" / code
    language = load_language(phrases / "ear.yaml")
    return Speech(language, load_readings(phrases / "readings.yaml"), ())


@cache
def a_library() -> Library:
    """The bike and the Spanish market stall, as drawn by seed."""
    paths = [KNOWLEDGE / "scenarios" / f"{name}.yaml" for name in _SCENARIOS]
    return Library({path.stem: (path.name, read_placed(path, path.name)) for path in paths})


_SCENARIOS = ("first-bike", "puesto-de-mercado")
_LANGUAGES = ("en", "es")


@cache
def the_judge() -> TranscriptService:
    """The use case on the real content."""
    return TranscriptService(
        a_library(),
        {code: _speech(code) for code in _LANGUAGES},
        {code: teaching_in(code) for code in _LANGUAGES},
        {code: judge_words(code) for code in _LANGUAGES},
    )


@cache
def a_bike() -> Scenario:
    """The bike's scenario of seed 1."""
    return a_library().resolve("first-bike", 1)[0]


@cache
def a_judging() -> Judging:
    """What a talk about the bike is judged with."""
    speech = _speech("en")
    words = words_of(a_bike(), speech.language)
    return Judging(words, speech.readings, teaching_in("en"), judge_words(), on_issues=True)


def bike_talk(text: str) -> History:
    """A talk about the bike as it is heard."""
    by = a_judging()
    return hear_talk(read_talk(text), ROLES, by.words, by.readings).history


@cache
def judged(text: str = BIKE) -> JudgedTalk:
    """A talk between Sam and Kim about the bike, judged."""
    return the_judge().judge_now(read_talk(text, About("first-bike", roles=ROLES)))


@cache
def judged_bare(text: str = BIKE) -> JudgedTalk:
    """A talk of which no scenario is known, judged."""
    return the_judge().judge_now(read_talk(text))


def side_of(talk: JudgedTalk, speaker: str) -> Side:
    """One person's side of a judged talk."""
    return next(side for side in talk.sides if side.speaker == speaker)


def verdict(side: Side, check: str) -> str:
    """What a check found for a side."""
    return next(found.verdict for found in side.checks if found.check == check)
