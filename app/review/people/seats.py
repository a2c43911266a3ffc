"""Who sits where: which speaker plays which role, and whether what was told of the deal can be."""

from collections.abc import Mapping

from app.errors import Rejected
from app.negotiation.scenario import Role, Scenario
from app.negotiation.terms import Terms
from app.review.people.transcript import Transcript


def seats(transcript: Transcript, scenario: Scenario) -> Mapping[str, str]:
    """Return role ids by speaker: as told, else as the speakers are called (Rejected).

    One told or recognised is enough: the other speaker has the other role.
    """
    given = {_key(name): role for name, role in transcript.about.roles.items()}
    found = {name: _role(name, given.get(_key(name)), scenario) for name in transcript.speakers}
    first, second = transcript.speakers
    one, two = found[first], found[second]
    if one is None and two is None:
        raise Rejected(
            "/roles", f"Say who plays which role, like {_example(transcript, scenario)}."
        )
    if one is not None and two is not None and one.id == two.id:
        raise Rejected("/roles", f"Both speakers have the role '{one.id}'; each plays another.")
    one = one or scenario.other(two.id if two else "")
    two = two or scenario.other(one.id)
    return {first: one.id, second: two.id}


def check_agreement(agreement: Terms | None, scenario: Scenario) -> None:
    """Refuse terms told beside the words that are none of the scenario's, or not all (Rejected)."""
    if not agreement:
        return
    for issue_id, option in agreement:
        issue = next((one for one in scenario.issues if one.id == issue_id), None)
        if issue is None:
            known = ", ".join(one.id for one in scenario.issues)
            raise Rejected(f"/agreement/{issue_id}", f"'{issue_id}' is none of: {known}.")
        if issue.index_of(option) is None:
            problem = f"'{option}' is no option of '{issue_id}'."
            raise Rejected(f"/agreement/{issue_id}", problem)
    if not scenario.is_complete(agreement):
        missing = ", ".join(one.id for one in scenario.issues if one.id not in agreement)
        raise Rejected("/agreement", f"A whole agreement is wanted; missing: {missing}.")


def _role(speaker: str, told: str | None, scenario: Scenario) -> Role | None:
    wanted = _key(told if told is not None else speaker)
    for role in scenario.roles:
        if wanted in (_key(role.id), _key(role.title), _key(role.person)):
            return role
    if told is not None:
        known = " and ".join(f"'{role.id}'" for role in scenario.roles)
        raise Rejected("/roles", f"'{told}' is no role of this scenario; they are {known}.")
    return None


def _example(transcript: Transcript, scenario: Scenario) -> str:
    pairs = zip(transcript.speakers, scenario.roles, strict=True)
    return ",".join(f"{name}={role.id}" for name, role in pairs)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
