"""The next workout by rule, on the safe side: what cannot be seen from data is said, never guessed."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from tools.domain.feedback import Suggestion, WorkoutKind
from tools.domain.finding import Finding
from tools.domain.recordings.similar_workouts import within_days
from tools.domain.recordings.threshold_origins import load_written
from tools.domain.recordings.workout_kind import SHORTEST_S, is_hard
from tools.domain.recordings.workout_reading import Reading
from tools.domain.training.training_load import LoadPoint, LoadReview

# All our design choice [D], unless said otherwise.
RECENT_DAYS = 3  # after an older workout it is too late to say what comes next
TIRED_FORM = -20.0  # from memory, unchecked [R]
HIGH_LOAD = 120.0  # more than an hour at threshold, whatever the sport
RISING_WEEKS = 3
RISE = 1.05
HARD_APART_DAYS = 2.0
WEEK_DAYS = 7
MOST_HARD_A_WEEK = 3
LONG_RACE_S, MIDDLE_RACE_S = 9000.0, 3600.0
UNKNOWABLE = "I cannot know how you slept, or whether something hurts or you are ill: if so, rest."
_HARD = (WorkoutKind.INTERVALS, WorkoutKind.TEMPO, WorkoutKind.LONG)


def next_workout(
    reading: Reading, load: Finding, form: LoadReview | None, today: date | None
) -> Suggestion | None:
    """Return what to do next, None after a workout that is not among the newest."""
    if _is_old(reading, form, today) or reading.summary.duration_s < SHORTEST_S:
        return None
    tired = form.form.value if form else None
    return _after_hard(reading, load) or _when_tired(tired, rising_weeks(form)) or _when_fresh(reading, tired)


def _after_hard(reading: Reading, load: Finding) -> Suggestion | None:
    if reading.kind is WorkoutKind.RACE:
        return _said(_after_race(reading.summary.duration_s), "A race costs more than the legs tell.")
    if reading.kind in _HARD or (not reading.doubtful and is_hard(reading.summary, reading.thresholds)):
        return _said(
            "An easy day or rest next; the next hard session after two days at the earliest.",
            f"This one was hard ({reading.kind}).",
        )
    if load.value is not None and load.value >= HIGH_LOAD:
        return _said("An easy day or rest next.", f"The training load was high: {load_written(load)}.")
    return None


def _when_tired(tired: float | None, weeks: Finding | None) -> Suggestion | None:
    if tired is not None and tired <= TIRED_FORM:
        why = f"Your form is {_signed(tired)}: fatigue stands well above fitness."
        return _said("Rest, or something short and very easy.", why)
    if weeks is not None:
        why = f"Your load rose three weeks in a row, to {weeks.value:.0f} in the last seven days."
        return _said("A lighter week: about a third less, nothing hard beyond one short session.", why)
    return None


def rising_weeks(form: LoadReview | None) -> Finding | None:
    """Return the load of the last seven days where it rose three weeks in a row and form is negative."""
    if form is None or form.form.value is None or form.form.value >= 0:
        return None
    sums = _week_sums(form.curve)
    if sums is None or not all(after >= RISE * before > 0 for before, after in pairwise(sums)):
        return None
    return Finding(
        name="week_load",
        value=sums[-1],
        unit="load/week",
        model="sum of the last seven known days",
        source="the athlete's own activities",
        inputs={f"week_{at + 1}": round(total, 1) for at, total in enumerate(sums)},
    )


def _week_sums(curve: Sequence[LoadPoint]) -> list[float] | None:
    """Return the loads of the last weeks, oldest first; None where they are not all reliable."""
    days = (RISING_WEEKS + 1) * WEEK_DAYS
    last = curve[-days:]
    if len(last) < days or not last[-1].reliable:
        return None
    return [sum(point.load for point in last[at : at + WEEK_DAYS]) for at in range(0, days, WEEK_DAYS)]


def _when_fresh(reading: Reading, tired: float | None) -> Suggestion:
    """Return what follows an easy or a steady workout."""
    recent = within_days(reading.summary, reading.before, WEEK_DAYS)
    hard = [known for known in recent if is_hard(known.summary, reading.thresholds)]
    if within_days(reading.summary, hard, HARD_APART_DAYS):
        return _said("Another easy day.", "A hard session lies less than two days back.")
    if len(hard) >= MOST_HARD_A_WEEK:
        return _said("Another easy day.", f"There were {len(hard)} hard sessions in a week already.")
    if tired is None or reading.kind is WorkoutKind.OTHER:
        return _said(
            "Another easy one, or what your plan says.",
            "I see too little of your training to advise a hard day.",
        )
    why = f"Your form is {_signed(tired)}, and no hard session lies in the two days before."
    return _said(
        "A harder session fits next, if you feel fresh: some minutes hard, as long easy between.", why
    )


def _after_race(duration_s: float) -> str:
    if duration_s >= LONG_RACE_S:
        return "Easy days only for a week or two, with rest first."
    if duration_s >= MIDDLE_RACE_S:
        return "Easy days only for most of a week, with rest first."
    return "Two or three easy days before the next hard one."


def _is_old(reading: Reading, form: LoadReview | None, today: date | None) -> bool:
    """Tell whether the data goes on well after this workout, or today lies well after it."""
    day = reading.summary.day
    newest = [known for known in (today, form.as_of if form else None) if known]
    return day is None or any(known - day > timedelta(days=RECENT_DAYS) for known in newest)


def _said(text: str, reason: str) -> Suggestion:
    return Suggestion(text=text, reason=f"{reason} {UNKNOWABLE}")


def _signed(value: float) -> str:
    number = f"{abs(value):.0f}"
    return f"−{number}" if value < 0 and number != "0" else number
