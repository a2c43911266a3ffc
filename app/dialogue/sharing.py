"""Walks through the words of a sentence and notes who takes how much of what.

A subject and its verb say who takes what follows ("you keep 1 food and 2 water"), words after a
share can say it better ("2 food for me"), a given thing goes to the other side.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialogue.listing import Listing
from app.dialogue.sharing_words import Token
from app.dialogue.takes import EVERYTHING, HALF, NOTHING, Amount, Counted, Take, Taker


class Walk(Listing):
    """One pass over a sentence's tokens; `run` returns the shares in order."""

    def run(self) -> list[Take]:
        """Read token after token."""
        while self.at < len(self.tokens):
            self.here = self.at
            self.at += 1
            token = self.tokens[self.here]
            _ON[token.kind](self, token)
        return sorted(self.takes + self.unclear, key=lambda take: take.start)

    def _object(self, token: Token, who: Taker) -> bool:
        """Take "give you" for what it is; otherwise the word is a subject."""
        if self.gave_at < 0 or self.text[self.gave_at : token.start].strip():
            return False
        self._begin(token, who)
        return True

    def _begin(self, token: Token, who: Taker | None, *, takes_whole: bool = True) -> None:
        self.taker, self.verb_end, self.takes_whole = who, token.end, takes_whole

    def i(self, token: Token) -> None:
        """Read the speaker as subject or object."""
        self._person(token, Taker.MINE)

    def you(self, token: Token) -> None:
        """Read the other side as subject or object."""
        self._person(token, Taker.YOURS)

    def we(self, token: Token) -> None:
        """Read "we": the speaker's side, unless it trades."""
        self._person(token, Taker.MINE)
        self.is_us = True

    def _person(self, token: Token, who: Taker) -> None:
        if self._object(token, who):
            return
        self.subject, self.subject_at, self.is_us = who, token.start, False
        self.is_fact = self.is_denied = self.is_wanted = False
        also = () if token.start else (",",)
        self._begin(token, who if self.is_counted_next(token.end, *also) else None)

    def take(self, token: Token) -> None:
        """Read taking; an order ("keep 1") is for the other side."""
        is_order = self.subject is None and len(self.text[: token.start].split()) <= 1
        self.is_fact = self.is_wanted = False
        self._begin(token, self.subject or (Taker.YOURS if is_order else Taker.MINE))

    def need(self, token: Token) -> None:
        """Read needing; "do you need 2?" only asks."""
        self._begin(token, self.subject or Taker.MINE, takes_whole=False)
        before = self.text[: self.subject_at]
        is_theirs = self.subject is Taker.YOURS
        self.is_fact = is_theirs and self.words.ends("asks", before)
        self.is_wanted = is_theirs and not self.words.ends("modal", before)

    def give(self, token: Token) -> None:
        """Read giving: the other side takes."""
        self._begin(token, Taker.YOURS if self.subject is Taker.MINE else Taker.MINE)
        self.gave_at, self.is_fact = token.end, False

    def trade(self, token: Token) -> None:
        """Read trading; "we trade 2 food" does not say who gives it."""
        self.give(token)
        if self.is_us or self.subject is None:
            self.taker = Taker.UNSURE

    def have(self, token: Token) -> None:
        """Read having: a wish takes, a fact is no share."""
        if self.words.ends("wish", self.text[: token.start]):
            self.take(token)
        else:
            self.is_fact = True

    def ok_with(self, token: Token) -> None:
        """Read consent; "are you fine with 1 water?" does not say whose."""
        is_theirs = self.subject is Taker.YOURS
        self._begin(token, Taker.UNSURE if is_theirs else Taker.MINE, takes_whole=False)

    def denied(self, _token: Token) -> None:
        """Read a "not" before a verb."""
        self.is_denied = True

    def do_without(self, token: Token) -> None:
        """Read doing without: it takes nothing."""
        self._begin(token, Taker.MINE, takes_whole=False)
        self.is_denied, self.is_fact = True, self.subject is Taker.YOURS

    def for_me(self, token: Token) -> None:
        """Read whose a share is."""
        self._owner(token, Taker.MINE)

    def for_you(self, token: Token) -> None:
        """Read whose a share is."""
        self._owner(token, Taker.YOURS)

    def for_my(self, token: Token) -> None:
        """Read for whom a share is; "food for my kids" alone is none."""
        if self.is_share_next() or not self.own(token, Taker.MINE):
            self.swap(token)

    def for_your(self, token: Token) -> None:
        """Read for whom a share is; "food for your kids" alone is none."""
        if self.is_share_next() or not self.own(token, Taker.YOURS):
            self.swap(token)

    def _owner(self, token: Token, who: Taker) -> None:
        if self.own(token, who) or self.own_named(token, who):
            return
        if self.is_counted_next(token.end, ","):
            self._begin(token, who)
        else:
            self._person(token, who)

    def swap(self, _token: Token) -> None:
        """Turn round who takes: "2 food for 1 water"."""
        if not self.takes or not self.is_share_next():
            return
        before = self.takes[-1].taker or Taker.UNSURE
        for at, take in enumerate(self.takes):
            if take.taker is None:
                self.takes[at] = replace(take, taker=Taker.UNSURE)
        self.taker, self.is_denied, self.is_fact = before.opposite, False, False

    def each(self, token: Token) -> None:
        """Read that both take as much."""
        last = self.takes[-1] if self.takes else None
        if last and self.words.fits("link", self.text[last.end : token.start]):
            self.takes[-1] = replace(last, taker=Taker.BOTH, is_owned=True, end=token.end)
        else:
            self._begin(token, Taker.BOTH)

    def evenly(self, token: Token) -> None:
        """Read an even split of what was named."""
        for named in self.named:
            self.takes.append(Take(named.issue, HALF, Taker.BOTH, named.start, token.end))
        self.named = []

    def split(self, _token: Token) -> None:
        """Note that figures may split a thing between the two."""
        self.is_split = True

    def number(self, token: Token) -> None:
        """Read a figure: half of a pair, or so many units."""
        after = self.next_token()
        total = self.words.totals.get(after.issue or "") if after else None
        if self.is_split and total == token.number:
            return  # "split the 3 food": so many there are
        if not self.pair(token):
            self.count(token, Amount(Counted.UNITS, token.number or 0.0))

    def both(self, token: Token) -> None:
        """Read "both" where there are two of a thing."""
        after = self.tokens[self.at] if self.at < len(self.tokens) else None
        issue = after.issue if after and after.kind == "issue" else self.issue
        if issue and self.words.totals[issue] == _TWO:
            self.count(token, Amount(Counted.UNITS, _TWO))

    def nothing(self, _token: Token) -> None:
        """Pass over words that bear on no share."""


_TWO = 2.0


def _counts(amount: Amount) -> Callable[[Walk, Token], None]:
    return lambda walk, token: walk.count(token, amount)


_ON: Mapping[str, Callable[[Walk, Token], None]] = {
    "aside": Walk.nothing, "someone_s": Walk.nothing,
    "i": Walk.i, "we": Walk.we, "you": Walk.you,
    "take": Walk.take, "need": Walk.need, "give": Walk.give, "trade": Walk.trade,
    "have": Walk.have, "ok_with": Walk.ok_with, "not": Walk.denied, "do_without": Walk.do_without,
    "for_me": Walk.for_me, "for_you": Walk.for_you,
    "for_my": Walk.for_my, "for_your": Walk.for_your, "swap": Walk.swap,
    "each": Walk.each, "evenly": Walk.evenly, "split": Walk.split,
    "number": Walk.number, "issue": Walk.name, "both": Walk.both,
    "several": _counts(Amount(Counted.UNITS, _TWO)), "article": _counts(Amount(Counted.UNITS)),
    "none": _counts(NOTHING), "all": _counts(EVERYTHING), "half": _counts(HALF),
    "another": _counts(Amount(Counted.MORE)), "odd": Walk.odd,
    "rest": Walk.rest, "others": Walk.others,
}  # fmt: skip
