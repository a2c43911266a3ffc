"""The use cases on real content and a store in memory, shared by the tests of this folder."""

from functools import cache
from pathlib import Path

from app.bootstrap import Container, container_on
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.sessions.journey import JourneyService
from app.sessions.ports import Transaction
from app.sessions.records import NoteRecord, Principal, SessionRecord, TurnRecord
from app.sessions.rollouts import rollouts_data
from app.sessions.service import NewSession, Said, SessionService, TurnResult
from app.sessions.table import Speech, Tables
from app.sessions.tools import FailureNote, RolloutMaker, Tools
from app.sessions.views import SessionView
from app.simulation.tried import MISSING
from app.storage.memory import MemoryStore
from tests.builders_play import TEACHING
from tests.builders_store import AT
from tests.builders_talk import LANGUAGE, READINGS, VOICE

ME, OTHER = Principal(), Principal(learner="ada")
LICENCE = NewSession("licence-renewal", "client", seed=6)
# A package the client likes and the vendor, in seed 6, answers with one of its own.
PACKAGE = {
    "price": "70",
    "term": "1",
    "testimonial": "none",
    "support": "premium",
    "payment": "60",
}
# The same with what the vendor wants most: it takes this at once.
GENEROUS = {
    "price": "96",
    "term": "4",
    "testimonial": "case-study",
    "support": "business",
    "payment": "30",
}
QUESTION = "What matters most to you?"

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"
STORE = MemoryStore(lambda: AT)


@cache
def container() -> Container:
    """Everything joined on the store in memory, once; no game is played on by the simulation."""
    return container_on(KNOWLEDGE, STORE, lambda *_: rollouts_data(MISSING))


def service() -> SessionService:
    """The use cases of the talk."""
    return container().services.sessions


def journey() -> JourneyService:
    """The use cases around it."""
    return container().services.journey


def tools(roll_out: RolloutMaker, note_failure: FailureNote) -> Tools:
    """What use cases in English are given, with another simulation and another log."""
    library, styles = load_library(KNOWLEDGE / "scenarios"), load_styles(KNOWLEDGE / "styles.yaml")
    speech = {"en": Speech(LANGUAGE, READINGS, (VOICE,))}
    ports = STORE, library, styles, Tables(library, styles, speech), UtcClock(), SortableIds()
    return Tools(*ports, {"en": TEACHING}, roll_out, note_failure, "1")


def never(*_: object) -> dict[str, object]:
    """A simulation nobody asks for."""
    raise AssertionError


def no_failure(what: str, error: Exception) -> None:
    """A log in which nothing is noted."""
    raise AssertionError(what) from error


async def a_session(owner: Principal = ME, request: NewSession = LICENCE) -> SessionView:
    """A new session in which the counterpart has greeted."""
    return await service().create(owner, request)


async def say(session: str, text: str, client_id: str | None = None) -> TurnResult:
    """Post words."""
    return await service().take_turn(ME, session, Said(text, client_turn_id=client_id))


async def offer(session: str, terms: dict[str, str], client_id: str | None = None) -> TurnResult:
    """Post an offer put together from options."""
    return await service().take_turn(ME, session, Said(offer=terms, client_turn_id=client_id))


async def leave(session: str) -> TurnResult:
    """Walk away."""
    return await service().end(ME, session, "walk_away", None)


async def a_deal() -> SessionView:
    """A session played to a deal: offered, taken and restated by them, confirmed."""
    session = await a_session()
    await offer(session.id, GENEROUS)
    return (await say(session.id, "Yes, I confirm.")).session


async def kept(session: str) -> tuple[SessionRecord, tuple[TurnRecord, ...]]:
    """The session's record and its live turns, as the store has them."""

    def read(tx: Transaction) -> tuple[SessionRecord, tuple[TurnRecord, ...]]:
        record = tx.session(ME, session)
        assert record is not None
        return record, tx.turns(session)

    return await STORE.transact(read)


async def notes(session: str, *kinds: str) -> tuple[NoteRecord, ...]:
    """The notes beside a session, as the store has them."""
    return await STORE.transact(lambda tx: tx.notes(session, *kinds))
