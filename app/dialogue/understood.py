"""Shows the learner how their words were understood, and what else they may have meant."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.dialogue.listen import Understanding
from app.dialogue.values import Use
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms, terms_of

_ISSUE, _OFFER, _NONE = frozenset({"issue"}), frozenset({"offer"}), frozenset[str]()

READING_SLOTS: Mapping[str, frozenset[str]] = {
    "greet": _NONE, "small_talk": _NONE,
    "ask.open": _NONE, "ask.priority": _NONE, "ask.priority.issue": _ISSUE,
    "ask.interest": _NONE, "ask.interest.issue": _ISSUE, "ask.issue": _ISSUE,
    "ask.constraint": _NONE, "ask.constraint.issue": _ISSUE,
    "ask.alternative": _NONE, "ask.limit": _NONE,
    "inform.priority.high": _ISSUE, "inform.priority.low": _ISSUE,
    "inform.interest": _NONE, "inform.interest.issue": _ISSUE,
    "inform.constraint": _NONE, "inform.constraint.issue": _ISSUE, "inform.alternative": _NONE,
    "argue": _NONE, "argue.issue": _ISSUE, "argue.standard": _NONE,
    "propose": _OFFER, "propose.conditional": _OFFER, "propose.final": _OFFER,
    "propose.several": _OFFER,
    "accept": _NONE, "accept.confirm": _NONE, "accept.terms": _OFFER,
    "reject": _NONE, "reject.terms": _OFFER, "reject.asked": _NONE,
    "acknowledge": _NONE, "summarise": _NONE, "summarise.terms": _OFFER,
    "suggest": _NONE, "threaten": _NONE, "close": _NONE,
    "unknown": _NONE, "unknown.which_issue": _NONE, "unknown.between_steps": _ISSUE,
    "unknown.outside_range": _ISSUE, "unknown.two_values": _ISSUE, "unknown.hint": _ISSUE,
    "unknown.nothing_to_accept": _NONE, "unknown.offer_incomplete": _NONE,
    "unknown.which_offer": _NONE, "unknown.accepts_what_was_not_offered": _NONE,
    "unknown.leaving": _NONE,
}  # fmt: skip

ALTERNATIVE_KEYS = (
    "no_offer", "offer", "not_accepted", "accepted", "not_refused", "ask_priority", "told",
    "talk", "not_leaving", "as_read",
)  # fmt: skip


PRESSED_SLOTS: Mapping[str, frozenset[str]] = {"offer": _OFFER, "accept": _NONE, "leave": _NONE}


@dataclass(frozen=True, slots=True)
class Readings:
    """The words for readings and alternatives in one language."""

    texts: Mapping[str, str]
    several: str
    alternatives: Mapping[str, str]
    pressed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a turn, by its key, its label and the acts it would mean."""

    id: str
    label: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the lines: an allocation is shown as what that role takes."""

    scenario: Scenario
    role_id: str

    def shown(self, terms: Terms) -> str:
        """Return terms as a list of labels and options, in the scenario's order."""
        settled = dict(terms)
        return ", ".join(
            f"{self.scenario.words[issue.id].label}: "
            f"{self.scenario.shown_to(self.role_id, issue.id, settled[issue.id])}"
            for issue in self.scenario.issues
            if issue.id in settled
        )


def describe(
    acts: tuple[Act, ...], reader: Reader, readings: Readings, *, is_agreeing: bool = False
) -> tuple[str, ...]:
    """Return one line an act, in the order read."""
    lines = [_line(act, reader, readings, is_agreeing=is_agreeing) for act in acts]
    return tuple(dict.fromkeys(lines))


def alternatives(
    understanding: Understanding, reader: Reader, readings: Readings, *, is_offered: bool
) -> tuple[Alternative, ...]:
    """Return what else a turn may have meant, most likely first; at most four."""
    acts = understanding.acts
    found: list[tuple[str, Terms, tuple[Act, ...]]] = []
    rest = tuple(a for a in acts if not isinstance(a, Propose | Accept | Reject | Threaten | Close))
    rest = rest or (SmallTalk(),)
    valued = _values(understanding)
    for kind, key in _UNDO:
        if any(isinstance(act, kind) for act in acts):
            found.append((key, Terms(), rest))
    if valued and not any(isinstance(act, Propose) for act in acts):
        found.append(("offer", valued, (Propose((valued,)),)))
    if is_offered and not any(isinstance(act, Accept) for act in acts):
        found.append(("accepted", Terms(), (Accept(),)))
    if not any(isinstance(act, Ask) for act in acts):
        found.append(("ask_priority", Terms(), (Ask(Kind.PRIORITY),)))
    if not any(isinstance(act, Inform) for act in acts):
        found.append(("told", Terms(), (Inform(Kind.INTEREST),)))
    if acts != (SmallTalk(),):
        found.append(("talk", Terms(), (SmallTalk(),)))
    return tuple(
        Alternative(key, _label(key, terms, reader, readings), new)
        for key, terms, new in found[:_MOST]
        if new != acts
    )


_MOST = 4
_UNDO: tuple[tuple[type[Act], str], ...] = (
    (Propose, "no_offer"),
    (Accept, "not_accepted"),
    (Reject, "not_refused"),
    (Close, "not_leaving"),
)


def _values(understanding: Understanding) -> Terms:
    return terms_of(
        {
            m.issue: m.option
            for m in understanding.mentions
            if m.issue and m.option and m.use in (Use.SAID, Use.HINT)
        }
    )


def _label(key: str, terms: Terms, reader: Reader, readings: Readings) -> str:
    return readings.alternatives[key].replace("{offer}", reader.shown(terms))


def _line(act: Act, reader: Reader, readings: Readings, *, is_agreeing: bool) -> str:
    key, issue, offers = _key(act, is_agreeing=is_agreeing)
    if "{issue}" not in readings.texts[key] and f"{key}.issue" in readings.texts and issue:
        key = f"{key}.issue"
    name = reader.scenario.words[issue].why_ask if issue else ""
    offer = readings.several.join(reader.shown(terms) for terms in offers)
    return readings.texts[key].replace("{issue}", name).replace("{offer}", offer)


def _key(act: Act, *, is_agreeing: bool) -> tuple[str, str | None, tuple[Terms, ...]]:
    if isinstance(act, Propose):
        return _offer_key(act), None, act.offers
    if isinstance(act, Accept):
        whole = "accept.confirm" if is_agreeing else "accept"
        return ("accept.terms", None, (act.terms,)) if act.terms else (whole, None, ())
    if isinstance(act, Reject | Summarise):
        base = _refusal_key(act) if isinstance(act, Reject) else "summarise"
        return (f"{base}.terms", None, (act.terms,)) if act.terms else (base, None, ())
    if isinstance(act, Unknown):
        key = f"unknown.{act.doubt}"
        return (key if key in READING_SLOTS else "unknown"), act.issue, ()
    return _plain_key(act)


def _refusal_key(act: Reject) -> str:
    return "reject" if act.asked is None else "reject.asked"


def _offer_key(act: Propose) -> str:
    if len(act.offers) > 1:
        return "propose.several"
    if act.is_final:
        return "propose.final"
    return "propose.conditional" if act.is_conditional else "propose"


def _plain_key(act: Act) -> tuple[str, str | None, tuple[Terms, ...]]:
    if isinstance(act, Ask):
        key = "ask.limit" if act.is_after_limit else f"ask.{act.kind}"
        return key, None if act.is_after_limit else act.issue, ()
    if isinstance(act, Inform):
        return _inform_key(act), act.issue, ()
    if isinstance(act, Argue):
        return ("argue.standard" if act.standard else "argue"), act.issue, ()
    names = {"SmallTalk": "small_talk", "SuggestProcess": "suggest"}
    name = type(act).__name__
    issue = act.issue if isinstance(act, Acknowledge) else None
    return names.get(name, name.lower()), issue, ()


def _inform_key(act: Inform) -> str:
    if act.kind is Kind.PRIORITY and act.issue:
        return f"inform.priority.{act.importance or 'high'}"
    key = f"inform.{act.kind}"
    return key if key in READING_SLOTS else "inform.interest"
