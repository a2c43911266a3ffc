"""Writes docs/examples/reports: written games played through the service, each with its report.

`python -m tests.golden.reports` (`make reports`) plays every file of tests/golden/reports anew;
`python -m tests.golden.reports NAME` shows how far one of them gets, which helps to write it.
"""

import asyncio
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict

from app.api.wire_journey import BeliefsRequest, HintRequest, ReflectionRequest, Worksheet
from app.bootstrap import Container, container_on
from app.errors import Conflict
from app.review.debrief import Debrief
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.sessions.views import SessionView
from app.settings import Settings
from app.storage.memory import MemoryStore
from tests.builders_store import AT

WRITTEN = Path(__file__).parent / "reports"
FOLDER = Path(__file__).resolve().parents[2] / "docs" / "examples" / "reports"
# This one is kept as a page too, to be opened in a browser.
AS_PAGE = "asks_and_trades"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Step(Strict):
    """What is done beside free words: exactly one of these."""

    offer: dict[str, str] | None = None
    hint: Literal[1, 2, 3] | None = None
    end: Literal["accept", "leave"] | None = None


class Script(Strict):
    """A written game: who plays whom, the learner's lines in order, and what is written beside."""

    about: str
    scenario: str
    role: str
    style: str
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    seed: int
    learner: str = ""
    preparation: Worksheet | None = None
    lines: list[str | Step]
    beliefs: BeliefsRequest | None = None
    reflection: ReflectionRequest | None = None


@dataclass(frozen=True)
class Game:
    """A played script; the session is named after its file, so that its report stays the same.

    `stopped` says why a line could not be played; without a debrief the game is still open.
    """

    name: str
    script: Script
    session: SessionView
    debrief: Debrief | None
    stopped: str = ""


def scripts() -> dict[str, Script]:
    """Read the written games, by the name of their file."""
    return {
        path.stem: Script.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in sorted(WRITTEN.glob("*.yaml"))
    }


@cache
def games() -> tuple[Game, ...]:
    """Play every script to its end, in the order of their names."""
    return asyncio.run(_play_all(scripts()))


async def _play_all(written: dict[str, Script]) -> tuple[Game, ...]:
    house = a_house()
    played = [await play(house, name, script) for name, script in written.items()]
    await house.services.sessions.close()
    return tuple(played)


def a_house() -> Container:
    """The whole service on a store in memory."""
    return container_on(Settings().knowledge_dir, MemoryStore(lambda: AT))


async def play(house: Container, name: str, script: Script) -> Game:
    """Play one script as far as it goes."""
    owner = Principal(learner=script.learner or name)
    sessions, journey = house.services.sessions, house.services.journey
    wish = NewSession(script.scenario, script.role, script.style, script.difficulty, script.seed)
    begun = await sessions.create(owner, wish)
    if script.preparation:
        await journey.prepare(owner, begun.id, script.preparation.sheet())
    stopped = ""
    for line in script.lines:
        try:
            await _take(house, owner, begun.id, line)
        except Conflict as error:
            stopped = f"{line}: {error}"
            break
    now = await sessions.get(owner, begun.id)
    if now.report_url is None or stopped:
        return Game(name, script, now, None, stopped or "the game is still open")
    if script.beliefs:
        await journey.guess(owner, begun.id, script.beliefs.guess())
    if script.reflection:
        await journey.reflect(owner, begun.id, script.reflection.reflection())
    debrief = await sessions.debrief(owner, begun.id)
    return Game(name, script, now, replace(debrief, session=name))


async def _take(house: Container, owner: Principal, session: str, line: str | Step) -> None:
    sessions = house.services.sessions
    if isinstance(line, str):
        await sessions.take_turn(owner, session, Said(line))
    elif line.hint:
        level = HintRequest(level=line.hint).level
        await house.services.journey.hint(owner, session, level)
    elif line.end:
        await sessions.end(owner, session, line.end, None)
    else:
        await sessions.take_turn(owner, session, Said(offer=line.offer))


def reports() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every file in the folder of examples."""
    pages = a_house().pages
    told: list[Game] = []
    for game in games():
        if game.debrief is None:
            raise ValueError(f"{game.name} did not come to its end\n{shown(game)}")
        told.append(game)
        yield f"{game.name}.md", pages.markdown(game.debrief)
        if game.name == AS_PAGE:
            yield f"{game.name}.html", standing_alone(pages.report(game.debrief))
    yield "README.md", index(told)


def standing_alone(page: str) -> str:
    """A page with its style sheet inside and without links to a server."""
    sheet = files("app.reports").joinpath("static/report.css").read_text(encoding="utf-8")
    styled = re.sub(r'<link rel="stylesheet"[^>]*>', lambda _: f"<style>\n{sheet}</style>", page)
    alone = re.sub(r'<p class="(?:home|ways)">.*?</p>|<a class="replay".*?</a>', "", styled)
    return re.sub(r'<a [^>]*href="/[^"]*"[^>]*>(.*?)</a>', r"\1", alone)


def index(told: list[Game]) -> str:
    """Return the page that lists them."""
    lines = [f"- [{game.name}]({game.name}.md): {game.script.about}" for game in told]
    return (
        "# Sample reports\n\nMade by `make reports`: the learner's lines stand in "
        "`tests/golden/reports`, the service answers and judges them without a model. "
        f"[One of them as a page]({AS_PAGE}.html), to be opened in a browser.\n\n"
        + "\n".join(lines)
        + "\n"
    )


def shown(game: Game) -> str:
    """A game as it went, for whoever writes it."""
    said = [
        f"{turn.number:>3} {turn.speaker}: {turn.text}\n      [{'; '.join(turn.understood)}]"
        for turn in game.session.turns
    ]
    now = f"phase {game.session.phase}, {game.session.turns_left} turns left"
    return "\n".join([*said, now, game.stopped])


def main(names: list[str]) -> None:
    """Show the games named, or write every report anew."""
    for name in names:
        game = asyncio.run(play(a_house(), name, scripts()[name]))
        sys.stdout.write(shown(game) + "\n")
    if names:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = dict(reports())
    for old in (*FOLDER.glob("*.md"), *FOLDER.glob("*.html")):
        old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
