"""Who sends more than a minute allows reads when to go on, and loses no word."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.axe import violations
from tests.browser.driving import open_game, own_turns, say
from tests.flows.playing import served


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve with one turn a minute."""
    with served(tmp_path_factory.mktemp("data"), WINWIN_TURNS_A_MINUTE="1") as server:
        yield server.address


def test_a_turn_too_many_says_when_to_go_on_and_the_words_stay(window: BrowserContext) -> None:
    # A page of its own: the browser notes a refused request on the console, which others forbid.
    page = window.new_page()
    open_game(page)
    say(page, "Hello. What matters most to you?")
    box = page.get_by_role("textbox")
    box.fill("And the price?")
    box.press("Enter")
    alert = page.get_by_role("alert").filter(has_text="more than 1 in a minute")
    expect(alert).to_contain_text("send it again in")
    expect(box).to_have_value("And the price?")
    expect(own_turns(page)).to_have_count(1)
    expect(page.get_by_role("button", name="Send")).to_be_enabled()
    assert violations(page) == []
    page.close()
