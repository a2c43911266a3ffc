"""The guided first game: a card that says what to try next, and never speaks for the learner."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import violations
from tests.browser.driving import open_game, own_turns, pick, replies

GUIDED = "#/brief/first-bike/buyer/collaborating/easy/7"
OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
STEPS = 6


def test_the_guided_game_is_marked_chosen_and_two_clicks_away(page: Page) -> None:
    page.goto("/")
    first = page.get_by_role("radio").first
    expect(first).to_be_checked()
    expect(first).to_have_accessible_name("A bike changes hands Start here, 3 minutes")
    expect(page.get_by_role("radio", name="Easy")).to_be_checked()
    page.get_by_role("button", name="Read your brief").click()
    page.get_by_role("button", name="Start negotiating").click()
    expect(_card(page)).to_contain_text(f"step 1 of {STEPS}")


def test_a_difficulty_picked_by_hand_stays_when_the_scenario_changes(page: Page) -> None:
    page.goto("/")
    pick(page, "The licence renewal")
    expect(page.get_by_role("radio", name="Medium")).to_be_checked()
    pick(page, "Hard")
    pick(page, "Competing")
    pick(page, "A bike changes hands")
    expect(page.get_by_role("radio", name="Hard")).to_be_checked()
    expect(page.locator(".go-picked")).to_have_text(
        "A bike changes hands The one who buys · Competing · Hard"
    )


def test_an_example_fills_the_composer_and_is_sent_by_the_learner_alone(page: Page) -> None:
    _open(page)
    box = page.get_by_role("textbox")
    _example(page).click()
    expect(box).to_have_value("What matters most to you about the sale?")
    expect(box).to_be_focused()
    expect(own_turns(page)).to_have_count(0)
    _example(page).click()
    expect(box).to_have_value("What matters most to you about the sale?")
    box.press("Enter")
    expect(_card(page)).to_contain_text(f"step 2 of {STEPS}")
    expect(page.locator("#announcer")).to_contain_text("Guide: Now tell them what matters to you.")


def test_an_example_leaves_what_was_typed(page: Page) -> None:
    _open(page)
    page.get_by_role("textbox").fill("Good morning!")
    _example(page).click()
    expect(page.get_by_role("textbox")).to_have_value(
        "Good morning! What matters most to you about the sale?"
    )


def test_following_every_example_leads_to_a_deal_without_a_jump(page: Page) -> None:
    _open(page)
    heights = set()
    for step in range(1, STEPS + 1):
        expect(_card(page)).to_contain_text(f"step {step} of {STEPS}")
        heights.add(_card(page).evaluate("node => node.offsetHeight"))
        before = replies(page).count()
        _example(page).click()
        page.get_by_role("textbox").press("Enter")
        expect(replies(page)).to_have_count(before + 1)
    assert len(heights) == 1
    expect(_card(page)).to_be_hidden()
    page.get_by_role("button", name="Confirm the deal").click()
    expect(page.get_by_role("heading", name="You have a deal")).to_be_visible()


def test_the_guide_can_be_hidden_for_the_session_and_shown_again(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="Hide the guide").click()
    expect(_example(page)).to_be_hidden()
    page.reload()
    show = page.get_by_role("button", name="Show the guide")
    expect(show).to_have_attribute("aria-expanded", "false")
    expect(_example(page)).to_be_hidden()
    show.press("Enter")
    expect(_example(page)).to_be_visible()
    expect(page.get_by_role("button", name="Hide the guide")).to_be_focused()


def test_a_scenario_without_a_guide_shows_none(page: Page) -> None:
    open_game(page)
    expect(_card(page)).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_guide_is_fit_for_everybody(
    new_page: Callable[..., Page], width: int, height: int, scheme: str
) -> None:
    page = new_page(width, height, scheme)
    _open(page)
    assert violations(page) == []
    assert page.evaluate(OVERHANG) <= 0
    expect(replies(page).last).to_be_in_viewport()
    page.get_by_role("button", name="Hide the guide").click()
    assert violations(page) == []


def _open(page: Page) -> None:
    page.goto(f"/{GUIDED}")
    page.get_by_role("button", name="Start negotiating").click()
    expect(_example(page)).to_be_visible()


def _card(page: Page) -> Locator:
    return page.locator(".guide")


def _example(page: Page) -> Locator:
    return page.locator(".guide-example")
