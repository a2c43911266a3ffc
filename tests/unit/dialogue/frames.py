"""Things to say with the real scenario, so that every frame of the phrasebook gets its turn."""

from app.dialogue.ports import SpeechRequest
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Clarify,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
)
from app.negotiation.draw import draw, pick
from app.negotiation.history import History, Turn
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms, terms_of
from tests.builders import a_history, said
from tests.builders_talk import SEEDS, a_request, words_of

DOUBTS = ("unclear", "which_issue", "between_steps", "outside_range", "two_values", "hint",
          "nothing_to_accept", "offer_incomplete", "which_offer",
          "accepts_what_was_not_offered")  # fmt: skip


def sampled(scenario: Scenario, seed: int, purpose: str, count: int = 9) -> Terms:
    """Draw options for some of the issues, or for all."""
    issues = sorted(scenario.issues, key=lambda issue: draw(seed, 1, purpose + issue.id))
    return terms_of({i.id: pick(seed, 0, purpose + i.id, i.options).id for i in issues[:count]})


class Sample:
    """One seed's drawn values for one side; `requests()` is everything that side may say."""

    def __init__(self, role: str, seed: int) -> None:
        self.words = words_of(sorted(SEEDS.values())[seed % len(SEEDS)])
        self.scenario = self.words.scenario
        self.speaker = self.scenario.role(role)
        self.other = self.scenario.other(role).id
        self.role, self.seed = role, seed
        self.own = sampled(self.scenario, seed, "own")
        self.theirs = sampled(self.scenario, seed, "theirs")
        self.issue = pick(seed, 0, "issue", self.scenario.issues).id

    def requests(self) -> list[SpeechRequest]:
        return [*self.talk(), *self.facts(), *self.refusals(), *self.offers(), *self.endings()]

    def saying(self, history: History, *acts: Act) -> SpeechRequest:
        return a_request(
            *acts, history=history, speaker=self.role, seed=self.seed, words=self.words
        )

    def they(self, *acts: Act) -> Turn:
        return said(self.other, *acts)

    def we(self, *acts: Act) -> Turn:
        return said(self.role, *acts)

    @property
    def table(self) -> History:
        partial = sampled(self.scenario, self.seed, "partial", 2)
        return a_history(
            self.they(Propose((self.theirs,))),
            self.we(Propose((self.own,))),
            self.they(Propose((partial,))),
        )

    def talk(self) -> list[SpeechRequest]:
        start = a_history(self.they(SmallTalk()))
        acts: list[Act] = [
            Greet(), SmallTalk(), Ask(Kind.OPEN), Ask(Kind.PRIORITY),
            Ask(Kind.PRIORITY, self.issue), Ask(Kind.INTEREST, self.issue),
            Ask(Kind.ISSUE, self.issue), Acknowledge(), Acknowledge(self.issue),
            Reject(asked=Kind.PRIORITY), Reject(asked=Kind.ALTERNATIVE), Threaten(),
            SuggestProcess(), SuggestProcess("civil"),
        ]  # fmt: skip
        numeric = [issue for issue in self.scenario.issues if issue.is_numeric]
        issue = numeric[self.seed % len(numeric)]
        near = terms_of({issue.id: issue.options[-1].id})
        doubts = [Clarify(doubt, issue.id, near) for doubt in DOUBTS]
        offered = a_history(self.they(Propose((self.theirs,))))
        starts = (offered, start) if self.seed % 2 else (start, offered)
        return [self.saying(history, act) for history in starts for act in acts] + [
            self.saying(self.table, doubt) for doubt in doubts
        ]

    def facts(self) -> list[SpeechRequest]:
        fact = pick(self.seed, 0, "fact", self.speaker.disclosures)
        told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        question = self.they(Ask(fact.kind, fact.issue))
        return [
            self.saying(a_history(question), told),
            self.saying(a_history(self.they(Inform(Kind.PRIORITY, self.issue))), told),
            self.saying(a_history(question, self.we(told), question), told),
        ]

    def refusals(self) -> list[SpeechRequest]:
        reason = pick(self.seed, 0, "reason", self.speaker.reasons)
        option = pick(self.seed, 0, "refused", self.scenario.issue(reason.issue).options)
        refused = Reject(terms_of({reason.issue: option.id}))
        standard = reason.id if reason.is_standard else None
        return [
            self.saying(self.table, refused, Argue(reason.issue, reason.id, standard)),
            self.saying(self.table, refused),
        ]

    def offers(self) -> list[SpeechRequest]:
        found = [
            self.saying(a_history(self.they(SmallTalk())), Propose((self.own,))),
            self.saying(a_history(self.they(SmallTalk())), Propose((self.own, self.theirs))),
            self.saying(self.table, Propose((self.own,), is_final=True)),
        ]
        for change in (self.better(), self.worse(), self.traded()):
            new = Propose((change.merged_over(self.own),))
            told = self.they(Inform(Kind.PRIORITY, change.issues[0], Importance.HIGH))
            found.append(self.saying(self.table, new))
            found.append(self.saying(a_history(*self.table.turns[:2], told), new))
        return found

    def better(self) -> Terms:
        """A change the speaker likes, on an issue with room for one."""
        return self._changed(likes=True)

    def worse(self) -> Terms:
        """A change the speaker gives."""
        return self._changed(likes=False)

    def traded(self) -> Terms:
        return self.worse().merged_over(self.better())

    def _changed(self, *, likes: bool) -> Terms:
        own = self.speaker.preferences
        found = [
            (issue.id, option.id)
            for issue in self.scenario.issues
            for option in issue.options
            if option.id != (now := str(self.own.get(issue.id)))
            and own.prefers(issue.id, option.id, now) is likes
        ]
        return terms_of(dict([pick(self.seed, 0, f"changed {likes}", found)]))

    def endings(self) -> list[SpeechRequest]:
        offered = a_history(self.they(Propose((self.theirs,))))
        taken = a_history(self.we(Propose((self.own,))), self.they(Accept()))
        done = a_history(*taken.turns, self.we(Summarise(self.own)), self.they(Accept()))
        return [
            self.saying(offered, Accept(self.theirs), Summarise(self.theirs)),
            self.saying(self.table, Accept(self.theirs), Summarise(self.theirs)),
            self.saying(taken, Summarise(self.own)),
            self.saying(done, Close(is_deal=True)),
            self.saying(a_history(self.they(SmallTalk())), Close()),
            self.saying(a_history(self.they(Close())), Close()),
        ]
