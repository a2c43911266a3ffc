"""The words of the talk: brief, commands, what is said and what is on the table.

Rule: no two commands have a name in common.
"""

from typing import Annotated, Self

from pydantic import model_validator

from app.reports.texts import takes
from app.terminal.parts import Counted, Fixed, Names, Part, Text

_Turn = Annotated[Text, takes("turn")]
_OfFloor = Annotated[Text, takes("n", "floor")]
_Person = Annotated[Text, takes("person", "role")]


class BriefWords(Part):
    """The role sheet."""

    you: _Person
    they: _Person
    shared: Fixed
    ahead: Fixed
    theirs: Fixed
    public: Fixed
    private: Fixed
    private_note: Fixed
    batna: Fixed
    limits: Annotated[Text, takes("reservation", "target")]
    scores: Fixed
    scores_note: Fixed
    issue: Fixed
    option: Fixed
    points: Fixed
    length: Annotated[Text, takes("turns", "minutes")]


class Command(Part):
    """One command: what may be typed for it, the first name as it is listed."""

    names: Names
    what: Fixed


class CommandWords(Part):
    """The commands of a game, in the order of the list."""

    offer: Command
    accept: Command
    leave: Command
    correct: Command
    brief: Command
    status: Command
    hint: Command
    prepare: Command
    help: Command
    quit: Command

    @model_validator(mode="after")
    def _is_unambiguous(self) -> Self:
        names = [name for _, command in self.listed() for name in command.names]
        double = {name for name in names if names.count(name) > 1}
        if double:
            raise ValueError(f"two commands are called {min(double)}")
        return self

    def listed(self) -> tuple[tuple[str, Command], ...]:
        """Return every command with its key, in order."""
        return tuple((key, getattr(self, key)) for key in type(self).model_fields)

    def called(self, name: str) -> str | None:
        """Return the key of the command of this name, None if there is none."""
        return next((key for key, command in self.listed() if name in command.names), None)


class TalkWords(Part):
    """The talk itself."""

    lead: Fixed
    you: Fixed
    prompt: Annotated[Text, takes("name")]
    understood: Annotated[Text, takes("turn", "readings")]
    understood_nothing: _Turn
    corrected: Fixed
    example: Annotated[Text, takes("example")]
    empty: Fixed
    unknown_command: Annotated[Text, takes("typed")]
    too_long: Annotated[Text, takes("n", "limit")]
    asked: Annotated[Text, takes("question")]
    agree: Names
    refuse: Names
    answer_yes_or_no: Fixed


class TableWords(Part):
    """What is on the table and what it is worth."""

    theirs: Fixed
    theirs_nth: Annotated[Text, takes("letter")]
    mine: Fixed
    draft: Fixed
    agreeing: Fixed
    deal: Fixed
    none: Fixed
    none_of_mine: Fixed
    turns_left: Counted
    worth: Annotated[Text, takes("what", "value")]
    worth_so_far: Annotated[Text, takes("what", "value", "open")]
    total: Fixed
    total_so_far: Annotated[Text, takes("open")]
    above: _OfFloor
    below: _OfFloor
    equal: Annotated[Text, takes("floor")]
    marks: Annotated[Text, takes("floor", "target")]
    target: Annotated[Text, takes("target")]
    confirm: Fixed
    separator: Fixed
