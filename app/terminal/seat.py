"""The seat: what every part of a game at the terminal needs, handed around as one value."""

from dataclasses import dataclass

from app.reports.words import ReportWords
from app.sessions.views import Brief
from app.terminal.calls import Calls
from app.terminal.screen import Screen
from app.terminal.words import TerminalWords


@dataclass(frozen=True, slots=True)
class Room:
    """What stands before a game: use cases, screen, words, and where things are.

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
