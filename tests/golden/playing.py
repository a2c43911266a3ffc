"""Plays the scripts of tests/golden/*.yaml: words → acts → decision → words.

`python -m tests.golden.playing` writes the files anew after a change that was meant; the diff is
then read like any other decision.
"""

from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

import yaml

from app.negotiation.acts import Act
from app.negotiation.history import History
from app.negotiation.protocol import Phase, state
from app.negotiation.terms import Terms
from app.sessions.table import Table
from app.sessions.turn import answer, hear
from tests.golden.tables import table_for

FOLDER = Path(__file__).parent
Script = dict[str, Any]


def scripts() -> list[Path]:
    """Return the golden files."""
    return sorted(FOLDER.glob("*.yaml"))


def play_script(script: Script) -> list[dict[str, Any]]:
    """Play the learner's lines of a script; return every turn as it is kept in the file."""
    played = (script["role"], script["style"], script["seed"])
    table = table_for(*played, script.get("scenario", "licence-renewal"))
    history = History()
    found = []
    for line in [None, *(turn["learner"] for turn in script["turns"])]:
        if line is not None:
            heard = hear(table, history, line)
            history = heard.history
        reply = answer(table, history)
        history = reply.history
        found.append(_turn(line, None if line is None else heard.turn.acts, reply))
        if _is_over(history, table):
            break
    return found


def _is_over(history: History, table: Table) -> bool:
    return state(history, table.scenario).phase in (Phase.DEAL, Phase.ENDED)


def _turn(line: str | None, acts: tuple[Act, ...] | None, reply: Any) -> dict[str, Any]:  # noqa: ANN401
    said = {} if line is None else {"learner": line, "heard": [_short(act) for act in acts or ()]}
    decided = [_short(act) for act in reply.decision.acts]
    return said | {"decided": decided, "counterpart": reply.spoken.text}


def _short(act: Act) -> str:
    parts = {k: v for k, v in ((f, getattr(act, f)) for f in act.__dataclass_fields__) if v}
    inside = ", ".join(f"{name}={_plain(value)}" for name, value in parts.items())
    return f"{type(act).__name__}({inside})"


def _plain(value: object) -> str:
    if isinstance(value, Terms):
        return "{" + ", ".join(f"{i}: {o}" for i, o in value) + "}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_plain(part) for part in value) + "]"
    return str(asdict(value)) if is_dataclass(value) and not isinstance(value, type) else str(value)


def main() -> None:
    """Write every golden file anew from its learner lines."""
    for path in scripts():
        script = yaml.safe_load(path.read_text(encoding="utf-8"))
        opening, *turns = play_script(script)
        script.pop("turns")
        fresh = {**script, "opening": opening["counterpart"], "turns": turns}
        text = yaml.safe_dump(fresh, sort_keys=False, allow_unicode=True, width=100)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
