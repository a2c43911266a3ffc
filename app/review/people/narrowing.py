"""The rubric as far as it can judge a talk between people.

Left out are measures of what our own counterpart keeps (how far it trusts, what it would tell next
time) and of guesses nobody was asked for; where no sure agreement was found, all that is measured
on one; and without a scenario all that needs to know the issues.
"""

from dataclasses import replace

from app.coach.judgement import Judgement
from app.coach.levels import judge
from app.coach.rubric import Characteristic, Rubric
from app.coach.thresholds import LevelRule
from app.review.people.without_scenario import BOTH_WAYS, JUDGED, SHOWN_ONLY

_OF_OUR_COUNTERPART = frozenset({"trust_end", "next_deal", "belief_accuracy"})
_OF_THE_OUTCOME = frozenset({
    "joint_gain", "both_gain", "balance", "logrolled", "frontier", "compatible_found", "left_well",
})  # fmt: skip
_LEAST_BOTH_WAYS = 2


def narrowed(rubric: Rubric, *, on_issues: bool, is_sure: bool) -> Rubric:
    """Return the rubric with what can be judged: the issues known or not, the outcome sure or not.

    No measure is left where the issues are not known.
    """
    left_out = _OF_OUR_COUNTERPART if is_sure else _OF_OUR_COUNTERPART | _OF_THE_OUTCOME

    def kept(one: Characteristic) -> Characteristic:
        if not on_issues:
            checks = tuple(check for check in one.checks if check in JUDGED)
            return replace(one, checks=checks, measures=(), top_needs=())
        return replace(
            one,
            measures=tuple(name for name in one.measures if name not in left_out),
            top_needs=tuple(name for name in one.top_needs if name not in left_out),
        )

    return replace(rubric, characteristics=tuple(map(kept, rubric.characteristics)))


def levelled(judgement: Judgement, rule: LevelRule, *, on_issues: bool) -> Judgement:
    """Return a judgement whose level rests only on what can be both met and missed.

    On known issues that is every check; on unknown ones too few of them give no level.
    """
    if on_issues:
        return judgement
    findings = tuple(f for f in judgement.findings if f.check not in SHOWN_ONLY)
    again = judge(judgement.characteristic, findings, (), rule)
    if sum(finding.check in BOTH_WAYS for finding in findings) < _LEAST_BOTH_WAYS:
        again = replace(again, level=None, behaviour=None)
    return replace(again, findings=judgement.findings)
