"""The list of own sessions: earlier ones come when they are asked for, page by page."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.axe import violations

_EVERY = 45
_A_PAGE = 20


def test_sessions_beyond_the_first_page_are_shown_when_asked_for(page: Page) -> None:
    _open(page, _EVERY)
    every = page.request.get("/v1/sessions?limit=100").json()["data"]
    page.goto("/")
    rows, more = page.locator(".session-rows li"), page.get_by_role("button", name="Show earlier")
    expect(rows).to_have_count(_A_PAGE)
    for shown in range(2 * _A_PAGE, len(every) + _A_PAGE, _A_PAGE):
        more.click()
        expect(rows).to_have_count(min(shown, len(every)))
        newest = every[shown - _A_PAGE]["id"]
        expect(page.locator(f'.session-rows a[href*="{newest}"]')).to_be_focused()
        assert violations(page) == []
    expect(more).to_have_count(0)
    page.locator(".sessions").get_by_role("button", name="Delete").last.click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(rows).to_have_count(len(every) - 1)


def test_earlier_sessions_can_be_asked_for_again_when_they_did_not_come(
    window: BrowserContext,
) -> None:
    # A page of its own: the browser notes a failed request on the console, which others forbid.
    page = window.new_page()
    page.goto("/")
    _open(page, _A_PAGE + 1)
    page.reload()
    more = page.get_by_role("button", name="Show earlier")
    page.route("**/v1/sessions?*cursor=*", lambda route: route.fulfill(status=503, json={}))
    more.click()
    expect(page.locator(".sessions").get_by_role("alert")).not_to_be_empty()
    expect(more).to_be_enabled()
    page.close()


def _open(page: Page, how_many: int) -> None:
    wish = {"scenario": "licence-renewal", "role": "client", "style": "avoiding"}
    for _ in range(how_many):
        page.request.post("/v1/sessions", data=wish)
