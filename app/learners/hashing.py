"""Secrets as they are given out, and what is kept of them.

A secret is 32 bytes of chance: nobody finds one by trying, and none stands in any list of words.
So its SHA-256, without salt and at once, is as good as a slow hash, and it can be looked up: how
long the look-up takes says nothing about a secret whose hash nobody can choose.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from app.learners.records import KeyKind, TokenKind

OF_KEYS: Final[Mapping[KeyKind, str]] = {"secret": "wwk_", "embed": "wwe_"}
OF_TOKENS: Final[Mapping[TokenKind, str]] = {"learner": "wwt_", "report": "wwr_"}
PREFIXES: Final = (*OF_KEYS.values(), *OF_TOKENS.values())


def is_of_a_page(secret: str) -> bool:
    """Say whether this has the form of what pages carry: a learner's token, or a ticket."""
    return secret.startswith(tuple(OF_TOKENS.values()))


def hashed(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def shown(secret: str) -> str:
    """Return what may be shown of a secret, so that its owner knows it again."""
    return f"{secret[:4]}…{secret[-4:]}"
