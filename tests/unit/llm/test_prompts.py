"""Prompts: what is declared is what is used, and a fault is told by its line."""

from pathlib import Path

import pytest

from app.errors import BadContent
from app.llm.prompts import load_prompt
from app.settings import Settings

GOOD = """---
id: voice/test
inputs: [language, acts]
---
# system
Speak {language}.

# user
ACTS
{acts}

Braces of other kinds stay: {"a": 1}, {}, {Acts}.
"""


def written(folder: Path, text: str | bytes) -> Path:
    (folder / "voice").mkdir(exist_ok=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "voice" / "test.md").write_bytes(data)
    return folder


def fault(folder: Path, text: str | bytes) -> tuple[int, str]:
    with pytest.raises(BadContent) as bad:
        load_prompt(written(folder, text), "voice/test")
    assert bad.value.file == "prompts/voice/test.md"
    return bad.value.line, bad.value.problem


def test_a_prompt_becomes_a_system_and_a_user_message(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, GOOD), "voice/test")
    system, user = prompt.render(language="es", acts="- Greet.")
    assert (system.role, system.text) == ("system", "Speak es.")
    assert user.role == "user"
    assert user.text.startswith("ACTS\n- Greet.\n")
    assert user.text.endswith('Braces of other kinds stay: {"a": 1}, {}, {Acts}.')


def test_what_is_filled_in_is_not_read_for_slots(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, GOOD), "voice/test")
    _, user = prompt.render(language="SECRET", acts="{language} \\1 {acts}")
    assert "{language} \\1 {acts}" in user.text
    assert "SECRET" not in user.text


def test_an_input_left_out_or_added_is_a_mistake_of_ours(tmp_path: Path) -> None:
    prompt = load_prompt(written(tmp_path, GOOD), "voice/test")
    with pytest.raises(ValueError, match="voice/test takes"):
        prompt.render(language="es")
    with pytest.raises(ValueError, match="voice/test takes"):
        prompt.render(language="es", acts="", more="")


def test_another_word_is_another_hash(tmp_path: Path) -> None:
    first = load_prompt(written(tmp_path, GOOD), "voice/test")
    other = load_prompt(written(tmp_path, GOOD.replace("Speak", "Talk")), "voice/test")
    assert len(first.hash) == 12
    assert first.hash != other.hash


@pytest.mark.parametrize(
    ("before", "after", "line", "problem"),
    [
        ("[language, acts]", "[language]", 10, "{acts} is not among the declared inputs"),
        ("Speak {language}.", "Speak.", 3, "the input 'language' is declared, but never used"),
        ("voice/test", "voice/other", 2, "the id has to be 'voice/test'"),
        ("# user", "# learner", 8, "the headings are '# system', then '# user', each once"),
        ("# user", "# system", 8, "the headings are"),
        ("# user", "## user", 12, "there is no heading '# user'"),
        ("# system\n", "Hello\n# system\n", 5, "this stands before the heading '# system'"),
        ("---\nid", "id", 1, "no front matter"),
        ("inputs: [language, acts]", "inputs: [language, acts", 3, "front matter:"),
        ("inputs: [language, acts]", "inputs: language", 3, "front matter inputs:"),
        ("inputs: [language, acts]", "more: 1\ninputs: [language, acts]", 3, "front matter more:"),
        ("id: voice/test\n", "", 1, "front matter id: Field required"),
    ],
)
def test_a_fault_is_told_by_its_line(
    tmp_path: Path, before: str, after: str, line: int, problem: str
) -> None:
    found_at, found = fault(tmp_path, GOOD.replace(before, after, 1))
    assert found.startswith(problem)
    assert found_at == line


def test_a_file_that_is_missing_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadContent, match="the file is missing"):
        load_prompt(tmp_path, "voice/test")
    assert fault(tmp_path, b"---\n\xff") == (0, "the file is not UTF-8 text")


def test_every_prompt_of_the_project_can_be_used() -> None:
    folder = Settings().prompts_dir
    files = [path for path in sorted(folder.rglob("*.md")) if path.name != "README.md"]
    assert files
    for path in files:
        name = path.relative_to(folder).with_suffix("").as_posix()
        prompt = load_prompt(folder, name)
        assert prompt.render(**dict.fromkeys(prompt.inputs, "x"))
