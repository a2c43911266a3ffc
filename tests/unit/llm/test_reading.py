"""An answer being read, where time is what is tried; its faults are in test_client."""

import asyncio
import time

import pytest

from app.errors import ModelFailed
from app.llm.endpoint import Deadlines
from app.llm.reading import Reading
from app.llm.wire import Wire
from tests.builders_model import EASY, a_call, endpoint
from tests.fake_model import replies
from tests.fake_model.replies import says
from tests.fake_model.server import fake_model


async def test_time_spent_before_the_first_attempt_counts() -> None:
    with fake_model(replies.begins_after(5)) as model:
        wire = Wire(endpoint(model.url))
        began = time.monotonic()
        spent = asyncio.get_running_loop().time() - EASY.first_token + 0.3
        with pytest.raises(ModelFailed, match="slow_start"):
            await Reading(wire, a_call(), EASY, spent).first()
        await wire.close()
    assert time.monotonic() - began < 2.0


async def test_a_reader_that_takes_its_time_is_no_stall() -> None:
    patient = Deadlines(first_token=5.0, stall=0.5, turn=20.0)
    with fake_model(says("Hello there, how are you?")) as model:
        wire = Wire(endpoint(model.url))
        reading = Reading(wire, a_call(), patient, asyncio.get_running_loop().time())
        pieces = [await reading.first()]
        await asyncio.sleep(0.7)
        while (text := await reading.further()) is not None:
            pieces.append(text)
        await reading.settle()
        await reading.close()
        await wire.close()
    assert "".join(pieces) == "Hello there, how are you?"
    assert reading.answer.is_counted
