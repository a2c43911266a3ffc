"""What an analysis finds, as values."""

from app.review.design.findings import DesignWarning, Expectations, warn


def test_a_warning_writes_its_values_out() -> None:
    made = warn("squeezed", ("roles", "vendor"), role="vendor", points=12)
    assert made == DesignWarning(
        "squeezed", ("roles", "vendor"), (("role", "vendor"), ("points", "12"))
    )


def test_by_default_an_author_expects_all_of_good_design() -> None:
    assert all(getattr(Expectations(), name) for name in Expectations.__dataclass_fields__)
