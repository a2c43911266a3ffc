"""Reads questions: what they ask for, and about which issue."""

from app.dialogue.reading import Reading
from app.negotiation.acts import Ask, Kind


def read_question(reading: Reading) -> Ask | None:
    """Return what a question asks for, or None where it asks for nothing of the game."""
    if reading.has("ask_limit"):
        return Ask(Kind.ALTERNATIVE, reading.about, is_after_limit=True)
    if reading.has("ask_none"):
        return None
    if reading.has("ask_alternative"):
        return Ask(Kind.ALTERNATIVE)
    if reading.has("ask_interest"):
        return Ask(Kind.INTEREST, reading.about)
    if reading.has("ask_options"):
        return Ask(Kind.OPEN)
    if reading.has("ask_offer"):
        return Ask(Kind.ISSUE, reading.about) if reading.about else Ask(Kind.OPEN)
    if reading.has("ask_priority"):
        return Ask(Kind.PRIORITY, reading.about if len(reading.named) == 1 else None)
    if reading.has("ask_open"):
        return Ask(Kind.ISSUE, reading.about) if reading.about else Ask(Kind.OPEN)
    if reading.about is not None:
        return Ask(Kind.ISSUE, reading.about)
    return Ask(Kind.OPEN) if reading.has("open_form") else None
