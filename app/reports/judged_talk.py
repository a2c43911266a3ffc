"""A judged talk between two people as one short Markdown text: both sides, one after the other."""

from collections.abc import Iterator

from app.coach.judgement import Verdict
from app.negotiation.preferences import as_points
from app.reports.marked import inert, listed, quoted, table
from app.reports.points import as_percent
from app.review.debrief import Moment
from app.review.people.judged import AgreementFound, CheckFound, JudgedTalk, SettledLine, Side
from app.review.people.words import JudgeWords


def render_judged_talk(judged: JudgedTalk, words: JudgeWords) -> str:
    """Return the page; nothing that people wrote can act as mark-up in it."""
    first, second = judged.sides
    names = {"first": inert(first.speaker), "second": inert(second.speaker)}
    blocks = [f"# {words.page['title'].format(**names)}"]
    if judged.transcript.title:
        blocks.append(words.page["scenario"].format(title=inert(judged.transcript.title)))
    blocks += _outcome(judged, words)
    for side in judged.sides:
        blocks += _side(side, words)
    versions = inert(", ".join(f"{name} {version}" for name, version in judged.versions))
    notes = listed(inert(note.text) for note in judged.notes)
    blocks += [f"## {words.page['notes']}", notes]
    blocks.append(words.page["scoring"].format(versions=versions))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _outcome(judged: JudgedTalk, words: JudgeWords) -> Iterator[str]:
    yield f"## {words.page['outcome']}"
    yield f"**{inert(judged.notes[0].text)}**"
    if judged.agreement is not None:
        yield _terms(judged.agreement, words)
    for side in judged.sides:
        if side.measures is not None:
            yield words.page["worth"].format(
                speaker=inert(side.speaker),
                own=as_points(side.measures.own_utility),
                alternative=as_points(side.measures.own_utility - side.measures.own_surplus),
            )
    measures = judged.sides[0].measures
    if measures is not None and measures.joint_gain is not None:
        yield words.page["joint_gain"].format(percent=as_percent(measures.joint_gain))


def _terms(agreement: AgreementFound, words: JudgeWords) -> str:
    page = words.page
    names = [name for name, _ in agreement.lines[0].shown]
    heads = (
        page["issue"],
        *(page["settled"].format(speaker=name) for name in names),
        page["consent"],
    )
    return table(heads, [_row(line, words) for line in agreement.lines])


def _row(line: SettledLine, words: JudgeWords) -> tuple[str, ...]:
    said = words.page["both" if line.is_agreed else "one"]
    where = words.page["beside"]
    if line.turn is not None:
        where = words.page["at_turn"].format(turn=line.turn)
    return (line.label, *(shown for _, shown in line.shown), f"{said} ({where})")


def _side(side: Side, words: JudgeWords) -> Iterator[str]:
    page = words.page
    key = "side" if side.role_title is None else "side_role"
    role = inert(side.role_title or "")
    yield f"## {page[key].format(speaker=inert(side.speaker), role=role)}"
    advice = (("keep", side.keep), ("start", side.start), ("stop", side.stop))
    yield listed(f"**{page[key]}:** {inert(text)}" for key, text in advice)
    if side.moments:
        yield f"### {page['moments']}"
    for moment in side.moments:
        yield from _moment(moment, words)
    yield f"### {page['levels']}"
    yield listed(
        inert(page["level"].format(title=one.title, level=one.level))
        if one.level
        else inert(page["no_level"].format(title=one.title))
        for one in side.levels
    )
    yield from _checks(side, words)


def _moment(moment: Moment, words: JudgeWords) -> Iterator[str]:
    at = words.page["at_turn"].format(turn=moment.turn)
    yield f"**{inert(moment.title)}** {inert(moment.what_it_did)}"
    yield quoted(moment.quote, f"({at})")
    if moment.better_sentence:
        yield words.page["better"].format(sentence=inert(moment.better_sentence))


def _checks(side: Side, words: JudgeWords) -> Iterator[str]:
    seen = [check for check in side.checks if check.verdict != Verdict.NOT_OBSERVED]
    if seen:
        yield f"### {words.page['checks']}"
        yield listed(_check(check, words) for check in seen)


def _check(check: CheckFound, words: JudgeWords) -> str:
    page = words.page
    quotes = " ".join(
        page["quote"].format(
            quote=inert(quote.quote), place=page["at_turn"].format(turn=quote.turn)
        )
        for quote in check.quotes
    )
    verdict, title = page[_verdict(check)], inert(check.title)
    return f"{verdict}: **{title}.** {inert(check.explained)} {quotes}"


def _verdict(check: CheckFound) -> str:
    if check.verdict == Verdict.MET:
        return "met"
    return "against" if check.is_counter else "missed"
