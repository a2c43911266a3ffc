"""Recognises sentences of free words that the phrasebook itself has for what was decided.

What the phrasebook says for an act is known to mean that act and no other, so such a sentence is
judged no further. Values, names and told texts count as the slots they would fill.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from app.dialogue.free_decided import decided
from app.dialogue.language import Language, normalise
from app.dialogue.phrasebook import Joins, Phrasebook
from app.dialogue.ports import SpeechRequest
from app.dialogue.same import Same
from app.dialogue.segment import sentences
from app.dialogue.tellable import pieces_of, texts_of
from app.dialogue.template_voice import plan
from app.negotiation.acts import Act

_SLOT = re.compile(r"\{\w+\}")
# It stands for what fills a slot; no word, and yet of letters, as marks are trimmed off.
_FILLED = "qxq"
# Keys that say the same: which of them is chosen hangs on the course of the talk alone.
_ALIKE = (
    ("inform", "inform.again", "inform.volunteered", "inform.more"),
    ("ask.priority", "ask.priority.back", "ask.priority.again"),
    ("ask.priority.issue", "ask.priority.issue.back", "ask.priority.issue.again"),
    ("ask.interest.issue", "ask.interest.issue.again"),
    ("propose.first", "propose.beside", "propose.change", "propose.instead"),
    ("acknowledge", "acknowledge.thanks", "acknowledge.apology", "acknowledge.summary"),
    ("acknowledge.issue", "acknowledge.reason", "acknowledge.light"),
    ("reject", "reject.again", "reject.reason", "reject.standard"),
    ("argue", "argue.standard"),
    ("close.no_deal", "close.left"),
)


def said_for(
    text: str, request: SpeechRequest, book: Phrasebook, keys: Mapping[Act, frozenset[str]]
) -> tuple[Act, ...]:
    """Return the acts for which the phrasebook has a normalised sentence."""
    said = {text.rstrip(" ."), _bare(text, request, book.joins)}
    frames = _frames(Same(book), Same(request.words.language))
    return tuple(act for act, listed in keys.items() if any(said & frames[k] for k in listed))


def keys_of(request: SpeechRequest, book: Phrasebook) -> Mapping[Act, frozenset[str]]:
    """Return the phrasebook's keys for each decided act."""
    return _keys_of(Same(request), Same(book))


@lru_cache(maxsize=8)
def _keys_of(request: Same[SpeechRequest], book: Same[Phrasebook]) -> Mapping[Act, frozenset[str]]:
    found: dict[Act, frozenset[str]] = {}
    for planned in plan(request.it, book.it):
        listed = frozenset(planned.keys).union(*(s for s in _ALIKE if set(s) & set(planned.keys)))
        found |= dict.fromkeys(planned.acts, listed)
    return found


@lru_cache(maxsize=16)
def _frames(book: Same[Phrasebook], language: Same[Language]) -> Mapping[str, frozenset[str]]:
    """Return the sentences of every key's frames, with a mark for what fills a slot."""
    return {
        key: frozenset(
            _joined(one.text, book.it.joins)
            for frames in by_style.values()
            for frame in frames
            for one in sentences(_filled(frame), language.it)
        )
        for key, by_style in book.it.frames.items()
    }


def _filled(frame: str) -> str:
    return _SLOT.sub(_FILLED, frame.replace("{fact}", f"{_FILLED}."))  # facts are sentences


def _bare(text: str, request: SpeechRequest, joins: Joins) -> str:
    """Return a sentence with marks in place of all that may fill a slot."""
    for words, mark in _fillings(Same(request), Same(joins)):
        text = text.replace(words, mark)
    return _joined(text, joins)


def _joined(text: str, joins: Joins) -> str:
    """Return a text in which a list of fillings is one."""
    between = "|".join(re.escape(one) for one in (joins.between, joins.last))
    return re.sub(f"{_FILLED}(?:(?:{between}){_FILLED})+", _FILLED, text).rstrip(" .")


@lru_cache(maxsize=8)  # a reply is read sentence by sentence, and again when some are left out
def _fillings(request: Same[SpeechRequest], joins: Same[Joins]) -> list[tuple[str, str]]:
    found = {pair for slot in set(_slots(request.it)) for pair in _marked(slot, joins)}
    return sorted(found, key=lambda pair: (-len(pair[0]), pair))


@lru_cache(maxsize=1024)
def _marked(slot: str, joins: Same[Joins]) -> tuple[tuple[str, str], ...]:
    words = normalise(slot).strip(" .!?:;")
    return tuple(_contracted(words, joins.it)) if words else ()


def _slots(request: SpeechRequest) -> Iterator[str]:
    scenario, speaker = request.words.scenario, request.speaker
    yield from (scenario.said_by(speaker.id, *pair) for pair in decided(request.acts))
    yield from (words.why_ask for words in scenario.words.values())
    yield from (speaker.person, speaker.organisation, scenario.matter)
    told = (text for act in request.acts for text in texts_of(act, speaker))
    yield from (one for text in told for one in pieces_of(text))


def _contracted(words: str, joins: Joins) -> Iterator[tuple[str, str]]:
    """Yield words and their mark, also as they stand where they became one with the word before."""
    yield words, _FILLED
    for apart, _ in joins.contractions:
        before = f" {apart.split()[0]} "
        said = joins.contract(f"{before}{words} ")
        if said != f"{before}{words} ":
            yield said.rstrip(), f"{before}{_FILLED}"
