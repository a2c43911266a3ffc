"""Where the rules are unsure of an utterance: the question a model's ear is asked.

The rules' reading comes first; a model is asked about what they left unread, and only then.
"""

from dataclasses import dataclass

from app.dialogue.context import Context, context_of
from app.dialogue.language import normalise
from app.dialogue.listen import Understanding
from app.dialogue.values import Words
from app.negotiation.acts import Propose, SmallTalk, Unknown
from app.negotiation.history import History
from app.negotiation.issue import Issue, IssueKind
from app.negotiation.protocol import Phase
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms

_INSTRUCTION = "instruction"
# Doubts about words the rules could make nothing of. The others are exact: they name what has to be
# asked, and no reading of the words answers them.
_UNREAD, _UNPLACED = "unclear", "which_issue"
_LONG_ASIDE = 20  # words in one sentence that the rules let go as a remark
_MOST_CHARACTERS = 1_200
_LAST_TURNS, _LONGEST_TURN = 3, 400


@dataclass(frozen=True, slots=True)
class AskedIssue:
    """An issue as a model is told of it: options by id and label, a range by its ends and step.

    Who takes how many of like units is told by its name only: no share is taken from a model.
    """

    id: str
    label: str
    options: tuple[tuple[str, str], ...] = ()
    ends: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class NeedsModel:
    """What a model's ear is asked: nothing in it is private to the side that does not speak.

    `said` are the last turns ("speaker" or "other", text), oldest first; `offered` and `own` are
    what both have on the table; `offline` is the reading of the rules, and `open` are the numbers
    of those of its acts that stand for words the rules made little of.
    """

    text: str
    language: str
    issues: tuple[AskedIssue, ...]
    said: tuple[tuple[str, str], ...]
    offered: Terms
    own: Terms
    offline: Understanding
    open: tuple[int, ...]


def asked_of_model(
    text: str, history: History, words: Words, speaker_id: str, read: Understanding
) -> NeedsModel | None:
    """Return what a model is to be asked about an utterance, None where the rules are sure.

    Words meant for a machine are never passed on. While terms are being confirmed the rules alone
    listen: what makes a deal binding is no question of likelihood.
    """
    context = context_of(history, words.scenario, speaker_id)
    is_addressed = any(marker.name == _INSTRUCTION for marker in read.markers)
    if is_addressed or context.phase is not Phase.OPEN or len(text) > _MOST_CHARACTERS:
        return None
    open_acts = _open_acts(text, read, words, context)
    if not open_acts:
        return None
    issues = tuple(_asked_issue(issue, words.scenario) for issue in words.scenario.issues)
    said = _last_turns(history, speaker_id)
    offered, own = _shown(context)
    return NeedsModel(text, words.language.code, issues, said, offered, own, read, open_acts)


def _open_acts(text: str, read: Understanding, words: Words, context: Context) -> tuple[int, ...]:
    """Return the numbers of the acts that stand for words the rules made little of."""
    has_offer = any(isinstance(act, Propose) for act in read.acts)
    return tuple(
        at
        for at, (act, span) in enumerate(zip(read.acts, read.spans, strict=True))
        if (isinstance(act, Unknown) and _is_open(act, has_offer=has_offer))
        or (isinstance(act, SmallTalk) and _is_large_aside(span.of(text), words, context))
    )


def _is_large_aside(said: str, words: Words, context: Context) -> bool:
    """Say whether a remark is long, or holds a figure just when figures are spoken of."""
    kinds = {issue.id: issue.kind for issue in words.scenario.issues}
    of_figures = any(kinds[issue] is IssueKind.RANGE for issue in context.talked_of)
    has_figure = words.lexicon.numbers.search(normalise(said)) is not None
    return len(said.split()) >= _LONG_ASIDE or (of_figures and has_figure)


def _is_open(doubt: Unknown, *, has_offer: bool) -> bool:
    """A figure nobody could place beside an offer is mostly no part of it ("you said 94")."""
    return doubt.doubt == _UNREAD or (doubt.doubt == _UNPLACED and not has_offer)


def _asked_issue(issue: Issue, scenario: Scenario) -> AskedIssue:
    words = scenario.words[issue.id]
    if issue.kind is IssueKind.ALLOCATION:
        return AskedIssue(issue.id, words.label)
    if issue.kind is IssueKind.RANGE:
        first, second, last = issue.options[0], issue.options[1], issue.options[-1]
        step = (second.number or 0.0) - (first.number or 0.0)
        return AskedIssue(issue.id, words.label, ends=(first.id, last.id, f"{step:g}"))
    options = tuple((option.id, words.shown[option.id]) for option in issue.options)
    return AskedIssue(issue.id, words.label, options)


def _shown(context: Context) -> tuple[Terms, Terms]:
    """Return what both have on the table, without shares."""
    named = {i.id for i in context.scenario.issues if i.kind is not IssueKind.ALLOCATION}
    return context.other_offer.only(named), context.own_said.only(named)


def _last_turns(history: History, speaker_id: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        ("speaker" if turn.role == speaker_id else "other", turn.text[:_LONGEST_TURN])
        for turn in history.turns[-_LAST_TURNS:]
    )
