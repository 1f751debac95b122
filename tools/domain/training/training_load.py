"""Training load over time: fitness, fatigue and form, what they peaked at, and what is not known."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.finding import Finding, Frozen, Inputs
from tools.domain.training.training_plan import DAYS_A_WEEK, History, TrainingSport

CHRONIC_DAYS = 42
ACUTE_DAYS = 7
LOAD_SOURCE = "exponential means of daily load over 42 and 7 days (Banister's model as used by Coggan)"
RATIO_SOURCE = "Impellizzeri et al.: no evidence that load ratios prevent injury"
RATIO_SENTENCE = (
    "This describes how the last 7 days compare with the last 28. It does not predict injury: there is no "
    "evidence that keeping it inside a zone prevents one."
)
LONGEST_SOURCE = "the athlete's own sessions"
LONGEST_WINDOW_DAYS = 30
RATIO_WINDOW_DAYS = 28
RELIABLE_AFTER_DAYS = 42  # six weeks of history before a 42-day mean says anything
STALE_AFTER_DAYS = 3  # our design choice [D]: a watch may be synchronised some days late
BEST_WEEKS = 3  # how many of the highest weeks are named: our design choice [D]


@dataclass(frozen=True, slots=True)
class LoadPoint:
    """One day: its load, fitness and fatigue after it, and the form it began with.

    `reliable` is false in the first six weeks of the data, where the means still rise from nothing.
    """

    day: date
    load: float
    fitness: float
    fatigue: float
    form: float
    reliable: bool


class WeekTotal(Frozen):
    """Seven days of a calendar week from a Monday."""

    starts_on: date
    load: float
    duration_s: float


class LoadReview(Frozen):
    """Where an athlete stands. Every finding is null with a reason where the data does not carry it.

    `fitness`, `fatigue` and `form` are CTL, ATL and TSB. `as_of` is the last day that is known.
    """

    as_of: date | None
    fitness: Finding
    fatigue: Finding
    form: Finding
    weekly_ramp: Finding
    acute_chronic_ratio: Finding
    highest_fitness: Finding
    longest_run: Finding
    longest_session: Finding
    best_weeks: tuple[WeekTotal, ...]
    curve: tuple[LoadPoint, ...]
    warnings: tuple[str, ...]


def exponential_mean(loads: Iterable[float], days: int, start: float = 0.0) -> tuple[float, ...]:
    """Return the exponential mean after each day: mean += (load − mean) / days, beginning at `start`."""
    means, mean = [], start
    for load in loads:
        mean += (load - mean) / days
        means.append(mean)
    return tuple(means)


def load_curve(history: History) -> tuple[LoadPoint, ...]:
    """Return fitness, fatigue and form for every known day; empty when nothing is known.

    A known day without a session is rest and counts as no load; so does a session whose load is not known.
    """
    if history.known_from is None or history.known_until is None:
        return ()
    daily = daily_loads(history, history.known_from, history.known_until)
    fitness = exponential_mean(daily, CHRONIC_DAYS)
    fatigue = exponential_mean(daily, ACUTE_DAYS)
    before = zip((0.0, *fitness[:-1]), (0.0, *fatigue[:-1]), strict=True)
    first = history.known_from.toordinal()
    return tuple(
        LoadPoint(
            day=date.fromordinal(first + i),
            load=daily[i],
            fitness=fitness[i],
            fatigue=fatigue[i],
            form=chronic - acute,
            reliable=i + 1 >= RELIABLE_AFTER_DAYS,
        )
        for i, (chronic, acute) in enumerate(before)
    )


def daily_loads(history: History, first: date, last: date) -> list[float]:
    """Return the load of each day from `first` to `last`, a day without a known load as zero."""
    loads = [0.0] * ((last - first).days + 1)
    start = first.toordinal()
    for session in history.sessions:
        at = session.day.toordinal() - start
        if 0 <= at < len(loads):
            loads[at] += session.load or 0.0
    return loads


def review_load(history: History, today: date) -> LoadReview:
    """Return where the athlete stands `today`, from all that is known up to then."""
    known = _until(history, today)
    curve = load_curve(known)
    trouble = _trouble(known, curve, today)
    last = curve[-1] if curve else None
    return LoadReview(
        as_of=known.known_until,
        fitness=_load_finding("fitness", last.fitness if last else None, trouble, known),
        fatigue=_load_finding("fatigue", last.fatigue if last else None, trouble, known),
        form=_load_finding("form", _form_today(curve, today), trouble, known),
        weekly_ramp=_load_finding("weekly_ramp", _ramp(curve), trouble or _short_ramp(curve), known),
        acute_chronic_ratio=_acute_chronic_ratio(curve, trouble, known),
        highest_fitness=_highest_fitness(curve, known),
        longest_run=longest_session(known, today, TrainingSport.RUN),
        longest_session=longest_session(known, today, None),
        best_weeks=best_weeks(known),
        curve=curve,
        warnings=_warnings(known, today),
    )


def longest_session(history: History, today: date, sport: TrainingSport | None) -> Finding:
    """Return the longest session of the 30 days before `today`: a run in metres, others in seconds."""
    name = f"longest_{sport or 'session'}_30_days"
    unit = "m" if sport is TrainingSport.RUN else "s"
    first = today - timedelta(days=LONGEST_WINDOW_DAYS)
    lengths = [
        (session.distance_m if unit == "m" else session.duration_s, session.day)
        for session in history.between(first, today - timedelta(days=1))
        if sport in (None, session.sport)
    ]
    measured = [(length, day) for length, day in lengths if length]
    if not measured:
        reason = f"no {sport or 'session'} with a known length in the 30 days before {today}"
        return Finding.unknown(name, unit, reason=reason, model="longest_of_30_days", source=LONGEST_SOURCE)
    length, day = max(measured)
    return Finding(
        name=name,
        value=length,
        unit=unit,
        model="longest_of_30_days",
        source=LONGEST_SOURCE,
        inputs={"day": day.isoformat(), "sessions": len(measured)},
    )


def best_weeks(history: History) -> tuple[WeekTotal, ...]:
    """Return the calendar weeks of the highest load, highest first; weeks without a load are left out."""
    totals: dict[int, tuple[float, float]] = {}
    for session in history.sessions:
        week = (session.day.toordinal() - 1) // DAYS_A_WEEK  # day 1 was a Monday
        load, duration_s = totals.get(week, (0.0, 0.0))
        totals[week] = (load + (session.load or 0.0), duration_s + session.duration_s)
    ranked = sorted(totals.items(), key=lambda each: (-each[1][0], each[0]))
    return tuple(
        WeekTotal(starts_on=date.fromordinal(week * DAYS_A_WEEK + 1), load=load, duration_s=duration_s)
        for week, (load, duration_s) in ranked[:BEST_WEEKS]
        if load > 0
    )


def _until(history: History, today: date) -> History:
    """Return what was known by `today`."""
    if history.known_until is None or history.known_until <= today:
        return history
    if history.known_from is not None and history.known_from > today:
        return History()
    sessions = tuple(session for session in history.sessions if session.day <= today)
    return History(sessions=sessions, known_from=history.known_from, known_until=today)


def _trouble(history: History, curve: Sequence[LoadPoint], today: date) -> str | None:
    """Return why no mean can be trusted, or None."""
    if history.known_until is None or not curve:
        return "no training is known"
    stale_days = (today - history.known_until).days
    if stale_days > STALE_AFTER_DAYS:
        return f"no data since {history.known_until}: the {stale_days} days after it are unknown, not rest"
    if not any(session.load is not None for session in history.sessions):
        return "no session has a known load"
    if not curve[-1].reliable:
        return f"unreliable: only {len(curve)} days of history, and a 42-day mean needs {RELIABLE_AFTER_DAYS}"
    return None


def _form_today(curve: Sequence[LoadPoint], today: date) -> float | None:
    """Return fitness minus fatigue as the day began: after the last day known before it."""
    if not curve:
        return None
    last = curve[-1]
    return last.form if last.day == today else last.fitness - last.fatigue


def _ramp(curve: Sequence[LoadPoint]) -> float | None:
    return curve[-1].fitness - curve[-1 - DAYS_A_WEEK].fitness if len(curve) > DAYS_A_WEEK else None


def _short_ramp(curve: Sequence[LoadPoint]) -> str | None:
    """The ramp of a week needs a reliable mean at both ends."""
    reliable = len(curve) > DAYS_A_WEEK and curve[-1 - DAYS_A_WEEK].reliable
    return None if reliable else "unreliable: a week ago there were less than six weeks of history"


def _load_finding(name: str, value: float | None, trouble: str | None, history: History) -> Finding:
    unit = "load/week" if name == "weekly_ramp" else "load/day"
    return Finding(
        name=name,
        value=None if trouble else value,
        unit=unit,
        model="exponential_load",
        source=LOAD_SOURCE,
        inputs=_known_days(history),
        reason=trouble,
    )


def _known_days(history: History) -> Inputs:
    return {
        "known_from": history.known_from.isoformat() if history.known_from else None,
        "known_until": history.known_until.isoformat() if history.known_until else None,
        "sessions": len(history.sessions),
        "sessions_without_load": _without_load(history),
    }


def _acute_chronic_ratio(curve: Sequence[LoadPoint], trouble: str | None, history: History) -> Finding:
    """Mean daily load of the last 7 days over that of the last 28, described and never a forecast."""
    chronic = sum(point.load for point in curve[-RATIO_WINDOW_DAYS:]) / RATIO_WINDOW_DAYS
    acute = sum(point.load for point in curve[-DAYS_A_WEEK:]) / DAYS_A_WEEK
    reason = trouble or (None if chronic > 0 else "no load in the last 28 days")
    return Finding(
        name="acute_chronic_ratio",
        value=None if reason else acute / chronic,
        unit="",
        model="rolling_7_to_28_days",
        source=RATIO_SOURCE,
        inputs=_known_days(history) | {"meaning": RATIO_SENTENCE},
        reason=reason,
    )


def _highest_fitness(curve: Sequence[LoadPoint], history: History) -> Finding:
    reliable = [point for point in curve if point.reliable]
    if not reliable or not any(point.load for point in curve):
        reason = "less than six weeks of history with a known load"
        return Finding.unknown(
            "highest_fitness", "load/day", reason=reason, model="exponential_load", source=LOAD_SOURCE
        )
    best = max(reliable, key=lambda point: point.fitness)
    return Finding(
        name="highest_fitness",
        value=best.fitness,
        unit="load/day",
        model="exponential_load",
        source=LOAD_SOURCE,
        inputs=_known_days(history) | {"day": best.day.isoformat()},
    )


def _without_load(history: History) -> int:
    return sum(session.load is None for session in history.sessions)


def _warnings(history: History, today: date) -> tuple[str, ...]:
    warnings = []
    if history.known_until is not None and history.known_until < today - timedelta(days=1):
        warnings.append(f"The newest data is of {history.known_until}; the days after it are unknown.")
    unknown = _without_load(history)
    if unknown:
        what = "1 session has" if unknown == 1 else f"{unknown} sessions have"
        warnings.append(f"{what} no known load and count as none, so fitness and fatigue are read too low.")
    return tuple(warnings)
