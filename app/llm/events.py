"""Server-sent events out of the bytes of an answer: the data of each, nothing else.

As the HTML standard reads them: lines end with CR, LF or both; an event ends with an empty line.
"""

import re
from collections.abc import Iterable, Iterator

_LINE_END = re.compile(r"\r\n|\r|\n")
_DATA, _DONE = "data", "[DONE]"


class Events:
    """Takes bytes in pieces of any size and gives back the events that are whole.

    `is_done` is set by the event that says so; it and what follows it are not given.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[str] = []
        self._ended_in_cr = False
        self.is_done = False

    def taken(self, piece: bytes) -> list[str]:
        """Return the data of the events that end in a piece (UnicodeDecodeError)."""
        if self._ended_in_cr and piece.startswith(b"\n"):
            piece = piece[1:]
        self._ended_in_cr = piece.endswith(b"\r") or (self._ended_in_cr and not piece)
        whole = self._rest + piece
        end = max(whole.rfind(b"\n"), whole.rfind(b"\r")) + 1
        self._rest = whole[end:]
        if not end:
            return []
        lines = _LINE_END.split(whole[:end].decode())
        lines.pop()  # what stands after the last line's end
        return list(self._told(lines))

    def _told(self, lines: Iterable[str]) -> Iterator[str]:
        for data in map(self._ended_by, lines):
            if self.is_done:
                return
            if data is not None and data.startswith(_DONE):
                self.is_done = True
            elif data is not None:
                yield data

    def _ended_by(self, line: str) -> str | None:
        """Take a line in; return the data of the event that it ends, if it ends one with any."""
        if line:
            name, _, value = line.partition(":")
            if name == _DATA:
                self._data.append(value.removeprefix(" "))
            return None
        data, self._data = self._data, []
        return "\n".join(data) if data else None
