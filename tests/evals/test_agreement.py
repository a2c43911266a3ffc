"""Agreement of two passes: kappa by hand, and files that do not fit together."""

from pathlib import Path

import pytest

from tests.evals.agreement import Pair, Part, read_part
from tests.unit.knowledge.lamp import written

YES, NO = frozenset({"what_if"}), frozenset({"non_strategic"})


def test_kappa_takes_out_what_chance_agrees_on() -> None:
    # 20 and 15 of 50 agreed: 0.7 seen, 0.5 by chance
    assert Pair(20, 5, 10, 15).kappa == pytest.approx(0.4)


def test_kappa_is_one_for_the_same_answers_and_below_none_for_opposite_ones() -> None:
    assert Pair(3, 0, 0, 7).kappa == pytest.approx(1.0)
    assert Pair(0, 5, 5, 0).kappa == pytest.approx(-1.0)


@pytest.mark.parametrize("pair", [Pair(0, 0, 0, 9), Pair(9, 0, 0, 0), Pair(0, 0, 0, 0)])
def test_kappa_has_no_value_where_there_was_no_choice(pair: Pair) -> None:
    assert pair.kappa is None


def test_decisions_are_counted_over_utterances_and_markers() -> None:
    part = Part("own", {"a": YES, "b": NO}, {"a": YES, "b": YES}, {"a": YES, "b": NO})
    assert part.pair(["what_if"]) == Pair(both=1, only_first=0, only_second=1, neither=0)
    assert part.pair(["what_if", "non_strategic"]) == Pair(1, 1, 1, 1)
    assert part.uses("what_if") == 1


def test_files_of_a_part_cover_the_same_utterances(tmp_path: Path) -> None:
    folder = written(tmp_path) / "labels"
    full = '{"codebook": "1", "labels": {"en-lamp-001": ["non_strategic"], "7/3": ["what_if"]}}'
    for end in (".pass-a", ".pass-b", ""):
        (folder / f"own{end}.json").write_text(full, encoding="utf-8")
    assert read_part(folder, "own").first["7/3"] == YES
    (folder / "own.json").write_text('{"codebook": "1", "labels": {}}', encoding="utf-8")
    with pytest.raises(ValueError, match="'7/3' is not in every label file of 'own'"):
        read_part(folder, "own")
