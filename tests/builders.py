"""A small game to try the rooms on: a baker sells to a café, and they settle three issues.

`a_scenario()` has 75 outcomes: a price (range, 10..14), a delivery time (choice) and who gets the
four shelves by the door (allocation; an option is what the baker takes). Price and delivery trade
off against each other, the shelves are plain haggling. `a_history(said(...), ...)` numbers turns.
"""

from app.negotiation.acts import Act, Importance, Kind, Marker, Span
from app.negotiation.history import History, Turn
from app.negotiation.issue import Issue, allocation, choice, number_range
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import (
    Disclosure,
    Interest,
    IssueWords,
    Reason,
    Role,
    Scenario,
    Unit,
)
from app.negotiation.terms import Terms, terms_of

BAKER, CAFE = "baker", "cafe"

PRICE = number_range("price", 10, 14, 1)
DELIVERY = choice("delivery", ("morning", "noon", "evening"))
SHELVES = allocation("shelves", 4)
ISSUES = (PRICE, DELIVERY, SHELVES)

BAKER_LIKES = Preferences(
    ISSUES,
    (5_000, 2_000, 3_000),
    ((0, 2_500, 5_000, 7_500, 10_000), (0, 5_000, 10_000), (0, 2_500, 5_000, 7_500, 10_000)),
)
CAFE_LIKES = Preferences(
    ISSUES,
    (2_000, 5_000, 3_000),
    ((10_000, 7_500, 5_000, 2_500, 0), (10_000, 6_000, 0), (10_000, 7_500, 5_000, 2_500, 0)),
)


def a_scenario(
    reservations: tuple[int, int] = (4_000, 4_000),
    preferences: tuple[Preferences, Preferences] = (BAKER_LIKES, CAFE_LIKES),
    turn_limit: int = 12,
) -> Scenario:
    """The baker's and the café's game; other `preferences` bring their own issues."""
    issues = preferences[0].issues
    return Scenario(
        "bread",
        "1",
        "en",
        "Bread for the café",
        "A baker and a café settle a standing order.",
        "The café wants bread every day. Both could look elsewhere.",
        10,
        turn_limit,
        issues,
        {issue.id: _words(issue) for issue in issues},
        (
            a_role(BAKER, preferences[0], reservations[0]),
            a_role(CAFE, preferences[1], reservations[1]),
        ),
    )


def a_role(role_id: str, likes: Preferences, reservation: int = 4_000) -> Role:
    """One side: a fact told readily and one that takes trust, an alternative and two reasons."""
    return Role(
        role_id,
        f"The {role_id}",
        {BAKER: "Ada Brot", CAFE: "Carl Tasse"}[role_id],
        {BAKER: "Brot & Sons", CAFE: "Café Tasse"}[role_id],
        f"The {role_id} decides alone.",
        ("Nobody needs to know your limit.",),
        "Another partner down the road.",
        likes,
        reservation,
        7_000,
        (
            Interest(
                f"{role_id}-mornings",
                "The hours before eight",
                "delivery",
                (a_fact(f"{role_id}-delivery"), a_fact(f"{role_id}-delivery-why", level=2)),
            ),
        ),
        (
            Reason(f"{role_id}-price-costs", "price", "flour has become dear"),
            Reason(f"{role_id}-price-market", "price", "the guild's list says so", True),
        ),
    )


def a_fact(fact_id: str, level: int = 1, issue: str = "delivery") -> Disclosure:
    """Level 1 is a priority told for the asking, level 2 and 3 an interest that takes trust."""
    is_priority = level == 1
    return Disclosure(
        fact_id,
        Kind.PRIORITY if is_priority else Kind.INTEREST,
        issue,
        Importance.HIGH if is_priority else None,
        level,
        frozenset({Kind.PRIORITY, Kind.ISSUE}) if is_priority else frozenset({Kind.INTEREST}),
        {1: 0, 2: 52, 3: 70}[level],
        f"This is {fact_id}.",
        f"As I said, this is {fact_id}.",
        (f"this is {fact_id}",),
    )


def terms(**settled: str) -> Terms:
    """Partial terms, as `terms(price="12")`."""
    return terms_of(settled)


def whole_terms(price: str = "12", delivery: str = "noon", shelves: str = "2") -> Terms:
    """One option for each issue of `a_scenario()`."""
    return terms_of({"price": price, "delivery": delivery, "shelves": shelves})


def said(role: str, *acts: Act, text: str = "So be it.", markers: tuple[str, ...] = ()) -> Turn:
    """A turn not yet numbered; every act and marker rests on the whole text."""
    everything = Span(0, len(text))
    return Turn(
        0,
        role,
        text,
        acts,
        tuple(everything for _ in acts),
        tuple(Marker(name, everything) for name in markers),
    )


def a_history(*turns: Turn) -> History:
    """The turns in order, numbered from 1."""
    return History(
        tuple(
            Turn(number, turn.role, turn.text, turn.acts, turn.spans, turn.markers)
            for number, turn in enumerate(turns, start=1)
        )
    )


def _words(issue: Issue) -> IssueWords:
    units = {"price": (Unit("€"), Unit("euros")), "shelves": (Unit("shelves"),)}
    shown = {"price": "€{n} a tray", "delivery": "By {n}", "shelves": "{n} shelves"}
    spoken = {"price": "{n} euros a tray", "delivery": "{n} delivery", "shelves": "{n} shelves"}
    ids = tuple(option.id for option in issue.options)
    return IssueWords(
        issue.id.capitalize(),
        (issue.id,),
        units.get(issue.id, ()),
        {one: shown.get(issue.id, "{n}").replace("{n}", one) for one in ids},
        {one: spoken.get(issue.id, "{n}").replace("{n}", one) for one in ids},
        dict.fromkeys(ids, ()),
        f"the {issue.id}",
    )
