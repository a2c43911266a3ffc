"""Reads teaching.yaml of a language: the teacher's words beside the rubric, each with its slots.

Rules: every text that code asks for is there and no other; a slot is one the code fills; entries
are in the glossary, scenarios in the library, and each characteristic has its task.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from app.coach.five_cs import FIVE_CS, OWN_LINES
from app.coach.nudges import NUDGES
from app.coach.preparation import LOOKS
from app.coach.situations import SITUATIONS
from app.coach.styles import STYLES
from app.errors import BadContent
from app.knowledge.phrases import check_frame, check_keys
from app.knowledge.placed import Placed, check, read_placed
from app.negotiation.trust import GAINS, LOSSES
from app.review.lessons import (
    BELIEF_SLOTS,
    EXAMPLE_SLOTS,
    HINT_SLOTS,
    LOOK_SLOTS,
    REFLECTION_SLOTS,
    REFUSALS,
    RELATIONSHIP_SLOTS,
    FiveCWords,
    HintWords,
    Lessons,
    LookWords,
    StyleWords,
    TaskWords,
)

_LINE_CASES = ("met", "missed", "empty")
_NO_SLOTS: frozenset[str] = frozenset()
# So many that the scenario just played can always be passed over.
_LEAST_SCENARIOS = 2


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Hint(_Strict):
    title: str
    entry: str
    question: str
    tactic: str


class _FiveC(_Strict):
    title: str
    entry: str
    good: str
    mixed: str
    weak: str
    unseen: str


class _Style(_Strict):
    title: str
    entry: str
    sentence: str


class _Task(_Strict):
    text: str
    scenarios: list[str] = Field(min_length=_LEAST_SCENARIOS)


class _TeachingFile(_Strict):
    language: str
    before: dict[str, dict[str, str]]
    after: dict[str, dict[str, str]]
    beliefs: dict[str, str]
    reflection: dict[str, str]
    five_cs: dict[str, _FiveC]
    lines: dict[str, dict[str, str]]
    styles: dict[str, _Style]
    relationship: dict[str, str]
    moved: dict[str, str]
    hints: dict[str, _Hint]
    examples: dict[str, str]
    nudges: dict[str, str]
    refusals: dict[str, str]
    tasks: dict[str, _Task]


def load_teaching(
    path: Path, entries: set[str], characteristics: set[str], scenarios: set[str]
) -> Lessons:
    """Read and check one language's lessons (BadContent with file and line)."""
    name = f"{path.parent.name}/{path.name}"
    placed = read_placed(path, name)
    file = check(placed, _TeachingFile, name)
    _check_keys(placed, characteristics, name)
    _check_slots(placed, name)
    _check_names(placed, entries, scenarios, name)
    looks = {f"before.{key}": text for key, text in file.before.items()}
    looks |= {f"after.{key}": text for key, text in file.after.items()}
    beliefs = {key: text for key, text in file.beliefs.items() if key != "entry"}
    return Lessons(
        looks={key: _look(text) for key, text in looks.items()},
        beliefs=beliefs,
        beliefs_entry=file.beliefs["entry"],
        reflection=file.reflection,
        five_cs={key: FiveCWords(**c.model_dump()) for key, c in file.five_cs.items()},
        lines={key: _look(text) for key, text in file.lines.items()},
        styles={key: StyleWords(**s.model_dump()) for key, s in file.styles.items()},
        relationship=file.relationship,
        moved=file.moved,
        hints={key: HintWords(**h.model_dump()) for key, h in file.hints.items()},
        examples=file.examples,
        nudges=file.nudges,
        refusals=file.refusals,
        tasks={key: TaskWords(t.text, tuple(t.scenarios)) for key, t in file.tasks.items()},
    )


def _look(text: Mapping[str, str]) -> LookWords:
    return LookWords(text["title"], {key: said for key, said in text.items() if key != "title"})


def _check_keys(placed: Placed, characteristics: set[str], name: str) -> None:
    wanted = {
        "before": _of_looks("before"),
        "after": _of_looks("after"),
        "beliefs": {"entry", *BELIEF_SLOTS},
        "reflection": set(REFLECTION_SLOTS),
        "five_cs": set(FIVE_CS),
        "lines": set(OWN_LINES),
        "styles": set(STYLES),
        "relationship": set(RELATIONSHIP_SLOTS),
        "moved": {*GAINS, *LOSSES},
        "hints": set(SITUATIONS),
        "examples": set(EXAMPLE_SLOTS),
        "nudges": set(NUDGES),
        "refusals": set(REFUSALS),
        "tasks": characteristics,
    }
    for part, keys in wanted.items():
        check_keys(placed.value[part], keys, name)
    for key, cases in LOOKS.items():
        part, one = key.split(".")
        check_keys(placed.value[part].value[one], {"title", *cases}, name)
    for line in placed.value["lines"].value.values():
        check_keys(line, {"title", *_LINE_CASES}, name)


def _of_looks(part: str) -> set[str]:
    return {key.split(".")[1] for key in LOOKS if key.startswith(f"{part}.")}


def _check_slots(placed: Placed, name: str) -> None:
    known = {
        "beliefs": BELIEF_SLOTS,
        "reflection": REFLECTION_SLOTS,
        "relationship": RELATIONSHIP_SLOTS,
        "examples": EXAMPLE_SLOTS,
    }
    for path, text in _texts(placed, ()):
        slots = known.get(path[0], {}).get(path[1] if len(path) > 1 else "", _NO_SLOTS)
        if path[0] in ("before", "after"):
            slots = LOOK_SLOTS.get(".".join(path[:2]), _NO_SLOTS)
        check_frame(text, HINT_SLOTS if path[0] == "hints" else slots, name)
        if not str(text.value).strip():
            raise BadContent(name, text.line, f"{'.'.join(path)} is empty")


def _texts(placed: Placed, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Placed]]:
    if isinstance(placed.value, dict):
        for key, inner in placed.value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(placed.value, list):
        for inner in placed.value:
            yield from _texts(inner, path)
    else:
        yield path, placed


def _check_names(placed: Placed, entries: set[str], scenarios: set[str], name: str) -> None:
    for path, text in _texts(placed, ()):
        if path[-1] == "entry" and text.value not in entries:
            raise BadContent(name, text.line, f"entry '{text.value}' is not in the glossary")
        if path[-1] == "scenarios" and text.value not in scenarios:
            raise BadContent(name, text.line, f"scenario '{text.value}' is not in the library")
