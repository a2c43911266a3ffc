"""The fixed words of the pictures: names, legends, titles of points, columns of their tables."""

from typing import Annotated

from app.reports.texts import AtTurn, Fixed, OfPoints, Pair, Part, Text, takes

_TwoPairs = Annotated[Text, takes("own", "other", "better_own", "better_other")]
_Range = Annotated[Text, takes("middle", "low", "high")]


class TrajectoryWords(Part):
    """The offer trajectory: picture, legend, point titles and table."""

    heading: Fixed
    lead: Fixed
    title: Fixed
    about: Annotated[Text, takes("own_offers", "their_offers")]
    empty: Fixed
    worth_to_you: Fixed
    turn_axis: Fixed
    own_offers: Fixed
    their_offers: Fixed
    reservation: OfPoints
    target: OfPoints
    gave_ground: Fixed
    deal: Fixed
    point: Annotated[Text, takes("turn", "who", "summary", "own", "other")]
    point_gave: OfPoints
    point_asked: OfPoints
    deal_point: Pair
    turn: Fixed
    who: Fixed
    offer: Fixed
    own: Fixed
    other: Fixed
    conceded: Fixed
    note: Fixed


class FrontierWords(Part):
    """The frontier plot: picture, legend, sentence and table."""

    heading: Fixed
    lead: Fixed
    title: Fixed
    worth_to_you: Fixed
    worth_to_them: Fixed
    possible: Fixed
    frontier: Fixed
    own_offers: Fixed
    no_deal: Fixed
    zone: Fixed
    nash: Fixed
    deal: Fixed
    better: Fixed
    deal_label: Fixed
    better_label: Fixed
    better_left: _TwoPairs
    nothing_left: Pair
    below: Pair
    missed: _TwoPairs
    missed_unknown: Fixed
    no_zopa: Fixed
    point: Annotated[Text, takes("name", "own", "other")]
    numbered: Annotated[Text, takes("number", "turn")]
    what: Fixed
    own: Fixed
    other: Fixed


class WhatIfWords(Part):
    """The simulation: what other moves led to."""

    heading: Fixed
    at: AtTurn
    title: AtTurn
    about: Annotated[Text, takes("moves", "games")]
    point_you: Annotated[Text, takes("move", "middle", "low", "high")]
    point_them: Annotated[Text, takes("move", "middle", "low", "high")]
    range: _Range
    points_axis: Fixed
    you: Fixed
    them: Fixed
    reservation: OfPoints
    move: Fixed
    deals: Fixed
    of: Annotated[Text, takes("deals", "games")]


class RelationshipWords(Part):
    """The path of the counterpart's trust."""

    heading: Fixed
    title: Fixed
    about: Annotated[Text, takes("first", "last")]
    trust_axis: Fixed
    rose: Fixed
    fell: Fixed
    same: Fixed
    point: Annotated[Text, takes("turn", "trust")]
    point_rose: OfPoints
    point_fell: OfPoints
    trust: Fixed
    change: Fixed
    words: Fixed


class StylePathWords(Part):
    """The path of the learner's offers among the five styles."""

    heading: Fixed
    title: Fixed
    about: Annotated[Text, takes("offers", "style")]
    own_axis: Fixed
    other_axis: Fixed
    path: Fixed
    last: Fixed
    point: Annotated[Text, takes("turn", "own", "other", "style")]
    style: Fixed
    own: Fixed
    other: Fixed


class ProgressWords(Part):
    """Levels over the learner's judged sessions."""

    heading: Fixed
    lead: Annotated[Text, takes("sessions")]
    title: Fixed
    about: Annotated[Text, takes("sessions")]
    cell: Annotated[Text, takes("title", "levels")]
    point: Annotated[Text, takes("game", "level")]
    unseen: Annotated[Text, takes("game")]
    no_level: Fixed
    lift: Annotated[Text, takes("lift")]
    game: Annotated[Text, takes("game")]
    lift_column: Fixed
