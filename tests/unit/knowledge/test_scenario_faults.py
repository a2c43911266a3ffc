"""Every fault of a file, each with its line."""

from pathlib import Path

from app.knowledge.scenario_faults import Fault, read_draws
from tests.unit.knowledge.broken import changed, line_of
from tests.unit.knowledge.market import MARKET

SEEDS = range(1, 9)


def faults_of(text: str, folder: Path) -> tuple[Fault, ...]:
    path = folder / "market.yaml"
    path.write_text(text, encoding="utf-8")
    return read_draws(path, SEEDS)[1]


def test_a_sound_file_gives_its_draws(tmp_path: Path) -> None:
    path = tmp_path / "market.yaml"
    path.write_text(MARKET, encoding="utf-8")
    draws, faults = read_draws(path, SEEDS)
    assert faults == ()
    assert [drawn.seed for drawn in draws] == list(SEEDS)
    assert {drawn.scenario.shared_brief for drawn in draws} == {
        "A stall in Ulm.",
        "A stall in Bonn.",
    }


def test_all_faults_are_told_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    text = changed(MARKET, "minutes: 5", "minutes: soon")
    text = changed(text, "level: 2", "level: 5")
    text = changed(text, "asks: [interest]", "asks: [gossip]")
    found = faults_of(text, tmp_path)
    assert [fault.line for fault in found] == [
        line_of(text, part) for part in ("minutes: soon", "level: 5", "asks: [gossip]")
    ]
    assert [fault.kind for fault in found] == ["int_parsing", "less_than_equal", "literal_error"]


def test_a_misspelt_key_comes_with_the_one_that_was_meant(tmp_path: Path) -> None:
    text = changed(MARKET, "            reminder: The", "            remindr: The")
    near = {fault.near for fault in faults_of(text, tmp_path) if fault.kind == "extra_forbidden"}
    assert near == {("reminder",)}


def test_a_strange_key_comes_with_no_guess(tmp_path: Path) -> None:
    (fault,) = faults_of(changed(MARKET, "minutes: 5", "minutes: 5\nqwxz: 1"), tmp_path)
    assert (fault.kind, fault.near) == ("extra_forbidden", ())


def test_a_fault_of_one_draw_is_told_once(tmp_path: Path) -> None:
    text = changed(MARKET, "base: [10, 20]", "base: [10, 20, forty]")
    (fault,) = faults_of(text, tmp_path)
    assert fault == Fault(line_of(text, "high: ${base"), "'base' is no number to add to")


def test_what_only_the_game_can_see_has_its_line(tmp_path: Path) -> None:
    text = changed(MARKET, "rent: {weight: 50", "rent: {weight: 40")
    (fault,) = faults_of(text, tmp_path)
    assert (fault.line, fault.kind) == (line_of(text, "rent: {weight: 40"), "content")


def test_text_that_is_no_yaml_is_one_fault(tmp_path: Path) -> None:
    (fault,) = faults_of("id: [\n", tmp_path)
    assert fault.problem.startswith("not readable as YAML")
