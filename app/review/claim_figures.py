"""The figures in a text: as digits or spelt, with the currency or percent sign they carry."""

import re
from collections.abc import Iterator, Mapping, Sequence

_FIGURE = re.compile(r"(?P<sign>[€$£])?\s?(?P<digits>\d(?:[\d.,\u00a0 ]*\d)?)\s?(?P<after>[%€$£])?")
_WORD = re.compile(r"[^\W\d_]+")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0 ]\d{3})+")
_HUNDRED, _THOUSAND = 100, 1000
_NO_FIGURE = 1  # "one of them" counts nothing

Figure = tuple[str, float]


def figures_in(text: str, numbers: Mapping[str, int]) -> tuple[Figure, ...]:
    """Return every figure as (sign, value); `numbers` are a language's number words, folded."""
    return (*_in_digits(text), *_spelt(text, numbers))


def is_among(figure: Figure, known: Sequence[Figure]) -> bool:
    """Say whether a figure is among those known; one without a sign may be any of its value."""
    sign, value = figure
    return any(value == other and sign in ("", mark) for mark, other in known)


def _in_digits(text: str) -> Iterator[Figure]:
    for found in _FIGURE.finditer(text):
        for digits in _apart(found["digits"]):
            yield found["sign"] or found["after"] or "", _value(digits)


def _apart(digits: str) -> list[str]:
    """Part what are several figures ("2, 4", "10 20"); groups of thousands are one."""
    if _GROUPED.fullmatch(digits):
        return [digits]
    return [part.strip(".,") for part in re.split(r"[\s\u00a0]+", digits) if part.strip(".,")]


def _value(digits: str) -> float:
    if _GROUPED.fullmatch(digits):
        return float(re.sub(r"[.,\u00a0 ]", "", digits))
    plain = digits.replace(",", ".")
    return float(plain if plain.count(".") < 2 else plain.replace(".", ""))


def _spelt(text: str, numbers: Mapping[str, int]) -> Iterator[Figure]:
    """Yield each run of number words as one figure: "eleven hundred and fifty" is 1150."""
    run: list[int] = []
    for word in (*_WORD.findall(text.casefold()), ""):
        if word in numbers:
            run.append(numbers[word])
        elif run and word not in _JOINS:
            value = _summed(run)
            if value != _NO_FIGURE:
                yield "", float(value)
            run = []


_JOINS = frozenset({"and", "y"})


def _summed(run: Sequence[int]) -> int:
    total, part = 0, 0
    for number in run:
        if number >= _THOUSAND:
            total, part = total + max(part, 1) * number, 0
        elif number == _HUNDRED:
            part = max(part, 1) * _HUNDRED
        else:
            part += number
    return total + part
