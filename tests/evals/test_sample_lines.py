"""Drawing lines to label: which may be drawn, how many, and always the same."""

from tests.evals.corpora import Dialogue, Line
from tests.evals.sample_lines import LINES_OF_A_DIALOGUE, LINES_OF_EACH, Drawn, draw

TALK = [("seller", "Forty for the lamp."), ("buyer", "No."), ("buyer", "I have thirty here.")]


def dialogue(name: str, said: list[tuple[str, str]]) -> Dialogue:
    lines = [Line(name, place, who, text, {}) for place, (who, text) in enumerate(said)]
    return Dialogue(name, tuple(lines), {})


def test_only_lines_of_three_words_by_the_wanted_side_are_drawn() -> None:
    drawn = draw((dialogue("7", TALK),), {"buyer"})
    assert drawn == (Drawn("7/2", "Forty for the lamp.", "I have thirty here."),)


def test_a_first_line_has_nothing_before_it() -> None:
    drawn = draw((dialogue("7", TALK),), {"seller"})
    assert [line.before for line in drawn] == [""]


def test_a_dialogue_gives_a_few_lines_and_a_set_so_many() -> None:
    long = [("buyer", f"I have {n} of these.") for n in range(30)]
    assert len(draw((dialogue("7", long),), {"buyer"})) == LINES_OF_A_DIALOGUE
    many = tuple(dialogue(str(n), long) for n in range(100))
    assert len(draw(many, {"buyer"})) == LINES_OF_EACH


def test_the_draw_does_not_depend_on_the_words() -> None:
    plain = [("buyer", f"I have {n} of these.") for n in range(30)]
    other = [("buyer", f"Some other words, {n}.") for n in range(30)]
    ids = [[d.id for d in draw((dialogue("7", said),), {"buyer"})] for said in (plain, other)]
    assert ids[0] == ids[1]
