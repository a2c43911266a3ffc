"""Reads one sentence by rule: the first reader that recognises it says what it does.

Order matters: leaving and threats before offers, questions without values before statements,
refusals before proposals. A reader returns acts, or None for "not mine".
"""

import re
from collections.abc import Callable

from app.dialogue.offer_reading import is_proposal, offers_in, read_offer
from app.dialogue.questions import read_question
from app.dialogue.reading import Reading
from app.dialogue.rough_figures import (
    read_bound,
    read_change,
    read_hint,
    read_middle,
    read_rough_trade,
)
from app.dialogue.telling import read_declining, read_telling, read_their_weights
from app.dialogue.values import Use
from app.dialogue.yes_and_no import read_acceptance, read_choice, read_denial, read_refusal
from app.negotiation.acts import (
    Accept,
    Acknowledge,
    Act,
    Argue,
    Ask,
    Close,
    Greet,
    Kind,
    Propose,
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
            return _with_greeting(_with_yes(_with_acknowledgement(acts, reading), reading), reading)
    return []


def _with_greeting(acts: list[Act], reading: Reading) -> list[Act]:
    """Hear the greeting in "hi, how about 84?"; once the talk is under way it is filler."""
    is_first = not reading.context.has_spoken
    if not is_first or not acts or any(isinstance(act, Greet) for act in acts):
        return acts
    return [Greet(), *acts] if reading.has("greet") else acts


def _with_yes(acts: list[Act], reading: Reading) -> list[Act]:
    """Hear the yes in "fine, but then 9 hours", where nothing in the rest differs from theirs.

    After a whole offer such a yes takes nothing: the offer that follows it is a counter-offer.
    """
    context, put = reading.context, reading.context.put_forward
    said = [terms for act in acts if isinstance(act, Propose) for terms in act.offers]
    if not said or not put or context.is_whole(put) or reading.is_sharing:
        return acts
    has_yes = any(isinstance(act, Accept) for act in acts)
    if has_yes or not all(terms.agrees_with(put) for terms in said):
        return acts
    return [Accept(), *acts] if reading.has("accept_lead") else acts


def _with_acknowledgement(acts: list[Act], reading: Reading) -> list[Act]:
    # "Sorry if I upset you, let's step back" suggests a way, and the apology leads up to it.
    is_sorry = reading.has("apologises") and not reading.has("process")
    says_so = (reading.has("acknowledges") or is_sorry) and not reading.is_question
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


def _next_subject(reading: Reading) -> list[Act] | None:
    """Naming what to talk about next suggests a way and asks where the other side stands on it."""
    if reading.values() or not reading.named or not reading.has("talk_about"):
        return None
    return [SuggestProcess(), Ask(Kind.ISSUE, reading.named[0])]


def _restated(reading: Reading) -> list[Act] | None:
    if not reading.has("summary") or (reading.has("commits") and reading.values()):
        return None
    return [Summarise(reading.terms())]


def _question(reading: Reading) -> list[Act] | None:
    """A question is an offer when it puts a value forward, unless it asks about that value."""
    if not reading.is_question or _refuses_first(reading):
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
        # "28, what do you think?" puts a figure forward, even one that cannot be placed; where
        # like units are shared out, a figure may count anything.
        is_figure = bool(reading.unfit) and reading.words.lexicon.sharing is None
        return [] if asked.kind is Kind.OPEN and is_figure else [asked]
    if reading.has("process"):
        return [SuggestProcess()]
    return [SmallTalk()] if reading.has("ask_none", "small_talk") else None


def _refuses_first(reading: Reading) -> bool:
    """See "I can't do 90, can you manage with less?": a statement that ends in a question."""
    opens = reading.has("question_start", "asks_anyway") or reading.values()
    return bool(reading.terms(Use.REFUSED)) and not opens


def _asks_back(reading: Reading) -> list[Act] | None:
    """See "are you still set on a car?": it asks about what they want rather than offers it."""
    put, said = reading.context.put_forward, reading.terms()
    is_part = bool(put) and not reading.context.is_whole(put)
    is_offer = reading.has("condition", "or", "either_or", "propose_cue")
    opens = reading.has("question_start") and not is_offer
    if not (said and is_part and opens) or said.changed_from(put):
        return None
    return [Ask(Kind.ISSUE, reading.about)]


def _argument(reading: Reading) -> list[Act] | None:
    """Hear a standard, a reproach, or what they are said to have agreed, which opens no issue."""
    if reading.values() and is_proposal(reading):
        return None
    if reading.has("claims_past") and not (reading.values() or reading.is_question):
        return [Argue()]
    if reading.has("objective_standard"):
        return [Argue(reading.about, standard="named")]
    return [Argue(reading.about)] if reading.has("reproach") and not reading.is_question else None


def _proposal(reading: Reading) -> list[Act] | None:
    is_told = reading.has("plain_reference") or reading.tells_story
    if not reading.values() or (is_told and not is_proposal(reading)):
        return None
    return read_offer(reading)


def _courtesy(reading: Reading) -> list[Act] | None:
    if reading.has("process", "brainstorm"):
        return [SuggestProcess()]
    if reading.has("greet"):
        return [Greet()]
    if reading.has("gives_reason", "feels"):
        return [Argue(reading.about)]
    if reading.has("acknowledges", "apologises", "sorry_only"):
        return [Acknowledge(reading.about)]
    talks = reading.has("small_talk") and not reading.named
    return [SmallTalk()] if talks or reading.has("appreciation", "accept_weak", "shrugs") else None


def _aside(reading: Reading) -> list[Act] | None:
    """Talk that holds no figure, option or commitment passes: nothing in it has to be asked about.

    Words of which not one belongs to any talk are no talk: they may be anything.
    """
    text, language = reading.sentence.text, reading.words.language
    binds = reading.mentions or _FIGURE.search(text) or language.has("commitment", text)
    if binds or not reading.has("of_the_talk", "own_side", "about_them"):
        return None
    if reading.named and not reading.is_question:
        return [Argue(reading.about)]
    return [SmallTalk()]


_FIGURE = re.compile(r"\d")


READERS: tuple[Reader, ...] = (
    _instruction,
    _threat,
    _close,
    _restated,
    read_change,
    read_middle,
    _next_subject,
    _asks_back,
    _question,
    read_bound,
    read_choice,
    read_acceptance,
    read_denial,
    read_refusal,
    _argument,
    read_declining,
    read_their_weights,
    read_telling,
    _proposal,
    read_hint,
    read_rough_trade,
    _courtesy,
    _aside,
)
