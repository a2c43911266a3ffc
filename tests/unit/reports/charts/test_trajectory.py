"""The offer trajectory."""

from dataclasses import replace

from app.reports.charts.trajectory import draw_trajectory
from app.reports.words import ReportWords
from app.review.debrief import OfferPoint
from tests.builders_report import a_debrief, an_offer, without_a_deal
from tests.unit.reports.pictured import overlapping, parse, texts, titles_of_points

LEGEND_COLUMN = "18"


def test_each_offer_is_a_point_with_a_title_that_leads_to_its_turn(words: ReportWords) -> None:
    debrief = a_debrief()
    svg = draw_trajectory(debrief, words)
    told = titles_of_points(svg)
    assert [title.split(",")[0] for title in told[:-1]] == [
        f"Turn {offer.turn}" for offer in debrief.trajectory
    ]
    assert all(f'href="#turn-{offer.turn}"' in svg for offer in debrief.trajectory)


def test_a_title_says_what_was_given_or_asked_since_the_offer_before(words: ReportWords) -> None:
    offers = (an_offer(2, 6_000, 4_000, 800), an_offer(4, 7_000, 3_000, -1_000))
    gave, asked = titles_of_points(_with(words, *offers))[:2]
    assert "Gave up 8 in own points" in gave
    assert "Asked for 10 more" in asked


def test_only_an_offer_that_gave_ground_is_marked(words: ReportWords) -> None:
    held = _with(words, an_offer(2, 6_000, 4_000))
    gave = _with(words, an_offer(2, 6_000, 4_000, 500))
    assert gave.count("<polygon") == held.count("<polygon") + 1


def test_sides_differ_in_shape_and_not_in_colour_alone(words: ReportWords) -> None:
    own, their = _with(words, an_offer(2, 6_000, 4_000)), _with(words, an_offer(3, 6_000, 4_000))
    assert own.count('<circle class="own-mark"') == their.count('<circle class="own-mark"') + 1
    assert their.count('<rect class="their-mark"') == own.count('<rect class="their-mark"') + 1


def test_values_of_close_offers_are_not_written_over_each_other(words: ReportWords) -> None:
    close = [an_offer(turn, 6_000 + 25 * turn, 5_600) for turn in range(2, 30)]
    assert not overlapping(_with(words, *close))


def test_offers_made_at_once_stand_side_by_side(words: ReportWords) -> None:
    svg = _with(words, an_offer(2, 6_000, 4_000), an_offer(2, 6_000, 4_500, summary="another"))
    drawn = [node.attrib for node in parse(svg).iter() if node.get("class") == "own-mark"]
    places = {node["cx"] for node in drawn if "cx" in node} - {LEGEND_COLUMN}
    assert len(places) == 2


def test_close_marks_of_reservation_and_target_keep_their_figures_apart(words: ReportWords) -> None:
    debrief = a_debrief()
    result = replace(debrief.result, reservation=6_000, target=6_100)
    svg = draw_trajectory(replace(debrief, result=result), words)
    heights = [float(node.attrib["y"]) for node in parse(svg).iter() if node.text in {"60", "61"}]
    assert abs(heights[0] - heights[1]) >= 14


def test_no_deal_and_no_offers_are_drawn_as_they_are(words: ReportWords) -> None:
    assert words.trajectory.deal not in texts(draw_trajectory(without_a_deal(), words))
    empty = replace(without_a_deal(), trajectory=(), timeline=())
    svg = draw_trajectory(empty, words)
    assert titles_of_points(svg) == []
    assert words.trajectory.empty in svg


def _with(words: ReportWords, *offers: OfferPoint) -> str:
    return draw_trajectory(replace(a_debrief(), trajectory=offers), words)
