"""The fixed words on who worded a report, a model or the report itself."""

from typing import Annotated

from app.reports.texts import Fixed, Part, Text, takes


class WordingWords(Part):
    """What is said where a model worded some of a report, and the way to its own words and back."""

    worded: Annotated[Text, takes("model")]
    to_plain: Fixed
    plain: Fixed
    to_worded: Fixed
    under_way: Fixed
    look_again: Fixed
