"""All words of the terminal as one checked value; the words are in `knowledge/phrases/`."""

from pathlib import Path
from typing import Annotated

from app.knowledge.placed import check, read_placed
from app.reports.texts import takes
from app.terminal.journey_words import HintWords, LookingBackWords, PreparingWords
from app.terminal.move_words import CorrectingWords, EndingWords, OfferingWords
from app.terminal.parts import Counted, Fixed, Names, Part, Text
from app.terminal.talk_words import BriefWords, CommandWords, TableWords, TalkWords

_Command = Annotated[Text, takes("command")]
_Problem = Annotated[Text, takes("problem")]
_Unknown = Annotated[Text, takes("given", "known")]


class StartWords(Part):
    """Before the first turn, and when there is nothing to play."""

    machine: Annotated[Text, takes("place")]
    against: Annotated[Text, takes("style", "difficulty", "seed")]
    carried_on: Annotated[Text, takes("title", "role")]
    kept: _Command
    nothing_started: Fixed
    none_open: _Command
    none_installed: _Command


class UnknownWords(Part):
    """What was named on the command line and does not exist."""

    scenario: _Unknown
    role: _Unknown
    style: _Unknown
    difficulty: _Unknown


class ChoosingWords(Part):
    """The numbered lists."""

    scenario: Fixed
    role: Fixed
    style: Fixed
    difficulty: Fixed
    session: Fixed
    minutes: Counted
    turns_left: Counted
    session_title: Annotated[Text, takes("title", "role")]
    session_teaser: Annotated[Text, takes("style", "turns", "when")]
    prompt: Fixed
    prompt_default: Annotated[Text, takes("title")]
    not_listed: Annotated[Text, takes("typed", "n")]
    unknown: UnknownWords
    open_sessions: Counted
    resume: _Command
    back: Names
    usual_style: Fixed
    usual_difficulty: Fixed


class ChoiceWords(Part):
    """One difficulty or one style as a chooser sees it."""

    title: Fixed
    teaser: Fixed


class ShortReportWords(Part):
    """The report where the page's own words do not fit a terminal."""

    you: Fixed
    reservation: Fixed
    target: Fixed
    best: Fixed
    turn: Annotated[Text, takes("turn")]
    changed: Fixed
    could_have_said: Fixed
    both_points: Annotated[Text, takes("own", "other")]
    page: _Command
    again: Annotated[Text, takes("command", "scenario", "role")]


class Marks(Part):
    """The two cells of a bar, and those for terminals that know ASCII only."""

    full: Fixed
    empty: Fixed
    full_plain: Fixed
    empty_plain: Fixed


class TroubleWords(Part):
    """What went wrong and what to do."""

    at_game: _Problem
    gone: Annotated[Text, takes("problem", "command")]
    storage: _Problem
    inside: _Problem


class TerminalWords(Part):
    """All words of the terminal in one language."""

    language: Fixed
    language_name: Fixed
    start: StartWords
    choosing: ChoosingWords
    difficulties: dict[str, ChoiceWords]
    styles: dict[str, ChoiceWords]
    brief: BriefWords
    commands: CommandWords
    talk: TalkWords
    table: TableWords
    offering: OfferingWords
    ending: EndingWords
    correcting: CorrectingWords
    preparing: PreparingWords
    hints: HintWords
    looking_back: LookingBackWords
    report: ShortReportWords
    marks: Marks
    trouble: TroubleWords


def load_terminal_words(path: Path) -> TerminalWords:
    """Read the words of one language (BadContent with file and line)."""
    return check(read_placed(path, path.name), TerminalWords, path.name)
