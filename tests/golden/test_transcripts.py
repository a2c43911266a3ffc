"""The sample talks in docs are what the code plays today."""

from tests.golden.transcripts import CASTS, FOLDER, content, index, transcripts


def test_every_style_and_every_scenario_has_its_talks() -> None:
    library, styles, _ = content()
    assert len(CASTS) == len({cast.name for cast in CASTS}) == 22
    for card in styles.cards():
        assert sum(1 for cast in CASTS if cast.style == card.id) >= 3
    for scenario in library.cards():
        assert sum(1 for cast in CASTS if cast.scenario == scenario.id) >= 2


def test_the_talks_in_docs_are_current() -> None:
    """Run `make transcripts` after a change that was meant, and read the diff aloud."""
    played = dict(transcripts())
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert kept.pop("README.md") == index(list(played))
    assert kept == played
