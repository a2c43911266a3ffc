"""Joins a count to what it counts: "2 food", "food: 2", "one of yours", "and 1 for you"."""

from collections.abc import Sequence
from dataclasses import replace

from app.dialogue.language import Language
from app.dialogue.sharing_words import SharingWords, Token
from app.dialogue.takes import NOTHING, Amount, Counted, Take, Taker

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
_FAR = 5  # words
_OR = 4  # characters, as of "most or all of it"
_OF_ALL = ("of_each", "others")
_AT_ONCE = ("", ":", "-", "=")
OWNERS = ("for_me", "for_you", "for_my", "for_your", "each")


class Counting:
    """Where a walk through a sentence stands.

    `issue` is the one last spoken of, `taken` are those the sentences before have shared out.
    """

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        words: SharingWords,
        language: Language,
        issue: str | None = None,
        taken: frozenset[str] = frozenset(),
    ) -> None:
        """Begin before the first token."""
        self.taken = taken
        self.closed = 0
        self.text, self.tokens, self.words, self.language = text, tokens, words, language
        self.takes: list[Take] = []
        self.named: list[Token] = []
        self.unclear: list[Take] = []
        self.issue = issue
        self.subject: Taker | None = None
        self.taker: Taker | None = None
        self.at = self.here = 0
        self.subject_at = 0
        self.verb_end = self.gave_at = -1
        self.takes_whole = self.is_us = self.is_fact = self.is_denied = self.is_split = False
        self.is_wanted = self.is_trade = self.is_consent = self.is_led = self.is_told_of = False
        self.free_from: int | None = None

    def next_token(self, ahead: int = 0) -> Token | None:
        """Return a token not yet read, the next or one `ahead` of it; None past the end."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else None

    def is_counted_next(self, end: int, *also: str) -> bool:
        """Say whether a count follows at once, or after one of `also`."""
        token = self.next_token()
        gap = self.text[end : token.start] if token else ""
        return token is not None and token.kind in _COUNTS and gap.strip() in (*_AT_ONCE, *also)

    def is_share_next(self) -> bool:
        """Say whether a count and what it counts follow."""
        first, second = self.next_token(), self.next_token(1)
        counts = first is not None and first.kind in (*_COUNTS, "each")
        return counts and second is not None and second.kind == "issue"

    def count(self, token: Token, amount: Amount) -> None:
        """Note a count of what follows it, of what was named before it, or of what is meant."""
        counted_to = token.end
        if self._is_out_of(token):
            counted_to = self.tokens[self.at].end
            self.at += 1
        after = self.next_token()
        gap = self.text[counted_to : after.start] if after else ""
        if after and after.kind in _OF_ALL and self.words.fits("between", gap):
            if self.is_split:
                return  # "divide 3 of each": so many there are
            self._count_all(token, amount)
        elif after and after.kind == "issue" and self.words.fits("between", gap):
            self.at += 1
            self.issue = after.issue
            self.note(token.start, after.end, self._counted(amount, gap, after.end))
        elif after and after.kind == "someone_s" and not gap.strip() and self.issue:
            self.at += 1
            self.note(token.start, after.end, Amount(Counted.EXTRA, amount.number))
        elif after and after.kind == "each" and self.is_share_next():
            self._count_each(token, amount)
        elif token.kind != "article":
            self._count_before(token, amount)

    def _count_each(self, token: Token, amount: Amount) -> None:
        """Note "2 each of the food and the water": as many of every issue in the list."""
        start = token.start
        self.at += 1
        while (issue := self.next_token()) and issue.kind == "issue":
            self.at += 1
            self.issue = issue.issue
            self.note(start, issue.end, amount)
            start = following.start if (following := self.next_token()) else issue.end

    def _count_all(self, token: Token, amount: Amount) -> None:
        """Note "2 of each": as many of every issue, or of all that nobody has taken yet."""
        last = self.tokens[self.at]
        self.at += 1
        taken: set[str | None] = {take.issue for take in self.takes} | self.taken
        taken |= {named.issue for named in self.named}
        taken = taken if last.kind == "others" else set()
        for issue in [issue for issue in self.words.totals if issue not in taken]:
            self.issue = issue
            self.note(token.start, last.end, amount)

    def _is_out_of(self, token: Token) -> bool:
        """See "2 of the 3 waters" and "2/3 water": the second figure is the number there are."""
        total, issue = self.next_token(), self.next_token(1)
        if total is None or issue is None or (total.kind, issue.kind) != ("number", "issue"):
            return False
        gap = self.text[token.end : total.start]
        if gap.strip() == "/":
            return total.number == self.words.totals[str(issue.issue)]
        return bool(gap.strip(" -")) and self.words.fits("between", gap)

    def _counted(self, amount: Amount, gap: str, end: int) -> Amount:
        if amount.counted is not Counted.UNITS or not amount.number:
            return amount
        is_more = self.words.around["more"].match(self.text[end:].lstrip(" "))
        if is_more or self.words.ends("more", gap):
            return replace(amount, counted=Counted.MORE)
        if self.is_trade:
            return replace(amount, counted=Counted.EXTRA)
        # "One of mine" may be one more; "2 of mine" are so many of all there are.
        is_extra = self.words.ends("extra", gap)
        is_extra = is_extra or (amount.number == 1 and self.words.ends("held", gap))
        return replace(amount, counted=Counted.EXTRA) if is_extra else amount

    def _count_before(self, token: Token, amount: Amount) -> None:
        named = self.named[-1] if self.named else None
        if named and self.words.fits("link", self.text[named.end : token.start]):
            self.named.pop()
            self.note(named.start, token.end, amount)
        elif self.issue and self._stands_bare(token):
            self.note(token.start, token.end, amount)

    def _stands_bare(self, token: Token) -> bool:
        """Say whether a count alone is of the issue last spoken of: "and 1 for you"."""
        after = self.next_token()
        gap = self.text[token.end : after.start] if after else " ?"
        if after and after.kind in OWNERS and self.words.fits("link", gap):
            return True
        unit = self.words.around["between"].match(self.text, token.end)
        follows = self.text[unit.end() if unit else token.end :].lstrip(" ")
        is_ended = self.language.after_bare_number.match(follows) is not None
        is_begun = self.verb_end >= 0 and not self.text[self.verb_end : token.start].strip()
        return is_ended and is_begun and self.taker is not None

    def note(self, start: int, end: int, amount: Amount, *, is_whole: bool = False) -> None:
        """Note a share of the issue last spoken of, for whoever takes just now."""
        self._forget_verb(start)
        is_rough = self._is_rough(start)
        is_open = self.taker is None and self.subject is Taker.YOURS
        taker = Taker.UNSURE if is_rough or is_open else self.taker
        self.takes.append(
            Take(
                self.issue,
                amount,
                taker,
                start,
                end,
                is_owned=is_rough,
                is_whole=is_whole,
                is_fact=self.is_fact,
                is_refused=self.is_denied and amount != NOTHING,
                is_wanted=self.is_wanted,
            )
        )

    def _forget_verb(self, start: int) -> None:
        """Let a verb go that stands too far back to say who takes what follows."""
        ends = [take.end for take in self.takes[-1:]] + [name.end for name in self.named[-1:]]
        since = max(self.verb_end, *ends, 0)
        if len(self.text[since:start].split()) > _FAR:
            self.taker, self.is_denied, self.is_wanted = None, False, False

    def _is_rough(self, start: int) -> bool:
        """See "2 or 3 food", and "1 food or 1 water", whose first half is rough as well."""
        before = self.tokens[self.here - 1] if self.here else None
        if before and before.kind == "number":
            gap = self.text[before.end : start]
            if self.words.ends("or", gap) or gap.strip() == "-":
                return True
        last = self.takes[-1] if self.takes else None
        if last is None:
            return self.words.ends("or", self.text[max(0, start - _OR) : start])
        if not self.words.ends("or", self.text[last.end : start]):
            return False
        if any(take.issue == self.issue for take in self.takes):
            return False
        self.takes[-1] = replace(last, taker=Taker.UNSURE, is_owned=True)
        return True
