"""From an utterance to what it does: acts with spans, markers, values, doubts, confidence."""

from dataclasses import dataclass

from app.dialogue.context import Context, context_of
from app.dialogue.doubts import doubts_of
from app.dialogue.markers import find_markers
from app.dialogue.reading import read_sentence
from app.dialogue.rule_ear import read_acts
from app.dialogue.segment import sentences
from app.dialogue.values import Mention, Words
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
    Unknown,
)
from app.negotiation.history import History
from app.negotiation.terms import Terms

EAR_VERSION = "1"
MOST_CHARACTERS = 4_000

_SURE, _LIKELY, _UNSURE = 0.95, 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an utterance was understood to do; `spans[i]` is where `acts[i]` was read."""

    acts: tuple[Act, ...]
    spans: tuple[Span, ...]
    markers: tuple[Marker, ...]
    mentions: tuple[Mention, ...]
    confidence: float


def listen(text: str, history: History, words: Words, speaker_id: str) -> Understanding:
    """Read an utterance of one side after a history; never raises on any text."""
    text = text[:MOST_CHARACTERS]
    context = context_of(history, words.scenario, speaker_id)
    read: list[tuple[Act, Span]] = []
    markers: list[Marker] = []
    mentions: list[Mention] = []
    starts: set[Span] = set()
    carried: str | None = None
    before = Terms()
    named: tuple[str, ...] = ()
    for sentence in sentences(text):
        reading = read_sentence(sentence, words, context, carried, before, named)
        carried = reading.about or carried
        before = reading.terms().merged_over(before)
        named = (*named, *reading.named) if reading.values() else named
        acts = read_acts(reading)
        read += [(act, sentence.span) for act in acts]
        read += [(doubt, sentence.span) for doubt in doubts_of(reading, acts)]
        markers += find_markers(reading, acts)
        mentions += reading.mentions
        starts |= {sentence.span} if reading.has("option_start") else set()
    read = _joined(read, context, starts)
    if not read:
        read = [(Unknown(), Span(0, len(text)))]
    return Understanding(
        tuple(act for act, _ in read),
        tuple(span for _, span in read),
        tuple(markers),
        tuple(mentions),
        _confidence([act for act, _ in read]),
    )


def _joined(
    read: list[tuple[Act, Span]], context: Context, starts: set[Span]
) -> list[tuple[Act, Span]]:
    """Join what several sentences do together: one offer, no acceptance beside a new offer.

    `starts` are the sentences that begin an offer of their own ("Option B: ...").
    """
    proposals = [(act, span) for act, span in read if isinstance(act, Propose)]
    spans = [span for _, span in proposals]
    others = [pair for pair in read if not isinstance(pair[0], Propose)]
    if not proposals:
        return _tidied(others)
    offer, doubts = _offer_in(proposals, starts)
    span = Span(spans[0].start, spans[-1].end)
    others = [(a, s) for a, s in others if not _is_bare_acceptance(a)]
    if context.agreeing and _is_restating(offer, context):
        confirmed: list[tuple[Act, Span]] = [*others, (Accept(), span)]
        return _tidied(confirmed)
    found: list[tuple[Act, Span]] = [*others, (offer, span)]
    return _tidied(found + [(doubt, span) for doubt in doubts])


def _is_restating(offer: Propose, context: Context) -> bool:
    """Say whether an offer only repeats what is being agreed; one on condition never does."""
    repeats = len(offer.offers) == 1 and offer.offers[0].agrees_with(context.agreeing)
    return repeats and not offer.is_conditional


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
    kept: list[tuple[Act, Span]] = []
    for act, span in read:
        if all(act != earlier for earlier, _ in kept):
            kept.append((act, span))
    has_refusal = any(isinstance(a, Reject | Close) for a, _ in kept)
    if has_refusal:
        kept = [(a, s) for a, s in kept if not _is_bare_acceptance(a)]
    substance = [(a, s) for a, s in kept if not isinstance(a, SmallTalk | Acknowledge)]
    if substance:
        kept = [(a, s) for a, s in kept if not isinstance(a, SmallTalk)]
    return kept


def _is_bare_acceptance(act: Act) -> bool:
    return isinstance(act, Accept) and act.terms is None


def _confidence(acts: list[Act]) -> float:
    """Return the share of sureness: nothing understood is unsure, a doubt is likely at best."""
    doubts = [act for act in acts if isinstance(act, Unknown)]
    if not doubts:
        return _SURE
    return _UNSURE if len(doubts) == len(acts) else _LIKELY
