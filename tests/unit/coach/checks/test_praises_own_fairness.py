"""Praises its own fairness (counter-evidence): seen where one's own offer is called fair."""

from app.coach.checks.praises_own_fairness import check
from tests.builders_against import CountedAgainst, Seen


class TestPraisesOwnFairness(CountedAgainst):
    seen = Seen(check, "praises_own_fairness", "My offer is generous.")
