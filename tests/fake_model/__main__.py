"""Runs the scripted model in a process of its own: `python -m tests.fake_model [TEXT]`.

Prints its address and answers every request with the text, its first words after WAIT seconds
(`WAIT=0.8`), until it is stopped. Without a text it says what the prompt tells a voice to say, the
decided part after another PAUSE seconds. With TELL=1 it also prints when, by
`time.perf_counter`, the courtesy and the end of each answer were sent.
"""

import os
import sys
import threading
import time

from tests.fake_model.honest import COURTESY, honest
from tests.fake_model.replies import Step, says
from tests.fake_model.server import fake_model

_COURTESY = says(COURTESY, usage=False).steps[-3].data
_END = b'"finish_reason": "stop"'


def tell(step: Step) -> None:
    """Print when a step that ends a part of an answer is sent."""
    if step.data == _COURTESY or _END in step.data:
        print(time.perf_counter(), flush=True)  # noqa: T201 - read by whoever started it


if __name__ == "__main__":
    wait, pause = (float(os.environ.get(name, "0")) for name in ("WAIT", "PAUSE"))
    text = " ".join(sys.argv[1:])
    said = (says(text, first_after=wait),) if text else ()
    with fake_model(*said, author=None if text else honest(wait, pause)) as model:
        print(model.url, flush=True)  # noqa: T201 - the address is what it is started for
        if os.environ.get("TELL"):
            model.watch = tell
        threading.Event().wait()
