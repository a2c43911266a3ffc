"""How this door words what went wrong, by language: files of sentences, checked at start-up.

The English file says which problems there are; every other language has the same ones. What the
use cases say in English of their own is translated sentence by sentence (`sentences`, in which
`{}` stands for a value; `{0}` is the first of them).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import BadContent

ENGLISH = "en"
LANGUAGES = (ENGLISH, "es")
NO_NUL = r"^[^\x00]*$"

# What a framework calls a fault, as this door does; what is not named here is "other".
_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown_field",
    "string_too_short": "empty",
    "string_too_long": "too_long",
    "too_short": "too_few",
    "too_long": "too_many",
    "string_pattern_mismatch": "odd_id",
    "string_unicode": "half_character",
    "string_type": "not_text",
    "int_type": "not_a_number",
    "int_parsing": "not_a_number",
    "int_parsing_size": "not_a_number",
    "int_from_float": "not_a_number",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "bool_type": "not_a_truth",
    "bool_parsing": "not_a_truth",
    "list_type": "not_a_list",
    "dict_type": "not_an_object",
    "model_type": "not_an_object",
    "model_attributes_type": "not_an_object",
    "datetime_parsing": "not_a_time",
    "datetime_from_date_parsing": "not_a_time",
    "literal_error": "none_of",
    "json_invalid": "no_json",
    "one_of": "one_of",
}
# The values a sentence may name: they are known when it is said.
_VALUES: Mapping[str, frozenset[str]] = {
    "too_long": frozenset({"length", "max_length"}),
    "too_few": frozenset({"min_length", "actual_length"}),
    "too_many": frozenset({"max_length"}),
    "too_small": frozenset({"ge"}),
    "too_large": frozenset({"le"}),
    "none_of": frozenset({"expected"}),
    "one_of": frozenset({"first", "second"}),
    "unusable": frozenset({"count"}),
    "too-many": frozenset({"most", "seconds"}),
    "too-many-refused": frozenset({"most", "seconds"}),
}
_KEY = frozenset({"key"})


class _File(BaseModel):
    """A file of words as it has to be."""

    model_config = ConfigDict(extra="forbid")

    faults: dict[str, str]
    problems: dict[str, tuple[str, str]]
    not_found: dict[str, str]
    sentences: dict[str, str]


@dataclass(frozen=True, slots=True)
class DoorWords:
    """The sentences of one language; `problems` are title and detail by code."""

    faults: Mapping[str, str]
    problems: Mapping[str, tuple[str, str]]
    not_found: Mapping[str, str]
    sentences: Mapping[str, str]

    def fault(self, kind: str, given: object, context: Mapping[str, Any]) -> str:
        """Say what is wrong with a value, by the framework's name of the fault.

        Of the value only its length is told.
        """
        name = _KINDS.get(kind, "other")
        if name == "odd_id" and context.get("pattern") == NO_NUL:
            name = "nul"
        if name == "none_of":
            expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            context = {**context, "expected": expected}
        length = len(given) if isinstance(given, str) else 0
        return self.faults[name].format_map({"length": length, **context})

    def problem(self, code: str, **values: object) -> tuple[str, str]:
        """Return title and detail of a problem; both are empty where nobody has worded it."""
        title, detail = self.problems.get(code, ("", ""))
        return title, detail.format_map(values) if code in _VALUES else detail

    def nothing_named(self, kind: str, key: str) -> str:
        """Say that nothing of a kind has an id; empty where the kind is not worded."""
        return self.not_found.get(kind, "").format_map({"key": key})

    def said(self, sentence: str) -> str:
        """Return a sentence of the use cases in this language, as it stands if not translated."""
        for english, translated in self.sentences.items():
            if found := _shape(english).fullmatch(sentence):
                return translated.format(*found.groups())
        return sentence


@cache
def _shape(sentence: str) -> re.Pattern[str]:
    """Return what a sentence matches whose places `{}` stand for any words."""
    return re.compile("(.+?)".join(map(re.escape, sentence.split("{}"))), re.DOTALL)


@cache
def door_words() -> Mapping[str, DoorWords]:
    """Return the words by language (BadContent names the file and what is wrong with it)."""
    folder = files("app.api").joinpath("words")
    texts = {code: folder.joinpath(f"{code}.json").read_text("utf-8") for code in LANGUAGES}
    return read_door_words(texts)


def read_door_words(texts: Mapping[str, str]) -> Mapping[str, DoorWords]:
    """Return words out of JSON texts by language (BadContent); English has to be among them."""
    read = {code: _read(f"app/api/words/{code}.json", text) for code, text in texts.items()}
    base = read[ENGLISH]
    for code, words in read.items():
        _check(f"app/api/words/{code}.json", words, base)
    return {code: DoorWords(**dict(words)) for code, words in read.items()}


def _read(file: str, text: str) -> _File:
    try:
        return _File.model_validate(json.loads(text))
    except json.JSONDecodeError as error:
        raise BadContent(file, error.lineno, f"this is no JSON: {error.msg}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise BadContent(file, 0, f"{place}: {first['msg']}") from error


def _check(file: str, words: _File, base: _File) -> None:
    """Hold a file to what is said elsewhere: the same sentences, naming only what is known."""
    wanted = {*_KINDS.values(), "nul", "other"}
    for section, found, keys in (
        ("faults", words.faults, wanted),
        ("problems", words.problems, set(base.problems)),
        ("not_found", words.not_found, set(base.not_found)),
    ):
        if odd := sorted(set(found) ^ keys):
            raise BadContent(file, 0, f"{section}: missing or not known: {', '.join(odd)}")
    details = {code: detail for code, (_, detail) in words.problems.items()}
    for name, sentence in (words.faults | details).items():
        _check_values(file, name, sentence, _VALUES.get(name, frozenset()))
    for name, sentence in words.not_found.items():
        _check_values(file, name, sentence, _KEY)
    for english, sentence in words.sentences.items():
        places = frozenset(map(str, range(english.count("{}"))))
        _check_values(file, english, sentence, places)


def _check_values(file: str, name: str, sentence: str, known: frozenset[str]) -> None:
    try:
        named = {field for _, field, _, _ in Formatter().parse(sentence) if field is not None}
    except ValueError as error:
        raise BadContent(file, 0, f"{name}: {error}") from error
    if odd := sorted(named - known):
        raise BadContent(file, 0, f"{name}: nothing is known by the name of: {', '.join(odd)}")
    if not sentence.strip():
        raise BadContent(file, 0, f"{name}: no words")
