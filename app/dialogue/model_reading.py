"""What a model's claims add to the rules' reading of an utterance they were unsure of.

A claim is taken in only where it stands in the words (`act_grounding.py`) and only for words the
rules left unread. What the rules did read stays, and what binds is never heard by both ears.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.act_grounding import Grounded, grounded
from app.dialogue.claims_of_model import ClaimedAct
from app.dialogue.listen import Understanding
from app.dialogue.model_question import NeedsModel
from app.dialogue.utterance_ground import Ground, ground_of, overlap
from app.dialogue.values import Words
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Close,
    Marker,
    Propose,
    Reject,
    SmallTalk,
    Span,
    Threaten,
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms

# The marker of a turn whose reading a model had a part in, over all of its words. It says nothing
# of how they sound, and so it has no weight.
READ_BY_MODEL = "read_by_model"
_BINDING = (Propose, Accept, Reject, Close)


def read_with(
    claims: Sequence[ClaimedAct], question: NeedsModel, history: History, words: Words, speaker: str
) -> Understanding:
    """Return the reading with what stands of a model's claims; the rules' own if nothing does."""
    offline = question.offline
    ground = ground_of(question.text, history, words, speaker)
    pairs = list(zip(offline.acts, offline.spans, strict=True))
    doubtful = [pairs[at][1] for at in question.open]
    found = [
        one
        for one in grounded(claims, ground)
        if any(overlap(one.span, place) for place in doubtful)
    ]
    kept = [pair for at, pair in enumerate(pairs) if at not in question.open]
    found = _beside(found, [act for act, _ in kept])
    if not any(_adds(one, offline.acts) for one in found):
        return offline
    left = [pairs[at] for at in question.open if not _answered(pairs[at], found, ground)]
    acts = _in_order([*kept, *((one.act, one.span) for one in found), *left])
    mark = Marker(READ_BY_MODEL, Span(0, len(question.text)), 0.0)
    return replace(
        offline,
        acts=tuple(act for act, _ in acts),
        spans=tuple(span for _, span in acts),
        markers=(*offline.markers, mark),
    )


def _beside(found: list[Grounded], kept: list[Act]) -> list[Grounded]:
    """Leave out what cannot stand beside the rest; what binds comes from one ear only.

    A yes, a refusal and a farewell do not stand beside an offer or one another.
    """
    if any(isinstance(act, (*_BINDING, Threaten)) for act in kept):
        return [one for one in found if not isinstance(one.act, _BINDING)]
    binding = [one for one in found if isinstance(one.act, _BINDING)]
    offers = [one for one in binding if isinstance(one.act, Propose)]
    if len(binding) <= 1:
        return found
    rest = [one for one in found if one not in binding]
    merged = _merged(offers) if len(offers) == len(binding) else None
    return rest if merged is None else [*rest, merged]


def _merged(offers: list[Grounded]) -> Grounded | None:
    """Join offers that say nothing twice in different ways into one; else there is none."""
    terms, is_conditional, is_final = Terms(), False, False
    for one in offers:
        act = one.act
        if not isinstance(act, Propose) or not act.offers[0].agrees_with(terms):
            return None
        terms = act.offers[0].merged_over(terms)
        is_conditional, is_final = is_conditional or act.is_conditional, is_final or act.is_final
    span = Span(min(one.span.start for one in offers), max(one.span.end for one in offers))
    values = tuple(place for one in offers for place in one.values)
    return Grounded(Propose((terms,), is_conditional, is_final), span, values)


def _adds(one: Grounded, acts: Sequence[Act]) -> bool:
    """Say whether an act says something that the rules did not; a remark does beside a doubt."""
    return one.act not in acts and not (isinstance(one.act, SmallTalk) and _has_only_talk(acts))


def _has_only_talk(acts: Sequence[Act]) -> bool:
    return all(isinstance(act, SmallTalk) for act in acts)


def _answered(left_open: tuple[Act, Span], found: Sequence[Grounded], ground: Ground) -> bool:
    """Say whether what was found stands in for what the rules left open.

    A figure in doubtful words is answered by a value that stands on it, by nothing else.
    """
    act, span = left_open
    over = [one for one in found if overlap(one.span, span)]
    if not isinstance(act, Unknown):
        return bool(over)
    placed = [place for one in over for place in one.values]
    figures = ground.figures(span)
    return bool(over) and all(any(overlap(figure, value) for value in placed) for figure in figures)


def _in_order(read: list[tuple[Act, Span]]) -> list[tuple[Act, Span]]:
    """Put acts in the order of their words, each once, without remarks beside substance."""
    once = list({act: (act, span) for act, span in reversed(read)}.values())
    substance = [act for act, _ in once if not isinstance(act, SmallTalk | Acknowledge)]
    kept = [(a, s) for a, s in once if not (substance and isinstance(a, SmallTalk))]
    return sorted(kept, key=lambda pair: pair[1].start)
