"""How many tokens may be taken of a model, by session and by key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caps:
    """The most tokens a session may take, and a key in a day (UTC); 0 stands for no cap.

    A key is a tenant: on a laptop everybody is one.
    """

    a_session: int = 0
    a_day: int = 0


NO_CAPS = Caps()
