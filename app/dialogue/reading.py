"""A sentence with all that was found in it, as its readers look at it."""

from dataclasses import dataclass, field

from app.dialogue.context import Context
from app.dialogue.meant_shares import Sharing, shared_last
from app.dialogue.mentions import find_mentions, issues_named
from app.dialogue.references import referred_values
from app.dialogue.segment import Sentence
from app.dialogue.spelling import mended
from app.dialogue.values import Mention, Use, Words
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms, terms_of


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, its values and names, and the talk around it."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    named: tuple[str, ...]
    is_question: bool
    carried: str | None
    words: Words
    context: Context
    points_at_offer: bool = False
    _seen: dict[str, bool] = field(default_factory=dict, init=False, compare=False, repr=False)

    def has(self, *groups: str) -> bool:
        """Say whether any of these pattern groups matches the sentence (each tried once)."""
        for group in groups:
            seen = self._seen.get(group)
            if seen is None:
                seen = self._seen[group] = self.words.language.has(group, self.sentence.text)
            if seen:
                return True
        return False

    def has_beside_values(self, *groups: str) -> bool:
        """Say whether a group matches outside the options named: "we run the hotline" is one."""
        beside = self.words.lexicon.phrases.sub(" ", self.sentence.text)
        return any(self.words.language.has(group, beside) for group in groups)

    def values(self, use: Use = Use.SAID) -> list[Mention]:
        """Return the values that fit an option and are used in this way."""
        return [m for m in self.mentions if m.option is not None and m.use is use]

    def terms(self, use: Use = Use.SAID) -> Terms:
        """Return the values of one use as terms, the last of an issue winning."""
        return terms_of({m.issue: m.option for m in self.values(use) if m.issue and m.option})

    @property
    def is_sharing(self) -> bool:
        """Say whether a value is a share of units: "2 food for me"."""
        scenario = self.words.scenario
        kinds = {scenario.issue(m.issue).kind for m in self.values() if m.issue}
        return IssueKind.ALLOCATION in kinds

    @property
    def unsure_shares(self) -> tuple[str, ...]:
        """Return the issues of which a share was spoken of that cannot be counted exactly."""
        unsure = (m.issue for m in self.hints if m.option is None and m.number is None)
        return tuple(dict.fromkeys(issue for issue in unsure if issue))

    @property
    def hinted_options(self) -> tuple[str, ...]:
        """Return the issues of which a share or a named option was only hinted at."""
        scenario = self.words.scenario
        issues = dict.fromkeys(m.issue for m in self.hints if m.issue)
        return tuple(i for i in issues if scenario.issue(i).kind is not IssueKind.RANGE)

    @property
    def done_without(self) -> tuple[str, ...]:
        """Return the issues spoken of as left out ("no sticker") that know no option for none."""
        text, lexicon, language = self.sentence.text, self.words.lexicon, self.words.language
        return tuple(
            issue
            for name in lexicon.names.finditer(text)
            if language.has("does_without", text[: name.start()])
            for issue in lexicon.issues[name.group()]
            if issue not in lexicon.denials.left
            and self.words.scenario.issue(issue).kind is IssueKind.CHOICE
        )

    @property
    def unfit(self) -> list[Mention]:
        """Return the numbers that may be meant but fit nothing."""
        return [m for m in self.mentions if m.option is None and m.use is Use.SAID]

    @property
    def hints(self) -> list[Mention]:
        """Return values that were only hinted at."""
        return [m for m in self.mentions if m.use is Use.HINT]

    @property
    def about(self) -> str | None:
        """Return the issue the sentence is about: by name, by value, by what it gives away."""
        if self.named:
            return self.named[0]
        for mention in self.mentions:
            if mention.issue:
                return mention.issue
        return self.told_issue

    @property
    def asked_about(self) -> str | None:
        """Return the issue a question is about, if only by "why is that?"."""
        if self.about or not self.has("points_back"):
            return self.about
        return self.carried or self.context.last_issue

    @property
    def tells_story(self) -> bool:
        """Say whether the sentence tells what was or is, so that its values are no offer.

        "My otter leads" is none: what leads there is an option.
        """
        if self.told_issue is not None or self.has("reason_first"):
            return True
        scenario, lexicon = self.words.scenario, self.words.lexicon
        kinds = {scenario.issue(m.issue).kind for m in self.values() if m.issue}
        if kinds - {IssueKind.CHOICE}:
            return False
        found = self.words.language.find("story", self.sentence.text)
        if found is None:
            return False
        named = (lexicon.phrases, lexicon.names)
        return not any(p.search(self.sentence.text, *found.span()) for p in named)

    @property
    def told_issue(self) -> str | None:
        """Return the issue whose hidden reason the speaker's words give away."""
        for fact in self.context.speaker.disclosures:
            if any(words in self.sentence.text for words in fact.tells):
                return fact.issue
        return None


def _spoken_of(carried: str | None, context: Context, before: Terms, words: Words) -> str | None:
    """Return the one issue that a bare figure can be meant for."""
    if len(before) > 1:
        return None
    if carried or len(context.talked_of) == 1:
        return carried or context.talked_of[0]
    return shared_last(context.previous.text, words) if context.previous else None


def read_sentence(
    sentence: Sentence,
    words: Words,
    context: Context,
    carried: str | None = None,
    before: Terms = Terms(),
    named: tuple[str, ...] = (),
) -> Reading:
    """Find everything in a sentence that the readers look at.

    `carried` is the issue the sentence before it was about: "it would help us" speaks of that;
    `before` are the values of the sentences before it, which "the rest" leaves out
    together with the issues `named` beside them.
    """
    words = words.spoken_by(context.speaker.id)
    sentence = mended(sentence, words.lexicon.slips, words.language)
    sharing = Sharing(
        words.scenario.place(context.speaker.id),
        context.other_offer if context.is_offered else Terms(),
        _spoken_of(carried, context, before, words),
        before,
        named,
        context.own_said,
    )
    text = sentence.text
    is_question = text.endswith("?") or words.language.has("asks_anyway", text)
    opens_as_one = words.language.has("question_start", text)
    is_question = is_question or (opens_as_one and not words.language.has("tells_anyway", text))
    found = find_mentions(sentence, words, context.talked_of, context.other_offer, sharing)
    pointed_at = referred_values(sentence, words, context, found, before)
    return Reading(
        sentence,
        (*found, *pointed_at),
        tuple(issues_named(sentence, words)),
        is_question,
        carried,
        words,
        context,
        bool(pointed_at),
    )
