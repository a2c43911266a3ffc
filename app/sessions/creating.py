"""A new session: what it is created from, checked field by field, and its first record."""

from dataclasses import dataclass

from app.dialogue.listen import EAR_VERSION
from app.errors import NotFound, Rejected
from app.negotiation.protocol import Phase
from app.sessions.records import Principal, SessionRecord
from app.sessions.tools import Tools
from app.strategy.decide import ENGINE_VERSION

PRACTICE, ASSESSMENT = "practice", "assessment"
MODES = (PRACTICE, ASSESSMENT)


@dataclass(frozen=True, slots=True)
class NewSession:
    """What a session is created from; no seed means a new one is drawn.

    The language is the scenario's; naming another is refused. An `id` is given where the same may
    be asked twice: the session that has it is the answer to both.
    """

    scenario: str
    role: str
    style: str = "collaborating"
    difficulty: str = "medium"
    seed: int | None = None
    language: str | None = None
    mode: str = PRACTICE
    id: str | None = None


def new_record(tools: Tools, owner: Principal, request: NewSession) -> SessionRecord:
    """Draw the scenario and pin the versions (NotFound a scenario, Rejected names the field)."""
    if request.mode not in MODES:
        raise Rejected("/mode", f"The mode is one of: {', '.join(MODES)}.")
    seed = tools.ids.seed() if request.seed is None else request.seed
    scenario, document = tools.library.resolve(request.scenario, seed)
    if request.role not in (role.id for role in scenario.roles):
        raise Rejected("/role", f"The roles are: {', '.join(r.id for r in scenario.roles)}.")
    if request.language not in (None, scenario.language):
        problem = f"This scenario is played in '{scenario.language}'. Name that, or leave it out."
        raise Rejected("/locale", problem)
    _check_choice(tools, request)
    return SessionRecord(
        id=request.id or tools.ids.new("ses"),
        tenant=owner.tenant,
        learner=owner.learner,
        scenario_id=scenario.id,
        title=scenario.title,
        document=document,
        language=scenario.language,
        role=request.role,
        style=request.style,
        difficulty=request.difficulty,
        mode=request.mode,
        seed=seed,
        engine_version=ENGINE_VERSION,
        ear_version=EAR_VERSION,
        rubric_version=tools.rubric_version,
        phase=Phase.OPEN.value,
        turns_left=scenario.turn_limit,
        created_at=tools.clock.now(),
    )


def _check_choice(tools: Tools, request: NewSession) -> None:
    try:
        tools.personas.persona(request.style, request.difficulty)
    except NotFound as error:
        raise Rejected(f"/{error.kind}", str(error)) from error
