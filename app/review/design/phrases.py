"""Do the words a learner types name one thing: option phrases and issue names that collide."""

import re
from collections.abc import Iterator, Mapping

from app.dialogue.language import normalise
from app.dialogue.lexicon import Lexicon
from app.negotiation.scenario import Scenario
from app.review.design.findings import DesignWarning, warn

Named = Mapping[str, tuple[tuple[str, str], ...]]


def find_in_phrases(scenario: Scenario, lexicon: Lexicon) -> Iterator[DesignWarning]:
    """Yield phrases that name two options, issues that share a name, phrases inside others."""
    for phrase, meant in sorted(lexicon.options.items()):
        if len(meant) > 1:
            called = ", ".join(f"{issue} {option}" for issue, option in meant)
            yield warn("phrase_of_two", _option(scenario, *meant[-1]), phrase=phrase, meant=called)
    for name, issues in sorted(lexicon.issues.items()):
        if len(set(issues)) > 1:
            called = ", ".join(sorted(set(issues)))
            yield warn("name_of_two", ("issues", issues[-1], "names"), name=name, issues=called)
    yield from _inside_others(scenario, lexicon.options)


def _inside_others(scenario: Scenario, options: Named) -> Iterator[DesignWarning]:
    """Phrases inside what another option is called when it is said aloud.

    The longest phrase wins, so the sentence itself is heard well; whoever says it in a slightly
    different order is heard to name the other option. Longer phrases under `heard` are exceptions
    an author has thought of.
    """
    said = [
        (issue.id, option.id, normalise(scenario.words[issue.id].said[option.id]))
        for issue in scenario.issues
        for option in issue.options
    ]
    for phrase, meant in sorted(options.items()):
        whole_words = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)")
        for issue_id, option_id, longer in said:
            if (issue_id, option_id) in meant or not whole_words.search(longer):
                continue
            yield warn(
                "phrase_inside",
                _option(scenario, *meant[0]),
                phrase=phrase,
                option=" ".join(meant[0]),
                longer=longer,
                other=f"{issue_id} {option_id}",
            )


def _option(scenario: Scenario, issue_id: str, option_id: str) -> tuple[str, ...]:
    is_named = not scenario.issue(issue_id).is_numeric
    return ("issues", issue_id, "options" if is_named else "heard", option_id)
