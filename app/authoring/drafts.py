"""Drafts that are sent in and not kept in a file: the same check and preview, as values."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from app.authoring.checking import Finding, check_text
from app.authoring.content import Content, NoSuchLanguage
from app.authoring.sentences import remedy_of, warning_text
from app.authoring.words import AuthoringWords
from app.errors import Rejected
from app.knowledge.scenario_faults import Fault, read_text_draws
from app.review.design.drafts import CheckedDraft, DraftError, DraftWarning, PreviewedDraft
from app.review.design.previewing import preview_of
from app.sessions.drafts import TOO_MUCH

_LONGEST = 500


class DraftsHere:
    """Looks drafts over in this process; satisfies `app.sessions.drafts.Drafting`."""

    def __init__(self, knowledge: Path) -> None:
        """Take the folder of content files; nothing is read yet."""
        self._content = Content(knowledge)

    def check(self, text: str, draws: int) -> CheckedDraft:
        """Return what is wrong with a text, and what its design lacks over so many draws."""
        words = self._content.words()
        try:
            faults, found, drawn = check_text(
                text, cache(self._content.practice), range(1, draws + 1)
            )
        except NoSuchLanguage as error:
            faults, found, drawn = (Fault(_line_of_language(text), str(error)),), (), draws
        except (MemoryError, RecursionError) as error:
            raise Rejected("/yaml", TOO_MUCH) from error
        return CheckedDraft(
            not faults,
            drawn,
            _errors(faults, words),
            tuple(_warning(one, words) for one in found),
        )

    def preview(self, text: str, seed: int) -> PreviewedDraft | tuple[DraftError, ...]:
        """Return what one draw of a text holds, or what is wrong with it."""
        try:
            draws, faults = read_text_draws(text, (seed,))
            if not faults:
                return preview_of(draws[0].scenario, seed)
        except (MemoryError, RecursionError) as error:
            raise Rejected("/yaml", TOO_MUCH) from error
        return _errors(faults, self._content.words())

    def close(self) -> None:
        """Do nothing: what is under way here comes to its end."""


def _line_of_language(text: str) -> int:
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, 1) if line.startswith("language:")), 0)


def _errors(faults: Sequence[Fault], words: AuthoringWords) -> tuple[DraftError, ...]:
    return tuple(
        DraftError(
            one.line,
            one.kind,
            one.problem[:_LONGEST],
            remedy_of(one, words),
            one.near[0] if one.near else None,
        )
        for one in faults
    )


def _warning(finding: Finding, words: AuthoringWords) -> DraftWarning:
    warning = finding.warning
    remedy = words.warnings[warning.code].do
    text = warning_text(finding, words)
    return DraftWarning(finding.line, warning.code, text, remedy, finding.draws)
