"""All checks by id; the rubric file says which characteristic each belongs to."""

from collections.abc import Callable, Mapping

from app.coach.checks import (
    below_own_reservation,
    cheap_for_dear,
    conditional_concession,
    direct_answer,
    evasion,
    gives_away_limit,
    haggles_one_issue,
    holds_the_interest,
    leaves_rightly,
    looks_before_leaving,
    multi_issue_offer,
    open_question,
    reasoned_concession,
    several_offers,
    shares_interests,
    split_first,
    tests_understanding,
    trade_across_issues,
    two_unilateral,
    ultimatum,
    unexplained_drop,
    uses_what_it_learned,
    widens_the_talk,
)
from app.coach.judgement import Finding
from app.coach.play import Play

CHECKS: Mapping[str, Callable[[Play], Finding]] = {
    module.CHECK: module.check
    for module in (
        open_question,
        direct_answer,
        tests_understanding,
        shares_interests,
        evasion,
        gives_away_limit,
        multi_issue_offer,
        trade_across_issues,
        several_offers,
        widens_the_talk,
        uses_what_it_learned,
        haggles_one_issue,
        conditional_concession,
        reasoned_concession,
        cheap_for_dear,
        holds_the_interest,
        unexplained_drop,
        two_unilateral,
        split_first,
        ultimatum,
        below_own_reservation,
        leaves_rightly,
        looks_before_leaving,
    )
}
