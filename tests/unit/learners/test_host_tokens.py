"""What a host's token has to say: from whom, for whom, about whom, and for how long."""

import pytest

from app.learners.host_tokens import Wanted, subject_of, verdict_on

NOW = 1_800_000_000
WANTED = Wanted("school", "https://coach.example.org", NOW)


def claims(**changes: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "iss": "school",
        "aud": "https://coach.example.org",
        "sub": "ada",
        "iat": NOW,
        "exp": NOW + 900,
    }
    return {name: value for name, value in (whole | changes).items() if value is not ...}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"aud": ["https://other.example", "https://coach.example.org"]},
        {"aud": "https://coach.example.org/"},
        {"nbf": NOW},
        {"nbf": NOW + 10},
        {"iat": NOW + 10, "exp": NOW + 20},
        {"iat": NOW - 880, "exp": NOW - 9},
        {"iat": NOW - 0.5, "exp": NOW + 0.5},
        {"sub": "x" * 200},
        {"name": "Ada", "admin": True},
    ],
)
def test_a_good_token(changes: dict[str, object]) -> None:
    assert verdict_on(claims(**changes), WANTED) == "good"


@pytest.mark.parametrize("changes", [{"iat": NOW - 900, "exp": NOW - 10}, {"iat": 1, "exp": 2}])
def test_a_token_that_was_good_once(changes: dict[str, object]) -> None:
    assert verdict_on(claims(**changes), WANTED) == "expired"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": ...},
        {"iss": "local"},
        {"iss": ["school"]},
        {"aud": ...},
        {"aud": []},
        {"aud": None},
        {"aud": {"https://coach.example.org": 1}},
        {"aud": "https://coach.example.org.evil.example"},
        {"aud": "https://coach.example"},
        {"sub": ...},
        {"sub": ""},
        {"sub": "x" * 201},
        {"sub": "a\0"},
        {"sub": "\ud800"},
        {"sub": 7},
        {"iat": ...},
        {"exp": ...},
        {"exp": NOW + 901},
        {"exp": NOW},
        {"exp": NOW - 1},
        {"iat": NOW + 11, "exp": NOW + 20},
        {"nbf": NOW + 11},
        {"nbf": "soon"},
        {"nbf": None},
        {"exp": str(NOW + 60)},
        {"exp": True, "iat": False},
        {"exp": float("nan")},
        {"exp": float("inf")},
        {"exp": 10**400, "iat": 10**400 - 60},
        {"iat": -(10**400)},
    ],
)
def test_a_token_that_is_refused(changes: dict[str, object]) -> None:
    assert verdict_on(claims(**changes), WANTED) == "refused"


def test_an_expired_token_of_somebody_else_was_never_good() -> None:
    assert verdict_on(claims(iat=1, exp=2, aud="https://other.example"), WANTED) == "refused"


def test_a_token_is_for_nobody_where_no_address_is_known() -> None:
    nowhere = Wanted("school", "", NOW)
    assert verdict_on(claims(aud="https://other.example"), nowhere) == "refused"


def test_the_learner_is_the_subject() -> None:
    assert subject_of(claims()) == "ada"
