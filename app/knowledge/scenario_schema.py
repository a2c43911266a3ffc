"""The form of a resolved scenario file, checked field by field; unknown keys are errors."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Words = Annotated[str, Field(min_length=1, max_length=1200)]
Share = Annotated[float, Field(ge=0, le=100)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OptionFile(_File):
    """A named option: in a table, in a sentence, as people call it, as one role calls it."""

    shown: Words
    said: Words
    heard: list[Words] = []
    heard_by: dict[Id, list[Words]] = {}


class IssueFile(_File):
    """An issue: its options (by kind) and its words."""

    id: Id
    kind: Literal["choice", "range", "allocation"]
    label: Words
    names: list[Words] = Field(min_length=1)
    why_ask: Words
    low: Number | None = None
    high: Number | None = None
    step: Number | None = None
    count: int | None = None
    options: dict[Id, OptionFile] = {}
    units: list[Words] = []
    factors: dict[str, Number] = {}
    shown: dict[str, Words] = {}
    said: dict[str, Words] = {}
    heard: dict[str, list[Words]] = {}


class StakeFile(_File):
    """What an issue is worth to a role: a weight (they sum to 100) and values 0..100."""

    weight: Annotated[int, Field(ge=0, le=100)]
    best: Literal["low", "high"] | None = None
    values: dict[str, Share] = {}


class DisclosureFile(_File):
    """A fact a role may tell."""

    id: Id
    kind: Literal["priority", "interest", "constraint", "alternative"]
    importance: Literal["high", "low"] | None = None
    level: Annotated[int, Field(ge=1, le=3)]
    asks: list[Literal["issue", "interest", "priority", "constraint", "alternative", "open"]]
    trust: Annotated[int, Field(ge=0, le=100)]
    text: Words
    reminder: Words
    tells: list[Words] = Field(min_length=1)


class InterestFile(_File):
    """Why a role cares about an issue."""

    id: Id
    title: Words
    issue: Id
    disclosures: list[DisclosureFile] = Field(min_length=1)


class ReasonFile(_File):
    """A clause that follows "because"."""

    id: Id
    issue: Id
    text: Words
    is_standard: bool = False


class TalkFile(_File):
    """A person's own words around the bargaining: no figures, options or promises in them."""

    opening: list[Words] = Field(min_length=3)
    deal: list[Words] = Field(min_length=3)
    no_deal: list[Words] = Field(min_length=2)


class GuideStepFile(_File):
    """A hint shown until the learner has done what `until` names."""

    until: Literal["asked", "told", "learned", "offered", "traded", "agreed"]
    text: Words
    example: Words


class BriefFile(_File):
    """A paragraph of a private brief."""

    text: Words


class RoleFile(_File):
    """One side."""

    title: Words
    teaser: Words
    person: Words
    organisation: Words
    public_brief: Words
    private_brief: list[BriefFile]
    batna: Words
    reservation: Annotated[int, Field(ge=0, le=10_000)]
    target: Annotated[int, Field(ge=0, le=10_000)]
    preferences: dict[Id, StakeFile]
    interests: list[InterestFile]
    reasons: list[ReasonFile]
    talk: TalkFile
    guide: list[GuideStepFile] = []


class ExpectsFile(_File):
    """What an author departs from on purpose: False keeps `winwin scenario check` quiet on it."""

    zopa: bool = True
    several_issues: bool = True
    compatible: bool = True
    distributive: bool = True
    logrolling: bool = True
    integrative: bool = True
    balanced: bool = True
    reasons: bool = True


class ScenarioFile(_File):
    """A whole scenario, resolved by seed; lists show those with a low `order` first."""

    id: Id
    version: str
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    title: Words
    summary: Words
    minutes: Annotated[int, Field(ge=1, le=120)]
    turn_limit: Annotated[int, Field(ge=3, le=40)]
    matter: Annotated[str, Field(min_length=1, max_length=60)]
    shared_brief: Words
    relationship: Words
    issues: list[IssueFile] = Field(min_length=1, max_length=12)
    roles: dict[Id, RoleFile] = Field(min_length=2, max_length=2)
    expects: ExpectsFile = ExpectsFile()
    order: Annotated[int, Field(ge=0, le=1000)] = 100
