"""An honest scripted voice: a courtesy, a pause, then every act as the prompt words it."""

import re

from tests.fake_model.replies import Reply, Step, says
from tests.fake_model.server import Asked, Author

COURTESY = "Thank you for asking. "
_ACTS = re.compile(r"ACTS to be put into words now[^\n]*\n(.*?)(?:\n\n|\Z)", re.DOTALL)


def acts_in(asked: Asked) -> str:
    """Return what the prompt tells a voice to say."""
    found = _ACTS.search(asked.told)
    lines = found[1].strip().splitlines() if found else []
    return " ".join(line.removeprefix("- ") for line in lines)


def honest(first_after: float = 0.0, pause: float = 0.0) -> Author:
    """Return who writes such replies; the waits, in seconds, are before each of the two parts."""
    role, *courtesy = says(COURTESY, usage=False).steps[:-2]
    courtesy[0] = Step(courtesy[0].data, first_after)

    def write(asked: Asked) -> Reply:
        _, first, *rest = says(acts_in(asked)).steps
        return Reply((role, *courtesy, Step(first.data, pause), *rest))

    return write
