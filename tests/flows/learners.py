"""Two learners who play over the API: one asks, discloses and trades, one only pushes.

They know what a learner knows: their own brief with its points, and what is said and offered.
"""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Learner = Callable[[Json, Json], Json]

_LAST_TURNS = 2
_WHY = "We depend on it every day. Why is your point so important to you?"


class AskingLearner:
    """Asks what matters and why, tells its own priority, then trades what is cheap for it."""

    def __init__(self, brief: Json) -> None:
        """Take the role sheet."""
        self._sheet = _Sheet(brief)
        self._step = 0

    def move(self, session: Json) -> Json:
        """Return the body of the next turn, or {"end": action}."""
        if session["phase"] == "agreeing":
            return {"text": "Yes, I confirm."}
        self._step += 1
        if self._step <= len(self._opening()):
            return {"text": self._opening()[self._step - 1]}
        theirs = _standing(session, "theirs")
        if theirs and theirs["own_value"] >= self._good_enough(session):
            return {"end": "accept"}
        return {"text": self._trade(session, theirs)}

    def _opening(self) -> list[str]:
        top, *others = self._sheet.by_weight
        cheap, cheaper = others[-2], others[-1]
        return [
            "Hello, good to meet you. What matters most to you in this renewal?",
            f"For us {self._sheet.name(top)} is what matters most. {_WHY}",
            f"That makes sense. How important is {self._sheet.name(cheaper)} to you?",
            f"I see. And how important is {self._sheet.name(cheap)} on your side?",
        ]

    def _good_enough(self, session: Json) -> int:
        used = 1 - session["turns_left"] / session["turn_limit"]
        wanted = 7400 - 1400 * used
        if session["turns_left"] <= _LAST_TURNS:
            wanted = session["reservation"] + 300
        return int(wanted)

    def _trade(self, session: Json, theirs: Json | None) -> str:
        sheet, given = self._sheet, (theirs or {"terms": {}})["terms"]
        top, *others = sheet.by_weight
        terms = {issue: given.get(issue, sheet.worst(issue)) for issue in others}
        terms[top] = sheet.best(top)
        terms[sheet.price] = sheet.price_worth(terms, self._good_enough(session) + 200)
        asked = " and ".join(sheet.shown(issue, terms[issue]) for issue in (sheet.price, top))
        gives = ", ".join(sheet.shown(issue, terms[issue]) for issue in others)
        return f"If you can give me {asked}, I could go with {gives}, so that it works for us both."


class PushingLearner:
    """Demands its best on everything, moves a little on the price, threatens, gives no reason."""

    def __init__(self, brief: Json) -> None:
        """Take the role sheet."""
        self._sheet = _Sheet(brief)
        self._step = 0

    def move(self, session: Json) -> Json:
        """Return the body of the next turn, or {"end": action}."""
        if session["phase"] == "agreeing":
            return {"text": "Yes, I confirm."}
        self._step += 1
        theirs = _standing(session, "theirs")
        if session["turns_left"] == 1 and theirs:
            takes = theirs["own_value"] >= session["reservation"]
            return {"end": "accept" if takes else "walk_away"}
        sheet = self._sheet
        demand = sheet.shown(sheet.price, sheet.price_from_best(self._step // 2))
        if self._step == 1:
            rest = ", ".join(sheet.shown(i, sheet.best(i)) for i in sheet.by_weight)
            return {"text": f"I want {demand}, {rest}."}
        lines = (
            f"That is not enough. {demand}.",
            f"{demand}, take it or leave it.",
            f"No. I said {demand}.",
            f"This is ridiculous. {demand}.",
        )
        return {"text": lines[self._step % len(lines)]}


class _Sheet:
    """What the brief says each option is worth."""

    def __init__(self, brief: Json) -> None:
        self.issues = {issue["id"]: issue for issue in brief["issues"]}
        self.price = brief["issues"][0]["id"]
        rest = [i for i in brief["issues"] if i["id"] != self.price]
        self.by_weight = [i["id"] for i in sorted(rest, key=lambda i: -i["weight"])]

    def name(self, issue: str) -> str:
        return "the " + str(self.issues[issue]["label"]).lower()

    def shown(self, issue: str, option: str) -> str:
        return str(self._option(issue, option)["shown"]).lower()

    def best(self, issue: str) -> str:
        return str(max(self.issues[issue]["options"], key=lambda o: o["points"])["id"])

    def worst(self, issue: str) -> str:
        return str(min(self.issues[issue]["options"], key=lambda o: o["points"])["id"])

    def price_from_best(self, steps: int) -> str:
        ranked = sorted(self.issues[self.price]["options"], key=lambda o: -o["points"])
        return str(ranked[min(steps, len(ranked) - 1)]["id"])

    def price_worth(self, terms: dict[str, str], wanted: int) -> str:
        """The price at which these terms are worth about `wanted`, the cheapest for them."""
        rest = sum(self._option(i, o)["points"] for i, o in terms.items() if i != self.price)
        ranked = sorted(self.issues[self.price]["options"], key=lambda o: o["points"])
        for option in ranked:
            if rest + option["points"] >= wanted:
                return str(option["id"])
        return str(ranked[-1]["id"])

    def _option(self, issue: str, option: str) -> Json:
        return next(o for o in self.issues[issue]["options"] if o["id"] == option)


def _standing(session: Json, side: str) -> Json | None:
    whole = [offer for offer in session["standing"][side] if offer["is_complete"]]
    return max(whole, key=lambda offer: offer["own_value"], default=None)
