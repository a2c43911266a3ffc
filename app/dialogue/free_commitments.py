"""Whether free words commit to what was decided: by the values they name, and with which sign.

Another wording of the same acts is seldom read as the very same acts, so acts are not compared one
by one. Values are: each that is named was decided, each that was decided anew is named, a refused
one stands beside a refusing word, and no acceptance, refusal, threat or leaving is read where none
was decided.
"""

import re
from collections.abc import Callable, Iterator

from app.dialogue.free_decided import decided, offered, own_last, refused, restated, their_last
from app.dialogue.free_text import BLANK, FreeText, Part, within
from app.dialogue.ports import Violation
from app.dialogue.values import Mention
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Clarify,
    Close,
    Propose,
    Reject,
    Span,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.issue import IssueKind


def commits_otherwise(free: FreeText) -> Violation | None:
    """Return the first commitment too many, too few or turned round, None where there is none."""
    return next((found for check in _CHECKS for found in check(free)), None)


def _strange(free: FreeText) -> Iterator[Violation]:
    """Every value must be decided, or stand in a fact or reason that is told now."""
    known = decided(free.request.acts) | free.told_values
    own = {mention for part in free.parts if part.is_own for mention in part.mentions}
    for mention in (one for one in free.mentions if one not in own):
        if (mention.issue, mention.option) not in known or not _is_exact(mention, free):
            yield Violation("value", mention.span.of(free.text))


def _is_exact(mention: Mention, free: FreeText) -> bool:
    """See that "30 days" is not said for 28, though people who say it mean it."""
    scenario = free.request.words.scenario
    if mention.issue is None or scenario.issue(mention.issue).kind is not IssueKind.RANGE:
        return True
    options = scenario.issue(mention.issue).options
    meant = next((o.number for o in options if o.id == mention.option), None)
    figures = [int(one) for one in _FIGURE.findall(mention.span.of(free.text))]
    factors = {1.0} | {unit.factor for unit in scenario.words[mention.issue].units}
    return (
        meant is None
        or len(figures) != 1
        or any(abs(figures[0] * factor - meant) <= _ROUNDED * meant for factor in factors)
    )


_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,]*\d)")
_ROUNDED = 0.005


def _turned_round(free: FreeText) -> Iterator[Violation]:
    """A refused value needs a refusing word beside it; an offered one must not be read refused."""
    acts = free.request.acts
    for part in (one for one in free.parts if not one.is_own):
        named = {(m.issue, m.option) for m in part.mentions}
        if named & refused(acts) and not _is_refusing(part):
            yield Violation("polarity", part.text)
    for act, span in zip(free.heard.acts, free.heard.spans, strict=True):
        kept = offered(acts) | restated(acts)
        if not isinstance(act, Reject) or not set(act.terms) & kept or _is_own(span, free):
            continue
        # "Every drop of the water" drops nothing.
        if any(part.words("refuses") is not None for part in _parts_in(span, free)):
            yield Violation("polarity", str(act.terms))


def _is_refusing(part: Part) -> bool:
    """See "Four percent? That won't do": the no may stand in the next sentence."""
    if part.words("refuses") is not None:
        return True
    parts = part.whole.parts
    after = parts[parts.index(part) + 1 :][:_NO_FOLLOWS]
    no_more = refused(part.whole.request.acts)
    return any(
        one.words("refuses") is not None
        and ({(m.issue, m.option) for m in one.mentions} <= no_more or _begins_with_no(one))
        for one in after
    )


def _begins_with_no(part: Part) -> bool:
    """See "I can't go along with it, so make it eleven": the no stands before any value."""
    before = part.rest[: max(part.rest.find(BLANK), 0)]
    return part.whole.rules.words("refuses", before) is not None


_NO_FOLLOWS = 2  # "74 a seat? We'd be paying for your seats. No."


def _too_many(free: FreeText) -> Iterator[Violation]:
    for act, span in zip(free.heard.acts, free.heard.spans, strict=True):
        if not (_is_covered(act, span, free) or _is_own(span, free)):
            yield Violation("acts", type(act).__name__)


def _is_own(span: Span, free: FreeText) -> bool:
    """Say whether all that was read there stands so in the scenario or the phrasebook."""
    parts = _parts_in(span, free)
    return bool(parts) and all(part.is_own for part in parts)


def _is_covered(act: Act, span: Span, free: FreeText) -> bool:
    """Say whether a commitment that was read goes back to a decided one."""
    covered = _COVERED.get(type(act))
    return covered is None or covered(act, span, free)


def _accepts(act: Act, span: Span, free: FreeText) -> bool:
    if free.decides(Accept, Summarise) or _ends(free, is_deal=True):
        return True
    terms = act.terms if isinstance(act, Accept) else None
    if terms is not None and set(terms) <= offered(free.request.acts):
        return True
    if free.decides(Acknowledge) and not terms:
        # "I do take what you say" is kind; a yes in any colour was refused before.
        parts = _parts_in(span, free)
        return bool(parts) and all(_is_kind(part) and not part.mentions for part in parts)
    # "Basic support isn't something I can accept" refuses, whatever was read in it.
    return free.decides(Reject) and all(_is_a_no(part, free) for part in _parts_in(span, free))


def _is_kind(part: Part) -> bool:
    """See "I take your point about the price", of which a yes in any colour was ruled out."""
    return part.is_courteous or (part.words("heeds") is not None and part.words("of_own") is None)


def _is_a_no(part: Part, free: FreeText) -> bool:
    named = {(m.issue, m.option) for m in part.mentions}
    return part.words("refuses") is not None and named <= refused(free.request.acts)


def _refuses(act: Act, span: Span, free: FreeText) -> bool:
    if not isinstance(act, Reject) or act.terms or act.asked is not None:
        return True
    if free.decides(Reject, Close, Threaten, SuggestProcess):
        return True
    parts = _parts_in(span, free)
    return bool(parts) and all(part.is_harmless for part in parts)


def _proposes(act: Act, _span: Span, free: FreeText) -> bool:
    if not isinstance(act, Propose):
        return True
    acts = free.request.acts
    known = decided(acts) | set(own_last(free.request)) | free.told_values
    if offered(acts):
        # "The rest as you put it" takes over what they offered.
        known |= set(their_last(free.request)) & (offered(acts) | restated(acts))
    is_known = all(pair in known or pair not in free.named for o in act.offers for pair in o)
    is_final = any(one.is_final for one in acts if isinstance(one, Propose))
    return is_known and (is_final or not act.is_final)


def _threatens(_act: Act, _span: Span, free: FreeText) -> bool:
    is_final = any(one.is_final for one in free.request.acts if isinstance(one, Propose))
    return is_final or free.decides(Threaten, Close)


def _leaves(act: Act, _span: Span, free: FreeText) -> bool:
    is_open = isinstance(act, Unknown) and act.doubt != "leaving"
    return is_open or free.decides(Close, Threaten)


_COVERED: dict[type[Act], Callable[[Act, Span, FreeText], bool]] = {
    Accept: _accepts, Reject: _refuses, Propose: _proposes, Threaten: _threatens,
    Unknown: _leaves, Close: _leaves,
}  # fmt: skip


def _parts_in(span: Span, free: FreeText) -> list[Part]:
    return [part for part in free.parts if within(part.sentence.span, span)]


def _too_few(free: FreeText) -> Iterator[Violation]:
    acts = free.request.acts
    # A clarifying question need not name the values it is about.
    back = restated(act for act in acts if not isinstance(act, Clarify))
    missing = (offered(acts) - set(own_last(free.request))) | back
    missing -= free.named
    if missing and not (missing <= set(their_last(free.request)) and _refers_back(free)):
        yield Violation("unsaid", ", ".join(sorted(f"{i} {o}" for i, o in missing)))
    for kind, groups in _NEEDED.items():
        if _commits_to(kind, free) and not _is_heard(kind, free) and not _has(free, groups):
            yield Violation("unsaid", groups[0])


def _commits_to(kind: type[Act], free: FreeText) -> bool:
    """Say whether an act of a kind was decided; a question left open is said by the phrasebook."""
    acts = (act for act in free.request.acts if isinstance(act, kind))
    return any(not (isinstance(act, Reject) and act.asked is not None) for act in acts)


_NEEDED: dict[type[Act], tuple[str, ...]] = {
    Reject: ("refuses", "withholds"),
    Threaten: ("warns",),
    Accept: ("yields", "agrees", "starts_yes", "bare_yes"),
    Close: ("parts",),
}


def _is_heard(kind: type[Act], free: FreeText) -> bool:
    said = {act for part in free.parts for act in part.own_acts}
    return any(isinstance(act, kind) for act in (*free.heard.acts, *said))


def _has(free: FreeText, groups: tuple[str, ...]) -> bool:
    return any(part.words(group) is not None for part in free.parts for group in groups)


def _refers_back(free: FreeText) -> bool:
    """See "the rest as you put it", of which the ear knows some wordings and the rules more."""
    language = free.request.words.language
    return any(
        part.words("as_it_is") is not None or any(language.has(g, part.text) for g in _BACK)
        for part in free.parts
    )


_BACK = ("as_they_said", "as_before", "rest_of_it")


def _ends(free: FreeText, *, is_deal: bool) -> bool:
    return any(act.is_deal is is_deal for act in free.request.acts if isinstance(act, Close))


_CHECKS: tuple[Callable[[FreeText], Iterator[Violation]], ...] = (
    _strange, _turned_round, _too_many, _too_few,
)  # fmt: skip
