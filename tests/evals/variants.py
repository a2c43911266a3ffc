"""Writes an utterance anew by the rules of variants.yaml: swaps, dialects, spellings."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("variants.yaml")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to write anew; `kind` is swap, dialect or spelling."""

    kind: str
    name: str
    rewrite: Callable[[str], str]


def load_variants(path: Path = _FILE) -> tuple[Variant, ...]:
    """Read every rule."""
    kinds: Mapping[str, Mapping[str, Mapping[str, str] | str]] = yaml.safe_load(
        path.read_text(encoding="utf-8")
    )
    return tuple(
        Variant(kind, name, _rewriter(rule))
        for kind, rules in kinds.items()
        for name, rule in rules.items()
    )


def _rewriter(rule: Mapping[str, str] | str) -> Callable[[str], str]:
    if isinstance(rule, str):
        return _WHOLE[rule]
    return _replacer({str(old).lower(): str(new) for old, new in rule.items()})


def _replacer(table: Mapping[str, str]) -> Callable[[str], str]:
    longest_first = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(_whole_word(old) for old in longest_first), re.IGNORECASE)

    def replace(match: re.Match[str]) -> str:
        new = table[match.group().lower()]
        return new[:1].upper() + new[1:] if match.group()[:1].isupper() else new

    return lambda text: re.sub(r" {2,}", " ", pattern.sub(replace, _plain(text))).strip()


def _whole_word(old: str) -> str:
    escaped = re.escape(old)
    before = r"(?<![\w'])" if old[:1].isalnum() else ""
    after = r"(?![\w'])" if old[-1:].isalnum() else ""
    return f"{before}{escaped}{after}"


def _plain(text: str) -> str:
    return text.replace("\u2019", "'")


def _wide(text: str) -> str:
    return text.replace(" ", "  ")


def _bare(text: str) -> str:
    return re.sub(r"\.$", "", text.strip())


def _loud(text: str) -> str:
    return re.sub(r"\.(?=\s|$)", "!", text)


_WHOLE: Mapping[str, Callable[[str], str]] = {
    "upper": str.upper, "lower": str.lower, "bare": _bare, "wide": _wide, "loud": _loud,
}  # fmt: skip
