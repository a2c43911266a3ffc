"""A persona: a style and a difficulty as numbers (knowledge/styles.yaml holds them)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Persona:
    """How a counterpart plays; shares are of the way from its reservation value to its best.

    `aspiration`, `floor`: where its target starts and where time and reciprocity bring it.
    `last_call`: what it still takes when the last turn has come.
    `pace`: exponent of the time curve (above 1 concedes late).
    `reciprocity`: share of its movement that waits for the learner's.
    `splitting`: how far it answers a move by meeting the learner halfway (0..1).
    `regard`: how much it looks, among offers equal to itself, for what suits the learner (0..1).
    `credit`: how far a mere question opens an issue for trading; what is told always does (0..1).
    `yields_from`: share of the turns after which it gives on issues nobody has opened (0..1).
    `guard`: trust (0..100) it needs before it tells anything; `openness` is added to trust.
    `initiative`: share of its turns in which it volunteers a question or a fact.
    `deferral`: share of its turns in which it puts the matter off instead of dealing with it.
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
    splitting: float
    regard: float
    credit: float
    yields_from: float
    guard: int
    openness: int
    initiative: float
    deferral: float
    offers_from: int
    patience: int
