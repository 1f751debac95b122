"""What an athlete says they train now, as the sessions of the weeks before a plan that it stands for."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil

from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    History,
    PastSession,
    StatedTraining,
    TrainingPlan,
    TrainingSport,
)

STATED_WEEKS = 5  # before a plan: as far back as L1 looks for the longest run
USUAL_SESSION_S = 60 * 60.0  # beside the longest; more time is more sessions: our design choice [D]
LONG_WEEKDAY = {TrainingSport.RIDE: 5}
OTHER_WEEKDAYS = (1, 3, 2, 4, 0)


def history_before(plan: TrainingPlan, history: History) -> History:
    """Return the history with what was stated in the weeks before a plan that it does not know."""
    return history_with(history, plan.stated, plan.starts_on)


def history_with(history: History, stated: Sequence[StatedTraining], starts_on: date) -> History:
    """Return a history that knows the weeks before a plan: as they were done, else as they were stated."""
    if not stated:
        return history
    first, eve = starts_on - timedelta(days=DAYS_A_WEEK * STATED_WEEKS), starts_on - timedelta(days=1)
    said = [
        each
        for each in _sessions(stated, first)
        if each.day <= eve and not history.covers(each.day, each.day)
    ]
    joined = history.known_until is not None and history.known_until >= first - timedelta(days=1)
    done = history.sessions if joined else ()
    known_from = min(first, history.known_from or first) if joined else first
    return History(
        sessions=tuple(sorted((*done, *said), key=lambda each: each.day)),
        known_from=known_from,
        known_until=max(eve, history.known_until or eve),
    )


def _sessions(stated: Sequence[StatedTraining], first: date) -> Iterator[PastSession]:
    """Yield what was stated in every week: the longest session, and the rest in sessions of an hour."""
    for week in range(STATED_WEEKS):
        monday = first + timedelta(days=DAYS_A_WEEK * week)
        for each in stated:
            longest_s = min(each.longest_s, each.week_s)
            left_s = each.week_s - longest_s
            others = min(
                len(OTHER_WEEKDAYS), ceil(left_s / min(USUAL_SESSION_S, longest_s or USUAL_SESSION_S))
            )
            days = [(LONG_WEEKDAY.get(each.sport, 6), longest_s)]
            days += [(weekday, left_s / others) for weekday in OTHER_WEEKDAYS[:others]]
            for weekday, seconds in days:
                day = monday + timedelta(days=weekday)
                if seconds > 0:
                    yield PastSession(day=day, sport=each.sport, duration_s=seconds)
