"""Reads one sentence by rule: the first reader that recognises it says what it does.

Order matters: leaving and threats before offers, questions without values before statements,
refusals before proposals. A reader returns acts, or None for "not mine".
"""

from collections.abc import Callable

from app.dialogue.questions import read_question
from app.dialogue.reading import Reading
from app.dialogue.values import Use
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Close,
    Greet,
    Importance,
    Inform,
    Kind,
    Propose,
    Reject,
    SmallTalk,
    SuggestProcess,
    Summarise,
    Threaten,
    Unknown,
)
from app.negotiation.protocol import Phase
from app.negotiation.terms import Terms, terms_of

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
    offer = _offer(reading, is_final=True) if reading.values() else []
    return [*offer, Threaten()]


def _close(reading: Reading) -> list[Act] | None:
    if reading.is_question or reading.has("condition") or not reading.has("close"):
        return None
    return [Close()]


def _restated(reading: Reading) -> list[Act] | None:
    if not reading.has("summary") or (reading.has("commits") and reading.values()):
        return None
    return [Summarise(reading.terms())]


def _question(reading: Reading) -> list[Act] | None:
    """A question is an offer when it puts a value forward, unless it asks about that value."""
    if not reading.is_question:
        return None
    asked = read_question(reading)
    probes = asked is not None and (
        asked.is_after_limit
        or asked.kind in (Kind.INTEREST, Kind.ALTERNATIVE, Kind.PRIORITY)
        or reading.has("ask_value")
    )
    is_choice = len(_alternatives(reading)) > 1
    if reading.values() and (is_choice or not probes or reading.has("condition")):
        return _offer(reading)
    if asked is not None:
        return [asked]
    if reading.has("process"):
        return [SuggestProcess()]
    return [SmallTalk()] if reading.has("ask_none", "small_talk") else None


def _acceptance(reading: Reading) -> list[Act] | None:
    if reading.has("accept_not") or reading.unfit:
        return None
    if reading.values():
        return _acceptance_of_values(reading)
    if reading.has("but", "condition") and reading.context.phase is not Phase.AGREEING:
        return None
    if reading.named and not reading.has("accept_strong") and reading.has("accept_part"):
        return _acceptance_of_named(reading)
    return [Accept()] if _is_yes(reading) else None


def _is_yes(reading: Reading) -> bool:
    context = reading.context
    if reading.has("accept_strong"):
        return bool(context.other_offer) or context.phase is Phase.AGREEING
    if context.phase is Phase.AGREEING and reading.has("confirms"):
        return True
    return context.invites_yes and reading.has("accept_weak")


def _acceptance_of_values(reading: Reading) -> list[Act] | None:
    """Accept a value they offered ("3 years is fine"), offer one they did not."""
    if not reading.has("accept_part", "accept_strong") or reading.has("condition", "but"):
        return None
    said = reading.terms()
    offered = reading.context.other_offer
    if said and all(offered.get(issue) == option for issue, option in said):
        whole = len(said) == len(reading.words.scenario.issues)
        return [Accept(None if whole else said)]
    return _offer(reading)


def _acceptance_of_named(reading: Reading) -> list[Act] | None:
    offered = reading.context.other_offer.only(set(reading.named))
    return [Accept(offered)] if offered else None


def _choice(reading: Reading) -> list[Act] | None:
    """Accept one of several offers by its place ("option B", "the first one")."""
    choices = reading.context.choices
    if len(choices) < 2 or reading.is_question:
        return None
    for group, terms in zip(("first_choice", "second_choice"), choices, strict=False):
        if reading.has(group):
            return [Accept(terms)]
    return None


def _refusal(reading: Reading) -> list[Act] | None:
    refused = reading.terms(Use.REFUSED)
    if not refused and not reading.context.other_offer and not reading.values():
        return _complaint(reading)
    offer = _beside_refusal(reading) if reading.values() else []
    if refused or (reading.has("reject") and not offer):
        about = reading.terms() if not refused and not offer else refused
        issue = refused.issues[0] if refused else reading.about
        return [Reject(about, issue=issue), *_reason(reading), *offer]
    return None


def _complaint(reading: Reading) -> list[Act] | None:
    """With nothing on the table there is nothing to refuse: "too expensive" is an argument."""
    return [Argue(reading.about)] if reading.has("reject") and reading.about else None


def _beside_refusal(reading: Reading) -> list[Act]:
    """Accept the one and refuse the other ("4 years yes, but not the case study")."""
    said, offered = reading.terms(), reading.context.other_offer
    if reading.has("accept_part") and all(offered.get(i) == o for i, o in said):
        return [Accept(said)]
    return _offer(reading) if _is_proposal(reading) else []


def _telling(reading: Reading) -> list[Act] | None:
    """What the speaker says of their own side; a bare demand with a value is an offer instead."""
    is_theirs = reading.has("about_them") and not reading.has("own_side")
    if is_theirs or reading.has("belittles", "personal_attack"):
        return None
    importance = _importance(reading)
    tells = importance or reading.has("interest", "constraint")
    if reading.values() and (_is_proposal(reading) or not tells):
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
    if reading.told_issue or (reading.has("interest") and (issue or asked)):
        return Kind.INTEREST
    if issue is None or asked is None or not reading.has("own_side"):
        return None
    return asked.kind if _is_substance(reading) else None


def _is_substance(reading: Reading) -> bool:
    """Tell an answer from a nod: "I see." after a question answers nothing."""
    is_nod = reading.has("acknowledges", "accept_weak", "small_talk", "appreciation", "greet")
    return not is_nod and len(reading.sentence.text.split()) >= _WORDS_OF_AN_ANSWER


_WORDS_OF_AN_ANSWER = 4


def _importance(reading: Reading) -> Importance | None:
    if reading.has("low"):
        return Importance.LOW
    return Importance.HIGH if reading.has("high") else None


def _argument(reading: Reading) -> list[Act] | None:
    if not reading.has("objective_standard"):
        return None
    if reading.values() and _is_proposal(reading):
        return None
    return [Argue(reading.about, standard="named")]


def _proposal(reading: Reading) -> list[Act] | None:
    if not reading.values() or (reading.has("plain_reference") and not _is_proposal(reading)):
        return None
    return _offer(reading)


def _hint(reading: Reading) -> list[Act] | None:
    """A limit tells; a rough figure is asked about, never taken as meant."""
    if reading.has("percent"):
        return [Unknown("hint", reading.about or reading.words.scenario.haggled.id)]
    if not reading.hints:
        return None
    if reading.has("limit_words"):
        return [Inform(Kind.CONSTRAINT, reading.about)]
    rough = reading.hints[0]
    return [Unknown("hint", rough.issue)] if rough.issue else None


def _courtesy(reading: Reading) -> list[Act] | None:
    if reading.has("process", "brainstorm"):
        return [SuggestProcess()]
    if reading.has("greet"):
        return [Greet()]
    if reading.has("gives_reason"):
        return [Argue(reading.about)]
    if reading.has("acknowledges"):
        return [Acknowledge(reading.about)]
    if reading.has("small_talk", "appreciation", "accept_weak"):
        return [SmallTalk()]
    return None


def _is_proposal(reading: Reading) -> bool:
    return reading.has("propose_cue", "condition")


def _reason(reading: Reading) -> list[Act]:
    return [Argue(reading.about)] if reading.has("gives_reason") else []


def _offer(reading: Reading, *, is_final: bool = False) -> list[Act]:
    is_final = is_final or reading.has("ultimatum")
    offers = _alternatives(reading)
    return [Propose(offers, is_conditional=reading.has("condition"), is_final=is_final)]


def _alternatives(reading: Reading) -> tuple[Terms, ...]:
    """Split "84 with 2 years or 80 with 4" into two offers; a repeated issue shows the break."""
    groups: list[dict[str, str]] = [{}]
    for mention in reading.values():
        if mention.issue in groups[-1] and groups[-1][mention.issue] != mention.option:
            groups.append({})
        groups[-1][str(mention.issue)] = str(mention.option)
    if len(groups) > 1 and " or " not in reading.sentence.text and not reading.has("either_or"):
        return (reading.terms(),)
    return tuple(terms_of(group) for group in groups)


READERS: tuple[Reader, ...] = (
    _instruction,
    _threat,
    _close,
    _restated,
    _question,
    _choice,
    _acceptance,
    _refusal,
    _argument,
    _telling,
    _proposal,
    _hint,
    _courtesy,
)
