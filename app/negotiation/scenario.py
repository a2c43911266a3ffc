"""A scenario: what is settled, between whom, what each side wants, knows and may tell.

A scenario here is resolved: its seed has been drawn, its language chosen, its words filled in.
Reading and checking the files is the `knowledge` room's work.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.negotiation.acts import Importance, Kind
from app.negotiation.bargaining_set import BargainingSet, bargaining_set
from app.negotiation.issue import Issue, IssueKind, finest_stepped, mirrored
from app.negotiation.outcome import OutcomeSpace, build_space
from app.negotiation.preferences import Preferences
from app.negotiation.terms import Terms


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A fact a side may tell: which questions reach it, at which trust, in which words.

    `tells` are the words that would give it away; `level` 1 is told readily, 3 only to a deep
    question or much trust (0..100).
    """

    id: str
    kind: Kind
    issue: str | None
    importance: Importance | None
    level: int
    asks: frozenset[Kind]
    trust: int
    text: str
    reminder: str
    tells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """Why a side cares about an issue; worth finding out."""

    id: str
    title: str
    issue: str
    disclosures: tuple[Disclosure, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence a side gives in support of its position on an issue."""

    id: str
    issue: str
    text: str
    is_standard: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A person's own words around the bargaining, without values or promises.

    One of `opening` follows its greeting, one of `deal` or `no_deal` ends the talk.
    """

    opening: tuple[str, ...] = ()
    deal: tuple[str, ...] = ()
    no_deal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuideStep:
    """A hint shown until the learner has done a thing (`until`: app/coach/guide.py names them)."""

    until: str
    text: str
    example: str


@dataclass(frozen=True, slots=True)
class Role:
    """One side: who it is, its briefs, preferences, alternative and what it may tell."""

    id: str
    title: str
    person: str
    organisation: str
    public_brief: str
    private_brief: tuple[str, ...]
    batna: str
    preferences: Preferences
    reservation: int
    target: int
    interests: tuple[Interest, ...]
    reasons: tuple[Reason, ...]
    talk: Talk = Talk()
    guide: tuple[GuideStep, ...] = ()

    @property
    def disclosures(self) -> tuple[Disclosure, ...]:
        """Return every fact of every interest of this side."""
        return tuple(fact for interest in self.interests for fact in interest.disclosures)


@dataclass(frozen=True, slots=True)
class Unit:
    """A word or sign that makes a number belong to an issue; 24 months x 1/12 = 2 years."""

    words: str
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class IssueWords:
    """How an issue and its options are called and said (see knowledge/README.md).

    `shown` is an option in a table; `said` is an option inside an offer sentence; `heard` are
    further words by which people name the option, `heard_by` those that mean it in one role's
    mouth alone (by role, then option: "we run the hotline"). An allocation's words are kept by
    what the one who reads or speaks takes: ask `Scenario.shown_to` and `Scenario.said_by`.
    """

    label: str
    names: tuple[str, ...]
    units: tuple[Unit, ...]
    shown: Mapping[str, str]
    said: Mapping[str, str]
    heard: Mapping[str, tuple[str, ...]]
    why_ask: str
    heard_by: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Scenario:
    """A resolved scenario between exactly two roles; derived sets are computed once.

    `matter` names what is being settled in a sentence ("this renewal"), `relationship` says what
    lies ahead between the two.
    """

    id: str
    version: str
    language: str
    title: str
    summary: str
    shared_brief: str
    minutes: int
    turn_limit: int
    issues: tuple[Issue, ...]
    words: Mapping[str, IssueWords]
    roles: tuple[Role, Role]
    matter: str = ""
    relationship: str = ""

    def role(self, role_id: str) -> Role:
        """Return a role by id; an unknown id is a KeyError."""
        for role in self.roles:
            if role.id == role_id:
                return role
        raise KeyError(role_id)

    def other(self, role_id: str) -> Role:
        """Return the role across the table."""
        return self.roles[1] if self.roles[0].id == role_id else self.roles[0]

    def place(self, role_id: str) -> int:
        """Return 0 or 1: which of the utility arrays belongs to a role."""
        return 0 if self.roles[0].id == role_id else 1

    def issue(self, issue_id: str) -> Issue:
        """Return an issue by id; an unknown id is a KeyError."""
        for issue in self.issues:
            if issue.id == issue_id:
                return issue
        raise KeyError(issue_id)

    def shown_to(self, role_id: str, issue_id: str, option_id: str) -> str:
        """Return an option as it stands in a table that this role reads."""
        return self.words[issue_id].shown[self._seen_by(role_id, issue_id, option_id)]

    def said_by(self, role_id: str, issue_id: str, option_id: str) -> str:
        """Return an option as this role says it inside an offer."""
        return self.words[issue_id].said[self._seen_by(role_id, issue_id, option_id)]

    def _seen_by(self, role_id: str, issue_id: str, option_id: str) -> str:
        issue = self.issue(issue_id)
        if issue.kind is IssueKind.ALLOCATION and self.place(role_id) == 1:
            return mirrored(issue, option_id)
        return option_id

    def is_complete(self, terms: Terms) -> bool:
        """Say whether terms settle every issue."""
        return len(terms) == len(self.issues)

    @cached_property
    def haggled(self) -> Issue | None:
        """Return the finest-stepped range: mostly the price, which everybody expects to matter."""
        return finest_stepped(self.issues)

    @property
    def others(self) -> tuple[Issue, ...]:
        """Return the issues besides the finest-stepped one."""
        return tuple(issue for issue in self.issues if issue is not self.haggled)

    @cached_property
    def space(self) -> OutcomeSpace:
        """Return every outcome's utility for both roles."""
        return build_space(self.roles[0].preferences, self.roles[1].preferences)

    @cached_property
    def bargaining_set(self) -> BargainingSet:
        """Return the ZOPA, frontier, Nash point and joint extremes."""
        return bargaining_set(self.space, (self.roles[0].reservation, self.roles[1].reservation))
