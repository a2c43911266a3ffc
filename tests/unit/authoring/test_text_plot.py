"""The plane of utilities as text."""

from app.authoring.text_plot import FEASIBLE, FRONTIER, plot_lines


def rows(**marks: tuple[int, int]) -> list[str]:
    return plot_lines([(5_000, 5_000)], [(10_000, 0)], marks)


def test_places_stand_where_their_worth_is() -> None:
    lines = rows()
    assert lines[10].index(FEASIBLE) - len("     |") == -1 + 30 + 1
    assert lines[20].rstrip()[-1] == FRONTIER
    assert lines[0].startswith(" 100 |")


def test_a_mark_covers_what_lies_beneath() -> None:
    lines = rows(N=(5_000, 5_000))
    assert FEASIBLE not in "".join(lines)
    assert "N" in lines[10]


def test_it_fits_a_terminal() -> None:
    assert max(len(line) for line in rows()) <= 72
