"""Characters that nothing can keep are left out of what a model writes, and no others."""

import pytest

from app.llm.legible import legible


@pytest.mark.parametrize("bad", ["\ud83d", "\x00", "\x1b", "\x7f", "\x85"])
def test_what_cannot_be_kept_is_left_out(bad: str) -> None:
    assert legible(f"Hel{bad}lo{bad}") == "Hello"


def test_everything_else_stays() -> None:
    said = "¿Qué tal?\r\n\t“84 €” … 🙂 – 東京"
    assert legible(said) == said
