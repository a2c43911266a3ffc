"""The wheel carries all it needs: installed elsewhere, it still works."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the project as installed from its wheel, and nothing else."""
    wheels, target = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("installed")
    _run(ROOT, "-m", "hatchling", "build", "-t", "wheel", "-d", str(wheels))
    (wheel,) = wheels.glob("*.whl")
    quiet = ("--quiet", "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check")
    _run(ROOT, "-m", "pip", "install", *quiet, "--target", str(target), str(wheel))
    return target


@pytest.mark.parametrize("folder", ["knowledge", "prompts"])
def test_the_wheel_carries_every_data_file(installed: Path, folder: str) -> None:
    here, there = ROOT / folder, installed / "app" / "_data" / folder
    assert _files(there) == _files(here), "what is read at run time has to travel in the wheel"


def test_the_wheel_carries_every_file_inside_the_package(installed: Path) -> None:
    missing = _files(ROOT / "app") - _files(installed / "app")
    assert not missing, f"templates, styles and scripts have to travel in the wheel: {missing}"


_ONE_TURN = """
import asyncio
from app.bootstrap import build_container
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.settings import read_settings

async def play():
    sessions = build_container(read_settings()).services.sessions
    me = Principal()
    begun = await sessions.create(me, NewSession("licence-renewal", "client", seed=1))
    said = Said("What matters most to you?")
    print((await sessions.take_turn(me, begun.id, said)).turns[-1].text)

asyncio.run(play())
"""


def test_the_installed_wheel_plays_a_turn(installed: Path, tmp_path: Path) -> None:
    places = {"PYTHONPATH": str(installed), "WINWIN_DATA_DIR": str(tmp_path / "data")}
    assert "length of the contract" in _run(tmp_path, "-c", _ONE_TURN, **places)


def test_the_installed_wheel_finds_itself_in_order(installed: Path, tmp_path: Path) -> None:
    places = {"PYTHONPATH": str(installed), "WINWIN_DATA_DIR": str(tmp_path / "data")}
    where = _run(tmp_path, "-c", "import app; print(app.__file__)", **places)
    assert Path(where.strip()).is_relative_to(installed), "this would test the source tree instead"
    _run(tmp_path, "-m", "app.cli", "doctor", **places)


def _run(folder: Path, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, f"{arguments} said: {done.stdout}{done.stderr}"
    return done.stdout


def _files(folder: Path) -> set[str]:
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if "__pycache__" not in path.parts}
