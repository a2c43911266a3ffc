"""The plot of what a scenario holds before anybody has played."""

from app.reports.charts.promise import Promise, PromiseNames, draw_promise
from tests.unit.reports.pictured import parse, texts, titles_of_points

PROMISE = Promise(
    title="What it holds",
    about="Three outcomes.",
    across="worth to <one>",
    upwards="worth to two",
    feasible=((5_000, 5_000), (6_000, 4_500), (4_500, 6_000)),
    frontier=((6_000, 4_500), (4_500, 6_000)),
    no_deal=(4_000, 4_000),
    names=PromiseNames("possible", "frontier", "zone"),
    named=(
        ("no_deal", "no deal: 40 / 40", (4_000, 4_000)),
        ("nash", "Nash point: 60 / 45", (6_000, 4_500)),
        ("joint_best", "joint best: 60 / 45", (6_000, 4_500)),
        ("middle", "half: 50 / 50", (5_000, 5_000)),
    ),
)


def test_every_named_place_can_be_reached_and_stands_in_the_legend() -> None:
    svg = draw_promise(PROMISE)
    said = [about for _, about, _ in PROMISE.named]
    assert titles_of_points(svg) == said
    assert set(said) <= set(texts(svg))


def test_words_are_escaped_and_the_picture_has_a_title() -> None:
    root = parse(draw_promise(PROMISE))
    assert root[0].text == "What it holds"
    assert "worth to <one>" in texts(draw_promise(PROMISE))


def test_a_promise_without_a_zone_draws_what_there_is() -> None:
    bare = draw_promise(
        Promise("t", "a", "x", "y", (), (), (9_000, 9_000), PROMISE.names, PROMISE.named[:1])
    )
    assert titles_of_points(bare) == ["no deal: 40 / 40"]
