"""Each path of the integrator's guide is run as it stands there, and is short."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.flows.playing import free_port

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs" / "integrator.md").read_text(encoding="utf-8")
MOST_LINES = 15
_START_SECONDS = 60
Blocks = list[tuple[str, str]]


def path_of(title: str) -> Blocks:
    """Return the commands of a path: shell and Python, in their order."""
    part = GUIDE.split(f"\n## {title}\n")[1].split("\n## ")[0]
    found = re.findall(r"^```(sh|python)\n(.*?)^```", part, re.MULTILINE | re.DOTALL)
    return [(kind, text.strip()) for kind, text in found]


@contextmanager
def background(line: str, folder: Path, port: int, settings: dict[str, str]) -> Iterator[None]:
    """Run a line that serves until the test ends; yields when its port answers."""
    with (folder / f"{port}.log").open("wb") as log:
        process = subprocess.Popen(
            ["bash", "-c", f"exec env {line}"],
            cwd=folder,
            env=settings,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(port, process, folder / f"{port}.log")
            yield
        finally:
            process.terminate()
            process.wait(timeout=20)


class Follower:
    """Follows a path in an empty folder, on ports of its own."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self.ports = {"8000": free_port(), "9000": free_port()}
        at = {"WINWIN_DATA_DIR": str(folder / "var"), "WINWIN_PORT": str(self.ports["8000"])}
        programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        self._settings = {**os.environ, **at, "PATH": programs, "PYTHONPATH": str(ROOT)}

    def follow(self, blocks: Blocks) -> str:
        """Do what stands there; return what was printed."""
        printed = ""
        for kind, text in blocks:
            here = self._placed(text)
            if kind == "python":
                printed += self._run([sys.executable, "-c", here])
            else:
                printed += "".join(map(self._shell, here.splitlines()))
        return printed

    def _placed(self, text: str) -> str:
        for known, port in self.ports.items():
            text = text.replace(f":{known}", f":{port}").replace(f" {known}", f" {port}")
        return text.replace("examples/", f"{ROOT}/examples/")

    def _shell(self, line: str) -> str:
        serving = {"winwin serve": "8000", "lms.py": "9000"}
        port = next((at for name, at in serving.items() if name in line), None)
        if port is None:
            return self._run(["bash", "-ec", line])
        one = background(line, self._folder, self.ports[port], self._settings)
        self._stack.enter_context(one)
        return ""

    def _run(self, program: list[str]) -> str:
        done = subprocess.run(
            program,
            cwd=self._folder,
            env=self._settings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


@pytest.fixture
def follower(tmp_path: Path) -> Iterator[Follower]:
    with ExitStack() as stack:
        yield Follower(tmp_path, stack)


@pytest.mark.parametrize("title", ["Call the API", "Put it in your LMS"])
def test_a_path_is_short(title: str) -> None:
    lines = [line for _, text in path_of(title) for line in text.splitlines() if line.strip()]
    assert 0 < len(lines) <= MOST_LINES


def test_the_api_is_called_as_the_guide_says(follower: Follower) -> None:
    reply, result = follower.follow(path_of("Call the API")).strip().splitlines()
    assert reply
    assert "deal" in result


def test_it_is_put_into_an_lms_as_the_guide_says(follower: Follower) -> None:
    follower.follow(path_of("Put it in your LMS"))
    lms = f"http://127.0.0.1:{follower.ports['9000']}"
    page = httpx.get(f"{lms}/practice/ada", timeout=30)
    assert page.status_code == 200
    assert f'src="http://127.0.0.1:{follower.ports["8000"]}/#token=' in page.text
    assert "<td>ada<td>" in httpx.get(lms).text


def test_what_the_guide_links_to_is_there() -> None:
    links = re.findall(r"\]\(((?!https?:|#)[^)#]+)", GUIDE)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise AssertionError(log.read_text(encoding="utf-8"))
        try:
            httpx.get(f"http://127.0.0.1:{port}/")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nothing answers on port {port}")
