"""A debrief to try reports on: a played `licence-renewal`, and the same with parts changed."""

from dataclasses import replace

from app.coach.judgement import Judgement, Measures, Verdict
from app.review.debrief import (
    BetterOutcome,
    CharacteristicView,
    CheckLine,
    Debrief,
    Discovery,
    Line,
    Moment,
    OfferPoint,
    OutcomeView,
    Plot,
    Result,
    TurnLine,
)


def an_offer(turn: int, own: int, other: int, conceded: int = 0, summary: str = "") -> OfferPoint:
    """Odd turns are the counterpart's, who greets at turn 1."""
    is_learner = turn % 2 == 0
    step = (turn + 1) // 2
    shown = summary or f"€{60 + turn}, {1 + turn % 4} years, business support"
    return OfferPoint(turn, step, is_learner, own, other, conceded, shown)


def an_outcome(own: int, other: int, price: str = "€84", term: str = "3 years") -> OutcomeView:
    return OutcomeView(
        (
            Line("price", "Price per seat", price, 2_310, 1_720),
            Line("term", "Contract term", term, 1_450, 980),
            Line("testimonial", "Public testimonial", "case study", 900, 1_100),
            Line("support", "Support tier", "business", 620, 1_240),
            Line("payment", "Payment", "30 days", own - 5_280, other - 5_040),
        ),
        own,
        other,
    )


def a_result() -> Result:
    better = BetterOutcome(
        an_outcome(7_320, 6_480, "€86", "4 years"), ("price", "term"), 8, True, True
    )
    return Result(
        is_deal=True,
        has_zopa=True,
        ended_by=None,
        deal=an_outcome(6_410, 5_790),
        own=6_410,
        reservation=4_520,
        target=7_800,
        best=9_130,
        other_reservation=4_000,
        better=better,
        sentence="You made a deal worth 64 points to you: 19 above your reservation value, "
        "14 short of your target.",
    )


def a_plot() -> Plot:
    feasible = tuple(
        (own, min(9_900, max(300, 11_800 - own - 900 * grade - 37 * (own % 11))))
        for own in range(600, 9_900, 60)
        for grade in range(7)
    )
    frontier = ((2_000, 9_800), (4_300, 8_650), (5_900, 7_600), (7_320, 6_480), (8_600, 4_600))
    return Plot(
        feasible, (*frontier, (9_600, 2_200)), (4_520, 4_000), (6_900, 6_800), (6_410, 5_790),
        (7_320, 6_480),
    )  # fmt: skip


def a_check(title: str, verdict: Verdict, *quotes: tuple[int, str]) -> CheckLine:
    return CheckLine(title.lower().replace(" ", "_"), title, verdict, False, quotes, "")


def a_characteristic(name: str, level: int | None, *checks: CheckLine) -> CharacteristicView:
    entry = name.lower().replace(" ", "-")
    share = None if level is None else level / 5
    judgement = Judgement(entry.replace("-", "_"), level, share, share, ())
    anchor = "" if level is None else "You asked and told, though seldom both in the same turn."
    return CharacteristicView(judgement.characteristic, name, entry, judgement, anchor, checks)


def some_characteristics() -> tuple[CharacteristicView, ...]:
    asks = a_check("Asks an open question", Verdict.MET, (4, "What matters most to you here?"))
    counter = CheckLine(
        "drop", "Drops the price without a reason", Verdict.MISSED, True, ((8, "Fine, €86."),), ""
    )
    packages = a_check("Puts several issues into one offer", Verdict.MET, (6, "€88 for 3 years"))
    several = a_check("Makes several equal offers at once", Verdict.NOT_OBSERVED)
    return (
        a_characteristic("Open communication", 4, asks),
        a_characteristic("Value creation", 3, packages, several),
        a_characteristic("Flexible concessions", 2, counter),
        a_characteristic("Respect for differences", None, several),
    )


def some_moments() -> tuple[Moment, ...]:
    asked = Moment(
        4, "What matters most to you here?", True, "An open question, early",
        "It brought out that the client cares about payment days far more than you do, and "
        "you used that two turns later.",
        None, "open-communication", "Open communication",
    )  # fmt: skip
    dropped = Moment(
        8, "Fine, €86.", False, "A step down that bought nothing",
        "You came down by 2 euros and asked for nothing back, so the next step was expected too.",
        "I can go to €86 if we sign for four years.",
        "conditional-concession", "Conditional concession",
    )  # fmt: skip
    return asked, dropped


def a_timeline() -> tuple[TurnLine, ...]:
    said = (
        "Good morning. Shall we see where we stand on the renewal?",
        "Morning. I would rather hear first how the last year went for you.",
        "Well, the support has been slow. We could do €74 for one year.",
        "What matters most to you here?",
        "Predictable cash: we pay suppliers late in the quarter. €77, two years, 60 days.",
        "€88 for 3 years, business support, and you pay at 60 days.",
        "That helps. €80 then, three years.",
        "Fine, €86.",
        "€82 and a case study.",
        "€84, three years, case study, business support, 30 days. Shall we?",
        "Agreed.",
    )
    return tuple(
        TurnLine(
            turn, turn % 2 == 0, "You" if turn % 2 == 0 else "Dana Whitfield", text,
            ("You offer: price €88, term 3 years", "payment 60 days") if turn == 6 else (),
        )
        for turn, text in enumerate(said, start=1)
    )  # fmt: skip


def a_debrief() -> Debrief:
    trajectory = (
        an_offer(3, 2_450, 8_800),
        an_offer(5, 3_300, 8_150, 650),
        an_offer(6, 8_050, 3_900),
        an_offer(7, 4_700, 7_400, 750),
        an_offer(8, 7_400, 4_450, 650),
        an_offer(9, 5_600, 6_500, 900),
        an_offer(10, 6_410, 5_790, 990),
    )
    measures = Measures(6_410, 5_790, 1_890, 1_790, 0.64, 0.51, 0.5, 1.0, 0.67, 0.5, 1_600)
    return Debrief(
        session="ses_01JD3Q8Z",
        scenario_title="Licence renewal",
        role_title="Vendor, account lead",
        counterpart="Dana Whitfield",
        style="collaborating",
        seed=4_711,
        result=a_result(),
        measures=measures,
        trajectory=trajectory,
        plot=a_plot(),
        moments=some_moments(),
        characteristics=some_characteristics(),
        keep="Ask what matters before you name a price.",
        start="Ask for something back with every step you give.",
        stop="Coming down twice in a row.",
        discoveries=(
            Discovery(
                "Predictable cash", "Late payment is worth more to them than price.", 4, 5, 6
            ),
            Discovery(
                "A reference", "They may be quoted, if legal sees it first.", None, None, None
            ),
        ),
        timeline=a_timeline(),
        versions=(("engine", "1"), ("rubric", "1"), ("ear", "rules 1")),
        language="en",
    )


def without_a_deal(*, has_zopa: bool = True) -> Debrief:
    debrief = a_debrief()
    better = replace(debrief.result.better, findable_from=None) if debrief.result.better else None
    result = replace(
        debrief.result,
        is_deal=False,
        has_zopa=has_zopa,
        ended_by="learner",
        deal=None,
        own=4_520,
        better=better if has_zopa else None,
        sentence="You left without a deal.",
    )
    plot = debrief.plot
    plot = replace(
        plot,
        deal=None,
        better=plot.better if has_zopa else None,
        nash=plot.nash if has_zopa else None,
    )
    gain = 0.0 if has_zopa else None
    measures = replace(debrief.measures, joint_gain=gain, claim_share=None)
    return replace(debrief, result=result, plot=plot, measures=measures)
