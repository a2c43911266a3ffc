"""The voice that needs no model: acts to units of text, from the phrasebook and the scenario."""

from collections.abc import Mapping, Sequence

from app.dialogue import plan_offers, plan_talk
from app.dialogue.phrasebook import Phrasebook, choose_frame, fill
from app.dialogue.planned import Moment, Planned, Planner
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
    Inform,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)


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
            plain = self._book.plainest(planned.keys[-1])
            return Draft(fill(plain, planned.slots, self._book.joins), planned.acts)
        if planned.told and planned.is_told_alone:
            return Draft(planned.told, planned.acts)
        said = [*(turn.text for turn in request.history), said_now]
        moment = request.seed, request.turn
        frame = choose_frame(self._book, planned.keys, request.style, said, moment)
        text = fill(frame, planned.slots, self._book.joins)
        return Draft(f"{text} {planned.told}" if planned.told else text, planned.acts)


def plan(request: SpeechRequest, book: Phrasebook) -> list[Planned]:
    """Group the acts into units and name the phrasebook keys of each."""
    acts = list(request.acts)
    planned: list[Planned] = []
    done: tuple[Act, ...] = ()
    while acts:
        size = _size_of_unit(acts)
        unit, acts = acts[:size], acts[size:]
        planned.append(_PLANNERS[type(unit[0])](unit, Moment(request, book, done)))
        done = (*done, *unit)
    return planned


def _size_of_unit(acts: list[Act]) -> int:
    first, second = acts[0], acts[1] if len(acts) > 1 else None
    if isinstance(first, Reject) and first.terms and isinstance(second, Argue):
        return 2
    if isinstance(first, Accept) and isinstance(second, Summarise):
        return 2
    return 1


_PLANNERS: Mapping[type[Act], Planner] = {
    Greet: plan_talk.greet,
    SmallTalk: plan_talk.plainly("small_talk"),
    Ask: plan_talk.ask,
    Inform: plan_talk.inform,
    Argue: plan_talk.argue,
    Acknowledge: plan_talk.acknowledge,
    Reject: plan_offers.reject,
    Propose: plan_offers.propose,
    Accept: plan_offers.accept,
    Summarise: plan_offers.summarise,
    SuggestProcess: plan_talk.suggest,
    Threaten: plan_talk.plainly("threaten"),
    Clarify: plan_talk.clarify,
    Close: plan_talk.close,
}
