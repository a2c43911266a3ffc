"""The use cases as this door calls them: one learner, and each call waits for its answer.

A loop runs only while a call does, so that Ctrl-C at a prompt reaches the prompt.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, Self

from app.coach.sheets import Beliefs, Preparation, Reflection
from app.review.debrief import Debrief
from app.review.hinting import SaidHint
from app.sessions.journey import Prepared
from app.sessions.ports import ScenarioCard, StyleCard
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said, TurnResult
from app.sessions.services import Services
from app.sessions.views import Brief, SessionCard, SessionView

_OPEN = ("open", "agreeing")
_PAGE = 100


class Calls:
    """The sessions of the one local learner, the same as the page shows."""

    def __init__(self, services: Services) -> None:
        """Take the use cases; the store is closed on leaving the `with` block."""
        self._services = services
        self._sessions = services.sessions
        self._journey = services.journey
        self._me = Principal()

    def __enter__(self) -> Self:
        """Start."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the use cases and the store."""
        asyncio.run(self._services.close())

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        """Return what can be played."""
        return self._sessions.scenarios()

    def styles(self) -> tuple[StyleCard, ...]:
        """Return the counterpart styles."""
        return self._sessions.styles()

    def brief(self, scenario: str, role: str, seed: int | None) -> Brief:
        """Return a role's sheet (NotFound)."""
        return self._sessions.brief(scenario, role, seed)

    def open_sessions(self) -> tuple[SessionCard, ...]:
        """Return every session that is not over, newest first."""
        found: list[SessionCard] = []
        before, has_more = None, True
        while has_more:
            cards, has_more = asyncio.run(self._sessions.sessions(self._me, _PAGE, before))
            found += [card for card in cards if card.phase in _OPEN]
            before = cards[-1].id if cards else None
        return tuple(found)

    def create(self, new: NewSession) -> SessionView:
        """Open a session (Rejected, NotFound)."""
        return asyncio.run(self._sessions.create(self._me, new))

    def get(self, session: str) -> SessionView:
        """Return a session (NotFound)."""
        return asyncio.run(self._sessions.get(self._me, session))

    def say(self, session: str, said: Said) -> SessionView:
        """Play a turn and return the session after it (Conflict, Rejected, NotFound)."""
        return self._played(self._sessions.take_turn(self._me, session, said))

    def end(self, session: str, action: str) -> SessionView:
        """Accept or walk away (Conflict, NotFound)."""
        return self._played(self._sessions.end(self._me, session, action, None))

    def correct(self, session: str, turn: str, alternative: str) -> SessionView:
        """Take another reading of an own turn (Conflict, Rejected, NotFound)."""
        return self._played(self._sessions.correct(self._me, session, turn, alternative))

    def preparation(self, session: str) -> Prepared:
        """Return the worksheet of a session (NotFound)."""
        return asyncio.run(self._journey.preparation(self._me, session))

    def prepare(self, session: str, sheet: Preparation) -> Prepared:
        """Keep a worksheet (Conflict, Rejected, NotFound)."""
        return asyncio.run(self._journey.prepare(self._me, session, sheet))

    def hint(self, session: str, level: int) -> SaidHint:
        """Ask for a hint (Conflict, NotFound)."""
        return asyncio.run(self._journey.hint(self._me, session, level))

    def guess(self, session: str, guess: Beliefs) -> SessionView:
        """Keep a guess of what matters to them (Conflict, Rejected, NotFound)."""
        return asyncio.run(self._journey.guess(self._me, session, guess))

    def reflect(self, session: str, reflection: Reflection) -> SessionView:
        """Keep a look back (Conflict, Rejected, NotFound)."""
        return asyncio.run(self._journey.reflect(self._me, session, reflection))

    def debrief(self, session: str) -> Debrief:
        """Return the debrief of a finished session (Conflict)."""
        return asyncio.run(self._sessions.debrief(self._me, session))

    def _played(self, turn: Coroutine[Any, Any, TurnResult]) -> SessionView:
        return asyncio.run(turn).session
