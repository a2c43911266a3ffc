"""The plane of utilities as lines of text: first role across, second upwards."""

from collections.abc import Iterable, Mapping

_WIDTH, _HEIGHT = 61, 21
FEASIBLE, FRONTIER = "·", "o"

Place = tuple[int, int]


def plot_lines(
    feasible: Iterable[Place], frontier: Iterable[Place], marks: Mapping[str, Place]
) -> list[str]:
    """Return the rows from the top; a mark is one letter and covers what lies beneath."""
    grid = [[" "] * _WIDTH for _ in range(_HEIGHT)]
    for sign, places in ((FEASIBLE, feasible), (FRONTIER, frontier)):
        for place in places:
            _set(grid, place, sign)
    for sign, place in marks.items():
        _set(grid, place, sign)
    rows = [f"{_tick(row):>4} |{''.join(cells)}" for row, cells in enumerate(grid)]
    foot = "".join(f"{tick:<15}" for tick in (0, 25, 50, 75)) + "100"
    return [*rows, "     +" + "-" * _WIDTH, "      " + foot]


def _set(grid: list[list[str]], place: Place, sign: str) -> None:
    across = round(place[0] / 10_000 * (_WIDTH - 1))
    upwards = round(place[1] / 10_000 * (_HEIGHT - 1))
    grid[_HEIGHT - 1 - upwards][across] = sign


def _tick(row: int) -> str:
    share = (_HEIGHT - 1 - row) / (_HEIGHT - 1)
    return f"{share * 100:.0f}" if row % 5 == 0 else ""
