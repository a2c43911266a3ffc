"""Reads acceptance and refusal, of a whole offer or of a part of it."""

from app.dialogue.offer_reading import is_proposal, offers_in, read_offer
from app.dialogue.reading import Reading
from app.dialogue.values import Use
from app.negotiation.acts import Accept, Act, Argue, Propose, Reject, Unknown
from app.negotiation.protocol import Phase
from app.negotiation.terms import Terms, terms_of


def read_acceptance(reading: Reading) -> list[Act] | None:
    """Return an acceptance of the whole, of named issues or of values; None for "not mine"."""
    if reading.has("accept_not") or reading.unfit:
        return None
    if reading.sentence.text.endswith("?") and reading.has("question_start"):
        return None
    if reading.values():
        return _acceptance_of_values(reading)
    if reading.has("but", "condition") and reading.context.phase is not Phase.AGREEING:
        return [Accept()] if _is_yes_but(reading) else None
    if reading.named and not reading.has("accept_strong") and reading.has("accept_part"):
        return _acceptance_of_named(reading)
    return [Accept(reading.context.picked)] if _is_yes(reading) else None


def _is_yes(reading: Reading) -> bool:
    context = reading.context
    if reading.has("accept_strong"):
        return bool(context.other_offer) or context.phase is Phase.AGREEING
    if context.phase is Phase.AGREEING and reading.has("confirms"):
        return True
    return context.invites_yes and reading.has("accept_weak")


def _is_yes_but(reading: Reading) -> bool:
    """See the yes to a part in "yes, agreed, but then I choose the rest"; a whole is not taken."""
    context = reading.context
    is_part = bool(context.put_forward) and not context.is_whole(context.put_forward)
    is_yes = context.invites_yes and reading.has("accept_lead") and reading.has("accept_strong")
    return is_part and is_yes and not reading.has("condition", "reject", "story")


def _acceptance_of_values(reading: Reading) -> list[Act] | None:
    """Accept a value they offered ("3 years is fine"), offer one they did not."""
    if not reading.has("accept_part", "accept_strong") or reading.has("condition", "but"):
        return None
    said = reading.terms()
    offered = reading.context.other_offer
    if len(offers_in(reading)) > 1:
        return read_offer(reading)
    if said and all(offered.get(issue) == option for issue, option in said):
        whole = len(said) == len(reading.words.scenario.issues)
        return [Accept(None if whole else said)]
    return read_offer(reading)


def _acceptance_of_named(reading: Reading) -> list[Act] | None:
    offered = reading.context.other_offer.only(set(reading.named))
    return [Accept(offered)] if offered else None


def read_choice(reading: Reading) -> list[Act] | None:
    """Accept one of several offers by its place ("option B") or by what only it holds."""
    choices = reading.context.choices
    if reading.is_question:
        return None
    if reading.has("picks_offer") and reading.values():
        return _picked_by_values(reading)
    if len(choices) < 2:
        return None
    for group, terms in zip(("first_choice", "second_choice"), choices, strict=False):
        if reading.has(group):
            return [Accept(terms)]
    return None


def _picked_by_values(reading: Reading) -> list[Act] | None:
    """Accept the one offer that holds these values; where several do, or none, it is asked."""
    if reading.has("accept_not", "but", "condition") or reading.unfit:
        return None
    choices = reading.context.choices
    holding = [terms for terms in choices if not reading.terms().changed_from(terms)]
    if len(choices) == 1 or not choices:
        return [Accept()] if holding else None
    return [Accept(holding[0])] if len(holding) == 1 else [Unknown("which_offer")]


def read_denial(reading: Reading) -> list[Act] | None:
    """Return what a no to a thing itself does, "no car" or "I can't give you a car"."""
    return _denied(reading) or _left_by_no(reading, reading.terms(Use.REFUSED))


def read_refusal(reading: Reading) -> list[Act] | None:
    """Return a refusal with its reason and what is offered beside it; None for "not mine"."""
    refused = reading.terms(Use.REFUSED)
    if not refused and reading.is_question:
        return None
    if not refused and not reading.context.other_offer and not reading.values():
        return _complaint(reading)
    offer = _beside_refusal(reading) if reading.values() else []
    is_counter = _refuses_their_part(reading) if offer else _counters_their_part(reading)
    if is_counter and not refused:
        return [Reject(), *(offer or read_offer(reading))]
    if refused or (reading.has("reject") and not offer):
        about = reading.terms() if not refused and not offer else refused
        issue = refused.issues[0] if refused else reading.about
        return [Reject(about, issue=issue), *_reason(reading), *offer]
    if reading.has("stays_put") and not reading.values():
        return [Reject(issue=reading.about)]
    return None


def _denied(reading: Reading) -> list[Act] | None:
    """See the refusal in a bare "no car" right after "I'd like a car"; as an offer it stands else.

    After a whole offer it asks for a change, and beside other values or in words of offering it
    is part of what is put forward.
    """
    said, put = reading.values(), reading.context.put_forward
    if len(said) != 1 or reading.is_question or is_proposal(reading) or reading.has("commits"):
        return None
    theirs = put.only({str(said[0].issue)})
    if not theirs or reading.context.is_whole(put) or theirs.agrees_with(reading.terms()):
        return None
    denials = reading.words.lexicon.denials
    is_meant = said[0].is_denial and all(denials.denies(i, o) for i, o in theirs)
    return [Reject(theirs, issue=said[0].issue)] if is_meant else None


def _left_by_no(reading: Reading, refused: Terms) -> list[Act] | None:
    """Offer what a refusal leaves where nothing of the kind was just asked for.

    "I can't give you a car" refuses a car that was asked for; else it says how things will be.
    """
    context, denials = reading.context, reading.words.lexicon.denials
    left = denials.left
    if any(pair not in denials.denied for pair in refused):
        return None
    if reading.is_question or context.is_whole(context.other_offer):
        return None
    issue = refused.issues[0] if len(refused) == 1 else ""
    is_asked = bool(context.put_forward.get(issue)) or left.get(issue) == refused.get(issue)
    if issue not in left or is_asked or reading.has("condition", "accept_part"):
        return None
    return [Propose((reading.terms().merged_over(terms_of({issue: left[issue]})),))]


def _refuses_their_part(reading: Reading) -> bool:
    """See both acts in "no, 9 hours": after a whole offer it would only be a counter-offer."""
    context = reading.context
    is_part = bool(context.put_forward) and not context.is_whole(context.put_forward)
    return is_part and reading.has("reject") and not reading.is_sharing


def _counters_their_part(reading: Reading) -> bool:
    """See the new value in "that's too much, 90": it differs from what they just asked for."""
    said, put = reading.terms(), reading.context.put_forward
    is_other = bool(said) and all(put.get(i) not in (None, option) for i, option in said)
    return is_other and _refuses_their_part(reading)


def _complaint(reading: Reading) -> list[Act] | None:
    """With nothing on the table there is nothing to refuse: "too expensive" is an argument."""
    return [Argue(reading.about)] if reading.has("reject") and reading.about else None


def _beside_refusal(reading: Reading) -> list[Act]:
    """Accept the one and refuse the other ("4 years yes, but not the case study")."""
    said, offered = reading.terms(), reading.context.other_offer
    if reading.has("accept_part") and all(offered.get(i) == o for i, o in said):
        return [Accept(said)]
    is_offer = is_proposal(reading) or reading.has("accept_part") or _is_list(reading)
    return read_offer(reading) if is_offer else []


def _is_list(reading: Reading) -> bool:
    """See the offer in "75, 1 year, no case study", which names what is wanted and what is not."""
    return not (reading.has("reject", "plain_reference", "gives_reason") or reading.tells_story)


def _reason(reading: Reading) -> list[Act]:
    return [Argue(reading.about)] if reading.has("gives_reason") else []
