"""From records to what a learner sees: own values only, the counterpart's side stays hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.coach.guide import current_step
from app.coach.sheets import NO_SHEETS, Sheets
from app.negotiation.history import History
from app.negotiation.issue import Issue, IssueKind, Option
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Role, Scenario
from app.negotiation.standing import MadeOffer, current_offers, offers
from app.negotiation.terms import Terms
from app.sessions.records import SessionRecord, TurnRecord
from app.sessions.table import Table
from app.sessions.views import (
    AlternativeView,
    Brief,
    GuideView,
    IssueSheet,
    OfferLine,
    OfferView,
    OptionSheet,
    PersonView,
    SessionCard,
    SessionView,
    Standing,
    TurnView,
    VoiceName,
)
from app.sessions.writing import history_of, turns_left


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the talk: what was written there, a nudge if it is time for one.

    `voice` words the next reply; `is_over_cap` says that a model may not any more.
    """

    sheets: Sheets = NO_SHEETS
    nudge: str | None = None
    voice: VoiceName = "phrases"
    is_over_cap: bool = False


NOTHING_BESIDE = Beside()


def view_session(
    record: SessionRecord,
    table: Table,
    turns: tuple[TurnRecord, ...],
    history: History | None = None,
    beside: Beside = NOTHING_BESIDE,
) -> SessionView:
    """Return a session as its learner sees it; a history of these turns is used if given."""
    history = history_of(turns) if history is None else history
    now = state(history, table.scenario)
    is_over = now.phase in (Phase.DEAL, Phase.ENDED)
    agreed = view_terms(now.terms, table) if now.terms else None
    return SessionView(
        id=record.id,
        scenario_id=record.scenario_id,
        title=record.title,
        role=record.role,
        role_title=table.learner.title,
        style=record.style,
        difficulty=record.difficulty,
        seed=record.seed,
        mode=record.mode,
        phase=now.phase.value,
        turns_left=turns_left(history, table.scenario, table.learner.id),
        turn_limit=table.scenario.turn_limit,
        reservation=table.learner.reservation,
        counterpart=view_person(table.counterpart),
        standing=Standing(
            _offers(current_offers(history, table.counterpart.id), table),
            _offers(current_offers(history, table.learner.id), table),
        ),
        agreeing=agreed if now.phase is Phase.AGREEING else None,
        deal=agreed if now.phase is Phase.DEAL else None,
        turns=tuple(view_turn(turn, history, table) for turn in turns),
        report_url=f"/sessions/{record.id}/report" if is_over else None,
        created_at=record.created_at,
        guide=view_guide(history, table),
        language=record.language,
        branch_of=record.branch_of,
        branch_turn=record.branch_turn,
        is_prepared=beside.sheets.preparation is not None,
        can_prepare=is_to_prepare(record, turns),
        is_reflected=is_reflected(record, beside.sheets),
        nudge=beside.nudge,
        hints_used=len(beside.sheets.hints),
        voice=beside.voice,
        is_over_cap=beside.is_over_cap,
    )


def is_to_prepare(record: SessionRecord, turns: tuple[TurnRecord, ...]) -> bool:
    """Say whether a worksheet may be written: a branch goes on with that of its origin."""
    return record.branch_of is None and not any(turn.is_learner for turn in turns)


def is_reflected(record: SessionRecord, sheets: Sheets) -> bool:
    """Say whether the report may be read unasked: who plays a branch has seen the other side."""
    return record.branch_of is not None or sheets.reflection is not None


def view_guide(history: History, table: Table) -> GuideView | None:
    """Return what to try next in a guided game, None where there is nothing more to say."""
    guide = table.learner.guide
    step = current_step(history, table.scenario, table.learner.id)
    if step is None:
        return None
    return GuideView(guide.index(step) + 1, len(guide), step.text, step.example)


def view_turn(turn: TurnRecord, history: History, table: Table) -> TurnView:
    """Return one turn of a history as shown; readings on the learner's own only."""
    last = history.last_of(table.learner.id)
    made = [o for o in offers(history) if o.turn == turn.number]
    return TurnView(
        id=turn.id,
        number=turn.number,
        speaker="learner" if turn.is_learner else "counterpart",
        text=turn.text,
        units=turn.units,
        understood=turn.understood,
        alternatives=tuple(
            AlternativeView(a.id, a.label) for a in turn.alternatives if a.acts != turn.acts
        ),
        is_corrected=turn.is_corrected,
        is_latest=last is not None and turn.number == last.number,
        offers=_offers(tuple(made), table),
        at=turn.at,
    )


def view_card(record: SessionRecord, table: Table) -> SessionCard:
    """Return a session for a list."""
    return SessionCard(
        record.id,
        record.scenario_id,
        record.title,
        record.role,
        table.learner.title,
        record.style,
        record.phase,
        record.turns_left,
        record.created_at,
        record.language,
        record.branch_of,
        record.difficulty,
        record.seed,
        record.mode,
        is_unplayed=_is_unplayed(record, table),
    )


def _is_unplayed(record: SessionRecord, table: Table) -> bool:
    """Read it off the turns left: a list reads no turns."""
    is_whole = record.turns_left == table.scenario.turn_limit
    return is_whole and record.phase == Phase.OPEN.value and record.branch_of is None


def view_person(role: Role) -> PersonView:
    """Return the counterpart as introduced."""
    return PersonView(role.person, role.title, role.organisation, role.public_brief)


def view_terms(terms: Terms, table: Table) -> OfferView:
    """Return terms as an offer with what each option is worth to the learner."""
    scenario, own = table.scenario, table.learner.preferences
    lines = tuple(
        OfferLine(
            issue.id,
            scenario.words[issue.id].label,
            scenario.shown_to(table.learner.id, issue.id, option),
            own.points(issue.id, option),
            issue.kind.value,
        )
        for issue in scenario.issues
        if (option := terms.get(issue.id)) is not None
    )
    is_complete = scenario.is_complete(terms)
    value = own.utility(terms) if is_complete else None
    return OfferView(dict(terms.settled), lines, is_complete, value)


def _options_for(
    scenario: Scenario, role_id: str, issue: Issue
) -> Iterator[tuple[Option, float | None]]:
    """Yield the options and figures in a reader's order: an allocation's by the reader's share."""
    is_turned = issue.kind is IssueKind.ALLOCATION and scenario.place(role_id) == 1
    options = issue.options[::-1] if is_turned else issue.options
    for option, counted in zip(options, issue.options, strict=True):
        yield option, counted.number


def _offers(made: tuple[MadeOffer, ...], table: Table) -> tuple[OfferView, ...]:
    return tuple(view_terms(offer.terms, table) for offer in made)


def view_brief(scenario: Scenario, role_id: str, seed: int) -> Brief:
    """Return a role's sheet: shared, public and private brief, and own values."""
    role, other = scenario.role(role_id), scenario.other(role_id)
    return Brief(
        scenario_id=scenario.id,
        title=scenario.title,
        summary=scenario.summary,
        seed=seed,
        role=role.id,
        role_title=role.title,
        person=role.person,
        organisation=role.organisation,
        counterpart=view_person(other),
        shared_brief=scenario.shared_brief,
        relationship=scenario.relationship,
        public_brief=role.public_brief,
        private_brief=role.private_brief,
        batna=role.batna,
        reservation=role.reservation,
        target=role.target,
        turn_limit=scenario.turn_limit,
        minutes=scenario.minutes,
        issues=tuple(
            IssueSheet(
                issue.id,
                scenario.words[issue.id].label,
                issue.kind.value,
                role.preferences.weight(issue.id),
                tuple(
                    OptionSheet(
                        option.id,
                        scenario.shown_to(role_id, issue.id, option.id),
                        role.preferences.points(issue.id, option.id),
                        number,
                    )
                    for option, number in _options_for(scenario, role_id, issue)
                ),
            )
            for issue in scenario.issues
        ),
        language=scenario.language,
    )
