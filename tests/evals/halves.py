"""Cuts labelled utterances in two: one half to make rules and weights on, one kept to measure."""

from zlib import crc32


def is_for_development(example_id: str) -> bool:
    """Say whether an utterance may be looked at while rules and weights are made.

    Half of them by the check sum of their ids; the other half is only ever counted.
    """
    return crc32(example_id.encode()) % 2 == 0
