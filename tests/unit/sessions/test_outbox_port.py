"""The values of webhooks: what an attempt leaves of a delivery, and when an endpoint is on."""

from app.sessions.outbox_port import MOST_ATTEMPTS, Attempt
from app.sessions.records import Principal
from tests.builders_webhooks import AT, a_delivery, a_message, an_endpoint


def test_an_attempt_is_added_and_nobody_holds_the_delivery() -> None:
    attempt = Attempt(AT, 500, 7, "status")
    tried = a_delivery(holder="dsp_1", until=AT).after(attempt)
    assert (tried.tries, tried.attempts) == (1, (attempt,))
    assert (tried.holder, tried.until) == ("", "")


def test_of_many_attempts_the_latest_are_kept() -> None:
    delivery = a_delivery()
    for took in range(MOST_ATTEMPTS + 5):
        delivery = delivery.after(Attempt(AT, 500, took, "status"))
    assert len(delivery.attempts) == MOST_ATTEMPTS
    assert delivery.attempts[-1].took_ms == MOST_ATTEMPTS + 4
    assert delivery.tries == MOST_ATTEMPTS + 5


def test_an_endpoint_is_on_until_there_is_a_reason_to_be_off() -> None:
    assert an_endpoint().is_on
    assert not an_endpoint(off_reason="gone").is_on


def test_a_message_is_of_whose_session_it_tells() -> None:
    assert a_message(tenant="school", learner="ada").owner == Principal("school", "ada")
