"""Free wording with its reading, sentence by sentence, and the words by which it is judged."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from app.dialogue.language import normalise
from app.dialogue.listen import Understanding
from app.dialogue.own_phrases import keys_of, said_for
from app.dialogue.ports import SpeechRequest
from app.dialogue.same import Same
from app.dialogue.segment import Sentence, sentences
from app.dialogue.speech_rules import SpeechRules
from app.dialogue.tellable import lines_of, stems, tellable, texts_of
from app.dialogue.values import Mention, Words
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Ask,
    Close,
    Span,
    Summarise,
    Unknown,
)


@dataclass(frozen=True)
class FreeText:
    """A text with its reading; `request.acts` are what may be said in it.

    `mentions` are the values it names: as the ear reads them, and where another wording of a
    decided value is recognised (`app/dialogue/free_values.py`), as that. `told_values` stand in
    the facts and reasons it may tell.
    """

    text: str
    request: SpeechRequest
    heard: Understanding
    rules: SpeechRules
    mentions: tuple[Mention, ...]
    told_values: frozenset[tuple[str | None, str | None]] = frozenset()

    @cached_property
    def tellable(self) -> tuple[str, ...]:
        """What it may say word for word."""
        return tellable(self.request.acts, self.request.speaker)

    @cached_property
    def told_text(self) -> str:
        """All it may say word for word, normalised."""
        return " ".join(map(normalise, self.tellable))

    @cached_property
    def told_sentences(self) -> frozenset[str]:
        """The sentences it may say as they stand."""
        return self._sentences(self.tellable)

    @cached_property
    def lines(self) -> Mapping[Act, frozenset[str]]:
        """The sentences of the scenario that say a decided act, by act."""
        speaker = self.request.speaker
        return {act: self._sentences(lines_of(act, speaker)) for act in self.request.acts}

    def _sentences(self, texts: Iterable[str]) -> frozenset[str]:
        language = self.request.words.language
        return frozenset(one.text for text in texts for one in sentences(text, language))

    @cached_property
    def told_stems(self) -> frozenset[str]:
        """The beginnings of the words of the facts and reasons it tells, without common ones."""
        acts, speaker = self.request.acts, self.request.speaker
        texts = (text for act in acts for text in texts_of(act, speaker))
        return frozenset().union(*map(stems, texts)) - self.common

    @cached_property
    def own_keys(self) -> Mapping[Act, frozenset[str]]:
        """By decided act, the phrasebook's keys for it."""
        return keys_of(self.request, self.rules.book)

    @cached_property
    def parts(self) -> tuple["Part", ...]:
        """Its sentences."""
        language = self.request.words.language
        return tuple(Part(sentence, self) for sentence in sentences(self.text, language))

    @cached_property
    def common(self) -> frozenset[str]:
        """The beginnings of words that anybody would use here: they retell nothing."""
        return _common(Same(self.request.words), Same(self.rules))

    @cached_property
    def named(self) -> frozenset[tuple[str | None, str | None]]:
        """The values it names."""
        return frozenset((mention.issue, mention.option) for mention in self.mentions)

    def decides(self, *kinds: type[Act]) -> bool:
        """Say whether an act of one of these kinds was decided."""
        return any(isinstance(act, kinds) for act in self.request.acts)


@dataclass(frozen=True)
class Part:
    """A sentence of a free text."""

    sentence: Sentence
    whole: FreeText

    @property
    def text(self) -> str:
        """Return the sentence, normalised."""
        return self.sentence.text

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """The acts that were read in it."""
        heard = self.whole.heard
        pairs = zip(heard.acts, heard.spans, strict=True)
        span = self.sentence.span
        return tuple(a for a, s in pairs if within(span, s) and not isinstance(a, Unknown))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The values of the scenario that it names."""
        return tuple(m for m in self.whole.mentions if within(m.span, self.sentence.span))

    @cached_property
    def rest(self) -> str:
        """The sentence with a mark in place of each value it names."""
        rest, places = list(self.text), self.sentence.places
        start = self.sentence.span.start
        for span in (mention.span for mention in self.mentions):
            for at in range(len(rest)):
                place = places[at] if places else start + at
                if span.start <= place < span.end:
                    rest[at] = BLANK
        return "".join(rest)

    @cached_property
    def plainly(self) -> str:
        """The sentence without the values and issues it names."""
        return self.whole.request.words.lexicon.names.sub(BLANK, self.rest)

    @cached_property
    def issues(self) -> frozenset[str]:
        """The issues it names."""
        lexicon = self.whole.request.words.lexicon
        named = (lexicon.issues[match.group()] for match in lexicon.names.finditer(self.rest))
        return frozenset(issue for issues in named for issue in issues)

    @cached_property
    def own_acts(self) -> tuple[Act, ...]:
        """The decided acts for which the phrasebook has this very sentence."""
        free = self.whole
        said = said_for(self.text, free.request, free.rules.book, free.own_keys)
        return (*said, *(act for act, lines in free.lines.items() if self.text in lines))

    @cached_property
    def is_own(self) -> bool:
        """Say whether it stands so in the scenario or, for a decided act, in the phrasebook."""
        return self.text in self.whole.told_sentences or bool(self.own_acts)

    @property
    def is_courteous(self) -> bool:
        """Say whether it holds a courtesy, and nothing of the speaker's own wishes."""
        rules = self.whole.rules
        is_kind = rules.words("courteous", self.plainly) is not None
        return is_kind and self.words("of_own") is None and self.words("gives") is None

    @cached_property
    def is_harmless(self) -> bool:
        """Say whether it is a courtesy: every word is one that courtesies are made of."""
        rules = self.whole.rules
        if self.mentions:
            return False
        if self.words("assents") is not None:
            return self.whole.decides(*_HEARING)
        if self.words("harmless") is not None:
            return True
        if self.issues and not self._is_of_theirs:
            return False
        return rules.words("courteous", self.plainly) is not None and all(
            rules.is_all("plain", word) for word in _WORD.findall(self.plainly)
        )

    @property
    def _is_of_theirs(self) -> bool:
        """See that "I see that the fee matters to you" is kind where it was to be heard or asked.

        "The fee matters to me" is no courtesy.
        """
        acts = self.whole.request.acts
        about = {act.issue for act in acts if isinstance(act, Acknowledge | Ask)}
        is_asked = None in about or bool(self.issues & about)
        return is_asked and self.words("to_them") is not None and self.words("of_own") is None

    @cached_property
    def tails(self) -> tuple["Part", ...]:
        """What is joined to it, from each joint to its end, the last first; none names a value."""
        ends = sorted({match.end() for match in self.whole.rules.places("joints", self.text)})
        tails = (self._from(end) for end in reversed(ends))
        return tuple(tail for tail in tails if tail.text and not tail.mentions)

    def _from(self, start: int) -> "Part":
        text, span = self.text[start:], self.sentence.span
        places = self.sentence.places[start:]
        begin = places[0] if places else span.start + start
        return Part(Sentence(text, Span(begin, span.end), places), self.whole)

    def words(self, group: str) -> str | None:
        """Return its first words of a group."""
        return self.whole.rules.words(group, self.text)


@lru_cache(maxsize=64)
def _common(words: Same[Words], rules: Same[SpeechRules]) -> frozenset[str]:
    called = words.it.scenario.words.values()
    names = (name for one in called for name in (*one.names, one.label))
    own = rules.it.singles("own_words") | rules.it.singles("plain")
    return stems(" ".join((*names, *own)))


_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
# Acts to which a word of assent may belong: elsewhere "fair enough" takes what is on the table.
_HEARING = (Acknowledge, Accept, Summarise, Close)
# Neither a letter nor a space: no pattern reaches over a value.
BLANK = "\u25a1"


def within(inner: Span, outer: Span) -> bool:
    """Say whether a stretch lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end
