"""Judging holds still: another process judges alike, and every paraphrase changes something."""

import pytest

from tests.evals.judging_steady import PARAPHRASES, digest, digest_elsewhere
from tests.evals.variants import load_variants

VARIANTS = {variant.name: variant.rewrite for variant in load_variants(PARAPHRASES)}


def test_another_process_that_hashes_otherwise_judges_alike() -> None:
    assert digest_elsewhere() == digest()


@pytest.mark.parametrize(
    ("name", "text", "new"),
    [
        (
            "asked_otherwise",
            "What matters most to you?",
            "What is the most important thing for you?",
        ),
        ("offered_otherwise", "I'd offer 84 in return.", "I would offer 84 in exchange."),
        ("explained_otherwise", "Because it is important.", "Since it is essential."),
        ("greeted_otherwise", "Hello, thank you.", "Good day, many thanks."),
    ],
)
def test_a_paraphrase_says_the_same_in_other_words(name: str, text: str, new: str) -> None:
    assert VARIANTS[name](text) == new
