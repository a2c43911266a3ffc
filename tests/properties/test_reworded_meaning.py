"""Every text of the rubric with one word turned round: none of it is shown as the same."""

import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from app.coach.rubric import Rubric
from app.knowledge.glossary import load_glossary
from app.knowledge.rubric import load_rubric
from app.knowledge.rubric_words import load_rubric_words
from app.review.parting import sentences_of
from app.review.prose import ADVICE, BLAME, PRAISE, Prose
from app.review.prose_checks import check_prose
from app.review.prose_stock import words_in
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
EXCHANGED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "next to nothing": ("a little", "something", "very little", "not much", "not enough"),
        "hardly any": ("not many", "a few", "only some"),
        "nearly all": ("most", "much", "all", "enough"),
        "most of": ("much of", "nearly all of", "enough of", "a part of"),
        "some of": ("a good part of", "enough of", "little of"),
        "little": ("a little", "something", "less than others"),
        "both sides": ("you", "them", "your side", "their side", "one side", "neither side"),
        "both": ("you", "them", "one", "neither"),
        "the two of you": ("you alone", "them", "the three of you", "everyone"),
        "first": ("last", "second", "next"), "begin": ("end", "finish"), "before": ("after",),
        "better for you": ("better for them", "better for both", "worse for you"),
        "would": ("will", "may", "did"), "could": ("will", "did", "would"),
        "served": ("hurt", "pleased", "cost"), "answered": ("left", "passed over", "heard"),
        "turns a talk into": ("saves a talk from", "keeps a talk from", "makes a talk lose"),
        "asked": ("told", "guessed"), "your": ("our", "her"), "open": ("closed", "clever"),
    },
    "es": {
        "casi nada": ("un poco", "algo", "bastante", "no mucho"),
        "casi ninguna": ("alguna", "no todas"), "casi todo": ("todo", "bastante", "algo"),
        "la mayor parte": ("una parte", "casi todo", "todo", "bastante"),
        "poco": ("un poco", "algo", "bastante"), "apenas": ("a veces", "alguna vez"),
        "ambas partes": ("ti", "la otra parte", "tu parte", "nadie", "una sola"),
        "primera": ("segunda", "última"), "antes": ("después",), "empieza": ("termina", "acaba"),
        "para ti": ("para la otra parte", "para ambas"), "sirvió": ("dañó", "gustó"),
        "preguntaste": ("adivinaste", "contestaste"), "abiertas": ("cerradas", "hábiles"),
        "podría": ("podrá", "pudo", "va a"), "habría": ("ha", "habrá"),
    },
}  # fmt: skip
TACKED: Mapping[str, tuple[str, ...]] = {
    "en": (
        ", which is a fine start", ", which is a good start", ", which kept them from telling you",
        ", and that is quite understandable", ", as most people do", ", so they trusted you",
        ", because you were in a hurry", ", though it did no harm", ", and they liked it",
        ", and that will bring you more", ", which is what made the deal", ", like a fox",
        ", and nobody could have done more", ", which may change", ", and it shows", ", on purpose",
        ", even though they had told you", ", more than they did", ", in the end for nothing",
    ),
    "es": (
        ", lo que es un buen comienzo", ", lo que impidió que te contara más", ", como casi todos",
        ", y eso es muy comprensible", ", porque tenías prisa", ", aunque no hizo daño",
        ", y le gustó", ", y eso te dará más", ", a propósito", ", más que la otra parte",
        ", y por eso confió en ti", ", lo cual puede cambiar", ", así que todo salió",
    ),
}  # fmt: skip
BEFORE: Mapping[str, tuple[str, ...]] = {
    "en": (
        "What a charming way to put it: ", "Luckily, ", "As usual, ", "Unlike them, ",
        "To be fair, ", "They may disagree, but ", "It hardly matters, but ", "Perhaps ",
        "Congratulations: ", "As they told you, ", "Because you were afraid, ", "If you ask them, ",
        "In turn 99, ", "For once, ",
    ),
    "es": (
        "Qué manera tan encantadora de decirlo: ", "Por suerte, ", "Como siempre, ", "Quizá ",
        "Para ser justos, ", "Apenas importa, pero ", "Como te dijo, ", "Por una vez, ",
        "Porque tenías miedo, ", "Si le preguntas, ", "En el turno 99, ", "A diferencia de ella, ",
    ),
}  # fmt: skip
STRANGERS = {"en": ("velvet", "flatters", "focused"), "es": ("terciopelo", "halaga", "centrado")}
RECOUNTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "en": {
        "and": ("because", "so"), "several": ("two", "all the"), "three": ("two",),
        "more than once": ("once", "twice"), "same": ("other",), "each": ("some",),
        "none": ("one",), "again": ("once",), "one": ("three",), "another": ("the same",),
    },
    "es": {
        "y": ("porque", "y por eso"), "varios": ("dos",), "varias": ("dos",), "tres": ("dos",),
        "más de una vez": ("una vez",), "mismo": ("otro",), "cada": ("algún",), "un": ("tres",),
        "ninguna": ("una",), "otro": ("el mismo",), "dos": ("tres",), "seguidas": ("sueltas",),
    },
}  # fmt: skip
IN_TURN = {"en": "In turn {} ", "es": "En el turno {} "}
MOST_CROSSED = 0.01  # what is left is no sentence
MANY, STEP = (
    2000,
    7,
)  # of the many, every seventh text; so each clause still meets many of the blocks
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


def crossed(text: str, language: str) -> Iterator[str]:
    """Yield a text with two words of a sentence, not neighbours, in each other's place."""
    words = prose_words(language)
    said = [one for one in re.finditer(r"\w+", text) if words_in(one[0], words)]
    for first, second in zip(said, said[2:], strict=False):
        between = text[first.end() : second.start()]
        if not re.search(r"[.;:]", between) and first[0].lower() != second[0].lower():
            whole = text[: first.start()] + second[0] + between + first[0] + text[second.end() :]
            yield whole


def exchanged(text: str, language: str) -> Iterator[str]:
    """Yield a text with a phrase of the table exchanged for each that it may not become."""
    for phrase, others in EXCHANGED[language].items():
        for found in re.finditer(rf"(?i)\b{re.escape(phrase)}\b", text):
            for other in others:
                whole = text[: found.start()] + other + text[found.end() :]
                yield whole[:1].upper() + whole[1:]


def tacked(text: str, language: str) -> Iterator[str]:
    """Yield a text with a clause put behind or before its first sentence, and behind its last."""
    first, *rest = sentences_of(text)
    for clause in TACKED[language]:
        yield " ".join((f"{first.rstrip('.')}{clause}.", *rest))
        yield f"{text.rstrip('.')}{clause}."
    for opening in BEFORE[language]:
        yield f"{opening}{text[:1].lower()}{text[1:]}"


def estranged(text: str, language: str) -> Iterator[str]:
    """Yield a text with each word that says something exchanged for one from elsewhere."""
    told = set(words_in(text, prose_words(language)))
    for word in re.finditer(r"\w+", text):
        if told & set(words_in(word[0], prose_words(language))):
            for other in STRANGERS[language]:
                yield text[: word.start()] + other + text[word.end() :]


def shown_of(language: str, made: Callable[[str, str], Iterator[str]]) -> tuple[list[str], int]:
    """Return the false texts that are shown, and how many were tried."""
    words, texts = prose_words(language), list[tuple[Prose, str]]()
    for block in filter(lambda one: one.must, blocks(language)):
        texts += [(block, text) for text in made(block.text, language)]
    tried = texts[:: STEP if len(texts) > MANY else 1]
    shown = [text for block, text in tried if check_prose(block, text, AROUND, words).text == text]
    return shown, len(tried)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("made", "least"), [(exchanged, 200), (tacked, 1000), (estranged, 450)])
def test_what_is_exchanged_or_tacked_on_is_never_shown(
    made: Callable[[str, str], Iterator[str]], least: int, language: str
) -> None:
    shown, tried = shown_of(language, made)
    assert tried > least
    assert shown == []


def attributed(fact: str, language: str) -> Iterator[str]:
    """Yield a fact that may be told with a turn of its own, counted or attributed otherwise."""
    yield from turned(fact, language)
    for phrase, others in RECOUNTED[language].items():
        for found in re.finditer(rf"(?i)\b{re.escape(phrase)}\b", fact):
            for other in others:
                whole = fact[: found.start()] + other + fact[found.end() :]
                yield whole[:1].upper() + whole[1:]
    yield IN_TURN[language].format(9) + fact[:1].lower() + fact[1:]


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_was_found_is_never_told_of_another_turn_number_or_side(language: str) -> None:
    rubric, words, shown, tried = rubric_in(language), prose_words(language), [], 0
    anchor = rubric.characteristics[0].anchors[0]
    for check in filter(lambda one: one.met, rubric.checks.values()):
        block = Prose("level/x", (anchor,), ((4, check.met),))
        for text in attributed(check.met, language):
            tried += 1
            told = check_prose(block, f"{anchor} {text}", AROUND, words).text
            shown += [text] if told == f"{anchor} {text}" else []
    assert tried > 200
    assert shown == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_in_each_others_place_are_hardly_ever_shown(language: str) -> None:
    shown, tried = shown_of(language, crossed)
    assert tried > 400
    assert len(shown) <= tried * MOST_CROSSED


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_an_opening_of_its_own_every_text_is_shown(language: str) -> None:
    words, opening = prose_words(language), OPENINGS[language]
    for block in filter(lambda one: one.must, blocks(language)):
        text = f"{opening}{block.text[:1].lower()}{block.text[1:]}"
        assert check_prose(block, text, AROUND, words).text == text


def _block(block_id: str, text: str, *tones: str) -> Prose:
    return Prose(block_id, tuple(sentences_of(text)), tones=frozenset(tones))
