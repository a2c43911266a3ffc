"""Markers: observable qualities of an utterance, each with the words that showed it.

Most are a pattern group under the same name; a few need the acts as well. What is counted and
judged from them is the teacher's affair.
"""

from app.dialogue.reading import Reading
from app.negotiation.acts import Act, Ask, Kind, Marker, Propose

BY_PATTERN = (
    "appreciation", "acknowledges", "brainstorm", "what_if", "ultimatum", "personal_attack",
    "belittles", "praises_own_fairness", "split_difference", "gives_reason",
    "objective_standard", "joint_framing", "helps_them", "review_clause", "instruction",
)  # fmt: skip


def find_markers(reading: Reading, acts: list[Act]) -> list[Marker]:
    """Return the markers of one sentence."""
    found = []
    for name in BY_PATTERN:
        match = reading.words.language.find(name, reading.sentence.text)
        if match and not (name == "what_if" and reading.has("summary")):
            found.append(Marker(name, reading.sentence.span_of(*match.span())))
    whole = reading.sentence.span
    found += [Marker(name, whole) for name in _by_acts(reading, acts)]
    return found


def _by_acts(reading: Reading, acts: list[Act]) -> list[str]:
    names = []
    asks = [act for act in acts if isinstance(act, Ask)]
    if any(act.is_after_limit for act in asks):
        names.append("asks_limit")
    elif asks and reading.has("open_form") and asks[0].kind is not Kind.ALTERNATIVE:
        names.append("open_question")
    if reading.is_question and reading.has("ask_options"):
        names.append("asks_for_options")
    if reading.is_question and reading.has("ask_offer"):
        names.append("asks_for_offer")
    if reading.has("reveals_limit") and not reading.is_question:
        names.append("reveals_limit")
    if any(isinstance(act, Propose) and act.is_conditional for act in acts):
        names.append("conditional")
    return names
