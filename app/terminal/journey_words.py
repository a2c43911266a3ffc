"""The words around the talk: preparing before it, hints in it, looking back after it."""

from typing import Annotated

from app.reports.texts import takes
from app.terminal.parts import Fixed, Names, Part, Text


class PreparingWords(Part):
    """Two questions before the first turn."""

    offer: Annotated[Text, takes("command")]
    lead: Fixed
    target: Annotated[Text, takes("reservation", "kept")]
    question: Annotated[Text, takes("kept")]
    empty: Fixed
    not_points: Annotated[Text, takes("typed")]
    finding: Annotated[Text, takes("title", "text")]
    done: Fixed
    left: Fixed


class HintWords(Part):
    """Hints, one level after the other."""

    title: Annotated[Text, takes("level", "title")]
    tactic: Fixed
    example: Fixed
    counted: Fixed
    no_level: Annotated[Text, takes("typed")]


class LookingBackWords(Part):
    """The guess and the three questions between the end and the report."""

    lead: Annotated[Text, takes("skip")]
    skip: Names
    issue: Annotated[Text, takes("n", "label")]
    guess: Annotated[Text, takes("person")]
    order: Fixed
    same: Fixed
    not_numbers: Annotated[Text, takes("typed", "n")]
    well: Fixed
    change: Fixed
    found: Fixed
    not_found: Annotated[Text, takes("typed")]
    too_long: Annotated[Text, takes("n", "limit")]
    kept: Fixed
    skipped: Fixed
