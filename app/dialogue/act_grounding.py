"""Whether a claimed act stands in the words: what is not borne out there is dropped.

Every act needs words that stand in the utterance, and every value words that the rules read as that
option. A value that does not stand takes its act with it: half of a trade is another trade.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.dialogue.claim_case import Case
from app.dialogue.claims_of_model import CLAIMED_ACTS, ClaimedAct
from app.dialogue.utterance_ground import Ground, overlap
from app.dialogue.values import Use
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    Span,
    SuggestProcess,
)
from app.negotiation.terms import Terms

_MOST_CLAIMS = 8
_SHORT = 4  # words in which a "not" can only be a no
_MEANT = frozenset({Use.SAID})
_TURNED_DOWN = frozenset({Use.SAID, Use.REFUSED})


@dataclass(frozen=True, slots=True)
class Grounded:
    """An act that stands in the words, where it stands, and where its values do."""

    act: Act
    span: Span
    values: tuple[Span, ...] = ()


def grounded(claims: Sequence[ClaimedAct], ground: Ground) -> tuple[Grounded, ...]:
    """Return the claimed acts that stand in the words, in order."""
    found = (_stands(claim, ground) for claim in claims[:_MOST_CLAIMS])
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _stands(claim: ClaimedAct, ground: Ground) -> Grounded | None:
    span = ground.find(claim.words)
    if span is None or claim.act not in CLAIMED_ACTS:
        return None
    case = Case(claim, span, ground.over(span), ground)
    return None if case.has("instruction") else _READERS[claim.act](case)


def _proposes(case: Case) -> Grounded | None:
    """Values that are told of, argued with, bounded or thrown back are no offer."""
    read = case.terms(_MEANT)
    tells = any(reading.tells_story for reading in case.readings)
    if read is None or not read[0] or tells:
        return None
    if case.has("objective_standard", "plain_reference", "limit_words", "reject"):
        return None
    offer = Propose((read[0],), case.has("condition"), case.has("ultimatum"))
    return Grounded(offer, case.span, read[1])


def _accepts(case: Case) -> Grounded | None:
    """A yes is believed where the rules see one, to what is offered, with nothing against it."""
    offered = case.ground.context.other_offer
    says_yes = case.has("accept_strong", "accept_part", "accept_lead", "confirms")
    against = case.has("accept_not", "reject", "condition", "what_if", "but") or case.negates
    if not offered or not says_yes or against or case.is_question:
        return None
    read = case.terms(_MEANT)
    if read is None or read[0].changed_from(offered) or _names_else(case.ground, offered):
        return None
    return Grounded(Accept(read[0] or None), case.span, read[1])


def _names_else(ground: Ground, offered: Terms) -> bool:
    """Say whether the utterance names anything, or any figure, that is not what is offered."""
    mentions = [mention for reading in ground.readings for mention in reading.mentions]
    same = [m.span for m in mentions if m.issue and offered.get(m.issue) == m.option]
    figures = ground.figures(Span(0, len(ground.normal)))
    unread = [figure for figure in figures if not any(overlap(figure, span) for span in same)]
    return len(same) < len(mentions) or bool(unread)


def _rejects(case: Case) -> Grounded | None:
    """A no needs something to refuse and words of refusal, or just a few with a "not" in them."""
    offered = case.ground.context.other_offer
    is_short = sum(len(reading.sentence.text.split()) for reading in case.readings) <= _SHORT
    if not offered or not (case.has("reject") or (case.negates and is_short)):
        return None
    read = case.terms(_TURNED_DOWN)
    if read is None or read[0].changed_from(offered):
        return None
    if not read[0] and case.ground.figures(case.span):
        return None
    return Grounded(Reject(read[0], issue=case.issue), case.span, read[1])


def _closes(case: Case) -> Grounded | None:
    is_open = case.is_question or case.has("condition") or case.negates
    return Grounded(Close(), case.span) if case.has("close") and not is_open else None


def _asks(case: Case) -> Grounded | None:
    """A question about an issue that is not spoken of would be another question."""
    kind = _kind_of(case.claim)
    is_strayed = case.claim.issue is not None and case.issue is None
    if kind is None or kind is Kind.CONSTRAINT or not case.is_question or is_strayed:
        return None
    if case.claim.issue is None and kind is Kind.ISSUE:
        return None
    return Grounded(Ask(kind, case.issue, is_after_limit=case.has("ask_limit")), case.span)


def _tells(case: Case) -> Grounded | None:
    """What matters is told about an issue; anything else may be about none."""
    kind = _kind_of(case.claim)
    if kind in (None, Kind.OPEN, Kind.ISSUE) or case.is_question or not case.is_long_enough:
        return None
    importance = None
    if kind is Kind.PRIORITY:
        if case.issue is None or case.claim.importance not in list(Importance):
            return None
        importance = Importance(case.claim.importance)
    return Grounded(Inform(Kind(str(kind)), case.issue, importance), case.span)


def _argues(case: Case) -> Grounded | None:
    is_reason = case.is_long_enough and not case.is_question
    return Grounded(Argue(case.issue), case.span) if is_reason else None


def _acknowledges(case: Case) -> Grounded | None:
    is_idle = case.is_long_enough and not case.is_question and not case.may_bind
    return Grounded(Acknowledge(case.issue), case.span) if is_idle else None


def _suggests(case: Case) -> Grounded | None:
    is_idle = case.is_long_enough and not case.may_bind
    return Grounded(SuggestProcess(), case.span) if is_idle else None


def _talks(case: Case) -> Grounded | None:
    return None if case.may_bind or case.is_question else Grounded(SmallTalk(), case.span)


def _kind_of(claim: ClaimedAct) -> Kind | None:
    return Kind(claim.kind) if claim.kind in list(Kind) else None


_READERS: Mapping[str, Callable[[Case], Grounded | None]] = {
    "propose": _proposes,
    "accept": _accepts,
    "reject": _rejects,
    "ask": _asks,
    "inform": _tells,
    "argue": _argues,
    "acknowledge": _acknowledges,
    "suggest_process": _suggests,
    "small_talk": _talks,
    "close": _closes,
}
