"""Markers: observable qualities of an utterance, each with the words that showed it.

They are seen by the rules of the language (knowledge/phrases/<lang>/markers.yaml), sentence by
sentence; two need the utterance as a whole. What is judged from them is the teacher's affair.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.dialogue.language import Language
from app.dialogue.marker_facts import seen_as, seen_in
from app.dialogue.marker_rules import ALSO, Hit, hits_in
from app.dialogue.reading import Reading
from app.dialogue.segment import Sentence
from app.dialogue.spelling import respelt
from app.negotiation.acts import Act, Ask, Kind, Marker, SuggestProcess

Heard = tuple[Reading, Sequence[Act]]
# A hit with the sentence, as spelt, that it was found in.
Placed = tuple[Sentence, Hit]

_TELLS = frozenset({"self_need", "other_need", "no_need"})
# Questions that cannot be answered by another question.
_DIRECT = frozenset({Kind.INTEREST, Kind.PRIORITY, Kind.ALTERNATIVE})
_TURNED_AWAY = 0.6


def find_markers(heard: Sequence[Heard]) -> list[Marker]:
    """Return the markers of an utterance from its sentences as they were read, in their order."""
    by_sentence = list(_by_sentence(heard))
    is_alone = _stand_alone(by_sentence)
    hits = [
        (sentence, hit)
        for found in by_sentence
        for sentence, hit in found
        if is_alone or not hit.rule.is_alone
    ]
    found = [_marker(hit, sentence) for sentence, hit in hits]
    is_evasive = _turns_away(heard) and not any(hit.marker in _TELLS for _, hit in hits)
    if is_evasive and not any(marker.name == "evasion" for marker in found):
        found.append(Marker("evasion", heard[-1][0].sentence.span, _TURNED_AWAY))
    return found


def rule_hits(
    reading: Reading, acts: Sequence[Act], *, speaks_on: bool = False
) -> tuple[Marker, ...]:
    """Return the markers one sentence shows by rule, each once.

    `speaks_on`: the sentence before it, in the same utterance, told of the speaker's own side.
    """
    hits = _hits(reading, acts, speaks_on=speaks_on)
    return tuple(_marker(hit, sentence) for sentence, hit in hits)


def _by_sentence(heard: Sequence[Heard]) -> Iterator[list[Placed]]:
    speaks_on = False
    for reading, acts in heard:
        hits = _hits(reading, acts, speaks_on=speaks_on)
        found = {hit.marker for _, hit in hits}
        speaks_on = bool(found & _TELLS) or (_is_told(reading) and "small_talk" not in found)
        yield hits


def _is_told(reading: Reading) -> bool:
    return reading.has("own_side") and not reading.is_question


def _hits(reading: Reading, acts: Sequence[Act], *, speaks_on: bool) -> list[Placed]:
    """Try the rules on a sentence; "I am" and "I'm" say the same, so both spellings are tried."""
    language = reading.words.language
    seen = seen_in(reading, acts, speaks_on=speaks_on)
    found: dict[str, Placed] = {}
    forms = _forms(reading.sentence, language)
    texts = tuple(form.text for form in forms)
    for form in forms:
        as_spelt = seen if len(forms) == 1 else seen_as(seen, form.text, texts, language)
        for hit in hits_in(as_spelt, language.markers):
            before = found.get(hit.marker)
            if before is None or hit.rule.confidence > before[1].rule.confidence:
                found[hit.marker] = (form, hit)
    return _with_also([found[name] for name in language.markers if name in found])


def _forms(sentence: Sentence, language: Language) -> tuple[Sentence, ...]:
    short, long = respelt(sentence, language.shortened), respelt(sentence, language.written_out)
    return (sentence,) if short is long else (short, long)


def _with_also(hits: list[Placed]) -> list[Placed]:
    """Add what the markers of a sentence are by definition, on the same words."""
    found = {hit.marker for _, hit in hits}
    also = {ALSO[hit.marker]: (place, hit) for place, hit in reversed(hits) if hit.marker in ALSO}
    added = [(place, replace(hit, marker=name)) for name, (place, hit) in also.items()]
    return hits + [(place, hit) for place, hit in added if hit.marker not in found]


def _stand_alone(hits: Sequence[Sequence[Placed]]) -> bool:
    """Say whether every sentence is a mere "hello": beside business it is no small talk."""
    return all(any(hit.rule.is_alone for _, hit in found) for found in hits)


def _turns_away(heard: Sequence[Heard]) -> bool:
    """Say whether a direct question about one issue is met by nothing but talk of another."""
    asked = heard[0][0].context.asked if heard else None
    acts = [act for _, found in heard for act in found]
    if asked is None or asked.kind not in _DIRECT or asked.issue is None or not acts:
        return False
    turns = [act for act in acts if isinstance(act, Ask) and act.issue not in (None, asked.issue)]
    return bool(turns) and all(isinstance(act, Ask | SuggestProcess) for act in acts)


def _marker(hit: Hit, sentence: Sentence) -> Marker:
    return Marker(hit.marker, sentence.span_of(hit.start, hit.end), hit.rule.confidence)
