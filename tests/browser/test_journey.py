"""Around the talk: preparing, hints, the look back, a replay and progress, for every learner."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.driving import (
    FIRST_REPORT,
    OPENING,
    open_game,
    own_turns,
    replies,
    say,
    tab_to,
    to_the_look_back,
    to_the_restated_terms,
    walk_away,
)

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
KEY = re.compile(r"\b(?:prepare|order|hint|nudge|review|replay|progress)\.[a-z_]+")
SMALL = """() => [...document.querySelectorAll("button, summary, select, a.button")]
  .filter((node) => node.offsetParent && node.getBoundingClientRect().height < 24)
  .map((node) => node.outerHTML)"""
BRANCHES = "Play on from here"


def test_the_whole_journey_by_mouse(page: Page) -> None:
    _open_sheet(page)
    page.get_by_role("button", name="Move Price down").first.click()
    page.get_by_label("Your target").fill("72")
    page.get_by_label("Questions to ask").fill("Why is the term important to you?")
    page.get_by_role("button", name="Check it").click()
    expect(_field(page, "Your target").locator(".finding")).to_contain_text("Holds:")
    expect(_field(page, "Your interests").locator(".finding")).to_contain_text("Left empty:")
    page.get_by_role("button", name="Save and start").click()
    _take_the_example(page)
    page.get_by_role("textbox").press("Enter")
    expect(replies(page)).to_have_count(2)
    page.get_by_role("button", name="My preparation").click()
    expect(page.get_by_role("dialog")).to_contain_text("1. Contract term · 2. Price")
    expect(page.get_by_role("dialog").locator("input, textarea, select")).to_have_count(0)
    page.get_by_role("button", name="Close").click()
    session = page.url.rpartition("/")[2]
    to_the_restated_terms(page)
    page.get_by_role("button", name="Confirm the deal").click()
    to_the_look_back(page)
    page.get_by_role("button", name="Move Payment up").click()
    page.get_by_role("checkbox", name="Public reference").check()
    page.get_by_label("What went well?").fill("I asked before I named a figure.")
    page.get_by_role("radio", name="3 about half").check()
    page.get_by_role("button", name="Save and read on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    page.locator('a[href$="/replay/2"]').first.click()
    page.get_by_role("button", name=BRANCHES).click()
    note = page.locator(".replay-note")
    expect(note).to_contain_text("turn 2 of an earlier game; it does not count")
    expect(own_turns(page)).to_have_count(0)
    expect(note.get_by_role("link")).to_have_attribute("href", f"/sessions/{session}/report")
    page.goto("/")
    page.get_by_role("link", name="Your progress").click()
    expect(page.locator(".levels tbody tr")).to_have_count(8)
    page.locator(".task").get_by_role("link").click()
    expect(page.get_by_role("button", name="Prepare (2 minutes)")).to_be_visible()
    page.goto(f"/#/sessions/{session}/review")
    expect(page.get_by_text("You have looked back on this talk already.")).to_be_visible()


def test_the_whole_journey_needs_no_mouse(page: Page) -> None:
    page.goto(f"/{OPENING}")
    tab_to(page, page.get_by_role("button", name="Prepare (2 minutes)"), "Enter")
    expect(page.get_by_role("heading", name="Preparation")).to_be_focused()
    down = page.get_by_role("button", name="Move Price down").first
    tab_to(page, down, "Enter")
    expect(down).to_be_focused()
    expect(page.locator("#announcer")).to_contain_text("Price: place 2 of 5.")
    tab_to(page, page.get_by_label("Your target"))
    page.keyboard.type("a lot")
    tab_to(page, page.get_by_role("button", name="Save and start"), "Enter")
    expect(page.get_by_label("Your target")).to_be_focused()
    expect(page.get_by_label("Your target")).to_have_accessible_description(
        re.compile("not a whole number from 0 to 100")
    )
    page.get_by_label("Your target").fill("70")
    tab_to(page, page.get_by_role("button", name="Save and start"), "Enter")
    tab_to(page, page.get_by_role("button", name="Give me a hint"), "Enter")
    expect(page.locator("#announcer")).to_contain_text("Hint 1 of 3")
    for name in ("Next hint: a tactic", "Next hint: an example"):
        expect(page.get_by_role("button", name=name)).to_be_focused()
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Use these words")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Enter")
    expect(replies(page)).to_have_count(2)
    session = page.url.rpartition("/")[2]
    tab_to(page, page.get_by_role("button", name="Walk away"), "Enter", back=True)
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="Walk away"), "Enter")
    tab_to(page, page.locator(".notice").get_by_role("link", name="Read your report"), "Enter")
    expect(page.get_by_role("heading", name="Before your report")).to_be_focused()
    tab_to(page, page.get_by_role("checkbox").first, "Space")
    tab_to(page, page.get_by_role("button", name="Save and read on"), "Enter")
    keep = page.get_by_role("button", name="keep this order")
    expect(keep).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio").first, "Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Save and read on"), "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    page.goto(f"/#/sessions/{session}/replay/2")
    tab_to(page, page.get_by_role("button", name=BRANCHES), "Enter")
    expect(page.locator(".replay-note")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="winwin"), "Enter", back=True)
    expect(page.get_by_role("heading", name="Practise a negotiation")).to_be_focused()
    page.goto("/#/progress")
    expect(page.get_by_role("heading", name="Your progress")).to_be_focused()


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 800, "light"), (360, 740, "dark")])
def test_axe_finds_nothing_in_any_view_around_the_talk(
    new_page: Callable[..., Page], width: int, height: int, scheme: str
) -> None:
    _go_through_looking(new_page(width, height, scheme), _judge)


def test_nothing_around_the_talk_hangs_over_at_320_pixels(new_page: Callable[..., Page]) -> None:
    _go_through_looking(new_page(320, 568), _measure)


@pytest.fixture
def cut_off(window: BrowserContext) -> Iterator[Page]:
    """Return a page that may complain: a browser says of every lost request that it is lost."""
    page = window.new_page()
    yield page
    page.close()


def test_a_sheet_half_written_survives_a_reload_and_a_server_that_is_away(cut_off: Page) -> None:
    page = cut_off
    _open_sheet(page)
    page.get_by_label("Your interests").fill("No surprises in the budget")
    page.get_by_role("button", name="Move Price down").first.click()
    page.get_by_label("I could give on").select_option(label="Contract term")
    page.reload()
    expect(page.get_by_label("Your interests")).to_have_value("No surprises in the budget")
    expect(page.locator(".order").first.locator("li").first).to_contain_text("Contract term")
    expect(page.get_by_label("I could give on").locator(":checked")).to_have_text("Contract term")
    with _away(page, "**/preparation"):
        page.get_by_role("button", name="Save and start").click()
        expect(page.get_by_role("alert")).to_contain_text("Your words are kept here.")
    page.get_by_role("button", name="Try again").click()
    expect(replies(page)).to_have_count(1)


def test_a_look_back_half_sent_is_kept_and_sent_again_once(cut_off: Page) -> None:
    page = cut_off
    open_game(page)
    walk_away(page)
    to_the_look_back(page)
    page.get_by_label("What would you change?").fill("Ask sooner.")
    page.get_by_role("button", name="Move Payment up").click()
    page.reload()
    expect(page.locator(".order li").nth(3)).to_contain_text("Payment")
    expect(page.get_by_label("What would you change?")).to_have_value("Ask sooner.")
    with _away(page, "**/reflection"):
        page.get_by_role("button", name="Save and read on").click()
        expect(page.get_by_role("alert")).to_contain_text("Your words are kept here.")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)


def test_an_assessment_has_no_hints_and_says_no_thoughts(page: Page) -> None:
    wish = {"scenario": "licence-renewal", "role": "client", "seed": 3, "mode": "assessment"}
    session = page.request.post("/v1/sessions", data=wish).json()["id"]
    page.goto(f"/#/session/{session}")
    _say_little_twice(page)
    expect(page.get_by_role("button", name="Give me a hint")).to_be_hidden()
    expect(page.locator(".nudge")).to_be_hidden()


def test_two_weak_turns_bring_one_quiet_thought_and_a_question_takes_it_away(page: Page) -> None:
    open_game(page)
    _say_little_twice(page)
    expect(page.get_by_text("A thought:").first).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("A thought:")
    say(page, "What matters most to you, and why?")
    expect(page.locator(".nudge")).to_be_hidden()


def test_to_start_after_preparing_is_to_go_on_with_the_same_session(page: Page) -> None:
    page.goto("/#/brief/licence-renewal/client/compromising/hard")
    page.get_by_role("button", name="Prepare (2 minutes)").click()
    page.get_by_label("Your target").fill("71")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".finding").first).to_be_visible()
    prepared = page.url.split("/")[-2]
    page.go_back()
    expect(page.get_by_text("what you prepared is kept")).to_be_visible()
    page.get_by_role("button", name="Start negotiating").click()
    expect(replies(page)).to_have_count(1)
    assert page.url.rpartition("/")[2] == prepared
    assert _unplayed(page, "compromising") == [prepared]


def test_a_prepared_session_left_unplayed_is_offered_again_and_not_doubled(page: Page) -> None:
    choice = "/#/brief/licence-renewal/vendor/avoiding/hard"
    page.goto(choice)
    page.get_by_role("button", name="Prepare (2 minutes)").click()
    expect(page.get_by_role("heading", name="Preparation")).to_be_visible()
    prepared = page.url.split("/")[-2]
    page.goto("/#/")
    row = page.locator(".session-rows li", has=page.locator(f'a[href$="{prepared}"]'))
    expect(row).to_contain_text("not begun yet")
    page.goto(choice)
    page.get_by_role("button", name="Prepare (2 minutes)").click()
    expect(page.get_by_role("heading", name="Preparation")).to_be_visible()
    assert page.url.split("/")[-2] == prepared
    page.get_by_role("button", name="Save and start").click()
    expect(replies(page)).to_have_count(1)
    say(page, "What matters most to you, and why?")
    page.goto(choice)
    page.get_by_role("button", name="Start negotiating").click()
    expect(replies(page)).to_have_count(1)
    assert page.url.rpartition("/")[2] != prepared


def test_a_hint_asked_for_again_after_a_reload_counts_once(page: Page) -> None:
    open_game(page)
    for _ in range(2):
        page.get_by_role("button", name="Give me a hint").click()
        expect(page.get_by_text("1 used, counted in your report")).to_be_visible()
        page.reload()
    say(page, "What matters most to you, and why?")


def _go_through_looking(page: Page, look: Callable[[Page], None]) -> None:
    _open_sheet(page)
    page.get_by_label("Your target").fill("never")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".is-wrong")).to_be_in_viewport()
    look(page)
    page.get_by_label("Your target").fill("72")
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".finding").first).to_be_visible()
    look(page)
    page.get_by_role("button", name="Save and start").click()
    _take_the_example(page)
    look(page)
    say(page, "We could do €80 a seat.")
    session = page.url.rpartition("/")[2]
    page.goto(f"/#/sessions/{session}/prepare")
    expect(page.get_by_text("can no longer be changed")).to_be_visible()
    look(page)
    page.goto(f"/#/session/{session}")
    walk_away(page)
    to_the_look_back(page)
    look(page)
    page.get_by_role("button", name="Skip this").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)
    page.goto(f"/#/sessions/{session}/replay/2")
    expect(page.get_by_role("button", name=BRANCHES)).to_be_visible()
    look(page)
    page.get_by_role("button", name=BRANCHES).click()
    expect(page.locator(".replay-note")).to_be_visible()
    look(page)
    page.goto("/#/progress")
    expect(page.get_by_role("heading", name="Your progress")).to_be_visible()
    look(page)


def _open_sheet(page: Page) -> None:
    page.goto(f"/{OPENING}")
    page.get_by_role("button", name="Prepare (2 minutes)").click()
    expect(page.get_by_role("heading", name="Preparation")).to_be_visible()


def _field(page: Page, label: str) -> Locator:
    return page.locator(".sheet-field", has_text=label).first


def _take_the_example(page: Page) -> None:
    """Ask for all three hints, told beforehand that they count, and put the example in."""
    ask = page.get_by_role("button", name="Give me a hint")
    expect(ask).to_have_accessible_description("counted in your report")
    ask.click()
    page.get_by_role("button", name="Next hint: a tactic").click()
    page.get_by_role("button", name="Next hint: an example").click()
    page.get_by_role("button", name="Use these words").click()
    example = page.locator(".hint q").inner_text().strip("“”")
    expect(page.get_by_role("textbox")).to_have_value(example)
    expect(page.get_by_text("3 used, counted in your report")).to_be_visible()


def _say_little_twice(page: Page) -> None:
    say(page, "No, I can't accept that.")
    say(page, "No, we won't do that.")


def _unplayed(page: Page, style: str) -> list[str]:
    cards = page.request.get("/v1/sessions?limit=100").json()["data"]
    return [card["id"] for card in cards if card["is_unplayed"] and card["style"] == style]


@contextmanager
def _away(page: Page, pattern: str) -> Iterator[None]:
    """No answer comes from these addresses, for as long as the block lasts."""
    page.route(pattern, lambda route: route.abort())
    yield
    page.unroute(pattern)


def _judge(page: Page) -> None:
    assert violations(page) == []
    assert not KEY.findall(page.locator("body").inner_text()), "words are missing"


def _measure(page: Page) -> None:
    assert page.evaluate(OVERHANG) <= 0
    assert not page.evaluate(SMALL)
