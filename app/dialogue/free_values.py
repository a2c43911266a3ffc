"""Which values free words name: the ear's reading, and other wordings of what was decided.

A model calls the same value by other words than the scenario's: "the sum released in halves, one
of them now". What was decided is known, so it is looked for: the words of any phrase for it, near
each other in any order; its bare figure; who takes how many. A value that was not decided is never
looked for so: only the ear reads those, and where it does, nothing here takes them away but a
share that fits in every count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from app.dialogue.free_decided import Pair, decided, offered, refused
from app.dialogue.free_forms import forms_of, stems_of
from app.dialogue.free_shares import miscounted_in, shares_in
from app.dialogue.listen import Understanding
from app.dialogue.ports import SpeechRequest
from app.dialogue.segment import Sentence, sentences
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.tellable import stems, texts_of
from app.dialogue.values import Mention, Use
from app.negotiation.acts import Act, Argue, Ask, Inform, Span
from app.negotiation.issue import IssueKind
from app.negotiation.scenario import Scenario

_WORD = re.compile(r"[^\W_]+")
_SPREAD = 5  # words that may stand between those of a phrase
_PARTS, _CLAUSES = re.compile(r"[;:.?!]"), re.compile(r"[;:.?!,]")


def values_in(
    text: str, request: SpeechRequest, heard: Understanding, rules: SpeechRules
) -> tuple[Mention, ...]:
    """Return the values that a text names, in order."""
    pairs = decided(request.acts)
    found: list[Mention] = []
    for sentence in sentences(text, request.words.language):
        inside = [m for m in heard.mentions if _within(m.span, sentence.span)]
        shares = shares_in(sentence, request, rules, pairs)
        read = {m.issue for m in inside if m.option is not None}
        shares = [m for m in shares if m.option is not None or m.issue not in read]
        shared = {mention.issue for mention in shares}
        inside = [m for m in inside if m.issue not in shared and not _is_covered(m, shares)]
        inside += [*shares, *miscounted_in(sentence, request, rules)]
        inside += _worded(sentence, request, rules, pairs, inside)
        figures = list(_figures(sentence, request, rules, pairs, inside))
        inside = [m for m in inside if m.option is not None or not _meets(m, figures)]
        inside += figures
        inside += _strange(sentence, request, rules, pairs, inside)
        found += [m for m in inside if not _is_not_meant(m, sentence, request, rules)]
    return tuple(sorted(found, key=lambda mention: mention.span.start))


def _is_not_meant(
    mention: Mention, sentence: Sentence, request: SpeechRequest, rules: SpeechRules
) -> bool:
    """Say whether an undecided value only calls what is spoken of by name, or is denied."""
    acts = request.acts
    if (mention.issue, mention.option) in decided(acts):
        return False
    start = _place(mention, sentence)
    if rules.words("no_more_than", sentence.text[:start]) is not None:
        is_refused = any(issue == mention.issue for issue, _ in refused(acts))
        return not is_refused and any(issue == mention.issue for issue, _ in offered(acts))
    said = sentence.text[start : start + mention.span.end - mention.span.start]
    clause = _clause(sentence.text, start, rules)
    if _DIGIT.search(said):
        return False
    reason = _reason(sentence.text, start, rules)
    if _is_told_of(sentence.text, clause, request, rules, Inform) or (
        reason and _is_told_of(reason, reason, request, rules, Argue)
    ):
        return True
    return rules.words("cares", clause) is not None and _is_weighed(mention, sentence, acts, rules)


def _is_weighed(
    mention: Mention, sentence: Sentence, acts: Sequence[Act], rules: SpeechRules
) -> bool:
    """Say whether a sentence tells or asks how much the issue matters, and commits to nothing."""
    asked = any(isinstance(a, Ask) and a.issue == mention.issue for a in acts)
    told = any(isinstance(a, Inform) and a.issue == mention.issue for a in acts)
    return (asked and sentence.text.endswith("?")) or (
        told and rules.words("commits", sentence.text) is None
    )


def _is_told_of(
    text: str,
    clause: str,
    request: SpeechRequest,
    rules: SpeechRules,
    kind: type[Inform | Argue],
) -> bool:
    """Say whether a clause tells a decided fact: "who'd take the flat on weekdays" offers none."""
    if any(rules.words(group, text) is not None for group in ("commits", "refuses")):
        return False
    told = (act for act in request.acts if isinstance(act, kind))
    texts = (one for act in told for one in texts_of(act, request.speaker))
    return any(len(stems(clause) & stems(one)) >= _TOLD_OF for one in texts)


def _reason(text: str, at: int, rules: SpeechRules) -> str:
    """Return the words from the "because" before a place on, nothing where there is none."""
    begins = [match.start() for match in rules.places("because", text) if match.end() <= at]
    return text[max(begins) :] if begins else ""


_TOLD_OF = 3  # words in common; names of issues count as well


def _clause(text: str, at: int, rules: SpeechRules) -> str:
    """Return the clause around a place."""
    joints = [match.span() for match in rules.places("joints", text)]
    begin = max((end for _, end in joints if end <= at), default=0)
    return text[begin : min((start for start, _ in joints if start > at), default=len(text))]


def _place(mention: Mention, sentence: Sentence) -> int:
    """Return where a mention begins in the text of its sentence."""
    if sentence.places:
        return next((n for n, at in enumerate(sentence.places) if at >= mention.span.start), 0)
    return mention.span.start - sentence.span.start


_DIGIT = re.compile(r"\d")


def _is_covered(mention: Mention, shares: Iterable[Mention]) -> bool:
    """Say whether a number without an issue is one of the counts that were read."""
    return mention.issue is None and any(_within(mention.span, share.span) for share in shares)


def _worded(
    sentence: Sentence,
    request: SpeechRequest,
    rules: SpeechRules,
    pairs: Iterable[Pair],
    inside: Iterable[Mention],
) -> Iterator[Mention]:
    """Yield decided options whose words stand near each other in a sentence."""
    taken = list(inside)
    places = list(_WORD.finditer(sentence.text))
    stems = stems_of((match.group() for match in places), rules)
    present, denied = frozenset(stems), refused(request.acts)
    forms = forms_of(request.words.scenario, request.speaker.id, rules)
    for pair in pairs:
        if any((m.issue, m.option) == pair for m in taken):
            continue
        sparse = forms.single.get(pair, ()) if taken and pair not in denied else ()
        for form, is_denied in (*forms.of.get(pair, ()), *sparse):
            at = _together(form, stems) if form <= present else None
            if at is None or not _is_as_meant(
                is_denied, places[at[0]].start(), places[at[-1]].end(), sentence, rules
            ):
                continue
            spans = [sentence.span_of(*places[n].span()) for n in at]
            if any(m.issue == pair[0] and any(_meet(m.span, s) for s in spans) for m in taken):
                continue
            yield from (Mention(*pair, span, Use.SAID) for span in spans)
            break


def _strange(
    sentence: Sentence,
    request: SpeechRequest,
    rules: SpeechRules,
    pairs: Iterable[Pair],
    inside: Iterable[Mention],
) -> Iterator[Mention]:
    """Yield undecided options whose words stand side by side, where the ear read nothing."""
    places = list(_WORD.finditer(sentence.text))
    stems = stems_of((match.group() for match in places), rules)
    pairs, taken, present = set(pairs), list(inside), frozenset(stems)
    for pair, forms in forms_of(request.words.scenario, request.speaker.id, rules).of.items():
        for form, is_denied in forms if pair not in pairs else ():
            at = _together(form, stems) if form <= present else None
            if at is None or at[-1] - at[0] > len(form):
                continue
            begin, end = places[at[0]].start(), places[at[-1]].end()
            span = sentence.span_of(begin, end)
            is_one = _CLAUSES.search(sentence.text, begin, end) is None
            is_meant = is_one and _is_as_meant(is_denied, begin, end, sentence, rules)
            if is_meant and not any(_meet(m.span, span) for m in taken):
                yield Mention(*pair, span, Use.SAID)
                break


_BEFORE = 16


def _is_as_meant(
    is_denied: bool, begin: int, end: int, sentence: Sentence, rules: SpeechRules
) -> bool:
    """Say whether a stretch denies just where the phrase for the value does."""
    text = sentence.text[max(0, begin - _BEFORE) : end]
    is_one = _PARTS.search(sentence.text, begin, end) is None
    denies = rules.words("denies", text) or rules.words("left_bare", sentence.text[end:])
    return is_one and (denies is not None) is is_denied


def _together(form: frozenset[str], stems: list[str]) -> list[int] | None:
    """Return the places of the nearest words that hold all of a form's."""
    best: list[int] | None = None
    for first, stem in enumerate(stems):
        if stem in form:
            found = _from(first, form, stems)
            if found and (best is None or found[-1] - found[0] < best[-1] - best[0]):
                best = found
    return best


def _from(first: int, form: frozenset[str], stems: list[str]) -> list[int] | None:
    missing, found = set(form), []
    for at in range(first, min(len(stems), first + len(form) + _SPREAD)):
        if stems[at] in missing:
            missing.discard(stems[at])
            found.append(at)
        if not missing:
            return found
    return None


def _figures(
    sentence: Sentence,
    request: SpeechRequest,
    rules: SpeechRules,
    pairs: Iterable[Pair],
    inside: list[Mention],
) -> Iterator[Mention]:
    """Yield decided values of ranges whose figure stands alone: "five is fine", "ten forty"."""
    wanted = _numbers_of(pairs, request.words.scenario)
    read = [m for m in inside if m.option is not None]
    for number, start, end in (*_digits(sentence, request), *rules.numbers.read(sentence.text)):
        meant = wanted.get(number, [])
        span = sentence.span_of(start, end)
        is_free = not any(_meet(m.span, span) for m in read)
        if (
            len(meant) == 1
            and is_free
            and _is_bare(sentence.text, end, meant[0][0], request, rules)
        ):
            yield Mention(*meant[0], span, Use.SAID)


def _is_bare(
    text: str, end: int, issue_id: str, request: SpeechRequest, rules: SpeechRules
) -> bool:
    """Say whether nothing else is counted after a figure: no "five minutes" for five weeks."""
    after = _AFTER.match(text, end)
    word = after.group(1) if after else ""
    called = request.words.scenario.words[issue_id]
    own = " ".join((*called.names, *(unit.words for unit in called.units)))
    return not word or word in own.split() or rules.words("own_words", word) is not None


_AFTER = re.compile(r"[ -]([^\W_]+)")


def _numbers_of(pairs: Iterable[Pair], scenario: Scenario) -> dict[float, list[Pair]]:
    found: dict[float, list[Pair]] = {}
    for issue_id, option in pairs:
        issue = scenario.issue(issue_id)
        index = issue.index_of(option)
        number = issue.options[index].number if index is not None else None
        if issue.kind is IssueKind.RANGE and number is not None and number > 1:
            found.setdefault(number, []).append((issue_id, option))
    return found


def _digits(sentence: Sentence, request: SpeechRequest) -> Iterator[tuple[float, int, int]]:
    for match in request.words.lexicon.numbers.finditer(sentence.text):
        bare = (match.group("digits") or "").replace(",", "").replace(" ", "")
        if _FIGURE.fullmatch(bare) and not match.group("scale"):
            yield float(bare), match.start(), match.end()


_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def _meets(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(_meet(mention.span, other.span) for other in others)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
