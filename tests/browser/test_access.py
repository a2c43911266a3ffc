"""Every state of a game, for those who zoom, use the dark scheme or a screen reader."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.driving import (
    open_game,
    own_turns,
    say,
    to_the_report,
    to_the_restated_terms,
    until_they_offer,
)
from tests.browser.keyed import keyed

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
SMALL = """() => [...document.querySelectorAll("button, summary, select, a.button")]
  .filter((node) => node.offsetParent && node.getBoundingClientRect().height < 24)
  .map((node) => node.outerHTML)"""

Look = Callable[[Page, str], None]


@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 800, "light"), (360, 740, "dark")])
def test_axe_finds_nothing_in_any_state(
    new_page: Callable[..., Page], width: int, height: int, scheme: str
) -> None:
    _play_looking(new_page(width, height, scheme), _judge)


def test_nothing_hangs_over_at_320_pixels_and_no_target_is_under_24(
    new_page: Callable[..., Page],
) -> None:
    _play_looking(new_page(320, 568), _measure)


def test_restated_terms_show_their_title_on_a_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(360, 740)
    open_game(page)
    to_the_restated_terms(page)
    title = page.get_by_role("heading", name="Do you both mean this?")
    page.wait_for_timeout(200)
    strip, heading = page.get_by_role("complementary").bounding_box(), title.bounding_box()
    assert strip
    assert heading
    assert heading["y"] >= strip["y"] + strip["height"], "the strip covers the title"
    expect(page.get_by_role("button", name="Confirm the deal")).to_be_in_viewport(ratio=1)


def test_the_questions_of_a_server_that_wants_keys_are_sound_too(
    browser: Browser, tmp_path: Path
) -> None:
    with keyed(tmp_path) as server:
        token = server.token("ada")
        session = server.session(token)
        for width, height, scheme, look in (
            (1280, 800, "light", _judge),
            (360, 740, "dark", _judge),
            (320, 568, "light", _measure),
        ):
            size = {"width": width, "height": height}
            page = browser.new_page(base_url=server.address, reduced_motion="reduce")
            page.set_viewport_size(size)  # type: ignore[arg-type]
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            _be_asked_looking(page, look, server.token("ada", session))
            page.close()


def _be_asked_looking(page: Page, look: Look, bound: str) -> None:
    title = page.get_by_role("heading", level=1)
    page.goto("/")
    expect(title).to_have_text("This server asks for a key")
    look(page, "no key")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).not_to_be_empty()
    look(page, "no key in the field")
    page.goto(f"/#token={bound}")
    expect(title).to_have_text("Your link opens one activity")
    look(page, "bound")
    page.goto("/#token=wwt_of-nobody")
    expect(title).to_have_text("This link is no longer good")
    look(page, "link run out")


def _play_looking(page: Page, look: Look) -> None:
    page.goto("/")
    expect(page.get_by_role("radio").first).to_be_visible()
    look(page, "choose")
    page.get_by_role("button", name="Read your brief").click()
    expect(page.get_by_role("button", name="Start negotiating")).to_be_visible()
    look(page, "brief")
    open_game(page)
    say(page, "We could do €80 a seat.")
    until_they_offer(page)
    own_turns(page).first.get_by_role("button", name="Not what I meant").click()
    look(page, "game")
    to_the_restated_terms(page)
    look(page, "agreeing")
    to_the_report(page)
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    look(page, "report")


def _judge(page: Page, state: str) -> None:
    assert violations(page) == [], state


def _measure(page: Page, state: str) -> None:
    assert page.evaluate(OVERHANG) <= 0, f"{state} scrolls sideways"
    assert not page.evaluate(SMALL), state
