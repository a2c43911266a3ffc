"""Draws: references, arithmetic and conditions in a parametrised file."""

import pytest

from app.knowledge.placed import place_text
from app.knowledge.resolve import resolve, resolve_covering
from tests.unit.knowledge.broken import fault_of


def resolved(text: str, seed: int = 1) -> object:
    return resolve(place_text(text, "f.yaml"), seed, "f.yaml").plain()


def fault(text: str) -> tuple[int, str]:
    _, line, problem = fault_of(lambda: resolved(text))
    return line, problem


def test_a_file_without_draws_stays_as_it_is() -> None:
    assert resolved("a: 1\nb: [x, {c: d}]\n") == {"a": 1, "b": ["x", {"c": "d"}]}


def test_a_reference_alone_takes_the_value_as_it_is() -> None:
    assert resolved("draws: {base: [60]}\nlow: ${base}\n") == {"low": 60}


def test_a_reference_alone_may_take_a_whole_mapping() -> None:
    assert resolved("draws: {one: [{id: x, of: {a: 1}}]}\nall: ${one.of}\n") == {"all": {"a": 1}}


def test_a_reference_in_a_text_is_written_out() -> None:
    text = "draws: {town: [Ulm], n: [3]}\nsaid: In ${town} there are ${n}.\n"
    assert resolved(text) == {"said": "In Ulm there are 3."}


@pytest.mark.parametrize(
    ("reference", "value"),
    [("${n + 4}", 14), ("${n - 4}", 6), ("${n+4}", 14), ("${n-4}", 6), ("${n + 0.5}", 10.5)],
)
def test_numbers_are_added_and_taken_away(reference: str, value: float) -> None:
    assert resolved(f"draws: {{n: [10]}}\na: {reference}\nb: '{reference}!'\n") == {
        "a": value,
        "b": f"{value}!",
    }


def test_fractions_add_up_as_on_paper() -> None:
    assert resolved("draws: {n: [0.1]}\na: costs ${n + 0.2}\n") == {"a": "costs 0.3"}


def test_the_same_seed_draws_the_same() -> None:
    text = "draws: {a: [1, 2, 3, 4], b: [x, y, z]}\nboth: ${a}${b}\n"
    assert resolved(text, 5) == resolved(text, 5)
    assert len({str(resolved(text, seed)) for seed in range(60)}) == 12


def test_a_draw_does_not_depend_on_the_draws_beside_it() -> None:
    alone = "draws: {a: [1, 2, 3, 4]}\na: ${a}\n"
    beside = "draws: {z: [9, 8], a: [1, 2, 3, 4]}\na: ${a}\n"
    assert [resolved(alone, s) for s in range(9)] == [resolved(beside, s) for s in range(9)]


WHEN = """draws: {who: [{id: cook}, {id: baker}]}
who: ${who.id}
list:
  - {when: {who: cook}, text: soup}
  - {when: {who: baker}, text: bread}
  - {when: {who: [baker, cook]}, text: salt}
  - {text: water}
"""


def test_when_keeps_the_elements_whose_id_was_drawn() -> None:
    found = [resolved(WHEN, seed) for seed in range(9)]
    texts = {"cook": ["soup", "salt", "water"], "baker": ["bread", "salt", "water"]}
    for who, kept in texts.items():
        assert {"who": who, "list": [{"text": text} for text in kept]} in found


def test_when_works_on_plain_values_and_on_several_draws_at_once() -> None:
    text = "draws: {n: [7], c: [red, blue]}\nc: ${c}\nl: [{when: {n: 7, c: red}, a: 1}]\n"
    found = [resolved(text, seed) for seed in range(9)]
    assert {"c": "red", "l": [{"a": 1}]} in found
    assert {"c": "blue", "l": []} in found


def test_when_decides_about_a_mapping_under_a_key_too() -> None:
    text = "draws: {n: [7, 8]}\na: {when: {n: 8}, b: 1}\nc: {when: {n: 7}, d: 2}\n"
    found = [resolved(text, seed) for seed in range(9)]
    assert {"c": {"d": 2}} in found
    assert {"a": {"b": 1}} in found


def test_a_value_keeps_its_line_when_it_was_drawn() -> None:
    placed = resolve(place_text("draws: {n: [7]}\na: 1\nb: ${n}\n", "f"), 1, "f")
    assert placed.line_at(["b"]) == 3


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\ndraws: [1]\n", 2, "draws must map names to lists of alternatives"),
        ("a: 1\ndraws:\n", 2, "draws must map names to lists of alternatives"),
        ("draws:\n  n: 7\n", 2, "draws.n must be a list of alternatives"),
        ("draws:\n  n: []\n", 2, "draws.n must be a list of alternatives"),
        ("draws: {n: [1]}\na: 1\nb: ${m}\n", 3, "'m' is not drawn"),
        ("draws: {n: [{id: x}]}\na: 1\nb: ${n.size}\n", 3, "'n.size' is not drawn"),
        ("draws: {n: [x]}\nb: ${n + 1}\n", 2, "'n' is no number to add to"),
        ("draws: {n: [1]}\nb: it is ${n\n", 2, "cannot read the reference in 'it is ${n'"),
        ("draws: {n: [1]}\nb: ${n * 2}\n", 2, "cannot read the reference in '${n * 2}'"),
        ("draws: {n: [{id: x}]}\nb: it is ${n}\n", 2, "'n' is no text or number to write out"),
        (
            "draws:\n  n: [1]\n  m:\n    - {id: x, a: 'so ${n}'}\n",
            4,
            "draws.m cannot refer to another draw",
        ),
        ("l:\n  - {when: {n: 1}, a: 1}\n", 2, "when names 'n', which is not drawn"),
        (
            "draws: {n: [{id: x}]}\nl:\n  - {when: {n: [x, y]}, a: 1}\n",
            3,
            "when: 'y' is no alternative of 'n'",
        ),
        (
            "l:\n  - {when: yes, a: 1}\n",
            2,
            "when must map the name of a draw to its id or ids",
        ),
        (
            "draws:\n  n: [{a: 1}]\nl:\n  - {when: {n: x}, a: 1}\n",
            2,
            "an alternative of 'n' needs an id, because a 'when' asks for it",
        ),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, line: int, problem: str) -> None:
    assert fault(text) == (line, problem)


def test_a_few_draws_show_every_alternative() -> None:
    text = "draws: {a: [1, 2], b: [x, y, z]}\nsaid: ${a} ${b}\n"
    found = [drawn.plain()["said"] for drawn in resolve_covering(place_text(text, "f"), "f")]
    assert found == ["1 x", "2 y", "1 z"]


def test_a_file_without_draws_is_one_draw() -> None:
    (only,) = resolve_covering(place_text("said: hello\n", "f"), "f")
    assert only.plain() == {"said": "hello"}
