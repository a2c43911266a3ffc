"""The model's ear on utterances written for this project: how often it is asked, what it can add.

Only the half nobody looks at while rules are made. No model is needed: the one played here claims
every option of every issue on every word of what was said.
"""

from collections.abc import Iterator
from functools import cache

from app.batch.content import Content
from app.dialogue.claims_of_model import ClaimedAct, ClaimedValue
from app.dialogue.hearing import hear_turn
from app.dialogue.listen import Understanding, listen
from app.dialogue.model_question import NeedsModel, asked_of_model
from app.dialogue.model_reading import read_with
from app.dialogue.numbers import value_of
from app.dialogue.values import Words
from app.knowledge.examples import Example, load_examples
from app.negotiation.acts import Propose
from app.negotiation.history import History
from app.settings import Settings
from tests.evals.halves import is_for_development

KNOWLEDGE = Settings().knowledge_dir
CONTENT = Content(KNOWLEDGE)
MOST_WORDS = 8
MOST_OPTIONS = 40


@cache
def words_of(scenario: str) -> Words:
    """The words of a scenario, drawn once."""
    return CONTENT.find_words(scenario, 1)


@cache
def heard() -> tuple[tuple[Example, Words, History, NeedsModel | None], ...]:
    """Each utterance in its place, and what a model would be asked about it."""
    examples = load_examples(KNOWLEDGE / "examples" / "en")
    return tuple(
        _heard(example, words_of(example.scenario))
        for example in examples
        if example.scenario and not is_for_development(example.id)
    )


def _heard(example: Example, words: Words) -> tuple[Example, Words, History, NeedsModel | None]:
    other, own = (role.id for role in words.scenario.roles)
    history = History()
    if example.before:
        history = hear_turn(example.before, history, words, other).history
    read = listen(example.text, history, words, own)
    return example, words, history, asked_of_model(example.text, history, words, own, read)


def test_a_model_is_asked_about_fewer_than_one_in_ten() -> None:
    asked = [question for *_, question in heard() if question is not None]
    assert len(heard()) > 200
    assert 0 < len(asked) / len(heard()) < 0.1


def test_a_model_that_claims_everything_adds_only_what_was_said() -> None:
    added = list(_added())
    assert added
    for text, words, option in added:
        numbers = words.lexicon.numbers.finditer(text.lower())
        assert option in {f"{value_of(match, words.language):g}" for match in numbers}


def _added() -> Iterator[tuple[str, Words, str]]:
    for example, words, history, question in heard():
        said = example.text.replace(".", "").replace(",", "").replace("?", "").split()
        if question is None or len(said) > MOST_WORDS:
            continue
        own = words.scenario.roles[1].id
        for value in _every_value(words, said):
            claim = ClaimedAct("propose", example.text, values=(value,))
            read = read_with((claim,), question, history, words, own)
            for pair in _offered(read) - _offered(question.offline):
                yield example.text, words, pair[1]


def _every_value(words: Words, said: list[str]) -> Iterator[ClaimedValue]:
    for issue in words.scenario.issues:
        for option in issue.options[:MOST_OPTIONS]:
            for word in said:
                yield ClaimedValue(issue.id, option.id, word)


def _offered(read: Understanding) -> set[tuple[str, str]]:
    offers = (terms for act in read.acts if isinstance(act, Propose) for terms in act.offers)
    return {pair for terms in offers for pair in terms}
