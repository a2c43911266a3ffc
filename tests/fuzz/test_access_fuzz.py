"""A server that wants keys, asked with one, with a learner's token and with nothing.

Whatever is sent, what comes back is declared, nobody without a key gets behind the door, and a
learner gets nothing that is for keys.
"""

import json

from hypothesis import HealthCheck, Phase, settings

from app.api.openapi import operations
from tests.fuzz.playground import DESCRIBED, Case, Who, the_playground
from tests.fuzz.test_api_fuzz import CHECKS, EXAMPLES

_OPERATIONS = [
    operation
    for _, _, operation in operations(json.loads(DESCRIBED.read_text(encoding="utf-8")))
    if "security" in operation
]
_UNREAD = {400, 415}
_OF_KEYS_ALONE = {"keys", "webhooks", "operator"}


def fuzzed(operation: str, who: Who, *, is_shut: bool) -> object:
    """Return the test of one operation, by its id, for one who asks."""

    @the_playground(who).schema.include(operation_id=operation).parametrize()
    @settings(
        max_examples=EXAMPLES or 4,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        # The rest of what the library thinks of is sent as the learner at a laptop.
        phases=[Phase.generate],
    )
    def only_what_is_declared_and_nothing_for_others(case: Case) -> None:
        if who != "nobody":
            the_playground(who).aim(case)
        answer = case.call_and_validate(checks=CHECKS)
        # The library puts a header of its own into some of what it sends, and takes it out again.
        is_known = who != "nobody" and "Authorization" in answer.request.headers
        if answer.status_code in _UNREAD:
            assert answer.json()["type"], "a body is read before it is asked who sends it"
        elif not is_known:
            assert answer.status_code == 401, answer.text
        elif is_shut:
            assert answer.status_code == 403, answer.text
        else:
            assert answer.status_code != 401, answer.text

    return only_what_is_declared_and_nothing_for_others


# Each operation has a test under its id, as in `test_api_fuzz`.
for described in _OPERATIONS:
    shut = bool(_OF_KEYS_ALONE.intersection(described["tags"]))
    for asker in ("key", "token", "nobody"):
        name = f"test_{described['operationId']}_by_{asker}"
        globals()[name] = fuzzed(described["operationId"], asker, is_shut=shut and asker == "token")
