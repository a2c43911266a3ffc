"""What the words of the terminal are checked with: texts with known slots, counts, strict parts."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from app.reports.texts import takes

Text = Annotated[str, StringConstraints(min_length=1)]
Fixed = Annotated[Text, takes()]
Names = Annotated[list[str], Field(min_length=1)]
Count = Annotated[Text, takes("n")]


class Part(BaseModel):
    """A part of the file: strict, and nothing besides what is named."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Counted(Part):
    """A text in its forms for one and for any other number."""

    one: Count
    other: Count

    def of(self, number: int) -> str:
        """Return the form of a number with the number in it."""
        return (self.one if number == 1 else self.other).format(n=number)
