"""Joins what the sentences of one utterance do: one offer out of several, nothing said twice.

An acceptance of the other side's whole offer does not stand beside a new one.
"""

from dataclasses import dataclass, field, replace

from app.dialogue.context import Context
from app.dialogue.reading import Reading
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Close,
    Propose,
    Reject,
    SmallTalk,
    Span,
    Unknown,
)
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Spoken:
    """The sentences of an utterance by what they are beside their acts.

    `starts` begin an offer of their own ("Option B: ..."), `asked` ask, `excuses` say nothing but
    "sorry", `apologies` say what for, `nods` say a yes that may be to anything ("fine").
    """

    starts: set[Span] = field(default_factory=set)
    asked: set[Span] = field(default_factory=set)
    excuses: set[Span] = field(default_factory=set)
    apologies: set[Span] = field(default_factory=set)
    nods: set[Span] = field(default_factory=set)

    def add(self, reading: Reading) -> None:
        """Sort a sentence."""
        span = reading.sentence.span
        is_nod = reading.has("accept_weak") and not reading.has("accept_strong")
        for spans, is_one in (
            (self.starts, reading.has("option_start")),
            (self.asked, reading.is_question),
            (self.excuses, reading.has("sorry_only")),
            (self.apologies, reading.has("apologises")),
            (self.nods, is_nod),
        ):
            spans.update({span} if is_one else ())


def joined(
    read: list[tuple[Act, Span]], context: Context, spoken: Spoken
) -> list[tuple[Act, Span]]:
    """Join what several sentences do together: one offer, no acceptance of a whole beside it."""
    read = _without_excuses(read, spoken)
    starts, asked = spoken.starts, spoken.asked
    proposals = [(act, span) for act, span in read if isinstance(act, Propose)]
    spans = [span for _, span in proposals]
    others = [pair for pair in read if not isinstance(pair[0], Propose)]
    if not proposals:
        return _tidied(others)
    offer, doubts = _offer_in(proposals, starts)
    span = Span(spans[0].start, spans[-1].end)
    if not _keeps_theirs(offer, context):
        others = [(a, s) for a, s in others if not _is_bare_acceptance(a)]
    if context.agreeing and _is_restating(offer, context):
        return _tidied([*others, (Accept(), span)])
    is_unsure = bool(doubts or asked & set(spans)) or _has_two_values(others)
    agreed = None if is_unsure else _said_back(offer, context)
    if agreed is not None:
        return _tidied(_agreed_or_not(others, agreed, span))
    others, offer = _taken_apart(others, offer, context)
    found: list[tuple[Act, Span]] = [*others, (offer, span)]
    return _tidied(found + [(doubt, span) for doubt in doubts])


def _without_excuses(read: list[tuple[Act, Span]], spoken: Spoken) -> list[tuple[Act, Span]]:
    """Hear nothing in the "sorry" before a question, and no yes in "fine. sorry about that"."""
    is_asked = any(isinstance(act, Ask) for act, _ in read)
    is_sorry = bool(spoken.apologies)
    return [
        (act, span)
        for act, span in read
        if not (is_asked and isinstance(act, Reject | Acknowledge) and span in spoken.excuses)
        and not (is_sorry and _is_bare_acceptance(act) and span in spoken.nods)
    ]


def _is_restating(offer: Propose, context: Context) -> bool:
    """Say whether an offer only repeats what is being agreed; one on condition never does."""
    repeats = len(offer.offers) == 1 and offer.offers[0].agrees_with(context.agreeing)
    return repeats and not offer.is_conditional


def _said_back(offer: Propose, context: Context) -> Terms | None:
    """Return what an offer agrees to by saying no more than the other side has just asked for.

    "You can have the car" after "I'd like a car" is a yes. Who says more trades, and who names
    some values of a whole offer asks for the others to change.
    """
    terms, put = offer.offers[0], context.put_forward
    is_trade = len(offer.offers) > 1 or offer.is_conditional
    if is_trade or context.is_whole(put) or terms.changed_from(put):
        return None
    # Who says again how many units each side takes is still dividing them up.
    kinds = {context.scenario.issue(issue).kind for issue in terms.issues}
    return None if IssueKind.ALLOCATION in kinds else terms


def _has_two_values(others: list[tuple[Act, Span]]) -> bool:
    return any(isinstance(act, Unknown) and act.doubt == "two_values" for act, _ in others)


def _agreed_or_not(
    others: list[tuple[Act, Span]], agreed: Terms, span: Span
) -> list[tuple[Act, Span]]:
    """Let "a car would be nice, but we don't offer that" refuse what it says back."""
    refusals = [pair for pair in others if _may_refuse(pair[0], agreed)]
    if not refusals:
        return [*others, (Accept(agreed), span)]
    left = [pair for pair in others if pair not in refusals]
    return [*left, (Reject(agreed), refusals[0][1])]


def _may_refuse(act: Act, said: Terms) -> bool:
    """Say whether a refusal can be of these values; "8 hours, but no car" refuses no hours."""
    if not isinstance(act, Reject) or act.asked is not None:
        return False
    about = {*act.terms.issues, act.issue} - {None}
    return not about or bool(about & set(said.issues))


def _keeps_theirs(offer: Propose, context: Context) -> bool:
    """Say whether an offer leaves what they just asked for as it is: "fine, and 9 hours"."""
    put = context.put_forward
    is_part = bool(put) and not context.is_whole(put)
    return is_part and all(terms.agrees_with(put) for terms in offer.offers)


def _taken_apart(
    others: list[tuple[Act, Span]], offer: Propose, context: Context
) -> tuple[list[tuple[Act, Span]], Propose]:
    """Part what a yes takes of their values from what is offered beside it."""
    said = offer.offers[0]
    taken = said.only(set(context.put_forward.issues))
    has_yes = any(_is_bare_acceptance(act) for act, _ in others)
    if not has_yes or not taken or len(offer.offers) > 1:
        return others, offer
    beside = said.changed_from(taken)
    if not beside:
        return [(a, s) for a, s in others if not _is_bare_acceptance(a)], offer
    named = [(Accept(taken) if _is_bare_acceptance(a) else a, s) for a, s in others]
    return named, replace(offer, offers=(beside,))


def _offer_in(
    proposals: list[tuple[Propose, Span]], starts: set[Span]
) -> tuple[Propose, list[Unknown]]:
    """Merge each option's sentences; several options are several offers at once."""
    groups: list[list[Propose]] = []
    for act, span in proposals:
        if not groups or span in starts:
            groups.append([])
        groups[-1].append(act)
    merged = [_one_offer(group) for group in groups]
    doubts = [doubt for _, found in merged for doubt in found]
    return Propose(
        tuple(dict.fromkeys(terms for offer, _ in merged for terms in offer.offers)),
        any(offer.is_conditional for offer, _ in merged),
        any(offer.is_final for offer, _ in merged),
    ), doubts


def _one_offer(acts: list[Propose]) -> tuple[Propose, list[Unknown]]:
    """Merge partial offers; several at once stay several; two values for one issue are a doubt."""
    conditional = any(act.is_conditional for act in acts)
    final = any(act.is_final for act in acts)
    several = [act for act in acts if len(act.offers) > 1]
    if several:
        return Propose(several[0].offers, conditional, final), []
    merged, doubts = Terms(), []
    for act in acts:
        offered = act.offers[0]
        if not offered.agrees_with(merged):
            clash = next(i for i, o in offered if merged.get(i) not in (None, o))
            doubts.append(Unknown("two_values", clash, offered.only({clash})))
        merged = offered.merged_over(merged)
    return Propose((merged,), conditional, final), doubts


def _tidied(read: list[tuple[Act, Span]]) -> list[tuple[Act, Span]]:
    """Drop repeats, small talk beside substance, and a refusal or acceptance that cancels."""
    places: dict[Act, Span] = {}
    for act, span in read:
        first = places.get(act, span)
        # "That's fair. Agreed." is one yes, and both sentences say it.
        is_wider = isinstance(act, Accept)
        places[act] = Span(first.start, max(first.end, span.end)) if is_wider else first
    kept = list(places.items())
    # A yes beside a figure nobody could place may be no yes at all: "93, and the rest as you said".
    if any(isinstance(a, Reject | Close) or _is_doubtful_value(a) for a, _ in kept):
        kept = [(a, s) for a, s in kept if not _is_bare_acceptance(a)]
    substance = [(a, s) for a, s in kept if not isinstance(a, SmallTalk | Acknowledge)]
    if substance:
        kept = [(a, s) for a, s in kept if not isinstance(a, SmallTalk)]
    return kept


def _is_bare_acceptance(act: Act) -> bool:
    return isinstance(act, Accept) and act.terms is None


def _is_doubtful_value(act: Act) -> bool:
    return isinstance(act, Unknown) and act.doubt in _DOUBTFUL_VALUES


_DOUBTFUL_VALUES = frozenset(
    {"which_issue", "outside_range", "between_steps", "two_values", "hint"}
)
