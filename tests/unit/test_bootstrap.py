"""Start-up: the rooms joined on content files and a store, a clock, ids that sort."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.bootstrap import build_container, build_server, container_on
from app.bootstrap.clock_and_ids import SortableIds, UtcClock
from app.errors import BadContent
from app.knowledge.rubric_words import texts_of
from app.sessions.records import Principal
from app.sessions.service import NewSession, Said
from app.settings import Settings
from app.storage.memory import MemoryStore
from tests.builders_play import RUBRIC
from tests.builders_store import AT
from tests.fake_model.replies import says
from tests.fake_model.server import fake_model

KNOWLEDGE = Path(__file__).resolve().parents[2] / "knowledge"
ME = Principal()


def test_the_clock_tells_the_time_in_utc() -> None:
    told = datetime.fromisoformat(UtcClock().now())
    assert told.tzinfo == UTC
    assert abs((datetime.now(UTC) - told).total_seconds()) < 5


def test_ids_name_their_kind_and_do_not_repeat() -> None:
    ids = [SortableIds().new("ses") for _ in range(500)]
    assert len(set(ids)) == 500
    assert all(re.fullmatch(r"ses_[0-9a-hjkmnp-tv-z]{26}", one) for one in ids)


def test_ids_sort_by_time_of_making(monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for moment in (1, 10**15, 10**18, 2 * 10**18):
        monkeypatch.setattr("time.time_ns", lambda now=moment: now)
        made.append(SortableIds().new("trn"))
    assert made == sorted(made)


def test_ids_sort_by_making_though_the_clock_was_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    ids, made = SortableIds(), []
    for moment in (10**18, 10**15, 10**15, 2 * 10**18):
        monkeypatch.setattr("time.time_ns", lambda now=moment: now)
        made.append(ids.new("ses"))
    assert made == sorted(set(made))


def test_seeds_stay_in_their_range() -> None:
    seeds = {SortableIds().seed() for _ in range(100)}
    assert len(seeds) == 100
    assert min(seeds) >= 1
    assert max(seeds) < 2**31


@pytest.mark.anyio
async def test_a_container_from_settings_keeps_a_game_on_disk(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new" / "folder")
    services = build_container(settings).services
    session = await services.sessions.create(ME, NewSession("licence-renewal", "client", seed=1))
    await services.store.close()
    again = build_container(settings).services
    assert await again.store.is_ready()
    assert await again.sessions.get(ME, session.id) == session
    await again.store.close()
    assert (tmp_path / "new" / "folder" / "winwin.sqlite").is_file()


@pytest.mark.anyio
async def test_a_finished_game_has_a_debrief_and_a_page_of_it() -> None:
    container = container_on(KNOWLEDGE, MemoryStore(lambda: AT))
    sessions = container.services.sessions
    session = await sessions.create(ME, NewSession("licence-renewal", "vendor", seed=1))
    await sessions.take_turn(ME, session.id, Said("What matters most to you?"))
    await sessions.end(ME, session.id, "walk_away", None)
    debrief = await sessions.debrief(ME, session.id)
    assert dict(debrief.versions).keys() == {"scenario", "engine", "ear", "rubric"}
    understood = [line for line in debrief.timeline if line.is_learner]
    assert all(line.readings for line in understood)
    assert "<html" in container.pages.report(debrief)


@pytest.mark.anyio
async def test_a_spanish_game_has_a_report_without_the_rubric_s_english_words() -> None:
    container = container_on(KNOWLEDGE, MemoryStore(lambda: AT))
    sessions = container.services.sessions
    session = await sessions.create(ME, NewSession("puesto-de-mercado", "puesto", seed=1))
    await sessions.take_turn(ME, session.id, Said("¿Qué es lo más importante para ti?"))
    await sessions.end(ME, session.id, "walk_away", None)
    debrief = await sessions.debrief(ME, session.id)
    page = container.pages.report(debrief)
    assert debrief.language == "es"
    assert '<html lang="es">' in page
    assert container.services.entry(debrief.moments[0].entry, "es").title in page
    english = [text for text in texts_of(RUBRIC).values() if len(text) > len("{what}.")]
    assert not [text for text in english if f">{text}<" in page]


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("scenario", "role", "text"),
    [
        ("licence-renewal", "client", "What matters most to you?"),
        ("puesto-de-mercado", "puesto", "¿Qué es lo más importante para ti?"),
    ],
)
async def test_a_configured_model_speaks_and_is_let_go_of_at_the_end(
    scenario: str, role: str, text: str, tmp_path: Path
) -> None:
    with fake_model(says("I accept. 61 a seat. Acepto 61.")) as model:
        settings = Settings(data_dir=tmp_path, llm_base_url=model.url, llm_model="small")
        services = build_container(settings).services
        session = await services.sessions.create(ME, NewSession(scenario, role, seed=1))
        assert not model.asked
        played = await services.sessions.take_turn(ME, session.id, Said(text))
        await services.close()
        assert "61" not in played.turns[1].text
        assert len(model.asked) == 2
        quiet = build_container(settings, with_model=False).services
        await quiet.sessions.take_turn(ME, session.id, Said(text))
        await quiet.close()
        assert len(model.asked) == 2


@pytest.mark.parametrize(
    "name", ["glossary/batna.md", "rubrics/win-win.yaml", "styles.yaml", "phrases/en/voice.yaml"]
)
def test_a_broken_content_file_stops_the_start_with_its_place(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    (folder / name).write_text("a: 1\nb: [\n", encoding="utf-8")
    with pytest.raises(BadContent) as wrong:
        container_on(folder, MemoryStore(lambda: AT))
    assert wrong.value.file.endswith(Path(name).name)
    assert wrong.value.problem


@pytest.mark.parametrize(("days", "chores"), [(0, 3), (30, 4)])
async def test_a_server_deletes_old_sessions_by_itself_where_that_is_set(
    days: int, chores: int, tmp_path: Path
) -> None:
    container = build_server(Settings(data_dir=tmp_path, retention_days=days))
    assert len(container.chores) == chores
    await container.services.close()
