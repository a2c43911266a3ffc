"""Whatever a program sends that the description allows or forbids: no server error, nothing new.

`make fuzz` runs it long and each time another way; here it is short and always the same.
"""

import os

from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.fuzz.playground import Case, the_playground

EXAMPLES = int(os.environ.get("WINWIN_FUZZ_EXAMPLES", "0"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]


schema = the_playground().schema


@schema.parametrize()
@settings(
    max_examples=EXAMPLES or 10,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
def test_no_server_error_and_no_answer_that_is_not_declared(case: Case) -> None:
    the_playground().aim(case)
    case.call_and_validate(checks=CHECKS)
