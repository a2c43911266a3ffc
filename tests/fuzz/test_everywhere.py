"""Hostile texts through every text field to every surface: they are there, and do nothing.

`make fuzz` gives each a line of fewer in more games; here they share the turns of one or two.
"""

import asyncio
import csv
import io
import json
import os
from collections.abc import Iterator
from functools import cache

import httpx
import pytest

from app.reports.judged_talk import render_judged_talk
from app.review.people.reading import read_talk
from app.review.people.transcript import MOST_NAME
from app.terminal.calls import Calls
from app.terminal.choosing import Wish
from app.terminal.play import DONE
from app.terminal.play import play as visit
from app.terminal.report import show_report
from app.terminal.seat import Room
from tests.builders_log import Lines, written
from tests.builders_people import judge_words, the_judge
from tests.builders_served import Whole, a_whole, begun
from tests.builders_terminal import REPORT_WORDS, WORDS, Typing
from tests.fuzz import everywhere
from tests.fuzz.hostile_strings import as_seen, hostile_strings
from tests.fuzz.inert import (
    assert_headers_are_ours,
    assert_nothing_logged,
    assert_terminal_is_calm,
    drawing_of,
    events_of,
    lines_of,
    page_of,
    quotes_of,
)

ALL = bool(os.environ.get("WINWIN_FUZZ_EXAMPLES"))
TEXTS = hostile_strings()


class Games:
    """Every text in games that were played, with the log of it all."""

    def __init__(self) -> None:
        self.whole: Whole = a_whole()
        self.lines: Lines
        with written() as self.lines:
            self.played = asyncio.run(self._play())

    async def _play(self) -> list[everywhere.Played]:
        characters = 700 if ALL else everywhere.TURN_CHARACTERS
        rest, games = TEXTS, []
        async with self.whole.client() as door:
            # A paper is slow: the one that is looked at has fewer words.
            self.short = await everywhere.play(door, TEXTS[:: len(TEXTS) // 60], 500)
            while rest:
                games.append(await everywhere.play(door, rest, characters))
                rest = rest[games[-1].taken :]
            return games

    def get(self, path: str, **headers: str) -> httpx.Response:
        async def ask() -> httpx.Response:
            async with self.whole.client(**headers) as door:
                return await door.get(path)

        answer = asyncio.run(ask())
        assert answer.status_code == 200, answer.text
        assert_headers_are_ours(answer, TEXTS)
        return answer


@cache
def the_games() -> Games:
    return Games()


def each(path: str, **headers: str) -> Iterator[tuple[everywhere.Played, httpx.Response]]:
    """Yield each game with what is found at a path below it."""
    for played in the_games().played:
        yield played, the_games().get(f"/v1/sessions/{played.id}{path}", **headers)


def test_there_are_five_hundred_of_them_and_each_is_another() -> None:
    assert len(TEXTS) == len(set(TEXTS)) >= 500
    typed = "\n".join(text for played in the_games().played for text in played.turns)
    assert all(as_seen(text) in typed for text in TEXTS)


def test_a_session_tells_what_was_said_and_nothing_else() -> None:
    for played, answer in each(""):
        own = [turn["text"] for turn in answer.json()["turns"] if turn["speaker"] == "learner"]
        assert own[: len(played.turns)] == played.turns


def test_a_worksheet_is_given_back_as_it_was_written() -> None:
    for played, answer in each("/preparation"):
        kept = answer.json()["preparation"]
        for name in ("interests", "their_interests", "batna"):
            assert kept[name] == as_seen(played.sheet[name])
        assert kept["questions"] == [as_seen(text) for text in played.sheet["questions"]]


def test_no_event_is_forged() -> None:
    whole = {played.id: answer.json()["data"] for played, answer in each("/events")}
    for played, answer in each("/events", **everywhere.EVENTS):
        sent = events_of(answer.text)
        assert [one.document for one in sent] == whole[played.id]
        assert [one.id for one in sent] == [str(at) for at in range(1, len(sent) + 1)]
        turns = [one.document.get("turn") for one in sent if one.kind == "turn.started"]
        own = [turn["text"] for turn in turns if turn and turn["speaker"] == "learner"]
        assert own[: len(played.turns)] == played.turns


def test_no_answer_on_the_way_holds_a_forged_event_or_header() -> None:
    streams = 0
    for played in the_games().played:
        for answer in played.answers:
            assert_headers_are_ours(answer, TEXTS)
            if answer.headers["content-type"].startswith("text/event-stream"):
                streams += len(events_of(answer.text)) > 0
            else:
                answer.json()
    assert streams > 2 * len(the_games().played)


@pytest.mark.parametrize("path", ["/v1/sessions/{}/report?format=html", "/sessions/{}/report"])
def test_a_page_shows_the_words_and_no_element_of_theirs(path: str) -> None:
    for played in the_games().played:
        page = page_of(the_games().get(path.format(played.id)).text)
        said = [text.strip() for text in page.said["p.said"]]
        for text in played.turns:
            assert _shown(text) in map(_shown, said)
        quoted = [_shown(text) for text in page.said["blockquote."]]
        for text in played.reflection.values():
            assert _shown(as_seen(text)) in quoted


def test_markdown_quotes_the_words_and_acts_on_none() -> None:
    for played, answer in each("/report?format=md"):
        quotes = quotes_of(answer.text)
        for text in (*played.turns, *map(as_seen, played.reflection.values())):
            assert "\n".join(lines_of(text)) in quotes
        assert_terminal_is_calm(answer.text)


def test_a_report_holds_the_words_as_values() -> None:
    for played, answer in each("/report"):
        found = set(everywhere.texts_in(answer.json()))
        assert {*played.turns, *map(as_seen, played.reflection.values())} <= found


def test_a_picture_has_no_element_of_theirs() -> None:
    for _, answer in each("/report/pictures"):
        for one in answer.json()["data"]:
            assert list(drawing_of(the_games().get(one["svg"]).text))


def test_a_paper_runs_nothing_and_leads_nowhere_else() -> None:
    made = the_games().get(f"/v1/sessions/{the_games().short.id}/report?format=pdf").content
    paper = everywhere.unpacked(made)
    assert paper.startswith(b"%PDF-")
    for active in (b"/JavaScript", b"/JS ", b"/Launch", b"/EmbeddedFile", b"/SubmitForm", b"/AA "):
        assert active not in paper
    assert all(one.startswith(b"http://localhost/") for one in everywhere.addresses(paper))


def test_an_export_holds_the_words_as_values() -> None:
    found = set(everywhere.texts_in(the_games().get("/v1/learners/me/export").json()))
    for played in the_games().played:
        assert set(played.turns) <= found


def test_a_terminal_shows_a_report_and_nothing_acts() -> None:
    games, typing = the_games(), Typing(width=100)
    calls = Calls(games.whole.container.services)
    room = Room(calls, typing.screen, WORDS, REPORT_WORDS, "here", "http://localhost", "winwin")
    for played in games.played:
        show_report(room, calls.debrief(played.id))
    assert_terminal_is_calm(typing.raw)


def test_a_terminal_carries_on_a_game_with_such_words_and_nothing_acts() -> None:
    whole, typing = (
        a_whole(),
        Typing("/prepare", "", "", "/status", *TEXTS[::75], "/quit"),
    )

    async def begin() -> None:
        async with whole.client() as door:
            session = await begun(door, scenario="first-bike", role="buyer")
            sheet = {"questions": list(everywhere.packed(TEXTS, 1_000))[:20]}
            kept = await door.put(f"/v1/sessions/{session}/preparation", json=sheet)
            assert kept.status_code == 200

    asyncio.run(begin())
    calls = Calls(whole.container.services)
    room = Room(calls, typing.screen, WORDS, REPORT_WORDS, "here", "http://localhost", "winwin")
    assert visit(room, Wish("first-bike"), is_resumed=True) == DONE
    assert_terminal_is_calm(typing.raw)
    assert_terminal_is_calm("\n".join(typing.prompts))


def test_the_table_of_turns_holds_them_whole_and_no_cell_of_it_is_a_formula() -> None:
    answer = the_games().get("/v1/export.csv?rows=turns&words=true")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n"))]
    kept = {cell.removeprefix("'") for cell in cells}
    games = [*the_games().played, the_games().short]
    said = [text for game in games for text in game.turns]
    assert said
    assert not [text for text in said if text.removeprefix("'") not in kept]


@pytest.mark.parametrize("rows", ["sessions", "turns"])
def test_a_table_without_words_holds_nothing_that_was_typed(rows: str) -> None:
    text = the_games().get(f"/v1/export.csv?rows={rows}").text
    assert text.count("\r\n") > len(the_games().played)
    typed = [text for game in the_games().played for text in game.turns]
    assert not [one for one in typed if one in text]


def test_the_log_holds_none_of_it() -> None:
    assert len(the_games().lines.written) > 20
    assert_nothing_logged(the_games().lines.written, TEXTS)


def test_a_talk_between_two_is_judged_and_its_page_acts_on_nothing() -> None:
    for at in range(0, len(TEXTS), 300):
        talk = everywhere.talk_of(TEXTS[at : at + 300])
        judged = the_judge().judge_now(read_talk(json.dumps(talk)))
        page = render_judged_talk(judged, judge_words())
        assert quotes_of(page) is not None
        assert_terminal_is_calm(page)


def test_a_name_on_the_page_of_a_talk_acts_on_nothing() -> None:
    names = [text for text in TEXTS if 0 < len(_shown(text)) <= MOST_NAME]
    for name in names[:: 1 if ALL else 9]:
        judged = the_judge().judge_now(read_talk(json.dumps(everywhere.named(name))))
        page = render_judged_talk(judged, judge_words())
        assert quotes_of(page) is not None
        assert_terminal_is_calm(page)


def _shown(text: str) -> str:
    """Return a text as a page shows it: each run of blanks as one."""
    return " ".join(text.split())
