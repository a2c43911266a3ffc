"""What a model may claim: names of acts, kinds and importance that the game knows."""

from app.dialogue.claims_of_model import CLAIMED_ACTS, CLAIMED_IMPORTANCE, CLAIMED_KINDS
from app.negotiation.acts import ACTS, Importance, Kind, Summarise, Threaten


def test_every_claimed_act_is_an_act_of_the_game() -> None:
    names = {act.__name__.lower() for act in ACTS}
    assert {name.replace("_", "") for name in CLAIMED_ACTS} <= names


def test_threats_and_summaries_are_left_to_the_rules() -> None:
    assert not {t.__name__.lower() for t in (Threaten, Summarise)} & set(CLAIMED_ACTS)


def test_kinds_and_importance_are_those_of_the_game() -> None:
    assert set(CLAIMED_KINDS) == set(Kind)
    assert set(CLAIMED_IMPORTANCE) == set(Importance)
