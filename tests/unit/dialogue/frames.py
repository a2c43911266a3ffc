"""Things to say with a real scenario, so that every frame of a phrasebook gets its turn."""

from app.dialogue.ports import SpeechRequest
from app.dialogue.values import Words
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
from tests.builders_talk import a_request

WAYS = (
    "step_back",
    "civil",
    "threat",
    "needs",
    "package",
    "one_by_one",
    "later",
    "stands",
    "not_yet",
)
SORRY = {"en": "Sorry about that.", "es": "Perdón por eso."}
DOUBTS = ("unclear", "which_issue", "between_steps", "outside_range", "two_values", "hint",
          "nothing_to_accept", "offer_incomplete", "which_offer",
          "accepts_what_was_not_offered", "nothing_agreed", "leaving")  # fmt: skip


def sampled(scenario: Scenario, seed: int, purpose: str, count: int = 9) -> Terms:
    """Draw options for some of the issues, or for all."""
    issues = sorted(scenario.issues, key=lambda issue: draw(seed, 1, purpose + issue.id))
    return terms_of({i.id: pick(seed, 0, purpose + i.id, i.options).id for i in issues[:count]})


class Sample:
    """One seed's drawn values for one side; `requests()` is everything that side may say."""

    def __init__(self, role: str, seed: int, words: Words) -> None:
        self.words, self.scenario = words, words.scenario
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
            *(Inform(Kind.PRIORITY, self.issue, how) for how in Importance),
            Reject(asked=Kind.PRIORITY), Reject(asked=Kind.ALTERNATIVE), Threaten(),
            *(SuggestProcess(how) for how in WAYS),
        ]  # fmt: skip
        numeric = [issue for issue in self.scenario.issues if issue.is_numeric]
        issue = numeric[self.seed % len(numeric)]
        near = terms_of({issue.id: issue.options[-1].id})
        doubts = [Clarify(doubt, issue.id, near) for doubt in DOUBTS]
        offered = a_history(self.they(Propose((self.theirs,))))
        starts = (offered, start) if self.seed % 2 else (start, offered)
        return (
            [self.saying(history, act) for history in starts for act in acts]
            + [self.saying(self.table, doubt) for doubt in doubts]
            + [*self.hearing(), *self.asking()]
        )

    def hearing(self) -> list[SpeechRequest]:
        """What the other side has told lightly, argued, summed up or appreciated is heard."""
        light = Inform(Kind.PRIORITY, self.issue, Importance.LOW)
        on_issue = [self.they(light), self.they(Argue(self.issue))]
        general = [
            self.they(Summarise(self.theirs)),
            said(self.other, SmallTalk(), markers=("appreciation",)),
            said(self.other, Acknowledge(), text=SORRY[self.words.language.code]),
        ]
        return [self.saying(a_history(turn), Acknowledge(self.issue)) for turn in on_issue] + [
            self.saying(a_history(turn), Acknowledge()) for turn in general
        ]

    def asking(self) -> list[SpeechRequest]:
        """The same question again, and a question right after telling something."""
        questions = [
            Ask(Kind.PRIORITY), Ask(Kind.PRIORITY, self.issue), Ask(Kind.INTEREST, self.issue),
        ]  # fmt: skip
        start = self.they(SmallTalk())
        fact = self.speaker.disclosures[0]
        told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        again = [self.saying(a_history(start, self.we(q), start), q) for q in questions]
        return again + [self.saying(a_history(start), told, q) for q in questions[:2]]

    def facts(self) -> list[SpeechRequest]:
        fact = pick(self.seed, 0, "fact", self.speaker.disclosures)
        told = Inform(fact.kind, fact.issue, fact.importance, fact.id)
        question = self.they(Ask(fact.kind, fact.issue))
        return [
            self.saying(a_history(question), told),
            self.saying(a_history(self.they(Inform(Kind.PRIORITY, self.issue))), told),
            self.saying(a_history(question, self.we(told), question), told),
            self.saying(a_history(question, *[self.we(told), question] * 2), told),
            self.saying(a_history(question), *self.two_facts()),
            *(self.saying(a_history(question), argued) for argued in self.reasons()),
        ]

    def two_facts(self) -> list[Inform]:
        """Two facts of the speaker, as when two questions are asked at once."""
        facts = self.speaker.disclosures
        first = pick(self.seed, 0, "first fact", facts)
        second = pick(self.seed, 0, "second fact", [fact for fact in facts if fact is not first])
        return [Inform(f.kind, f.issue, f.importance, f.id) for f in (first, second)]

    def reasons(self) -> list[Argue]:
        """A reason of the brief and an objective standard."""
        plain = [r for r in self.speaker.reasons if not r.is_standard]
        standards = [r for r in self.speaker.reasons if r.is_standard]
        one, other = (pick(self.seed, 0, "reason", among) for among in (plain, standards))
        return [Argue(one.issue, one.id), Argue(other.issue, other.id, other.id)]

    def refusals(self) -> list[SpeechRequest]:
        found = []
        for argued in self.reasons():
            issue = self.scenario.issue(str(argued.issue))
            option = pick(self.seed, 0, "refused", issue.options)
            refused = Reject(terms_of({issue.id: option.id}))
            again = a_history(*self.table.turns, self.we(refused), self.they(SmallTalk()))
            found += [self.saying(self.table, refused, argued), self.saying(self.table, refused)]
            found.append(self.saying(again, refused))
        return found

    def offers(self) -> list[SpeechRequest]:
        found = [
            self.saying(a_history(self.they(SmallTalk())), Propose((self.own,))),
            self.saying(a_history(self.they(SmallTalk())), Propose((self.own, self.theirs))),
            self.saying(a_history(self.they(Propose((self.theirs,)))), Propose((self.own,))),
            self.saying(self.table, Propose((self.own,), is_final=True)),
        ]
        for change in (self.better(), self.worse(), self.traded()):
            new = Propose((change.merged_over(self.own),))
            told = self.they(Inform(Kind.PRIORITY, change.issues[0], Importance.HIGH))
            found.append(self.saying(self.table, new))
            found.append(self.saying(a_history(*self.table.turns[:2], told), new))
        return [*found, *self.moves()]

    def moves(self) -> list[SpeechRequest]:
        """Moves that refer back: to what was told before, to a refusal, to both sides' offers."""
        gives, trade = self.worse(), self.traded()
        wanted = gives.issues[0]
        asked = self.better().issues[0]
        chat = self.they(SmallTalk())
        refused = Reject(self.theirs.only({self.issue}))
        new = Propose((gives.merged_over(self.own),))
        traded = Propose((trade.merged_over(self.own),))
        requests = [self.saying(self.table, refused, new)]
        for issue, how, offer in (
            (wanted, Importance.HIGH, new),
            (wanted, Importance.HIGH, traded),
            (asked, Importance.LOW, traded),
        ):
            told = self.they(Inform(Kind.PRIORITY, issue, how))
            requests.append(
                self.saying(a_history(told, self.we(Propose((self.own,))), chat), offer)
            )
        return [*requests, self.halfway()]

    def halfway(self) -> SpeechRequest:
        price = self.scenario.haggled
        assert price is not None
        low, middle, high = (price.options[place].id for place in (4, 12, 20))
        prices = (low, high) if self.seed % 2 else (high, low)
        mine, theirs = (terms_of({price.id: p}).merged_over(self.own) for p in prices)
        history = a_history(self.we(Propose((mine,))), self.they(Propose((theirs,))))
        return self.saying(history, Propose((terms_of({price.id: middle}).merged_over(self.own),)))

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
        restated = a_history(*taken.turns, self.they(Summarise(self.own)))
        return [
            self.saying(offered, Accept(self.theirs), Summarise(self.theirs)),
            self.saying(self.table, Accept(self.theirs), Summarise(self.theirs)),
            self.saying(taken, Summarise(self.own)),
            self.saying(done, Close(is_deal=True)),
            self.saying(restated, Accept()),
            self.saying(a_history(self.they(SmallTalk())), Close()),
            self.saying(a_history(self.they(Close())), Close()),
        ]
