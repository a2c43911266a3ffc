"""Masking: what reaches a person is hidden, what is a figure of the game is not."""

import time
from pathlib import Path

import pytest

from app.llm.masking import MASKED_ADDRESS, MASKED_PHONE, mask

KNOWLEDGE = Path(__file__).resolve().parents[3] / "knowledge"


@pytest.mark.parametrize(
    "address",
    [
        "ann@example.org",
        "ann.b+c@mail.example.co.uk",
        "ANN_B@EXAMPLE.ORG",
        "josé@ejemplo.es",
        "ann\uff20example.org",
    ],
)
def test_an_address_is_masked(address: str) -> None:
    assert mask(f"Write to {address}, please.") == f"Write to {MASKED_ADDRESS}, please."


@pytest.mark.parametrize(
    "phone",
    [
        "+49 171 2345678",
        "+34 600 123 456",
        "+1 (555) 010-9999",
        "0049 30 123456",
        "0171 234567",
        "020 7946 0958",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "(030) 123 456",
        "030/123456",
        "555-010-9999",
        "555.010.9999",
        "(555) 010-9999",
        "600 123 456",
        "5550109999",
        "600\u202f123\u202f456",
        "+1 (555) 010\u20119999",
        "\uff0b34 600 123 456",
    ],
)
def test_a_phone_number_is_masked(phone: str) -> None:
    assert mask(f"Call {phone} after six.") == f"Call {MASKED_PHONE} after six."
    assert mask(f"My number: {phone}.") == f"My number: {MASKED_PHONE}."
    assert mask(phone) == MASKED_PHONE


@pytest.mark.parametrize(
    "words",
    [
        "€1,150 a month and 24 months",
        "1 150 € or 1.150,50 €",
        "€ 1 250 000 000",
        "1.200.000.000",
        "1\u202f200\u202f000\u202f000",
        "1000–1500, 1000 – 1500",
        "$100,000,000 for all of it",
        "100 000 000 in all",
        "600000000 € at most",
        "from 2026-11-22 to 2026-12-31",
        "22.11.2026 - 30.11.2026",
        "between 22/11/2026 and 30/11/2026",
        "2026-2027",
        "900-1200, or 1000 - 1500",
        "40 hours, 3 weeks, 12 %",
        "70/30 or 50-50",
        "at 10:30, in 2027",
        "1500 1600 1700",
        "10, 20, 30, 40, 50 licences",
        "0.5 percent, 0.25 percent",
        "+10 %, +1,000",
        "version 3.11.7",
        "me @ noon",
        "",
    ],
)
def test_a_figure_of_the_game_stays(words: str) -> None:
    assert mask(words) == words


def test_no_scenario_says_anything_that_is_masked() -> None:
    files = sorted((KNOWLEDGE / "scenarios").rglob("*.yaml"))
    assert len(files) > 5
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert mask(text) == text, f"{file.name} would reach a model with a figure missing"


def test_masking_twice_changes_nothing_more() -> None:
    once = mask("ann@example.org, +34 600 123 456")
    assert mask(once) == once


def test_a_long_text_of_figures_is_masked_in_little_time() -> None:
    began = time.process_time()
    assert mask("1 " * 20_000 + "a" * 20_000 + "@")
    assert time.process_time() - began < 1.0
