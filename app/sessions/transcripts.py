"""Talks between two people, judged for both sides; nothing of them is kept.

It computes only, on a thread of its own, so that a long talk crowds out no turn of a session.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from app.errors import NotFound, Rejected
from app.negotiation.scenario import Scenario
from app.review.people.judge import Judging, judge_talk
from app.review.people.judged import JudgedTalk
from app.review.people.seats import check_agreement, seats
from app.review.people.transcript import Transcript
from app.review.people.without_scenario import ROLES, empty_table
from app.review.people.words import JudgeWords
from app.review.teaching import Teaching
from app.sessions.plain import plain
from app.sessions.ports import ScenarioLibrary
from app.sessions.table import Speech, words_of

DEFAULT_LANGUAGE = "en"


class TranscriptService:
    """Judges transcripts by the scenarios of a library, or by wording alone."""

    def __init__(
        self,
        library: ScenarioLibrary,
        speech: Mapping[str, Speech],
        teaching: Mapping[str, Teaching],
        words: Mapping[str, JudgeWords],
    ) -> None:
        """Take the scenarios and, by language, the ear, the teacher and the words around them."""
        self._library = library
        self._speech = speech
        self._teaching = teaching
        self._words = words
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="winwin-judge")

    async def judge(self, transcript: Transcript) -> JudgedTalk:
        """Return a talk judged (Rejected, NotFound); long ones wait for one another."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, self.judge_now, transcript)

    def judge_now(self, transcript: Transcript) -> JudgedTalk:
        """Return a talk judged, here and now; the same talk always gives the same value.

        Raises Rejected for what cannot be used, NotFound for a scenario or language there is not.
        """
        about = transcript.about
        if about.scenario is None:
            return self._without(transcript)
        scenario, _ = self._library.resolve(about.scenario, about.seed)
        if about.language not in (None, scenario.language):
            problem = f"The scenario is in '{scenario.language}', and so the talk has to be."
            raise Rejected("/language", problem)
        check_agreement(about.agreement, scenario)
        return judge_talk(
            transcript, seats(transcript, scenario), self._judging(scenario, on_issues=True)
        )

    def words(self, language: str) -> JudgeWords:
        """Return what is said around a judged talk in a language."""
        return self._words[language]

    def close(self) -> None:
        """Give up what has not begun."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _without(self, transcript: Transcript) -> JudgedTalk:
        about = transcript.about
        for name, value in (("roles", about.roles), ("agreement", about.agreement)):
            if value:
                problem = f"{name} can only be understood with a scenario; name one as well."
                raise Rejected(f"/{name}", problem)
        language = about.language or DEFAULT_LANGUAGE
        if language not in self._speech:
            raise NotFound("language", language)
        table = empty_table(language, transcript.speakers)
        by = self._judging(table, on_issues=False)
        return judge_talk(transcript, dict(zip(transcript.speakers, ROLES, strict=True)), by)

    def _judging(self, scenario: Scenario, *, on_issues: bool) -> Judging:
        speech = self._speech[scenario.language]
        return Judging(
            words_of(scenario, speech.language),
            speech.readings,
            self._teaching[scenario.language],
            self._words[scenario.language],
            on_issues,
        )


def talk_to_dict(judged: JudgedTalk) -> dict[str, object]:
    """Return a judged talk as JSON has it: dicts, lists, text, numbers and None."""
    made = plain(judged)
    return made if isinstance(made, dict) else {}
