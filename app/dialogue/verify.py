"""The verifier: what a voice wrote is read back before anybody sees it.

A unit passes when (a) it means the committing acts decided for it and no others, (b) every value
in it belongs to those acts or to what this side may say, (c) no sentence that is not understood
holds a number or commits, (d) it gives away no locked fact, (e) it is short enough. Values of
`Verified` are made here and nowhere else.
"""

import re
from dataclasses import dataclass

from app.dialogue.language import normalise
from app.dialogue.listen import Understanding, read_back
from app.dialogue.ports import Draft, SpeechRequest
from app.dialogue.segment import Sentence, sentences
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Clarify,
    Close,
    Greet,
    Inform,
    Propose,
    Reject,
    Span,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.ledger import told
from app.negotiation.standing import current_offers, standing_offer
from app.negotiation.terms import Terms

MOST_CHARACTERS = 600
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Verified:
    """A unit of text that may be shown, and the acts it speaks for."""

    text: str
    acts: tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """Why a draft may not be shown: a short name and the words it rests on."""

    reason: str
    words: str


def verify(draft: Draft, request: SpeechRequest) -> Verified | Violation:
    """Read a draft back as its speaker's words and compare it with what was decided."""
    if not draft.text.strip() or len(draft.text) > MOST_CHARACTERS:
        return Violation("length", draft.text[:80])
    heard = read_back(draft.text, request.history, request.words, request.speaker.id)
    checks = (_wrong_acts, _strange_values, _unread_commitments, _limits, _locked_facts)
    for check in checks:
        violation = check(draft, request, heard)
        if violation is not None:
            return violation
    return Verified(draft.text, draft.acts)


def _wrong_acts(draft: Draft, request: SpeechRequest, heard: Understanding) -> Violation | None:
    meant = _commitments(draft.acts, request)
    found = _commitments(heard.acts, request)
    odd = meant ^ found
    if any(isinstance(act, Close) and act.is_deal for act in draft.acts):
        # What both have confirmed cannot be accepted once more.
        odd.discard(("accept", True))
    return Violation("acts", "; ".join(sorted(map(str, odd)))) if odd else None


def _commitments(acts: tuple[Act, ...], request: SpeechRequest) -> set[tuple[str, object]]:
    """Reduce acts to what they commit to; a partial offer is laid over the speaker's own last."""
    last = standing_offer(request.history, request.speaker.id)
    base = last.terms if last else Terms()
    found: set[tuple[str, object]] = set()
    for act in acts:
        if isinstance(act, Propose):
            found |= {("propose", offer.merged_over(base)) for offer in act.offers}
            found |= {("final", True)} if act.is_final else set()
        elif isinstance(act, Accept):
            # A yes to one value they asked for is heard where an own offer takes it over.
            terms = act.terms or _part_on_table(request)
            is_part = terms and not request.words.scenario.is_complete(terms)
            found.add(("propose", terms.merged_over(base)) if is_part else ("accept", True))
        elif isinstance(act, Reject) and act.terms:
            found.add(("reject", act.terms))
        elif isinstance(act, Summarise) and act.terms:
            found.add(("summarise", act.terms))
        elif isinstance(act, Threaten):
            found.add(("threaten", True))
        elif _takes_leave(act):
            found.add(("close", True))
    return found


def _part_on_table(request: SpeechRequest) -> Terms:
    """Return what a bare yes takes of an offer that leaves issues open; nothing of a whole one."""
    scenario = request.words.scenario
    offered = current_offers(request.history, scenario.other(request.speaker.id).id)
    is_part = len(offered) == 1 and not scenario.is_complete(offered[0].terms)
    return offered[0].said if is_part else Terms()


def _takes_leave(act: Act) -> bool:
    """Count a bare goodbye as leaving: said by us, it would leave the other side in doubt."""
    if isinstance(act, Unknown):
        return act.doubt == "leaving"
    return isinstance(act, Close) and not act.is_deal


def _strange_values(draft: Draft, request: SpeechRequest, heard: Understanding) -> Violation | None:
    """Every value and every digit must come from the acts, or from a fact or reason told now."""
    named = {(mention.issue, mention.option): mention for mention in heard.mentions}
    strange = set(named) - _values_of(draft.acts)
    for value in sorted(strange, key=str):
        if value not in _values_in_facts(draft, request):
            mention = named[value]
            return Violation("value", mention.span.of(draft.text))
    for sentence in sentences(draft.text, request.words.language):
        inside = [m for m in heard.mentions if _within(m.span, sentence.span)]
        if _NUMBER.search(sentence.text) and not inside and not _is_told(draft, request, sentence):
            return Violation("number", sentence.text)
    return None


def _limits(draft: Draft, request: SpeechRequest, _heard: Understanding) -> Violation | None:
    """Never speak of where one would stop: a yes to "is 70 your limit?" gives it away."""
    for sentence in sentences(draft.text, request.words.language):
        if request.words.language.has("reveals_limit", sentence.text):
            return Violation("limit", sentence.text)
    return None


def _values_of(acts: tuple[Act, ...]) -> set[tuple[str | None, str | None]]:
    found: set[tuple[str | None, str | None]] = set()
    for act in acts:
        if isinstance(act, Propose):
            found |= {pair for offer in act.offers for pair in offer}
        elif isinstance(act, Reject | Summarise) or (isinstance(act, Accept) and act.terms):
            found |= set(act.terms or ())
        elif isinstance(act, Clarify):
            found |= set(act.near)
    return found


def _values_in_facts(draft: Draft, request: SpeechRequest) -> set[tuple[str | None, str | None]]:
    found: set[tuple[str | None, str | None]] = set()
    for text in _texts_told(draft, request):
        heard = read_back(text, request.history, request.words, request.speaker.id)
        found |= {(m.issue, m.option) for m in heard.mentions}
    return found


def _texts_told(draft: Draft, request: SpeechRequest) -> list[str]:
    facts = {act.fact for act in draft.acts if isinstance(act, Inform)}
    reasons = {act.reason for act in draft.acts if isinstance(act, Argue)}
    speaker = request.speaker
    texts = [t for f in speaker.disclosures if f.id in facts for t in (f.text, f.reminder)]
    texts += [r.text for r in speaker.reasons if r.id in reasons]
    talk = speaker.talk
    own = talk.opening if any(isinstance(act, Greet) for act in draft.acts) else ()
    own += (*talk.deal, *talk.no_deal) if _is_ending(draft) else ()
    return [*texts, *own]


def _is_told(draft: Draft, request: SpeechRequest, sentence: Sentence) -> bool:
    return any(sentence.text in normalise(told) for told in _texts_told(draft, request))


def _unread_commitments(
    draft: Draft, request: SpeechRequest, heard: Understanding
) -> Violation | None:
    """Refuse words of commitment in a sentence that was not understood."""
    read = [
        span
        for act, span in zip(heard.acts, heard.spans, strict=True)
        if not isinstance(act, Unknown)
    ]
    for sentence in sentences(draft.text, request.words.language):
        if any(_within(sentence.span, span) for span in read):
            continue
        commits = request.words.language.has("commitment", sentence.text)
        if commits and not _is_told(draft, request, sentence):
            return Violation("unclear", sentence.text)
    return None


def _locked_facts(draft: Draft, request: SpeechRequest, _heard: Understanding) -> Violation | None:
    speaker = request.speaker
    open_now = {fact.id for fact in told(request.history, speaker)}
    open_now |= {act.fact for act in draft.acts if isinstance(act, Inform) and act.fact}
    text = normalise(draft.text)
    for fact in speaker.disclosures:
        given_away = [words for words in fact.tells if words in text]
        if fact.id not in open_now and given_away:
            return Violation("locked fact", given_away[0])
    return None


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _is_ending(draft: Draft) -> bool:
    return any(isinstance(act, Close) or act == Accept() for act in draft.acts)
