"""Which outcome a learner proposes at a level of its own utility."""

from app.negotiation.outcome import column, steps_from
from app.negotiation.preferences import Preferences
from app.negotiation.terms import Terms, terms_of
from app.simulation.learners.view import View

# Above the level a learner does not look further than this (utility points).
_BAND = 300
# What is changed must be worth this much to the other side (utility points a step).
_COST_OF_CHANGE = 60


def package_for(view: View, at_least: int, wanted: Preferences) -> Terms:
    """Return the outcome worth `at_least` that the counterpart likes best by an estimate.

    Of equals the one nearest to the learner's last offer, or to its dream; a level above
    everything is lowered to the best there is.
    """
    level = min(at_least, view.best)
    enough = view.mine >= level
    close = view.mine <= max(level, int(view.mine[enough].min())) + _BAND
    near = view.last_own.terms if view.last_own else dream(view)
    score = column(view.space, wanted) - _COST_OF_CHANGE * steps_from(view.space, near)
    score -= (view.mine - level) // 4
    score[~(enough & close)] = -(10**6)
    return view.space.terms_at(int(score.argmax()))


def nearest_to(view: View, terms: Terms, at_least: int) -> Terms:
    """Return the outcome worth `at_least` that changes a whole outcome least."""
    level = min(at_least, view.best)
    steps = steps_from(view.space, terms)
    steps[view.mine < level] = 10**6
    return view.space.terms_at(int(steps.argmin()))


def dream(view: View) -> Terms:
    """Return the outcome that holds the learner's best option on every issue."""
    best = view.own.preferences.best_option
    return terms_of({issue.id: best(issue.id) for issue in view.issues})
