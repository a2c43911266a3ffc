"""The words of a language: frames and readings, whole or refused with their place."""

import re
from pathlib import Path

import pytest

from app.dialogue.phrasebook import FRAME_SLOTS, Phrasebook
from app.dialogue.understood import ALTERNATIVE_KEYS, PRESSED_SLOTS, READING_SLOTS, Readings
from app.knowledge.phrases import load_coach_words, load_phrasebook, load_readings
from app.review.coach_words import CoachWords
from app.review.sentences import SENTENCE_SLOTS
from tests.unit.knowledge.broken import KNOWLEDGE, changed, fault_of, line_of

VOICE = (
    'language: xx\njoins: {last: " and ", between: ", "}\nframes:\n'
    + "".join(
        f'  {key}:\n    any:\n      - "{key} {" ".join(f"{{{s}}}" for s in sorted(slots))}"\n'
        for key, slots in FRAME_SLOTS.items()
        if key != "greet"
    )
    + '  greet:\n    competing: ["Yes?"]\n    any:\n      - "Hi, {person} here."\n'
)

READINGS = (
    "language: xx\nseveral: ' or '\nreadings:\n"
    + "".join(f'  {key}: "a {key}"\n' for key in READING_SLOTS if key != "propose")
    + '  propose: "an offer: {offer}"\nalternatives:\n'
    + "".join(f'  {key}: "else {key}"\n' for key in ALTERNATIVE_KEYS)
    + "pressed:\n"
    + "".join(f'  {key}: "press {key}"\n' for key in PRESSED_SLOTS)
)

COACH = "language: xx\nsentences:\n" + "".join(
    f'  {key}: "{key}: {" ".join(f"{{{s}}}" for s in sorted(slots))}."\n'
    for key, slots in SENTENCE_SLOTS.items()
)


def voice(tmp_path: Path, text: str = VOICE) -> Phrasebook:
    (tmp_path / "voice.yaml").write_text(text, encoding="utf-8")
    return load_phrasebook(tmp_path / "voice.yaml")


def readings(tmp_path: Path, text: str = READINGS) -> Readings:
    (tmp_path / "readings.yaml").write_text(text, encoding="utf-8")
    return load_readings(tmp_path / "readings.yaml")


def coach_words(tmp_path: Path, text: str = COACH) -> CoachWords:
    (tmp_path / "coach.yaml").write_text(text, encoding="utf-8")
    return load_coach_words(tmp_path / "coach.yaml", voice(tmp_path))


def test_frames_are_read_by_key_and_style(tmp_path: Path) -> None:
    book = voice(tmp_path)
    assert book.frames["greet"] == {"competing": ("Yes?",), "any": ("Hi, {person} here.",)}
    assert set(book.frames) == set(FRAME_SLOTS)
    assert book.joins.join(["a", "b", "c"]) == "a, b and c"


def test_words_that_become_one_are_read_and_may_be_missing(tmp_path: Path) -> None:
    assert voice(tmp_path).joins.contractions == ()
    joined = changed(VOICE, '", "}', '", ", contractions: {" de el ": " del "}}')
    assert voice(tmp_path, joined).joins.contract("lo de el precio") == "lo del precio"


def test_readings_and_alternatives_are_read(tmp_path: Path) -> None:
    found = readings(tmp_path)
    assert found.texts["propose"] == "an offer: {offer}"
    assert (found.several, found.alternatives["told"]) == (" or ", "else told")


GREET = '      - "Hi, {person} here."'
BROKEN_VOICES = [
    ("  greet:\n", "  greeting:\n", 'competing: ["Yes?"]', "unknown key 'greeting'"),
    (f"    any:\n{GREET}\n", "", 'competing: ["Yes?"]', "frames.greet needs a list 'any'"),
    (f"    any:\n{GREET}\n", "    any: []\n", 'competing: ["Yes?"]', "a list 'any' with a frame"),
    ("{person} here", "{issue} here", "{issue} here", "unknown slot '{issue}'"),
    ("Yes?", "Yes, {offer}?", "Yes, {offer}?", "unknown slot '{offer}'"),
    ("{person} here", "{ person } here", "{ person } here", "a brace that belongs to no slot"),
    ("{person} here", "{person}} here", "{person}} here", "a brace that belongs to no slot"),
    ('between: ", "', "", "joins", "joins.between: Field required"),
    (GREET, "      - [Hi]", "- [Hi]", "frames.greet.any.0: Input should be a valid string"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), BROKEN_VOICES)
def test_each_fault_of_a_voice_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(VOICE, old, new)
    file, line, said = fault_of(lambda: voice(tmp_path, text))
    assert problem in said
    assert (file, line) == ("voice.yaml", line_of(text, at)), said


@pytest.mark.parametrize("key", sorted(FRAME_SLOTS))
def test_no_frame_may_be_missing(tmp_path: Path, key: str) -> None:
    lines, skipping = [], False
    for line in VOICE.splitlines():
        if not line.startswith("   "):
            skipping = line == f"  {key}:"
        lines += [] if skipping else [line]
    fault = fault_of(lambda: voice(tmp_path, "\n".join(lines)))
    assert fault == ("voice.yaml", 4, f"missing key '{key}'")


BROKEN_READINGS = [
    ("  threaten:", "  threat:", "  threat:", "unknown key 'threat'"),
    ('  threaten: "a threaten"\n', "", "  greet:", "missing key 'threaten'"),
    ("an offer: {offer}", "an offer: {terms}", "an offer: {terms}", "unknown slot '{terms}'"),
    ('told: "else told"', 'heard: "else"', "  heard:", "unknown key 'heard'"),
    ("else told", "else {issue}", "else {issue}", "unknown slot '{issue}'"),
    ("press accept", "press {offer}", "press {offer}", "unknown slot '{offer}'"),
    ("  leave:", "  exit:", "  exit:", "unknown key 'exit'"),
    ("several: ' or '\n", "", "language", "several: Field required"),
]


@pytest.mark.parametrize(("old", "new", "at", "problem"), BROKEN_READINGS)
def test_each_fault_of_the_readings_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    text = changed(READINGS, old, new)
    file, line, said = fault_of(lambda: readings(tmp_path, text))
    assert problem in said
    assert (file, line) == ("readings.yaml", line_of(text, at)), said


def test_the_coach_joins_lists_as_the_counterpart_does(tmp_path: Path) -> None:
    words = coach_words(tmp_path)
    assert set(words.sentences) == set(SENTENCE_SLOTS)
    assert (words.joins.between, words.joins.last) == (", ", " and ")


@pytest.mark.parametrize("key", sorted(SENTENCE_SLOTS))
def test_each_fault_of_the_coachs_words_is_named_with_its_line(tmp_path: Path, key: str) -> None:
    strange = COACH.replace(f'"{key}: ', f'"{key}: {{mood}} ')
    fault = fault_of(lambda: coach_words(tmp_path, strange))
    assert fault == ("coach.yaml", line_of(COACH, f"  {key}:"), "unknown slot '{mood}'")
    renamed = COACH.replace(f"  {key}:", "  odd:")
    assert fault_of(lambda: coach_words(tmp_path, renamed))[2] == "unknown key 'odd'"


@pytest.mark.parametrize("folder", sorted((KNOWLEDGE / "phrases").iterdir()), ids=lambda p: p.name)
def test_every_real_language_can_be_spoken(folder: Path) -> None:
    book = load_phrasebook(folder / "voice.yaml")
    assert book.language == folder.name
    assert all(book.plainest(key) for key in FRAME_SLOTS)
    assert set(load_readings(folder / "readings.yaml").texts) == set(READING_SLOTS)


LANGUAGES = sorted(path.name for path in (KNOWLEDGE / "phrases").iterdir())
# Said nearly every turn: a game of ten turns finds a new frame each time.
SAID_OFTEN = ("acknowledge.issue", "reject.reason", "propose.change", "propose.trade")


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_frame_stands_twice_for_the_same_thing(code: str) -> None:
    book = load_phrasebook(KNOWLEDGE / "phrases" / code / "voice.yaml")
    for key, by_style in book.frames.items():
        frames = [f for listed in by_style.values() for f in listed if f != "{fact}"]
        assert len(frames) == len(set(frames)), key


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_style_has_words_for_ten_turns_of_what_is_said_often(code: str) -> None:
    book = load_phrasebook(KNOWLEDGE / "phrases" / code / "voice.yaml")
    for key in SAID_OFTEN:
        own = set(book.frames[key]) - {"any"}
        assert len(own) == 5
        assert all(len(book.frames_for(key, style)) >= 10 for style in own), key


def test_spanish_keeps_to_one_form_of_address() -> None:
    folder = KNOWLEDGE / "phrases" / "es"
    book = load_phrasebook(folder / "voice.yaml")
    texts = [f for styles in book.frames.values() for listed in styles.values() for f in listed]
    texts += load_readings(folder / "readings.yaml").texts.values()
    texts += load_coach_words(folder / "coach.yaml", book).sentences.values()
    formal = re.compile(r"\b(?:usted(?:es)?|vosotr[oa]s|vos|os|vuestr[oa]s?)\b", re.IGNORECASE)
    assert [text for text in texts if formal.search(text)] == []


def test_spanish_articles_become_one_with_the_word_before_them() -> None:
    joins = load_phrasebook(KNOWLEDGE / "phrases" / "es" / "voice.yaml").joins
    assert joins.contract("lo de el precio llega a el tope") == "lo del precio llega al tope"
    assert joins.contract(joins.join(["pan", "hielo"])) == "pan y hielo"
    assert joins.contract(joins.join(["pan", "impuestos"])) == "pan e impuestos"
