"""Personas as numbers."""

from dataclasses import FrozenInstanceError

import pytest

from tests.builders_talk import STYLES, a_persona


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("difficulty", ["easy", "medium", "hard"])
def test_a_persona_knows_its_style_and_difficulty(style: str, difficulty: str) -> None:
    persona = a_persona(style, difficulty)
    assert (persona.style, persona.difficulty) == (style, difficulty)
    assert 0 <= persona.last_call <= persona.floor < persona.aspiration <= 1
    assert 0 <= persona.reciprocity <= 1
    assert persona.patience >= 1


def test_a_persona_cannot_be_changed_in_play() -> None:
    with pytest.raises(FrozenInstanceError):
        a_persona().patience = 9  # type: ignore[misc]


def test_a_competing_persona_aims_higher_and_gives_less() -> None:
    kind, tough = a_persona("collaborating"), a_persona("competing")
    assert tough.aspiration > kind.aspiration
    assert tough.floor > kind.floor
    assert tough.initiative < kind.initiative
