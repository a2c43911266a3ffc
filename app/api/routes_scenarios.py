"""What can be played: the list of scenarios, and the brief of one role."""

from typing import Annotated

from fastapi import APIRouter, Depends

from app.api.cursors import MOST, Paging, pages_of
from app.api.identity import UseCases
from app.api.wire import Id, Page, ScenarioAnswer, Seed
from app.sessions.views import Brief

router = APIRouter(prefix="/v1/scenarios", tags=["scenarios"])


@router.get("")
async def list_scenarios(
    use: UseCases, paging: Annotated[Paging, Depends(pages_of(MOST))]
) -> Page[ScenarioAnswer]:
    """List every scenario with its roles and the styles of the counterpart."""
    styles = use.sessions.styles()
    cards = [
        ScenarioAnswer(
            id=card.id,
            title=card.title,
            summary=card.summary,
            minutes=card.minutes,
            is_guided=card.is_guided,
            language=card.language,
            roles=card.roles,
            styles=styles,
        )
        for card in use.sessions.scenarios()
    ]
    return paging.page_of(cards, lambda card: card.id)


@router.get("/{scenario_id}")
async def read_brief(use: UseCases, scenario_id: str, role: Id, seed: Seed | None = None) -> Brief:
    """Return one role's own view of a scenario; without a seed, one is drawn and returned."""
    return use.sessions.brief(scenario_id, role, seed)
