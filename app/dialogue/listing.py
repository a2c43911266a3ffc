"""Gives shares to whom the words around them name, alone or in a list, and splits in pairs."""

from dataclasses import replace

from app.dialogue.counting import OWNERS, Counting
from app.dialogue.sharing_words import Token
from app.dialogue.takes import EVERYTHING, NOTHING, Amount, Counted, Take, Taker

_NEAR = 12
_TWO = 2


class Listing(Counting):
    """What a walk does with names, owners, pairs and the rest."""

    def pair(self, token: Token) -> bool:
        """Note "2-1" as the speaker's share and the other side's."""
        second = self.next_token()
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
        after = self.next_token()
        if not self._is_of_named(token) and after is not None and after.issue in issues:
            self.at += 1  # "2/1 water 1/2 food"
        self._note_pair(issues, (first, last), (token.start, second.end))
        return True

    def _is_of_named(self, token: Token) -> bool:
        """Say whether a pair is of what was named before it: "water 2/1"."""
        named = self.named[-1] if self.named else None
        return named is not None and self.words.fits("link", self.text[named.end : token.start])

    def _paired(self, second: Token) -> list[str]:
        if self.named:
            return [str(named.issue) for named in self.named]
        after = self.next_token(1)
        is_near = after is not None and after.start - second.end <= _NEAR
        if after is not None and after.kind == "issue" and is_near:
            return [str(after.issue)]
        return [self.issue] if self.issue else []

    def _note_pair(
        self, issues: list[str], figures: tuple[float, float], place: tuple[int, int]
    ) -> None:
        ahead = [t for t in (self.next_token(), self.next_token(1)) if t and t.kind in OWNERS[:2]]
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
        if self._is_declined() and self.words.fits("between", gap):
            self.note(token.start, token.end, NOTHING)
        elif self._is_taken(gap, token) or self._is_chained(gap, token):
            self.note(token.start, token.end, EVERYTHING, is_whole=True)
        elif self._shares_a_count(token):
            unclear = replace(self.takes[-1], issue=token.issue, taker=Taker.UNSURE)
            self.unclear.append(replace(unclear, start=token.start, end=token.end))
        else:
            self.named.append(token)

    def _is_declined(self) -> bool:
        return self.is_denied and not self.takes_whole and self.taker is Taker.MINE

    def _is_taken(self, gap: str, token: Token) -> bool:
        """See "you take the food", not "you take the phone two weekends"."""
        counted = self.next_token(1)
        if self.is_share_next() and counted is not None and counted.issue == token.issue:
            return False
        takes = self.takes_whole and self.taker in (Taker.MINE, Taker.YOURS)
        named_with_article = f"{gap}{self.text[token.start : token.end].split()[0]} "
        whole = (gap, named_with_article)
        return takes and any(self.words.fits("whole", words) for words in whole)

    def _is_chained(self, gap: str, token: Token) -> bool:
        """See the water in "all the food and water", not in "all the food and water is dear"."""
        if self.words.around["goes_on"].match(self.text, token.end):
            return False
        follows_all = bool(self.takes) and self.takes[-1].amount == EVERYTHING
        return follows_all and bool(gap.strip()) and self.words.fits("chain", gap)

    def _shares_a_count(self, token: Token) -> bool:
        """See the water in "2 food and water", of which nobody can tell how many are meant."""
        last = self.takes[-1] if self.takes else None
        if last is None or last.amount.counted is not Counted.UNITS or last.is_owned:
            return False
        gap = self.text[last.end : token.start]
        goes_on = self.words.around["goes_on"].match(self.text, token.end)
        return bool(gap.strip()) and self.words.fits("chain", gap) and not goes_on

    def own(self, token: Token, who: Taker) -> bool:
        """Give the share just before, and those listed with it, to whom the words name."""
        last = self.takes[-1] if self.takes else None
        end = max([take.end for take in (*self.takes[-1:], *self.unclear[-1:])], default=0)
        if last is None or not self.words.fits("link", self.text[end : token.start]):
            return False
        if last.is_owned:
            return True
        self.takes[-1] = replace(last, taker=who, is_owned=True, is_fact=False, end=token.end)
        for at in range(len(self.takes) - 2, self.closed - 1, -1):
            is_free = self.free_from is not None and at >= self.free_from
            is_free = is_free or self.takes[at].taker in (None, Taker.UNSURE)
            if self.takes[at].is_owned or not is_free:
                break
            self.takes[at] = replace(self.takes[at], taker=who, is_owned=True, is_listed=True)
        self.free_from = len(self.takes)
        return True

    def own_named(self, token: Token, who: Taker) -> bool:
        """Give the whole of what was just named: "the water for you"."""
        named = self.named[-1] if self.named else None
        if named is None or not self.words.fits("link", self.text[named.end : token.start]):
            return False
        is_needed = self.verb_end >= 0 and not self.takes_whole and self.taker is not None
        if is_needed or self.is_split or not self.words.ends("lead", self.text[: named.start]):
            return False
        if self._goes_with_a_rough_one(named):
            return False
        self.named.pop()
        self.takes.append(Take(named.issue, EVERYTHING, who, named.start, token.end, is_owned=True))
        return True

    def _goes_with_a_rough_one(self, named: Token) -> bool:
        """See the ropes in "more water and ropes for you", of which nobody named a number."""
        if len(self.named) < _TWO:
            return False
        before = self.named[-2]
        is_chained = self.words.fits("chain", self.text[before.end : named.start])
        return is_chained and not self.words.ends("lead", self.text[: before.start])

    def odd(self, token: Token) -> None:
        """Note the unit that is left over when both have taken as many."""
        if self.issue:
            self.note(token.start, token.end, Amount(Counted.ODD))

    def rest(self, token: Token) -> None:
        """Note the rest, of one issue or of all."""
        after = self.next_token()
        gap = self.text[token.end : after.start] if after else ""
        amount = Amount(Counted.REST)
        if after and after.kind == "issue" and self.words.fits("between", gap):
            self.at += 1
            self.issue = after.issue
            self.note(token.start, after.end, amount)
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
