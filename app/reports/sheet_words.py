"""The fixed words of what was written beside the talk, the five C's and the other side's sheet."""

from typing import Annotated

from app.reports.texts import Fixed, OfPoints, Part, Text, takes


class PlannedWords(Part):
    """Preparation, beliefs, the learner's look back and the hints used."""

    heading: Fixed
    against_play: Fixed
    sheet: Fixed
    met: Fixed
    missed: Fixed
    empty: Fixed
    beliefs: Fixed
    issue: Fixed
    guessed: Fixed
    theirs: Fixed
    own: Fixed
    same: Fixed
    same_right: Fixed
    same_unseen: Fixed
    same_wrong: Fixed
    reflection: Fixed
    went_well: Fixed
    would_change: Fixed
    hints: Fixed
    hint: Annotated[Text, takes("turn", "level")]


class FiveCWords(Part):
    """The five C's."""

    heading: Fixed
    lead: Fixed
    tally: Annotated[Text, takes("met", "missed")]


class TheirSideWords(Part):
    """The counterpart's own sheet, shown after the end."""

    heading: Fixed
    lead: Annotated[Text, takes("person", "role")]
    alternative: Fixed
    reservation: OfPoints
    target: OfPoints
    issue: Fixed
    their_weight: Fixed
    own_weight: Fixed
    liked_best: Fixed
