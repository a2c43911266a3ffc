"""Reads figures that are not said outright: a bound, the middle, a change by a share, a hint.

What such words come to is worked out only to be asked about, never taken as meant.
"""

from app.dialogue.reading import Reading
from app.negotiation.acts import Accept, Act, Inform, Kind, Propose, Unknown
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms, terms_of


def read_bound(reading: Reading) -> list[Act] | None:
    """A bound in words of giving or asking offers it and tells: "I can offer no more than 84"."""
    bounds = [m for m in reading.hints if m.option is not None]
    if reading.is_question or len(bounds) != 1 or not reading.has("offers_bound"):
        return None
    found = terms_of({str(m.issue): str(m.option) for m in bounds}).merged_over(reading.terms())
    offer = Propose((found,), is_conditional=reading.has("condition"))
    return [Inform(Kind.CONSTRAINT, bounds[0].issue), offer]


def read_middle(reading: Reading) -> list[Act] | None:
    """The middle between two figures is not said: it is worked out and asked about."""
    if reading.values() or not reading.has("middle"):
        return None
    price = reading.words.scenario.haggled
    issue_id = reading.about or reading.carried or (price.id if price else None)
    near = _halfway(reading, issue_id) if issue_id else Terms()
    return [Unknown("hint", issue_id, near)] if near else None


def _halfway(reading: Reading, issue_id: str) -> Terms:
    """Return the option halfway between both sides' last values, nothing where there is none."""
    issue, context = reading.words.scenario.issue(issue_id), reading.context
    said = {context.own_said.get(issue_id), context.other_offer.get(issue_id)}
    numbers = [option.number for option in issue.options if option.id in said]
    found = [number for number in numbers if number is not None]
    if len(found) != _BOTH or issue.kind is not IssueKind.RANGE:
        return Terms()
    index = issue.index_of_number(sum(found) / _BOTH)
    return Terms() if index is None else terms_of({issue_id: issue.options[index].id})


_BOTH = 2


def read_change(reading: Reading) -> list[Act] | None:
    """A change by a share ("10% more") is asked about: what it comes to is not said."""
    if reading.values() or not reading.has("relative"):
        return None
    return [_rough_figure(reading, reading.named[0] if reading.named else None)]


def read_hint(reading: Reading) -> list[Act] | None:
    """A limit tells; a rough figure is asked about, never taken as meant."""
    if reading.has("percent"):
        return [_rough_figure(reading, reading.about)]
    if not reading.hints:
        return None
    if reading.has("limit_words"):
        return [Inform(Kind.CONSTRAINT, reading.about)]
    rough = reading.hints[0]
    return [Unknown("hint", rough.issue)] if rough.issue else None


def _rough_figure(reading: Reading, issue: str | None) -> Unknown:
    """Ask where exactly on an issue, the price where none is named, or which one it is."""
    price = reading.words.scenario.haggled
    issue = issue or (price.id if price else None)
    return Unknown("hint", issue) if issue else Unknown("which_issue")


def read_rough_trade(reading: Reading) -> list[Act] | None:
    """A trade without values ("if you give me a car ...") is asked about.

    "I take this, but I need the keys sooner" takes the rest of a whole offer.
    """
    is_trade = reading.has("condition") and reading.has("commits") and not reading.is_question
    if not is_trade or not reading.named:
        return None
    context, doubt = reading.context, Unknown("hint", reading.named[0])
    rest = context.put_forward.only(set(context.put_forward.issues) - set(reading.named))
    takes_rest = context.is_whole(context.put_forward) and reading.has("accept_lead")
    return [Accept(rest), doubt] if takes_rest and reading.has("but") else [doubt]
