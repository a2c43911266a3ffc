"""Seals what has to be read again, so that the database alone gives nothing away."""

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import BadSettings
from app.sessions.sealing_port import CannotOpen

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

KeySource = Callable[[], Sequence[str]]
_OURS_ALONE = 0o600


class FernetSealer:
    """Seals with the first of some keys, and opens with any; they are asked for at first use."""

    def __init__(self, keys: KeySource) -> None:
        """Take where the keys come from: texts of any form, at least one."""
        self._keys = keys
        self._fernet: MultiFernet | None = None

    def seal(self, text: str) -> str:
        """Return a text sealed (BadSettings where the key cannot be had)."""
        return self._opened().encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Return the text in what was sealed (CannotOpen for a key that is not there any more)."""
        from cryptography.fernet import InvalidToken

        try:
            return self._opened().decrypt(sealed.encode()).decode()
        except InvalidToken as wrong:
            raise CannotOpen from wrong

    def _opened(self) -> "MultiFernet":
        if self._fernet is None:
            from cryptography.fernet import Fernet, MultiFernet

            self._fernet = MultiFernet([Fernet(_derived(key)) for key in self._keys()])
        return self._fernet


def kept_in(file: Path) -> KeySource:
    """Return a source that keeps a key in a file only its owner may read, made at first use.

    Of several processes that make it at once all get the same one. BadSettings where it can be
    neither made nor read.
    """

    def keys() -> Sequence[str]:
        try:
            with suppress(FileExistsError):
                _make(file)
            return [file.read_text(encoding="ascii").strip()]
        except OSError as error:
            raise BadSettings(
                f"the key that seals secrets cannot be kept in {file} ({error.strerror}): "
                "let this process write there, or set WINWIN_SECRET_KEY"
            ) from error

    return keys


def for_now() -> KeySource:
    """Return a source of a key that nobody keeps: what is sealed by it is lost with the process."""
    key = secrets.token_urlsafe(32)
    return lambda: [key]


def _make(file: Path) -> None:
    """Put a new key in the place of no file; it is there whole or not at all."""
    if file.exists():
        return
    made = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(
            os.open(made, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OURS_ALONE), "w"
        ) as new:
            new.write(secrets.token_urlsafe(32) + "\n")
        os.link(made, file)
    finally:
        made.unlink(missing_ok=True)


def _derived(key: str) -> bytes:
    """Return a key as the library wants it: 32 bytes, whatever the text's form."""
    from base64 import urlsafe_b64encode
    from hashlib import sha256

    return urlsafe_b64encode(sha256(key.encode()).digest())
