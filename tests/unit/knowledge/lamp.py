"""A small folder of examples: an utterance file, a codebook, a listed line and labels."""

from pathlib import Path

LAMP = """language: en
scenario: null
utterances:
  - id: en-lamp-001
    before: "Forty."
    text: "Thirty?"
  - id: en-lamp-002
    before: ""
    text: "Does it still light up?"
"""
BOOK = """# Codebook
## First group
| marker | mark it when |
|---|---|
| `elicit_pref` | asks |
| `non_strategic` | none |
## Second group
| marker | mark it when |
|---|---|
| `what_if` | tries `odd_word` out |
"""
LABELS = """codebook: "1"
labels:
  en-lamp-001: [non_strategic]
  en-lamp-002: [elicit_pref, what_if]
  7/3: []
"""


def written(root: Path) -> Path:
    """The folder of examples, made under `root`."""
    for name in ("en", "labels"):
        (root / name).mkdir()
    (root / "codebook.md").write_text(BOOK, encoding="utf-8")
    (root / "lines.txt").write_text("# of a set\n7/3\n", encoding="utf-8")
    (root / "en" / "lamp.yaml").write_text(LAMP, encoding="utf-8")
    (root / "labels" / "own.yaml").write_text(LABELS, encoding="utf-8")
    return root
