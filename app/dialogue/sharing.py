"""Walks through the words of a sentence and notes who takes how much of what.

A subject and its verb say who takes what follows ("you keep 1 food and 2 water"), words after a
share can say it better ("2 food for me"), a given thing goes to the other side.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from app.dialogue.sharing_alike import Alike
from app.dialogue.sharing_words import Token
from app.dialogue.takes import EVERYTHING, HALF, NOTHING, Amount, Counted, Take, Taker


class Walk(Alike):
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

    def somebody(self, token: Token) -> None:
        """Read "one of us gets 2" and "there are 3": nobody takes these."""
        last = self.takes[-1] if self.takes else None
        if last and len(self.text[last.end : token.start]) <= _AT_ONCE:
            self.takes[-1] = replace(last, is_fact=True)  # "2 food for one of us"
        self._begin(token, None)
        self.subject, self.is_told_of, self.is_fact = None, True, True

    def _person(self, token: Token, who: Taker) -> None:
        if self._object(token, who) or self._follows_share(token, who):
            return
        denies = self.tokens[self.here - 1] if self.here else token
        is_denied = denies.kind == "not" and not self.text[denies.end : token.start].strip()
        self.subject, self.subject_at, self.is_us = who, token.start, False
        self.is_fact = self.is_wanted = self.is_told_of = False
        self.is_denied = is_denied
        self._begin(token, who if self._is_taking(token) else None)

    def _follows_share(self, token: Token, who: Taker) -> bool:
        """See "2 food me, 1 you", where nothing but the person says whose the share is."""
        last = self.takes[-1] if self.takes else None
        if last is None or last.taker is not None or self.text[last.end : token.start].strip():
            return False
        after = self.text[token.end :].lstrip(" ,")
        ends = self.next_token() is None and not after.strip(".!?")
        return (ends or self.is_counted_next(token.end, ",")) and self.own(token, who)

    def _is_taking(self, token: Token) -> bool:
        """See "you 2 food", and "you can all the food", where the verb was left out."""
        also = () if token.start else (",",)
        after = self.next_token()
        gap = self.text[token.end : after.start] if after else ""
        is_modal = bool(gap.strip()) and self.words.around["modal"].fullmatch(gap.strip())
        return self.is_counted_next(token.end, *also, *([gap.strip()] if is_modal else []))

    def take(self, token: Token) -> None:
        """Read taking; an order ("keep 1") is for the other side."""
        is_order = self.subject is None and len(self.text[: token.start].split()) <= 1
        wants = self.tokens[self.here - 1] if self.here else None
        is_wish = wants is not None and wants.kind == "need" and token.start - wants.end <= _AT_ONCE
        self.is_fact, self.is_wanted = self.is_told_of, is_wish and self.is_wanted
        self._begin(token, self.subject or (Taker.YOURS if is_order else Taker.MINE))

    def need(self, token: Token) -> None:
        """Read needing; "do you need 2?" only asks."""
        self._begin(token, self.subject or Taker.MINE, takes_whole=False)
        before = self.text[: self.subject_at]
        is_theirs = self.subject is Taker.YOURS
        self.is_fact = self.is_told_of or (is_theirs and self.words.ends("asks", before))
        self.is_wanted = is_theirs and not self.words.ends("modal", before)

    def give(self, token: Token) -> None:
        """Read giving: the other side takes."""
        self._begin(token, Taker.YOURS if self.subject is Taker.MINE else Taker.MINE)
        self.gave_at, self.is_fact = token.end, self.is_told_of

    def trade(self, token: Token) -> None:
        """Read trading; "we trade 2 food" does not say who gives it."""
        self.give(token)
        self.is_trade = True
        if self.is_us or self.subject is None:
            self.taker = Taker.UNSURE

    def have(self, token: Token) -> None:
        """Read having: a wish takes, a fact is no share."""
        before = self.text[: self.subject_at]
        is_told = self.subject is Taker.YOURS and not self.is_told_of
        is_told = is_told and not self.words.ends("asks", before)
        if is_told or self.words.ends("wish", self.text[: token.start]):
            self.take(token)
        else:
            self.is_fact = True

    def ok_with(self, token: Token) -> None:
        """Read consent; "are you fine with 1 water?" does not say whose."""
        before = self.text[: self.subject_at]
        is_asked = self.words.ends("modal", before) or self.words.ends("asks", before)
        is_theirs = self.subject is Taker.YOURS
        who = Taker.UNSURE if is_theirs and is_asked else self.subject or Taker.MINE
        self._begin(token, who, takes_whole=False)
        self.is_consent = True

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
        leads = self.is_counted_next(token.end, ",", ":", "-")
        if not (leads and self.is_led) and (self.own(token, who) or self.own_named(token, who)):
            return
        if leads:
            self._begin(token, who)
            self.is_led = True
        else:
            denied = self.is_denied
            self._person(token, who)
            self.is_denied = denied  # "not fair for you to get all of it"

    def number(self, token: Token) -> None:
        """Read a figure: half of a pair, or so many units."""
        after = self.next_token()
        total = self.words.totals.get(after.issue or "") if after else None
        if self.is_split and total == token.number:
            return  # "split the 3 food": so many there are
        if not self.pair(token):
            self.count(token, Amount(Counted.UNITS, token.number or 0.0))

    def nothing(self, _token: Token) -> None:
        """Pass over words that bear on no share."""


_TWO = 2.0
_AT_ONCE = 5  # characters, as of " for "


def _counts(amount: Amount) -> Callable[[Walk, Token], None]:
    return lambda walk, token: walk.count(token, amount)


def _said_in_one(
    subject: Callable[[Walk, Token], None], verb: Callable[[Walk, Token], None]
) -> Callable[[Walk, Token], None]:
    """Read a verb that holds its subject, as in languages that leave the pronoun out."""

    def read(walk: Walk, token: Token) -> None:
        subject(walk, token)
        verb(walk, token)

    return read


_ON: Mapping[str, Callable[[Walk, Token], None]] = {
    "aside": Walk.nothing, "someone_s": Walk.nothing, "somebody": Walk.somebody,
    "of_each": Walk.nothing, "same": Walk.same, "reversed": Walk.reversed,
    "i": Walk.i, "we": Walk.we, "you": Walk.you,
    "take": Walk.take, "need": Walk.need, "give": Walk.give, "trade": Walk.trade,
    "i_take": _said_in_one(Walk.i, Walk.take), "i_give": _said_in_one(Walk.i, Walk.give),
    "i_need": _said_in_one(Walk.i, Walk.need), "you_take": _said_in_one(Walk.you, Walk.take),
    "you_give": _said_in_one(Walk.you, Walk.give), "you_need": _said_in_one(Walk.you, Walk.need),
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
