"""The blocks of a finished game: what its debrief says, in its own sentences, by place. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from app.dialogue.phrasebook import fill
from app.review.coach_talk import REPORT, Block, Source, TalkWords
from app.review.debrief import CharacteristicView, CheckLine, Debrief, Moment
from app.review.further import ProgressView, TheirSide, WhatIfMoment
from app.review.parting import sentences_of
from app.review.sentences import points

_MOST_QUOTED = 160
_MOVES = 2
_ROWS = 2
_GAMES = 5
_VERDICTS = ("missed", "met")


def blocks_of(debrief: Debrief, words: TalkWords) -> tuple[Block, ...]:
    """Return every block of a debrief, the result first; a block without a sentence is none."""
    return tuple(block for block in _Telling(words).all(debrief) if block.sentences)


def report_block(
    words: TalkWords, key: str, told: Iterable[str], part: str = "", turn: int | None = None
) -> Block:
    """Return a block of the report under its title, its texts parted into sentences."""
    source = Source(REPORT, f"{key}/{part}" if part else key, words.titles[key], turn)
    return Block(source, tuple(sentence for text in told for sentence in sentences_of(text)))


@dataclass(frozen=True, slots=True)
class _Telling:
    words: TalkWords

    def all(self, debrief: Debrief) -> Iterator[Block]:
        further, words = debrief.further, self.words
        yield report_block(words, "result", self.result(debrief))
        yield report_block(words, "left", self.left(debrief))
        yield from map(self.moment, debrief.moments)
        yield from map(self.level, debrief.characteristics)
        if further.what_if:
            yield from map(self.what_if, further.what_if.moments)
        if further.their_side:
            yield report_block(words, "theirs", self.theirs(further.their_side))
        yield report_block(words, "advice", (debrief.keep, debrief.start, debrief.stop))
        if further.task:
            scenario = self.say("task.scenario", scenario=further.task.scenario_title)
            yield report_block(words, "task", (further.task.text, scenario))
        if further.progress:
            yield report_block(words, "progress", self.progress(further.progress))
        yield report_block(words, "scoring", words.rules)

    def result(self, debrief: Debrief) -> Iterator[str]:
        found = debrief.result
        yield found.sentence
        yield self.say(
            "result.marks",
            own=points(found.own),
            reservation=points(found.reservation),
            target=points(found.target),
            best=points(found.best),
        )

    def left(self, debrief: Debrief) -> Iterator[str]:
        left, better = debrief.measures.joint_left, debrief.result.better
        if left > 0:
            yield self.say("left.joint", points=points(left))
        elif better is None:
            yield self.say("left.nothing")
        if better is None:
            return
        terms = ", ".join(f"{line.label}: {line.shown}" for line in better.outcome.lines)
        own, other = points(better.outcome.own), points(better.outcome.other)
        yield self.say("left.better", terms=terms, own=own, other=other)
        if better.findable_from is not None:
            yield self.say("left.findable", turn=str(better.findable_from))

    def moment(self, moment: Moment) -> Block:
        key = "moment.pressed" if moment.is_pressed else "moment"
        told = [self.say(key, turn=str(moment.turn), quote=quoted(moment.quote))]
        told.append(moment.what_it_did)
        if moment.better_sentence:
            told.append(self.say("moment.better", sentence=moment.better_sentence))
        return report_block(self.words, "moment", told, str(moment.turn), moment.turn)

    def level(self, view: CharacteristicView) -> Block:
        level = view.judgement.level
        key, known = ("level.unsure", {}) if level is None else ("level", {"level": str(level)})
        told = [self.say(key, title=view.title, anchor=view.anchor, **known)]
        for verdict in _VERDICTS:
            found = [line for line in view.checks if line.verdict == verdict and line.quotes]
            told += map(self.check, found)
        made = report_block(self.words, "level", told, view.id)
        return replace(made, is_level=True, level=level, name=view.title)

    def check(self, line: CheckLine) -> str:
        turn, quote = line.quotes[-1]
        key = "check.met" if line.verdict == "met" else "check.missed"
        return self.say(
            "check.against" if line.is_counter else key,
            title=line.title,
            turn=str(turn),
            quote=quoted(quote),
            explained=line.explained,
        )

    def what_if(self, moment: WhatIfMoment) -> Block:
        turn, before = str(moment.turn), points(moment.as_played.spread.own)
        told = [
            self.say(
                "what_if",
                turn=turn,
                move=move.sentence or move.title,
                own=points(move.spread.own),
                other=points(move.spread.other),
                before=before,
            )
            for move in moment.moves[:_MOVES]
        ]
        return report_block(self.words, "what-if", told, turn, moment.turn)

    def theirs(self, side: TheirSide) -> Iterator[str]:
        for row in sorted(side.rows, key=lambda row: -row.weight)[:_ROWS]:
            weight, own = points(row.weight), points(row.own_weight)
            option = row.best_option_shown
            yield self.say("theirs.weights", issue=row.label, weight=weight, option=option, own=own)
        marks: Mapping[str, str] = {
            "reservation": points(side.reservation),
            "target": points(side.target),
        }
        yield self.say("theirs.limit", person=side.person, **marks)
        yield self.say("theirs.batna", batna=side.batna)
        yield from side.interests

    def progress(self, progress: ProgressView) -> Iterator[str]:
        for line in progress.lines:
            levels = [str(level) for level in line.levels if level is not None][-_GAMES:]
            if len(levels) > 1:
                yield self.say("progress", title=line.title, levels=", ".join(levels))

    def say(self, key: str, **slots: str) -> str:
        return fill(self.words.says[key], slots)


def quoted(text: str) -> str:
    """Return words fit to stand in quotation marks: on one line, and of long ones the beginning."""
    plain = " ".join(text.replace("“", "'").replace("”", "'").replace('"', "'").split())
    if len(plain) <= _MOST_QUOTED:
        return plain
    return f"{plain[:_MOST_QUOTED].rsplit(' ', 1)[0]} …"
