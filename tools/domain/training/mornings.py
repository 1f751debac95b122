"""What an athlete's mornings were: the newest measure of each kind, and what is usual for them.

Plain measures and medians. Nothing here judges readiness, recovery or health.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from tools.domain.activity_summary import WellnessDay
from tools.domain.finding import Finding, Inputs
from tools.domain.profile import MorningMeasure, MorningName

WEEK_DAYS, USUAL_DAYS = 7, 60
LEAST_MORNINGS = {WEEK_DAYS: 4, USUAL_DAYS: 14}  # below them a median tells little: our design choice [D]
SOURCE = "your morning measures"
UNITS = {
    MorningName.RESTING_HEART_RATE: "bpm",
    MorningName.HRV: "ms",
    MorningName.SLEEP: "s",
    MorningName.WEIGHT: "kg",
}
# What a measure can be; outside it a device or an input is wrong. Our design choice [D].
PLAUSIBLE = {
    MorningName.RESTING_HEART_RATE: (25.0, 110.0),
    MorningName.HRV: (3.0, 300.0),
    MorningName.SLEEP: (1_800.0, 64_800.0),
    MorningName.WEIGHT: (25.0, 250.0),
}
_FIELDS = {
    MorningName.RESTING_HEART_RATE: "resting_heart_rate_bpm",
    MorningName.HRV: "hrv_ms",
    MorningName.SLEEP: "sleep_s",
    MorningName.WEIGHT: "weight_kg",
}
_NEWEST_MODEL = "newest measure"


def morning_measures(wellness: Sequence[WellnessDay], today: date) -> tuple[MorningMeasure, ...]:
    """Return every kind of measure as of `today`, null with the reason where there is none.

    Of several measures of one day the last in order counts. A morning east of Greenwich may be a day ahead.
    """
    return tuple(_measure(name, wellness, today) for name in MorningName)


def _measure(name: MorningName, wellness: Sequence[WellnessDay], today: date) -> MorningMeasure:
    low, high = PLAUSIBLE[name]
    values: dict[date, float] = {}
    for morning in wellness:
        value: float | None = getattr(morning, _FIELDS[name])
        recent = today - timedelta(days=USUAL_DAYS) < morning.day <= today + timedelta(days=1)
        if recent and value is not None and low <= value <= high:
            values[morning.day] = value
    return MorningMeasure(
        name=name,
        newest=_newest(name, values),
        week=_median(name, values, WEEK_DAYS, today),
        usual=_median(name, values, USUAL_DAYS, today),
        newest_on=max(values, default=None),
    )


def _newest(name: MorningName, values: dict[date, float]) -> Finding:
    if not values:
        reason = f"none was measured in the last {USUAL_DAYS} days: a connected watch or scale sends it"
        return Finding.unknown(name, UNITS[name], reason=reason, model=_NEWEST_MODEL, source=SOURCE)
    day = max(values)
    return Finding(
        name=name,
        value=values[day],
        unit=UNITS[name],
        model=_NEWEST_MODEL,
        source=SOURCE,
        inputs={"day": day.isoformat()},
    )


def _median(name: MorningName, values: dict[date, float], length: int, today: date) -> Finding:
    """Return the median of the mornings of the last `length` days, with the lowest and the highest."""
    kept = {day: value for day, value in values.items() if day > today - timedelta(days=length)}
    called, model = f"{name}, {length} days", f"median of the mornings of {length} days"
    inputs: Inputs = {"mornings": len(kept)}
    if len(kept) < LEAST_MORNINGS[length]:
        has = f"there {'is' if len(kept) == 1 else 'are'} {len(kept) or 'none'}"
        reason = f"it needs {LEAST_MORNINGS[length]} mornings of the last {length} days; {has}"
        return Finding.unknown(called, UNITS[name], reason=reason, model=model, source=SOURCE, inputs=inputs)
    return Finding(
        name=called,
        value=float(median(kept.values())),
        unit=UNITS[name],
        model=model,
        source=SOURCE,
        low=min(kept.values()),
        high=max(kept.values()),
        inputs=inputs | {"first": min(kept).isoformat(), "last": max(kept).isoformat()},
    )
