"""Words stay words, and nothing runs that is not a file of this server."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.driving import open_game, own_turns, past_the_look_back, say, walk_away

HOSTILE = "<img src=x onerror=\"window.hit='img'\"> <script>window.hit='script'</script> <b>hi</b>"
INLINE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.hit = 'inline'";
  document.body.append(script);
}"""


def test_hostile_words_stay_text_in_the_transcript_and_in_the_report(page: Page) -> None:
    open_game(page)
    say(page, HOSTILE)
    expect(own_turns(page).last.locator(".words")).to_have_text(HOSTILE)
    walk_away(page)
    past_the_look_back(page)
    expect(page.locator("#turn-2 .said")).to_have_text(HOSTILE)
    assert page.locator("main img, main script, main b").count() == 0
    assert page.evaluate("window.hit") is None


def test_a_script_in_the_page_itself_is_refused(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        with page.expect_console_message(lambda said: "Content Security Policy" in said.text):
            page.evaluate(INLINE)
        assert page.evaluate("window.hit") is None
