"""The texts of the scenario that a reply may tell, and whether free words retell one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from app.dialogue.language import normalise
from app.negotiation.acts import Accept, Act, Argue, Close, Greet, Inform
from app.negotiation.scenario import Role

_WORD = re.compile(r"[^\W\d_]+|\d+")
# Words are compared by their beginnings: "moving" retells "move".
_STEM = 4
_LEAST_LETTERS = 4
_RETOLD = 0.3
_TELLING, _GIVEN_AWAY = 3, 0.6
_SENTENCE_END = re.compile(r"(?<=[.!?:;]) +")


def texts_of(act: Act, speaker: Role) -> tuple[str, ...]:
    """Return the texts of the fact or reason that an act tells."""
    if isinstance(act, Inform) and act.fact:
        facts = (fact for fact in speaker.disclosures if fact.id == act.fact)
        return tuple(text for fact in facts for text in (fact.text, fact.reminder) if text)
    if isinstance(act, Argue) and act.reason:
        return tuple(reason.text for reason in speaker.reasons if reason.id == act.reason)
    return ()


def lines_of(act: Act, speaker: Role) -> tuple[str, ...]:
    """Return the texts that say an act by themselves: a fact, a reason, a person's last words."""
    if isinstance(act, Close):
        return speaker.talk.deal if act.is_deal else speaker.talk.no_deal
    return texts_of(act, speaker)


def tellable(acts: Iterable[Act], speaker: Role) -> tuple[str, ...]:
    """Return every text that a reply with these acts may say word for word."""
    acts = tuple(acts)
    told = [text for act in acts for text in texts_of(act, speaker)]
    talk = speaker.talk
    told += talk.opening if any(isinstance(act, Greet) for act in acts) else ()
    if any(isinstance(act, Close) or act == Accept() for act in acts):
        told += (*talk.deal, *talk.no_deal)
    return tuple(told)


def pieces_of(text: str) -> list[str]:
    """Return a told text cut after each stop, colon and semicolon."""
    return _SENTENCE_END.split(text)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, and its figures."""
    words = _WORD.findall(normalise(text))
    return frozenset(w[:_STEM] for w in words if len(w) >= _LEAST_LETTERS or w.isdigit())


def retells(text: str, source: str, common: frozenset[str] = frozenset()) -> bool:
    """Say whether a text holds so much of a source's own words that it tells it again.

    `common` are stems that anybody would use here; they say nothing.
    """
    own = stems(source) - common
    return bool(own) and len(own & stems(text)) >= _RETOLD * len(own)


def gives_away(text: str, source: str, common: frozenset[str] = frozenset()) -> bool:
    """Say whether a text holds most of what any one sentence of a source says.

    `common` are stems that anybody would use here; a sentence made of them alone is no secret.
    """
    said = stems(text)
    return any(
        len(own) >= _TELLING and len(own & said) >= _GIVEN_AWAY * len(own)
        for own in (stems(piece) - common for piece in pieces_of(source))
    )
