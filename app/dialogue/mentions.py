"""Finds the values an utterance names: options and numbers, each with its span and its use.

A value is `said` (it may be meant), a `hint` ("about 90"), `refused` ("not 90") or `earlier`
("you said 90"). A number that belongs to no issue, or fits none of its options, is kept with the
doubt it raises; it is never rounded to something that was not said.
"""

from collections.abc import Sequence

from app.dialogue.allocations import find_shares, may_count_units
from app.dialogue.cues import Named, read_cues, use_of
from app.dialogue.meant_shares import NOT_SHARING, Sharing
from app.dialogue.numbers import read_number
from app.dialogue.segment import Sentence
from app.dialogue.values import Mention, Words
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms


def find_mentions(
    sentence: Sentence,
    words: Words,
    talked_of: Sequence[str],
    offered: Terms = Terms(),
    sharing: Sharing = NOT_SHARING,
) -> list[Mention]:
    """Return the values of a sentence in order.

    `talked_of` are the issues under discussion, `offered` the other side's offer, whose values a
    bare question ("98?") repeats rather than proposes; `sharing` says who speaks, for allocations.
    """
    cues = read_cues(sentence, words, offered)
    shares, taken = find_shares(cues, sharing)
    found, denying = list(shares), words.lexicon.denials.phrases
    for match in words.lexicon.phrases.finditer(sentence.text):
        among = _unshared(words.lexicon.options[match.group()], words)
        if not among:
            continue
        issue, option = _which(among, cues.named, match.start())
        use = use_of(cues, *match.span(), (issue, option))
        span, is_denial = sentence.span_of(*match.span()), match.group() in denying
        found.append(Mention(issue, option, span, use, is_denial=is_denial))
        taken.append(match.span())
    for match in words.lexicon.numbers.finditer(sentence.text):
        if not any(start <= match.start() < end for start, end in taken):
            mention = read_number(match, cues, talked_of)
            if mention is not None and may_count_units(mention, shares, words):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.span.start)


def issues_named(sentence: Sentence, words: Words) -> list[str]:
    """Return the issues a sentence names, in order, each once."""
    found: list[str] = []
    # "Before we talk about money: ..." is about anything but money.
    aside = words.language.find("set_aside", sentence.text)
    for match in words.lexicon.names.finditer(sentence.text):
        if aside is None or not aside.start() <= match.start() < aside.end():
            found += [i for i in words.lexicon.issues[match.group()] if i not in found]
    return found


def _unshared(among: Sequence[tuple[str, str]], words: Words) -> list[tuple[str, str]]:
    """Leave out allocations: whose share a phrase is takes the whole sentence to tell."""
    kinds = {issue.id: issue.kind for issue in words.scenario.issues}
    return [pair for pair in among if kinds[pair[0]] is not IssueKind.ALLOCATION]


def _which(among: Sequence[tuple[str, str]], named: Sequence[Named], at: int) -> tuple[str, str]:
    """Pick the option whose issue is named nearest; the first where no name decides."""
    if len(among) == 1:
        return among[0]
    for entry in sorted(named, key=lambda entry: abs(entry.start - at)):
        for issue, option in among:
            if issue in entry.issues:
                return issue, option
    return among[0]
