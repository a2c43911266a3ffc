"""What every store promises: the fake, SQLite and a real PostgreSQL, by the same assertions."""

import asyncio

import pytest

from app.errors import Conflict, NotFound, StorageFailed
from app.negotiation.acts import Accept, Marker, Propose, Span
from app.negotiation.terms import terms_of
from app.sessions.ports import Store, Transaction
from app.sessions.records import AlternativeReading, NewEvent, Principal, TurnRecord
from tests.builders_store import AT, a_note, a_session, a_turn, an_event

pytestmark = pytest.mark.anyio
ME = Principal()
SOMEBODY_ELSE = (Principal(learner="ada"), Principal(tenant="elsewhere"))


@pytest.fixture
async def store(empty_store: Store) -> Store:
    await empty_store.transact(lambda db: db.add_session(a_session()))
    return empty_store


async def test_a_session_comes_back_as_it_was_kept(store: Store) -> None:
    assert await store.transact(lambda db: db.session(ME, "ses_1")) == a_session()


async def test_a_session_id_is_taken_once(store: Store) -> None:
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_session(a_session()))


@pytest.mark.parametrize("other", SOMEBODY_ELSE)
async def test_nobody_reaches_the_session_of_another(store: Store, other: Principal) -> None:
    assert await store.transact(lambda db: db.session(other, "ses_1")) is None
    assert await store.transact(lambda db: db.sessions(other, 10, None)) == []
    assert not await store.transact(lambda db: db.delete_session(other, "ses_1"))
    assert await store.transact(lambda db: db.session(ME, "ses_1")) == a_session()


async def test_sessions_are_listed_newest_first_in_pages(store: Store) -> None:
    def keep(db: Transaction) -> None:
        for number in (3, 2, 4):
            db.add_session(a_session(f"ses_{number}"))

    def page(before: str | None) -> list[str]:
        return [session.id for session in listed[before]]

    await store.transact(keep)
    listed = {
        before: await store.transact(lambda db, b=before: db.sessions(ME, 2, b))  # type: ignore[misc]
        for before in (None, "ses_3", "ses_1")
    }
    assert page(None) == ["ses_4", "ses_3"]
    assert page("ses_3") == ["ses_2", "ses_1"]
    assert page("ses_1") == []


async def test_progress_shows_on_the_session(store: Store) -> None:
    await store.transact(lambda db: db.note_progress("ses_1", "agreeing", 3))
    expected = a_session(phase="agreeing", turns_left=3)
    assert await store.transact(lambda db: db.session(ME, "ses_1")) == expected


async def test_a_turn_comes_back_with_everything_in_it(store: Store) -> None:
    turn = _full_turn()
    await store.transact(lambda db: db.add_turn(turn))
    assert await store.transact(lambda db: db.turns("ses_1")) == (turn,)


async def test_turns_come_oldest_first_whatever_their_order_of_arrival(store: Store) -> None:
    def keep(db: Transaction) -> None:
        for number in (2, 10, 1):
            db.add_turn(a_turn(number))

    await store.transact(keep)
    turns = await store.transact(lambda db: db.turns("ses_1"))
    assert [turn.number for turn in turns] == [1, 2, 10]


async def test_the_same_turn_again_is_a_conflict(store: Store) -> None:
    await store.transact(lambda db: db.add_turn(a_turn(1)))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_turn(a_turn(1, id="trn_other")))


async def test_a_number_has_one_live_turn(store: Store) -> None:
    await store.transact(lambda db: db.add_turn(a_turn(1)))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_turn(a_turn(1, revision=2)))


async def test_a_conflict_can_be_caught_inside_the_work(store: Store) -> None:
    def insist(db: Transaction) -> str:
        try:
            db.add_turn(a_turn(1, id="trn_other"))
        except Conflict:
            return "there already"
        return "kept"

    await store.transact(lambda db: db.add_turn(a_turn(1)))
    assert await store.transact(insist) == "there already"


async def test_a_turn_sent_again_is_found_by_its_client_id(store: Store) -> None:
    turn = a_turn(1, client_turn_id="c-1")
    await store.transact(lambda db: db.add_turn(turn))
    assert await store.transact(lambda db: db.turn_by_client_id("ses_1", "c-1")) == turn
    assert await store.transact(lambda db: db.turn_by_client_id("ses_1", "c-2")) is None
    assert await store.transact(lambda db: db.turn_by_client_id("ses_2", "c-1")) is None


async def test_a_client_id_is_taken_once_in_a_session(store: Store) -> None:
    await store.transact(lambda db: db.add_session(a_session("ses_2")))
    await store.transact(lambda db: db.add_turn(a_turn(1, client_turn_id="c-1")))
    await store.transact(lambda db: db.add_turn(a_turn(1, "ses_2", client_turn_id="c-1")))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_turn(a_turn(2, client_turn_id="c-1")))


async def test_a_turn_without_a_session_is_refused(store: Store) -> None:
    with pytest.raises(StorageFailed):
        await store.transact(lambda db: db.add_turn(a_turn(1, "ses_9")))


async def test_a_correction_replaces_how_a_turn_is_understood(store: Store) -> None:
    acts = (Propose((terms_of({"price": "84"}),)),)
    spans, markers = (Span(0, 5),), (Marker("asks-priority", Span(0, 2)),)
    await store.transact(lambda db: db.add_turn(a_turn(1)))
    await store.transact(lambda db: db.correct_turn("trn_ses_1_1_1", acts, spans, markers, ("x",)))
    corrected = a_turn(
        1, acts=acts, spans=spans, markers=markers, understood=("x",), is_corrected=True
    )
    assert await store.transact(lambda db: db.turns("ses_1")) == (corrected,)


async def test_dropped_turns_leave_the_history_and_can_be_played_anew(store: Store) -> None:
    def play(db: Transaction) -> None:
        for number in (1, 2, 3):
            db.add_turn(a_turn(number))

    def play_anew(db: Transaction) -> int:
        highest = db.drop_from("ses_1", 2)
        db.add_turn(a_turn(2, revision=highest + 1))
        return highest

    await store.transact(play)
    assert [await store.transact(play_anew) for _ in range(2)] == [1, 2]
    turns = await store.transact(lambda db: db.turns("ses_1"))
    assert [(turn.number, turn.revision) for turn in turns] == [(1, 1), (2, 3)]


async def test_dropping_nothing_says_so(store: Store) -> None:
    assert await store.transact(lambda db: db.drop_from("ses_1", 1)) == 0


async def test_a_dropped_turn_is_still_found_by_its_client_id(store: Store) -> None:
    await store.transact(lambda db: db.add_turn(a_turn(1, client_turn_id="c-1")))
    await store.transact(lambda db: db.drop_from("ses_1", 1))
    found = await store.transact(lambda db: db.turn_by_client_id("ses_1", "c-1"))
    assert found is not None


async def test_events_are_numbered_without_gaps(store: Store) -> None:
    await store.transact(lambda db: db.add_session(a_session("ses_2")))
    for session in ("ses_1", "ses_2", "ses_1"):
        await store.transact(lambda db, s=session: db.add_events(s, [an_event(), an_event()]))  # type: ignore[misc]
    events = await store.transact(lambda db: db.events("ses_1", 0))
    assert [event.seq for event in events] == [1, 2, 3, 4]


async def test_an_event_comes_back_as_it_went(store: Store) -> None:
    event = NewEvent("turn.sentence", "trn_1", {"text": "Grüße, 你好", "lines": [{"points": 3}]})
    kept = await store.transact(lambda db: db.add_events("ses_1", [event]))
    assert kept == await store.transact(lambda db: db.events("ses_1", 0))
    assert (kept[0].type, kept[0].turn, kept[0].data) == (event.type, event.turn, event.data)
    assert kept[0].at == AT


async def test_events_are_replayed_after_a_number(store: Store) -> None:
    await store.transact(lambda db: db.add_events("ses_1", [an_event() for _ in range(3)]))
    events = await store.transact(lambda db: db.events("ses_1", 2))
    assert [event.seq for event in events] == [3]
    assert await store.transact(lambda db: db.events("ses_1", 3)) == ()


async def test_no_events_are_nothing_to_keep(store: Store) -> None:
    assert await store.transact(lambda db: db.add_events("ses_1", [])) == ()


@pytest.mark.parametrize("data", [{"x": object()}, {"x": float("nan")}, {"x": "\ud800"}])
async def test_what_json_cannot_say_is_not_kept(store: Store, data: dict[str, object]) -> None:
    with pytest.raises(StorageFailed):
        await store.transact(lambda db: db.add_events("ses_1", [NewEvent("x", None, data)]))


async def test_a_branch_knows_where_it_comes_from(store: Store) -> None:
    branch = a_session("ses_2", branch_of="ses_1", branch_turn=4)
    await store.transact(lambda db: db.add_session(branch))
    await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    assert await store.transact(lambda db: db.session(ME, "ses_2")) == branch


async def test_a_note_comes_back_as_it_went(store: Store) -> None:
    await store.transact(lambda db: db.put_note(a_note()))
    assert await store.transact(lambda db: db.notes("ses_1")) == (a_note(),)


async def test_putting_a_note_again_replaces_it(store: Store) -> None:
    later = a_note(data={"text": "Better."}, at="2026-03-04T06:00:00Z")
    for note in (a_note(), later):
        await store.transact(lambda db, n=note: db.put_note(n))  # type: ignore[misc]
    assert await store.transact(lambda db: db.notes("ses_1")) == (later,)


async def test_adding_a_note_that_is_there_is_a_conflict_and_keeps_the_first(store: Store) -> None:
    await store.transact(lambda db: db.add_note(a_note()))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.add_note(a_note(data={"text": "Other."})))
    assert await store.transact(lambda db: db.notes("ses_1")) == (a_note(),)


async def test_notes_come_by_kind_and_key_and_some_kinds_alone(store: Store) -> None:
    kept = [a_note("hint", "04.2"), a_note("beliefs"), a_note("hint", "04.1"), a_note("rollouts")]

    def keep(db: Transaction) -> None:
        db.add_session(a_session("ses_2"))
        for note in (*kept, a_note("hint", "02.1", "ses_2")):
            db.add_note(note)

    await store.transact(keep)
    every = await store.transact(lambda db: db.notes("ses_1"))
    assert [(n.kind, n.key) for n in every] == sorted((n.kind, n.key) for n in kept)
    some = await store.transact(lambda db: db.notes("ses_1", "beliefs", "hint"))
    assert [(n.kind, n.key) for n in some] == [("beliefs", ""), ("hint", "04.1"), ("hint", "04.2")]
    assert await store.transact(lambda db: db.notes("ses_1", "judged")) == ()


async def test_tokens_are_counted_by_tenant_and_day_and_outlive_the_session(store: Store) -> None:
    def take(db: Transaction) -> None:
        db.add_spent("local", "2026-03-01", 300)
        db.add_spent("local", "2026-03-01", 45)
        db.add_spent("local", "2026-03-02", 7)
        db.add_spent("a school", "2026-03-01", 1)

    await store.transact(take)
    await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    days = [("local", "2026-03-01"), ("local", "2026-03-02"), ("a school", "2026-03-01")]
    found = await store.transact(lambda db: [db.spent_on(*day) for day in days])
    assert found == [345, 7, 1]
    assert await store.transact(lambda db: db.spent_on("local", "2026-03-03")) == 0


async def test_an_owners_notes_of_a_kind_are_found_over_all_sessions(store: Store) -> None:
    def keep(db: Transaction) -> None:
        db.add_session(a_session("ses_0"))
        db.add_session(a_session("ses_3", learner="ada"))
        for note in (
            a_note("judged"),
            a_note("judged", session="ses_0"),
            a_note("judged", session="ses_3", learner="ada"),
            a_note("hint", "04.1"),
        ):
            db.add_note(note)

    await store.transact(keep)
    mine = await store.transact(lambda db: db.notes_of(ME, "judged"))
    assert [note.session for note in mine] == ["ses_0", "ses_1"]
    theirs = await store.transact(lambda db: db.notes_of(SOMEBODY_ELSE[0], "judged"))
    assert [note.session for note in theirs] == ["ses_3"]
    assert await store.transact(lambda db: db.notes_of(SOMEBODY_ELSE[1], "judged")) == ()


async def test_a_note_without_a_session_is_refused(store: Store) -> None:
    for keep in ("put_note", "add_note"):
        with pytest.raises(StorageFailed):
            await store.transact(lambda db, k=keep: getattr(db, k)(a_note(session="ses_9")))  # type: ignore[misc]


@pytest.mark.parametrize("data", [{"x": object()}, {"x": float("inf")}, {"x": "\ud800"}])
async def test_a_note_json_cannot_say_is_not_kept(store: Store, data: dict[str, object]) -> None:
    with pytest.raises(StorageFailed):
        await store.transact(lambda db: db.put_note(a_note(data=data)))


async def test_work_that_fails_leaves_nothing(store: Store) -> None:
    def fail_late(db: Transaction) -> None:
        db.add_session(a_session("ses_2"))
        db.add_turn(a_turn(1))
        db.add_events("ses_1", [an_event()])
        db.note_progress("ses_1", "deal", 0)
        db.put_note(a_note())
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.transact(fail_late)
    assert await store.transact(lambda db: db.sessions(ME, 10, None)) == [a_session()]
    assert await store.transact(lambda db: db.turns("ses_1")) == ()
    assert await store.transact(lambda db: db.events("ses_1", 0)) == ()
    assert await store.transact(lambda db: db.notes("ses_1")) == ()


async def test_two_who_play_the_same_turn_at_once_get_one_conflict(store: Store) -> None:
    twice = [a_turn(1, id="trn_a"), a_turn(1, id="trn_b")]
    results = await asyncio.gather(*(_try(store, turn) for turn in twice))
    assert sorted(results) == ["conflict", "kept"]
    assert len(await store.transact(lambda db: db.turns("ses_1"))) == 1


async def test_a_deleted_session_takes_everything_with_it(store: Store) -> None:
    def play(db: Transaction) -> None:
        db.add_turn(a_turn(1, client_turn_id="c-1"))
        db.add_events("ses_1", [an_event()])
        db.add_note(a_note("judged"))

    await store.transact(play)
    assert await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    assert not await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    assert await store.transact(lambda db: db.turns("ses_1")) == ()
    assert await store.transact(lambda db: db.events("ses_1", 0)) == ()
    assert await store.transact(lambda db: db.turn_by_client_id("ses_1", "c-1")) is None
    assert await store.transact(lambda db: db.notes("ses_1")) == ()
    assert await store.transact(lambda db: db.notes_of(ME, "judged")) == ()


async def test_an_id_made_again_after_deletion_starts_empty(store: Store) -> None:
    await store.transact(lambda db: db.add_events("ses_1", [an_event()]))
    await store.transact(lambda db: db.delete_session(ME, "ses_1"))
    await store.transact(lambda db: db.add_session(a_session()))
    events = await store.transact(lambda db: db.add_events("ses_1", [an_event()]))
    assert [event.seq for event in events] == [1]


async def test_a_change_to_nothing_is_not_found(store: Store) -> None:
    with pytest.raises(NotFound):
        await store.transact(lambda db: db.note_progress("ses_9", "deal", 0))
    with pytest.raises(NotFound):
        await store.transact(lambda db: db.correct_turn("trn_9", (), (), (), ()))
    with pytest.raises(NotFound):
        await store.transact(lambda db: db.add_events("ses_9", [an_event()]))


async def test_a_closed_store_takes_no_work(store: Store) -> None:
    assert await store.is_ready()
    await store.close()
    await store.close()
    assert not await store.is_ready()
    with pytest.raises(StorageFailed):
        await store.transact(lambda db: db.turns("ses_1"))


async def _try(store: Store, turn: TurnRecord) -> str:
    try:
        await store.transact(lambda db: db.add_turn(turn))
    except Conflict:
        return "conflict"
    return "kept"


def _full_turn() -> TurnRecord:
    return a_turn(
        1,
        text="80 € für drei Jahre? 你好",
        units=("80 €.", "Three years."),
        acts=(Propose((terms_of({"price": "80", "term": "3"}),), is_conditional=True),),
        spans=(Span(0, 4),),
        markers=(Marker("asks-priority", Span(5, 9)),),
        understood=("You offer: price 80 €",),
        alternatives=(AlternativeReading("alt_1", "You accept", (Accept(),)),),
        confidence=0.75,
        is_corrected=True,
        why="target 7000",
        voice="template",
    )


async def test_telling_replaces_a_note_and_goes_on_with_the_events(store: Store) -> None:
    later = a_note(data={"text": "Better."}, at="2026-03-04T06:00:00Z")
    await store.transact(lambda db: db.put_note(a_note()))
    await store.transact(lambda db: db.add_events("ses_1", [an_event()]))
    told = await store.transact(lambda db: db.tell(later, AT, [an_event()], 1))
    assert told is not None
    assert [event.seq for event in told] == [2]
    assert await store.transact(lambda db: db.notes("ses_1")) == (later,)
    assert (await store.transact(lambda db: db.events("ses_1", 1))) == told


async def test_nothing_is_told_over_a_note_that_another_wrote_or_took_away(store: Store) -> None:
    assert await store.transact(lambda db: db.tell(a_note(), AT, [an_event()], 0)) is None
    theirs = a_note(at="2026-03-04T06:00:00Z")
    await store.transact(lambda db: db.put_note(theirs))
    assert await store.transact(lambda db: db.tell(a_note(), AT, [an_event()], 0)) is None
    assert await store.transact(lambda db: db.notes("ses_1")) == (theirs,)
    assert await store.transact(lambda db: db.events("ses_1", 0)) == ()


async def test_telling_after_an_event_that_is_not_the_last_is_a_conflict(store: Store) -> None:
    await store.transact(lambda db: db.put_note(a_note()))
    await store.transact(lambda db: db.add_events("ses_1", [an_event()]))
    with pytest.raises(Conflict):
        await store.transact(lambda db: db.tell(a_note(), AT, [an_event()], 0))
