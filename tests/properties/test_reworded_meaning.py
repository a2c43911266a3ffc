"""Every text of the rubric with one word turned round: none of it is shown as the same."""

import re
from collections.abc import Iterator, Mapping

import pytest

from app.coach.rubric import Rubric
from app.knowledge.glossary import load_glossary
from app.knowledge.rubric import load_rubric
from app.knowledge.rubric_words import load_rubric_words
from app.review.parting import sentences_of
from app.review.prose import ADVICE, BLAME, PRAISE, Prose
from app.review.prose_checks import check_prose
from tests.builders_prose import AROUND, prose_words
from tests.builders_talk import KNOWLEDGE

TURNED: Mapping[str, Mapping[str, str]] = {
    "en": {
        "most": "some", "nearly": "hardly", "all": "none", "some": "most", "little": "much",
        "hardly": "nearly", "not": "indeed", "never": "always", "nothing": "everything",
        "without": "with", "less": "more", "more": "less", "better": "worse", "you": "they",
        "they": "you", "them": "you", "your": "their", "their": "your", "first": "last",
        "before": "after", "after": "before", "cheap": "dear", "dear": "cheap", "asked": "refused",
        "asking": "refusing", "told": "hid", "give": "take", "right": "wrong", "was": "was not",
        "did": "did not", "is": "is not", "would": "would not", "could": "could not",
    },
    "es": {
        "nunca": "siempre", "nada": "todo", "casi": "apenas", "todo": "poco", "poco": "mucho",
        "apenas": "siempre", "mejor": "peor", "más": "menos", "menos": "más", "tu": "su",
        "su": "tu", "te": "le", "le": "te", "sin": "con", "antes": "después", "después": "antes",
        "preguntaste": "preguntó", "hiciste": "hizo", "dijiste": "dijo", "contaste": "ocultaste",
        "posible": "imposible", "barato": "caro", "caro": "barato", "es": "no es", "fue": "no fue",
    },
}  # fmt: skip
ADDED = {
    "en": (" You are at level 5.", " You get 100 points.", " They loved it.", " You lied."),
    "es": (" Estás en el nivel 5.", " Vale 100 puntos.", " Fue estupendo.", " Mentiste."),
}
OPENINGS = {"en": "Overall, ", "es": "En esta partida, "}


def rubric_in(language: str) -> Rubric:
    base = load_rubric(
        KNOWLEDGE / "rubrics" / "win-win.yaml", set(load_glossary(KNOWLEDGE / "glossary"))
    )
    if language == "en":
        return base
    return load_rubric_words(KNOWLEDGE / "rubrics" / language / "win-win.yaml", base)


def blocks(language: str) -> Iterator[Prose]:
    rubric = rubric_in(language)
    for check in rubric.checks.values():
        kept = check.keep and f"{check.keep[:1].upper()}{check.keep[1:]}."
        yield _block("moment/1", check.met, PRAISE)
        yield _block("moment/1", check.moment, BLAME)
        yield _block("keep", kept, PRAISE, ADVICE)
        yield _block("start", check.change, ADVICE)
    for characteristic in rubric.characteristics:
        for anchor in characteristic.anchors:
            yield _block(f"level/{characteristic.id}", anchor)


def turned(text: str, language: str) -> Iterator[str]:
    """Yield a text with one thing turned round or put behind it, all there are."""
    table = TURNED[language]
    for word in re.finditer(r"\w+", text):
        if (other := table.get(word[0].lower())) is not None:
            whole = text[: word.start()] + other + text[word.end() :]
            yield whole[:1].upper() + whole[1:]
    yield from (text + sentence for sentence in ADDED[language])


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_turned_round_is_never_shown(language: str) -> None:
    words, shown, tried = prose_words(language), [], 0
    for block in filter(lambda one: one.must, blocks(language)):
        for text in turned(block.text, language):
            tried += 1
            made = check_prose(block, text, AROUND, words)
            shown += [text] if made.text is not None else []
    assert tried > 1000
    assert shown == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_an_opening_of_its_own_every_text_is_shown(language: str) -> None:
    words, opening = prose_words(language), OPENINGS[language]
    for block in filter(lambda one: one.must, blocks(language)):
        text = f"{opening}{block.text[:1].lower()}{block.text[1:]}"
        assert check_prose(block, text, AROUND, words).text == text


def _block(block_id: str, text: str, *tones: str) -> Prose:
    return Prose(block_id, tuple(sentences_of(text)), tones=frozenset(tones))
