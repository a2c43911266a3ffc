"""Reads talks of own making whose counterpart's turns are written down, and plays them for judging.

A file holds talks at one table: scenario, draw, the learner's role, and the turns all of them open
with. A turn is the learner's (`me`, or `plant` where the planted words stand) or the counterpart's:
`them` are its words, and `tells`, `offers`, `refuses`, `asks`, `about`, `does` what they do. What a
fact says need not be written again. The learner's words go through the ear like anybody's.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from app.coach.judgement import Critique, Verdict
from app.dialogue.hearing import hear_turn
from app.dialogue.values import Words
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Clarify,
    Close,
    Greet,
    Inform,
    Kind,
    Propose,
    Reject,
    Summarise,
)
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Illegal, apply
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms, terms_of
from app.sessions.table import words_of
from tests.evals.again import Recorded, judged
from tests.golden.transcripts import content

FOLDER = Path(__file__).with_name("planted")
_DOES: dict[str, Act] = {
    "greets": Greet(),
    "takes": Accept(),
    "refuses": Reject(),
    "hears": Acknowledge(),
    "wonders": Clarify(),
    "closes": Close(is_deal=True),
    "leaves": Close(),
}
_Values = dict[str, str | int]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(_Strict):
    """One turn: the learner's words, or the counterpart's words and what they do."""

    me: str = ""
    plant: str = ""
    them: str = ""
    does: Literal["", "greets", "takes", "refuses", "hears", "wonders", "closes", "leaves"] = ""
    refuses: _Values = Field(default_factory=dict)
    tells: str = ""
    offers: _Values = Field(default_factory=dict)
    sums_up: _Values = Field(default_factory=dict)
    asks: Literal["", "open", "interest", "priority", "issue"] = ""
    about: str | None = None

    @property
    def words(self) -> str:
        """Return the learner's words; empty for a turn of the counterpart."""
        return self.plant or self.me


class Talk(_Strict):
    """A talk with what is planted in it: the check it must trip, and what it must not miss.

    `brings` names counter-evidence that the planted words cannot but be as well.
    """

    id: str
    plants: str
    verdict: Literal[Verdict.MET, Verdict.MISSED]
    spares: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    turns: tuple[Line, ...]


class TalkFile(_Strict):
    """The talks at one table, and the turns each of them opens with."""

    scenario: str
    draw: int = 1
    role: str
    opening: tuple[Line, ...] = ()
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A talk as it was heard and judged; `planted` are the numbers of its planted turns."""

    talk: Talk
    history: History
    planted: frozenset[int]
    critique: Critique
    words: Words
    role: str


def judged_talks() -> tuple[Judged, ...]:
    """Play and judge every talk of the folder."""
    return tuple(one for path in talk_files() for one in judged_in(path))


@cache
def judged_in(path: Path) -> tuple[Judged, ...]:
    """Play and judge every talk of a file."""
    file = load(path)
    return tuple(_judged(file, talk) for talk in file.talks)


def talk_files() -> tuple[Path, ...]:
    """Return the files of the folder, in order."""
    return tuple(sorted(FOLDER.glob("*.yaml")))


def load(path: Path) -> TalkFile:
    """Read a file; anything it should not hold is an error that names the field."""
    return TalkFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def words_at(scenario_id: str, draw: int) -> Words:
    """Return the words of a scenario as it is drawn, in its language."""
    library, _, speech = content()
    scenario, _ = library.resolve(scenario_id, draw)
    return words_of(scenario, speech[scenario.language].language)


def _judged(file: TalkFile, talk: Talk) -> Judged:
    words = words_at(file.scenario, file.draw)
    history, planted = played((*file.opening, *talk.turns), words, file.role)
    found = judged(history, words.scenario, file.role)
    return Judged(talk, history, planted, found, words, file.role)


def planted_records() -> tuple[Recorded, ...]:
    """Return every talk of the folder as one to be heard anew."""
    return tuple(Recorded(j.talk.id, j.history, j.words, j.role) for j in judged_talks())


def played(lines: tuple[Line, ...], words: Words, role: str) -> tuple[History, frozenset[int]]:
    """Return the turns as heard, with the numbers of the planted ones."""
    history, planted = History(), set()
    for line in lines:
        if line.words:
            history = hear_turn(line.words, history, words, role).history
            planted |= {history.turns[-1].number} if line.plant else set()
        else:
            history = _answered(history, line, words.scenario, words.scenario.other(role))
    return history, frozenset(planted)


def _answered(history: History, line: Line, scenario: Scenario, own: Role) -> History:
    text = " ".join(part for part in (line.them, _fact_text(own, line.tells)) if part)
    turn = Turn(history.next_number, own.id, text, tuple(_acts(line, own)))
    after = apply(history, turn, scenario)
    if isinstance(after, Illegal):
        raise ValueError(f"the rules forbid “{text}”: {after.reason}")
    return after


def _fact_text(own: Role, fact_id: str) -> str:
    return next(fact.text for fact in own.disclosures if fact.id == fact_id) if fact_id else ""


def _acts(line: Line, own: Role) -> list[Act]:
    acts: list[Act] = [_DOES[line.does]] if line.does else []
    acts += [Reject(_terms(line.refuses))] if line.refuses else []
    acts += [
        Inform(fact.kind, fact.issue, fact.importance, fact.id)
        for fact in own.disclosures
        if fact.id == line.tells
    ]
    acts += [Propose((_terms(line.offers),))] if line.offers else []
    acts += [Summarise(_terms(line.sums_up))] if line.sums_up else []
    acts += [Ask(Kind(line.asks), line.about)] if line.asks else []
    return acts


def _terms(values: _Values) -> Terms:
    return terms_of({issue: str(option) for issue, option in values.items()})
