"""On a server that wants keys: links that bring a token, keys, what runs out, and signing out."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE_MS
from tests.browser.driving import FIRST_REPORT, own_turns, past_the_look_back, say, walk_away
from tests.browser.keyed import Keyed, keyed

KEPT = "Object.values(sessionStorage).join() + Object.values(localStorage).join()"
ASKS = "This server asks for a key"
OVER = "This link is no longer good"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyed]:
    with keyed(tmp_path_factory.mktemp("data")) as server:
        yield server


@pytest.fixture
def window(browser: Browser, server: Keyed) -> Iterator[BrowserContext]:
    """Open a window of its own for each test: who is signed in stays with its tab."""
    with browser.new_context(base_url=server.address, reduced_motion="reduce") as context:
        context.set_default_timeout(PATIENCE_MS)
        yield context


@pytest.fixture
def page(window: BrowserContext) -> Page:
    """Return a page whose console is not watched: the browser notes each refusal there."""
    return window.new_page()


def titled(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def sign_in(page: Page, key: str) -> None:
    page.get_by_label("Key", exact=True).fill(key)
    page.get_by_role("button", name="Sign in").click()


def open_link(page: Page, token: str, place: str = "") -> None:
    page.goto(f"/#token={token}{f'&go={place}' if place else ''}")


def test_a_key_lets_in_and_is_kept_nowhere(page: Page, server: Keyed) -> None:
    page.goto("/")
    titled(page, ASKS)
    assert page.title() == f"{ASKS} · winwin"
    sign_in(page, server.secret)
    titled(page, "Practise a negotiation")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    kept = page.evaluate(KEPT)
    assert "wwt_" in kept
    assert server.secret not in kept
    assert page.context.cookies() == []
    page.reload()
    titled(page, "Practise a negotiation")


def test_a_key_that_is_not_taken_can_be_mended(page: Page, server: Keyed) -> None:
    page.goto("/")
    page.get_by_role("button", name="Sign in").click()
    alert = page.locator(".key-form").get_by_role("alert")
    expect(alert).to_contain_text("There is no key in the field yet")
    sign_in(page, f"{server.secret}x")
    expect(alert).to_contain_text("This key is not taken")
    field = page.get_by_label("Key", exact=True)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert violations(page) == []
    field.press("End")
    field.press("Backspace")
    field.press("Enter")
    titled(page, "Practise a negotiation")


def test_the_question_who_asks_speaks_the_language_that_is_chosen(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Español").click()
    titled(page, "Este servidor pide una clave")
    expect(page.get_by_role("button", name="Español")).to_be_focused()
    expect(page.locator(".sign-in")).to_have_attribute("lang", "es")
    assert violations(page) == []


def test_a_link_opens_its_activity_and_leaves_no_token_in_the_history(
    page: Page, server: Keyed
) -> None:
    token = server.token("ada")
    session = server.session(token)
    open_link(page, token, f"/sessions/{session}")
    titled(page, "The licence renewal")
    assert page.url == f"{server.address}/#/sessions/{session}"
    page.locator(".brand").click()
    titled(page, "Practise a negotiation")
    page.go_back()
    titled(page, "The licence renewal")
    assert "token" not in page.url
    assert page.evaluate("history.length") <= 3


def test_what_a_host_has_signed_is_exchanged_for_a_token(page: Page, server: Keyed) -> None:
    signed = server.signed("grace")
    open_link(page, signed, "/progress")
    titled(page, "Your progress")
    assert page.url == f"{server.address}/#/progress"
    kept = page.evaluate(KEPT)
    assert "wwt_" in kept
    assert signed not in kept


def test_a_signed_link_that_has_run_out_says_so_and_nobody_else_goes_on(
    page: Page, server: Keyed
) -> None:
    open_link(page, server.token("ada"))
    titled(page, "Practise a negotiation")
    open_link(page, server.signed("late", exp=1_000_000_000, iat=999_999_700), "/progress")
    titled(page, OVER)
    assert "wwt_" not in page.evaluate(KEPT)
    sign_in(page, server.secret)
    titled(page, "Your progress")


def test_an_exchange_that_was_not_answered_can_be_tried_again(page: Page, server: Keyed) -> None:
    page.route("**/v1/tokens", lambda route: route.abort())
    open_link(page, server.signed("linus"), "/progress")
    expect(page.get_by_role("alert")).to_contain_text("The server did not answer")
    assert "token" not in page.url
    page.unroute("**/v1/tokens")
    page.get_by_role("button", name="Try again").click()
    titled(page, "Your progress")


def test_a_link_with_a_key_of_other_pages_says_so_once(page: Page, server: Keyed) -> None:
    origins = ["https://lms.example"]
    key = server.ask("POST", "/v1/keys", kind="embed", origins=origins).json()["secret"]
    open_link(page, key)
    expect(page.get_by_role("alert")).to_contain_text("This key is for pages of other origins")
    page.get_by_role("button", name="Try again").click()
    titled(page, ASKS)


def test_whoever_deletes_everything_is_signed_out_with_it_and_told_so(
    page: Page, server: Keyed
) -> None:
    token = server.token("niels")
    server.session(token)
    open_link(page, token)
    page.get_by_role("button", name="Delete everything").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    titled(page, "Everything of yours is deleted")
    expect(page.locator("#announcer")).to_contain_text("deleted with all that was in")
    assert violations(page) == []
    assert page.evaluate(KEPT) == ""
    sign_in(page, server.token("niels"))
    titled(page, "Practise a negotiation")


def test_a_token_that_ends_in_a_talk_costs_no_word(page: Page, server: Keyed) -> None:
    token = server.token("barbara")
    open_link(page, token, f"/sessions/{server.session(token)}")
    say(page, "Hello. What matters most to you?")
    server.end(token)
    box = page.get_by_role("textbox")
    box.fill("We could do €80 a seat.")
    box.press("Enter")
    titled(page, OVER)
    assert violations(page) == []
    assert "We could do €80 a seat." in page.evaluate(KEPT)
    sign_in(page, server.token("barbara"))
    expect(own_turns(page)).to_have_count(2)
    expect(page.locator(".is-pending, .is-coming")).to_have_count(0)
    expect(own_turns(page).last).to_contain_text("We could do €80 a seat.")
    assert "€80" not in page.evaluate(KEPT)
    expect(page).to_have_title("The licence renewal · winwin")


def test_a_draft_outlasts_the_link_and_a_reload(page: Page, server: Keyed) -> None:
    token = server.token("edsger")
    session = server.session(token)
    open_link(page, token, f"/sessions/{session}")
    page.get_by_role("textbox").fill("Half a thought")
    server.end(token)
    page.reload()
    titled(page, OVER)
    open_link(page, server.token("edsger"), f"/sessions/{session}")
    expect(page.get_by_role("textbox")).to_have_value("Half a thought")


def test_whoever_signs_in_instead_sees_nothing_of_the_talk(page: Page, server: Keyed) -> None:
    token = server.token("tony")
    open_link(page, token, f"/sessions/{server.session(token)}")
    say(page, "Only Tony knows this.")
    server.end(token)
    page.get_by_role("textbox").fill("And this.")
    page.get_by_role("textbox").press("Enter")
    titled(page, OVER)
    expect(page.get_by_text("Only Tony knows this.")).to_be_hidden()
    sign_in(page, server.token("mallory"))
    titled(page, "Something went wrong")
    expect(page.get_by_text("Only Tony knows this.")).to_have_count(0)


def test_what_was_asked_for_is_not_done_for_whoever_signs_in_next(
    page: Page, server: Keyed
) -> None:
    token, other = server.token("alan"), server.token("alonzo")
    server.session(token)
    server.session(other)
    open_link(page, token)
    page.get_by_role("button", name="Delete everything").click()
    server.end(token)
    page.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    titled(page, OVER)
    sign_in(page, other)
    titled(page, "Practise a negotiation")
    assert len(server.ask("GET", "/v1/sessions", other).json()["data"]) == 1


def test_an_expired_token_is_told_from_no_token(page: Page, server: Keyed) -> None:
    open_link(page, server.expired(server.token("kurt")), "/progress")
    titled(page, OVER)
    expect(page.locator(".lede")).to_contain_text("Open the activity again where you found it.")
    page.get_by_role("button", name="Sign out").click()
    titled(page, ASKS)
    assert page.evaluate(KEPT) == ""


def test_signing_out_ends_the_token_and_forgets_what_was_kept(page: Page, server: Keyed) -> None:
    token = server.token("emmy")
    session = server.session(token)
    open_link(page, token, f"/sessions/{session}")
    page.get_by_role("textbox").fill("Half a thought")
    page.locator(".brand").click()
    titled(page, "Practise a negotiation")
    page.get_by_role("button", name="Sign out").click()
    titled(page, ASKS)
    expect(page.locator("#announcer")).to_contain_text("You are signed out")
    assert page.evaluate(KEPT) == ""
    assert server.ask("GET", f"/v1/sessions/{session}", token).status_code == 401


def test_a_link_to_one_activity_leads_back_to_it(page: Page, server: Keyed) -> None:
    session = server.session(server.token("sofia"))
    open_link(page, server.token("sofia", session), f"/sessions/{session}")
    titled(page, "The licence renewal")
    page.locator(".brand").click()
    titled(page, "Your link opens one activity")
    assert violations(page) == []
    page.get_by_role("link", name="Back to the activity").click()
    expect(page.get_by_role("textbox")).to_be_visible()


def test_a_game_is_played_to_its_report_and_the_coach_answers_there(
    page: Page, server: Keyed
) -> None:
    token = server.token("rosalind")
    open_link(page, token, f"/sessions/{server.session(token)}")
    say(page, "What matters most to you?")
    walk_away(page)
    past_the_look_back(page)
    assert "ticket=wwr_" in page.url
    assert token not in page.url
    assert violations(page) == []
    as_text = page.get_by_role("link", name="Markdown").get_attribute("href")
    assert as_text
    # The address alone opens it: no header comes with a navigation.
    assert "# Report" in page.request.get(as_text).text()
    page.get_by_role("button", name="How did it go?").click()
    expect(page.locator(".coach-by")).to_have_count(1)
    page.locator("a.replay").first.click()
    page.get_by_role("button", name="Play on from here").click()
    expect(page.get_by_text("A try from turn 2 of an earlier game")).to_be_visible()


def test_a_report_whose_ticket_has_run_out_is_opened_anew(page: Page, server: Keyed) -> None:
    token = server.token("ada")
    session = server.ended_session(token)
    open_link(page, token)
    titled(page, "Practise a negotiation")
    spent = server.expired(token, "wwr_", session)
    page.goto(f"/sessions/{session}/report?ticket={spent}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    assert "ticket=wwr_" in page.url
    assert spent not in page.url


def test_links_of_a_report_that_stood_for_long_get_a_ticket_that_is_good(
    page: Page, server: Keyed
) -> None:
    token = server.token("ada")
    session = server.ended_session(token)
    page.clock.install()
    open_link(page, token, f"/sessions/{session}/report")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    expect(page.get_by_label("Your question")).to_be_visible()
    before = page.url
    page.clock.fast_forward("09:00")
    with page.expect_download() as begun:
        page.evaluate("document.querySelector('a[href*=\"format=md\"]').download = ''")
        page.get_by_role("link", name="Markdown").click()
    assert "ticket=wwr_" in begun.value.url
    assert before.rpartition("ticket=")[2] not in begun.value.url


def test_a_report_read_by_its_ticket_alone_says_how_to_ask(page: Page, server: Keyed) -> None:
    token = server.token("ada")
    session = server.ended_session(token)
    link = server.ask("POST", f"/v1/sessions/{session}/report-links", token).json()["url"]
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    expect(page.locator("#coach-box")).to_contain_text("you have to be signed in")
    assert violations(page) == []
    page.get_by_role("link", name="Sign in and come back here").click()
    titled(page, ASKS)
    sign_in(page, token)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    expect(page.get_by_label("Your question")).to_be_visible()


FORBIDDEN = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("forbidden", "SecurityError"); },
});"""


def test_where_storage_is_forbidden_the_token_goes_along_to_the_report_and_back(
    page: Page, server: Keyed
) -> None:
    page.add_init_script(FORBIDDEN)
    token = server.token("ada")
    session = server.ended_session(token)
    open_link(page, token, f"/sessions/{session}/report")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    page.get_by_role("button", name="How did it go?").click()
    expect(page.locator(".coach-by")).to_have_count(1)
    assert token not in page.url
    page.locator("a.replay").first.click()
    expect(page.get_by_role("button", name="Play on from here")).to_be_visible()
    assert page.url == f"{server.address}/#/sessions/{session}/replay/2"
