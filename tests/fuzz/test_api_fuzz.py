"""Whatever a program sends that the description allows or forbids: no server error, nothing new.

`make fuzz` runs it long and each time another way; here it is short and always the same.
"""

import json
import os

from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.api.openapi import operations
from tests.fuzz.playground import DESCRIBED, Case, the_playground

EXAMPLES = int(os.environ.get("WINWIN_FUZZ_EXAMPLES", "0"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]


def fuzzed(operation: str) -> object:
    """Return the test of one operation, by its id."""

    @the_playground().schema.include(operation_id=operation).parametrize()
    @settings(
        max_examples=EXAMPLES or 10,
        derandomize=not EXAMPLES,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    def no_server_error_and_no_answer_that_is_not_declared(case: Case) -> None:
        assert case.operation.definition.raw["operationId"] == operation
        the_playground().aim(case)
        case.call_and_validate(checks=CHECKS)

    return no_server_error_and_no_answer_that_is_not_declared


# Each operation has a test under its id: the library's own ids are all alike to pytest, and
# workers that share tests out by id would run one of them.
for _, _, described in operations(json.loads(DESCRIBED.read_text(encoding="utf-8"))):
    globals()[f"test_{described['operationId']}"] = fuzzed(described["operationId"])
