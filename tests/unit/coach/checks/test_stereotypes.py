"""Stereotypes (counter-evidence): seen where a group stands in for the person."""

from app.coach.checks.stereotypes import check
from tests.builders_against import CountedAgainst, Seen


class TestStereotypes(CountedAgainst):
    seen = Seen(check, "stereotypes", "You café people never plan.")
