"""What every test shares."""

import os

import pytest
from hypothesis import settings

# How long an example takes hangs on the machine, and the first one compiles what all others use.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# No test phones out: a model that is configured on this machine is none of theirs.
for name in [name for name in os.environ if name.startswith("WINWIN_LLM_")]:
    del os.environ[name]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio alone: nothing here is served on another loop."""
    return "asyncio"
