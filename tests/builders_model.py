"""Endpoints, calls and speech briefs for the tests that speak to a scripted model."""

from dataclasses import dataclass, field

from app.llm.calls import Call, Message
from app.llm.endpoint import Deadlines, Endpoint, Models
from app.sessions.model_ports import SpeechBrief

EASY = Deadlines(first_token=8.0, stall=6.0, turn=15.0)
QUICK = Deadlines(first_token=1.0, stall=0.5, turn=2.0)  # where a deadline is what is tried
MESSAGES = (Message("system", "Say what is decided."), Message("user", "ACTS: greet"))


def endpoint(url: str, deadlines: Deadlines = EASY, retries: int = 1) -> Endpoint:
    """An endpoint with one model for everything and a key."""
    return Endpoint(url, "key-1", Models("small", "small", "small"), deadlines, retries)


def a_call(most_tokens: int = 200, seconds: float | None = None) -> Call:
    """A call by the voice."""
    return Call("voice", "small", MESSAGES, "voice/speak", "0" * 12, most_tokens, 0.7, seconds)


def a_brief(
    said: tuple[tuple[str, str], ...] = (("them", "What matters most to you?"),),
    already: str = "",
    refused: tuple[str, ...] = (),
    facts: tuple[str, ...] = ("The flat has been empty for two months.",),
) -> SpeechBrief:
    """A brief with one offer, one fact, and what was said."""
    acts = ("Propose exactly: rent €1,150; deposit two months",)
    manner = "Friendly and to the point; asks before telling."
    return SpeechBrief(
        "en", "Maria, who lets the flat", manner, acts, facts, said, already, refused
    )


@dataclass
class Watcher:
    """Keeps what an observer of calls is told."""

    seen: list[tuple[str, str, dict[str, object]]] = field(default_factory=list)

    def __call__(self, use: str, outcome: str, **figures: object) -> None:
        """Keep it."""
        self.seen.append((use, outcome, figures))

    @property
    def outcomes(self) -> list[str]:
        """The outcomes in order."""
        return [outcome for _, outcome, _ in self.seen]
