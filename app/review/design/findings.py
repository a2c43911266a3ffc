"""What an analysis of a scenario starts from, and what it finds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.dialogue.language import Language
from app.dialogue.ports import Voice
from app.negotiation.scenario import Scenario
from app.strategy.persona import Persona


@dataclass(frozen=True, slots=True)
class DesignWarning:
    """Something an author should look at again.

    `code` names it (knowledge/phrases/<lang>/authoring.yaml has its words), `subject` are the
    names that lead to its place in the file, outermost first, `slots` fill the words.
    """

    code: str
    subject: tuple[str, ...]
    slots: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Expectations:
    """What an author means to be so; False is a deliberate exception from good design."""

    zopa: bool = True
    several_issues: bool = True
    compatible: bool = True
    distributive: bool = True
    logrolling: bool = True
    integrative: bool = True
    balanced: bool = True
    reasons: bool = True


@dataclass(frozen=True, slots=True)
class Designed:
    """One draw of a scenario with what only its file knows: `teasers` by role, expectations."""

    scenario: Scenario
    teasers: Mapping[str, str]
    expects: Expectations = Expectations()


@dataclass(frozen=True, slots=True)
class Practice:
    """Who a scenario is played with: the ear, the voice and the counterparts there are."""

    language: Language
    voice: Voice
    personas: tuple[Persona, ...]


def warn(code: str, subject: Iterable[str], **slots: object) -> DesignWarning:
    """Make a warning; whole values are written out here, so that equal warnings are equal."""
    named = tuple((name, str(value)) for name, value in slots.items())
    return DesignWarning(code, tuple(subject), named)
