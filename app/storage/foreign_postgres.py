"""What PostgreSQL's states mean (its documentation, appendix A); a state is five characters.

No message of the server is passed on: it names the values of a row.
"""

from app.errors import StorageBusy, StorageFailed, StorageFull

TAKEN = "23505"
# Two units of work that wait for each other, or were done as if one after the other and cannot.
AGAIN = frozenset({"40001", "40P01"})

_BUSY = "The database is busy. Try again in a moment."
_AWAY = "The database is not there just now. Try again in a moment."
_UNREACHABLE = (
    "The database cannot be reached. See that its server runs, that WINWIN_DATABASE_URL names it, "
    "and that the user, the password and the database in it are right."
)
_VALUE = "The database cannot hold a value it was given."
_KINDS: dict[str, tuple[type[StorageFailed], str]] = {
    "53100": (StorageFull, "The database's disk is full. Make room on it, then try again."),
    "25006": (
        StorageFull,
        "The database can be read and not written. Name the primary server, not a standby.",
    ),
    "53200": (StorageBusy, "The database ran out of memory. Try again in a moment."),
    "53300": (
        StorageBusy,
        "The database has no connection free. Try again, or raise its max_connections.",
    ),
    "55P03": (StorageBusy, _BUSY),
    "57014": (StorageBusy, _BUSY),
    "25P03": (StorageBusy, _BUSY),
    "42501": (StorageFailed, "The database's user lacks a right. Let it own the database."),
    "42P01": (StorageFailed, "The database lacks a table. Bring it up to date: winwin migrate"),
    "42703": (StorageFailed, "The database lacks a column. Bring it up to date: winwin migrate"),
    "25P02": (StorageFailed, "A statement failed, and what came after it cannot be kept."),
    **dict.fromkeys(
        ("21000", "22001", "22003", "22021", "22P02", "22P05"), (StorageFailed, _VALUE)
    ),
    **dict.fromkeys(AGAIN, (StorageBusy, _BUSY)),
}
# The first two characters: a class of states.
_CLASSES: dict[str, tuple[type[StorageFailed], str]] = {
    "08": (StorageBusy, _AWAY),  # the connection
    "57": (StorageBusy, _AWAY),  # somebody stopped it
    "53": (StorageBusy, _BUSY),  # it lacks something
    "22": (StorageFailed, _VALUE),
    "23": (StorageFailed, "The database refused a row that breaks its rules."),
}


def meant(error: BaseException, state: str | None) -> StorageFailed:
    """Return what a state means; without one the driver itself gave up.

    That is a connection that could not be made or was lost (OperationalError), or a value that
    cannot be sent, such as text with a zero character (DataError).
    """
    name = type(error).__name__
    if state is None:
        lost = name in {"OperationalError", "ConnectionTimeout", "InterfaceError"}
        return StorageBusy(_UNREACHABLE) if lost else StorageFailed(_VALUE)
    unknown = (StorageFailed, f"The database could not do what it was asked (state {state}).")
    kind, text = _KINDS.get(state) or _CLASSES.get(state[:2]) or unknown
    return kind(text)
