"""Talk in any scenario of `knowledge/`: what the ear makes of it after an offer in the middle."""

from functools import cache

from app.dialogue.lexicon import build_lexicon
from app.dialogue.listen import listen
from app.dialogue.values import Words
from app.knowledge.scenarios import Library, load_library
from app.negotiation.acts import Act, Propose
from app.negotiation.history import History
from app.negotiation.terms import Terms, terms_of
from tests.builders import a_history, said
from tests.builders_spanish import SPANISH
from tests.builders_talk import KNOWLEDGE, LANGUAGE


@cache
def _library() -> Library:
    return load_library(KNOWLEDGE / "scenarios")


@cache
def words_in(scenario_id: str) -> Words:
    """The ear's words for a scenario as seed 1 draws it."""
    scenario, _ = _library().resolve(scenario_id, 1)
    language = SPANISH if scenario.language == "es" else LANGUAGE
    return Words(language, scenario, build_lexicon(scenario, language))


def middle_of(scenario_id: str) -> Terms:
    """Terms with the middle option of every issue."""
    issues = words_in(scenario_id).scenario.issues
    return terms_of({issue.id: issue.options[len(issue.options) // 2].id for issue in issues})


def after(scenario_id: str, role_id: str, *acts: Act) -> History:
    """The role has greeted and the other side has done this."""
    other = words_in(scenario_id).scenario.other(role_id).id
    return a_history(said(role_id), said(other, *acts))


def reads_in(
    scenario_id: str, role_id: str, text: str, history: History | None = None
) -> tuple[Act, ...]:
    """The acts a role's text is read as, after the other side's middling offer if not told else."""
    offered = after(scenario_id, role_id, Propose((middle_of(scenario_id),)))
    return listen(text, history or offered, words_in(scenario_id), role_id).acts
