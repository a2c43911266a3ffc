"""A whole game through the command line, with lines that come through a pipe."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLAY = (sys.executable, "-m", "app.cli", "play")
GAME = ("licence-renewal", "--role", "client", "--seed", "5")
SILENT_SECONDS = 20
COLOUR = re.compile(r"\x1b\[[0-9;]*(?:3[0-7]|9[0-7])[0-9;]*m")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment of its own: a data folder, UTF-8, sixty columns."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    own = {"WINWIN_DATA_DIR": str(tmp_path / "data"), "COLUMNS": "60", "PYTHONUTF8": "1"}
    return {**kept, **own, "PYTHONPATH": str(ROOT)}


def play(home: dict[str, str], *words: str, lines: tuple[str, ...] | bytes = ()) -> tuple[int, str]:
    """Play with lines through a pipe; return the exit code and what was shown, blanks as one."""
    text = lines if isinstance(lines, bytes) else "".join(f"{line}\n" for line in lines).encode()
    done = subprocess.run(
        [*PLAY, *words], input=text, env=home, capture_output=True, check=False, timeout=120
    )
    shown = done.stdout.decode() + done.stderr.decode()
    assert "Traceback" not in shown
    return done.returncode, " ".join(shown.split())


def test_a_whole_game_is_played_to_its_report(home: dict[str, str]) -> None:
    offer = ("/offer", "80", "c", "2", "2", "30", "y")
    lines = ("Hello! What matters most to you?", *offer, "/status", "/leave", "n", "/leave", "y")
    code, shown = play(home, *GAME, lines=lines)
    assert code == 0
    in_order = (
        "You talk to a machine",
        "12 turns left",
        "turn 2, understood as: a greeting; a question: what matters most to them",
        "Your draft Price €80 per seat",
        "turn 4, understood as: an offer: Price: €80 per seat",
        "Your last offer",
        "The talk is over without a deal.",
        "The result",
        "What they cared about",
        "/report",
    )
    places = [shown.index(part) for part in in_order]
    assert places == sorted(places)


def test_the_whole_journey_is_there_at_the_terminal(home: dict[str, str]) -> None:
    before = ("/prepare", "70", "What matters most to you?")
    talk = ("What matters most to you?", "/hint", "y", "n", "/prepare", "60", "", "/leave", "y")
    after = ("2 1 5", "3", "I asked.", "Offer a package.", "2")
    code, shown = play(home, *GAME, lines=(*before, *talk, *after))
    assert code == 0
    in_order = (
        "Two questions before you begin? Type /prepare.",
        "Your reservation value is 43. [nothing yet]: 70",
        "Kept; the report compares it",
        "turn 2, understood as",
        "Hint 1:",
        "Hint 2:",
        "You have begun to talk",
        "Before the report: a guess and three short questions.",
        "What mattered most to Tom Adeyemi?",
        "Kept. Here is your report.",
        "The result",
        "What another move might have led to",
        "What you planned and what you thought",
        "What next",
        "/report",
    )
    places = [shown.index(part) for part in in_order]
    assert places == sorted(places)


def test_a_game_that_was_left_is_carried_on(home: dict[str, str]) -> None:
    code, shown = play(home, *GAME, lines=("What matters most to you?", "/quit"))
    assert code == 0
    assert "The session is kept. Carry on with: python -m app.cli play --resume" in shown
    code, shown = play(home, "--resume", lines=("/leave", "y"))
    assert code == 0
    assert "You> What matters most to you? turn 2, understood as" in shown
    assert "11 turns left" in shown
    assert "The result" in shown
    assert play(home, "--resume")[0] == 1, "nothing is open any more"


def test_lines_that_are_no_text_at_all_lose_nothing(home: dict[str, str]) -> None:
    broken = b"\xff\xfe\x00\x1b[31m\n\n/fly\n/correct 99\n" + b"x" * 5000 + b"\n/quit\n"
    code, shown = play(home, *GAME, lines=broken)
    assert code == 0
    for said in ("Nothing was sent.", "no command /fly", "1000 characters too many", "is kept"):
        assert said in shown


def test_an_unknown_scenario_is_told_with_the_known_ones(home: dict[str, str]) -> None:
    code, shown = play(home, "moon-landing")
    assert code == 1
    assert "There is no scenario 'moon-landing'" in shown
    assert "licence-renewal" in shown


def test_a_terminal_of_another_encoding_shows_what_it_can(home: dict[str, str]) -> None:
    plain = {**home, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    code, shown = play(plain, *GAME, lines=("/leave", "y"))
    assert code == 0
    assert "target ####" in shown


@pytest.mark.parametrize(("setting", "has_colour"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_is_for_terminals_that_want_it(
    setting: dict[str, str], has_colour: bool, home: dict[str, str]
) -> None:
    shown = in_a_terminal({**home, "TERM": "xterm-256color", **setting}, "/quit\n")
    assert "You talk to a machine" in shown
    assert (COLOUR.search(shown) is not None) is has_colour


def test_ctrl_c_keeps_the_session(home: dict[str, str]) -> None:
    shown = in_a_terminal({**home, "TERM": "xterm"}, "\x03")
    assert "The session is kept." in shown


def in_a_terminal(home: dict[str, str], typed: str) -> str:
    """Start a game in a terminal of its own, type once there is a prompt, return what it shows."""
    # Who runs the tests in the background has them ignore Ctrl-C, and so would the game.
    spawn = "import pty, signal, sys; signal.signal(2, signal.SIG_DFL); pty.spawn(sys.argv[1:])"
    shown = b""
    with subprocess.Popen(
        [sys.executable, "-c", spawn, *PLAY, *GAME],
        env=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as game:
        assert game.stdin is not None
        assert game.stdout is not None
        shows = game.stdout.fileno()
        while True:
            # A key that comes while the line is being set up can get lost: it is pressed again.
            is_silent = not select.select([shows], [], [], SILENT_SECONDS)[0]
            read = b"" if is_silent else os.read(shows, 65536)
            if not (is_silent or read):
                return shown.decode(errors="replace")
            shown += read
            if shown.endswith(b"You> "):
                game.stdin.write(typed.encode())
                game.stdin.flush()
