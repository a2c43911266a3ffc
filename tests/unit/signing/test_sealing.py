"""What is sealed is read again with the same key, and by nobody without."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.errors import BadSettings
from app.sessions.sealing_port import CannotOpen
from app.signing.sealing import FernetSealer, for_now, kept_in

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
NEW, OLD = "a new key, long enough to be one", "an old key, long enough to be one"


def a_sealer(*keys: str) -> FernetSealer:
    return FernetSealer(lambda: keys)


def test_what_was_sealed_is_opened_and_not_readable_in_between() -> None:
    sealed = a_sealer(NEW).seal(SECRET)
    assert SECRET not in sealed
    assert a_sealer(NEW).open(sealed) == SECRET
    assert sealed.isascii()


def test_the_same_text_is_sealed_differently_each_time() -> None:
    sealer = a_sealer(NEW)
    assert sealer.seal(SECRET) != sealer.seal(SECRET)


def test_an_old_key_still_opens_while_a_new_one_seals() -> None:
    sealed = a_sealer(OLD).seal(SECRET)
    both = a_sealer(NEW, OLD)
    assert both.open(sealed) == SECRET
    assert a_sealer(NEW).open(both.seal(SECRET)) == SECRET


@pytest.mark.parametrize("sealed", ["", "not sealed at all", "gAAAAABk" + "x" * 80])
def test_what_is_no_seal_of_ours_is_not_opened(sealed: str) -> None:
    with pytest.raises(CannotOpen, match="WINWIN_SECRET_KEY"):
        a_sealer(NEW).open(sealed)


def test_another_key_does_not_open() -> None:
    with pytest.raises(CannotOpen):
        a_sealer(OLD).open(a_sealer(NEW).seal(SECRET))


def test_no_key_is_made_before_the_first_use(tmp_path: Path) -> None:
    file = tmp_path / "secret.key"
    sealer = FernetSealer(kept_in(file))
    assert not file.exists()
    sealed = sealer.seal(SECRET)
    assert file.stat().st_mode & 0o777 == 0o600
    assert FernetSealer(kept_in(file)).open(sealed) == SECRET
    assert [one.name for one in tmp_path.iterdir()] == ["secret.key"]


def test_several_that_begin_at_once_get_the_same_key(tmp_path: Path) -> None:
    source = kept_in(tmp_path / "secret.key")
    with ThreadPoolExecutor(8) as many:
        found = {tuple(one.result()) for one in [many.submit(source) for _ in range(8)]}
    assert len(found) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_nothing_can_be_kept_in_is_named_with_the_fix(tmp_path: Path) -> None:
    source = kept_in(tmp_path / "nowhere" / "secret.key")
    with pytest.raises(BadSettings, match="WINWIN_SECRET_KEY"):
        source()


def test_a_key_for_now_is_another_each_time() -> None:
    assert for_now()() != for_now()()
    source = for_now()
    assert source() == source()
