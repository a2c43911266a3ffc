"""A persona: a style and a difficulty as numbers (knowledge/styles.yaml holds them)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Persona:
    """How a counterpart plays; shares are of the way from its reservation value to its best.

    `aspiration`, `floor`: where its target starts and where time and reciprocity bring it.
    `last_call`: what it still takes when the last turn has come.
    `pace`: exponent of the time curve (above 1 concedes late).
    `reciprocity`: share of its movement that waits for the learner's.
    `guard`: trust (0..100) it needs before it tells anything; `openness` is added to trust.
    `initiative`: share of its turns in which it volunteers a question or a fact.
    `offers_from`: the learner's turn in which it first puts an offer on the table unasked.
    `patience`: learner turns without movement, threats counting double, before it warns.
    """

    style: str
    difficulty: str
    aspiration: float
    floor: float
    last_call: float
    pace: float
    reciprocity: float
    guard: int
    openness: int
    initiative: float
    offers_from: int
    patience: int
