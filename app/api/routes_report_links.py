"""An address that opens one report without a header: what a link in a page can carry."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.api.access import AccessUse
from app.api.identity import Asker, UseCases
from app.api.limits import TOKENS_LIMIT
from app.api.problems import also
from app.api.routes_tokens import SECRET

router = APIRouter(prefix="/v1/sessions", tags=["sessions"])


class ReportLinkAnswer(BaseModel):
    """An address with a ticket: whoever has it reads this report until it expires.

    It is a path where the server was not told its public address.
    """

    url: str
    expires_at: str


@router.post(
    "/{session_id}/report-links",
    status_code=201,
    responses=also(404),
    dependencies=[TOKENS_LIMIT],
)
async def make_report_link(
    request: Request,
    response: Response,
    use: UseCases,
    access: AccessUse,
    asker: Asker,
    session_id: str,
) -> ReportLinkAnswer:
    """Make an address under which a browser opens the report of a session, for ten minutes."""
    session = await use.sessions.get(asker, session_id)
    made = await access.tokens.ticket(asker.tenant, asker.learner, session.id)
    response.headers.update(SECRET)
    base = str(request.app.state.public).rstrip("/")
    url = f"{base}/sessions/{quote(session.id, safe='')}/report?ticket={made.token}"
    return ReportLinkAnswer(url=url, expires_at=made.record.expires_at)
