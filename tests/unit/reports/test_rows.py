"""The rows of the tables."""

from dataclasses import replace

from app.coach.judgement import Verdict
from app.reports.rows import Found, found_at, move_rows, place_rows, same_wish, tally, term_rows
from app.reports.words import ReportWords
from tests.builders_further import a_what_if, some_beliefs, some_five_cs
from tests.builders_report import a_characteristic, a_check, a_debrief, without_a_deal


def test_deal_and_better_outcome_are_paired_issue_by_issue() -> None:
    rows = term_rows(a_debrief())
    assert [row.label for row in rows if row.is_changed] == ["Price per seat", "Contract term"]
    assert all(row.deal and row.deal.issue == row.better.issue for row in rows)


def test_without_a_deal_nothing_changed_and_without_a_better_outcome_there_is_no_row() -> None:
    assert {(row.deal, row.is_changed) for row in term_rows(without_a_deal())} == {(None, False)}
    assert term_rows(without_a_deal(has_zopa=False)) == []


def test_places_are_named_in_the_order_of_the_legend(words: ReportWords) -> None:
    names = [row.name for row in place_rows(a_debrief(), words)]
    assert names[:4] == ["no deal (BATNAs)", "Nash point", "a better outcome", "the deal"]
    assert names[-1] == "Your offer 3, turn 10"


def test_a_move_is_told_by_its_middle_its_range_and_its_deals(words: ReportWords) -> None:
    row = move_rows(a_what_if().moments[0], words)[1]
    assert (row.own, row.other, row.deals) == ("73 (67–78)", "63 (54–66)", "7 of 8")


def test_a_shared_wish_is_told_with_whether_it_was_seen(words: ReportWords) -> None:
    said = words.planned
    assert [same_wish(row, words) for row in some_beliefs().rows] == [
        "", said.same_wrong, "", said.same_unseen, said.same_right,
    ]  # fmt: skip


def test_what_was_met_and_missed_is_counted_without_what_was_not_observed(
    words: ReportWords,
) -> None:
    assert tally(some_five_cs()[0], words) == "1 met, 1 missed"


def test_what_was_found_in_a_turn_is_one_line_for_each_verdict() -> None:
    twice = a_check("Asks", Verdict.MET, (4, "a?"), (4, "b?"), (6, "c?"))
    also = a_check("Sums up", Verdict.MET, (4, "a?"))
    missed = a_check("Offers packages", Verdict.MISSED, (4, "a?"))
    unseen = a_check("Leaves", Verdict.NOT_OBSERVED, (4, "a?"))
    views = (a_characteristic("Open communication", 3, twice, also, missed, unseen),)
    found = found_at(replace(a_debrief(), characteristics=views))
    assert found == {
        4: [Found(twice, "Asks, Sums up"), Found(missed, "Offers packages")],
        6: [Found(twice, "Asks")],
    }


def test_nothing_is_found_in_a_turn_of_the_counterpart() -> None:
    sequence = a_check("Stays civil after a no", Verdict.MET, (5, "No."), (6, "I see."))
    views = (a_characteristic("Long-term relationship building", 3, sequence),)
    assert set(found_at(replace(a_debrief(), characteristics=views))) == {6}
