"""What the tests of reports share."""

from pathlib import Path

import pytest

from app.reports.words import ReportWords, load_report_words

_PHRASES = Path(__file__).parents[3] / "knowledge" / "phrases"


@pytest.fixture(scope="session")
def words() -> ReportWords:
    """The English words as they are shipped."""
    return load_report_words(_PHRASES / "en" / "report.yaml")
