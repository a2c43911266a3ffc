"""What a learner does on the page, step by step, each waiting until the page has caught up."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

SEED = "3"
OPENING = f"#/brief/licence-renewal/client/collaborating/easy/{SEED}"
OWN_OFFER = "We could do €80 a seat."
ROUNDS = 4
MOST_TABS = 60
# Milliseconds: the first read of a report waits until its game was played on, beside busy cores.
FIRST_REPORT = 30_000


def open_game(page: Page) -> None:
    """Start the game whose seed is pinned, from its brief."""
    page.goto(f"/{OPENING}")
    # Another brief may stand there until this one is read.
    expect(page.get_by_role("heading", level=1)).to_have_text("The licence renewal")
    page.get_by_role("button", name="Start negotiating").click()
    expect(replies(page)).to_have_count(1)


def pick(page: Page, name: str) -> None:
    """Choose a card of the start page by its title: the whole card is the label."""
    page.locator("label", has_text=name).click()
    expect(page.get_by_role("radio", name=name)).to_be_checked()


def pin_seed(page: Page) -> None:
    """Show the same brief for the seed of the other tests: the start page draws one."""
    start = page.get_by_role("button", name="Start negotiating")
    expect(start).to_be_visible()
    page.goto(re.sub(r"\d+$", SEED, page.url))
    expect(start).to_be_visible()


def replies(page: Page) -> Locator:
    """Find the counterpart's finished turns."""
    return page.locator(".turn.counterpart:not(.is-coming)")


def own_turns(page: Page) -> Locator:
    """Find the learner's turns."""
    return page.locator(".turn.learner")


def say(page: Page, words: str) -> None:
    """Type and send with Enter, and wait for the whole answer."""
    box = page.get_by_role("textbox")
    expect(box).to_be_visible()
    before = replies(page).count()
    box.fill(words)
    box.press("Enter")
    expect(replies(page)).to_have_count(before + 1)
    expect(page.locator(".is-pending, .is-coming")).to_have_count(0)


def until_they_offer(page: Page) -> Locator:
    """Offer a price until their whole offer can be accepted; return the button."""
    accept = page.get_by_role("complementary").get_by_role("button", name="Accept")
    for _ in range(ROUNDS):
        # A page beside busy cores may enable it a little after the reply is whole.
        with suppress(AssertionError):
            expect(accept).to_be_enabled(timeout=1_500)
            return accept
        say(page, OWN_OFFER)
    expect(accept).to_be_enabled()
    return accept


def to_the_restated_terms(page: Page) -> None:
    """Accept their offer, which they restate for confirmation."""
    until_they_offer(page).click()
    page.get_by_role("button", name="Accept these terms").click()
    expect(page.get_by_role("heading", name="Do you both mean this?")).to_be_visible()


def walk_away(page: Page) -> None:
    """End the game without a deal."""
    page.get_by_role("button", name="Walk away").click()
    page.get_by_role("dialog").get_by_role("button", name="Walk away").click()
    expect(page.get_by_role("heading", name="No deal this time")).to_be_visible()


def to_the_look_back(page: Page) -> None:
    """Follow the link to the report, which leads to the questions before it."""
    page.locator(".notice").get_by_role("link", name="Read your report").click()
    expect(page.get_by_role("heading", name="Before your report")).to_be_visible()


def past_the_look_back(page: Page) -> None:
    """Skip the questions before the report."""
    to_the_look_back(page)
    page.get_by_role("button", name="Skip this").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Report", timeout=FIRST_REPORT)


def to_the_report(page: Page) -> None:
    """Confirm the restated terms, follow the link and skip the questions."""
    page.get_by_role("button", name="Confirm the deal").click()
    past_the_look_back(page)


def tab_to(page: Page, goal: Locator, then: str = "", *, back: bool = False) -> None:
    """Press Tab until the goal has the focus, then the key named."""
    expect(goal).to_be_visible()
    for _ in range(MOST_TABS):
        if goal.evaluate("node => node === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab" if back else "Tab")
    expect(goal).to_be_focused()
    if then:
        page.keyboard.press(then)


def transcript(page: Page) -> list[str]:
    """Return the words of every turn in their order."""
    return page.locator(".turn .words").all_inner_texts()
