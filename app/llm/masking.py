"""E-mail addresses and phone numbers are masked in everything that leaves for a model.

A figure of the game has to stay a figure, so a phone number is told by its form: a leading + or
00, a leading 0, or nine digits and more. Prices, thousands in groups, dates and ranges stay. A
local number of seven or eight digits with nothing before it looks like two figures and stays too.
"""

import re

MASKED_ADDRESS = "[e-mail]"
MASKED_PHONE = "[phone]"

_SPACES = r" \u00a0\u2000-\u200b\u202f"  # also the thin ones, as copied from a page
_ADDRESS = re.compile(r"[\w.%+\-]{1,64}[@\uff20](?:[\w\-]{1,63}\.){1,8}[^\W\d_]{2,24}")
_FIGURES = re.compile(
    r"(?<![\w.,/@-])(?:[+\uff0b]|\(?(?=\d))\(?\d"
    rf"(?:[{_SPACES}().\-\u2010-\u2012/]{{0,3}}\d){{5,16}}(?![\w%/])"
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥]|\b(?:EUR|USD|GBP|CHF))\s?$")
_MONEY_AFTER = re.compile(r"(?:[.,]\d+)?\s?(?:[$€£¥]|(?:EUR|USD|GBP|CHF|k|m)\b)", re.IGNORECASE)
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d([-./])\d{1,2}\1\d{1,2}|\d{1,2}([-./])\d{1,2}\2(?:(?:19|20)?\d\d))"
    r"(?!\1\d|\2\d|\d)"
)
_DECIMAL = re.compile(r"\d+\.\d+")
_LIST_OF_FOURS = re.compile(r"[1-9]\d{3}(?: [1-9]\d{3})+")
_GROUPED = re.compile(rf"[1-9]\d{{0,2}}(?:[{_SPACES}.]\d{{3}})+")
_MOST_DIGITS = 15  # E.164
_LOOKED_BACK = 8  # characters before a figure: room for a currency and a space


def mask(text: str) -> str:
    """Return the text with every e-mail address and phone number replaced."""
    hidden = _ADDRESS.sub(MASKED_ADDRESS, text)
    return _FIGURES.sub(lambda found: _masked(found, hidden), hidden)


def _masked(found: re.Match[str], text: str) -> str:
    return MASKED_PHONE if _is_phone(found, text) else found[0]


def _is_phone(found: re.Match[str], text: str) -> bool:
    said, digits = found[0], re.sub(r"\D", "", found[0])
    before = text[max(0, found.start() - _LOOKED_BACK) : found.start()]
    if _MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text, found.end()):
        return False
    if _has_date(said) or _DECIMAL.fullmatch(said) or len(digits.removeprefix("00")) > _MOST_DIGITS:
        return False
    if said[0] in "+\uff0b" or digits.startswith("00"):
        return len(digits) >= 8
    if digits.startswith("0"):
        return len(digits) >= 7
    return len(digits) >= 9 and not _is_large_figure(said) and not _LIST_OF_FOURS.fullmatch(said)


def _has_date(said: str) -> bool:
    """Say whether a date stands in it that is not itself part of a longer row of groups."""
    dates = _DATE.finditer(said)
    return any(not said[: date.start()].endswith(date[1] or date[2]) for date in dates)


def _is_large_figure(said: str) -> bool:
    """Say whether groups of three are thousands; a first group of 600 and more dials a person."""
    if not _GROUPED.fullmatch(said):
        return not re.search(r"\D", said) and said.endswith("000")
    return "." in said or said.endswith("000") or not re.match(r"[6-9]\d\d\D", said)
