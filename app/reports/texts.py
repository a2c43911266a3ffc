"""What a text among the fixed words may be: not empty, and with no slot that nothing fills."""

from string import Formatter
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


def takes(*slots: str) -> AfterValidator:
    """Return a validator: a text names none but these slots."""

    def check(text: str) -> str:
        named = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        if named - set(slots):
            known = ", ".join(f"{{{slot}}}" for slot in slots) or "none"
            raise ValueError(f"unknown slot {{{min(named - set(slots))}}}; known here: {known}")
        return text

    return AfterValidator(check)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fixed = Annotated[Text, takes()]
AtTurn = Annotated[Text, takes("turn")]
OfPoints = Annotated[Text, takes("points")]
OfPercent = Annotated[Text, takes("percent")]
Pair = Annotated[Text, takes("own", "other")]


class Part(BaseModel):
    """A part of the file: strict, and nothing besides what is named."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
