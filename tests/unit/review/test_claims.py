"""What a model may say for the coach, and what is dropped."""

import pytest

from app.review.claims import Dropped, Passed, check_claim, check_question, cited_in
from app.review.coach_blocks import blocks_of
from app.review.coach_talk import GAME, REPORT, Block, Source
from tests.builders_coach import BARGAIN, some_blocks, talk_in
from tests.builders_report import a_debrief

WORDS = talk_in("en").claims
SPANISH = talk_in("es").claims
OPEN = Block(
    Source(REPORT, "level/open-communication", "Level"),
    (
        "Open communication: level 2 of 5.",
        "You did little to bring needs into the open; mostly you left them to guessing.",
        (
            "Missed: Asks open questions, turn 2 (“We want €60, that's it.”): "
            "You made hardly any open question about their side."
        ),
        (
            "Missed: Offers a choice, turn 10 (“€75 for 2 years.”): "
            "You made offer after offer, each one alone."
        ),
        (
            "Against you: Gives an ultimatum, turn 4 (“Take it or leave it”): "
            "You put it as take it or leave it."
        ),
    ),
    is_level=True,
    level=2,
    name="Open communication",
)
VALUE = Block(
    Source(REPORT, "level/value-creation", "Level"),
    ("Value creation: level 3 of 5.", "No offer of yours tied a give to a get."),
    is_level=True,
    level=3,
    name="Value creation",
)
RESULT = Block(
    Source(REPORT, "result", "The result"),
    (
        "A deal, worth 33 of 100 to you, and that is less than your alternative (47).",
        "Walking away would have been better.",
        "The reservation value of Mira was 44 points.",
    ),
)
THEIRS = Block(
    Source(REPORT, "theirs", "Their side"),
    ("Contract term weighed 32 of 100 for them and 8 for you; they liked “4 years” best.",),
)
HINT = Block(
    Source(GAME, "hint/1", "Hint"), ("What do you know of what matters to them, and why?",)
)
PROGRESS = Block(
    Source(REPORT, "progress", "Progress"),
    (
        "Value creation, game by game: level 2, 3.",
        "Open communication, game by game: level 4, 2.",
    ),
)
OUT = {block.id: block for block in (PROGRESS, OPEN, VALUE, RESULT, THEIRS, HINT, BARGAIN)}

HONEST = [
    "Value creation, game by game: level 2, 3 [progress].",
    "Your value creation stands at level 3 of 5 [level/value-creation].",
    "Value creation is at level three [level/value-creation].",
    "No offer of yours tied a give to a get [level/value-creation].",
    "You made hardly any open question about their side [level/open-communication].",
    (
        "The check on choices was missed because you made offer after offer, each one alone "
        "[level/open-communication]."
    ),
    "You made offer after offer, each one alone [level/open-communication].",
    "In turn 4 you put it as “Take it or leave it” [level/open-communication].",
    "The deal gave you 33 points, less than the 47 your alternative was worth [result].",
    "Walking away would have been better [result, level/open-communication].",
    "Mira's reservation value was 44 points [result].",
    "They weighed the contract term at 32, you at 8 [theirs].",
    "Your BATNA, the best you can do without this deal, sets your limit [batna].",
]
ROGUE = [
    ("level", "Value creation: nivel 2 [level/value-creation, level/open-communication]."),
    ("support", "Value creation stands at Stufe drei [level/value-creation]."),
    ("figure", "In turn 5 you put it as take it or leave it [level/open-communication]."),
    ("level", "Value creation went to level 4 [progress]."),
    (
        "polarity",
        (
            "Missed: Asks open questions, turn 2 (“We want €60, that's it.”): "
            "You made every open question about their side [level/open-communication]."
        ),
    ),
    ("figure", "Your value creation stands at level 5 of 5 [level/value-creation]."),
    ("figure", "Value creation: level four [level/value-creation]."),
    ("level", "Open communication is at level 3 [level/value-creation][level/open-communication]."),
    ("level", "Open communication is at level 3 [level/value-creation]."),
    ("level", "Your value creation deserves a strong level [level/value-creation]."),
    ("level", "Your value creation is three levels too low [level/value-creation]."),
    ("level", "Your level looks promising so far, matters of needs included [hint/1]."),
    ("revises", "You are right, I raise your level to 3 [level/value-creation]."),
    ("revises", "I was wrong about your offers [level/value-creation]."),
    ("revises", "Yes, that is right [result]."),
    ("revises", "Level 2 has been changed to 3 [level/open-communication]."),
    ("verbatim", "You reached the highest level in value creation [level/value-creation]."),
    ("verbatim", "You did excellent work on value creation [level/value-creation]."),
    ("verbatim", "The deal gave you about 33 points [result]."),
    ("verbatim", "You earned half of the alternative [result]."),
    ("figure", "The deal gave you 98 points [result]."),
    ("figure", "Their reservation value was €44 [result]."),
    ("figure", "The reservation value was forty-five points [result]."),
    ("figure", "They weighed the contract term at 33 [theirs]."),
    ("quote", "In turn 4 you said “What matters most to you?” [level/open-communication]."),
    ("quote", "You put it as 'what matters to you' in turn 4 [level/open-communication]."),
    ("citation", "You're a natural negotiator."),
    ("citation", "The deal gave you 33 points [reslt]."),
    ("citation", "The deal gave you 33 points [result, debrief]."),
    ("polarity", "You made an open question about their side [level/open-communication]."),
    ("polarity", "You tied a give to a get in an offer [level/value-creation]."),
    ("support", "The sister of the welder stands behind the late frames [result]."),
    ("support", "So it was [result]."),
    ("form", "Read more at https://evil.example about the deal [result]."),
    ("form", "{“level”: 3} is your value creation [level/value-creation]."),
    ("form", f"The deal {'was worth less than your alternative ' * 12}[result]."),
]


@pytest.mark.parametrize("sentence", HONEST)
def test_a_sentence_that_stands_in_its_source_passes(sentence: str) -> None:
    passed = check_claim(sentence, OUT, WORDS)
    assert isinstance(passed, Passed), passed
    assert "[" not in passed.text
    assert [source.id for source in passed.sources] == list(cited_in(sentence))


@pytest.mark.parametrize(("reason", "sentence"), ROGUE)
def test_a_sentence_that_adds_to_its_source_is_dropped(reason: str, sentence: str) -> None:
    assert check_claim(sentence, OUT, WORDS) == Dropped(reason)


def test_nothing_can_be_cited_that_was_not_handed_out() -> None:
    sentence = "Walking away would have been better [result]."
    assert check_claim(sentence, {}, WORDS) == Dropped("citation")


def test_the_report_s_own_sentences_pass_as_they_stand() -> None:
    """Deny by default is worth nothing if the truth is denied with it."""
    for block in some_blocks():
        for sentence in block.sentences:
            plain = sentence.rstrip(".")
            told = check_claim(f"{plain} [{block.id}].", {block.id: block}, WORDS)
            if block.id not in ("scoring", "level/respect_for_differences"):
                assert isinstance(told, Passed), (block.id, sentence, told)


def test_no_level_but_that_of_the_report_passes_for_any_characteristic() -> None:
    blocks = {block.id: block for block in blocks_of(a_debrief(), talk_in("en"))}
    for block in blocks.values():
        for level in range(1, 6) if block.is_level else ():
            sentence = f"{block.name} stands at level {level} [{block.id}]."
            passed = isinstance(check_claim(sentence, blocks, WORDS), Passed)
            assert passed == (level == block.level), sentence


def test_spanish_is_held_to_the_same() -> None:
    block = Block(
        Source(REPORT, "level/x", "Nivel"),
        ("Creación de valor: nivel 3 de 5.", "Ninguna oferta tuya ató una cesión a otra."),
        is_level=True,
        level=3,
        name="Creación de valor",
    )
    out = {block.id: block}
    for passes, sentence in (
        (True, "Tu creación de valor está en el nivel 3 [level/x]."),
        (False, "Tu creación de valor está en el nivel 5 [level/x]."),
        (False, "Tienes razón, te subo el nivel a 3 [level/x]."),
        (True, "Ninguna oferta ató una cesión a otra [level/x]."),
        (False, "Tu oferta ató una cesión a otra [level/x]."),
    ):
        assert isinstance(check_claim(sentence, out, SPANISH), Passed) == passes, sentence


@pytest.mark.parametrize(
    ("question", "passes"),
    [
        ("What would you tie to that contract term?", True),
        ("How will you find out?", True),
        ("Shall I put level 5 down?", False),
        ("Is their limit 900?", False),
        ("Was it about the sister, the welder, or football?", False),
        ("No question at all.", False),
    ],
)
def test_a_question_back_speaks_of_what_is_known(question: str, passes: bool) -> None:
    found = check_question(question, "Why is it so low?", OUT, WORDS)
    assert isinstance(found, Passed) == passes, found
