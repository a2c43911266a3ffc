"""Speaking: each voice in turn drafts, the verifier reads, and only what passes is released.

A draft that fails is written again once by the same voice, then by the next; the last voice is
the phrasebook, whose plainest frames end the chain.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.dialogue.ports import Draft, SpeechRequest, Violation, Voice
from app.dialogue.verify import Verified, verify
from app.errors import WinwinError
from app.negotiation.acts import COMMITTING

_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Spoken:
    """A whole reply: its verified units, the voice that spoke, what was refused on the way."""

    units: tuple[Verified, ...]
    voice: str
    violations: tuple[Violation, ...]

    @property
    def text(self) -> str:
        """Return the reply as one text."""
        return " ".join(unit.text for unit in self.units)


class NothingToSay(WinwinError):
    """No voice could word the decided acts; a phrasebook or scenario is broken."""


def speak(request: SpeechRequest, voices: Sequence[Voice]) -> Spoken:
    """Return the first reply that passes; NothingToSay when even the phrasebook fails.

    What fails in the plainest words too is left out of the reply when it commits to nothing; the
    violations say so, and the acts of the units are what was said.
    """
    violations: list[Violation] = []
    units: tuple[Verified, ...] = ()
    for voice in voices:
        for attempt in range(_ATTEMPTS):
            units, failed = _checked(voice.draft(request, attempt), request)
            violations += failed
            if not failed:
                return Spoken(units, voice.name, tuple(violations))
    if units and _says_what_counts(units, request):
        return Spoken(units, voices[-1].name, tuple(violations))
    reasons = "; ".join(f"{v.reason}: {v.words}" for v in violations)
    raise NothingToSay(f"no voice could say {request.acts}: {reasons}")


def _says_what_counts(units: tuple[Verified, ...], request: SpeechRequest) -> bool:
    """Say whether only courtesies, questions or facts are left unsaid: better that than nothing."""
    said = [act for unit in units for act in unit.acts]
    return all(act in said for act in request.acts if isinstance(act, COMMITTING))


def _checked(
    drafts: Sequence[Draft], request: SpeechRequest
) -> tuple[tuple[Verified, ...], list[Violation]]:
    outcomes = [verify(draft, request) for draft in drafts]
    failed = [outcome for outcome in outcomes if isinstance(outcome, Violation)]
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Verified)), failed
