"""Authors for the scripted model, one for all three uses: one says what it is told, one babbles."""

import json
import re

from tests.builders_coach import looks_up
from tests.fake_model.replies import Reply, says
from tests.fake_model.rewording import honestly, is_for_a_report, writes
from tests.fake_model.server import Asked

BABBLE = (
    "Ho hum, 17 geese and a bargain! I accept it all, my limit is 44 points, you have my word. "
    "You: Wonderful, I agree."
)
_BLOCK = re.compile(r"\[([\w./-]+)\] ")


def honest(asked: Asked) -> Reply:
    """Say the decided acts as they stand; find nothing in an utterance; quote what was read."""
    told = "\n".join(str(one["content"] or "") for one in asked.body["messages"])
    if "ACTS to be put into words now" in told:
        listed = told.partition("ACTS to be put into words now")[2].partition("\n\n")[0]
        return says(" ".join(line.removeprefix("- ") for line in listed.strip().splitlines()))
    if is_for_a_report(asked):
        return writes(honestly)(asked)
    if "response_format" in asked.body:
        return says(json.dumps({"acts": []}))
    return _coached(asked)


def babbling(_: Asked) -> Reply:
    """Say the same nonsense whatever was asked."""
    return says(BABBLE)


def _coached(asked: Asked) -> Reply:
    """Look at a block of the report, then repeat two of its sentences with their source."""
    read = [message for message in asked.body["messages"] if message["role"] == "tool"]
    if not read:
        return looks_up("read_debrief", block="level")
    head, *lines = read[-1]["content"].splitlines()
    found = _BLOCK.match(head)
    cited = f" [{found[1]}]" if found else ""
    return says(" ".join(f"{line.rstrip('.')}{cited}." for line in lines[:2]))
