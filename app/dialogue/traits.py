"""Traits of an utterance: what the tagger weighs, with subject, names and numbers masked.

What is settled (issue and option names), figures, money, people's names and the sex of whoever is
spoken of never reach a trait, so that what was learnt of one subject can be used for another.
A trait is a name whose first letter is its family: `w` words and pairs of words, `c` stretches of
letters inside a word, `m` markers seen by rule, `a` what the sentence does, `x` what was before.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from app.dialogue.marker_facts import acts_before, facts_of
from app.dialogue.reading import Reading
from app.dialogue.tagger import Traits
from app.negotiation.acts import Act, Marker, Span

ISSUE, OPTION, NUMBER, NAME = "<issue>", "<option>", "<number>", "<name>"

_FIGURE = re.compile(r"[$€£]?\d[\d.,]*\s?(?:[%$€£]|[km]\b)?")
_TOKEN = re.compile(r"<[a-z]+>|[a-z]+(?:'[a-z]+)?|[?!]|[^\w\s.,;:'\"()<>/$€£%-]")
_CAPITAL = re.compile(r"(?<![A-Za-z'])[A-Z][a-z]+(?![A-Za-z])")
_BEFORE_NAME = re.compile(r"[a-z0-9,;:'\")-]\s+$")
_AFTER_NAME = re.compile(r"[,!]|\s+here\b")
_LENGTHS = (3, 4, 5)  # of the stretches of letters
_MOST_LETTERS = 20
_MOST_TOKENS = 120  # in a sentence: what comes after adds nothing, and time stays bounded
_MOST_NAMES = 3  # in a sentence
_EARLY = 4


def traits_of(
    text: str,
    heard: Sequence[tuple[Reading, Sequence[Act]]],
    seen: Sequence[Marker],
    place: int,
    alike: Mapping[str, str],
) -> Traits:
    """Return the traits of an utterance.

    `heard` are its sentences as they were read, `seen` the markers found by rule, `place` how many
    utterances came before it; `alike` says which words are taken for which other word ("" for
    words that are left out).
    """
    sentences = tuple(
        (reading.sentence.span, frozenset(_of_sentence(text, reading, acts, seen, alike)))
        for reading, acts in heard
    )
    return Traits(sentences, frozenset(_around(heard, place)))


def tokens_of(text: str, reading: Reading, alike: Mapping[str, str]) -> list[str]:
    """Return the words of a sentence in lower case, masked, at most 120 of them."""
    names = _names_in(text, reading.sentence.span, alike) | _people(reading)
    lexicon = reading.words.lexicon
    plain = lexicon.phrases.sub(f" {OPTION} ", reading.sentence.text)
    plain = lexicon.names.sub(f" {ISSUE} ", plain)
    plain = lexicon.numbers.sub(f" {NUMBER} ", plain)
    plain = _FIGURE.sub(f" {NUMBER} ", plain)
    found = (NAME if t in names else alike.get(t, t) for t in _TOKEN.findall(plain))
    return [token for token in found if token][:_MOST_TOKENS]


def _of_sentence(
    text: str,
    reading: Reading,
    acts: Sequence[Act],
    seen: Sequence[Marker],
    alike: Mapping[str, str],
) -> Iterator[str]:
    span = reading.sentence.span
    tokens = tokens_of(text, reading, alike)
    for token in tokens:
        yield f"w{token}"
        yield from _pieces(token)
    yield from (f"w{one} {two}" for one, two in pairwise(["^", *tokens, "$"]))
    yield from (f"m{m.name}" for m in seen if span.start <= m.span.start < span.end)
    facts = facts_of(reading, acts)
    yield from (f"a{fact}" for fact in facts)
    yield from (f"a{type(act).__name__}" for act in acts)
    if reading.tells_story:
        yield "astory"
    if reading.values() and reading.is_sharing:
        yield "ashares"


def _around(heard: Sequence[tuple[Reading, Sequence[Act]]], place: int) -> Iterator[str]:
    yield f"xplace {place if place < _EARLY else 'later'}"
    for reading, _ in heard[:1]:
        context = reading.context
        yield f"xphase {context.phase}"
        yield f"xinvited {context.invites_yes}"
        yield from (f"x{act}" for act in acts_before(context))


@lru_cache(maxsize=4_096)
def _pieces(token: str) -> tuple[str, ...]:
    """Return the traits of letters of a word, `_` being its edge; masks and signs have none."""
    if not token[0].isalpha():
        return ()
    edged = f"_{token[:_MOST_LETTERS]}_"
    return tuple(
        f"c{edged[start : start + length]}"
        for length in _LENGTHS
        for start in range(len(edged) - length + 1)
    )


def _names_in(text: str, span: Span, alike: Mapping[str, str]) -> set[str]:
    """Return the words that stand as somebody's name: a capital where no sentence begins.

    At a sentence's start a word is a name if it is set off ("Ann, what ...") and `alike` does not
    know it as a word people open with.
    """
    found = set()
    for match in _CAPITAL.finditer(text, span.start, span.end):
        word = match.group().lower()
        if word in alike:
            continue
        if match.start() == span.start:
            is_name = _AFTER_NAME.match(text, match.end()) is not None
        else:
            before = text[max(span.start, match.start() - 3) : match.start()]
            is_name = _BEFORE_NAME.search(before) is not None
        if is_name:
            found.add(word)
    return found if len(found) <= _MOST_NAMES else set()  # more: somebody Who Writes Like This


def _people(reading: Reading) -> set[str]:
    """Return the names of the people of the scenario, word by word."""
    roles = reading.words.scenario.roles
    return {word for role in roles for word in role.person.lower().split()}
