"""The words of the moves that are built and asked: offering, ending, correcting."""

from typing import Annotated

from app.reports.texts import takes
from app.terminal.parts import Fixed, Names, Part, Text


class OfferingWords(Part):
    """The offer builder."""

    lead: Fixed
    span: Annotated[Text, takes("first", "first_points", "last", "last_points")]
    option: Annotated[Text, takes("n", "shown", "points")]
    prompt: Annotated[Text, takes("label", "kept")]
    open: Fixed
    leave_open: Names
    stop: Names
    not_listed: Annotated[Text, takes("typed", "known")]
    nothing_chosen: Fixed
    send: Fixed
    not_sent: Fixed


class EndingWords(Part):
    """Accepting, confirming and leaving."""

    accept: Fixed
    confirm: Fixed
    below: Fixed
    leave: Annotated[Text, takes("floor")]
    leave_ask: Fixed
    going_on: Fixed
    deal: Fixed
    ended: Fixed


class CorrectingWords(Part):
    """Another reading of an own turn."""

    none: Fixed
    no_such: Annotated[Text, takes("turn", "known")]
    no_other: Fixed
    said: Annotated[Text, takes("turn", "text")]
    ask: Fixed
    prompt: Fixed
    not_listed: Annotated[Text, takes("typed", "n")]
    latest: Fixed
    older: Fixed
    kept: Fixed
    done: Fixed
