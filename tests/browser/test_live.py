"""A counterpart worded by a model, on the page: as it comes, after a reload, and over the cap."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from app.dialogue.claims_of_model import ClaimedAct
from tests.browser.axe import violations
from tests.browser.conftest import NewPage
from tests.browser.driving import (
    open_game,
    own_turns,
    past_the_look_back,
    replies,
    say,
    transcript,
    walk_away,
)
from tests.browser.wire import wire_to
from tests.builders_ear import REMARK, as_json
from tests.fake_model.authors import honest as honest_coach
from tests.fake_model.honest import COURTESY, honest
from tests.fake_model.replies import Reply, says
from tests.fake_model.server import Asked, FakeModel, fake_model
from tests.flows.playing import served

# Seconds between the first sentence and the rest: a reload has to fit in.
PAUSE = 4.0
# Tokens a session may take here: three or four replies.
CAP = 300
QUESTION = "What matters most to you?"
HOSTILE = "<img src=x onerror=\"window.hit='img'\"> <script>window.hit='script'</script>"
LISTEN = """() => {
  window.told = [];
  const watch = () => new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) window.told.push(node.textContent);
  }).observe(document.getElementById("announcer"), { childList: true });
  document.addEventListener("DOMContentLoaded", watch);
}"""


@dataclass
class Scripted:
    """What the model says: the voice with a pause, or at once."""

    pause: float = 0.0

    def __call__(self, asked: Asked) -> Reply:
        """Answer as the use that asks would be answered by a good model."""
        told = "\n".join(str(one["content"] or "") for one in asked.body["messages"])
        if "ACTS to be put into words now" in told:
            return honest(pause=self.pause)(asked)
        if "response_format" in asked.body:
            return says(as_json(ClaimedAct("argue", REMARK)))
        return honest_coach(asked)


@pytest.fixture(scope="module")
def model() -> Iterator[FakeModel]:
    with fake_model(author=Scripted()) as running:
        yield running


@pytest.fixture(scope="module")
def address(model: FakeModel, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve with a model for every use, and with a cap on what a session may take of it."""
    settings = {
        "WINWIN_LLM_BASE_URL": model.url,
        "WINWIN_LLM_MODEL": "scripted",
        "WINWIN_LLM_STALL_SECONDS": "10",
        "WINWIN_LLM_MOST_TOKENS_SESSION": str(CAP),
    }
    with served(tmp_path_factory.mktemp("data"), **settings) as server:
        yield server.address


@pytest.fixture
def slow(model: FakeModel) -> Iterator[None]:
    """Let the model pause after its first sentence."""
    model.replies = Scripted(PAUSE)
    yield
    model.replies = Scripted()


@pytest.mark.usefixtures("slow")
def test_a_reply_appears_as_it_is_said_and_typed_words_stay(page: Page) -> None:
    page.add_init_script(f"({LISTEN})()")
    open_game(page)
    expect(page.locator(".voice")).to_have_text("Worded by a language model; it reads your words")
    begin(page, QUESTION)
    coming(page)
    box = page.get_by_label("Your words")
    box.press_sequentially("And I would say")
    box.press("Enter")
    expect(page.get_by_role("button", name="Send")).to_be_disabled()
    expect(replies(page)).to_have_count(2)
    expect(box).to_have_value("And I would say")
    expect(page.get_by_role("button", name="Send")).to_be_enabled()
    assert told_of(page) == ["replying", "whole"]


@pytest.mark.usefixtures("slow")
def test_words_take_the_place_of_the_dots_and_nothing_moves(page: Page) -> None:
    open_game(page)
    begin(page, QUESTION)
    speaker = page.locator(".is-coming .speaker")
    expect(speaker).to_be_visible()
    dots = page.locator(".is-coming").bounding_box()
    coming(page)
    words = page.locator(".is-coming").bounding_box()
    assert dots
    assert words
    assert (dots["y"], dots["height"]) == (words["y"], words["height"])


@pytest.mark.usefixtures("slow")
def test_after_a_reload_in_mid_reply_it_is_followed_to_its_end_and_stands_once(page: Page) -> None:
    page.add_init_script(f"({LISTEN})()")
    open_game(page)
    begin(page, QUESTION)
    coming(page)
    page.reload()
    coming(page)
    expect(page.get_by_role("button", name="Walk away")).to_be_disabled()
    expect(replies(page)).to_have_count(2)
    expect(page.locator(".is-coming")).to_have_count(0)
    assert len(own_turns(page).all()) == 1
    assert transcript(page)[-1].count(COURTESY.strip()) == 1
    assert told_of(page) == ["replying", "whole"]
    expect(own_turns(page).last.get_by_role("button", name="Not what I meant")).to_be_visible()
    expect(page.get_by_label("Your words")).to_have_value("")


@pytest.mark.usefixtures("slow")
def test_a_connection_cut_in_mid_reply_is_taken_up_and_the_reply_stands_once(
    browser: Browser, address: str
) -> None:
    with wire_to(address) as wire, browser.new_context(base_url=wire.address) as context:
        page = context.new_page()
        posted: list[str] = []
        page.on("request", lambda sent: posted.append(sent.url) if sent.method == "POST" else None)
        open_game(page)
        begin(page, QUESTION)
        coming(page)
        wire.cut()
        expect(replies(page)).to_have_count(2, timeout=15_000)
        assert len([url for url in posted if url.endswith("/turns")]) == 2
        expect(own_turns(page)).to_have_count(1)
        assert transcript(page)[-1].count(COURTESY.strip()) == 1
        expect(page.locator(".dock > .alert")).to_be_empty()


@pytest.mark.usefixtures("slow")
def test_a_server_gone_in_mid_reply_is_told_and_the_reply_fetched_later(
    browser: Browser, address: str
) -> None:
    with wire_to(address) as wire, browser.new_context(base_url=wire.address) as context:
        page = context.new_page()
        open_game(page)
        begin(page, QUESTION)
        coming(page)
        page.get_by_label("Your words").press_sequentially("And then")
        wire.cut(is_down=True)
        expect(page.locator(".dock > .alert")).to_contain_text("did not answer", timeout=15_000)
        expect(own_turns(page)).to_have_count(1)
        wire.mend()
        page.get_by_role("button", name="Try again").click()
        expect(replies(page)).to_have_count(2)
        expect(own_turns(page)).to_have_count(1)
        assert transcript(page)[-1].count(COURTESY.strip()) == 1
        expect(page.get_by_label("Your words")).to_have_value("And then")


@pytest.mark.usefixtures("slow")
def test_whoever_speaks_in_another_tab_meanwhile_is_told_and_keeps_the_words(
    page: Page, browser: Browser, address: str
) -> None:
    open_game(page)
    with browser.new_context(base_url=address) as context:  # a 409 is an error to the console
        other = context.new_page()
        other.goto(page.url)
        expect(replies(other)).to_have_count(1)
        begin(page, QUESTION)
        coming(page)
        begin(other, "And the term?")
        expect(other.locator(".dock > .alert")).to_contain_text("still being answered")
        expect(other.get_by_label("Your words")).to_have_value("And the term?")
        expect(other.get_by_role("button", name="Try again")).to_have_count(0)
        expect(replies(other)).to_have_count(2)
        expect(other.locator(".dock > .alert")).to_be_empty()
        assert transcript(other) == transcript(page)
        other.get_by_role("button", name="Send").click()
        expect(replies(other)).to_have_count(3)


def test_over_the_cap_the_page_says_so_once_and_goes_on(page: Page) -> None:
    page.add_init_script(f"({LISTEN})()")
    open_game(page)
    over = page.locator(".voice", has_text="token cap of this session is reached")
    for _ in range(6):
        say(page, QUESTION)
        if over.is_visible():
            break
    expect(over).to_be_visible()
    say(page, QUESTION)
    assert len([said for said in page.evaluate("window.told") if "token cap" in said]) == 1


def test_what_a_model_heard_is_taken_back_like_any_reading(page: Page) -> None:
    open_game(page)
    say(page, REMARK)
    mine = own_turns(page).last
    expect(mine).to_contain_text("Understood as: an argument")
    mine.get_by_role("button", name="Not what I meant").click()
    mine.get_by_role("button", name="nothing clear, so they ask").click()
    expect(own_turns(page).last).to_contain_text("nothing clear, so they ask corrected by you")


def test_hostile_words_of_a_model_stay_words(page: Page) -> None:
    open_game(page)
    page.route("**/turns", _hostile_turn)
    begin(page, QUESTION)
    expect(replies(page).last.locator(".words")).to_have_text(HOSTILE)
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_model_s_answer_on_the_report_says_so_and_cites_its_places(page: Page) -> None:
    open_game(page)
    say(page, QUESTION)
    walk_away(page)
    past_the_look_back(page)
    page.get_by_role("button", name="What went wrong?").click()
    by = page.locator(".coach-by")
    expect(by).to_have_text("Worded by a language model, checked against its sources")
    cited = page.locator("a.coach-source").first
    expect(cited).to_have_attribute("href", re.compile(r"#checks-[\w-]+"))


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_reply_under_way_is_sound(new_page: NewPage, width: int, scheme: str) -> None:
    page = new_page(width=width, scheme=scheme)
    open_game(page)
    begin(page, QUESTION)
    coming(page)
    assert violations(page) == []
    expect(replies(page)).to_have_count(2)


def begin(page: Page, words: str) -> None:
    """Send, and do not wait for the answer."""
    box = page.get_by_label("Your words")
    box.fill(words)
    box.press("Enter")


def coming(page: Page) -> Locator:
    """Wait until the first sentence of a reply stands, and the rest does not."""
    found = page.locator(".is-coming .sentence").first
    expect(found).to_have_text(re.compile(re.escape(COURTESY.strip())))
    return found


def told_of(page: Page) -> list[str]:
    """Return what a screen reader was told of the replies that began with the courtesy."""
    said = page.evaluate("window.told")
    kinds = {"is replying": "replying", COURTESY.strip(): "whole"}
    return [kind for one in said for mark, kind in kinds.items() if mark in one]


def _hostile_turn(route: Route) -> None:
    """Answer as a server would that lets everything through."""
    answer = route.fetch(headers=route.request.headers | {"accept": "application/json"})
    body = answer.json()
    turn = {**body["turns"][1], "text": HOSTILE}
    state = {**body["session"], "turns": []}
    events = [
        {"type": "turn.started", "speaker": "learner", "turn": body["turns"][0]},
        {"type": "turn.started", "speaker": "counterpart"},
        {"type": "turn.sentence", "speaker": "counterpart", "text": HOSTILE},
        {"type": "turn.completed", "speaker": "counterpart", "turn": turn},
        {"type": "session.state", "session": state},
    ]
    framed = [
        f"id: {seq}\nevent: {event['type']}\ndata: {json.dumps({**event, 'seq': seq})}\n\n"
        for seq, event in enumerate(events, 100)
    ]
    route.fulfill(status=200, content_type="text/event-stream", body="".join(framed))
