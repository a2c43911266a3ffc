"""A debrief with every block filled: the played `licence-renewal` and all that may stand by it."""

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, cast

from app.coach.judgement import Verdict
from app.review.debrief import CharacteristicView, Debrief
from app.review.further import (
    BeliefRow,
    BeliefView,
    FiveCView,
    Further,
    HintView,
    PracticeTask,
    PreparationView,
    ProgressLine,
    ProgressView,
    ReflectionView,
    RelationshipView,
    SheetLine,
    Spread,
    StylePoint,
    StyleView,
    TheirIssue,
    TheirSide,
    TrustPoint,
    WhatIfMoment,
    WhatIfMove,
    WhatIfView,
)
from tests.builders_report import a_characteristic, a_check, a_debrief

LEVELS: dict[str, tuple[int | None, ...]] = {
    "Mutual benefits": (2, 3, 3),
    "Cooperation and collaboration": (2, 2, 4),
    "Long-term relationship building": (None, None, 3),
    "Open communication": (3, 2, 4),
    "Value creation": (1, 2, 3),
    "Respect for differences": (None, 3, None),
    "Flexible concessions": (3, 3, 2),
    "Problem-solving approach": (2, 4, 5),
}


def eight_characteristics() -> tuple[CharacteristicView, ...]:
    """All eight, with checks for those that have some in `a_debrief`."""
    known = {view.title: view for view in a_debrief().characteristics}
    why = a_check("Asks why before offering", Verdict.MET, (4, "What matters most to you here?"))
    return tuple(
        replace(known[title], judgement=replace(known[title].judgement, level=levels[-1]))
        if title in known
        else a_characteristic(title, levels[-1], why)
        for title, levels in LEVELS.items()
    )


def a_progress() -> ProgressView:
    lines = tuple(
        ProgressLine(
            title.lower().replace(" ", "_").replace("-", "_"),
            title,
            levels,
            None if None in (levels[0], levels[-1]) else (levels[-1] or 0) - (levels[0] or 0),
        )
        for title, levels in LEVELS.items()
    )
    return ProgressView(3, lines)


def a_preparation() -> PreparationView:
    return PreparationView(
        (
            SheetLine("target", "A target beyond your reservation", True, "78 against 45."),
            SheetLine("opening", "An opening beyond your target", False, "It was worth 71 to you."),
            SheetLine("trades", "At least one trade", None, ""),
        ),
        (
            SheetLine("opening", "Opened as planned", True, "You opened at €88, as you wrote."),
            SheetLine("target", "Reached the target", False, "64 of the 78 you aimed at."),
            SheetLine("questions", "Asked the planned questions", None, "None was written down."),
        ),
    )


def some_beliefs() -> BeliefView:
    rows = (
        BeliefRow("Price per seat", 1, 3, 1, is_guessed_same=False, is_same=False),
        BeliefRow("Contract term", 3, 2, 2, is_guessed_same=True, is_same=False),
        BeliefRow("Payment", 2, 1, 5, is_guessed_same=False, is_same=False),
        BeliefRow("Support tier", 4, 4, 3, is_guessed_same=False, is_same=True),
        BeliefRow("Public testimonial", None, 5, 4, is_guessed_same=True, is_same=True),
    )
    return BeliefView(
        rows, 0.7, True, "You took the price for their first wish because it was yours.",
        "fixed-pie-bias",
    )  # fmt: skip


def some_five_cs() -> tuple[FiveCView, ...]:
    lines = (
        SheetLine("restated", "Restated all terms", True, "Turn 10 names all five."),
        SheetLine("numbers", "No ambiguous number", False, "Turn 8 leaves the term open."),
        SheetLine("goals", "Wrote down goals beforehand", None, ""),
    )
    names = ("Clarity", "Credibility", "Compromise", "Collaboration", "Commitment")
    return tuple(
        FiveCView(name.lower(), name, name.lower(), lines, f"{name}: two things could be seen.")
        for name in names
    )


def a_style() -> StyleView:
    path = (
        StylePoint(6, 0.88, 0.41, "competing"),
        StylePoint(8, 0.8, 0.46, "competing"),
        StylePoint(10, 0.7, 0.61, "compromising"),
    )
    return StyleView(
        path, "compromising", "Compromising", "compromising",
        "You opened high and came to the middle in two steps.",
    )  # fmt: skip


def a_relationship() -> RelationshipView:
    path = (
        TrustPoint(2, 0.5, 0.0, "I would rather hear first how the last year went for you."),
        TrustPoint(4, 0.62, 0.12, "What matters most to you here?"),
        TrustPoint(6, 0.7, 0.08, "you pay at 60 days"),
        TrustPoint(8, 0.64, -0.06, "Fine, €86."),
        TrustPoint(10, 0.66, 0.02, "Shall we?"),
    )
    return RelationshipView(path, "They would start the next renewal a little more openly.")


def a_what_if() -> WhatIfView:
    def move(key: str, title: str, sentence: str, own: int, other: int) -> WhatIfMove:
        spread = Spread(own, own - 600, own + 500, other, other - 900, other + 300, 7, 8)
        return WhatIfMove(key, title, sentence, spread)

    ask = move(
        "ask", "Ask what they need most", "Which of these matters most to you?", 7_300, 6_300
    )
    trade = move("trade", "Trade across issues", "€86 if you sign for four years.", 7_050, 6_480)
    several = move("several", "Offer two equals", "€88 and 30 days, or €84 and 10?", 6_900, 6_100)
    return WhatIfView(
        (
            WhatIfMoment(
                6, "€88 for 3 years", move("played", "Your move", "", 6_350, 5_600), (ask,)
            ),
            WhatIfMoment(
                8, "Fine, €86.", move("played", "Your move", "", 6_410, 5_790), (trade, several)
            ),
        ),
        "This is a simulation: the learner goes on asking what matters and trades across issues.",
    )


def a_further() -> Further:
    rows = (
        TheirIssue("Price per seat", 2_000, "€70", 4_000),
        TheirIssue("Contract term", 2_500, "4 years", 2_000),
        TheirIssue("Payment", 3_500, "60 days", 500),
        TheirIssue("Support tier", 1_200, "business", 2_000),
        TheirIssue("Public testimonial", 800, "case study", 1_500),
    )
    return Further(
        five_cs=some_five_cs(),
        style=a_style(),
        relationship=a_relationship(),
        preparation=a_preparation(),
        beliefs=some_beliefs(),
        reflection=ReflectionView(
            "I asked early.", "Hold the price longer.", 4, 3, "You found a little less than felt."
        ),
        hints=(HintView(4, 1, "What do you know of their year?"), HintView(8, 3, "Ask back.")),
        what_if=a_what_if(),
        progress=a_progress(),
        task=PracticeTask(
            "flexible_concessions", "Flexible concessions",
            "Say an if with every step you take.", "flat-lease", "A flat lease",
        ),
        their_side=TheirSide(
            "Dana Whitfield", "Client, head of purchasing", "A rival's offer at €79.", 4_000, 8_100,
            rows, ("Predictable cash", "A reference"),
        ),
    )  # fmt: skip


def a_full_debrief() -> Debrief:
    return replace(a_debrief(), characteristics=eight_characteristics(), further=a_further())


def saying(value: Debrief, text: str) -> Debrief:
    """The same debrief with every text in it exchanged for this one."""
    return cast("Debrief", _saying(value, text))


def _saying(value: object, text: str) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: _saying(getattr(value, one.name), text) for one in fields(value)}
        return replace(cast("Any", value), **named)
    if isinstance(value, tuple):
        return tuple(_saying(one, text) for one in value)
    return text if isinstance(value, str) and not isinstance(value, Enum) else value
