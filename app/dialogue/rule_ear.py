"""Reads one sentence by rule: the first reader that recognises it says what it does.

Order matters: leaving and threats before offers, questions without values before statements,
refusals before proposals. A reader returns acts, or None for "not mine".
"""

from collections.abc import Callable

from app.dialogue.needs import needs_told
from app.dialogue.offer_reading import is_proposal, offers_in, read_offer
from app.dialogue.questions import read_question
from app.dialogue.reading import Reading
from app.dialogue.yes_and_no import read_acceptance, read_choice, read_refusal
from app.negotiation.acts import (
    Acknowledge,
    Act,
    Argue,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)

Reader = Callable[[Reading], list[Act] | None]


def read_acts(reading: Reading) -> list[Act]:
    """Return the acts of a sentence, none when nothing was recognised."""
    for reader in READERS:
        acts = reader(reading)
        if acts is not None:
            return _with_acknowledgement(acts, reading)
    return []


def _with_acknowledgement(acts: list[Act], reading: Reading) -> list[Act]:
    says_so = reading.has("acknowledges") and not reading.is_question
    if says_so and not any(isinstance(act, Acknowledge) for act in acts):
        return [Acknowledge(reading.named[0] if reading.named else None), *acts]
    return acts


def _instruction(reading: Reading) -> list[Act] | None:
    return [] if reading.has("instruction") else None


def _threat(reading: Reading) -> list[Act] | None:
    if not reading.has("threat"):
        return None
    offer = read_offer(reading, is_final=True) if reading.values() else []
    return [*offer, Threaten()]


def _close(reading: Reading) -> list[Act] | None:
    if reading.is_question or reading.has("condition"):
        return None
    if reading.has("close"):
        return [Close()]
    is_asked = reading.context.is_asked_of_leaving and not reading.values()
    if is_asked and reading.has("stays_here"):
        return [SmallTalk()]
    if is_asked and reading.has("parting", "accept_weak", "confirms"):
        return [Close()]
    return [Unknown("leaving")] if reading.has("parting") else None


def _restated(reading: Reading) -> list[Act] | None:
    if not reading.has("summary") or (reading.has("commits") and reading.values()):
        return None
    return [Summarise(reading.terms())]


def _change(reading: Reading) -> list[Act] | None:
    """A change by a share ("10% more") is asked about: what it comes to is not said."""
    if reading.values() or not reading.has("relative"):
        return None
    price = reading.words.scenario.haggled
    issue = reading.named[0] if reading.named else (price.id if price else None)
    return [Unknown("hint", issue)]


def _question(reading: Reading) -> list[Act] | None:
    """A question is an offer when it puts a value forward, unless it asks about that value."""
    if not reading.is_question:
        return None
    asked = read_question(reading)
    probes = asked is not None and (
        asked.is_after_limit
        or asked.kind in (Kind.INTEREST, Kind.ALTERNATIVE, Kind.PRIORITY)
        or reading.has("ask_value")
        or (reading.has("asks_about") and not reading.is_sharing)
    )
    is_choice = len(offers_in(reading)) > 1
    if reading.values() and (is_choice or not probes or reading.has("condition")):
        return read_offer(reading)
    if reading.unsure_shares:
        return None
    if asked is not None:
        return [asked]
    if reading.has("process"):
        return [SuggestProcess()]
    return [SmallTalk()] if reading.has("ask_none", "small_talk") else None


def _declining(reading: Reading) -> list[Act] | None:
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


def _telling(reading: Reading) -> list[Act] | None:
    """What the speaker says of their own side; a bare demand with a value is an offer instead."""
    is_theirs = reading.has("about_them") and not reading.has("own_side")
    if is_theirs or reading.unsure_shares or reading.has("belittles", "personal_attack"):
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
        return [Inform(Kind.PRIORITY, name, importance) for name in told or [issue]]
    kind = _told_kind(reading, issue)
    return [Inform(kind, issue)] if kind is not None else None


def _told_kind(reading: Reading, issue: str | None) -> Kind | None:
    asked = reading.context.asked
    if reading.has("reveals_limit", "constraint") and (issue or reading.hints):
        return Kind.CONSTRAINT
    is_story = reading.tells_story and not reading.has("acknowledges")
    tells_why = reading.has("interest") or is_story
    if reading.told_issue or (tells_why and (issue or asked)):
        return Kind.INTEREST
    if issue is None or asked is None or not reading.has("own_side"):
        return None
    if reading.has("process", "brainstorm"):
        return None
    return asked.kind if _is_substance(reading) else None


def _is_substance(reading: Reading) -> bool:
    """Tell an answer from a nod: "I see." after a question answers nothing."""
    is_nod = reading.has("acknowledges", "accept_weak", "small_talk", "appreciation", "greet")
    return not is_nod and len(reading.sentence.text.split()) >= _WORDS_OF_AN_ANSWER


_WORDS_OF_AN_ANSWER = 4


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
    if reading.has("shrugs") and not (reading.carried or (asked and asked.issue)):
        return None
    if reading.has("low"):
        return Importance.LOW
    return Importance.HIGH if reading.has("high") else None


def _argument(reading: Reading) -> list[Act] | None:
    if reading.values() and is_proposal(reading):
        return None
    if reading.has("objective_standard"):
        return [Argue(reading.about, standard="named")]
    return [Argue(reading.about)] if reading.has("reproach") and not reading.is_question else None


def _proposal(reading: Reading) -> list[Act] | None:
    is_told = reading.has("plain_reference") or reading.tells_story
    if not reading.values() or (is_told and not is_proposal(reading)):
        return None
    return read_offer(reading)


def _hint(reading: Reading) -> list[Act] | None:
    """A limit tells; a rough figure is asked about, never taken as meant."""
    if reading.has("percent"):
        price = reading.words.scenario.haggled
        return [Unknown("hint", reading.about or (price.id if price else None))]
    if not reading.hints:
        return None
    if reading.has("limit_words"):
        return [Inform(Kind.CONSTRAINT, reading.about)]
    rough = reading.hints[0]
    return [Unknown("hint", rough.issue)] if rough.issue else None


def _rough_trade(reading: Reading) -> list[Act] | None:
    """A trade without values ("if you give me a car ...") is asked about."""
    is_trade = reading.has("condition") and reading.has("commits") and not reading.is_question
    return [Unknown("hint", reading.named[0])] if is_trade and reading.named else None


def _courtesy(reading: Reading) -> list[Act] | None:
    if reading.has("process", "brainstorm"):
        return [SuggestProcess()]
    if reading.has("greet"):
        return [Greet()]
    if reading.has("gives_reason", "feels"):
        return [Argue(reading.about)]
    if reading.has("acknowledges"):
        return [Acknowledge(reading.about)]
    talks = reading.has("small_talk") and not reading.named
    return [SmallTalk()] if talks or reading.has("appreciation", "accept_weak", "shrugs") else None


READERS: tuple[Reader, ...] = (
    _instruction,
    _threat,
    _close,
    _restated,
    _change,
    _question,
    read_choice,
    read_acceptance,
    read_refusal,
    _argument,
    _declining,
    _telling,
    _proposal,
    _hint,
    _rough_trade,
    _courtesy,
)
