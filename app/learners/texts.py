"""Short texts of others: what every database can hold and a list can show."""

from app.errors import Rejected

# Ids are shorter: what is longer was never given out.
MOST_ID = 100


def is_plain(text: str, most: int, least: int = 1) -> bool:
    """Say whether a text has so many characters and none that cannot be printed.

    A null and half of a surrogate pair are among those: no database holds them.
    """
    return least <= len(text) <= most and text.isprintable()


def refuse_odd(field: str, text: str, most: int, least: int = 1) -> None:
    """Refuse any other (Rejected)."""
    if not is_plain(text, most, least):
        raise Rejected(
            field, f"Write {least} to {most} characters, without new lines or control characters."
        )
