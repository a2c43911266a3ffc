"""The coach's box: in a game and on the report, without a model; and words that are no markup."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.driving import OWN_OFFER, open_game, past_the_look_back, say, walk_away

OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"
HOSTILE = "<img src=x onerror=\"window.hit='img'\"> <script>window.hit='script'</script>"
LONG = "ThisWordNeverEnds" * 12


def test_in_a_game_an_answer_on_the_next_move_is_a_hint_and_counts_as_one(page: Page) -> None:
    open_game(page)
    expect(page.get_by_text("counted in your report", exact=True)).to_be_visible()
    open_coach(page)
    page.get_by_role("button", name="What should I say now?").click()
    answered(page, 1)
    expect(page.locator(".coach-source").first).to_have_text("Hint")
    expect(page.get_by_text("1 used, counted in your report")).to_be_visible()
    expect(page.get_by_label("Questions to begin with")).to_be_hidden()
    ask(page, "What is their reservation value?")
    answered(page, 2)
    told = page.locator(".coach-turn").last
    expect(told).to_contain_text("While a game goes on I do not look at their side")
    expect(told).not_to_contain_text(re.compile(r"\d"))


def test_in_an_assessment_nothing_but_the_glossary_answers(page: Page) -> None:
    page.goto("/")
    wish = {"scenario": "licence-renewal", "role": "client", "seed": 3, "mode": "assessment"}
    session = page.request.post("/v1/sessions", data=wish).json()
    page.goto(f"/#/session/{session['id']}")
    open_coach(page)
    expect(page.locator(".coach-lead")).to_contain_text("This is an assessment")
    expect(page.get_by_role("button", name="What should I say now?")).to_have_count(0)
    ask(page, "What should I say now?")
    answered(page, 1)
    expect(page.locator(".coach-words")).to_contain_text("there are no hints in it")
    assert page.request.get(f"/v1/sessions/{session['id']}").json()["hints_used"] == 0


def test_an_idea_is_explained_with_a_way_to_its_entry(page: Page) -> None:
    open_game(page)
    open_coach(page)
    ask(page, "What is a BATNA?")
    answered(page, 1)
    entry = page.locator("a.coach-source")
    expect(entry).to_have_attribute("href", "/glossary/batna?language=en")
    expect(entry).to_have_attribute("target", "_blank")
    expect(page.locator(".coach-back")).to_contain_text("?")
    expect(page.locator(".coach-by")).to_have_text("Word for word from its sources")


def test_the_coach_needs_no_mouse_and_gives_the_focus_back(page: Page) -> None:
    open_game(page)
    opener = page.get_by_role("button", name="Coach", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type("What is a BATNA?")
    page.keyboard.press("Enter")
    answered(page, 1)
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("region", name="Ask the coach")).to_be_hidden()
    expect(opener).to_be_focused()


def test_coach_and_offer_builder_make_room_for_each_other(page: Page) -> None:
    open_game(page)
    page.get_by_text("Build an offer").click()
    term = page.get_by_label("Contract term")
    expect(term).to_be_visible()
    open_coach(page)
    expect(term).to_be_hidden()
    page.get_by_text("Build an offer").click()
    expect(term).to_be_visible()
    expect(page.get_by_label("Your question")).to_be_hidden()


def test_answers_and_a_question_half_written_survive_a_reload(page: Page) -> None:
    open_game(page)
    open_coach(page)
    ask(page, "What is a BATNA?")
    answered(page, 1)
    page.get_by_label("Your question").press_sequentially("And a")
    before = page.locator(".coach-turn").inner_text()
    page.reload()
    open_coach(page)
    assert page.locator(".coach-turn").inner_text() == before
    expect(page.get_by_label("Your question")).to_have_value("And a")


def test_a_server_that_is_away_leaves_the_question_and_can_be_asked_again(
    browser: Browser, address: str
) -> None:
    with browser.new_context(base_url=address) as context:  # a lost request is a console error
        page = context.new_page()
        open_game(page)
        open_coach(page)
        with _away(page):
            ask(page, "What is a BATNA?")
            expect(page.locator(".coach .alert")).to_contain_text("The server did not answer.")
            expect(page.get_by_label("Your question")).to_have_value("What is a BATNA?")
        page.get_by_role("button", name="Try again").click()
        answered(page, 1)
        expect(page.locator(".coach-turn")).to_have_count(1)
        expect(page.get_by_label("Your question")).to_have_value("")


def test_the_answer_is_told_once_and_whole(page: Page) -> None:
    open_game(page)
    open_coach(page)
    ask(page, "What is a BATNA?")
    answered(page, 1)
    told = page.locator("#announcer p", has_text="The coach says:")
    expect(told).to_have_count(1)
    expect(told).to_contain_text(page.locator(".coach-back").inner_text().partition("\n")[2])


def test_the_report_is_asked_and_answers_lead_to_its_places(page: Page) -> None:
    to_a_report(page)
    expect(page.get_by_role("link", name="Ask the coach")).to_have_attribute("href", "#coach")
    page.get_by_role("button", name="What went wrong?").click()
    answered(page, 1)
    moment = page.locator("a.coach-source", has_text="turn").first
    anchor = moment.get_attribute("href")
    assert anchor
    assert re.fullmatch(r"#(turn-\d+|what-if|characteristics|checks-[\w-]+)", anchor)
    moment.click()
    expect(page.locator(anchor)).to_be_in_viewport()


def test_a_level_is_opened_where_it_is_cited(page: Page) -> None:
    to_a_report(page)
    ask(page, "Why is my level for mutual benefits what it is?")
    answered(page, 1)
    cited = page.locator("a.coach-source", has_text="Level").first
    anchor = cited.get_attribute("href")
    assert anchor
    expect(page.locator(anchor)).to_be_hidden()
    cited.click()
    expect(page.locator(anchor)).to_be_visible()


def test_hostile_and_endless_words_stay_words_and_hang_over_nothing(new_page: NewPage) -> None:
    page = new_page(360, 740)
    open_game(page)
    open_coach(page)
    page.route("**/coach", _hostile_answer)
    ask(page, HOSTILE)
    answered(page, 1)
    expect(page.locator(".coach-question")).to_contain_text(HOSTILE)
    expect(page.locator(".coach-words .sentence").first).to_contain_text(HOSTILE)
    expect(page.locator(".coach-back")).to_contain_text(HOSTILE)
    page.reload()
    open_coach(page)
    expect(page.locator(".coach-back")).to_contain_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.hit") is None
    assert page.evaluate(OVERHANG) <= 0
    hrefs = [link.get_attribute("href") for link in page.locator("a.coach-source").all()]
    assert hrefs == ["/glossary/javascript%3Ahit()?language=en"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (360, "light"), (1280, "dark")])
def test_it_is_sound_in_a_game_and_on_the_report(
    new_page: NewPage, width: int, scheme: str
) -> None:
    page = new_page(width=width, height=740, scheme=scheme)
    open_game(page)
    open_coach(page)
    _judge(page)
    ask(page, "What is a BATNA?")
    answered(page, 1)
    _judge(page)
    page.keyboard.press("Escape")
    walk_away(page)
    expect(page.get_by_role("button", name="Coach", exact=True)).to_be_hidden()
    past_the_look_back(page)
    page.get_by_role("button", name="How did it go?").click()
    answered(page, 1)
    _judge(page)


def test_the_report_without_a_script_says_where_to_ask(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        to_a_report(page)
        report = page.url
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(report)
        page.get_by_role("link", name="Ask the glossary").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Glossary")


def open_coach(page: Page) -> None:
    """Open the coach beside a game."""
    page.get_by_role("button", name="Coach", exact=True).click()
    expect(page.get_by_label("Your question")).to_be_focused()


def ask(page: Page, question: str) -> None:
    """Ask, and do not wait."""
    field = page.get_by_label("Your question")
    field.fill(question)
    field.press("Enter")


def answered(page: Page, times: int) -> None:
    """Wait for a whole answer."""
    expect(page.locator(".coach-by")).to_have_count(times)


def to_a_report(page: Page) -> None:
    """Play a short game to its report."""
    open_game(page)
    say(page, OWN_OFFER)
    walk_away(page)
    past_the_look_back(page)
    expect(page.get_by_label("Your question")).to_be_visible()


@contextmanager
def _away(page: Page) -> Iterator[None]:
    page.route("**/coach", lambda route: route.abort())
    yield
    page.unroute("**/coach")


def _hostile_answer(route: Route) -> None:
    """Answer as a server would that lets everything through."""
    told: list[dict[str, object]] = [
        {"text": HOSTILE, "source": {"kind": "report", "id": HOSTILE, "title": LONG, "turn": 1}},
        {
            "text": LONG,
            "source": {
                "kind": "glossary",
                "id": "javascript:hit()",
                "title": HOSTILE,
                "turn": None,
            },
        },
    ]
    whole: dict[str, object] = {
        "question": HOSTILE, "language": "en", "subject": "glossary", "sentences": told,
        "question_back": HOSTILE, "by": "model",
    }  # fmt: skip
    events = ({"type": "coach.sentence", **told[0]}, {"type": "coach.completed", **whole})
    body = "".join(f"event: {e['type']}\ndata: {json.dumps(e)}\n\n" for e in events)
    route.fulfill(status=200, content_type="text/event-stream", body=body)


def _judge(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate(OVERHANG) <= 0
