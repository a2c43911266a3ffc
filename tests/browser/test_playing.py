"""Whole games on the page, and what must not get lost on the way."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.driving import (
    OWN_OFFER,
    ROUNDS,
    open_game,
    own_turns,
    past_the_look_back,
    pick,
    pin_seed,
    replies,
    say,
    tab_to,
    to_the_report,
    to_the_restated_terms,
    transcript,
    until_they_offer,
)


def test_a_whole_game_by_mouse_leads_to_the_report_and_on_to_a_new_game(page: Page) -> None:
    page.goto("/")
    pick(page, "The licence renewal")
    pick(page, "Head of operations")
    page.get_by_role("button", name="Read your brief").click()
    pin_seed(page)
    page.get_by_role("button", name="Start negotiating").click()
    say(page, "Hello. What matters most to you in this renewal?")
    to_the_restated_terms(page)
    to_the_report(page)
    page.locator(".onward").get_by_role("link", name="Play again").click()
    expect(page.get_by_role("button", name="Start negotiating")).to_be_visible()
    assert re.search(r"#/brief/licence-renewal/client/collaborating/medium/\d+$", page.url)
    page.get_by_role("link", name="Choose something else").click()
    expect(page.locator("summary", has_text="finished session")).to_be_visible()


def test_a_whole_game_needs_no_mouse(page: Page) -> None:
    page.goto("/")
    tab_to(page, page.get_by_role("radio", name="A bike changes hands"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("radio", name="Account lead"))
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Read your brief"), "Enter")
    pin_seed(page)
    tab_to(page, page.get_by_role("button", name="Start negotiating"), "Enter")
    box = page.get_by_role("textbox")
    tab_to(page, box)
    accept = page.get_by_role("complementary").get_by_role("button", name="Accept")
    for _ in range(ROUNDS):
        if accept.is_disabled():
            _type(page, OWN_OFFER)
    tab_to(page, accept, "Enter", back=True)
    tab_to(page, page.get_by_role("button", name="Accept these terms"), "Enter")
    confirm = page.get_by_role("button", name="Confirm the deal")
    tab_to(page, confirm, "Enter")
    expect(page.get_by_role("heading", name="You have a deal")).to_be_focused()
    tab_to(page, page.locator(".notice a", has_text="Read your report"), "Enter")
    tab_to(page, page.get_by_role("button", name="Skip this"), "Enter")
    tab_to(page, page.get_by_role("link", name="All scenarios").first)


def test_a_reading_is_corrected_with_one_click_and_they_answer_anew(page: Page) -> None:
    open_game(page)
    say(page, "We could do €80 a seat.")
    mine = page.get_by_role("complementary").locator("section", has_text="Your last offer")
    expect(mine).to_contain_text("€80")
    own_turns(page).last.get_by_role("button", name="Not what I meant").click()
    page.get_by_role("button", name="Not an offer").click()
    expect(own_turns(page).last).to_contain_text("corrected by you")
    expect(mine).not_to_contain_text("€80")
    expect(replies(page)).to_have_count(2)


def test_an_offer_is_put_together_without_words(page: Page) -> None:
    open_game(page)
    page.get_by_text("Build an offer").click()
    page.get_by_label("Contract term").fill("4")
    page.get_by_label("A full case study").check()
    page.get_by_role("button", name="Put on the table").click()
    expect(own_turns(page).last).to_contain_text("Understood as")
    expect(replies(page)).to_have_count(2)
    mine = page.get_by_role("complementary").locator("section", has_text="Your last offer")
    expect(mine).to_contain_text("4 years · A full case study")


def test_walking_away_is_asked_back_and_ends_in_a_report(page: Page) -> None:
    open_game(page)
    page.get_by_role("button", name="Walk away").click()
    page.get_by_role("button", name="Go on talking").click()
    expect(page.get_by_role("textbox")).to_be_visible()
    page.get_by_role("button", name="Walk away").click()
    page.get_by_role("dialog").get_by_role("button", name="Walk away").click()
    expect(page.get_by_role("heading", name="No deal this time")).to_be_visible()
    past_the_look_back(page)
    expect(page.get_by_role("heading", name="The result")).to_be_visible()


def test_a_reload_in_mid_game_keeps_transcript_offer_and_draft(page: Page) -> None:
    open_game(page)
    say(page, "What matters most to you?")
    until_they_offer(page)
    page.get_by_role("textbox").fill("I was about to say")
    before = transcript(page)
    table = page.get_by_role("complementary").inner_text()
    page.reload()
    expect(replies(page).first).to_be_visible()
    assert transcript(page) == before
    assert page.get_by_role("complementary").inner_text() == table
    expect(page.get_by_role("textbox")).to_have_value("I was about to say")


def test_of_two_tabs_the_one_behind_catches_up_when_it_speaks(
    page: Page, new_page: Callable[[], Page]
) -> None:
    open_game(page)
    other = new_page()
    other.goto(page.url)
    expect(replies(other)).to_have_count(1)
    say(other, "What matters most to you?")
    page.get_by_role("textbox").fill("Why does that matter to you?")
    page.get_by_role("textbox").press("Enter")
    expect(replies(page)).to_have_count(3)
    assert transcript(page)[:3] == transcript(other)
    assert len(transcript(page)) == 5


def _type(page: Page, words: str) -> None:
    before = replies(page).count()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(replies(page)).to_have_count(before + 1)
    expect(page.locator(".is-pending, .is-coming")).to_have_count(0)
