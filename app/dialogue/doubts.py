"""What in a sentence has to be asked about: figures that fit nothing, two values for one issue."""

from app.dialogue.allocations import clashing
from app.dialogue.reading import Reading
from app.dialogue.values import Mention
from app.negotiation.acts import Act, Propose, Unknown
from app.negotiation.terms import Terms, terms_of


def doubts_of(reading: Reading, acts: list[Act]) -> list[Unknown]:
    """A number that fits nothing, or a hint where an offer was due, is asked about."""
    if reading.has("instruction") or not (acts or reading.unfit):
        return []
    found = []
    for mention in reading.unfit:
        if mention.issue is None:
            if any(isinstance(act, Propose) for act in acts) or not acts:
                found.append(Unknown("which_issue"))
        else:
            near = _nearest(reading, mention)
            kind = "between_steps" if len(near) == _TWO else "outside_range"
            found.append(Unknown(kind, mention.issue, near[0] if near else Terms()))
    if any(isinstance(act, Propose) and len(act.offers) == 1 for act in acts):
        for mention in _contradicting(reading):
            near_it = terms_of({str(mention.issue): str(mention.option)})
            found.append(Unknown("two_values", mention.issue, near_it))
        said = set(reading.terms().issues)
        asked = dict.fromkeys((*reading.hinted_options, *reading.done_without))
        found += [Unknown("hint", issue) for issue in asked if issue not in said]
    return found


def _contradicting(reading: Reading) -> list[Mention]:
    """Return the values that say another thing of an issue than one before them.

    "84, no, 85" corrects itself, and the last is meant; shares never do.
    """
    said, scenario = reading.values(), reading.words.scenario
    if reading.has("corrects"):
        return clashing(said, scenario)
    first = {mention.issue: mention.option for mention in reversed(said)}
    return [mention for mention in said if first[mention.issue] != mention.option]


_TWO = 2


def _nearest(reading: Reading, mention: Mention) -> tuple[Terms, ...]:
    """Return the options next to a number that fits none: two between steps, one outside."""
    issue = reading.words.scenario.issue(str(mention.issue))
    number = mention.number or 0.0
    below = [o for o in issue.options if o.number is not None and o.number < number]
    above = [o for o in issue.options if o.number is not None and o.number > number]
    near = [*below[-1:], *above[:1]]
    return tuple(terms_of({issue.id: option.id}) for option in near)
