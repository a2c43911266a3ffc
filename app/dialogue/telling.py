"""Reads what a speaker says of their own side, and what they keep to themselves."""

from app.dialogue.needs import needs_told
from app.dialogue.offer_reading import is_proposal
from app.dialogue.reading import Reading
from app.negotiation.acts import Acknowledge, Act, Importance, Inform, Kind, Reject


def read_declining(reading: Reading) -> list[Act] | None:
    """Keeping something to oneself answers no question; it is respected, not misread."""
    kept = reading.words.language.find("declines", reading.sentence.text)
    if kept is None or reading.is_question:
        return None
    # In "none of your business" two words are options by name and mean none.
    inside = reading.sentence.span_of(*kept.span())
    if any(m.span.start < inside.start or m.span.end > inside.end for m in reading.values()):
        return None
    asked = reading.context.asked
    return [Reject(asked=asked.kind if asked else Kind.OPEN, issue=asked.issue if asked else None)]


def read_their_weights(reading: Reading) -> list[Act] | None:
    """See "so the term matters most to you": it says back what they care about, and tells none."""
    weighs = reading.has("high_to_them") or (reading.has("about_them") and reading.has("high"))
    if not weighs or reading.has("own_side", "condition") or reading.values() or not reading.named:
        return None
    return [Acknowledge(reading.named[0])]


def read_telling(reading: Reading) -> list[Act] | None:
    """What the speaker says of their own side; a bare demand with a value is an offer instead."""
    is_theirs = reading.has("about_them") and not reading.has("own_side")
    is_sorry = reading.has("apologises") and not (reading.named or reading.mentions)
    tells_none = is_theirs or is_sorry or reading.unsure_shares
    if tells_none or reading.has("belittles", "personal_attack"):
        return None
    needs = needs_told(reading)
    if needs:
        return needs
    importance = None if _is_about_them(reading) else _importance(reading)
    tells = importance or reading.has_beside_values("interest", "constraint")
    tells = tells or reading.tells_story
    if reading.values() and (is_proposal(reading) or not tells):
        return None
    if reading.has("alternative") and reading.has("own_side"):
        return [Inform(Kind.ALTERNATIVE)]
    asked = reading.context.asked
    issue = reading.about or reading.carried or (asked.issue if asked else None)
    if importance is not None and (issue or reading.has("own_side")):
        # "X matters more than Y" says something of X alone.
        told = reading.named[:1] if reading.has("compares") else reading.named
        weights = [Inform(Kind.PRIORITY, name, importance) for name in told or [issue]]
        why = Inform(Kind.INTEREST, weights[0].issue)
        return [*weights, why] if issue and reading.has("reason_after") else [*weights]
    kind = _told_kind(reading, issue)
    return [Inform(kind, issue)] if kind is not None else None


def _told_kind(reading: Reading, issue: str | None) -> Kind | None:
    asked = reading.context.asked
    if reading.has("reveals_limit", "constraint") and (issue or reading.hints):
        return Kind.CONSTRAINT
    is_story = reading.tells_story and not reading.has("acknowledges") and _tells_enough(reading)
    tells_why = reading.has("interest") or is_story
    if reading.told_issue or (tells_why and (issue or asked)):
        return Kind.INTEREST
    if issue is None or asked is None or not reading.has("own_side"):
        return None
    if reading.has("process", "brainstorm"):
        return None
    return asked.kind if _is_answer(reading) else None


def _tells_enough(reading: Reading) -> bool:
    """See "my aunt used to live here": a story answers "why?", but not "what matters to you?"."""
    asked = reading.context.asked
    if asked is None or reading.named or reading.told_issue:
        return True
    if reading.has("idle"):
        return False
    return asked.kind is Kind.INTEREST or reading.has("answers")


def _is_answer(reading: Reading) -> bool:
    """Tell an answer from a nod, thanks, praise or an order: it has to say something of a need."""
    is_nod = reading.has("acknowledges", "accept_weak", "small_talk", "appreciation", "greet")
    if is_nod or len(reading.sentence.text.split()) < _WORDS_OF_AN_ANSWER:
        return False
    names = bool(reading.named or reading.mentions)
    return names or (reading.has("answers") and not reading.has("idle"))


_WORDS_OF_AN_ANSWER = 3


def _is_about_them(reading: Reading) -> bool:
    """See "I understand why you worry" and "so support is a worry, I see": both tell nothing."""
    language, text = reading.words.language, reading.sentence.text
    nod = language.find("acknowledges", text)
    if nod is None:
        return False
    rest = text[: nod.start()] + text[nod.end() :]
    is_last = not any(char.isalnum() for char in text[nod.end() :])
    names_them = is_last or language.has("names_them", rest)
    return names_them and not language.has("own_side", rest)


def _importance(reading: Reading) -> Importance | None:
    asked = reading.context.asked
    if reading.has("thanks_only") and not reading.named:
        return None
    if reading.has("shrugs") and not (reading.carried or (asked and asked.issue)):
        return None
    is_how_much = asked is not None and asked.kind is Kind.PRIORITY and asked.issue is not None
    if reading.has("low") or (is_how_much and reading.has("plain_low")):
        return Importance.LOW
    is_high = reading.has("high") or (is_how_much and reading.has("plain_high"))
    return Importance.HIGH if is_high else None
