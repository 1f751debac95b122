"""How much was done in each calendar week, by sport."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import SportWeek, WeekVolume
from tools.domain.training.training_plan import DAYS_A_WEEK, History


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return _monday(_week(day))


def week_volumes(
    history: History, activities: Sequence[KnownActivity], first: date, today: date
) -> tuple[WeekVolume, ...]:
    """Return every week from that of `first` to that of `today`, oldest first; empty without a history.

    `activities` are those of these weeks. A week is known where the data reaches any of its days. Its load is
    the sum of what is known, None where sessions were done and no load of them is known. The first week is
    whole, also where the period begins within it.
    """
    if history.known_from is None or history.known_until is None:
        return ()
    done = _done(activities)
    loads = _loads(history, monday_of(first))
    count = (monday_of(today) - monday_of(first)).days // DAYS_A_WEEK + 1
    mondays = [monday_of(first) + timedelta(days=DAYS_A_WEEK * i) for i in range(max(0, count))]
    return tuple(
        WeekVolume(
            starts_on=monday,
            by_sport=done.get(monday, ()),
            load=loads.get(monday, 0.0),
            known=monday <= history.known_until
            and monday + timedelta(days=DAYS_A_WEEK - 1) >= history.known_from,
        )
        for monday in mondays
    )


def _done(activities: Sequence[KnownActivity]) -> dict[date, tuple[SportWeek, ...]]:
    """Return what was done by Monday, most time first."""
    totals: dict[tuple[int, ActivitySport], list[float]] = {}
    for activity in activities:
        summary = activity.summary
        day = summary.day
        if day is not None:
            amounts = totals.setdefault((_week(day), summary.sport), [0.0, 0.0, 0.0])
            amounts[0] += summary.duration_s
            amounts[1] += summary.distance_m or 0.0
            amounts[2] += 1.0
    ranked = sorted(totals.items(), key=lambda each: (each[0][0], -each[1][0], each[0][1]))
    done: dict[date, tuple[SportWeek, ...]] = defaultdict(tuple)
    for (week, sport), (seconds, metres, sessions) in ranked:
        done[_monday(week)] += (SportWeek(sport, seconds, metres, int(sessions)),)
    return done


def _loads(history: History, since: date) -> dict[date, float | None]:
    loads: dict[int, float | None] = {}
    first = _week(since)
    for session in history.sessions:
        week = _week(session.day)
        if week < first:
            continue
        if session.load is None:
            loads.setdefault(week, None)
        else:
            loads[week] = (loads.get(week) or 0.0) + session.load
    return {_monday(week): load for week, load in loads.items()}


def _week(day: date) -> int:
    """Return the number of a day's week, counted from the first Monday of the calendar."""
    return (day.toordinal() - 1) // DAYS_A_WEEK


def _monday(week: int) -> date:
    return date.fromordinal(week * DAYS_A_WEEK + 1)
