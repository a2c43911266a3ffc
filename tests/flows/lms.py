"""winwin with keys required, and the example LMS beside it: each a process with a socket."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from re import search
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.flows.playing import free_port, served

ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 30


@dataclass(frozen=True)
class Placed:
    """Where winwin and the LMS are, and the secret key between them."""

    winwin: str
    lms: str
    key: str


@dataclass(frozen=True)
class Framed:
    """What the address in a frame says: the token the LMS signed, and the session it is for."""

    address: str
    token: str
    session: str


@contextmanager
def an_lms(folder: Path) -> Iterator[Placed]:
    """Serve both from an empty folder; the LMS has introduced itself when this yields."""
    data = folder / "data"
    with served(data, WINWIN_KEYS="required", WINWIN_WEBHOOKS_PRIVATE="true") as winwin:
        key = a_key(data)
        with example(winwin.address, key, free_port(), folder / "lms.log") as address:
            yield Placed(winwin.address, address, key)


@contextmanager
def example(winwin: str, key: str, port: int, log: Path) -> Iterator[str]:
    """Serve the LMS beside a winwin that runs; yields its address."""
    address = f"http://127.0.0.1:{port}"
    program = [sys.executable, str(ROOT / "examples" / "lms" / "lms.py")]
    words = ["--winwin", winwin, "--key", key, "--port", str(port)]
    with log.open("wb") as file:
        process = subprocess.Popen([*program, *words], stdout=file, stderr=subprocess.STDOUT)
        try:
            _wait_for(address, process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def a_key(data: Path) -> str:
    """Make a secret key on the command line, as whoever runs the server does."""
    made = subprocess.run(
        [sys.executable, "-m", "app.cli", "keys", "make", "--scope", "all"],
        env={**os.environ, "WINWIN_DATA_DIR": str(data)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return made.stdout.strip()


def framed(page: str) -> Framed:
    """Read the address of the frame in a page of the LMS."""
    found = search(r'<iframe[^>]* src="([^"]+)"', page)
    assert found, page
    address = unescape(found[1])
    said = parse_qs(urlsplit(address).fragment)
    return Framed(address, said["token"][0], said["go"][0].removeprefix("/sessions/"))


def _wait_for(address: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(f"the LMS stopped: {log.read_text(encoding='utf-8')}")
        try:
            if httpx.get(address).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the LMS did not answer in time")
