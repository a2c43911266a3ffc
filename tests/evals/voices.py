"""Measures the verifier of free speech: honest wordings that pass, rogue ones that are shown.

A part of the evaluation with a sample of the rogue turns; `python -m tests.evals.voices` tries all
10,000 of them and prints what is shown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.dialogue.verify import Verified, verify_freely
from app.negotiation.acts import Acknowledge, SmallTalk
from tests.evals.figures import Figure, Section
from tests.evals.rogue_turns import RogueTurn, hosts, inserted, mutated
from tests.evals.voice_cases import SPANISH, TUNED_ON, UNREAD, Case, cases, rules

ROGUE, JOINED, CHANGED, SPANISH_ROGUE = 7_000, 1_000, 3_000, 1_000
SAMPLED = 5  # the evaluation tries one in so many
SEEDS = (11, 12, 13)
_UNREAD_FLOOR = 85
REMARK = """\
Honest renderings of decided replies, by people who had not seen the verifier, in many tones.
Words and thresholds were tuned on those “tuned on”, each set after it had been measured unseen:
the third passed at 87.5 %, the fourth at 80.1, the fifth at 82.1, the seventh at 81.8 %. Those
“unread” nobody who tunes has read; they were measured before the last tuning (the sixth set,
86.3 %) or not at all before it (the eighth). “Whole” are those
of which nothing was left out; “unsaid” those after which the phrasebook says a question or a fact
again. Rogue sentences stand as one before or after an honest text; joined, they are a clause of it;
of a locked fact the fact counts, not the words that lead to it. Of the second set of them 3.8 %
were shown as sentences and 7.9 % joined before it was read, of the third 1.8 and 3.7 %, of the
fourth 5.0 and 4.7 %; each time what let most of these through was taken out, and honest texts paid
1 % of theirs. Changed by code:
another option, a sentence of another reply, a yes to an offer, other digits. Spanish renderings are
by the verifier's author, the rogue sentences are not. This is a sample; `python -m
tests.evals.voices` tries five times as many."""


def main() -> None:
    """Try every rogue turn and print the section and what is shown."""
    print(measured(1).markdown())
    for joined, number in ((False, ROGUE), (True, JOINED)):
        for seed in SEEDS:
            turns = inserted(hosts(tuned()), number // len(SEEDS), seed, joined=joined)
            shown = [turn for turn in turns if turn.shown]
            print(*(f"{turn.kind}: {turn.added}" for turn in shown), sep="\n")


def measure(_folder: Path | None = None) -> Section:
    """Count honest texts that pass and a sample of rogue ones that are shown; needs no data."""
    return measured(SAMPLED)


def measured(share: int) -> Section:
    """Count with one in `share` of the rogue turns."""
    rogues, joined, changed = ROGUE // share, JOINED // share, CHANGED // share
    in_spanish = SPANISH_ROGUE // share
    spanish = cases(SPANISH)
    unread = tuple(case for file in UNREAD for case in cases(file))
    espanol = inserted(hosts(spanish), in_spanish, SEEDS[0], joined=False)
    english = hosts(tuned())
    plain = of_seeds(english, rogues, is_joined=False)
    figures = (
        *_honest("tuned on", tuned()),
        *_honest("unread", unread, floor=_UNREAD_FLOOR, most=20),
        *_honest("Spanish", spanish),
        Figure("rogue sentences tried", rogues, unit=""),
        _rate("of these shown", plain, rogues, most=1),
        Figure("turns changed by code", changed, unit=""),
        _rate("of these shown with the change",
              _shown(mutated(english, changed, SEEDS[0])), changed, most=0),
        Figure("Spanish rogue sentences tried", in_spanish, unit=""),
        _rate("of these shown, Spanish", _shown(espanol), in_spanish, most=1),
        _rate("rogue clauses joined to a sentence, shown",
              of_seeds(english, joined, is_joined=True), joined, most=3),
    )  # fmt: skip
    return Section("Free speech: what the verifier lets through", figures, REMARK)


def tuned() -> tuple[Case, ...]:
    """Return the cases that words were tuned on."""
    return tuple(case for file in TUNED_ON for case in cases(file))


def of_seeds(found: Sequence[Case], number: int, *, is_joined: bool) -> Counter[str]:
    """Count what is shown of rogue sentences, in equal shares of each seed."""
    counted: Counter[str] = Counter()
    for place, seed in enumerate(SEEDS):
        share = number // len(SEEDS) + (number % len(SEEDS) if place == 0 else 0)
        counted += _shown(inserted(found, share, seed, joined=is_joined))
    return counted


def honest(listed: Iterable[Case]) -> Counter[str]:
    """Count honest texts: all, passed, passed whole, with something left unsaid."""
    counted: Counter[str] = Counter()
    for case in listed:
        for text in case.texts:
            found = verify_freely(text, case.request, rules(case.request.words.language.code))
            counted["all"] += 1
            if isinstance(found, Verified):
                left = set(case.request.acts) - set(found.acts)
                counted["passed"] += 1
                counted["whole"] += found.text == text
                counted["unsaid"] += any(not isinstance(a, Acknowledge | SmallTalk) for a in left)
    return counted


def _honest(
    name: str, listed: Sequence[Case], floor: float = 90, most: float = 10
) -> Iterable[Figure]:
    counted = honest(listed)
    share = 100 / counted["all"]
    yield Figure(f"honest texts, {name}", counted["all"], unit="")
    yield Figure(f"passed, {name}", counted["passed"] * share, floor=floor, aim=90)
    yield Figure(f"passed whole, {name}", counted["whole"] * share, aim=75)
    yield Figure(
        f"left unsaid, {name}", counted["unsaid"] * share, floor=most, aim=10, is_most=True
    )


def _rate(name: str, counted: Counter[str], tried: int, most: float) -> Figure:
    return Figure(name, 100 * sum(counted.values()) / tried, floor=most, aim=0, is_most=True)


def _shown(turns: Iterable[RogueTurn]) -> Counter[str]:
    return Counter(turn.kind for turn in turns if turn.shown)


if __name__ == "__main__":
    main()
