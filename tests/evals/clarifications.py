"""How often the counterpart would have to ask what was meant, over lines that people typed.

A line is asked about where the ear leaves a doubt and the counterpart, as it decides, does not
simply go on: it goes on after a question, a disclosure, an offer, a refusal or a threat, unless a
value beside an offer is in doubt. All lines of the employers in NegoChat, of both sides in the job
interviews and of both sides on the campsite count, each heard after all before it.
"""

from collections import Counter
from pathlib import Path

from app.dialogue.hearing import HeardTurn
from app.dialogue.values import Words
from app.negotiation.acts import Ask, Inform, Propose, Reject, Threaten, Unknown
from tests.evals.corpora import CASINO, INTERVIEWS, NEGOCHAT, Dialogue, read_dialogues
from tests.evals.figures import Figure, Section
from tests.evals.replay import TEST_SCENARIOS, replay, words_for

SHARP = ("outside_range", "between_steps", "two_values", "hint")
# Every how manieth dialogue of the campsite is heard: there are ten times as many as of the others.
CAMPSITE_STEP = 8
_CAMPERS = {"A": "tent", "B": "van"}


def measure(folder: Path) -> Section:
    """Print the share of lines asked about, in all and by set, and the doubts behind them."""
    sets = {
        "NegoChat, employer": _doubts(folder / NEGOCHAT, words_for("job-offer"), {}, 1),
        "job interviews": _doubts(
            folder / INTERVIEWS, words_for("job-interview", TEST_SCENARIOS), {}, 1
        ),
        "campsite": _doubts(folder / CASINO, words_for("campsite"), _CAMPERS, CAMPSITE_STEP),
    }
    every = [doubt for doubts in sets.values() for doubt in doubts]
    rows = ["| lines | asked about | heard |", "|---|---|---|"]
    rows += [f"| {name} | {_share(found):.1f} % | {len(found)} |" for name, found in sets.items()]
    kinds = Counter(doubt for doubt in every if doubt)
    listed = ", ".join(f"{doubt} {count}" for doubt, count in kinds.most_common())
    return Section(
        "Clarifications",
        (Figure("lines the counterpart would ask about", _share(every), 10, is_most=True),),
        "\n".join([*rows, "", f"Doubts asked about: {listed}."]),
    )


def asked_about(heard: HeardTurn) -> str | None:
    """Return the doubt the counterpart would ask about, or None where it goes on."""
    acts = heard.turn.acts
    doubts = [act.doubt for act in acts if isinstance(act, Unknown)]
    goes_on = any(
        isinstance(act, Ask | Inform | Propose | Threaten)
        or (isinstance(act, Reject) and act.asked is None)
        for act in acts
    )
    sharp = [doubt for doubt in doubts if doubt in SHARP and heard.turn.has(Propose)]
    return next(iter(sharp or ([] if goes_on else doubts)), None)


def _doubts(path: Path, words: Words, roles: dict[str, str], step: int) -> list[str | None]:
    dialogues = read_dialogues(path)[::step]
    return [doubt for dialogue in dialogues for doubt in _in_dialogue(dialogue, words, roles)]


def _in_dialogue(dialogue: Dialogue, words: Words, roles: dict[str, str]) -> list[str | None]:
    return [
        asked_about(heard)
        for line, heard in replay(dialogue.lines, words, roles)
        # The candidate of NegoChat is a machine.
        if line.speaker != "candidate"
    ]


def _share(found: list[str | None]) -> float:
    return 100 * sum(doubt is not None for doubt in found) / len(found) if found else 0.0
