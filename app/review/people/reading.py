"""Reads a talk from text: "Name: words" lines, a JSON object, or JSON lines.

A plain line that begins with a name of at most three words and a colon is a turn; an indented line,
and any other one, goes on with the turn before. A time before the name is let be. Nothing of the
words is changed but the space around each line; wrapped lines are one again.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from app.errors import Rejected
from app.negotiation.terms import terms_of
from app.review.people.transcript import LINE, MOST_NAME, About, Said, Transcript, make_transcript

_TIME = r"(?:\d{4}-\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?[AaPp][Mm])?"
_STAMP = re.compile(rf"(?:\[{_TIME}\]|\({_TIME}\)|{_TIME}(?= ))\s*(?:[-–—]\s+)?")
_WORD = r"[^\W\d_][\w.'’-]*"
_NAMED = re.compile(rf"\*{{0,2}}({_WORD}(?: {_WORD}){{0,2}})\*{{0,2}}:\*{{0,2}}(?:\s+|$)")
_JSON = re.compile(r"\s*\{")
_KEYS = ("scenario", "seed", "roles", "language", "agreement", "turns")
_MOST_SEED = 2**31


def read_talk(text: str, beside: About | None = None) -> Transcript:
    """Read a talk in any of the three forms; what is given `beside` stands above the text's own.

    Raises Rejected: what is wrong, and in which line or turn.
    """
    known = beside or About()
    text = text.removeprefix("\ufeff")
    if not _JSON.match(text):
        return make_transcript(tuple(_plain(text)), known, LINE)
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        return _read_lines(text, known, error)
    except RecursionError as error:
        raise Rejected("/text", "This JSON is nested too deeply.") from error
    if "turns" not in document:
        return make_transcript((_said(document, 1, "line"),), known, LINE)
    return read_document(document, known)


def read_document(document: Mapping[str, object], beside: About | None = None) -> Transcript:
    """Read a talk from a JSON object {scenario?, seed?, roles?, language?, agreement?, turns}."""
    strange = sorted(set(document) - set(_KEYS))
    if strange:
        raise Rejected(f"/{strange[0]}", f"'{strange[0]}' is none of: {', '.join(_KEYS)}.")
    turns = document.get("turns")
    if not isinstance(turns, list):
        raise Rejected("/turns", "turns is a list of {speaker, text}.")
    said = [_said(turn, at, "turn") for at, turn in enumerate(turns, start=1)]
    return make_transcript(said, _above(beside or About(), _about(document)))


def _plain(text: str) -> Iterator[Said]:
    """Yield the turns of a plain text, each with the line it begins in."""
    speaker, begun, words = "", 0, list[str]()
    for number, line in enumerate(text.splitlines(), start=1):
        stamp = _STAMP.match(line)
        rest = line[stamp.end() :] if stamp else line
        named = _NAMED.match(rest)
        if named is None or len(named[1]) > MOST_NAME:
            if line.strip() and not speaker:
                raise Rejected("/text", f"line {number}: nobody is named; write 'Name: words'.")
            words.append(line.strip())
            continue
        if any(words):
            yield Said(speaker, _joined(words), begun)
        speaker, begun, words = named[1], number, [rest[named.end() :].strip()]
    if any(words):
        yield Said(speaker, _joined(words), begun)


def _joined(words: list[str]) -> str:
    """Join wrapped lines with a space; after a blank one a paragraph begins."""
    groups = (" ".join(group) for has_words, group in groupby(words, bool) if has_words)
    return "\n".join(groups)


def _read_lines(text: str, known: About, whole: json.JSONDecodeError) -> Transcript:
    """Read JSON lines; a text that is one broken object is told so by its own line."""
    said = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            said.append(_said(json.loads(line), number, "line"))
        except (json.JSONDecodeError, RecursionError) as error:
            place = number if said else whole.lineno
            raise Rejected("/text", f"line {place}: this cannot be read as JSON.") from error
    return make_transcript(said, known, LINE)


def _said(value: object, at: int, noun: str) -> Said:
    if isinstance(value, dict):
        speaker, text = value.get("speaker"), value.get("text")
        if isinstance(speaker, str) and isinstance(text, str):
            return Said(speaker, text, at)
    pointer = "/text" if noun == LINE else f"/turns/{at - 1}"
    raise Rejected(pointer, f'{noun} {at}: a turn is {{"speaker": "Anna", "text": "..."}}.')


def _about(document: Mapping[str, object]) -> About:
    seed = document.get("seed", 1)
    if not isinstance(seed, int) or isinstance(seed, bool) or not 0 <= seed <= _MOST_SEED:
        raise Rejected("/seed", f"seed is a whole number from 0 to {_MOST_SEED}.")
    settled = _names(document, "agreement") if document.get("agreement") is not None else None
    return About(
        _name(document, "scenario"),
        seed,
        _names(document, "roles"),
        _name(document, "language"),
        None if settled is None else terms_of(settled),
    )


def _name(document: Mapping[str, object], key: str) -> str | None:
    value = document.get(key)
    if value is not None and not isinstance(value, str):
        raise Rejected(f"/{key}", f"{key} is an id.")
    return value


def _names(document: Mapping[str, object], key: str) -> dict[str, str]:
    value = document.get(key) or {}
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise Rejected(f"/{key}", f'{key} names one thing for each, like {{"Anna": "client"}}.')
    return dict(value)


def _above(given: About, own: About) -> About:
    """Lay what was given beside a file over what stands in it."""
    return replace(
        own,
        scenario=given.scenario or own.scenario,
        seed=own.seed if given.seed == About().seed else given.seed,
        roles=given.roles or own.roles,
        language=given.language or own.language,
        agreement=own.agreement if given.agreement is None else given.agreement,
    )
