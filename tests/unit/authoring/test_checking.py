"""A file checked over many draws: warnings gathered by place, with their lines."""

from pathlib import Path

import pytest

from app.authoring.checking import FileReport, check_file
from app.authoring.content import Content, NoSuchScenario
from tests.builders_design import PRACTICE
from tests.unit.knowledge.broken import KNOWLEDGE, changed, line_of

TEMPLATE = (KNOWLEDGE / "templates" / "scenario.yaml").read_text(encoding="utf-8")


def report_of(text: str, folder: Path) -> FileReport:
    path = folder / "your-scenario.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, lambda _: PRACTICE)


def test_the_template_is_clean(tmp_path: Path) -> None:
    report = report_of(TEMPLATE, tmp_path)
    assert (report.faults, report.findings, report.draws) == ((), (), 32)


def test_a_file_with_faults_is_not_looked_at_further(tmp_path: Path) -> None:
    report = report_of(changed(TEMPLATE, "minutes: 10", "minutes: ten"), tmp_path)
    assert len(report.faults) == 1
    assert report.findings == ()


def test_a_warning_of_some_draws_says_of_how_many(tmp_path: Path) -> None:
    odd = "sound: 12, run: 38, start: 14}\n      pub"
    text = TEMPLATE.replace(
        "band: {fee: 36, sound: 12, run: 38", "band: {fee: 36, sound: 38, run: 12", 1
    )
    assert odd not in text
    report = report_of(text, tmp_path)
    touched = {one.warning.code: one for one in report.findings}
    assert 0 < touched["fact_against_weight"].draws < touched["fact_against_weight"].looked_at == 32


def test_a_drawn_name_does_not_make_one_warning_many(tmp_path: Path) -> None:
    text = changed(TEMPLATE, "title: Publican\n", "title: Publican\n    # \n")
    text = text.replace(
        "Mind the step, everybody", "It is ${base} euros, ${publican} says. Everybody"
    )
    found = [
        one for one in report_of(text, tmp_path).findings if one.warning.code == "talk_refused"
    ]
    assert {one.line for one in found} == {line_of(text, "It is ${base} euros")}


def test_an_id_a_path_and_nothing_name_files() -> None:
    content = Content(KNOWLEDGE)
    words = content.words()
    (path,) = content.files(["licence-renewal"], words)
    assert content.files([str(path)], words) == (path,)
    assert path in content.files([], words)
    with pytest.raises(NoSuchScenario, match="licence-renewal"):
        content.files(["nowhere"], words)
