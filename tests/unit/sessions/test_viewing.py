"""Views: a learner sees their own values, and nothing private of the counterpart's."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from typing import Any

import pytest

from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.coach.sheets import Preparation, Swap
from app.knowledge.scenarios import load_library
from app.knowledge.styles import load_styles
from app.negotiation.acts import Ask, Inform, Kind
from app.negotiation.scenario import GuideStep, Role, Scenario
from app.negotiation.terms import terms_of
from app.sessions.journey import JourneyService
from app.sessions.ports import ScenarioCard
from app.sessions.service import NewSession, Said, SessionService
from app.sessions.table import Speech, Tables
from app.sessions.tools import Tools
from app.sessions.viewing import view_brief, view_card, view_guide, view_person, view_terms
from app.sessions.views import GuideView
from tests.builders import a_history, said
from tests.builders_camp import CAMP, RANGER, SCOUT
from tests.builders_play import CURIOUS, PUSHING, TEACHING, a_table
from tests.builders_store import a_session as a_record
from tests.builders_talk import LANGUAGE, READINGS, VOICE, on, whole
from tests.unit.sessions.playing import KNOWLEDGE, ME, PACKAGE, STORE, never, no_failure

TABLE = a_table(6)
A_SHEET = Preparation(
    ranking=("support", "price"),
    their_ranking=("price", "term"),
    batna="Switch to another vendor.",
    reservation=4_000,
    target=7_000,
    opening=terms_of(PACKAGE),
    trades=(Swap("testimonial", "support"),),
    questions=("What matters most to you?", "Why is the term important?"),
)
OWN, THEIRS = TABLE.learner, TABLE.counterpart


def test_an_offer_is_shown_with_what_each_option_is_worth_to_the_learner() -> None:
    view = view_terms(on(price=84, term=2), TABLE)
    assert [(line.issue, line.points) for line in view.lines] == [
        ("price", OWN.preferences.points("price", "84")),
        ("term", OWN.preferences.points("term", "2")),
    ]
    assert (view.is_complete, view.own_value) == (False, None)
    assert view.terms == {"price": "84", "term": "2"}


def test_a_whole_offer_has_a_value_to_the_learner() -> None:
    view = view_terms(whole(), TABLE)
    assert view.own_value == OWN.preferences.utility(whole())
    assert sum(line.points for line in view.lines) == view.own_value


@pytest.mark.parametrize("role", [SCOUT, RANGER])
def test_shares_stand_in_the_order_of_what_the_reader_takes(role: str) -> None:
    brief = view_brief(CAMP.scenario, role, 1)
    food = next(issue for issue in brief.issues if issue.id == "food")
    assert [option.shown for option in food.options] == [
        f"you {own}, they {3 - own}" for own in range(4)
    ]
    assert [option.number for option in food.options] == [0, 1, 2, 3]
    likes = CAMP.scenario.role(role).preferences
    assert all(option.points == likes.points("food", option.id) for option in food.options)


def test_an_option_of_a_range_has_its_figure_and_a_named_one_has_none() -> None:
    brief = view_brief(TABLE.scenario, "client", 6)
    issues = {issue.id: issue for issue in brief.issues}
    assert [option.number for option in issues["term"].options] == [1, 2, 3, 4]
    assert {option.number for option in issues["support"].options} == {None}


def test_an_offer_line_tells_the_kind_of_its_issue() -> None:
    kinds = [line.kind for line in view_terms(on(price=84, testimonial="quote"), TABLE).lines]
    assert kinds == ["range", "choice"]


def test_the_brief_holds_the_own_sheet_and_only_the_public_side_of_the_other() -> None:
    brief = view_brief(TABLE.scenario, "client", 6)
    assert (brief.reservation, brief.target) == (OWN.reservation, OWN.target)
    assert brief.private_brief == OWN.private_brief
    assert [issue.weight for issue in brief.issues] == list(OWN.preferences.weights)
    assert brief.counterpart == view_person(THEIRS)
    best = {issue.id: max(option.points for option in issue.options) for issue in brief.issues}
    assert sum(best.values()) == 10_000


def test_the_brief_says_what_lies_ahead_between_the_two() -> None:
    assert view_brief(TABLE.scenario, "client", 6).relationship == TABLE.scenario.relationship != ""


def test_a_guided_game_shows_the_next_step_and_how_many_there_are() -> None:
    steps = (GuideStep("told", "Tell them.", "I need it."), GuideStep("asked", "Ask.", "Why?"))
    table = replace(TABLE, learner=replace(OWN, guide=steps), scenario=with_guide(steps))
    assert view_guide(a_history(), table) == GuideView(1, 2, "Tell them.", "I need it.")
    told = said(OWN.id, Inform(Kind.PRIORITY, "price"))
    assert view_guide(a_history(told), table) == GuideView(2, 2, "Ask.", "Why?")
    assert view_guide(a_history(told, said(OWN.id, Ask(Kind.OPEN))), table) is None


def with_guide(steps: tuple[GuideStep, ...]) -> Scenario:
    """Give the learner's role a guide."""
    roles = TABLE.scenario.roles
    one, two = (replace(r, guide=steps) if r.id == OWN.id else r for r in roles)
    return replace(TABLE.scenario, roles=(one, two))


def test_a_scenario_without_a_guide_shows_none() -> None:
    assert view_guide(a_history(), TABLE) is None


def test_a_card_in_a_list_says_how_it_stands() -> None:
    card = view_card(a_record(phase="deal", turns_left=4), TABLE)
    assert (card.id, card.role_title) == ("ses_1", TABLE.learner.title)
    assert (card.phase, card.turns_left) == ("deal", 4)


def test_a_card_tells_a_session_in_which_nothing_was_said_yet() -> None:
    whole_time = TABLE.scenario.turn_limit
    fresh = a_record(phase="open", turns_left=whole_time)
    assert view_card(fresh, TABLE).is_unplayed
    assert not view_card(replace(fresh, turns_left=whole_time - 1), TABLE).is_unplayed
    assert not view_card(replace(fresh, branch_of="ses_0"), TABLE).is_unplayed
    assert not view_card(replace(fresh, phase="ended"), TABLE).is_unplayed


class MarkedLibrary:
    """The real scenarios, with reservation values and targets that cannot be there by chance."""

    def __init__(self) -> None:
        self._real = load_library(KNOWLEDGE / "scenarios")

    def cards(self) -> tuple[ScenarioCard, ...]:
        return self._real.cards()

    def resolve(self, scenario_id: str, seed: int) -> tuple[Scenario, str]:
        scenario, document = self._real.resolve(scenario_id, seed)
        return marked(scenario), document

    def revive(self, document: str) -> Scenario:
        return marked(self._real.revive(document))


def marked(scenario: Scenario) -> Scenario:
    """Give each role a reservation value and a target of its own."""
    one, two = scenario.roles
    roles = (
        replace(one, reservation=4_311, target=7_211),
        replace(two, reservation=4_322, target=7_222),
    )
    return replace(scenario, roles=roles)


@cache
def marked_tools() -> Tools:
    """What use cases on the marked scenarios are given."""
    library, styles = MarkedLibrary(), load_styles(KNOWLEDGE / "styles.yaml")
    tables = Tables(library, styles, {"en": Speech(LANGUAGE, READINGS, (VOICE,))})
    clock, ids = UtcClock(), SortableIds()
    teaching = {"en": TEACHING}
    return Tools(STORE, library, styles, tables, clock, ids, teaching, never, no_failure, "1")


@pytest.mark.anyio
@pytest.mark.parametrize("role", ["client", "vendor"])
@pytest.mark.parametrize("style", ["collaborating", "competing"])
@pytest.mark.parametrize("lines", [CURIOUS[:5], PUSHING[:4]])
async def test_nothing_private_of_the_counterpart_shows_before_the_end(
    role: str, style: str, lines: tuple[str, ...]
) -> None:
    service, journey = SessionService(marked_tools()), JourneyService(marked_tools())
    session = await service.create(ME, NewSession("licence-renewal", role, style, seed=6))
    prepared = await journey.prepare(ME, session.id, A_SHEET)
    posts = [*(Said(line) for line in lines), Said(offer=PACKAGE)]
    results, hints = [], []
    for post in posts:
        hints += [await journey.hint(ME, session.id, level) for level in (1, 2, 3)]
        results.append(await service.take_turn(ME, session.id, post))
    last = await service.get(ME, session.id)
    events = await service.events(ME, session.id, 0)
    turns = await STORE.transact(lambda tx: tx.turns(session.id))
    assert last.phase in ("open", "agreeing")
    views = [asdict(session), asdict(last), asdict(service.brief("licence-renewal", role, 6))]
    views += [asdict(result) for result in results] + [asdict(event) for event in events]
    views += [asdict(hint) for hint in hints] + [asdict(line) for line in prepared.lines]
    text = json.dumps(views, ensure_ascii=False)
    told = {act.fact for turn in turns for act in turn.acts if isinstance(act, Inform)}
    scenario = marked(a_table(6).scenario)
    assert_nothing_private_in(text, scenario.role(role), scenario.other(role), told)
    assert not any(turn.why and turn.why in text for turn in turns)


def assert_nothing_private_in(text: str, own: Role, other: Role, told: set[str | None]) -> None:
    """Look for the other side's numbers and briefs, and for facts it has not told."""
    assert not any(paragraph[:60] in text for paragraph in other.private_brief)
    assert other.batna not in text
    hidden = [fact for fact in other.disclosures if fact.id not in told]
    assert hidden
    assert not any(fact.text in text or fact.id in text for fact in hidden)
    shown = list(_mappings(json.loads(text)))
    numbers = {v for part in shown for v in part.values() if isinstance(v, int)}
    assert not {other.reservation, other.target} & numbers
    for part in (part for part in shown if "lines" in part):
        likes, terms = own.preferences, part["terms"]
        for line in part["lines"]:
            assert line["points"] == likes.points(line["issue"], terms[line["issue"]])
        worth = likes.utility(terms_of(terms)) if part["is_complete"] else None
        assert part["own_value"] == worth


def _mappings(part: object) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        yield part
    inside = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for inner in inside:
        yield from _mappings(inner)
