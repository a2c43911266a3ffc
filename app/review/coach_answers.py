"""The coach's answers without a model: what is asked, and which sentences of which block answer it.

Rules: nothing is worded here but by frames; a contradiction without evidence changes nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.dialogue.phrasebook import fill
from app.review.coach_blocks import quoted
from app.review.coach_talk import (
    BETTER,
    CHALLENGE,
    GENERAL,
    HINT,
    LEFT,
    LEVEL,
    MORE,
    NEXT,
    REPORT,
    RESULT,
    SUBJECTS,
    THEIRS,
    Block,
    Reply,
    Source,
    Sourced,
    TalkWords,
)
from app.review.debrief import Debrief, TurnLine

FEWEST_SENTENCES, MOST_SENTENCES = 2, 4
_QUOTED = re.compile(r"[“\"«]([^”\"»]{8,})[”\"»]")
_WHOLE: dict[str, tuple[str, ...]] = {
    RESULT: ("result", "left"),
    LEFT: ("left", "result"),
    NEXT: ("task", "advice"),
    HINT: ("task", "advice"),
    THEIRS: ("theirs",),
}
# What is added where a block has less than an answer's worth.
_BESIDES = ("scoring", "advice", "result")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was listened to: its subject, and the turn it names, if any."""

    text: str
    subject: str
    turn: int | None


def listen_for(question: str, words: TalkWords) -> Asked:
    """Return what a question is about; one of no subject is for the glossary."""
    plain = folded(question)
    subject = next(
        (t for t in SUBJECTS if any(pattern.search(plain) for pattern in words.subjects[t])),
        GENERAL,
    )
    turn = words.turn.search(plain)
    return Asked(question, subject, int(turn[1]) if turn else None)


def answer_over(
    asked: Asked, debrief: Debrief, blocks: Sequence[Block], words: TalkWords, nth: int = 0
) -> Reply:
    """Answer a question about a finished game from its blocks; `nth` varies the question back."""
    finding = _Finding(asked, debrief, {block.id: block for block in blocks}, words)
    told = finding.challenge() if asked.subject == CHALLENGE else finding.told()
    if len(told) < FEWEST_SENTENCES:
        told = (*told, *(one for one in finding.of(_BESIDES) if one not in told))[:FEWEST_SENTENCES]
    return Reply(asked.subject, told[:MOST_SENTENCES], question_back(words, asked.subject, nth))


def question_back(words: TalkWords, subject: str, nth: int = 0) -> str:
    """Return a question to think on, another one each time."""
    listed = words.questions[GENERAL if subject == MORE else subject]
    return listed[nth % len(listed)]


def coach_sentence(
    words: TalkWords, key: str, block: str, *, kind: str = REPORT, **slots: str
) -> Sourced:
    """Return a sentence of the coach's own, with the block it speaks for."""
    return Sourced(fill(words.says[key], slots), Source(kind, block, words.titles[block]))


def folded(text: str) -> str:
    """Return a text in lower case, without accents, its apostrophes plain and its spaces single."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").casefold())
    kept = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(kept.split())


@dataclass(frozen=True, slots=True)
class _Finding:
    asked: Asked
    debrief: Debrief
    blocks: dict[str, Block]
    words: TalkWords

    def told(self) -> tuple[Sourced, ...]:
        subject = self.asked.subject
        if subject == LEVEL:
            return self.level()
        if subject == BETTER:
            return self.better()
        return self.of(_WHOLE.get(subject, ("result", "advice")))

    def of(self, ids: Iterable[str]) -> tuple[Sourced, ...]:
        found = [self.blocks[one] for one in ids if one in self.blocks]
        return tuple(sourced for block in found for sourced in block.sourced)

    def level(self) -> tuple[Sourced, ...]:
        """Return the level that is named, else the lowest one, and what it rests on."""
        levels = [block for block in self.blocks.values() if block.is_level]
        plain = folded(self.asked.text)
        named = [block for block in levels if _is_named(block, plain)]
        judged = [block for block in levels if block.level is not None]
        chosen = named or sorted(judged, key=lambda block: block.level or 0) or levels
        return self.of([chosen[0].id] if chosen else []) or self.of(["result", "scoring"])

    def better(self) -> tuple[Sourced, ...]:
        """Return what the report says of the turn that is named, else of the weightiest moment."""
        turn = self.asked.turn
        weak = [moment.turn for moment in self.debrief.moments if not moment.is_strength]
        if turn is not None:
            found = self.at_turn(turn) or self.checks_at(turn)
            if found:
                return found
            none = coach_sentence(self.words, "no_moment", "moment", turn=str(turn))
            return (none, *self.weakest(weak))
        return self.weakest(weak)

    def weakest(self, weak: Sequence[int]) -> tuple[Sourced, ...]:
        return (self.at_turn(weak[0]) if weak else ()) or self.of(["advice"])

    def at_turn(self, turn: int) -> tuple[Sourced, ...]:
        """Return a moment in short, its better sentence last, and what it came to when tried."""
        moment = self.of([f"moment/{turn}"])
        short = moment if len(moment) < MOST_SENTENCES else (*moment[:2], moment[-1])
        tried = self.of([f"what-if/{turn}"])
        return (*short, *tried[:1]) if moment else tried

    def checks_at(self, turn: int) -> tuple[Sourced, ...]:
        """Return the sentences of checks that quote a turn."""
        rest_on = {
            quoted(quote)[:40]
            for view in self.debrief.characteristics
            for line in view.checks
            for at, quote in line.quotes
            if at == turn
        }
        levels = (block for block in self.blocks.values() if block.is_level)
        each = (one for block in levels for one in block.sourced[1:])
        return tuple(one for one in each if any(quote in one.text for quote in rest_on))

    def challenge(self) -> tuple[Sourced, ...]:
        """Hold the view, show what it rests on, and say what would change it."""
        hold = coach_sentence(self.words, "hold", "scoring")
        change = coach_sentence(self.words, "hold.change", "scoring")
        words_named = self.quoted()
        rests_on = (*words_named, *self.rests_on())[:2]
        return (hold, *rests_on, change)

    def rests_on(self) -> tuple[Sourced, ...]:
        turn = self.asked.turn
        at = (self.of([f"moment/{turn}"]) or self.checks_at(turn)) if turn is not None else ()
        if at:
            return at
        named = [b for b in self.blocks.values() if b.is_level]
        named = [block for block in named if _is_named(block, folded(self.asked.text))]
        return self.of([block.id for block in named[:1]] or ["result"])

    def quoted(self) -> tuple[Sourced, ...]:
        """Say whether words that are put forward as said stand in a turn of the learner's."""
        found = _QUOTED.search(self.asked.text)
        if found is None:
            return ()
        said = _where(found[1], self.debrief.timeline)
        key, turn = ("quote.there", said) if said else ("quote.nowhere", self.asked.turn)
        if not said and turn is not None:
            key = "quote.absent"
        slots = {} if turn is None else {"turn": str(turn)}
        return (coach_sentence(self.words, key, "scoring", **slots),)


def _where(quote: str, timeline: Iterable[TurnLine]) -> int | None:
    wanted = folded(quote).strip(" .,!?")
    own = (line for line in timeline if line.is_learner)
    return next((line.turn for line in own if wanted in folded(line.text)), None)


def _is_named(block: Block, plain: str) -> bool:
    """Say whether a question names a characteristic: by its title or the first words of it."""
    title = folded(block.name)
    return title in plain or " ".join(title.split()[:2]) in plain
