"""Checks a sentence that a model wrote for the coach against what it was shown. Pure.

Rules: deny by default. A sentence passes only with a citation of a block that was handed out, and
then every figure, quote, level and strong word in it stands in a cited block, most of its words
come from there, and it says yes where the block says yes. What cannot be told from the words (an
odd emphasis, a false "because") passes; levels, figures and quotes do not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.review.claim_figures import Figure, figures_in, is_among
from app.review.claim_texts import (
    LONGEST,
    MARKUP,
    STEM,
    bare,
    content_of,
    quoted_in,
    stems_of,
    unquoted,
)
from app.review.coach_answers import folded
from app.review.coach_talk import Block, ClaimWords, Source

_CITED = re.compile(r"\s*\[([^\[\]]{1,200})\]")
_PARTED = re.compile(r"\s*[,;]\s*")
_EXPLAINS = "): "
_SUPPORTED, _SUPPORTED_JUDGED, _SUPPORTED_LEVEL, _SUPPORTED_QUESTION = 0.5, 0.6, 0.8, 0.34


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that may be shown, without its citations, and what it rests on."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Why a sentence may not be shown, in one word."""

    reason: str


def check_claim(
    sentence: str, handed_out: Mapping[str, Block], words: ClaimWords
) -> Passed | Dropped:
    """Check a statement against the blocks it cites, by id, of those that were handed out."""
    ids = cited_in(sentence)
    plain = _without_citations(sentence)
    if not ids or any(one not in handed_out for one in ids):
        return Dropped("citation")
    cited = [handed_out[one] for one in ids]
    claim = _Claim(plain, folded(plain), _Ground.of(cited, words), words)
    reason = claim.fault(cited)
    return Dropped(reason) if reason else Passed(plain, tuple(block.source for block in cited))


def check_question(
    sentence: str, asked: str, handed_out: Mapping[str, Block], words: ClaimWords
) -> Passed | Dropped:
    """Check a question back: it may speak of what was asked and of what was handed out."""
    plain = _without_citations(sentence)
    ground = _Ground.of(handed_out.values(), words)
    claim = _Claim(plain, folded(plain), ground, words)
    if not plain.endswith("?"):
        return Dropped("question")
    if words.level.search(claim.folded) or quoted_in(plain):
        return Dropped("level")
    known = ground.stems | stems_of(folded(asked), words)
    content = content_of(claim.folded, words)
    strange = [word for word in content if word[:STEM] not in known]
    is_known = len(strange) <= 1 or _share(content, known) >= _SUPPORTED_QUESTION
    reason = claim.form() or claim.figures() or claim.verbatim() or ("" if is_known else "support")
    return Dropped(reason) if reason else Passed(plain, ())


def cited_in(sentence: str) -> tuple[str, ...]:
    """Return the ids a sentence cites, each once: [a], [a, b] or [a][b]."""
    found = (part for listed in _CITED.findall(sentence) for part in _PARTED.split(listed))
    return tuple(dict.fromkeys(part.strip() for part in found))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the cited blocks say, in the forms it is looked up in."""

    text: str
    sentences: tuple[str, ...]
    figures: tuple[Figure, ...]
    stems: frozenset[str]

    @classmethod
    def of(cls, blocks: Iterable[Block], words: ClaimWords) -> "_Ground":
        each = tuple(
            bare(text) for block in blocks for text in (block.source.title, *block.sentences)
        )
        text = " ".join(each)
        counted = words.out_of.sub(" ", text)  # the end of a scale is no figure to tell
        return cls(text, each, figures_in(counted, words.numbers), stems_of(text, words))


@dataclass(frozen=True, slots=True)
class _Claim:
    plain: str
    folded: str
    ground: _Ground
    words: ClaimWords

    def fault(self, cited: Sequence[Block]) -> str:
        return (
            self.form()
            or self.quotes()
            or self.figures()
            or self.verbatim()
            or self.levels(cited)
            or ("" if self.is_verbatim else self.support(cited) or self.polarity())
        )

    @property
    def is_verbatim(self) -> bool:
        """Say whether it is a sentence of the ground, word for word."""
        own = bare(self.plain).rstrip(" .!")
        return any(one.rstrip(" .!") == own for one in self.ground.sentences)

    def form(self) -> str:
        if not self.plain or len(self.plain) > LONGEST or MARKUP.search(self.plain):
            return "form"
        return "revises" if self.words.revises.search(self.folded) else ""

    def quotes(self) -> str:
        wanted = (bare(part).strip(" .,!?…;:") for part in quoted_in(self.plain))
        return "" if all(part in self.ground.text for part in wanted) else "quote"

    def figures(self) -> str:
        counted = self.words.out_of.sub(" ", self.words.uncounted.sub(" ", self.folded))
        found = figures_in(counted, self.words.numbers)
        known = all(is_among(figure, self.ground.figures) for figure in found)
        return "" if known else "figure"

    def verbatim(self) -> str:
        strong = (found[0] for found in self.words.verbatim.finditer(self.folded))
        return "" if all(word in self.ground.text for word in strong) else "verbatim"

    def levels(self, cited: Sequence[Block]) -> str:
        """A level that is told has to be that of the characteristic it is told of.

        Beside a level every figure but the number of a turn is taken for one, whatever word, of
        whatever language, stands with it.
        """
        spoken = unquoted(self.plain)
        judged = [block for block in cited if block.is_level]
        is_of_levels = bool(self.words.level.search(spoken))
        told = self.told(spoken)
        if judged and told and not _is_true_of(spoken, told, judged):
            return "level"
        if not is_of_levels:
            return ""
        if not judged and told and not self.is_verbatim:
            return "level"
        if not self.words.level.search(self.ground.text):
            return "level"
        content = content_of(spoken, self.words)
        return "" if _share(content, self.ground.stems) >= _SUPPORTED_LEVEL else "level"

    def told(self, spoken: str) -> tuple[Figure, ...]:
        """Return the figures that may be levels: no turn's, and not the scale's end."""
        bare = self.words.out_of.sub(" ", self.words.turns.sub(" ", spoken))
        in_digits = "".join(mark if mark.isdigit() or mark in " .,/" else " " for mark in bare)
        if self.words.level.search(spoken):
            return figures_in(bare, self.words.numbers)
        return figures_in(in_digits, self.words.numbers)

    def support(self, cited: Sequence[Block]) -> str:
        content = content_of(self.folded, self.words)
        if not content:
            return "support"
        wanted = _SUPPORTED_JUDGED if any(one.is_level for one in cited) else _SUPPORTED
        return "" if _share(content, self.ground.stems) >= wanted else "support"

    def polarity(self) -> str:
        """A sentence says no where the sentence most like it says no, and only there."""
        stems = {word[:STEM] for word in content_of(self.folded, self.words)}
        shares = [(len(stems & stems_of(one, self.words)), one) for one in self.ground.sentences]
        most = max((share for share, _ in shares), default=0)
        says = {count for share, one in shares if share == most for count in self.denials(one)}
        _, _, explained = self.folded.rpartition(_EXPLAINS)
        return "" if self.denied(explained) in says else "polarity"

    def denials(self, told: str) -> Iterator[int]:
        """Yield how often a sentence says no; a missed check says so before what it explains."""
        verdict, parted, explained = told.rpartition(_EXPLAINS)
        yield self.denied(explained)
        is_whole = _EXPLAINS in self.folded  # then it tells the verdict for itself
        if parted and not is_whole and self.denied(verdict.partition(":")[0]):
            yield 1
            yield self.denied(explained) + 1

    def denied(self, text: str) -> int:
        return len(self.words.negates.findall(text))


def _is_true_of(spoken: str, told: Sequence[Figure], judged: Sequence[Block]) -> bool:
    """Say whether every figure beside the word level is the level of what is spoken of."""
    named = [block for block in judged if folded(block.name) in spoken] or judged
    if len(named) != 1:
        return False
    return all(value == named[0].level for _, value in told)


def _without_citations(sentence: str) -> str:
    plain = " ".join(_CITED.sub("", sentence).replace("**", "").split())
    return re.sub(r"\s+([.,!?;:])", r"\1", plain)


def _share(content: Sequence[str], stems: frozenset[str]) -> float:
    if not content:
        return 1.0
    return sum(word[:STEM] in stems for word in content) / len(content)
