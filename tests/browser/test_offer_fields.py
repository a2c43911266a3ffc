"""The offer builder: a control for each kind of issue, by keyboard, on small screens, refused."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.driving import own_turns, replies, tab_to

BIKE = "first-bike/buyer"
CAMP = "campsite/tent"
OTHER_CAMP = "campsite/van"
LICENCE = "licence-renewal/client"
ON_TOP = """node => {
  const { x, y, width, height } = node.getBoundingClientRect();
  return [2, height - 2].every((down) =>
    document.elementFromPoint(x + width / 2, y + down) === node);
}"""
OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"


def test_an_offer_of_every_kind_needs_no_mouse(page: Page) -> None:
    _open(page, LICENCE)
    price = _figure(page, "Price")
    tab_to(page, price)
    page.keyboard.type("€80")
    term = _figure(page, "Contract term")
    tab_to(page, term, "ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(term).to_have_attribute("aria-valuetext", "2 years")
    tab_to(page, _group(page, "Public reference").get_by_role("radio").first, "ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(_group(page, "Public reference").get_by_label("A short public quote")).to_be_checked()
    tab_to(page, _figure(page, "Payment"), "PageUp")
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_role("button", name="Put on the table"), "Enter")
    expect(replies(page)).to_have_count(2)
    expect(_mine(page)).to_contain_text(
        "€80 per seat · 2 years · A short public quote · Paid within 45 days"
    )


def test_shares_keep_their_sum_and_both_are_shown(page: Page) -> None:
    _open(page, CAMP)
    food = _figure(page, "Food")
    rest = page.locator(".pick", has=food).get_by_role("status")
    expect(rest).to_have_text("–")
    tab_to(page, food, "2")
    expect(rest).to_have_text("1")
    expect(food).to_have_attribute("aria-valuetext", "you 2, they 1")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")  # there is no more to take
    expect(food).to_have_value("3")
    expect(rest).to_have_text("0")
    page.get_by_role("button", name="Water: one more for you").click()
    page.get_by_role("button", name="Water: one more for you").click()
    expect(_figure(page, "Water")).to_have_value("1")
    tab_to(page, page.get_by_role("button", name="Put on the table"), "Enter")
    expect(replies(page)).to_have_count(2)
    expect(_mine(page)).to_contain_text("Food: you 3, they 0 · Water: you 1, they 2")


def test_each_kind_can_be_left_open_again(page: Page) -> None:
    _open(page, BIKE)
    price = _figure(page, "Price")
    price.fill("200")
    rack = _group(page, "On the rack")
    rack.get_by_label("A child seat").check()
    expect(page.locator(".builder-total")).to_contain_text("so far, 1 open")
    price.locator("xpath=ancestor::*[@class='pick']").get_by_role("button").click()
    expect(price).to_be_focused()
    expect(price).to_have_attribute("aria-valuetext", "not in this offer")
    rack.get_by_label("not in this offer").check()
    expect(page.locator(".builder-total")).to_contain_text("Nothing chosen yet")
    expect(page.get_by_role("button", name="Put on the table")).to_be_disabled()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("172", "172 is no option: the nearest are 170 and 175."),
        ("90", "90 is too small: the smallest is"),
        ("1,200", "1,200 is too large: the largest is"),
        ("cheap", "Write one figure from"),
    ],
)
def test_a_figure_that_is_no_option_says_why_and_is_not_sent(
    page: Page, typed: str, said: str
) -> None:
    _open(page, BIKE)
    price = _figure(page, "Price")
    before = page.locator(".builder").bounding_box()
    price.press_sequentially(typed)
    expect(price).to_have_attribute("aria-invalid", "false")  # not while it is being written
    price.press("Enter")
    fault = page.locator(".pick-fault", has_text=said)
    expect(fault).to_be_visible()
    expect(price).to_have_attribute("aria-invalid", "true")
    expect(price).to_be_focused()
    expect(own_turns(page)).to_have_count(0)
    assert violations(page) == []
    assert page.locator(".builder").bounding_box() == before, "the layout moves"
    price.press("ArrowUp")
    expect(fault).to_have_count(0)
    expect(price).to_have_attribute("aria-invalid", "false")


def test_the_worksheet_keeps_an_opening_offer_and_refuses_a_figure_that_is_none(
    page: Page,
) -> None:
    page.goto(f"/#/brief/{LICENCE}/collaborating/easy/3")
    page.get_by_role("button", name="Prepare (2 minutes)").click()
    term = _figure(page, "Contract term")
    term.fill("9")
    page.get_by_role("button", name="Check it").click()
    expect(
        page.locator(".pick-fault", has_text="9 is too large: the largest is 4.")
    ).to_be_visible()
    expect(term).to_be_focused()
    expect(page.locator(".finding")).to_have_count(0)
    term.fill("3")
    _group(page, "Support").get_by_label("Business-hours support").check()
    page.reload()
    expect(term).to_have_value("3")
    expect(_group(page, "Support").get_by_label("Business-hours support")).to_be_checked()
    page.get_by_role("button", name="Check it").click()
    expect(page.locator(".finding").first).to_be_visible()


def test_shares_are_counted_as_the_second_role_takes_them(page: Page) -> None:
    _open(page, OTHER_CAMP)
    _figure(page, "Food").fill("3")
    page.get_by_role("button", name="Put on the table").click()
    expect(replies(page)).to_have_count(2)
    expect(_mine(page)).to_contain_text("Food: you 3, they 0")


def test_many_named_options_are_a_list_to_unfold(page: Page) -> None:
    page.route("**/v1/scenarios/first-bike?*", _with_many_days)
    _open(page, BIKE)
    days = page.get_by_role("combobox", name="Handing over")
    tab_to(page, days, "ArrowDown")
    expect(days.locator(":checked")).to_have_text("On day 1 (5 pts)")
    expect(page.locator(".builder-total")).to_contain_text("so far, 2 open")
    assert violations(page) == []
    days.select_option("not in this offer")
    expect(page.locator(".builder-total")).to_contain_text("Nothing chosen yet")


def test_a_figure_is_written_as_the_words_of_its_option_write_it(page: Page) -> None:
    _open(page, "job-offer/employer")
    salary = _figure(page, "Salary")
    field = page.locator(".pick", has=salary)
    expect(field).to_contain_text("60,000 to 120,000, in steps of 30,000")
    expect(field.locator(".unit")).to_have_text(["$", "a year"])
    salary.press("ArrowUp")
    expect(salary).to_have_value("60,000")
    salary.fill("90000")
    expect(salary).to_have_attribute("aria-valuetext", "$90,000 a year")


def test_a_step_from_a_figure_between_two_options_leads_to_the_next(page: Page) -> None:
    _open(page, BIKE)
    price = _figure(page, "Price")
    for key, found in (("ArrowUp", "175"), ("ArrowDown", "170")):
        price.fill("172")
        price.press(key)
        expect(price).to_have_value(found)


def test_what_the_server_refuses_stands_beside_its_field(window: BrowserContext) -> None:
    # A page of its own: the browser notes a refused request on the console, which others forbid.
    page = window.new_page()
    _open(page, BIKE)
    page.route("**/turns", _refused)
    price = _figure(page, "Price")
    price.fill("200")
    price.press("Enter")
    field = page.locator(".pick", has=price)
    expect(field.locator(".pick-fault")).to_have_text("'200' is no option of this issue.")
    expect(price).to_be_focused()
    expect(price).to_have_value("200")
    expect(page.locator(".dock > .alert")).to_be_empty()
    assert violations(page) == []
    page.unroute("**/turns")
    price.press("ArrowUp")
    expect(field.locator(".pick-fault")).to_be_empty()
    page.get_by_role("button", name="Put on the table").click()
    expect(replies(page)).to_have_count(2)
    page.close()


@pytest.mark.parametrize("game", [BIKE, CAMP, LICENCE])
@pytest.mark.parametrize(("width", "height", "scheme"), [(1280, 800, "light"), (320, 568, "dark")])
def test_the_builder_fits_and_axe_finds_nothing(
    new_page: Callable[..., Page], game: str, width: int, height: int, scheme: str
) -> None:
    page = new_page(width, height, scheme)
    _open(page, game)
    form = page.locator(".builder form")
    assert page.evaluate(OVERHANG) <= 0
    assert form.evaluate("node => node.scrollWidth - node.clientWidth") <= 0
    assert violations(page) == []
    for field in page.locator(".builder input").all():
        field.focus()
        assert field.evaluate(ON_TOP), "something covers it"
    sizes = page.locator(".builder :is(button, .pick-option):visible").evaluate_all(
        "nodes => nodes.map((node) => node.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 24


def _open(page: Page, game: str) -> None:
    page.goto(f"/#/brief/{game}/collaborating/easy/3")
    page.get_by_role("button", name="Start negotiating").click()
    expect(replies(page)).to_have_count(1)
    page.get_by_text("Build an offer").click()


def _figure(page: Page, issue: str) -> Locator:
    return page.get_by_role("spinbutton", name=issue)


def _group(page: Page, issue: str) -> Locator:
    return page.get_by_role("group", name=issue)


def _mine(page: Page) -> Locator:
    return page.get_by_role("complementary").locator("section", has_text="Your last offer")


def _refused(route: Route) -> None:
    fault = {"pointer": "/offer/price", "detail": "'200' is no option of this issue."}
    body = {"type": "urn:winwin:problem:invalid", "status": 422, "detail": fault["detail"]}
    route.fulfill(
        status=422,
        content_type="application/problem+json",
        body=json.dumps({**body, "errors": [fault]}),
    )


def _with_many_days(route: Route) -> None:
    """Answer with a brief whose last issue has six named options."""
    answer = route.fetch()
    brief = answer.json()
    brief["issues"][2]["options"] = [
        {"id": f"day-{n}", "shown": f"On day {n}", "points": 500, "number": None}
        for n in range(1, 7)
    ]
    route.fulfill(response=answer, json=brief)
