"""Runs the scripted model in a process of its own: `python -m tests.fake_model [TEXT]`.

Prints its address and answers every request with the text, its first words after WAIT seconds
(`WAIT=0.8`), until it is stopped.
"""

import os
import sys
import threading

from tests.fake_model.replies import says
from tests.fake_model.server import fake_model

if __name__ == "__main__":
    text = " ".join(sys.argv[1:]) or "I hear you. Let me think about that for a moment."
    with fake_model(says(text, first_after=float(os.environ.get("WAIT", "0")))) as model:
        print(model.url, flush=True)  # noqa: T201 - the address is what it is started for
        threading.Event().wait()
