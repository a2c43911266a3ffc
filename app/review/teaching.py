"""What a debrief is judged and worded with, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.coach.rubric import Rubric
from app.review.coach_words import CoachWords
from app.review.lessons import Lessons
from app.review.what_if import WhatIfWords


@dataclass(frozen=True, slots=True)
class Teaching:
    """The rubric, the words for better sentences and lessons, and titles by id.

    `entry_titles` are the glossary's, `scenario_titles` those of the library.
    """

    rubric: Rubric
    words: CoachWords
    entry_titles: Mapping[str, str]
    what_if: WhatIfWords
    lessons: Lessons
    scenario_titles: Mapping[str, str]
