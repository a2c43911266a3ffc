"""The page in more than one language: a reader's own outside a game, a game's own inside it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import PATIENCE_MS
from tests.browser.driving import SEED, replies, say

SPANISH_GAME = f"#/brief/puesto-de-mercado/puesto/collaborating/easy/{SEED}"
ENGLISH_GAME = f"#/brief/licence-renewal/client/collaborating/easy/{SEED}"
OVERHANG = "document.documentElement.scrollWidth - window.innerWidth"


@pytest.fixture
def page_for(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Return a maker of pages for readers whose browser asks for a language."""
    opened: list[BrowserContext] = []

    def make(locale: str, width: int = 1280, height: int = 800) -> Page:
        context = browser.new_context(
            base_url=address,
            locale=locale,
            viewport={"width": width, "height": height},
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        opened.append(context)
        return context.new_page()

    yield make
    for context in opened:
        context.close()


@pytest.mark.parametrize(("locale", "spoken"), [("es-MX", "es"), ("en-GB", "en"), ("fi-FI", "en")])
def test_the_page_speaks_the_browser_s_language_where_it_has_the_words(
    locale: str, spoken: str, page_for: Callable[..., Page]
) -> None:
    page = page_for(locale)
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", spoken)
    title = {"es": "Practica una negociación", "en": "Practise a negotiation"}[spoken]
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_a_language_chosen_by_keyboard_keeps_the_focus_and_lasts(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("en-GB")
    page.goto("/")
    chosen = page.get_by_role("navigation").get_by_role("button", name="Español")
    expect(chosen).to_have_attribute("aria-pressed", "false")
    chosen.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Practica una negociación")
    expect(chosen).to_be_focused()
    expect(chosen).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="Leer tu ficha")).to_be_visible()


def test_a_scenario_says_its_language_where_it_is_not_the_page_s(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("en-GB")
    page.goto("/")
    spanish = page.locator(".card", has=page.locator('.card-title[lang="es"]'))
    english = page.locator(".card", has_text="The licence renewal")
    expect(spanish.locator(".card-foot")).to_contain_text("in Spanish")
    expect(english.locator(".card-foot")).not_to_contain_text("in English")


def test_a_spanish_reader_finds_the_spanish_scenarios_first(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("es")
    page.goto("/")
    titles = page.locator("fieldset.scenario .card-title")
    expect(titles.first).to_have_attribute("lang", "es")
    expect(titles.last).to_have_attribute("lang", "en")
    expect(page.locator("fieldset.scenario .card-foot").last).to_contain_text("en inglés")


def test_a_game_speaks_its_own_language_and_the_page_its_own_again(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("en-GB")
    page.goto(f"/{SPANISH_GAME}")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.get_by_role("button", name="Empezar a negociar").click()
    expect(replies(page)).to_have_count(1)
    expect(page.locator("section.game")).to_have_attribute("lang", "es")
    say(page, "Hola, ¿qué es lo más importante para ti?")
    expect(page.locator(".turn.learner")).to_contain_text("Entendido como:")
    expect(page.locator("nav.languages")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Enviar")).to_be_visible()
    page.locator(".brand").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Practise a negotiation")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_an_english_game_speaks_english_to_a_spanish_reader(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("es")
    page.goto(f"/{ENGLISH_GAME}")
    expect(page.get_by_role("button", name="Start negotiating")).to_be_visible()
    expect(page.locator("section.brief")).to_have_attribute("lang", "en")


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
def test_a_spanish_game_is_sound_in_every_state_to_its_report_and_the_glossary(
    width: int, height: int, page_for: Callable[..., Page]
) -> None:
    page = page_for("es", width, height)
    page.goto("/")
    expect(page.get_by_role("button", name="Leer tu ficha")).to_be_visible()
    _judge(page)
    page.goto(f"/{SPANISH_GAME}")
    page.get_by_role("button", name="Preparar (2 minutos)").click()
    page.get_by_role("button", name="Revisarla").click()
    expect(page.locator(".finding").first).to_contain_text("Vacío:")
    _judge(page)
    page.get_by_role("button", name="Guardar y empezar").click()
    expect(replies(page)).to_have_count(1)
    _judge(page)
    page.get_by_role("button", name="Retirarte").click()
    page.get_by_role("button", name="Retirarme").click()
    page.get_by_role("link", name="Leer tu informe").first.click()
    expect(page.get_by_role("heading", name="Antes de tu informe")).to_be_visible()
    _judge(page)
    page.get_by_role("button", name="Saltar esto").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Informe: "))
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.evaluate("document.querySelectorAll('details').forEach((node) => { node.open = true; })")
    _judge(page)
    page.get_by_role("link", name="En el glosario").first.click()
    expect(page.get_by_role("heading", name="Por qué importa")).to_be_visible()
    _judge(page)


def _judge(page: Page) -> None:
    assert violations(page) == []
    assert page.evaluate(OVERHANG) <= 0


REFUSED = """async ([path, body]) => {
  const { post } = await import("/static/http.js");
  return post(path, body).catch((problem) => problem.detail);
}"""


def test_what_the_server_refuses_is_said_once_and_in_the_language_of_the_page(
    page_for: Callable[..., Page],
) -> None:
    page = page_for("en-GB")
    page.goto("/")
    game = {"scenario": "licence-renewal", "role": "client", "seed": 0}
    refused = page.evaluate(REFUSED, ["/v1/sessions", game])
    assert refused == "The smallest number taken here is 1."
    page.get_by_role("navigation").get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    refused = page.evaluate(REFUSED, ["/v1/sessions", game])
    assert refused == "El número más pequeño que se admite es 1."
