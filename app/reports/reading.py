"""What a picture shows, in words: for its description, its points and the line beside it."""

from app.negotiation.preferences import as_points
from app.reports.words import ReportWords
from app.review.debrief import Debrief, OfferPoint


def describe_trajectory(debrief: Debrief, words: ReportWords) -> str:
    """Say how many whole offers each side made."""
    if not debrief.trajectory:
        return words.trajectory.empty
    own = sum(offer.is_learner for offer in debrief.trajectory)
    return words.trajectory.about.format(own_offers=own, their_offers=len(debrief.trajectory) - own)


def describe_offer(offer: OfferPoint, words: ReportWords) -> str:
    """Say who offered what when, its worth to both, and what changed since the offer before."""
    said = words.trajectory.point.format(
        turn=offer.turn,
        who=words.page.you if offer.is_learner else words.page.them,
        summary=offer.summary,
        own=as_points(offer.own),
        other=as_points(offer.other),
    )
    if offer.conceded > 0:
        said += " " + words.trajectory.point_gave.format(points=as_points(offer.conceded))
    if offer.conceded < 0:
        said += " " + words.trajectory.point_asked.format(points=as_points(-offer.conceded))
    return said


def describe_better(debrief: Debrief, words: ReportWords) -> str:
    """Say who would have been better off, and from when it was in reach; nothing without one."""
    said, better = words.result, debrief.result.better
    if better is None:
        return ""
    who = {(True, True): said.better_both, (True, False): said.better_you}.get(
        (better.is_better_for_you, better.is_better_for_them), said.better_them
    )
    at = better.findable_from
    found = said.not_findable if at is None else said.findable.format(turn=at)
    return f"{who} {found}"


def describe_frontier(debrief: Debrief, words: ReportWords) -> str:
    """Say in one sentence what the outcome left on the table."""
    result, plot, said = debrief.result, debrief.plot, words.frontier
    own, other = map(as_points, plot.deal or plot.reservation)
    if not result.has_zopa:
        return said.no_zopa
    if plot.better:
        better_own, better_other = map(as_points, plot.better)
        sentence = said.better_left if plot.deal else said.missed
        return sentence.format(
            own=own, other=other, better_own=better_own, better_other=better_other
        )
    if plot.deal is None:
        return said.missed_unknown
    is_below = any(got < kept for got, kept in zip(plot.deal, plot.reservation, strict=True))
    return (said.below if is_below else said.nothing_left).format(own=own, other=other)


def describe_place(name: str, place: tuple[int, int], words: ReportWords) -> str:
    """Name a place in the frontier plot with its worth to both."""
    own, other = map(as_points, place)
    return words.frontier.point.format(name=name, own=own, other=other)
