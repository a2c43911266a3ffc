"""Clauses: how often they say no, how much, of whom, with which figures."""

from app.review.prose_clauses import THEY, YOU, clauses_of, plain_of, stems_in, turns_in
from tests.builders_prose import prose_words

EN, ES = prose_words("en"), prose_words("es")


def test_a_clause_of_its_own_has_its_own_figures() -> None:
    first, second = clauses_of("A deal, worth 62 of 100 to you; your plan B was worth 45.", (), EN)
    assert (first.figures, second.figures) == ((("", 62.0),), (("", 45.0),))


def test_a_thin_part_belongs_to_its_neighbour_unless_it_says_no() -> None:
    (one,) = clauses_of("In turn 4, you asked what matters most.", (), EN)
    assert one.roles == (YOU,)
    told = clauses_of("Needs are for sharing, limits are not.", (), EN)
    assert [clause.denials for clause in told] == [0, 1]


def test_a_yes_or_a_no_denies_nothing() -> None:
    (one,) = clauses_of("That could not be answered with a yes or a no.", (), EN)
    assert one.denials == 1


def test_how_much_is_counted_and_whom_it_is_about_stands_in_order() -> None:
    (one,) = clauses_of("Some of what you told them and some they told you.", (), EN)[:1]
    assert one.degrees == ("some", "some")
    assert one.roles == (YOU, THEY, YOU)


def test_a_clause_may_go_on_about_whom_the_one_before_began_with() -> None:
    _, second = clauses_of("You did little for that; mostly left them to guessing.", (), EN)
    assert second.roles == (THEY,)
    assert second.whole_roles == (YOU, THEY)


def test_a_name_is_the_other_side_and_quotes_are_left_out() -> None:
    assert (
        plain_of("Mira said “I want it all”, and left.", ("Mira",), EN) == "they said , and left."
    )


def test_a_spanish_verb_tells_whom_it_is_about() -> None:
    (asked,) = clauses_of("Preguntaste por el plazo de pago.", (), ES)
    (other,) = clauses_of("Preguntó por el plazo de pago.", (), ES)
    assert (asked.roles, other.roles) == ((YOU,), (THEY,))


def test_turns_are_no_figures() -> None:
    told = clauses_of("You asked open questions in turn 4.", (), EN)
    assert [clause.figures for clause in told] == [()]
    assert turns_in("You asked in turns 4 and 6.", EN) == {4, 6}


def test_small_words_say_nothing() -> None:
    assert stems_in("what you have there", EN) == frozenset()
    assert stems_in("needs and interests", EN) == {"needs", "inter"}
