"""A wrapper by which a cache goes by what a thing is, not by what is in it."""

from typing import Generic, TypeVar

T = TypeVar("T")


class Same(Generic[T]):
    """Equal to another wrapper of the very same thing; the thing is neither compared nor hashed."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        """Keep the thing, so that its identity is not given to another."""
        self.it = it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and other.it is self.it

    def __hash__(self) -> int:
        return id(self.it)
