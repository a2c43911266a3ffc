"""Reads offers: the values a sentence puts forward, as one offer or as several at once."""

from itertools import pairwise

from app.dialogue.reading import Reading
from app.negotiation.acts import Act, Propose
from app.negotiation.issue import IssueKind
from app.negotiation.terms import Terms, terms_of


def is_proposal(reading: Reading) -> bool:
    """Say whether the words around the values put them forward; a share always is."""
    if reading.has("propose_cue", "condition") or reading.is_sharing or reading.points_at_offer:
        return True
    return reading.has("loose_cue") and not reading.tells_story


def read_offer(reading: Reading, *, is_final: bool = False) -> list[Act]:
    """Return the sentence's values as a proposal; an ultimatum makes it final."""
    is_final = is_final or reading.has("ultimatum")
    offers = offers_in(reading)
    return [Propose(offers, is_conditional=reading.has("condition"), is_final=is_final)]


def offers_in(reading: Reading) -> tuple[Terms, ...]:
    """Split "84 with 2 years or 80 with 4" into two offers; a repeated issue shows the break."""
    groups: list[dict[str, str]] = [{}]
    for mention in reading.values():
        if mention.issue in groups[-1] and groups[-1][mention.issue] != mention.option:
            groups.append({})
        groups[-1][str(mention.issue)] = str(mention.option)
    if len(groups) > 1 and not reading.has("or", "either_or") and not lists_options(reading):
        return (reading.terms(),)
    return tuple(terms_of(group) for group in groups)


def lists_options(reading: Reading) -> bool:
    """See a choice in "Sydney and Seoul are fine": options of one issue, side by side."""
    said, scenario = reading.values(), reading.words.scenario
    begin, joins = reading.sentence.span.start, reading.words.language.around_shares["chain"]
    if reading.sentence.places:
        return False
    for one, other in pairwise(said):
        is_same = one.issue == other.issue and one.option != other.option
        if not is_same or scenario.issue(str(one.issue)).kind is not IssueKind.CHOICE:
            continue
        gap = reading.sentence.text[one.span.end - begin : other.span.start - begin].strip(" ,/")
        if not gap or any(join.fullmatch(gap) for join in joins):
            return True
    return False
