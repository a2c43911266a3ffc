"""How a report's page is opened where keys are wanted: by its ticket, or by the learner's page."""

import pytest

from tests.builders_keys import PAGE, Guarded, a_guarded, a_session

pytestmark = pytest.mark.anyio

BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


async def _reported(guarded: Guarded) -> tuple[str, str]:
    async with guarded.client(await guarded.token("ada")) as door:
        session = await a_session(door, is_ended=True)
    return session, await guarded.ticket("ada", session)


async def test_a_browser_without_a_ticket_is_led_to_the_page_and_a_program_is_refused() -> None:
    guarded = await a_guarded()
    session, _ = await _reported(guarded)
    async with guarded.client() as door:
        for query in ("", "?ticket=wwr_of-nobody"):
            path = f"/sessions/{session}/report{query}"
            led = await door.get(path, headers={"accept": BROWSER})
            assert (led.status_code, led.headers["location"]) == (
                303,
                f"/#/sessions/{session}/report",
            )
            assert led.headers["cache-control"] == "no-store"
            refused = await door.get(path, headers={"accept": "*/*"})
            assert refused.status_code == 401


async def test_what_stands_in_the_address_leads_nowhere_else() -> None:
    guarded = await a_guarded()
    async with guarded.client() as door:
        led = await door.get("/sessions/%22%3E%0D%0Ax/report", headers={"accept": BROWSER})
    assert led.headers["location"] == "/#/sessions/%22%3E%0D%0Ax/report"


async def test_a_ticket_opens_the_page_which_nobody_on_the_way_keeps() -> None:
    guarded = await a_guarded()
    await guarded.embed_key(PAGE)
    session, ticket = await _reported(guarded)
    async with guarded.client() as door:
        page = await door.get(f"/sessions/{session}/report?ticket={ticket}")
        assert page.status_code == 200
        assert page.headers["cache-control"] == "private, no-cache"
        assert page.headers["content-security-policy"].endswith(f"frame-ancestors 'self' {PAGE}")
        assert page.headers["referrer-policy"] == "no-referrer"
        plain = await door.get(f"/sessions/{session}/report?words=plain&ticket={ticket}")
        assert f"format=md&amp;ticket={ticket}" in plain.text
