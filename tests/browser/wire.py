"""A wire between page and server that a test can cut: what goes through it breaks in the middle."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Wire:
    """A port of its own that leads to a server."""

    to: tuple[str, int]
    listener: socket.socket
    is_down: bool = False
    ends: list[socket.socket] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Return where the page finds the server."""
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}"

    def cut(self, *, is_down: bool = False) -> None:
        """Break every connection; `is_down` breaks those that are made from now on as well."""
        self.is_down = is_down
        while self.ends:
            end = self.ends.pop()
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """Let connections through again."""
        self.is_down = False

    def serve(self) -> None:
        """Lead each connection on until the listener is closed."""
        with contextlib.suppress(OSError):
            while True:
                self._lead_on(self.listener.accept()[0])

    def _lead_on(self, near: socket.socket) -> None:
        if self.is_down:
            near.close()
            return
        far = socket.create_connection(self.to)
        self.ends += [near, far]
        for pair in ((near, far), (far, near)):
            threading.Thread(target=_pump, args=pair, daemon=True).start()


@contextlib.contextmanager
def wire_to(address: str) -> Iterator[Wire]:
    """Lay a wire to a server; it is cut in the end."""
    there = urlsplit(address)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        wire = Wire((there.hostname or "", there.port or 80), listener)
        threading.Thread(target=wire.serve, daemon=True).start()
        yield wire
        wire.cut(is_down=True)
        listener.shutdown(socket.SHUT_RDWR)


def _pump(source: socket.socket, drain: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65_536):
            drain.sendall(data)
    for end in (source, drain):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
