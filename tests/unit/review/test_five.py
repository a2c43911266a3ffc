"""The five C's and the styles in words."""

from app.coach.critique import critique
from app.coach.play import Play
from app.negotiation.acts import Close
from app.review.five import five_c_views, style_view
from app.review.further import FiveCView
from tests.builders import whole_terms
from tests.builders_play import RUBRIC, TEACHING, a_play, closing, me, offer


def views(play: Play) -> dict[str, FiveCView]:
    judged = critique(play, RUBRIC).judgements
    findings = {finding.check: finding for one in judged for finding in one.findings}
    return {view.id: view for view in five_c_views(play, findings, TEACHING)}


def test_the_five_are_shown_with_title_entry_and_lines() -> None:
    found = views(a_play(me()))
    assert list(found) == ["clarity", "credibility", "compromise", "collaboration", "commitment"]
    for view in found.values():
        assert view.entry in TEACHING.entry_titles
        assert view.title
        assert view.lines
        assert all(line.title for line in view.lines)


def test_what_was_not_observed_is_said_to_be_so() -> None:
    found = views(a_play(me()))["commitment"]
    assert {line.is_met for line in found.lines} == {None}
    assert found.sentence == TEACHING.lessons.five_cs["commitment"].unseen


def test_the_sentence_tells_all_some_or_none() -> None:
    words = TEACHING.lessons.five_cs
    deal = views(a_play(*closing(whole_terms())))
    assert deal["commitment"].sentence == words["commitment"].weak
    reasoned = me(offer(whole_terms()), markers=("gives_reason",))
    assert views(a_play(reasoned))["clarity"].sentence == words["clarity"].good


def test_a_check_of_the_rubric_speaks_in_its_own_words() -> None:
    line = views(a_play(*closing(whole_terms())))["commitment"].lines[1]
    check = RUBRIC.checks["proposes-review"]
    assert (line.title, line.text) in {(check.title, check.missed), (check.title, "")}


def test_a_style_is_named_with_its_path() -> None:
    view = style_view(a_play(me(offer(whole_terms("14", "evening", "4")))), TEACHING)
    assert view is not None
    assert (view.style, view.title, len(view.path)) == ("competing", "Competing", 1)
    assert view.entry in TEACHING.entry_titles


def test_leaving_without_an_offer_has_a_name_and_nothing_at_all_has_none() -> None:
    left = style_view(a_play(me(Close())), TEACHING)
    assert left is not None
    assert (left.style, left.path) == ("avoiding", ())
    assert style_view(a_play(me()), TEACHING) is None
