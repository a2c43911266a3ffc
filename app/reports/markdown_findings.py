"""What was found in the talk, as blocks of Markdown: moments, turns, levels with their checks."""

from collections.abc import Iterator

from app.coach.judgement import Verdict
from app.reports.levels import weakest_first
from app.reports.marked import inert, listed, quoted
from app.reports.points import as_percent
from app.reports.rows import Found, found_at
from app.reports.words import ReportWords
from app.review.debrief import CharacteristicView, CheckLine, Debrief, Moment, TurnLine


def write_moments(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the key moments."""
    said = words.moments
    told = [block for moment in debrief.moments for block in _moment(moment, words)]
    return [f"## {said.heading}", *(told or [said.none])]


def _moment(moment: Moment, words: ReportWords) -> list[str]:
    said, at = words.moments, words.page.at_turn.format(turn=moment.turn)
    kind = said.strength if moment.is_strength else said.chance
    blocks = [f"### {inert(moment.title)}", f"{kind}, {at}."]
    blocks.append(own_words(moment.quote, words, is_pressed=moment.is_pressed))
    blocks.append(inert(moment.what_it_did))
    if moment.better_sentence:
        blocks.append(f"{said.could_have_said} “{inert(moment.better_sentence)}”")
    return [*blocks, words.page.glossary.format(title=inert(moment.entry_title)) + "."]


def own_words(quote: str, words: ReportWords, after: str = "", *, is_pressed: bool) -> str:
    """Quote what was said, or tell which button was pressed: that is nobody's words."""
    if not is_pressed:
        return quoted(quote, after)
    return f"{words.page.pressed.format(what=inert(quote))} {after}".strip()


def write_transcript(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write every turn with what was understood and found in it."""
    found = found_at(debrief)
    blocks = [f"## {words.transcript.heading}"]
    for line in debrief.timeline:
        at = words.page.at_turn.format(turn=line.turn)
        blocks += [f"**{inert(line.speaker)}**, {at}", quoted(line.text)]
        blocks.append(listed(_notes(line, debrief, found.get(line.turn, []), words)))
    return blocks


def _notes(
    line: TurnLine, debrief: Debrief, found: list[Found], words: ReportWords
) -> Iterator[str]:
    said = words.transcript
    if line.readings:
        yield f"{said.understood}: {inert(' · '.join(line.readings))}"
    for moment in debrief.moments:
        if moment.turn == line.turn:
            yield f"**{said.key_moment}:** {inert(moment.title)}"
    for one in found:
        yield f"{verdict_of(one.check, words)}: {inert(one.titles)}"


def verdict_of(check: CheckLine, words: ReportWords) -> str:
    """Return the sign and the word of a verdict."""
    said = words.characteristics
    if check.is_counter and check.verdict == Verdict.MISSED:
        return f"− {said.counter_seen}"
    signs = {Verdict.MET.value: f"✓ {said.met}", Verdict.MISSED.value: f"× {said.missed}"}
    return signs.get(check.verdict, f"○ {said.not_observed}")


def write_characteristics(debrief: Debrief, words: ReportWords) -> list[str]:
    """Write the levels with their checks and quotes, lowest first."""
    said = words.characteristics
    blocks = [f"## {said.heading}"]
    for view in weakest_first(debrief.characteristics):
        blocks += _characteristic(view, words)
    return blocks


def _characteristic(view: CharacteristicView, words: ReportWords) -> Iterator[str]:
    said, judged = words.characteristics, view.judgement
    level = said.insufficient if judged.level is None else said.level.format(level=judged.level)
    yield f"### {inert(view.title)}: {level}"
    shares = [(said.behaviour, judged.behaviour), (said.outcome, judged.outcome)]
    told = [text.format(percent=as_percent(share)) for text, share in shares if share is not None]
    told += [said.capped] if judged.is_capped else []
    yield " ".join([inert(view.anchor), *told]).strip()
    for check in view.checks:
        if check.verdict != Verdict.NOT_OBSERVED:
            yield f"**{verdict_of(check, words)}:** {inert(f'{check.title}. {check.explained}')}"
            for turn, quote in check.quotes:
                at = f"({words.page.at_turn.format(turn=turn)})"
                yield own_words(quote, words, at, is_pressed=turn in check.pressed)
    unseen = [check.title for check in view.checks if check.verdict == Verdict.NOT_OBSERVED]
    if unseen:
        yield f"○ {said.not_observed}: {inert(', '.join(unseen))}."
