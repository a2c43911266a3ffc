"""Runs the scripted model in a process of its own: `python -m tests.fake_model [TEXT]`.

Prints its address and answers every request with the text, its first words after WAIT seconds
(`WAIT=0.8`), until it is stopped. Without a text it says what the prompt tells a voice to say, the
decided part after another PAUSE seconds.
"""

import os
import sys
import threading

from tests.fake_model.honest import honest
from tests.fake_model.replies import says
from tests.fake_model.server import fake_model

if __name__ == "__main__":
    wait, pause = (float(os.environ.get(name, "0")) for name in ("WAIT", "PAUSE"))
    text = " ".join(sys.argv[1:])
    said = (says(text, first_after=wait),) if text else ()
    with fake_model(*said, author=None if text else honest(wait, pause)) as model:
        print(model.url, flush=True)  # noqa: T201 - the address is what it is started for
        threading.Event().wait()
