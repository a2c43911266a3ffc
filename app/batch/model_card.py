"""Writes what a model's trial measured as a Markdown card."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from app.batch.model_report import TriedReport
from app.batch.model_trial import Trial, TriedQuestion, TriedReply, TriedUtterance
from app.knowledge.evaluation import CardWords

Row = tuple[str, str]
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Price of a million tokens, in and out, in any currency; None where it was not given."""

    tokens_in: float | None = None
    tokens_out: float | None = None

    def of(self, tokens: tuple[float, float]) -> float | None:
        """Return what tokens cost, None without prices."""
        if self.tokens_in is None and self.tokens_out is None:
            return None
        cost = tokens[0] * (self.tokens_in or 0.0) + tokens[1] * (self.tokens_out or 0.0)
        return cost / _MILLION


def card_of(
    trial: Trial, words: CardWords, head: dict[str, object], prices: Prices, *, is_stopped: bool
) -> str:
    """Return the card; `head` fills the slots of its title and first paragraph."""
    if not (trial.replies or trial.utterances or trial.questions or trial.reports):
        parts = [words.nothing]
    else:
        parts = [
            *_voice(trial.replies, words),
            *_times(trial, words),
            *_ear(trial, words),
            *_coach(trial, words),
            *_report(trial, words),
            *_cost(trial, words, prices),
        ]
    stopped = [words.stopped] if is_stopped else []
    title = f"# {words.title.format(**head)}"
    return "\n\n".join([title, words.about.format(**head), *stopped, *parts]) + "\n"


def _voice(replies: Sequence[TriedReply], words: CardWords) -> Iterator[str]:
    if not replies:
        return
    said, counted = words.voice, Counter(reply.outcome for reply in replies)
    rows = [(said[key], _share(counted[key], len(replies)))
            for key in ("first", "second", "finished", "phrases")]  # fmt: skip
    first = [reply for reply in replies if reply.drafts]
    again = [reply for reply in replies if reply.drafts > 1]
    passed = sum(not reply.refused for reply in first)
    rows.append((said["passed"], _share(passed, len(first))))
    rows.append((said["passed_second"], _share(sum(len(r.refused) < 2 for r in again), len(again))))
    rows.append((said["left_out"], str(sum(reply.left_out for reply in replies))))
    for language in sorted({reply.language for reply in replies}):
        own = [reply for reply in replies if reply.language == language]
        whole = sum(reply.outcome in ("first", "second") for reply in own)
        rows.append((said["by_language"].format(language=language), _share(whole, len(own))))
    yield _table(words.heads["voice"], words, rows)
    reasons = Counter(reason for reply in replies for reason in reply.refused)
    yield _reasons(words.heads["reasons"], words, reasons)


def _times(trial: Trial, words: CardWords) -> Iterator[str]:
    timed = {
        "words": [reply.first_words for reply in trial.replies],
        "whole": [reply.seconds for reply in trial.replies],
        "ear": [one.seconds for one in trial.utterances],
        "coach": [one.seconds for one in trial.questions],
        "report": [one.seconds for one in trial.reports],
    }
    names = words.columns
    lines = [f"| {names['figure']} | {names['median']} | {names['most']} |", "|---|---|---|"]
    lines += [
        f"| {words.times[key]} | {median(found):.2f} s | {_most(found):.2f} s |"
        for key, found in timed.items()
        if found
    ]
    yield f"## {words.heads['times']}\n\n" + "\n".join(lines)
    failed: tuple[TriedReply | TriedQuestion | TriedReport, ...]
    failed = (*trial.replies, *trial.questions, *trial.reports)
    reasons = Counter(reason for one in failed for reason in one.failures)
    reasons.update(one.failure for one in trial.utterances if one.failure)
    yield _reasons(words.heads["failures"], words, reasons)


def _ear(trial: Trial, words: CardWords) -> Iterator[str]:
    tried, said = trial.utterances, words.ear
    if not tried:
        return
    rows = [
        (said["asked"], str(len(tried))),
        (said["offline"], _share(sum(one.is_right_offline for one in tried), len(tried))),
        (said["agreed"], _share(sum(one.is_right for one in tried), len(tried))),
        (said["failed"], str(sum(bool(one.failure) for one in tried))),
    ]
    yield _table(words.heads["ear"], words, rows)


def _coach(trial: Trial, words: CardWords) -> Iterator[str]:
    tried, said = trial.questions, words.coach
    if not tried:
        return
    by_model = sum(one.by == "model" for one in tried)
    dropped = Counter(reason for one in tried for reason in one.dropped)
    rows = [
        (said["answered"], _share(by_model, len(tried))),
        (said["report"], _share(len(tried) - by_model, len(tried))),
        (said["dropped"], str(dropped.total())),
    ]
    yield _table(words.heads["coach"], words, rows)
    if dropped:
        yield _reason_table(words, dropped)


def _report(trial: Trial, words: CardWords) -> Iterator[str]:
    tried, said = trial.reports, words.report
    if not tried:
        return
    blocks, worded = sum(one.blocks for one in tried), sum(one.worded for one in tried)
    dropped = Counter(reason for one in tried for reason in one.dropped)
    rows = [(said["worded"], _share(worded, blocks)), (said["dropped"], str(dropped.total()))]
    yield _table(words.heads["report"], words, rows)
    if dropped:
        yield _reason_table(words, dropped)


def _cost(trial: Trial, words: CardWords, prices: Prices) -> Iterator[str]:
    said, rows = words.cost, list[Row]()
    if trial.replies:
        reply, turns = _mean(trial.replies), round(mean(one.replies for one in trial.replies))
        game = reply[0] * turns, reply[1] * turns
        rows += [(said["reply"], _counts(reply))]
        rows += [(said["game"].format(turns=turns), _counts(game))]
        rows += _money(said["money_game"], prices.of(game))
    if trial.questions:
        answer = _mean(trial.questions)
        rows += [
            (said["answer"], _counts(answer)),
            *_money(said["money_answer"], prices.of(answer)),
        ]
    if trial.reports:
        report = _mean(trial.reports)
        rows += [
            (said["report"], _counts(report)),
            *_money(said["money_report"], prices.of(report)),
        ]
    if trial.utterances:
        rows += [(said["ear"], _counts(_mean(trial.utterances)))]
    yield _table(words.heads["cost"], words, rows)
    if any(reply.is_estimated for reply in trial.replies):
        yield said["estimated"]


def _mean(
    tried: Sequence[TriedReply | TriedUtterance | TriedQuestion | TriedReport],
) -> tuple[float, float]:
    counts = [one.tokens for one in tried]
    return mean(one[0] for one in counts), mean(one[1] for one in counts)


def _money(name: str, cost: float | None) -> list[Row]:
    return [] if cost is None else [(name, f"{cost:.4f}")]


def _counts(tokens: tuple[float, float]) -> str:
    return f"{tokens[0]:,.0f} + {tokens[1]:,.0f}"


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole} ({100 * part / whole:.0f} %)" if whole else "-"


def _most(found: Sequence[float]) -> float:
    """Return what 95 in 100 are not above."""
    return quantiles(found, n=20, method="inclusive")[-1] if len(found) > 1 else found[0]


def _table(head: str, words: CardWords, rows: Iterable[Row]) -> str:
    lines = [f"| {words.columns['figure']} | {words.columns['measured']} |", "|---|---|"]
    return f"## {head}\n\n" + "\n".join(
        [*lines, *(f"| {name} | {shown} |" for name, shown in rows)]
    )


def _reasons(head: str, words: CardWords, found: Counter[str]) -> str:
    return f"## {head}\n\n" + (_reason_table(words, found) if found else words.none)


def _reason_table(words: CardWords, found: Counter[str]) -> str:
    lines = [f"| {words.columns['reason']} | {words.columns['number']} |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {number} |" for name, number in found.most_common())])
