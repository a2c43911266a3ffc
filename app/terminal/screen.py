"""The screen: prints what rich renders and reads one line at a time.

Rules: words are shown as they are, never as rich's markup; control characters of what people
typed go neither to the terminal nor into a session.
"""

import sys
import unicodedata
from collections.abc import Callable
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

WIDEST = 88  # columns; longer lines are tiring to read


class Screen:
    """A console and the way to read from the person in front of it."""

    def __init__(self, console: Console, read: Callable[[str], str]) -> None:
        """Take what prints, and what shows a prompt and returns a line (EOFError at the end)."""
        self._console = console
        self._read = read

    @property
    def is_plain(self) -> bool:
        """Say whether only ASCII can be shown."""
        return self._console.options.ascii_only

    def show(self, *parts: RenderableType) -> None:
        """Print each part on lines of its own."""
        for part in parts:
            self._console.print(part, width=min(WIDEST, self._console.width))

    def show_whole(self, line: str) -> None:
        """Print a line that is there to be copied: the terminal may wrap it, nobody cuts it."""
        self._console.print(line, soft_wrap=True)

    def gap(self) -> None:
        """Leave a line free."""
        self._console.print()

    def note(self, words: str) -> None:
        """Print a remark of this door, apart from what is said in the game."""
        self.show(Text(words, style="yellow"))

    def ask(self, prompt: str) -> str:
        """Return a line without space around it; EOFError when there is no more."""
        return printable(self._read(prompt)).strip()


def printable(words: str) -> str:
    """Return words with every control character as a space."""
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in words)


def real_screen() -> Screen:
    """Return the screen of this process; lines that come through a pipe are echoed."""
    for stream in (sys.stdin, sys.stdout):
        _replace_what_cannot_be_coded(stream)
    console = Console(markup=False, emoji=False, highlight=False)
    if sys.stdin.isatty() and sys.stdout.isatty():
        _edit_lines()
        return Screen(console, input)
    return Screen(console, lambda prompt: _echoed(console, prompt))


def _echoed(console: Console, prompt: str) -> str:
    console.print(prompt, end="", soft_wrap=True)
    line = sys.stdin.readline()
    console.print(printable(line.rstrip("\n")), soft_wrap=True)
    if not line:
        raise EOFError
    return line


def _replace_what_cannot_be_coded(stream: TextIO) -> None:
    reconfigure = getattr(stream, "reconfigure", None)  # a stand-in for a stream has none
    if reconfigure is not None:
        reconfigure(errors="replace")


def _edit_lines() -> None:
    """Give `input` arrow keys and earlier lines where the platform has them."""
    try:
        import readline  # noqa: F401, PLC0415 - importing it is what switches it on
    except ImportError:
        return
