"""One run of the coach agent: the only file that names LangChain."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import ModelCallLimitMiddleware
from langchain.agents.middleware.model_call_limit import ModelCallLimitExceededError
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage
from langchain_core.tools import BaseTool, StructuredTool
from langchain_openai import ChatOpenAI
from langgraph.errors import GraphRecursionError
from langsmith import tracing_context
from pydantic import SecretStr

from app.errors import ModelFailed
from app.llm.answer import LONGEST_NAME, counted, estimated_tokens
from app.llm.endpoint import Endpoint
from app.llm.faults import fault_of
from app.llm.legible import legible
from app.llm.masking import mask
from app.llm.prompts import Prompt
from app.llm.wire import connect
from app.sessions.coaching_desk import Desk
from app.sessions.model_ports import ModelUse

MOST_CALLS = 5
_MOST_STEPS = 4 * MOST_CALLS
_MOST_TOKENS = 600
_TEMPERATURE = 0.2
_LONGEST_ARGUMENT = 300


class Runner:
    """Runs agents on one endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        """Make the model on a client of our own: what the environment says of one is not read."""
        self._client = connect(endpoint)
        completions = self._client.chat.completions
        self._model = ChatOpenAI(
            model=endpoint.models.coach,
            base_url=endpoint.address,
            api_key=SecretStr(endpoint.key or "none"),
            client=completions,
            async_client=completions,
            root_client=self._client,
            root_async_client=self._client,
            max_retries=0,
            stream_usage=True,
            **_limits(endpoint),
        )

    async def run(
        self, system: str, user: str, desk: Desk, prompt: Prompt
    ) -> AsyncIterator[str | ModelUse]:
        """Yield what the agent writes, and what each call took when it ends; raises ModelFailed.

        An empty piece says that something moves, like a tool that is called.
        """
        agent = create_agent(
            self._model,
            tools_of(desk),
            system_prompt=system,
            middleware=[ModelCallLimitMiddleware(run_limit=MOST_CALLS, exit_behavior="error")],
        )
        reading = _Reading(prompt, len(system) + len(user))
        try:
            with tracing_context(enabled=False):
                async for mode, event in agent.astream(
                    {"messages": [HumanMessage(user)]},
                    {"recursion_limit": _MOST_STEPS},
                    stream_mode=["messages", "updates"],
                ):
                    if (text := reading.take(mode, event)) is not None:
                        yield text
                    for use in reading.new_uses():
                        yield use
        except (ModelCallLimitExceededError, GraphRecursionError) as error:
            raise ModelFailed("endless") from error
        except ModelFailed:
            raise
        except Exception as error:  # whatever a library raises, an answer has to come
            raise fault_of(error, has_begun=reading.has_begun) from error
        reading.end()

    async def close(self) -> None:
        """Close every connection."""
        await self._client.close()


def _limits(endpoint: Endpoint) -> dict[str, Any]:
    """Return how long and how freely it may write, in the words that the endpoint knows.

    OpenAI's newer models refuse `max_tokens` and any temperature but their own; most other
    endpoints know no `max_completion_tokens`.
    """
    if not endpoint.base_url or endpoint.flavour == "azure":
        return {"max_tokens": _MOST_TOKENS}
    return {"temperature": _TEMPERATURE, "extra_body": {"max_tokens": _MOST_TOKENS}}


class _Reading:
    """What has come of a run: text as it is streamed, and each call as it ends."""

    def __init__(self, prompt: Prompt, characters: int) -> None:
        self._prompt, self._characters = prompt, characters
        self._last: AIMessage | None = None
        self._uses: list[ModelUse] = []
        self.has_begun = False

    def take(self, mode: str, event: Any) -> str | None:  # noqa: ANN401 - its shape is by its mode
        """Return the text an event brings, empty where something else moves, None for nothing."""
        if mode == "messages":
            chunk = event[0]
            if not isinstance(chunk, AIMessageChunk) or not (chunk.text or chunk.tool_call_chunks):
                return None
            self.has_begun = True
            return legible(str(chunk.text))
        found = [one for update in event.values() for one in (update or {}).get("messages", ())]
        for message in found:
            if isinstance(message, AIMessage):
                self._ended(message)
        return "" if found else None

    def new_uses(self) -> list[ModelUse]:
        """Return what the calls took that have ended since this was asked last."""
        new, self._uses = self._uses, []
        return new

    def end(self) -> None:
        """The run has ended; raises ModelFailed unless its last call did so properly."""
        last = self._last
        if last is None:
            raise ModelFailed("malformed")
        reason = last.response_metadata.get("finish_reason")
        if reason is None:
            raise ModelFailed("cut")
        if reason == "content_filter" or last.additional_kwargs.get("refusal"):
            raise ModelFailed("refused")
        if not str(last.text).strip():
            raise ModelFailed("empty")

    def _ended(self, message: AIMessage) -> None:
        self._last = message
        usage = message.usage_metadata
        told = counted(usage["input_tokens"], usage["output_tokens"]) if usage else None
        written = estimated_tokens(len(str(message.text)))
        counts = told or (estimated_tokens(self._characters), written)
        model = legible(str(message.response_metadata.get("model_name") or ""))[:LONGEST_NAME]
        prompt = self._prompt
        self._uses.append(ModelUse(model, prompt.id, prompt.hash, *counts, not told))


def tools_of(desk: Desk) -> list[BaseTool]:
    """Return the agent's tools: each reads the desk, and what it returns is masked."""

    async def search_glossary(question: str) -> str:
        return mask(await desk.look_up(question[:_LONGEST_ARGUMENT]))

    async def read_debrief(block: str) -> str:
        return mask(desk.read(block[:_LONGEST_ARGUMENT]))

    async def what_if(turn: int) -> str:
        return mask(desk.read(f"what-if/{turn}"))

    async def progress() -> str:
        return mask(desk.read("progress"))

    return [
        _tool(search_glossary, "Passages of the negotiation glossary on a question."),
        _tool(read_debrief, "A block of what can be read of this session, by its id."),
        _tool(what_if, "What other moves in a turn came to in the simulation."),
        _tool(progress, "Levels over the learner's games."),
    ]


def _tool(read: Callable[..., Awaitable[str]], told: str) -> BaseTool:
    return StructuredTool.from_function(coroutine=read, name=read.__name__, description=told)
