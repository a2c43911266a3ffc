"""Joins a count to what it counts, and a share to the words that say whose it is."""

from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.language import Language
from app.dialogue.sharing_words import SharingWords, Token
from app.dialogue.takes import EVERYTHING, NOTHING, Amount, Counted, Take, Taker

_COUNTS = (
    "number",
    "all",
    "half",
    "none",
    "another",
    "several",
    "article",
    "both",
    "rest",
    "others",
    "odd",
)
_OWNERS = ("for_me", "for_you", "each")


class Counting:
    """Where a walk through a sentence stands; `issue` is the one last spoken of."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        words: SharingWords,
        language: Language,
        issue: str | None = None,
    ) -> None:
        """Begin before the first token."""
        self.text, self.tokens, self.words, self.language = text, tokens, words, language
        self.takes: list[Take] = []
        self.named: list[Token] = []
        self.issue = issue
        self.subject: Taker | None = None
        self.taker: Taker | None = None
        self.at = self.here = 0
        self.subject_at = 0
        self.verb_end = self.gave_at = -1
        self.takes_whole = self.is_us = self.is_fact = self.is_denied = self.is_split = False
        self.is_wanted = False

    def _next(self, ahead: int = 0) -> Token | None:
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def is_counted_next(self, end: int) -> bool:
        """Say whether a count follows at once."""
        token = self._next()
        gap = self.text[end : token.start] if token else ""
        return token is not None and token.kind in _COUNTS and gap.strip() in ("", ":", "-", "=")

    def is_share_next(self) -> bool:
        """Say whether a count and what it counts follow."""
        first, second = self._next(), self._next(1)
        counts = first is not None and first.kind in (*_COUNTS, "each")
        return counts and second is not None and second.kind == "issue"

    def count(self, token: Token, amount: Amount) -> None:
        """Note a count of what follows it, of what was named before it, or of what is meant."""
        after = self._next()
        gap = self.text[token.end : after.start] if after else ""
        if after and after.kind == "issue" and self.words.fits("between", gap):
            self.at += 1
            self.issue = after.issue
            self._note(token.start, after.end, self._counted(amount, gap))
        elif after and after.kind == "someone_s" and not gap.strip() and self.issue:
            self.at += 1
            self._note(token.start, after.end, Amount(Counted.EXTRA, amount.number))
        elif after and after.kind == "each" and self.is_share_next():
            self._count_each(token, amount)
        elif token.kind != "article":
            self._count_before(token, amount)

    def _count_each(self, token: Token, amount: Amount) -> None:
        """Note "2 each of the food and the water": as many of every issue in the list."""
        start = token.start
        self.at += 1
        while (issue := self._next()) and issue.kind == "issue":
            self.at += 1
            self.issue = issue.issue
            self._note(start, issue.end, amount)
            start = issue.end

    def _counted(self, amount: Amount, gap: str) -> Amount:
        if amount.counted is not Counted.UNITS or not amount.number:
            return amount
        if self.words.ends("more", gap):
            return replace(amount, counted=Counted.MORE)
        is_extra = self.words.ends("extra", gap)
        return replace(amount, counted=Counted.EXTRA) if is_extra else amount

    def _count_before(self, token: Token, amount: Amount) -> None:
        named = self.named[-1] if self.named else None
        if named and self.words.fits("link", self.text[named.end : token.start]):
            self.named.pop()
            self._note(named.start, token.end, amount)
        elif self.issue and self._stands_bare(token):
            self._note(token.start, token.end, amount)

    def _stands_bare(self, token: Token) -> bool:
        """Say whether a count alone is of the issue last spoken of: "and 1 for you"."""
        after = self._next()
        gap = self.text[token.end : after.start] if after else " ?"
        if after and after.kind in _OWNERS and self.words.fits("link", gap):
            return True
        unit = self.words.around["between"].match(self.text, token.end)
        follows = self.text[unit.end() if unit else token.end :].lstrip(" ")
        is_ended = self.language.after_bare_number.match(follows) is not None
        is_begun = self.verb_end >= 0 and not self.text[self.verb_end : token.start].strip()
        return is_ended and is_begun and self.taker is not None

    def _note(self, start: int, end: int, amount: Amount, *, is_whole: bool = False) -> None:
        is_rough = self._is_rough(start)
        taker = Taker.UNSURE if is_rough else self.taker
        found = Take(self.issue, amount, taker, start, end, is_whole=is_whole)
        refused = self.is_denied and amount != NOTHING
        flags = {"is_fact": self.is_fact, "is_refused": refused, "is_wanted": self.is_wanted}
        self.takes.append(replace(found, is_owned=is_rough, **flags))

    def _is_rough(self, start: int) -> bool:
        """See "2 or 3 food", and "1 food or 1 water", whose first half is rough as well."""
        before = self.tokens[self.here - 1] if self.here else None
        if before and before.kind == "number":
            gap = self.text[before.end : start]
            if self.words.ends("or", gap) or gap.strip() == "-":
                return True
        last = self.takes[-1] if self.takes else None
        if last is None or not self.words.ends("or", self.text[last.end : start]):
            return False
        if any(take.issue == self.issue for take in self.takes):
            return False
        self.takes[-1] = replace(last, taker=Taker.UNSURE, is_owned=True)
        return True

    def pair(self, token: Token) -> bool:
        """Note "2-1" as the speaker's share and the other side's."""
        second = self._next()
        if second is None or second.kind != "number":
            return False
        gap = self.text[token.end : second.start]
        is_signed = gap.strip() in ("-", "/", ":")
        issues = self._paired(second)
        first, last = token.number or 0.0, second.number or 0.0
        adds_up = any(self.words.totals[issue] == first + last for issue in issues)
        is_pair = self.words.fits("pair", gap) and (self.is_split or (is_signed and adds_up))
        if not is_pair or not issues:
            return False
        self.at += 1
        self._note_pair(issues, (first, last), (token.start, second.end))
        return True

    def _paired(self, second: Token) -> list[str]:
        if self.named:
            return [str(named.issue) for named in self.named]
        after = self._next(1)
        is_near = after is not None and after.start - second.end <= _NEAR
        if after is not None and after.kind == "issue" and is_near:
            return [str(after.issue)]
        return [self.issue] if self.issue else []

    def _note_pair(
        self, issues: list[str], figures: tuple[float, float], place: tuple[int, int]
    ) -> None:
        ahead = [t for t in (self._next(), self._next(1)) if t and t.kind in _OWNERS[:2]]
        mine, yours = figures
        if ahead:
            less, more = sorted(figures)
            mine, yours = (more, less) if ahead[0].kind == "for_me" else (less, more)
        for issue in issues:
            for number, taker in ((mine, Taker.MINE), (yours, Taker.YOURS)):
                amount = Amount(Counted.UNITS, number)
                self.takes.append(Take(issue, amount, taker, *place, is_owned=True))
        self.named = []

    def name(self, token: Token) -> None:
        """Note an issue: the whole of it, nothing of it, or only its name."""
        self.issue = token.issue
        last = self.takes[-1] if self.takes else None
        gap = self.text[max(self.verb_end, last.end if last else 0, 0) : token.start]
        is_takers = self.taker in (Taker.MINE, Taker.YOURS)
        is_declined = self.is_denied and not self.takes_whole and self.taker is Taker.MINE
        if is_declined and self.words.fits("between", gap):
            self._note(token.start, token.end, NOTHING)
        elif is_takers and self.takes_whole and self.words.fits("whole", gap):
            self._note(token.start, token.end, EVERYTHING, is_whole=True)
        elif last and last.amount == EVERYTHING and self.words.fits("chain", gap) and gap.strip():
            self._note(token.start, token.end, EVERYTHING, is_whole=True)
        else:
            self.named.append(token)

    def own(self, token: Token, who: Taker) -> bool:
        """Give the share just before, and those listed with it, to whom the words name."""
        last = self.takes[-1] if self.takes else None
        gap = self.text[last.end : token.start] if last else ""
        if last is None or not self.words.fits("link", gap):
            return False
        if last.is_owned:
            return True
        self.takes[-1] = replace(last, taker=who, is_owned=True, is_fact=False, end=token.end)
        for at in range(len(self.takes) - 2, -1, -1):
            if self.takes[at].is_owned or self.takes[at].taker not in (None, Taker.UNSURE):
                break
            self.takes[at] = replace(self.takes[at], taker=who, is_owned=True)
        return True

    def own_named(self, token: Token, who: Taker) -> bool:
        """Give the whole of what was just named: "the water for you"."""
        named = self.named[-1] if self.named else None
        if named is None or not self.words.fits("link", self.text[named.end : token.start]):
            return False
        is_needed = self.verb_end >= 0 and not self.takes_whole and self.taker is not None
        if is_needed or not self.words.ends("lead", self.text[: named.start]):
            return False
        self.named.pop()
        self.takes.append(Take(named.issue, EVERYTHING, who, named.start, token.end, is_owned=True))
        return True

    def odd(self, token: Token) -> None:
        """Note the unit that is left over when both have taken as many."""
        if self.issue:
            self._note(token.start, token.end, Amount(Counted.ODD))

    def rest(self, token: Token) -> None:
        """Note the rest, of one issue or of all."""
        after = self._next()
        gap = self.text[token.end : after.start] if after else ""
        amount = Amount(Counted.REST)
        if after and after.kind == "issue" and self.words.fits("between", gap):
            self.at += 1
            self.issue = after.issue
            self._note(token.start, after.end, amount)
        else:
            self._note_all(token, amount)

    def others(self, token: Token) -> None:
        """Note all the issues that nobody has taken yet."""
        self._note_all(token, Amount(Counted.OTHERS))

    def _note_all(self, token: Token, amount: Amount) -> None:
        last = max(self.verb_end, self.takes[-1].end if self.takes else 0)
        taker = self.taker if self.words.fits("chain", self.text[last : token.start]) else None
        found = Take(None, amount, taker, token.start, token.end, is_fact=self.is_fact)
        self.takes.append(found)


_NEAR = 12
