"""The verifier: what a voice wrote is read back before anybody sees it.

A unit passes when (a) it means the committing acts decided for it and no others, (b) every value
in it belongs to those acts or to what this side may say, (c) no sentence that is not understood
holds a number or commits, (d) it gives away no locked fact, (e) it is short enough. Values of
`Verified` are made here and nowhere else.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from app.dialogue.coherence import incoherent
from app.dialogue.free_commitments import commits_otherwise
from app.dialogue.free_speech import misshapen, objection, withholds
from app.dialogue.free_text import FreeText, Part, within
from app.dialogue.free_values import values_in
from app.dialogue.giving_away import locked_text
from app.dialogue.language import normalise
from app.dialogue.leaving_out import without_loose
from app.dialogue.listen import Understanding, read_back, values_read
from app.dialogue.ports import Draft, SpeechRequest, Violation
from app.dialogue.said import COURTESIES, said_in
from app.dialogue.same import Same
from app.dialogue.segment import Sentence, sentences
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.tellable import tellable
from app.dialogue.values import Words
from app.negotiation.acts import (
    Accept,
    Act,
    Clarify,
    Close,
    Inform,
    Propose,
    Reject,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.history import History
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


def verify(draft: Draft, request: SpeechRequest) -> Verified | Violation:
    """Read a draft back as its speaker's words and compare it with what was decided."""
    if not draft.text.strip() or len(draft.text) > MOST_CHARACTERS:
        return Violation("length", draft.text[:80])
    heard = read_back(draft.text, request.history, request.words, request.speaker.id)
    checks = (
        _wrong_acts, _strange_values, _strange_numbers, _unread_commitments, _limits, _locked_facts,
    )  # fmt: skip
    for check in checks:
        violation = check(draft, request, heard)
        if violation is not None:
            return violation
    return Verified(draft.text, draft.acts)


def verify_freely(text: str, request: SpeechRequest, rules: SpeechRules) -> Verified | Violation:
    """Read a model's words back as what was decided; `request.acts` are what may be said in them.

    All that commits must be said; which questions and facts are said too, the result tells. A
    sentence that says nothing decided and is not plainly harmless is left out of it.
    """
    if not text.strip() or len(text) > MOST_CHARACTERS:
        return Violation("length", text[:80])
    text = _without_pictures(text)
    told_values = frozenset(_values_in_facts(Draft(text, request.acts), request))
    free = _read_freely(text, request, rules, told_values)
    found = misshapen(free)
    if found is not None:
        return found
    kept = without_loose(free)
    if not kept:
        return Violation("length", text[:80])
    if kept != text:
        free = _read_freely(kept, request, rules, told_values)
    for check in (objection, _limits_and_facts, commits_otherwise):
        found = check(free)
        if found is not None:
            return found
    said = said_in(free)
    # What says all that was decided is a reply, however little of the text it is.
    is_reply = _says_all(free, said)
    odd = None if _is_own(free) else incoherent(free, kept if is_reply else text)
    return odd or Verified(kept, said)


def _is_own(free: FreeText) -> bool:
    """Say whether every sentence stands so in the phrasebook or the scenario."""
    return all(part.is_own for part in free.parts)


def _says_all(free: FreeText, said: tuple[Act, ...]) -> bool:
    asked = [act for act in free.request.acts if not isinstance(act, COURTESIES)]
    return bool(asked) and all(act in said for act in asked)


def _without_pictures(text: str) -> str:
    """Take out what is neither letter nor mark: a thumb that is up may say yes."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    kept = (char for char in composed if unicodedata.category(char) not in _PICTURES)
    return " ".join("".join(kept).split())


_PICTURES = ("So", "Sk", "Cf", "Cn", "Co", "Mn")


def _limits_and_facts(free: FreeText) -> Violation | None:
    """Judge what is not the phrasebook's or the scenario's own."""
    others = [part for part in free.parts if not part.is_own]
    text = _text_of(others, free)
    told = Draft(_text_of([p for p in others if not withholds(p)], free), free.request.acts)
    found = _limits(told, free.request, free.heard)
    found = found or _locked_facts(replace(told, text=text), free.request, free.heard)
    return found or locked_text(free, text)


def _text_of(parts: Iterable[Part], free: FreeText) -> str:
    return " ".join(part.sentence.span.of(free.text) for part in parts)


def _read_freely(
    text: str,
    request: SpeechRequest,
    rules: SpeechRules,
    told_values: frozenset[tuple[str | None, str | None]],
) -> FreeText:
    heard = read_back(text, request.history, request.words, request.speaker.id)
    mentions = values_in(text, request, heard, rules)
    return FreeText(text, request, heard, rules, mentions, told_values)


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
    """Every value must come from the acts, or from a fact or reason told now."""
    named = {(mention.issue, mention.option): mention for mention in heard.mentions}
    strange = set(named) - _values_of(draft.acts)
    for value in sorted(strange, key=str):
        if value not in _values_in_facts(draft, request):
            mention = named[value]
            return Violation("value", mention.span.of(draft.text))
    return None


def _strange_numbers(
    draft: Draft, request: SpeechRequest, heard: Understanding
) -> Violation | None:
    for sentence in sentences(draft.text, request.words.language):
        inside = [m for m in heard.mentions if within(m.span, sentence.span)]
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
    for text in tellable(draft.acts, request.speaker):
        found |= _values_in_text(text, Same(request.words), request.speaker.id)
    return found


@lru_cache(maxsize=2048)
def _values_in_text(
    text: str, words: Same[Words], speaker_id: str
) -> frozenset[tuple[str | None, str | None]]:
    """Read a text of the scenario by itself: what was said before does not change it."""
    return frozenset(
        (m.issue, m.option) for m in values_read(text, History(), words.it, speaker_id)
    )


def _is_told(draft: Draft, request: SpeechRequest, sentence: Sentence) -> bool:
    return any(sentence.text in normalise(told) for told in tellable(draft.acts, request.speaker))


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
        if any(within(sentence.span, span) for span in read):
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
