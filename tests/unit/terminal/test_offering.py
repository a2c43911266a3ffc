"""The offer builder."""

from dataclasses import replace

import pytest

from app.sessions.service import Said
from app.sessions.views import IssueSheet, OptionSheet
from app.terminal.offering import build_offer, marks_of, named_option
from tests.builders_terminal import PRICE, SUPPORT, Sat, a_session_with, an_offer_view, sit


def sent(sat: Sat) -> dict[str, str] | None:
    said = [asked[1] for asked in sat.sessions.asked if isinstance(asked, tuple)]
    assert all(isinstance(one, Said) for one in said)
    return said[0].offer if said else None


def test_an_offer_is_chosen_shown_with_its_value_and_sent() -> None:
    sat = sit("1,020", "2", "y")
    build_offer(sat.seat, a_session_with(), "")
    assert sent(sat) == {"price": "1020", "support": "premium"}
    draft = sat.typing.shown.partition("Your draft")[2]
    assert "Price €1,020 per seat 40 Support Premium support 50" in draft
    assert "50 above your reservation value 40, 90 target 75" in draft
    assert "from €1,000 per seat (50) to €1,100 per seat (0)" in sat.typing.shown


def test_enter_keeps_what_was_offered_last_and_a_dash_leaves_it_open() -> None:
    sat = sit("", "-", "y")
    build_offer(sat.seat, a_session_with(mine=(an_offer_view(),)), "")
    assert sat.typing.prompts[0] == "Price [€1,020 per seat]: "
    assert sent(sat) == {"price": "1020"}


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("back",), "nothing was sent"),
        (("", "back"), "nothing was sent"),
        (("", ""), "Nothing was chosen"),
        (("1000", "", "n"), "nothing was sent"),
    ],
)
def test_stopping_sends_nothing(lines: tuple[str, ...], said: str) -> None:
    sat, session = sit(*lines), a_session_with()
    assert build_offer(sat.seat, session, "") is session
    assert sent(sat) is None
    assert said in sat.typing.shown


def test_what_is_no_option_is_told_with_the_choices() -> None:
    sat = sit("12", "back")
    build_offer(sat.seat, a_session_with(), "")
    assert "'12' is none of the options. The choices: from €1,000" in sat.typing.shown


@pytest.mark.parametrize(
    ("typed", "issue", "option"),
    [
        ("1020", PRICE, "1020"),
        ("€1.020", PRICE, "1020"),
        ("1,020 euros", PRICE, "1020"),
        ("1015", PRICE, None),
        ("1", PRICE, None),
        ("per seat", PRICE, None),
        ("2", SUPPORT, "premium"),
        ("basic", SUPPORT, "basic"),
        ("Premium", SUPPORT, "premium"),
        ("support", SUPPORT, None),
        ("3", SUPPORT, None),
    ],
)
def test_an_option_is_named_in_many_ways(typed: str, issue: IssueSheet, option: str | None) -> None:
    found = named_option(typed, issue)
    assert (found and found.id) == option


def test_beside_figures_a_list_has_letters_so_that_a_figure_means_itself() -> None:
    weeks = tuple(OptionSheet(f"w{n}", f"Within {n} weeks", n) for n in (3, 4, 5))
    issue = replace(SUPPORT, options=weeks)
    assert list(marks_of(issue)) == ["a", "b", "c"]
    assert list(marks_of(SUPPORT)) == ["1", "2"]
    assert named_option("3", issue) == named_option("A", issue) == weeks[0]
    assert named_option("1", issue) is None


def test_a_share_is_named_by_its_letter() -> None:
    shares = tuple(OptionSheet(f"s{n}", f"you {n}, they {2 - n}", n) for n in (2, 1, 0))
    issue = replace(SUPPORT, options=shares)
    assert named_option("c", issue) == shares[2]
    assert named_option("2", issue) is None
    assert named_option("you 1", issue) == shares[1]
