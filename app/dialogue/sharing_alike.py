"""Shares told by another share: swapped, as many each, the same again, the other way round."""

from dataclasses import replace

from app.dialogue.listing import Listing
from app.dialogue.sharing_words import Token
from app.dialogue.takes import HALF, Amount, Counted, Take, Taker


class Alike(Listing):
    """What a walk does with a share that is told by another one."""

    def _begin(self, token: Token, who: Taker | None, *, takes_whole: bool = True) -> None:
        self.taker, self.verb_end, self.takes_whole = who, token.end, takes_whole
        self.is_consent = self.is_led = self.is_trade = False
        self.free_from = None

    def swap(self, _token: Token) -> None:
        """Turn round who takes: "2 food for 1 water"."""
        after = self.next_token()
        gap = self.text[_token.end : after.start] if after else ""
        if not self.takes or not self.is_share_next() or not self.words.fits("between", gap):
            return
        self.closed = len(self.takes)
        # "I can do 2 food for 1 water" does not say which way either goes.
        before = (None if self.is_consent else self.takes[-1].taker) or Taker.UNSURE
        for at, take in enumerate(self.takes):
            if take.taker is None or (self.is_consent and not take.is_owned):
                self.takes[at] = replace(take, taker=Taker.UNSURE)
        self.taker, self.is_denied, self.is_fact = before.opposite, False, False

    def each(self, token: Token) -> None:
        """Read that both take as much."""
        last = self.takes[-1] if self.takes else None
        unclear = self.unclear[-1] if self.unclear else None
        if last and unclear and self.words.fits("link", self.text[unclear.end : token.start]):
            # "one package of food and water each": as many of either
            self.takes += [replace(take, taker=last.taker) for take in self.unclear]
            self.unclear = []
        elif last and self.words.fits("link", self.text[last.end : token.start]):
            self.takes[-1] = replace(last, taker=Taker.BOTH, is_owned=True, end=token.end)
        else:
            self._begin(token, Taker.BOTH)

    def evenly(self, token: Token) -> None:
        """Read an even split of what was named."""
        for named in self.named:
            self.takes.append(Take(named.issue, HALF, Taker.BOTH, named.start, token.end))
        self.named = []

    def same(self, token: Token) -> None:
        """Share the issue named next as the one before: "same for the water"."""
        self._repeat(token, is_reversed=False)

    def reversed(self, token: Token) -> None:
        """Share the issue named next as the one before, with the sides changed."""
        self._repeat(token, is_reversed=True)

    def _repeat(self, token: Token, *, is_reversed: bool) -> None:
        after = self.next_token()
        gap = self.text[token.end : after.start] if after else ""
        if after is None or after.kind != "issue" or not self.words.fits("between", gap):
            return
        before = self.takes[-1].issue if self.takes else None
        for take in [take for take in self.takes if take.issue == before]:
            who = take.taker.opposite if take.taker and is_reversed else take.taker
            self.takes.append(
                replace(take, issue=after.issue, taker=who, start=token.start, end=after.end)
            )
        if before:
            self.at += 1
            self.issue = after.issue

    def split(self, _token: Token) -> None:
        """Note that figures may split a thing between the two."""
        self.is_split = True

    def both(self, token: Token) -> None:
        """Read "both" where there are two of a thing."""
        after = self.tokens[self.at] if self.at < len(self.tokens) else None
        issue = after.issue if after and after.kind == "issue" else self.issue
        if issue and self.words.totals[issue] == _TWO:
            self.count(token, Amount(Counted.UNITS, _TWO))


_TWO = 2.0
