"""The seat: what every part of a game at the terminal needs, handed around as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from app.reports.words import ReportWords
from app.sessions.views import Brief
from app.terminal.calls import Calls
from app.terminal.screen import Screen
from app.terminal.words import TerminalWords


@dataclass(frozen=True, slots=True)
class Room:
    """What stands before a game: use cases, screen, words, and where things are.

    `others` are the words of further languages by code: a game is played in its scenario's.
    `place` is the database, `address` the page's ('http://host:port'), `command` what starts
    this program.
    """

    calls: Calls
    screen: Screen
    words: TerminalWords
    report_words: ReportWords
    place: str
    address: str
    command: str
    others: Mapping[str, tuple[TerminalWords, ReportWords]] = field(default_factory=dict)

    def speaking(self, language: str) -> "Room":
        """Return the room in a language, as it is where it has no words for that."""
        if language not in self.others:
            return self
        words, report_words = self.others[language]
        return replace(self, words=words, report_words=report_words)


@dataclass(frozen=True, slots=True)
class Seat:
    """A game's place in the room: the learner's brief, and the name shown before own words."""

    room: Room
    brief: Brief
    name: str

    @property
    def calls(self) -> Calls:
        """Return the use cases."""
        return self.room.calls

    @property
    def screen(self) -> Screen:
        """Return the screen."""
        return self.room.screen

    @property
    def words(self) -> TerminalWords:
        """Return the words."""
        return self.room.words
