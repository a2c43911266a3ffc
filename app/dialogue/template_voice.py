"""The voice that needs no model: acts to units of text, from the phrasebook and the scenario."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue.phrasebook import Phrasebook, choose_frame, fill, say_terms
from app.dialogue.ports import Draft, SpeechRequest
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.ledger import stated_importance, told
from app.negotiation.standing import standing_offer
from app.negotiation.terms import Terms

Slots = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Planned:
    """A unit to be worded: the phrasebook key, what fills it, the acts it speaks for."""

    key: str
    slots: Slots
    acts: tuple[Act, ...]


class TemplateVoice:
    """Satisfies `Voice`; the second attempt uses the plainest frames."""

    name = "template"

    def __init__(self, book: Phrasebook) -> None:
        """Take the phrasebook of the scenario's language."""
        self._book = book

    def draft(self, request: SpeechRequest, attempt: int) -> Sequence[Draft]:
        """Word each planned unit; connected acts (refusal and reason) share one."""
        drafts: list[Draft] = []
        for planned in plan(request, self._book):
            said = " ".join(draft.text for draft in drafts)
            drafts.append(self._worded(planned, request, attempt, said))
        return tuple(drafts)

    def _worded(
        self, planned: Planned, request: SpeechRequest, attempt: int, said_now: str
    ) -> Draft:
        if attempt:
            frame = self._book.plainest(planned.key)
        else:
            said = [*(turn.text for turn in request.history), said_now]
            moment = request.seed, request.turn
            frame = choose_frame(self._book, planned.key, request.style, said, moment)
        return Draft(fill(frame, planned.slots), planned.acts)


def plan(request: SpeechRequest, book: Phrasebook) -> list[Planned]:
    """Group the acts into units and name the phrasebook key of each."""
    acts = list(request.acts)
    planned = []
    while acts:
        size = _size_of_unit(acts)
        unit, acts = acts[:size], acts[size:]
        planned.append(_PLANNERS[type(unit[0])](unit, request, book))
    return planned


def _size_of_unit(acts: list[Act]) -> int:
    first, second = acts[0], acts[1] if len(acts) > 1 else None
    if isinstance(first, Reject) and first.terms and isinstance(second, Argue):
        return 2
    if isinstance(first, Accept) and isinstance(second, Summarise):
        return 2
    return 1


def _said(terms: Terms, request: SpeechRequest, book: Phrasebook) -> str:
    return say_terms(terms, request.words.scenario, request.speaker.id, book.joins)


def _ask_name(issue: str | None, request: SpeechRequest) -> str:
    return request.words.scenario.words[issue].why_ask if issue else ""


def _plan_plain(key: str) -> Callable[[list[Act], SpeechRequest, Phrasebook], Planned]:
    def planner(unit: list[Act], _request: SpeechRequest, _book: Phrasebook) -> Planned:
        return Planned(key, {}, tuple(unit))

    return planner


def _plan_greet(unit: list[Act], request: SpeechRequest, _book: Phrasebook) -> Planned:
    speaker = request.speaker
    slots = {"person": speaker.person, "organisation": speaker.organisation}
    return Planned("greet", slots, tuple(unit))


def _plan_ask(unit: list[Act], request: SpeechRequest, _book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Ask)  # noqa: S101 - the table below sends nothing else here
    key = f"ask.{act.kind}"
    if act.issue and act.kind in (Kind.PRIORITY, Kind.INTEREST):
        key += ".issue"
    return Planned(key, {"issue": _ask_name(act.issue, request)}, tuple(unit))


def _plan_inform(unit: list[Act], request: SpeechRequest, _book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Inform)  # noqa: S101
    fact = next(f for f in request.speaker.disclosures if f.id == act.fact)
    is_told = fact in told(request.history, request.speaker)
    if is_told:
        return Planned("inform.again", {"fact": fact.reminder}, tuple(unit))
    last = request.history.turns[-1] if request.history.turns else None
    was_asked = last is None or last.has(Ask)
    key = "inform" if was_asked else "inform.volunteered"
    return Planned(key, {"fact": fact.text}, tuple(unit))


def _plan_acknowledge(unit: list[Act], request: SpeechRequest, _book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Acknowledge)  # noqa: S101
    if act.issue:
        slots = {"issue": _ask_name(act.issue, request)}
        return Planned("acknowledge.issue", slots, tuple(unit))
    return Planned("acknowledge", {}, tuple(unit))


def _plan_reject(unit: list[Act], request: SpeechRequest, book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Reject)  # noqa: S101
    if not act.terms:
        is_limit = act.asked is Kind.ALTERNATIVE
        return Planned("reject.limit" if is_limit else "reject.asked", {}, tuple(unit))
    slots = {"terms": _said(act.terms, request, book)}
    if len(unit) == 1:
        return Planned("reject", slots, tuple(unit))
    argued = unit[1]
    reason = next(
        r for r in request.speaker.reasons if isinstance(argued, Argue) and r.id == argued.reason
    )
    return Planned("reject.reason", {**slots, "reason": reason.text}, tuple(unit))


def _plan_propose(unit: list[Act], request: SpeechRequest, book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Propose)  # noqa: S101
    if len(act.offers) > 1:
        first, second = (_said(offer, request, book) for offer in act.offers[:2])
        return Planned("propose.several", {"first": first, "second": second}, tuple(unit))
    offer = act.offers[0]
    if act.is_final:
        return Planned("propose.final", {"offer": _said(offer, request, book)}, tuple(unit))
    last = standing_offer(request.history, request.speaker.id)
    if last is None:
        return Planned("propose.first", {"offer": _said(offer, request, book)}, tuple(unit))
    return _plan_next_offer(act, last.terms, request, book)


def _plan_next_offer(
    act: Propose, last: Terms, request: SpeechRequest, book: Phrasebook
) -> Planned:
    own = request.speaker.preferences
    changed = act.offers[0].changed_from(last)
    asks = {i for i, o in changed if own.prefers(i, o, last.get(i) or o)}
    if asks and len(asks) < len(changed):
        gives = _said(changed.only(set(changed.issues) - asks), request, book)
        slots = {"asks": _said(changed.only(asks), request, book), "gives": gives}
        return Planned("propose.trade", slots, (act,))
    offer = _said(changed or act.offers[0], request, book)
    used = _issue_used(changed, request)
    if used:
        slots = {"offer": offer, "issue": _ask_name(used, request)}
        return Planned("propose.used", slots, (act,))
    return Planned("propose.change", {"offer": offer}, (act,))


def _issue_used(changed: Terms, request: SpeechRequest) -> str | None:
    """Return an issue moved on that the learner called important just now."""
    learner = request.words.scenario.other(request.speaker.id)
    said = request.history.last_of(learner.id)
    just_told = {a.issue for a in said.acts if isinstance(a, Inform)} if said else set()
    stated = stated_importance(request.history, learner.id)
    for issue, _ in changed:
        if issue in just_told and stated.get(issue) is Importance.HIGH:
            return issue
    return None


def _plan_accept(unit: list[Act], request: SpeechRequest, book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Accept)  # noqa: S101
    assert act.terms is not None  # noqa: S101 - the counterpart always names what it accepts
    return Planned("accept", {"offer": _said(act.terms, request, book)}, tuple(unit))


def _plan_summarise(unit: list[Act], request: SpeechRequest, book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Summarise)  # noqa: S101
    return Planned("summarise", {"offer": _said(act.terms, request, book)}, tuple(unit))


def _plan_suggest(unit: list[Act], _request: SpeechRequest, _book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, SuggestProcess)  # noqa: S101
    return Planned(f"suggest.{act.how}", {}, tuple(unit))


def _plan_clarify(unit: list[Act], request: SpeechRequest, book: Phrasebook) -> Planned:
    act = unit[0]
    assert isinstance(act, Clarify)  # noqa: S101
    slots = {"issue": _ask_name(act.issue, request), "near": _said(act.near, request, book)}
    return Planned(f"clarify.{act.doubt}", slots, tuple(unit))


def _plan_close(unit: list[Act], request: SpeechRequest, _book: Phrasebook) -> Planned:
    act = unit[0]
    if isinstance(act, Close) and act.is_deal:
        return Planned("close.deal", {}, tuple(unit))
    learner = request.words.scenario.other(request.speaker.id)
    said = request.history.last_of(learner.id)
    has_left = said is not None and said.has(Close)
    return Planned("close.left" if has_left else "close.no_deal", {}, tuple(unit))


_PLANNERS: Mapping[type[Act], Callable[[list[Act], SpeechRequest, Phrasebook], Planned]] = {
    Greet: _plan_greet,
    SmallTalk: _plan_plain("small_talk"),
    Ask: _plan_ask,
    Inform: _plan_inform,
    Acknowledge: _plan_acknowledge,
    Reject: _plan_reject,
    Propose: _plan_propose,
    Accept: _plan_accept,
    Summarise: _plan_summarise,
    SuggestProcess: _plan_suggest,
    Threaten: _plan_plain("threaten"),
    Clarify: _plan_clarify,
    Close: _plan_close,
}
