"""Assumes the same needs (counter-evidence): seen where one's own wish is put in their mouth."""

from app.coach.checks.assumes_same_needs import check
from tests.builders_against import CountedAgainst, Seen


class TestAssumesSameNeeds(CountedAgainst):
    seen = Seen(check, "assumes_same_needs", "You surely want that too.")
