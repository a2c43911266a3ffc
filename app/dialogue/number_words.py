"""How a language says numbers in words: the parts, put together as one pattern for a scenario.

"a hundred and five", "two thousand and five" and "twelve fifty" are one number each; "a hundred and
three years" and "eighty thousand and three years" are two where years never come in hundreds.
"""

from dataclasses import dataclass

_NEVER = "(?!)"


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Patterns of the words numbers are made of.

    `small` is any number below a hundred and `tens` one from ten on, `hundreds` what a number from
    a hundred on begins with, `scales` what a number may be multiplied by; `joint` stands between
    the parts of one number, `pair_joint` between the two figures of "twelve fifty". `no_pair` are
    two figures that are none together ("fifty fifty"), `ends` what may follow a number that ends.
    """

    small: str
    tens: str
    hundreds: str
    scales: str
    joint: str
    pair_joint: str
    no_pair: str
    ends: str

    def pattern(self, digits: str, few: str = _NEVER, many: str = _NEVER) -> str:
        """Return a pattern for any number, in `digits` or in words, with its multiplier.

        `few` are units that never come in hundreds, `many` those that come in thousands. What
        matched stands in groups: `digits`; or `head` and `tail`; or `word`, made of `WORD_GROUPS`;
        and then in `scale` and in `MORE_GROUPS`.
        """
        few = rf"(?!\s?-?\s?(?:{few})(?!\w))"
        pair = rf"(?P<head>{self.tens})(?:{self.pair_joint})(?P<tail>{self.tens})(?!\w){few}"
        word = rf"(?P<word>{self._hundreds('', few)}|(?P<small>{self.small}))"
        number = rf"(?P<digits>{digits})|(?!{self.no_pair}){pair}|{word}"
        ends = rf"(?=\s?{self.ends}|\s?(?:{many})(?!\w))"
        rest = rf"(?(word)(?P<rest>{self.small})(?!\w){few}{ends}|{_NEVER})"
        more = rf"(?:(?:{self.joint})(?:{self._hundreds('more_', few)}|{rest}))?"
        return rf"(?:{number})(?:\s?(?P<scale>{self.scales})(?!\w){more})?(?!\w)"

    def _hundreds(self, name: str, few: str) -> str:
        """Return the pattern of a number from a hundred on, its parts in groups of this name."""
        below = rf"(?:(?:{self.joint})(?P<{name}below>{self.small})(?!\w){few})?"
        return rf"(?P<{name}hundreds>{self.hundreds}){below}(?!\w)"


WORD_GROUPS = ("hundreds", "below", "small")
MORE_GROUPS = ("more_hundreds", "more_below", "rest")
