"""Variants: whole words only, capitals kept, nothing else touched."""

import pytest

from tests.evals.variants import load_variants

VARIANTS = {variant.name: variant.rewrite for variant in load_variants()}


@pytest.mark.parametrize(
    ("name", "text", "new"),
    [
        ("names", "Ask Sam or Samson.", "Ask Alejandra or Samson."),
        ("pronouns", "His boss says she can.", "Her boss says he can."),
        ("euros_to_dollars", "€84, 3 euros", "$84, 3 dollars"),
        ("dollars_to_pounds", "$84 or 3 bucks", "£84 or 3 quid"),
        ("contracted", "I am sure we will.", "I'm sure we'll."),
        ("written_out", "I\u2019m sure it's fine", "I am sure it is fine"),
        ("texting", "Could you tell your team? Thanks", "Could u tell ur team? Thx"),
        ("plain_learner_english", "The price is a lot.", "price lot."),
        ("capitals", "ok then", "OK THEN"),
        ("no_full_stops", "Ok. Fine.", "Ok. Fine"),
        ("exclaimed", "Ok, 84.5. Fine.", "Ok, 84.5! Fine!"),
    ],
)
def test_a_variant_writes_the_same_anew(name: str, text: str, new: str) -> None:
    assert VARIANTS[name](text) == new
