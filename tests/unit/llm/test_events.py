"""Events out of bytes: cut anywhere, with any line end, they are the same."""

import pytest

from app.llm.events import Events

TOLD = (
    ': alive\nevent: x\ndata: {"a": "é"}\n\ndata: one\ndata:two\nid: 3\n\n\n\n'
    "data: [DONE]\n\ndata: no\n\n"
)
WANTED = ['{"a": "é"}', "one\ntwo"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_the_same_events_come_out_however_they_are_cut(end: str, size: int) -> None:
    events, sent = Events(), TOLD.replace("\n", end).encode()
    pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert [data for piece in pieces for data in events.taken(piece)] == WANTED
    assert events.is_done


def test_an_event_without_its_empty_line_is_not_given() -> None:
    events = Events()
    assert events.taken(b"data: one\n") == []
    assert not events.is_done


def test_what_is_no_text_is_an_error() -> None:
    with pytest.raises(UnicodeDecodeError):
        Events().taken(b"data: \xff\n\n")
