"""Reads questions: what they ask for, and about which issue."""

from collections.abc import Callable

from app.dialogue.reading import Reading
from app.negotiation.acts import Ask, Kind

# What a question can be read as asking for; nothing is read as asking for a constraint.
KINDS_READ = frozenset({Kind.ISSUE, Kind.INTEREST, Kind.PRIORITY, Kind.ALTERNATIVE, Kind.OPEN})


def read_question(reading: Reading) -> Ask | None:
    """Return what a question asks for, or None where it asks for nothing of the game."""
    for group, make in _BY_GROUP:
        if reading.has(group):
            return make(reading)
    if reading.about is not None:
        return Ask(Kind.ISSUE, reading.about)
    return Ask(Kind.OPEN) if reading.has("open_form") and reading.has("of_the_talk") else None


def _issue_or_open(reading: Reading) -> Ask:
    return Ask(Kind.ISSUE, reading.about) if reading.about else Ask(Kind.OPEN)


def _priority(reading: Reading) -> Ask:
    """Take a comparison of two issues for a question about priorities at large.

    So is "what matters most to you in this contract?", where an issue has the contract's name.
    """
    is_of_one = len(reading.named) <= 1 and not reading.has("of_the_whole")
    return Ask(Kind.PRIORITY, reading.asked_about if is_of_one else None)


# The first group that matches decides what is asked for.
_BY_GROUP: tuple[tuple[str, Callable[[Reading], Ask | None]], ...] = (
    ("ask_limit", lambda r: Ask(Kind.ALTERNATIVE, r.about, is_after_limit=True)),
    ("ask_none", lambda _: None),
    ("ask_alternative", lambda _: Ask(Kind.ALTERNATIVE)),
    ("ask_interest", lambda r: Ask(Kind.INTEREST, r.asked_about)),
    ("ask_options", lambda _: Ask(Kind.OPEN)),
    ("ask_offer", _issue_or_open),
    ("ask_priority", _priority),
    ("ask_open", _issue_or_open),
)
