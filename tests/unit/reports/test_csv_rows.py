"""The tables: each column is explained, cells are quoted and harmless, nothing is written in."""

import csv
import io
import re
from pathlib import Path

import pytest

from app.negotiation.acts import Ask, Greet, Kind, Marker, Propose, Span
from app.negotiation.terms import terms_of
from app.reports.csv_rows import NOT_OBSERVED, Table, session_table, turn_table
from app.review.figures import Figures
from app.sessions.exporting import ExportedOffer, ExportedSession, ExportedTurn
from app.sessions.records import TurnRecord
from tests.builders_play import RUBRIC
from tests.builders_store import AT, a_session, a_turn

ROOT = Path(__file__).resolve().parents[3]
IDS = tuple(one.id for one in RUBRIC.characteristics)
LEVELS = ((IDS[0], 4), (IDS[1], None))
FIGURES = Figures(LEVELS, 6_410, 4_520, 7_800, 0.64, 240)
OFFER = ExportedOffer(terms_of({"price": "84", "payment": "30"}), 5_200)
SESSIONS = session_table(IDS)


def cells(text: str) -> dict[str, str]:
    """Return the one row of a table by column."""
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return dict(row)


def a_session_row(**changes: str) -> ExportedSession:
    return ExportedSession(
        a_session(phase="deal", **changes), "student-7", 6, 2, "2026-03-04", FIGURES
    )


def written(row: ExportedSession) -> dict[str, str]:
    return cells(SESSIONS.header() + SESSIONS.rows([row]))


def written_turn(turn: TurnRecord, *, with_words: bool = False) -> dict[str, str]:
    table = turn_table(with_words=with_words)
    return cells(table.header() + table.rows([ExportedTurn(turn, (OFFER,))]))


def explained(title: str) -> list[str]:
    """Return the columns that a part of docs/csv.md explains, in their order."""
    whole = (ROOT / "docs" / "csv.md").read_text(encoding="utf-8")
    part = whole.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \| \S", part, re.MULTILINE)


def test_the_dictionary_explains_the_columns_of_a_session_and_no_others() -> None:
    assert explained("Sessions") == list(SESSIONS.columns)


def test_the_dictionary_explains_the_columns_of_a_turn_and_no_others() -> None:
    assert explained("Turns") == list(turn_table(with_words=True).columns)


def test_each_of_the_eight_characteristics_has_a_column() -> None:
    assert len([name for name in SESSIONS.columns if name.startswith("level_")]) == 8


def test_a_session_is_written_with_what_it_came_to() -> None:
    row = written(a_session_row(learner="lrn_1"))
    assert (row["session"], row["learner"], row["external_id"]) == ("ses_1", "lrn_1", "student-7")
    assert (row["outcome"], row["turns"], row["hints"]) == ("deal", "6", "2")
    assert (row["utility"], row["reservation"], row["target"]) == ("6410", "4520", "7800")
    assert (row["joint_gain"], row["pareto_distance"]) == ("0.6400", "240")
    assert (row["began_at"], row["ended_at"]) == (AT, "2026-03-04")


def test_a_level_is_a_number_not_observed_or_empty_while_nothing_is_judged() -> None:
    row = written(a_session_row())
    assert [row["level_mutual_benefits"], row["level_cooperation_and_collaboration"]] == [
        "4",
        NOT_OBSERVED,
    ]
    assert row["level_value_creation"] == ""
    open_row = written(ExportedSession(a_session(), None, 0, 0, None, None))
    empty = {"external_id", "outcome", "branch_of", "ended_at", "utility", "reservation", "target"}
    empty |= {"joint_gain", "pareto_distance"}
    empty |= {name for name in SESSIONS.columns if name.startswith("level_")}
    assert {name for name, cell in open_row.items() if cell == ""} == empty


def test_a_turn_is_written_with_acts_offer_and_markers() -> None:
    acts = (Greet(), Ask(Kind.PRIORITY, "price"), Propose((OFFER.terms,)))
    markers = (Marker("open_question", Span(0, 2), 0.9),) * 2
    row = written_turn(a_turn(acts=acts, markers=markers, confidence=0.87))
    assert row["acts"] == "greet; ask:priority:price; propose"
    assert (row["offer"], row["utility"]) == ("payment=30; price=84", "5200")
    assert (row["markers"], row["confidence"]) == ("open_question", "0.8700")
    assert (row["side"], row["is_corrected"]) == ("learner", "false")


def test_several_offers_at_once_are_parted_and_an_open_one_has_no_utility() -> None:
    several = (OFFER, ExportedOffer(terms_of({"price": "80"}), None))
    table = turn_table(with_words=False)
    row = cells(table.header() + table.rows([ExportedTurn(a_turn(), several)]))
    assert row["offer"] == "payment=30; price=84 | price=80"
    assert row["utility"] == "5200 | "


def test_a_counterparts_turn_was_not_read_so_it_has_no_confidence() -> None:
    row = written_turn(a_turn(is_learner=False, voice="phrasebook"))
    assert (row["side"], row["confidence"], row["voice"]) == ("counterpart", "", "phrasebook")


def test_what_was_said_is_there_only_where_it_is_asked_for() -> None:
    said = "Hello, Grüße, 你好"
    assert "text" not in written_turn(a_turn(text=said))
    assert said not in turn_table(with_words=False).rows([ExportedTurn(a_turn(text=said), ())])
    assert written_turn(a_turn(text=said), with_words=True)["text"] == said


@pytest.mark.parametrize("text", ['Say "no", or\r\nyes', "a,b", "line\nline", " =1", "''", '"'])
def test_what_is_written_comes_back_as_it_was(text: str) -> None:
    assert written_turn(a_turn(text=text), with_words=True)["text"] == text


@pytest.mark.parametrize(
    "first", ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
)
def test_no_cell_is_a_formula(first: str) -> None:
    formula = f"{first}HYPERLINK(1)"
    assert written_turn(a_turn(text=formula), with_words=True)["text"] == f"'{formula}"
    row = ExportedSession(a_session(learner=formula), formula, 0, 0, None, None)
    assert {written(row)[name] for name in ("learner", "external_id")} == {f"'{formula}"}


def test_a_figure_below_zero_stays_a_figure() -> None:
    below = Figures((), 0, 0, 0, -0.25, None)
    row = ExportedSession(a_session(), None, 0, 0, None, below)
    assert (written(row)["joint_gain"], written(row)["pareto_distance"]) == ("-0.2500", "")


def test_lines_end_as_the_standard_says() -> None:
    table: Table[int] = Table({"one": lambda row: row, "two": lambda _: None})
    assert table.header() + table.rows([1, 2]) == "one,two\r\n1,\r\n2,\r\n"
