"""The tree names no machine: neither its package hosts nor its folders."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, place

PINNED = re.compile(
    r"#[ \w]*:?"  # a comment of plain words
    r"|[\w.-]+(\[[\w,-]+\])?==[\w.+!-]+( ; [\w\s.'<>=!()]+)? \\"
    r"|    --hash=sha256:[0-9a-f]{64}( \\)?"
)
OF_A_MACHINE = re.compile(r"(?<![\w.}/])/(?:home/\w|Users/\w|root/|work/|opt/(?:pypi|wheels))")
OURS_ALTHOUGH_HIDDEN = {".ci", ".github", ".npmrc", ".gitignore", ".dockerignore", ".editorconfig"}
MADE_HERE = {"__pycache__", "node_modules", "build", "dist", "var"}


@pytest.mark.parametrize("lock", ["setup", "serve", "dev"])
def test_a_lock_holds_versions_and_hashes_only(lock: str) -> None:
    lines = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
    foreign = [line for line in lines if not PINNED.fullmatch(line)]
    assert any("--hash=" in line for line in lines), "a lock without hashes locks nothing"
    assert not foreign, f"a host or path in a lock ties every install to one place: {foreign}"


def test_serving_and_development_run_on_the_same_versions() -> None:
    serve, dev = (_pins(lock) for lock in ("serve", "dev"))
    differing = {package for package in serve if dev.get(package) != serve[package]}
    assert not differing, f"tests would run on versions nobody serves (make lock): {differing}"


def test_npm_records_no_hosts() -> None:
    setting = (ROOT / ".npmrc").read_text(encoding="utf-8")
    named = [place(lock) for lock in _files() if lock.name == "package-lock.json" and _hosts(lock)]
    assert "omit-lockfile-registry-resolved=true" in setting
    assert not named, f"remake with npm install, .npmrc leaves the hosts out: {named}"


def test_no_text_names_a_folder_of_one_machine() -> None:
    found = [
        f"{place(path)}:{number}: {line.strip()}"
        for path in _files()
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if OF_A_MACHINE.search(line)
    ]
    assert not found, f"it is not there for anybody else: {found}"


def _pins(lock: str) -> dict[str, str]:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)(?:\[.+\])?==(\S+)", text, flags=re.MULTILINE))


def _hosts(lock: Path) -> bool:
    return '"resolved": "http' in _text(lock)


def _files() -> Iterator[Path]:
    """Every file that is part of the project; hidden and made ones are not."""
    for top in ROOT.iterdir():
        if top.name.startswith(".") and top.name not in OURS_ALTHOUGH_HIDDEN:
            continue
        for path in top.rglob("*") if top.is_dir() else [top]:
            if path.is_file() and not MADE_HERE.intersection(path.relative_to(ROOT).parts):
                yield path


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
