"""A game of sharing alone: two campers settle who takes how much of three things.

`CAMP` are its words for the ear; an option is what the first role, the scout, takes of three
loaves, four lamps or two ropes. `shares(text)` reads a text of either side as an offer.
"""

from app.dialogue.lexicon import build_lexicon
from app.dialogue.listen import Understanding, listen
from app.dialogue.values import Words
from app.negotiation.acts import Act, Propose, Unknown
from app.negotiation.history import History
from app.negotiation.issue import Issue, allocation
from app.negotiation.preferences import Preferences
from app.negotiation.scenario import IssueWords, Role, Scenario, Unit
from app.negotiation.terms import Terms, terms_of
from tests.builders import a_history, said
from tests.builders_talk import LANGUAGE

SCOUT, RANGER = "scout", "ranger"
FOOD, WATER, ROPES = allocation("food", 3), allocation("water", 3), allocation("ropes", 2)
ISSUES = (FOOD, WATER, ROPES)
_RISING = {2: (0, 5_000, 10_000), 3: (0, 3_000, 6_000, 10_000)}


def _words(issue: Issue, names: tuple[str, ...], called: str) -> IssueWords:
    total = len(issue.options) - 1
    ids = [option.id for option in issue.options]
    return IssueWords(
        issue.id.capitalize(),
        names,
        tuple(Unit(name) for name in names),
        {one: f"you {one}, they {total - int(one)}" for one in ids},
        {one: f"{one} {called} for me and {total - int(one)} for you" for one in ids},
        dict.fromkeys(ids, ()),
        f"the {issue.id}",
    )


def _role(role_id: str, likes: tuple[tuple[int, ...], ...]) -> Role:
    preferences = Preferences(ISSUES, (5_000, 3_000, 2_000), likes)
    talk = (role_id.capitalize(), "The camp", "Camps here.", ("Keep warm.",), "Go home.")
    return Role(role_id, f"The {role_id}", *talk, preferences, 3_000, 7_000, (), ())


_LIKES = tuple(_RISING[len(issue.options) - 1] for issue in ISSUES)
SCENARIO = Scenario(
    "camp", "1", "en", "The camp", "Two campers share out.", "There is not enough.", 10, 12,
    ISSUES,
    {
        "food": _words(FOOD, ("food", "food packages"), "food"),
        "water": _words(WATER, ("water", "water packages"), "water"),
        "ropes": _words(ROPES, ("rope", "ropes"), "ropes"),
    },
    (_role(SCOUT, _LIKES), _role(RANGER, tuple(tuple(reversed(row)) for row in _LIKES))),
)  # fmt: skip
CAMP = Words(LANGUAGE, SCENARIO, build_lexicon(SCENARIO, LANGUAGE))
NOTHING = History()


def camp_offer(**taken: int) -> Terms:
    """Partial terms by what the scout takes, as `camp_offer(food=2)`."""
    return terms_of({issue: str(count) for issue, count in taken.items()})


def on_the_table(by: str = RANGER, **taken: int) -> History:
    """The other side has just offered; figures are what the scout takes."""
    return a_history(said(by, Propose((camp_offer(**taken),))))


def camp_heard(text: str, history: History = NOTHING, speaker: str = SCOUT) -> Understanding:
    """What the ear makes of a text in the camp."""
    return listen(text, history, CAMP, speaker)


def camp_acts(text: str, history: History = NOTHING, speaker: str = SCOUT) -> tuple[Act, ...]:
    """The acts the ear reads in a text in the camp."""
    return camp_heard(text, history, speaker).acts


def shares(text: str, history: History = NOTHING, speaker: str = SCOUT) -> dict[str, int]:
    """What the scout takes by the one offer a text makes; empty where it makes none."""
    offers = [act for act in camp_acts(text, history, speaker) if isinstance(act, Propose)]
    return {i: int(o) for act in offers for terms in act.offers[:1] for i, o in terms}


def doubts(text: str, history: History = NOTHING, speaker: str = SCOUT) -> list[tuple[str, str]]:
    """The doubts a text raises, each with its issue."""
    acts = camp_acts(text, history, speaker)
    return [(act.doubt, str(act.issue)) for act in acts if isinstance(act, Unknown)]
