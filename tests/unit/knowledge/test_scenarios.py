"""The scenario library: every fault with its file and line, and the real folder in thirty draws."""

import json
from pathlib import Path

import pytest

from app.errors import NotFound
from app.knowledge.scenarios import Library, load_library, revive
from app.negotiation.bargaining_set import compatible_issues, logrolling_issues
from app.negotiation.preferences import FULL
from app.negotiation.scenario import Scenario
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of
from tests.unit.knowledge.market import MARKET

SEEDS = range(30)


def folder_with(tmp_path: Path, text: str, name: str = "market.yaml") -> Path:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_into_cards(tmp_path: Path) -> None:
    (card,) = load_library(folder_with(tmp_path, MARKET)).cards()
    assert (card.id, card.title, card.minutes) == ("market", "The stall", 5)
    assert [role.id for role in card.roles] == ["owner", "tenant"]
    assert card.roles[1].teaser == "You rent it."


def test_cards_stand_by_their_order_and_then_by_title(tmp_path: Path) -> None:
    for key, title, order in (("a", "Zebra", ""), ("b", "Ape", ""), ("c", "Cat", "order: 3\n")):
        text = changed(MARKET, "id: market", f"id: {key}").replace("The stall", title)
        folder_with(tmp_path, order + text, f"{key}.yaml")
    assert [card.title for card in load_library(tmp_path).cards()] == ["Cat", "Ape", "Zebra"]


def test_a_card_says_whether_the_game_is_guided(tmp_path: Path) -> None:
    (guided,) = load_library(folder_with(tmp_path, MARKET)).cards()
    start = MARKET.index("    guide:")
    (plain,) = load_library(folder_with(tmp_path, MARKET[:start])).cards()
    assert (guided.is_guided, plain.is_guided) == (True, False)


def test_the_guided_first_game_opens_the_real_list(library: Library) -> None:
    first, second, *others = library.cards()
    assert (first.id, first.is_guided, second.id) == ("first-bike", True, "licence-renewal")
    assert not any(card.is_guided for card in others)


def test_a_scenario_is_revived_from_its_document(tmp_path: Path) -> None:
    library = load_library(folder_with(tmp_path, MARKET))
    scenario, document = library.resolve("market", 3)
    assert library.revive(document) == scenario
    assert "draws" not in json.loads(document)


def test_a_revived_scenario_is_built_once(tmp_path: Path) -> None:
    _, document = load_library(folder_with(tmp_path, MARKET)).resolve("market", 3)
    assert revive(document) is revive(document)


def test_an_unknown_scenario_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no scenario 'fair'"):
        load_library(folder_with(tmp_path, MARKET)).resolve("fair", 1)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    assert fault_of(lambda: load_library(tmp_path)) == (
        tmp_path.name,
        0,
        "there is no scenario in this folder",
    )


def test_a_file_has_to_be_named_for_its_id(tmp_path: Path) -> None:
    fault = fault_of(lambda: load_library(folder_with(tmp_path, MARKET, "fair.yaml")))
    assert fault == ("fair.yaml", 1, "the id 'market' is not the file's name")


# What is changed, to what, the part on whose line the fault must be found, and what is said.
FAULTS = [
    ("title: The stall", "titel: The stall", "id: market", "title: Field required"),
    ("minutes: 5", "minutes: soon", "minutes: soon", "minutes: Input should be a valid integer"),
    ("turn_limit: 8", "turn_limit: 99", "turn_limit: 99", "less than or equal to 40"),
    ("language: en", "language: English", "language: E", "language: String should match"),
    ("kind: choice", "kind: pick", "kind: pick", "issues.1.kind: Input should be 'choice'"),
    ("town: [Ulm, Bonn]", "town: Ulm", "town: Ulm", "draws.town must be a list of alternatives"),
    ("brief: A stall in ${town}", "brief: In ${city}", "shared_brief", "'city' is not drawn"),
    ("    step: 2", "    pace: 2", "    pace: 2", "issues.0.pace: Extra inputs"),
    ("step: 2", "step: 3", "- id: rent", "is no whole number of steps from"),
    ("step: 2", "step: .inf", "step: .inf", "issues.0.step: Input should be a finite number"),
    ("  - id: place", "  - id: rent", "  - id: rent\n    kind: choice", "'rent' stands twice"),
    ("count: 2", "count: 0", "- id: tables", "needs at least one unit"),
    ("count: 2", "count: 300000", "- id: tables", "take larger steps or fewer options"),
    ("rent: {weight: 50", "rent: {weight: 40", "rent: {weight: 40", "sum to 90, not to 100"),
    ("rent: {weight: 50", "rent: {weight: -1", "rent: {weight: -1", "preferences.rent.weight"),
    ('"1": 50, "2": 100}', '"1": 50}', '"1": 50}', "option '2' needs a value"),
    ('"2": 100}', '"2": 100, "3": 0}', '"3": 0', "a value for '3', which is no option of it"),
    ("costs, issue: rent", "costs, issue: noise", "costs, issue: noise", "is no issue of this"),
    ("id: owner-rent-list", "id: owner-rent-costs", "the town's list", "stands twice; give each"),
    ("level: 2", "level: 5", "level: 5", "level: Input should be less than or equal to 3"),
    ("asks: [interest]", "asks: [gossip]", "asks: [gossip]", "asks.0: Input should be 'issue'"),
    ("tells: [Carts need]", "tells: []", "tells: []", "tells: List should have at least 1"),
    ("    batna: A cart.\n", "", "title: Tenant", "roles.tenant.batna: Field required"),
    ("minutes: 5", "minutes: 5\nminutes: 6", "minutes: 6", "the key 'minutes' stands twice"),
    ("names: [place]", "names: [place", "options:\n      gate", "not readable as YAML"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), FAULTS)
def test_each_fault_is_named_with_its_file_and_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(MARKET, old, new)
    file, line, said = fault_of(lambda: load_library(folder_with(tmp_path, text)))
    assert problem in said
    assert (file, line) == ("market.yaml", line_of(text, at)), said


def test_a_fault_in_one_alternative_of_many_is_found_at_the_start(tmp_path: Path) -> None:
    text = changed(MARKET, "base: [10, 20]", "base: [10, 20, 30, forty]")
    _, _, problem = fault_of(lambda: load_library(folder_with(tmp_path, text)))
    assert problem == "'base' is no number to add to"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(KNOWLEDGE / "scenarios")


@pytest.fixture(params=SEEDS)
def renewal(library: Library, request: pytest.FixtureRequest) -> Scenario:
    return library.resolve("licence-renewal", request.param)[0]


def test_every_real_scenario_is_drawn_by_every_seed(library: Library) -> None:
    for card in library.cards():
        for seed in SEEDS:
            scenario, document = library.resolve(card.id, seed)
            assert scenario.id == card.id
            assert "${" not in document


def test_a_licence_renewal_leaves_room_for_a_deal(renewal: Scenario) -> None:
    assert renewal.bargaining_set.has_zopa


def test_a_licence_renewal_has_every_kind_of_issue(renewal: Scenario) -> None:
    first, second = (role.preferences for role in renewal.roles)
    shared = compatible_issues(first, second)
    trades = dict(logrolling_issues(first, second))
    assert len(shared) >= 1
    assert len(trades) >= 2
    assert set(trades.values()) == {0, 1}, "each side gains something in the trade"
    assert [i.id for i in renewal.issues if i.id not in shared and i.id not in trades] == ["price"]


def test_a_licence_renewal_weighs_a_hundred_on_both_sides(renewal: Scenario) -> None:
    for role in renewal.roles:
        assert sum(role.preferences.weights) == FULL == 100 * 100


def test_a_licence_renewal_is_as_hard_for_every_seed(library: Library) -> None:
    gains = set()
    for seed in SEEDS:
        found = library.resolve("licence-renewal", seed)[0]
        best = found.bargaining_set.joint_best
        assert best is not None
        gains.add(sum(int(side[best]) for side in found.space.utilities))
    assert max(gains) - min(gains) <= 1_000


def test_the_same_seed_gives_the_same_document(library: Library) -> None:
    again = load_library(KNOWLEDGE / "scenarios")
    for seed in SEEDS:
        assert (
            library.resolve("licence-renewal", seed)[1] == again.resolve("licence-renewal", seed)[1]
        )


def test_two_seeds_give_two_documents(library: Library) -> None:
    documents = {library.resolve("licence-renewal", seed)[1] for seed in SEEDS}
    assert len(documents) == len(SEEDS)


def test_the_words_of_the_bargain_differ_between_two_seeds(library: Library) -> None:
    one, two = (library.resolve("licence-renewal", seed)[0] for seed in (1, 2))
    assert one.shared_brief != two.shared_brief
