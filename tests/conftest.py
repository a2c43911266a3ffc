"""What every test shares."""

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Async tests run on asyncio alone: nothing here is served on another loop."""
    return "asyncio"
