"""Lists come in pages: each says where the next is, and a cursor is good for its own list only."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, replace

import httpx
import pytest

from app.sessions.ports import ScenarioCard
from app.sessions.records import Principal
from app.sessions.views import SessionCard
from tests.builders_door import SCENARIO, ScriptedSessions, a_door
from tests.builders_store import AT

pytestmark = pytest.mark.anyio
LISTS = ["/v1/sessions", "/v1/scenarios", "/v1/glossary"]


@dataclass
class Many(ScriptedSessions):
    """An owner with five sessions, and three scenarios to choose from."""

    async def sessions(
        self, owner: Principal, limit: int, before: str | None
    ) -> tuple[tuple[SessionCard, ...], bool]:
        self._note((owner, limit, before))
        cards = [
            SessionCard(
                f"ses_{at}", SCENARIO.id, "T", "client", "Client", "competing", "open", 9, AT, "en"
            )
            for at in (5, 4, 3, 2, 1)
        ]
        found = [card for card in cards if before is None or card.id < before]
        return tuple(found[:limit]), len(found) > limit

    def scenarios(self) -> tuple[ScenarioCard, ...]:
        return tuple(replace(SCENARIO, id=name) for name in ("b", "c", "a"))


@pytest.fixture
def door() -> httpx.AsyncClient:
    return a_door(Many())


@pytest.mark.parametrize(
    ("path", "limit", "pages"),
    [
        ("/v1/sessions", 2, [["ses_5", "ses_4"], ["ses_3", "ses_2"], ["ses_1"]]),
        ("/v1/sessions", 5, [["ses_5", "ses_4", "ses_3", "ses_2", "ses_1"]]),
        ("/v1/scenarios", 2, [["b", "c"], ["a"]]),
        ("/v1/glossary", 1, [["batna"], ["zopa"]]),
        ("/v1/glossary?language=en", 1, [["batna"], ["zopa"]]),
    ],
)
@pytest.mark.parametrize("by", ["cursor", "link"])
async def test_each_page_leads_to_the_next_and_the_last_to_none(
    door: httpx.AsyncClient, path: str, limit: int, pages: Sequence[Sequence[str]], by: str
) -> None:
    first = httpx.URL(path).copy_merge_params({"limit": limit})
    url, seen = first, []
    while True:
        answer = await door.get(url)
        page = answer.json()
        seen.append([card["id"] for card in page["data"]])
        assert page["has_more"] == (page["next_cursor"] is not None) == ("next" in answer.links)
        if not page["has_more"]:
            break
        following = first.copy_merge_params({"cursor": page["next_cursor"]})
        url = httpx.URL(answer.links["next"]["url"]) if by == "link" else following
    assert seen == pages


async def test_without_a_limit_a_page_holds_twenty_sessions() -> None:
    sessions = Many()
    await a_door(sessions).get("/v1/sessions")
    assert sessions.asked == [(Principal(), 20, None)]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("cursor", ["ses_3", "", "=", "%00", "a" * 301, "ä", "zzzz", "c2VzXzM"])
async def test_a_cursor_nobody_gave_is_pointed_at(
    door: httpx.AsyncClient, path: str, cursor: str
) -> None:
    _refused(await door.get(path, params={"cursor": cursor}))


async def test_a_cursor_is_good_for_its_own_list_only(door: httpx.AsyncClient) -> None:
    given = {path: await _cursor(door, path) for path in LISTS}
    for path in LISTS:
        for other in LISTS:
            answer = await door.get(path, params={"cursor": given[other]})
            if other != path:
                _refused(answer)
            else:
                assert answer.status_code == 200


async def test_a_cursor_is_good_with_the_same_filters_only(door: httpx.AsyncClient) -> None:
    cursor = await _cursor(door, "/v1/glossary")
    _refused(await door.get("/v1/glossary", params={"cursor": cursor, "language": "en"}))


async def test_a_cursor_may_be_used_with_another_limit(door: httpx.AsyncClient) -> None:
    cursor = await _cursor(door, "/v1/sessions")
    answer = await door.get("/v1/sessions", params={"cursor": cursor, "limit": 3})
    assert [card["id"] for card in answer.json()["data"]] == ["ses_4", "ses_3", "ses_2"]


async def test_a_cursor_of_a_thing_that_is_gone_from_a_whole_list_is_pointed_at(
    door: httpx.AsyncClient,
) -> None:
    cursor = await _cursor(door, "/v1/glossary")
    told = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    forged = urlsafe_b64encode(told.replace(b"batna", b"gone")).decode().rstrip("=")
    _refused(await door.get("/v1/glossary", params={"cursor": forged}))


async def _cursor(door: httpx.AsyncClient, path: str) -> str:
    page = (await door.get(path, params={"limit": 1})).json()
    return str(page["next_cursor"])


def _refused(answer: httpx.Response) -> None:
    assert answer.status_code == 422
    assert [fault["pointer"] for fault in answer.json()["errors"]] == ["/query/cursor"]
