"""Repeatable draws: a hash of (seed, turn, purpose) in place of hidden randomness."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_SPAN = 2**64


def draw(seed: int, turn: int, purpose: str) -> int:
    """Return a whole number in [0, 2**64) that depends on its arguments alone."""
    key = f"{seed}|{turn}|{purpose}".encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big")


def share(seed: int, turn: int, purpose: str) -> float:
    """Return a number in [0, 1) that depends on its arguments alone."""
    return draw(seed, turn, purpose) / _SPAN


def pick(seed: int, turn: int, purpose: str, among: Sequence[T]) -> T:
    """Return one of `among`; an empty sequence is a ValueError."""
    if not among:
        raise ValueError(f"nothing to pick from for '{purpose}'")
    return among[draw(seed, turn, purpose) % len(among)]
