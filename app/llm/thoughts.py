"""Leaves out what a model thinks before it speaks, where it writes that among its words.

Endpoints mostly keep thoughts in a field of their own; some small local models put them between
two tags at the beginning of the text.
"""

_OPENS, _CLOSES = "<think>", "</think>"


class Thoughts:
    """Takes text in pieces of any size and gives back what is speech."""

    def __init__(self) -> None:
        self._held = ""
        self._is_over = False

    def spoken(self, text: str) -> str:
        """Return the speech in the text so far unreturned; space before the first word is none."""
        if self._is_over:
            return text
        self._held = (self._held + text).lstrip()
        if self._held.startswith(_OPENS):
            _, closing, rest = self._held.partition(_CLOSES)
            return self._begin(rest) if closing else ""
        return "" if _OPENS.startswith(self._held) else self._begin(self._held)

    def _begin(self, text: str) -> str:
        self._held = text.lstrip()
        self._is_over = bool(self._held)
        return self._held
