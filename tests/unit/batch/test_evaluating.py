"""A model tried over a real socket: an honest one, one that babbles, one that is stopped."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.batch.evaluating import Evaluated, evaluate, not_configured
from app.batch.model_card import Prices, card_of
from app.batch.model_cases import ModelCases
from app.batch.model_trial import Trial, try_model
from app.bootstrap import build_evaluation
from app.cli import cli
from app.errors import BadContent
from app.knowledge.evaluation import EvaluationSet, load_card_words, load_evaluation
from app.settings import Settings
from tests.fake_model.authors import BABBLE, babbling, honest
from tests.fake_model.server import Author, fake_model

KNOWLEDGE = Settings().knowledge_dir
WORDS = load_card_words(KNOWLEDGE / "evaluation")
HEAD: dict[str, object] = {
    "at": "now", "address": "there", "voice": "small", "ear": "small", "coach": "small",
    "set": "1", "replies": 4, "utterances": 2, "questions": 2, "reports": 1,
}  # fmt: skip


@cache
def whole() -> EvaluationSet:
    return load_evaluation(KNOWLEDGE / "evaluation")


@cache
def cases() -> ModelCases:
    return ModelCases(KNOWLEDGE)


def some() -> EvaluationSet:
    """A few of each kind."""
    questions = whole().coach.questions[:2]
    coach = whole().coach.model_copy(update={"questions": questions})
    return replace(
        whole(), replies=whole().replies[::9], utterances=whole().utterances[::7], coach=coach
    )


def tried(author: Author, advance: Callable[[str], None] = lambda _: None) -> Trial:
    """What some cases come to with a model."""
    trial = Trial()
    with fake_model(author=author) as model:
        opened, services, _ = build_evaluation(Settings(llm_base_url=model.url, llm_model="small"))
        asyncio.run(try_model(some(), cases(), opened, services, trial, advance))
    return trial


def test_an_honest_model_says_most_of_it_itself() -> None:
    trial = tried(honest)
    assert len(trial.replies) == len(some().replies)
    assert sum(one.outcome == "first" for one in trial.replies) >= len(trial.replies) // 2
    assert not [one.failures for one in trial.replies if one.failures]
    assert [one.by for one in trial.questions] == ["model", "model"]
    assert trial.reports[0].worded >= trial.reports[0].blocks - 1
    assert all(one.tokens[0] > 0 for one in trial.replies)
    assert all(0 < one.first_words <= one.seconds for one in trial.replies)


def test_of_a_babbling_model_nothing_is_shown() -> None:
    trial = tried(babbling)
    assert {one.outcome for one in trial.replies} == {"phrases"}
    assert all(one.refused for one in trial.replies)
    assert {one.by for one in trial.questions} == {"report"}
    assert [(one.worded, one.failures) for one in trial.reports] == [(0, ("malformed",))]
    assert {one.failure for one in trial.utterances} == {"malformed"}
    card = card_of(trial, WORDS, HEAD, Prices(1.0, 2.0), is_stopped=False)
    assert (
        f"| {WORDS.voice['phrases']} | {len(trial.replies)} / {len(trial.replies)} (100 %)" in card
    )
    assert BABBLE not in card
    assert WORDS.cost["money_answer"] in card


def test_what_was_measured_is_kept_when_it_is_stopped() -> None:
    def stop_at_the_second(_: str) -> None:
        done.append(1)
        if len(done) == 2:
            raise KeyboardInterrupt

    done: list[int] = []
    trial = Trial()
    with fake_model(author=honest) as model:
        opened, services, _ = build_evaluation(Settings(llm_base_url=model.url, llm_model="small"))
        work = try_model(some(), cases(), opened, services, trial, stop_at_the_second)
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(work)
    assert len(trial.replies) == 2
    card = card_of(trial, WORDS, HEAD, Prices(), is_stopped=True)
    assert WORDS.stopped in card
    assert WORDS.heads["voice"] in card
    assert WORDS.heads["coach"] not in card


def test_only_what_is_configured_is_tried(tmp_path: Path) -> None:
    with fake_model(author=honest) as model:
        settings = Settings(llm_base_url=model.url, llm_coach_model="small")
        evaluated, card = Evaluated(*build_evaluation(settings)), tmp_path / "card.md"
        assert evaluate(KNOWLEDGE, evaluated, Prices(), card, "now")
        assert evaluated.names["address"] == model.url
    text = card.read_text(encoding="utf-8")
    assert f"## {WORDS.heads['coach']}" in text
    assert f"## {WORDS.heads['voice']}" not in text
    assert f"| {WORDS.report['worded']} | " in text


def test_without_an_endpoint_it_says_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("WINWIN_LLM_BASE_URL", "WINWIN_LLM_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    result = CliRunner().invoke(cli, ["evaluate-model"])
    assert result.exit_code == 2
    assert not_configured(KNOWLEDGE) in result.stderr


def test_the_shipped_set_can_be_made_and_has_both_languages() -> None:
    asked = [cases().reply(case) for case in whole().replies[::5]]
    assert {one.request.words.language.code for one in asked} == {"en", "es"}
    assert len(whole().replies) >= 40
    assert len(whole().utterances) == 20
    assert len(whole().coach.questions) == 10


def test_a_turn_that_a_game_does_not_have_is_bad_content() -> None:
    wrong = whole().replies[0].model_copy(update={"turn": 99})
    with pytest.raises(BadContent, match="turn 99"):
        cases().reply(wrong)


def test_of_every_utterance_the_rules_are_unsure() -> None:
    trial = Trial()
    with fake_model(author=honest) as model:
        opened, services, _ = build_evaluation(
            Settings(llm_base_url=model.url, llm_ear_model="small")
        )
        asyncio.run(try_model(whole(), cases(), opened, services, trial, lambda _: None))
    assert len(trial.utterances) == len(whole().utterances)


def test_a_trial_of_nothing_says_so() -> None:
    assert WORDS.nothing in card_of(Trial(), WORDS, HEAD, Prices(), is_stopped=True)
