"""The fixed words of the glossary's pages: the index, an entry, an answer."""

from collections.abc import Mapping
from typing import Annotated

from app.reports.texts import Fixed, Part, Text, takes


class GlossaryWords(Part):
    """The glossary's pages; `sections` are the headings every entry of a language has.

    `groups` are the names of the groups of knowledge/glossary/groups.yaml by id.
    """

    title: Annotated[Text, takes("title")]
    home: Fixed
    heading: Fixed
    lead: Annotated[Text, takes("number")]
    aliases: Annotated[Text, takes("names")]
    see_also: Fixed
    referred_by: Fixed
    source: Annotated[Text, takes("source")]
    sections: list[Fixed]
    ask: Fixed
    ask_more: Fixed
    ask_button: Fixed
    answer: Fixed
    no_answer: Fixed
    rests_on: Fixed
    fitting: Fixed
    instead: Fixed
    contents: Fixed
    untranslated: Fixed
    in_english: Fixed
    rest: Fixed
    groups: Mapping[str, Fixed]

    def group(self, key: str) -> str:
        """Return a group's name; one without words here is called by its id."""
        return self.groups.get(key, key)
