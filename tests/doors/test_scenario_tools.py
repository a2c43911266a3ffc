"""POST /v1/scenarios/validate and /preview: what an author is told of a draft that is sent in."""

import json
import time
from typing import Any

import httpx
import pytest

from app.knowledge.scenario_faults import read_text_draws
from app.sessions.drafts import TOO_MUCH
from tests.builders_served import the_whole
from tests.doors.test_scenario_cli import FAULTS, TEMPLATE
from tests.unit.knowledge.broken import KNOWLEDGE, changed, line_of

pytestmark = pytest.mark.anyio
VALIDATE, PREVIEW = "/v1/scenarios/validate", "/v1/scenarios/preview"


async def sent(path: str, yaml: str, **more: object) -> httpx.Response:
    async with the_whole().client() as door:
        return await door.post(path, json={"yaml": yaml, **more})


async def refused(path: str, yaml: str) -> list[dict[str, Any]]:
    answer = await sent(path, yaml)
    assert answer.status_code == 422, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    errors: list[dict[str, Any]] = answer.json()["errors"]
    assert {one["pointer"] for one in errors} == {"/yaml"}
    return errors


async def test_a_sound_draft_has_no_errors_and_no_warnings() -> None:
    answer = await sent(VALIDATE, TEMPLATE, draws=2)
    assert answer.json() == {"is_sound": True, "draws": 2, "errors": [], "warnings": []}


@pytest.mark.parametrize(("old", "new", "at", "problem", "remedy"), FAULTS)
async def test_each_fault_has_its_line_and_the_way_out(
    old: str, new: str, at: str, problem: str, remedy: str
) -> None:
    text = TEMPLATE.replace(old, new, 1)
    told = (await sent(VALIDATE, text)).json()
    assert told["is_sound"] is False
    assert told["warnings"] == []
    found = [one for one in told["errors"] if problem in one["problem"]]
    if at == "fee: {weight":
        at = 'fee: {weight: "${profile.band.fee}"'
    assert line_of(text, at) in {one["line"] for one in found}
    said = f"{found[0]['remedy']} mean '{found[0]['meant']}'"
    assert remedy in said
    # A fault of some draws alone does not stop a preview of the others.
    seed = next(seed for seed in range(1, 33) if read_text_draws(text, (seed,))[1])
    preview = (await sent(PREVIEW, text, seed=seed)).json()["errors"]
    assert any(problem in one["detail"] and one["line"] == found[0]["line"] for one in preview)


async def test_what_the_design_lacks_is_told_with_code_and_line() -> None:
    text = TEMPLATE.replace("Mind the step, everybody", "It is 90 euros. Everybody", 1)
    assert text != TEMPLATE
    told = (await sent(VALIDATE, text, draws=4)).json()
    assert (told["is_sound"], told["errors"]) == (True, [])
    (one,) = [one for one in told["warnings"] if one["code"] == "talk_refused"]
    assert one["line"] == line_of(text, "It is 90 euros")
    assert one["draws"] > 0
    assert one["problem"]
    assert one["remedy"]


async def test_a_preview_shows_both_sheets_and_what_there_is_to_win() -> None:
    seen = (await sent(PREVIEW, TEMPLATE, seed=3)).json()
    assert (seen["id"], seen["seed"]) == ("your-scenario", 3)
    assert len(seen["roles"]) == 2
    for role in seen["roles"]:
        assert sum(issue["weight"] for issue in role["issues"]) == 100
        assert role["private_brief"]
        assert role["facts"]
    together = seen["together"]
    assert together["frontier"]
    assert together["nash"]["worth"] in together["frontier"]
    assert sum(together["joint_best"]["worth"]) >= sum(together["middle"]["worth"])
    assert 0 < together["share"] < 1


@pytest.mark.parametrize("name", ["flat-lease", "job-offer"])
async def test_the_longest_files_of_the_library_fit(name: str) -> None:
    text = (KNOWLEDGE / "scenarios" / f"{name}.yaml").read_text(encoding="utf-8")
    assert (await sent(PREVIEW, text)).json()["id"] == name


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True)
)
UNREADABLE = {
    "no YAML": ("id: x\ntitle: ]", 2),
    "a list": ("- id", 1),
    "aliases of aliases": (BOMB, 5),
    "an alias that holds itself": ("id: x\na: &a [*a]", 0),
    "brackets without end": ("id: x\na: " + "[" * 50_000, 2),
    "lists without end": ("- " * 30_000, 1),
    "a null character": ("id: é\ntitle: a\x00b", 2),
    "a control character": ("id: é\n\ntitle: a\x07b", 3),
    "a number without end": ("id: x\nminutes: " + "9" * 5_000, 2),
    "a date that is none": ("id: x\ntitle: 2026-13-40", 2),
    "a truth that is none": ("id: x\ntitle: !!bool maybe", 2),
    "a number that is empty": ("id: x\ntitle: !!int ''", 2),
    "a time that is none": ("id: x\ntitle: !!timestamp soon", 2),
    "an object of Python": ("id: !!python/name:os.system x", 1),
    "a key twice": ("id: x\nid: y", 2),
}


@pytest.mark.parametrize("path", [VALIDATE, PREVIEW])
@pytest.mark.parametrize("kind", UNREADABLE)
async def test_what_is_no_usable_yaml_is_refused_with_its_line(kind: str, path: str) -> None:
    text, line = UNREADABLE[kind]
    began = time.monotonic()
    errors = await refused(path, text)
    assert [one["line"] for one in errors] == [line]
    assert time.monotonic() - began < 10


@pytest.mark.parametrize(
    ("low", "high", "step", "problem"),
    [
        ("-1e308", "1e308", "10", "reaches too far"),
        ("0", "1e300", "1", "options"),
        (".nan", "1", "1", "finite number"),
        ("0", ".inf", "1", "finite number"),
        ("0", "10", "1e-300", "take a larger step"),
        ("${base + " + "9" * 5_000 + "}", "1", "1", "too large a number"),
    ],
)
async def test_numbers_out_of_all_bounds_are_errors_with_a_line(
    low: str, high: str, step: str, problem: str
) -> None:
    text = changed(TEMPLATE, "low: ${base}", f"low: {low}")
    text = changed(text, "high: ${base + 160}", f"high: {high}")
    text = changed(text, "step: 10", f"step: {step}")
    told = (await sent(VALIDATE, text, draws=1)).json()
    assert not told["is_sound"]
    found = [one for one in told["errors"] if problem in one["problem"]]
    assert found, told
    assert all(one["line"] > 1 for one in found)


async def test_a_space_too_large_to_compute_is_refused_with_advice() -> None:
    text = changed(TEMPLATE, "high: ${base + 160}", "high: ${base + 999990}")
    told = (await sent(VALIDATE, text, draws=1)).json()
    assert ["take larger steps" in one["problem"] for one in told["errors"]] == [True]


async def test_a_draw_that_grows_by_references_is_refused() -> None:
    large = ", ".join(["x"] * 2_000)
    many = "\n".join(["  - ${all}"] * 100)
    text = f"id: x\ndraws:\n  all:\n    - [{large}]\nissues:\n{many}\n"
    told = (await sent(VALIDATE, text, draws=1)).json()
    assert "values" in told["errors"][0]["problem"]


async def test_a_language_that_cannot_be_played_in_is_an_error_of_its_line() -> None:
    text = changed(TEMPLATE, "language: en", "language: xx")
    (error,) = (await sent(VALIDATE, text, draws=1)).json()["errors"]
    assert error["line"] == line_of(text, "language: xx")
    assert "'xx'" in error["problem"]


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "/yaml"),
        ({"yaml": ""}, "/yaml"),
        ({"yaml": 7}, "/yaml"),
        ({"yaml": "\ud800"}, "/yaml"),
        ({"yaml": "a", "draws": 33}, "/draws"),
        ({"yaml": "a", "path": "/etc/passwd"}, "/path"),
    ],
)
async def test_a_body_that_cannot_be_used_is_pointed_at(
    body: dict[str, object], pointer: str
) -> None:
    async with the_whole().client() as door:
        headers = {"content-type": "application/json"}
        answer = await door.post(VALIDATE, content=json.dumps(body), headers=headers)
    assert answer.status_code == 422
    assert [one["pointer"] for one in answer.json()["errors"]] == [pointer]


async def test_a_body_that_is_no_utf8_or_too_large_is_refused() -> None:
    headers = {"content-type": "application/json"}
    async with the_whole().client() as door:
        odd = await door.post(VALIDATE, content=b'{"yaml": "\xff"}', headers=headers)
        large = await door.post(VALIDATE, json={"yaml": "#" * 70_000})
    assert (odd.status_code, large.status_code) == (400, 413)


async def test_what_takes_too_much_is_refused_with_advice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without_end(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("app.authoring.drafts.read_text_draws", without_end)
    errors = await refused(PREVIEW, TEMPLATE)
    assert errors == [{"pointer": "/yaml", "detail": TOO_MUCH}]
