"""Personal attack (counter-evidence): seen where words are aimed at the person."""

from app.coach.checks.personal_attack import check
from tests.builders_against import CountedAgainst, Seen


class TestPersonalAttack(CountedAgainst):
    seen = Seen(check, "personal_attack", "You are a cheat.")
