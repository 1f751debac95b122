"""Whether what a number is told of is what it is known of."""

from datetime import date

from tools.domain.checking.days import Day
from tools.domain.checking.facts import Fact, Groups, along_the_way, grouped, place_of
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Clause
from tools.domain.checking.topics import DIMENSIONS, SOFT

_HELD_BY_A_PLACE = frozenset(
    {Dimension.DURATION, Dimension.PACE, Dimension.PERCENT, Dimension.SPEED, Dimension.POWER}
)
_TOLD_ACROSS = frozenset({"substance", "half", "people"})
"""Groups that a whole sentence is of, wherever in it they are told."""
_A_MOMENT_S = 120.0  # a minute is a part of any session: our design choice [D]
_NEAR_M = 650.0  # "around km 25" of a climb from 24.4: our design choice [D]


def groups_of(clause: Clause) -> Groups:
    """Return what a quantity is told of, by its own words and then by those of its sentence."""
    readings = clause.quantity.readings
    groups = grouped((reading.dimension for reading in readings), clause.near, clause.far)
    return along_the_way(groups, readings[0].unit)


def at_odds(clause: Clause, told: Groups, fact: Fact, today: date) -> str:
    """Return the group in which a quantity is told of something else than the fact is; "" where in none.

    Places and days count as groups: a time at km 30 is none at halfway.
    """
    for group, names in told.items():
        known = fact.groups.get(group)
        if known is None or group in SOFT or names & known:
            continue
        if group not in fact.sure_groups and group not in _TOLD_ACROSS:
            continue
        if group == "time" and not any(topic.group == group for topic in clause.near):
            continue  # what is told elsewhere in a sentence says little of a time
        if any(topic.group == group and topic.name in known for topic in clause.far):
            continue
        if any(reading.dimension in DIMENSIONS[group] for reading in fact.readings):
            return group
    is_long = fact.readings[0].dimension is not Dimension.DURATION or fact.readings[0].value > _A_MOMENT_S
    if (
        is_long
        and clause.day is not None
        and fact.day is not None
        and not _same_day(clause.day, fact.day, today)
    ):
        return "day"
    if _is_of_a_part(clause, told, fact):
        return "place"
    place = place_of(clause.place)
    if place is None or fact.place is None or clause.quantity.dimension not in _HELD_BY_A_PLACE:
        return ""
    apart = place[0] > fact.place[1] + _NEAR_M or place[1] < fact.place[0] - _NEAR_M
    return "place" if apart else ""


_WHOLE = frozenset({"total", "overall", "altogether", "course", "entire", "whole"})


def _is_of_a_part(clause: Clause, told: Groups, fact: Fact) -> bool:
    """Tell whether a climb of one place is told as that of the whole course."""
    if fact.place is None or clause.place is not None or "rank" in told or not clause.words & _WHOLE:
        return False
    return bool(fact.groups.get("vertical", frozenset()) & {"up", "down"}) and "vertical" in told


def supports(told: Groups, fact: Fact) -> int:
    """Return how many groups a quantity and a fact have in common."""
    return sum(1 for group, names in told.items() if names & fact.groups.get(group, frozenset()))


def _same_day(told: Day, known: Day, today: date) -> bool:
    meant, other = told.date_near(today), known.date_near(today)
    if meant is not None and other is not None:
        return meant == other
    if told.from_today is not None or known.from_today is not None:
        return (meant is None or known.could_be(meant)) and (other is None or told.could_be(other))
    if told.weekday is not None and known.weekday is not None and told.weekday != known.weekday:
        return False
    same_day = told.day is None or known.day is None or told.day == known.day
    return same_day and (told.month is None or known.month is None or told.month == known.month)
