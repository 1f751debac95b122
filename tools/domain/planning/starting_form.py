"""Where a plan starts from: hours a week, longest session, days, from the history, the wish, or with care."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from tools.domain.display import duration
from tools.domain.plan_request import PlanRequest
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    ENDURANCE,
    History,
    PastSession,
    StatedTraining,
    TrainingSport,
)

# The start is the mean of the three fullest of the last four weeks: one lighter or lost week is no new form,
# two are. Our design choice [D].
USUAL_WEEKS, FULL_WEEKS = 4, 3
STALE_DAYS = 21  # after so long without data nobody knows what is left: our design choice [D]
SHARE_AFTER_A_BREAK = 0.6  # of what was done before: our design choice [D]
LONGEST_DAYS = 42
LEAST_WEEK_S, LEAST_KNOWN_WEEK_S = 3600.0, 1800.0
USUAL_LONG_SHARE, MOST_LONG_SHARE = 0.45, 0.6  # of a week, for the longest session in it
STATED_LONG_SHARE = 0.3  # of the week that an athlete says they train, and more on few days [D]
MORE_THAN_A_DAYS_SHARE = 1.2
KEPT_UP_DAYS = 7  # a plan that begins later than in so many days counts on training going on [D]
KEEP_TRAINING = "keep training as you do now"
SHARES_OF_TRIATHLON = {TrainingSport.RIDE: 0.5, TrainingSport.RUN: 0.3, TrainingSport.SWIM: 0.2}
LEAST_SESSION_S = 20 * 60.0
LONGEST_TOLD_S = 4 * 3600.0  # a longer one says little of the week it is from: our design choice [D]
# Who says and shows nothing begins as a beginner does, in seconds: our design choice [D].
NOVICE_WEEK_S = {
    TrainingSport.RUN: 2.5 * 3600,
    TrainingSport.RIDE: 2.5 * 3600,
    TrainingSport.SWIM: 1.5 * 3600,
    TrainingSport.TRIATHLON: 3.0 * 3600,
}
NOVICE_LONGEST_S = {
    TrainingSport.RUN: 45 * 60.0,
    TrainingSport.RIDE: 60 * 60.0,
    TrainingSport.SWIM: 30 * 60.0,
}
DAYS_BY_HOURS = ((2.0, 3), (4.0, 4), (7.0, 5))


class _From(Enum):
    """Where the start of a plan is known from."""

    HISTORY = "history"
    WORDS = "words"
    BEFORE_A_BREAK = "before a break"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class StartingForm:
    """Seconds a week and the longest session by sport at the start.

    `stated` is what stands for weeks before the plan that no data tells of.
    """

    week_s: float
    longest_s: dict[TrainingSport, float]
    days: int
    novice: bool
    stated: tuple[StatedTraining, ...] = ()


def starting_form(
    request: PlanRequest, sport: TrainingSport, starts_on: date, notes: list[str]
) -> StartingForm:
    """Return where the plan starts from, and say in `notes` what was assumed."""
    wish, standing = request.wish, request.standing
    sports = sports_of(sport)
    recent = _recent_week_s(standing.history, standing.today, sports)
    week_s, source = _week_s(request, sport, recent, notes)
    novice = wish.novice if wish.novice is not None else standing.flags.novice or source is _From.NOTHING
    days = _days(standing.history, standing.today, week_s)
    weeks_s = {each: week_s * (SHARES_OF_TRIATHLON[each] if len(sports) > 1 else 1.0) for each in sports}
    if source is _From.WORDS:
        days_a_week = min(6, wish.days_a_week or days)
        longest_s = {each: _stated_longest_s(request, each, weeks_s, days_a_week) for each in sports}
    else:
        longest_s = {each: _longest_or_usual_s(request, each, week_s) for each in sports}
    stated: tuple[StatedTraining, ...] = ()
    kept_up = source is _From.HISTORY and (starts_on - standing.today).days > KEPT_UP_DAYS
    if kept_up and not any(KEEP_TRAINING in note for note in notes):
        notes.append(f"Until the plan begins on {starts_on:%-d %B %Y}, {KEEP_TRAINING}.")
    if source is _From.WORDS or kept_up:
        stated = tuple(
            StatedTraining(sport=each, week_s=weeks_s[each], longest_s=longest_s[each]) for each in sports
        )
    return StartingForm(week_s=week_s, longest_s=longest_s, days=days, novice=novice, stated=stated)


def _stated_longest_s(
    request: PlanRequest, sport: TrainingSport, weeks_s: dict[TrainingSport, float], days: int
) -> float:
    """Return the longest session of a sport as told, else what such a week usually holds."""
    told, week_s = request.wish.longest_now_s, weeks_s[sport]
    if told and len(weeks_s) == 1:
        return min(told, max(week_s, LEAST_SESSION_S))
    if told and sport is TrainingSport.RIDE:
        return min(told, MOST_LONG_SHARE * week_s)
    share = USUAL_LONG_SHARE if len(weeks_s) > 1 else max(STATED_LONG_SHARE, MORE_THAN_A_DAYS_SHARE / days)
    return max(LEAST_SESSION_S, min(1.0, share) * week_s)


def _week_s(
    request: PlanRequest, sport: TrainingSport, recent: float, notes: list[str]
) -> tuple[float, _From]:
    """Return the weekly seconds to begin with, and where they are from."""
    standing, said_h = request.standing, request.wish.weekly_hours_now
    until = standing.history.known_until
    if recent and until is not None and (standing.today - until).days <= STALE_DAYS:
        return max(recent, LEAST_KNOWN_WEEK_S), _From.HISTORY
    if said_h:
        notes.append(
            f"I know no recent training, so I begin with the {duration(said_h * 3600)} a week you told me."
        )
        return max(said_h * 3600, LEAST_WEEK_S), _From.WORDS
    if recent and until is not None:
        notes.append(
            f"Your newest training I know of is of {until:%-d %B %Y}; I begin at {SHARE_AFTER_A_BREAK:.0%} "
            "of what you did then. Tell me if you kept training."
        )
        return max(recent * SHARE_AFTER_A_BREAK, LEAST_KNOWN_WEEK_S), _From.BEFORE_A_BREAK
    told = request.wish.longest_now_s
    if told:
        notes.append(f"I know no recent training, so I begin from the {duration(told)} that is your longest.")
        return max(NOVICE_WEEK_S[sport], min(told, LONGEST_TOLD_S) / USUAL_LONG_SHARE), _From.WORDS
    week_s = NOVICE_WEEK_S[sport]
    notes.append(
        f"I have no history of yours, so I begin carefully with about {duration(week_s)} a week. Tell me "
        "how much you train now, or bring your activities, and I begin where you are."
    )
    return week_s, _From.NOTHING


def _longest_or_usual_s(request: PlanRequest, sport: TrainingSport, week_s: float) -> float:
    """Return the longest session of a sport lately, else as told, else what suits the week."""
    standing, told = request.standing, request.wish.longest_now_s
    known = _longest_s(standing.history, standing.today, sport)
    usual = min(NOVICE_LONGEST_S[sport], USUAL_LONG_SHARE * week_s)
    if told and sport is not TrainingSport.SWIM:
        usual = min(told, MOST_LONG_SHARE * week_s)
    return max(LEAST_SESSION_S, known or usual)


def sports_of(sport: TrainingSport) -> tuple[TrainingSport, ...]:
    """Return the sports that a plan for one trains."""
    if sport is TrainingSport.TRIATHLON:
        return (TrainingSport.RIDE, TrainingSport.RUN, TrainingSport.SWIM)
    return (sport,)


def _recent_week_s(history: History, today: date, sports: tuple[TrainingSport, ...]) -> float:
    """Return the weekly seconds of the last four weeks that are known; 0 when no whole week is."""
    if history.known_until is None or history.known_from is None:
        return 0.0
    last = min(history.known_until, today - timedelta(days=1))
    first = max(last - timedelta(days=USUAL_WEEKS * DAYS_A_WEEK - 1), history.known_from)
    weeks = ((last - first).days + 1) // DAYS_A_WEEK
    totals = []
    for back in range(weeks):
        end = last - timedelta(days=DAYS_A_WEEK * back)
        begin = end - timedelta(days=DAYS_A_WEEK - 1)
        totals.append(sum(each.duration_s for each in _trained(history, begin, end, sports)))
    fullest = sorted(totals, reverse=True)[:FULL_WEEKS]
    return sum(fullest) / len(fullest) if fullest else 0.0


def _longest_s(history: History, today: date, sport: TrainingSport) -> float:
    first, last = today - timedelta(days=LONGEST_DAYS), today - timedelta(days=1)
    return max((each.duration_s for each in _trained(history, first, last, (sport,))), default=0.0)


def _days(history: History, today: date, week_s: float) -> int:
    """Return on how many days a week was trained lately, else how many suit so many hours."""
    by_hours = next((days for hours, days in DAYS_BY_HOURS if week_s <= hours * 3600), 6)
    first, last = today - timedelta(days=USUAL_WEEKS * DAYS_A_WEEK), today - timedelta(days=1)
    if not history.covers(first, last):
        return by_hours
    days = {each.day for each in history.between(first, last) if each.sport in ENDURANCE}
    return min(6, max(3, by_hours - 1, round(len(days) / USUAL_WEEKS)))


def _trained(
    history: History, first: date, last: date, sports: tuple[TrainingSport, ...]
) -> tuple[PastSession, ...]:
    return tuple(each for each in history.between(first, last) if each.sport in sports)
