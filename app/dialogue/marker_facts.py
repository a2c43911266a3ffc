"""What a rule for a marker may ask of a sentence, found once from its reading and its acts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.context import Context
from app.dialogue.language import Language
from app.dialogue.marker_rules import Seen
from app.dialogue.reading import Reading
from app.dialogue.values import Use
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SuggestProcess,
    Summarise,
    Threaten,
)

_BY_ACT: tuple[tuple[type[Act], str], ...] = (
    (Propose, "a_proposal"),
    (Accept, "an_acceptance"),
    (Reject, "a_refusal"),
    (Greet, "a_greeting"),
    (Close, "leaving"),
    (Summarise, "summarises"),
    (SuggestProcess, "suggests_process"),
    (Threaten, "threatens"),
    (Argue, "argues"),
)
_ASKED = {
    Kind.OPEN: "asks_open",
    Kind.PRIORITY: "asks_priority",
    Kind.INTEREST: "asks_interest",
    Kind.ISSUE: "asks_issue",
    Kind.ALTERNATIVE: "asks_alternative",
}
_TOLD = {Kind.INTEREST: "tells_reason", Kind.CONSTRAINT: "tells_limit"}
_SPEAKS_ON = frozenset({"speaks_on"})
_INNER_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def seen_in(reading: Reading, acts: Sequence[Act], *, speaks_on: bool) -> Seen:
    """Return a sentence as the rules look at it."""
    language, text = reading.words.language, reading.sentence.text
    return Seen(
        text,
        facts_of(reading, acts) | (_SPEAKS_ON if speaks_on else frozenset()),
        acts_before(reading.context),
        lambda group: language.find(group, text) if reading.has(group) else None,
        sifted=language.marks,
    )


def seen_as(seen: Seen, text: str, forms: tuple[str, ...], language: Language) -> Seen:
    """Return a sentence as it is seen in one of its spellings."""
    return replace(seen, text=text, forms=forms, find=lambda group: language.find(group, text))


def facts_of(reading: Reading, acts: Sequence[Act]) -> frozenset[str]:
    """Return what is so in a sentence, by the names of `FACTS`."""
    found = {name for act in acts for name in _of_act(act)}
    found |= {name for name, is_so in _of_words(reading).items() if is_so}
    return frozenset(found)


def acts_before(context: Context) -> frozenset[str]:
    """Return what the other side's last turn did, by the names of `PRECEDING`."""
    if context.previous is None:
        return frozenset({"nothing"})
    return frozenset(_name(act) for act in context.previous.acts)


def _name(act: Act) -> str:
    return _INNER_CAPITAL.sub("_", type(act).__name__).lower()


def _of_words(reading: Reading) -> dict[str, bool]:
    spoken = {*reading.named, *(m.issue for m in reading.mentions if m.issue)}
    return {
        "a_question": reading.is_question,
        "a_value": any(m.use is not Use.EARLIER for m in reading.mentions),
        "an_issue": bool(spoken),
        "several_issues": len(spoken) > 1,
        "own_side": reading.has("own_side"),
        "other_side": reading.has("names_them"),
    }


def _of_act(act: Act) -> list[str]:
    if isinstance(act, Ask):
        return ["asks", "asks_limit" if act.is_after_limit else _ASKED.get(act.kind, "asks_open")]
    if isinstance(act, Inform):
        return _of_telling(act)
    found = [name for kind, name in _BY_ACT if isinstance(act, kind)]
    if isinstance(act, Propose) and act.is_conditional:
        found.append("a_condition")
    return found


def _of_telling(act: Inform) -> list[str]:
    if act.importance is Importance.LOW:
        return ["tells_no_need"]
    if act.importance is Importance.HIGH:
        return ["tells_need"]
    return [_TOLD[act.kind]] if act.kind in _TOLD else []
