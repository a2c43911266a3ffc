"""An answer in chunks: text, end and tokens, of whatever shape an endpoint sends them."""

import pytest

from app.errors import ModelFailed
from app.llm.answer import Answer, estimated_tokens


def chunk(content: object = None, finish: str | None = None, **delta: object) -> dict[str, object]:
    return {"choices": [{"delta": {"content": content, **delta}, "finish_reason": finish}]}


def reason(answer: Answer, *chunks: object) -> str:
    try:
        for one in chunks:
            answer.take(one)
        answer.end()
    except ModelFailed as failed:
        return failed.reason
    return "nothing"


def test_text_is_what_the_first_choice_says() -> None:
    answer = Answer(100)
    assert answer.take(chunk("Hello")) == "Hello"
    assert answer.take(chunk(" there", finish="stop")) == " there"
    answer.end()
    assert answer.is_finished


@pytest.mark.parametrize("choices", [[], None])
def test_a_chunk_without_choices_is_an_annotation(choices: object) -> None:
    assert not Answer(100).take({"choices": choices, "prompt_filter_results": [{}]})


def test_a_chunk_without_a_delta_may_still_end_the_answer() -> None:
    answer = Answer(100)
    answer.take(chunk("Hello"))
    answer.take({"choices": [{"finish_reason": "stop"}]})
    answer.end()


def test_space_before_the_first_word_is_left_out() -> None:
    answer = Answer(100)
    assert [answer.take(chunk(text)) for text in ("\n", " Hello", " there")] == [
        "", "Hello", " there",
    ]  # fmt: skip


def test_an_end_by_an_unusual_name_is_an_end() -> None:
    answer = Answer(100)
    answer.take(chunk("Hello", finish="eos"))
    answer.end()


def test_the_endpoints_own_count_goes_before_an_estimate() -> None:
    answer = Answer(100)
    answer.take(chunk("Hello there"))
    assert (answer.tokens(40), answer.is_counted) == ((10, 3), False)
    answer.take({"choices": [], "usage": {"prompt_tokens": 12, "completion_tokens": 2}})
    assert (answer.tokens(40), answer.is_counted) == ((12, 2), True)


@pytest.mark.parametrize(
    "usage", [{}, "3", {"prompt_tokens": None}, {"prompt_tokens": 0, "completion_tokens": 0}]
)
def test_a_count_that_says_nothing_is_no_count(usage: object) -> None:
    answer = Answer(100)
    answer.take(chunk("Hello") | {"usage": usage})
    assert not answer.is_counted


def test_the_model_is_called_what_the_endpoint_calls_it() -> None:
    answer = Answer(100)
    answer.take(chunk("Hello") | {"model": "small-2026"})
    assert answer.model == "small-2026"


@pytest.mark.parametrize("odd", ["text", 3, [], {"choices": 1}, {"choices": ["a"]}])
def test_what_is_no_chunk_is_malformed(odd: object) -> None:
    assert reason(Answer(100), odd) == "malformed"


def test_an_end_without_a_finish_reason_is_a_cut() -> None:
    assert reason(Answer(100), chunk("Hello")) == "cut"


def test_an_end_without_any_chunk_is_no_stream() -> None:
    assert reason(Answer(100)) == "malformed"


def test_an_end_without_a_word_is_empty() -> None:
    assert reason(Answer(100), chunk("  ", finish="stop")) == "empty"


@pytest.mark.parametrize(
    ("finish", "fault"),
    [
        ("length", "endless"),
        ("content_filter", "refused"),
        ("tool_calls", "tool_call"),
        ("function_call", "tool_call"),
    ],
)
def test_a_finish_reason_may_be_a_fault(finish: str, fault: str) -> None:
    assert reason(Answer(100), chunk("Hello", finish=finish)) == fault


def test_more_than_the_limit_can_hold_is_endless() -> None:
    assert reason(Answer(2), chunk("eight ch"), chunk("aracters and more")) == "endless"


def test_a_call_of_a_tool_is_a_fault_at_once() -> None:
    assert reason(Answer(100), chunk(tool_calls=[{"function": {"name": "x"}}])) == "tool_call"
    assert reason(Answer(100), chunk(function_call={"name": "x"})) == "tool_call"


def test_a_refusal_is_a_fault_at_once() -> None:
    assert reason(Answer(100), chunk(refusal="No.")) == "refused"


@pytest.mark.parametrize("field", ["reasoning_content", "reasoning"])
def test_thoughts_in_a_field_of_their_own_are_not_said_but_cost(field: str) -> None:
    answer = Answer(1)
    assert not answer.take(chunk(**{field: "a long thought before the words"}))
    assert answer.take(chunk("Hi", **{field: None})) == "Hi"
    assert answer.tokens(8) == (2, 9)


def test_characters_that_nothing_can_keep_are_left_out() -> None:
    answer = Answer(100)
    assert answer.take(chunk("Hel\ud83dlo\x00") | {"model": "m\ud83d" * 500}) == "Hello"
    assert answer.model == "m" * 200
    assert reason(Answer(100), chunk("\x00", finish="stop")) == "empty"


@pytest.mark.parametrize(
    ("read", "written"), [(0, 0), (-1000, 5000), (5000, -1), (10**30, 1), ("9", 1), (None, 1)]
)
def test_a_count_that_cannot_be_is_none(read: object, written: object) -> None:
    answer = Answer(100)
    answer.take(chunk("Hello") | {"usage": {"prompt_tokens": read, "completion_tokens": written}})
    assert not answer.is_counted
    assert answer.tokens(8) == (2, 2)


@pytest.mark.parametrize(("characters", "tokens"), [(0, 0), (1, 1), (4, 1), (5, 2)])
def test_four_characters_count_as_a_token(characters: int, tokens: int) -> None:
    assert estimated_tokens(characters) == tokens
