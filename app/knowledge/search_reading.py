"""A question read: its words mended, those that count, the entries it names, what it asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.knowledge.search_spelling import Speller
from app.knowledge.search_tokens import MOST_WORDS, cut, words_in
from app.knowledge.search_words import KINDS, SearchWords

# How far a mended word is believed to be what was meant.
_MENDED = 0.7
# "Over confidence" is one word, "a part" may well be two.
LEAST_JOINED = 8


@dataclass(frozen=True, slots=True)
class Term:
    """A word; `trust` is below 1 where it had to be mended, 0 where nothing is near.

    `alike` are words that learners use for it.
    """

    word: str
    trust: float
    alike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is in a question.

    `words` are all of it, mended, and `terms` those that count; `named` has, by entry id and as
    they follow, the words of its longest name in the question; `kind` is one of `KINDS`, or
    empty; `is_foreign` says that it is about something else.
    """

    words: tuple[str, ...]
    terms: tuple[Term, ...]
    named: Mapping[str, tuple[str, ...]]
    kind: str
    is_about_negotiating: bool
    is_foreign: bool


class Reader:
    """Reads questions in one language against the names of its entries and its vocabulary."""

    def __init__(
        self,
        words: SearchWords,
        names: Iterable[tuple[str, str]],
        vocabulary: Iterable[str],
        is_form: Callable[[str], bool],
    ) -> None:
        """Learn names, as pairs of name and entry id, and the words that are spelt right.

        `is_form` says of any other word whether it is a form of one of them.
        """
        self._words = words
        self._is_form = is_form
        self._names: dict[tuple[str, ...], str] = {}
        spelt = [*vocabulary, *sorted(words.stop_words | words.subject), *words.alike]
        for name, entry in names:
            parts = words_in(name)
            self._names.setdefault(self._key(parts), entry)
            spelt += parts
        self._longest = max(map(len, self._names), default=0)
        self._speller = Speller(spelt)

    def read(self, question: str) -> Reading:
        """Read a question; long ones as far as `MOST_WORDS`."""
        written = words_in(question)[:MOST_WORDS]
        mended = self._mended(written)
        words = [term.word for term in mended]
        said = " ".join(words)
        both = f"{' '.join(written)} | {said}"
        alike = self._words.alike
        counting = {
            term.word: replace(term, alike=alike.get(term.word, ()))
            for term in mended
            if term.word not in self._words.stop_words
        }
        kinds = (k for k in KINDS if any(p.search(said) for p in self._words.kinds[k]))
        return Reading(
            words=tuple(dict.fromkeys(words)),
            terms=tuple(counting.values()),
            named=self._named(words),
            kind=next(kinds, ""),
            is_about_negotiating=any(word in self._words.subject for word in words),
            is_foreign=any(pattern.search(both) for pattern in self._words.foreign),
        )

    def _mended(self, written: list[str]) -> list[Term]:
        terms: list[Term] = []
        rest = list(written)
        while rest:
            word = rest.pop(0)
            if rest and self._is_one(word, rest[0]):
                terms.append(Term(word + rest.pop(0), 1.0))
            elif word in self._speller or self._is_form(word):
                terms.append(Term(word, 1.0))
            else:
                meant = self._speller.mend(word)
                terms += [Term(near, _MENDED) for near in meant] or [Term(word, 0.0)]
        return terms

    def _is_one(self, word: str, following: str) -> bool:
        """Say whether two words, of which one counts at least, are one word written apart."""
        is_counting = not {word, following} <= self._words.stop_words
        is_long = len(word) + len(following) >= LEAST_JOINED
        return is_counting and is_long and word + following in self._speller

    def _named(self, words: list[str]) -> dict[str, tuple[str, ...]]:
        """Find names, longer ones before those within them; return them as they follow."""
        found: dict[str, int] = {}
        key, taken = self._key(words), [0] * len(words)
        for length in range(self._longest, 0, -1):
            for at in range(len(words) - length + 1):
                entry = self._names.get(key[at : at + length])
                if entry is not None and not any(taken[at : at + length]):
                    found.setdefault(entry, at)
                    taken[at : at + length] = [length] * length
        follow = sorted(found.items(), key=lambda pair: pair[1])
        return {entry: tuple(words[at : at + taken[at]]) for entry, at in follow}

    def _key(self, words: Iterable[str]) -> tuple[str, ...]:
        return tuple(cut(word, self._words.name_endings) for word in words)
