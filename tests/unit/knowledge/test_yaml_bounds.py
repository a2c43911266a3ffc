"""What a text may hold, found out before any of it is built."""

import pytest

from app.errors import BadContent
from app.knowledge.yaml_bounds import MOST_DEPTH, MOST_VALUES, check_bounds


def refusal(text: str) -> tuple[int, str]:
    with pytest.raises(BadContent) as caught:
        check_bounds(text, "the text")
    return caught.value.line, caught.value.problem


def test_aliases_count_as_what_they_stand_for() -> None:
    steps = "\n".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 9))
    line, problem = refusal(f"x0: &x0 [1]\n{steps}\n")
    assert line == 6
    assert "aliases" in problem


def test_many_plain_values_are_too_many() -> None:
    assert refusal("a: [" + "1," * (MOST_VALUES + 1) + "]")[0] == 1


@pytest.mark.parametrize("opening", ["[", "- ", "? "])
def test_what_is_nested_too_deeply_is_refused_at_once(opening: str) -> None:
    line, problem = refusal("id: x\na: " + opening * 30_000 if opening == "[" else opening * 30_000)
    assert line == (2 if opening == "[" else 1)
    assert str(MOST_DEPTH) in problem


@pytest.mark.parametrize("text", ["", "a: [", "a: &a [*a]", "a: \x00", "a: *b", "a: {b: [1, 2]}"])
def test_what_is_small_passes_whether_it_is_yaml_or_not(text: str) -> None:
    check_bounds(text, "the text")
