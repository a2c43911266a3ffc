"""Prompts are files: front matter that declares the inputs, then the messages with {slots}.

What is declared and what is used have to be the same, checked when a file is read.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import BadContent
from app.llm.calls import Message

_FENCE = "---"
_ROLES = ("system", "user")
_HEADING = re.compile(r"# (\w+)$")
_SLOT = re.compile(r"\{([a-z_]+)\}")


class _Head(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    inputs: list[str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """A checked template; `hash` is 12 hex digits of SHA-256 over the file's text."""

    id: str
    hash: str
    inputs: frozenset[str]
    messages: tuple[Message, ...]

    def render(self, **values: str) -> tuple[Message, ...]:
        """Return the messages with every slot filled; what is filled in is not read for slots."""
        if values.keys() != self.inputs:
            raise ValueError(f"{self.id} takes {sorted(self.inputs)}, not {sorted(values)}")
        return tuple(
            Message(message.role, _SLOT.sub(lambda slot: values[slot[1]], message.text))
            for message in self.messages
        )


def load_prompt(folder: Path, prompt_id: str) -> Prompt:
    """Read prompts/<id>.md; raises BadContent with the line of what is wrong."""
    file = f"prompts/{prompt_id}.md"
    try:
        text = (folder / f"{prompt_id}.md").read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise BadContent(file, 0, "the file is missing") from error
    except UnicodeDecodeError as error:
        raise BadContent(file, 0, "the file is not UTF-8 text") from error
    lines = text.splitlines()
    if lines[:1] != [_FENCE] or _FENCE not in lines[1:]:
        raise BadContent(file, 1, f"no front matter between two '{_FENCE}' lines at the top")
    end = lines.index(_FENCE, 1)
    head = _read_head(file, lines[:end])
    if head.id != prompt_id:
        raise BadContent(file, _line_of(head.id, lines[:end]), f"the id has to be '{prompt_id}'")
    _check_inputs(file, head, lines, end)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return Prompt(head.id, digest, frozenset(head.inputs), _messages(file, lines, end + 1))


def _read_head(file: str, lines: list[str]) -> _Head:
    # The opening fence stays in, so that YAML counts lines as the file does.
    try:
        return _Head.model_validate(yaml.safe_load("\n".join(lines)))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadContent(file, line, f"front matter: {error.problem}") from error
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]) if first["loc"] else ""
        problem = f"front matter {name}: {first['msg']}"
        raise BadContent(file, _line_of(name, lines), problem) from error


def _check_inputs(file: str, head: _Head, lines: list[str], end: int) -> None:
    used: set[str] = set()
    for number, line in enumerate(lines[end + 1 :], start=end + 2):
        for slot in _SLOT.findall(line):
            if slot not in head.inputs:
                raise BadContent(file, number, f"{{{slot}}} is not among the declared inputs")
            used.add(slot)
    for name in head.inputs:
        if name not in used:
            line_at = _line_of(name, lines[:end])
            raise BadContent(file, line_at, f"the input '{name}' is declared, but never used")


def _messages(file: str, lines: list[str], begins: int) -> tuple[Message, ...]:
    """Cut the body at its headings, each the role of the message below it."""
    bodies: dict[str, list[str]] = {}
    role = ""
    for number, line in enumerate(lines[begins:], start=begins + 1):
        if heading := _HEADING.match(line):
            role = _next_role(file, number, heading[1], len(bodies))
            bodies[role] = []
        elif role:
            bodies[role].append(line)
        elif line.strip():
            raise BadContent(file, number, f"this stands before the heading '# {_ROLES[0]}'")
    if len(bodies) < len(_ROLES):
        raise BadContent(file, len(lines), f"there is no heading '# {_ROLES[len(bodies)]}'")
    return tuple(Message(role, "\n".join(body).strip()) for role, body in bodies.items())


def _next_role(file: str, number: int, said: str, count: int) -> str:
    """Return the role a heading opens: each once, what never changes first."""
    if count >= len(_ROLES) or said != _ROLES[count]:
        order = ", then ".join(f"'# {role}'" for role in _ROLES)
        raise BadContent(file, number, f"the headings are {order}, each once")
    return said


def _line_of(name: str, lines: list[str]) -> int:
    """Return the line of the front matter that names something, 1 where none does."""
    found = (at for at, line in enumerate(lines, start=1) if re.search(rf"\b{name}\b", line))
    return next(found, 1) if name else 1
