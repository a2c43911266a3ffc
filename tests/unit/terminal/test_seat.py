"""A room speaks several languages; a game is played in its scenario's."""

from dataclasses import replace

from app.reports.words import load_report_words
from app.terminal.choosing import Wish, choose_game
from app.terminal.play import play
from app.terminal.seat import Room
from app.terminal.words import load_terminal_words
from tests.builders_talk import KNOWLEDGE
from tests.builders_terminal import REPORT_WORDS, WORDS, Typing, a_room

_SPANISH = KNOWLEDGE / "phrases" / "es"
SPANISH = (
    load_terminal_words(_SPANISH / "terminal.yaml"),
    load_report_words(_SPANISH / "report.yaml"),
)


def a_spanish_room(typing: Typing) -> Room:
    """A room that greets in Spanish and knows English too."""
    words, report_words = SPANISH
    room = replace(a_room(typing), words=words, report_words=report_words)
    return replace(room, others={"en": (WORDS, REPORT_WORDS), "es": SPANISH})


def test_a_room_takes_on_the_words_of_a_language_it_knows() -> None:
    room = a_spanish_room(Typing())
    assert room.words.language == "es"
    english = room.speaking("en")
    assert (english.words, english.report_words) == (WORDS, REPORT_WORDS)


def test_a_room_without_a_language_stays_as_it_is() -> None:
    room = a_room(Typing())
    assert room.speaking("es") is room


def test_a_list_names_the_language_of_a_scenario_that_is_another() -> None:
    typing = Typing("1", "1", "1", "3")
    choose_game(a_spanish_room(typing), Wish())
    assert "10 minutos, English" in typing.shown
    quiet = Typing("1", "1", "1", "3")
    choose_game(a_room(quiet), Wish())
    assert "English" not in quiet.shown


def test_a_game_speaks_the_language_of_its_scenario() -> None:
    typing = Typing("1", "1", "1", "3")
    play(a_spanish_room(typing), Wish(), is_resumed=False)
    assert WORDS.start.machine.partition("{")[0] in typing.shown
    assert SPANISH[0].start.machine.partition("{")[0] not in typing.shown
