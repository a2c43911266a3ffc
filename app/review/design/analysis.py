"""All findings about one draw of a scenario."""

from app.dialogue.lexicon import build_lexicon
from app.dialogue.values import Words
from app.negotiation.scenario import Scenario
from app.review.design.briefs import find_in_briefs
from app.review.design.economics import find_in_economics
from app.review.design.facts import find_in_facts
from app.review.design.findings import Designed, DesignWarning, Practice
from app.review.design.leaks import find_leaks
from app.review.design.phrases import find_in_phrases
from app.review.design.saying import find_in_speech


def analyse(designed: Designed, practice: Practice) -> tuple[DesignWarning, ...]:
    """Return every warning about numbers, facts and texts once, in the order of the rules."""
    scenario = designed.scenario
    found = [
        *find_in_economics(designed),
        *find_in_facts(designed, practice),
        *find_leaks(designed),
        *find_in_briefs(designed),
        *find_in_phrases(scenario, build_lexicon(scenario, practice.language)),
    ]
    return tuple(dict.fromkeys(found))


def say_everything(scenario: Scenario, practice: Practice, seed: int) -> tuple[DesignWarning, ...]:
    """Return every warning about what is said aloud; `seed` picks phrasings and offers."""
    words = Words(practice.language, scenario, build_lexicon(scenario, practice.language))
    return tuple(dict.fromkeys(find_in_speech(words, practice, seed)))
