"""A played session to judge: the baker of `tests.builders` is the learner, the café the other side.

Worth to the baker and to the café, in points: price 10..14 adds 0, 1250 .. 5000 and 2000, 1500 ..
0; morning, noon, evening add 0, 1000, 2000 and 5000, 3000, 0; each shelf is 750 to who has it.
Price and delivery trade off, the shelves are haggling; both alternatives are worth 4000.
"""

from pathlib import Path

from app.coach.judgement import Evidence, Finding, Verdict
from app.coach.play import Play
from app.coach.rubric import Rubric
from app.coach.thresholds import Thresholds
from app.knowledge.glossary import load_glossary
from app.knowledge.rubric import load_rubric
from app.negotiation.acts import Accept, Act, Inform, Kind, Marker, Propose, Span, Summarise
from app.negotiation.history import Turn
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from tests.builders import BAKER, CAFE, a_history, a_scenario, said

THRESHOLDS = Thresholds(
    turns_to_judge=3,
    open_questions=2,
    answered_share=0.5,
    facts_before_summary=2,
    issues_in_package=3,
    offers_before_several=4,
    haggles_in_a_row=3,
    cheap_for_dear=1.5,
    drop=600,
    interest_held=0.65,
)
SCENARIO = a_scenario()
_KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
GLOSSARY = load_glossary(_KNOWLEDGE / "glossary")
RUBRIC: Rubric = load_rubric(_KNOWLEDGE / "rubrics" / "win-win.yaml", set(GLOSSARY))


def a_play(*turns: Turn, scenario: Scenario = SCENARIO, role: str = BAKER) -> Play:
    """The turns in order as one side's play."""
    own, other = scenario.role(role), scenario.other(role)
    return Play(a_history(*turns), scenario, own, other, THRESHOLDS)


def me(*acts: Act, text: str = "So be it.", markers: tuple[str, ...] = ()) -> Turn:
    """A turn of the learner."""
    return said(BAKER, *acts, text=text, markers=markers)


def them(*acts: Act, text: str = "Let us see.", markers: tuple[str, ...] = ()) -> Turn:
    """A turn of the counterpart."""
    return said(CAFE, *acts, text=text, markers=markers)


def in_parts(role: str, *parts: tuple[str, Act | str | None]) -> Turn:
    """A turn whose acts and markers (by name) each rest on their own part of the text."""
    text = " ".join(words for words, _ in parts)
    acts: list[Act] = []
    spans: list[Span] = []
    markers: list[Marker] = []
    start = 0
    for words, shown in parts:
        span = Span(start, start + len(words))
        start = span.end + 1
        if isinstance(shown, str):
            markers.append(Marker(shown, span))
        elif shown is not None:
            acts.append(shown)
            spans.append(span)
    return Turn(0, role, text, tuple(acts), tuple(spans), tuple(markers))


def my_parts(*parts: tuple[str, Act | str | None]) -> Turn:
    """A turn of the learner in parts."""
    return in_parts(BAKER, *parts)


def their_fact(number: int = 0) -> Turn:
    """The café tells one of its two facts, both about the delivery."""
    fact = SCENARIO.role(CAFE).disclosures[number]
    return them(Inform(fact.kind, fact.issue, fact.importance, fact.id), text=f"Well. {fact.text}")


def offer(terms: Terms, *, is_conditional: bool = False) -> Propose:
    """One offer."""
    return Propose((terms,), is_conditional)


def closing(terms: Terms) -> tuple[Turn, ...]:
    """The café offers these whole terms and the baker takes them: a deal."""
    return (
        them(offer(terms), text="That is our offer."),
        me(Accept(), text="I accept that."),
        them(Summarise(terms), text="So we have it all."),
        me(Accept(), text="Yes, agreed."),
    )


def tell(kind: Kind = Kind.PRIORITY, issue: str | None = "price") -> Inform:
    """The learner tells something of its own side."""
    return Inform(kind, issue)


def is_met(finding: Finding, *evidence: tuple[int, str]) -> bool:
    """Say whether a finding is met on exactly these quotes."""
    return _is(finding, Verdict.MET, evidence) and not finding.is_counter


def is_missed(finding: Finding, *evidence: tuple[int, str]) -> bool:
    """Say whether a finding is a missed opportunity on exactly these quotes."""
    return _is(finding, Verdict.MISSED, evidence) and not finding.is_counter


def is_against(finding: Finding, *evidence: tuple[int, str]) -> bool:
    """Say whether a finding is counter-evidence on exactly these quotes."""
    return _is(finding, Verdict.MISSED, evidence) and finding.is_counter


def is_unseen(finding: Finding) -> bool:
    """Say whether a finding is 'not observed', which rests on no quote."""
    return _is(finding, Verdict.NOT_OBSERVED, ())


def _is(finding: Finding, verdict: Verdict, quotes: tuple[tuple[int, str], ...]) -> bool:
    wanted = tuple(Evidence(turn, quote) for turn, quote in quotes)
    return (finding.verdict, finding.evidence) == (verdict, wanted)
