"""Reads values that are only pointed at: "the rest as you said", "the price as before".

What is pointed at is an offer that was made, so nothing is guessed: without one, or without words
that say which issues are meant, nothing is read.
"""

import re
from collections.abc import Iterable, Sequence

from app.dialogue.context import Context
from app.dialogue.segment import Sentence
from app.dialogue.values import Mention, Use, Words
from app.negotiation.terms import Terms


def referred_values(
    sentence: Sentence, words: Words, context: Context, said: Sequence[Mention], before: Terms
) -> list[Mention]:
    """Return the values a sentence points at, each with the pointing words as its span.

    `said` are the values it names itself, `before` those of the sentences before it: the rest is
    what neither these nor the speaker's own offers hold.
    """
    pointing, source = _pointing(sentence, words, context)
    if pointing is None or not source:
        return []
    text, language = sentence.text, words.language
    taken = {mention.issue for mention in said} | set(before.issues)
    rest = language.find("rest_of_it", text[: pointing.end()])
    if rest is not None:
        start, issues = min(rest.start(), pointing.start()), _rest(source, taken, context)
    else:
        start, issues = _named_before(text, words, pointing)
    span = sentence.span_of(start, pointing.end())
    return [
        Mention(issue, option, span, Use.SAID)
        for issue, option in source
        if issue in issues and issue not in taken
    ]


def _pointing(
    sentence: Sentence, words: Words, context: Context
) -> tuple[re.Match[str] | None, Terms]:
    """Return the words that point, and the offer they point at."""
    theirs = words.language.find("as_they_said", sentence.text)
    if theirs is not None:
        return theirs, context.other_offer
    return words.language.find("as_before", sentence.text), context.own_said


def _rest(source: Terms, taken: Iterable[str | None], context: Context) -> set[str]:
    """Return what is left over; what the speaker asked for before is not among it."""
    own = set() if source == context.own_said else set(context.own_said.issues)
    return set(source.issues) - set(taken) - own


def _named_before(text: str, words: Words, pointing: re.Match[str]) -> tuple[int, set[str]]:
    """Return the issues named right before the pointing words ("the food as you said")."""
    for name in words.lexicon.names.finditer(text, 0, pointing.start()):
        between = text[name.end() : pointing.start()]
        if words.language.has("points_on", between) or not between.strip():
            return name.start(), set(words.lexicon.issues[name.group()])
    return pointing.start(), set()
