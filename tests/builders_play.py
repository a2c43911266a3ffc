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
from app.knowledge.phrases import load_coach_words
from app.knowledge.rubric import load_rubric
from app.negotiation.acts import Accept, Act, Inform, Kind, Marker, Propose, Span, Summarise
from app.negotiation.history import History, Turn
from app.negotiation.protocol import Phase, state
from app.negotiation.scenario import Scenario
from app.negotiation.terms import Terms
from app.review.make import Played
from app.sessions.table import Table
from app.sessions.turn import answer, hear
from tests.builders import BAKER, CAFE, a_history, a_scenario, said
from tests.builders_lessons import teaching_in
from tests.builders_talk import BOOK, READINGS, VOICE, a_persona, words_of

SCENARIO = a_scenario()
_KNOWLEDGE = Path(__file__).resolve().parents[1] / "knowledge"
GLOSSARY = load_glossary(_KNOWLEDGE / "glossary")
RUBRIC: Rubric = load_rubric(_KNOWLEDGE / "rubrics" / "win-win.yaml", set(GLOSSARY))
THRESHOLDS: Thresholds = RUBRIC.thresholds
COACH_WORDS = load_coach_words(_KNOWLEDGE / "phrases" / "en" / "coach.yaml", BOOK)
TEACHING = teaching_in("en")

# Three ways to play the licence renewal in words, from either side.
CURIOUS = (
    "Hello! What matters most to you in this renewal?",
    "Thank you for telling me. Why is that so important to you?",
    "For us support matters a lot. How important is the length of the contract to you?",
    "So if I understand you right, you need to plan ahead. What about payment?",
    "If you can give me premium support, I could go with a 3-year term, because we plan ahead.",
    "If you agree to payment within 30 days, I could go with a 4-year term.",
    "What would you offer then?",
)
PUSHING = ("I want €62.", "€62. That is it.", "€63, take it or leave it.", "No. €63.", "€64 then.")
CHARMING = ("How lovely to meet you!", "That is so kind of you, thank you.") * 4


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


def in_parts(role: str, *parts: tuple[str, Act | str | None], confidence: float = 1.0) -> Turn:
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
            markers.append(Marker(shown, span, confidence))
        elif shown is not None:
            acts.append(shown)
            spans.append(span)
    return Turn(0, role, text, tuple(acts), tuple(spans), tuple(markers))


def my_parts(*parts: tuple[str, Act | str | None], confidence: float = 1.0) -> Turn:
    """A turn of the learner in parts; its markers are of this confidence."""
    return in_parts(BAKER, *parts, confidence=confidence)


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


def a_table(seed: int, role: str = "client", style: str = "collaborating") -> Table:
    """The licence renewal of a seed, set for a learner in one role."""
    words = words_of(seed)
    own, other = words.scenario.role(role), words.scenario.other(role)
    return Table(words.scenario, words, READINGS, (VOICE,), a_persona(style), own, other, seed)


def play_lines(table: Table, lines: tuple[str, ...]) -> History:
    """Say the lines to the counterpart, then take what it offers, or leave."""
    history = answer(table, History()).history
    for line in (*lines, "I accept your offer.", "Yes, I confirm.", "I am leaving. No deal."):
        history = answer(table, hear(table, history, line).history).history
        if state(history, table.scenario).phase in (Phase.DEAL, Phase.ENDED):
            break
    return history


def a_played(table: Table, history: History) -> Played:
    """A history as the record a debrief is made from."""
    readings = {turn.number: ("as said",) for turn in history.of(table.learner.id)}
    versions = (("engine", "1"),)
    own = table.learner.id
    said = (history, readings, versions)
    return Played("ses_1", table.scenario, own, "collaborating", 7, *said, "en")


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
