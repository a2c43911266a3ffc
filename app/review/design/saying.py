"""Is what the file's people say heard as it is meant: every offer, fact, reason and line of talk.

Each goes through the voice and the verifier, as it will in a game; what the verifier refuses there
would be replaced by a plainer sentence, or not be said at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.dialogue.ports import Draft, SpeechRequest, Violation
from app.dialogue.values import Words
from app.dialogue.verify import verify
from app.negotiation.acts import (
    Accept,
    Act,
    Argue,
    Close,
    Inform,
    Propose,
    Reject,
    SmallTalk,
    Summarise,
)
from app.negotiation.draw import draw
from app.negotiation.history import History, Turn
from app.negotiation.issue import Issue, Option
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms, terms_of
from app.review.design.findings import DesignWarning, Practice, warn

# A finely stepped range says all its options alike: some will do, others with each seed.
_MOST_OPTIONS = 12
_WHOLE_OFFERS = 6
_UNSPOKEN = History()


@dataclass(frozen=True, slots=True)
class _Saying:
    """One role at the table, about to speak."""

    role: Role
    words: Words
    practice: Practice
    seed: int

    def violation(self, acts: tuple[Act, ...], history: History = _UNSPOKEN) -> Violation | None:
        """Say the acts by the voice; return the first refusal."""
        request = self._request(acts, history)
        return _first_violation(self.practice.voice.draft(request, 0), request)

    def violation_of(self, line: str, act: Act) -> Violation | None:
        """Say a line of the file as it stands."""
        request = self._request((act,), History())
        return _first_violation([Draft(line, (act,))], request)

    def _request(self, acts: tuple[Act, ...], history: History) -> SpeechRequest:
        style = self.practice.personas[0].style
        return SpeechRequest(acts, history, self.words, self.role, style, self.seed)


def find_in_speech(words: Words, practice: Practice, seed: int) -> Iterator[DesignWarning]:
    """Yield what a counterpart of this scenario could not say, once for each side and phrase."""
    for role in words.scenario.roles:
        saying = _Saying(role, words, practice, seed)
        yield from _options(saying)
        yield from _whole_offers(saying)
        yield from _facts(saying)
        yield from _reasons(saying)
        yield from _talk(saying)


def _first_violation(drafts: Sequence[Draft], request: SpeechRequest) -> Violation | None:
    for draft in drafts:
        verdict = verify(draft, request)
        if isinstance(verdict, Violation):
            return verdict
    return None


def _options(saying: _Saying) -> Iterator[DesignWarning]:
    scenario = saying.words.scenario
    for issue in scenario.issues:
        step = -(-len(issue.options) // _MOST_OPTIONS)
        for option in issue.options[saying.seed % step :: step]:
            terms = terms_of({issue.id: option.id})
            found = saying.violation((Propose((terms,)),)) or saying.violation((Reject(terms),))
            if found:
                yield warn(
                    "option_misread",
                    _place(issue, option),
                    role=saying.role.id,
                    said=scenario.said_by(saying.role.id, issue.id, option.id),
                    reason=found.reason,
                    words=found.words,
                )


def _place(issue: Issue, option: Option) -> tuple[str, ...]:
    if issue.is_numeric:
        return ("issues", issue.id, "said")
    return ("issues", issue.id, "options", option.id)


def _whole_offers(saying: _Saying) -> Iterator[DesignWarning]:
    """Offers that hold every issue, said and then accepted: words can collide in one sentence."""
    scenario = saying.words.scenario
    other = scenario.other(saying.role.id).id
    for number in range(_WHOLE_OFFERS):
        terms = _some_outcome(scenario, saying.seed, number)
        made = History((Turn(1, other, "", (Propose((terms,)),)),))
        found = saying.violation((Propose((terms,)),)) or saying.violation(
            (Accept(terms), Summarise(terms)), made
        )
        if found:
            yield warn(
                "offer_misread",
                ("issues",),
                role=saying.role.id,
                reason=found.reason,
                words=found.words,
            )


def _some_outcome(scenario: Scenario, seed: int, number: int) -> Terms:
    chosen = {
        issue.id: issue.options[draw(seed, number, f"said {issue.id}") % len(issue.options)].id
        for issue in scenario.issues
    }
    return terms_of(chosen)


def _facts(saying: _Saying) -> Iterator[DesignWarning]:
    for fact in saying.role.disclosures:
        act = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        found = saying.violation((act,)) or saying.violation_of(fact.reminder, act)
        if found:
            place = ("roles", saying.role.id, "interests", fact.id, "text")
            yield warn("fact_refused", place, fact=fact.id, reason=found.reason, words=found.words)


def _reasons(saying: _Saying) -> Iterator[DesignWarning]:
    for reason in saying.role.reasons:
        issue = saying.words.scenario.issue(reason.issue)
        standard = reason.id if reason.is_standard else None
        refusal = Reject(terms_of({issue.id: issue.options[0].id}))
        found = saying.violation((refusal, Argue(issue.id, reason.id, standard)))
        if found:
            place = ("roles", saying.role.id, "reasons", reason.id, "text")
            yield warn(
                "reason_refused", place, id=reason.id, reason=found.reason, words=found.words
            )


def _talk(saying: _Saying) -> Iterator[DesignWarning]:
    talk, at = saying.role.talk, ("roles", saying.role.id, "talk")
    lines = [("opening", line, SmallTalk()) for line in talk.opening]
    lines += [("deal", line, SmallTalk()) for line in talk.deal]
    for key, line, act in lines:
        found = saying.violation_of(line, act)
        if found:
            yield warn(
                "talk_refused",
                (*at, key, line),
                line=line,
                reason=found.reason,
                words=found.words,
            )
    for line in talk.no_deal:
        if saying.violation_of(line, Close()) and saying.violation_of(line, SmallTalk()):
            yield warn("talk_refused", (*at, "no_deal", line), line=line, reason="close", words="")
