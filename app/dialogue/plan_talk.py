"""Plans what is said around the offers: greeting, asking, telling, hearing, ways on, endings."""

from collections.abc import Sequence
from typing import cast

from app.dialogue.language import normalise
from app.dialogue.planned import Moment, Planned, Planner
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Importance,
    Inform,
    Kind,
    SuggestProcess,
    Summarise,
)
from app.negotiation.draw import pick
from app.negotiation.history import Turn
from app.negotiation.ledger import told
from app.negotiation.scenario import Reason


def plainly(key: str) -> Planner:
    """Return a planner for acts that need no slots."""

    def planner(unit: Sequence[Act], _moment: Moment) -> Planned:
        return Planned((key,), {}, tuple(unit))

    return planner


def greet(unit: Sequence[Act], moment: Moment) -> Planned:
    """Greet, and add something of the person's own about the day."""
    speaker, request = moment.request.speaker, moment.request
    slots = {"person": speaker.person, "organisation": speaker.organisation}
    opening = own_line(speaker.talk.opening, moment) if request.turn == 1 else ""
    return Planned(("greet",), slots, tuple(unit), opening)


def ask(unit: Sequence[Act], moment: Moment) -> Planned:
    """Ask; differently when asked before, or right after telling something."""
    act = cast(Ask, unit[0])
    key = f"ask.{act.kind}"
    if act.issue and act.kind in (Kind.PRIORITY, Kind.INTEREST):
        key += ".issue"
    slots = {"issue": moment.issue(act.issue), "matter": moment.request.words.scenario.matter}
    keys: tuple[str, ...] = (key,)
    if key in _AGAIN and moment.has_said(act):
        keys = (f"{key}.again",)
    elif key in _BACK and moment.after(Inform, Argue):
        keys = (f"{key}.back",)
    return Planned(keys, slots, tuple(unit))


_AGAIN = ("ask.priority", "ask.priority.issue", "ask.interest.issue")
_BACK = ("ask.priority", "ask.priority.issue")


def inform(unit: Sequence[Act], moment: Moment) -> Planned:
    """Tell a fact the first time, remind of it the second, and then say that it has been said."""
    act, request = cast(Inform, unit[0]), moment.request
    if act.fact is None:
        key = "inform.light" if act.importance is Importance.LOW else "inform.heavy"
        return Planned((key,), {"issue": moment.issue(act.issue)}, tuple(unit))
    fact = next(f for f in request.speaker.disclosures if f.id == act.fact)
    times = sum(1 for turn in request.history.of(request.speaker.id) if _tells(turn, fact.id))
    if times > 1 and fact.issue:
        return Planned(("inform.enough",), {"issue": moment.issue(fact.issue)}, tuple(unit))
    if fact in told(request.history, request.speaker):
        return Planned(("inform.again",), {"fact": fact.reminder}, tuple(unit))
    if moment.after(Inform):
        return Planned(("inform.more",), {"fact": fact.text}, tuple(unit))
    last = request.history.turns[-1] if request.history.turns else None
    was_asked = last is None or last.has(Ask)
    key = "inform" if was_asked else "inform.volunteered"
    return Planned((key,), {"fact": fact.text}, tuple(unit))


def _tells(turn: Turn, fact: str) -> bool:
    return any(isinstance(act, Inform) and act.fact == fact for act in turn.acts)


def argue(unit: Sequence[Act], moment: Moment) -> Planned:
    """Give a reason by itself: an answer to why, or a standard against a standard."""
    reason = reason_of(cast(Argue, unit[0]), moment)
    key = "argue.standard" if reason.is_standard else "argue"
    return Planned((key,), {"reason": reason.text}, tuple(unit))


def reason_of(act: Argue, moment: Moment) -> Reason:
    """Return the reason of the brief that an act gives."""
    return next(r for r in moment.request.speaker.reasons if r.id == act.reason)


def acknowledge(unit: Sequence[Act], moment: Moment) -> Planned:
    """Show what has been heard: thanks, a summary, a reason, what weighs and what does not."""
    act = cast(Acknowledge, unit[0])
    said = moment.request.history.turns[-1] if moment.request.history.turns else None
    if act.issue:
        slots = {"issue": moment.issue(act.issue)}
        return Planned((_heard_key(act.issue, said),), slots, tuple(unit))
    if said is not None and said.has(Summarise):
        return Planned(("acknowledge.summary",), {}, tuple(unit))
    if said is not None and moment.request.words.language.has("apologises", normalise(said.text)):
        return Planned(("acknowledge.apology",), {}, tuple(unit))
    is_thanks = said is not None and said.marked("appreciation")
    return Planned(("acknowledge.thanks" if is_thanks else "acknowledge",), {}, tuple(unit))


def _heard_key(issue: str, said: Turn | None) -> str:
    if said is None or not said.has(Inform):
        return "acknowledge.reason" if said is not None and said.has(Argue) else "acknowledge.issue"
    informs = [act for act in said.acts if isinstance(act, Inform) and act.issue == issue]
    is_light = any(act.importance is Importance.LOW for act in informs)
    return "acknowledge.light" if is_light else "acknowledge.issue"


def suggest(unit: Sequence[Act], moment: Moment) -> Planned:
    """Propose how to go on."""
    act = cast(SuggestProcess, unit[0])
    slots = {"matter": moment.request.words.scenario.matter}
    return Planned((f"suggest.{act.how}",), slots, tuple(unit))


def clarify(unit: Sequence[Act], moment: Moment) -> Planned:
    """Ask what was meant."""
    act = cast(Clarify, unit[0])
    slots = {"issue": moment.issue(act.issue), "near": moment.terms(act.near)}
    return Planned((f"clarify.{act.doubt}",), slots, tuple(unit))


def close(unit: Sequence[Act], moment: Moment) -> Planned:
    """End the talk in the person's own words where the scenario has them."""
    act, request = cast(Close, unit[0]), moment.request
    talk = request.speaker.talk
    if act.is_deal:
        line = own_line(talk.deal, moment)
        return Planned(("close.deal",), {}, tuple(unit), line, is_told_alone=True)
    learner = request.words.scenario.other(request.speaker.id)
    said = request.history.last_of(learner.id)
    has_left = said is not None and said.has(Close)
    line = own_line(talk.no_deal, moment)
    # A line that does not say that the talk is over follows one that does.
    says_so = request.words.language.has("close", normalise(line))
    key = "close.left" if has_left else "close.no_deal"
    return Planned((key,), {}, tuple(unit), line, is_told_alone=says_so)


def own_line(lines: Sequence[str], moment: Moment) -> str:
    """Draw one of a person's own lines, or none where the scenario has none."""
    if not lines:
        return ""
    return pick(moment.request.seed, moment.request.turn, "own line", lines)
