"""Which of the decided acts free words have said: what they leave out is said by the phrasebook."""

from app.dialogue.free_text import FreeText, Part
from app.dialogue.tellable import retells, stems, texts_of
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Inform,
    Kind,
    Reject,
    SuggestProcess,
)

# A courtesy that was left out leaves nothing unsaid.
COURTESIES = (Acknowledge,)


def said_in(free: FreeText) -> tuple[Act, ...]:
    """Return the decided acts that a verified text speaks for, in their order.

    What commits is always among them, or the text would not have passed.
    """
    return tuple(act for act in free.request.acts if _is_said(act, free))


def _is_said(act: Act, free: FreeText) -> bool:
    if any(act in part.own_acts for part in free.parts):
        return True
    heard = free.heard.acts
    if isinstance(act, Inform | Argue):
        sources = texts_of(act, free.request.speaker)
        # An offer of the keys in November tells nothing about why they are late.
        named = stems(" ".join(mention.span.of(free.text) for mention in free.mentions))
        is_retold = any(retells(free.text, source, free.common | named) for source in sources)
        return is_retold or _is_claimed(act, free)
    if isinstance(act, Ask | Clarify):
        return _is_asked(act, free)
    if isinstance(act, Reject) and act.asked is None:
        return True
    groups = _SAID_BY.get(type(act))
    is_heard = any(isinstance(one, type(act)) for one in heard)
    return groups is None or is_heard or any(_has(free, group) for group in groups)


# Words that say an act, besides those in which the ear hears it.
_SAID_BY: dict[type[Act], tuple[str, ...]] = {
    Reject: ("refuses", "withholds"),
    SuggestProcess: ("ways",),
    Acknowledge: (),
}


def _is_asked(act: Ask | Clarify, free: FreeText) -> bool:
    if isinstance(act, Clarify) and act.issue is not None:
        # "Which one did you mean?" alone leaves open which issue, and what is wrong with it.
        return any(act.issue in part.issues for part in free.parts)
    is_question = "?" in free.text or _has(free, "wonders")
    return is_question or any(isinstance(one, Ask | Clarify) for one in free.heard.acts)


def _has(free: FreeText, group: str) -> bool:
    return any(part.words(group) is not None for part in free.parts)


def _is_claimed(act: Act, free: FreeText) -> bool:
    if isinstance(act, Argue):
        return any(isinstance(one, Argue) for one in free.heard.acts) or _has(free, "because")
    if not isinstance(act, Inform):
        return False
    if act.kind is Kind.PRIORITY and any(_says_it_matters(p, act.issue) for p in free.parts):
        return True
    return any(
        isinstance(one, Inform) and one.kind is act.kind and one.issue == act.issue
        for one in free.heard.acts
    )


def _says_it_matters(part: Part, issue: str | None) -> bool:
    """See "that's what counts for me", about an issue or about none by name; never a question."""
    is_about = not part.issues or issue in part.issues
    return is_about and part.words("cares") is not None and not part.text.endswith("?")
