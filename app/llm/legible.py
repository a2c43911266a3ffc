"""What of a model's text can be kept and sent: half characters and control characters cannot.

A half of a character fails whatever writes it down; a control character fails some databases.
"""

import re

_NONE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def legible(text: str) -> str:
    """Return the text without them; line ends and tabs stay."""
    return _NONE.sub("", text)
