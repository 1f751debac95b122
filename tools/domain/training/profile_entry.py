"""How a value of the profile is written down: within what can be, and trusted less as it grows old."""

from datetime import date

from tools.domain.finding import Finding, Inputs
from tools.domain.profile import Confidence, ProfileEntry, ProfileName

OLD_DAYS, VERY_OLD_DAYS = 90, 180  # where an estimate loses a step of confidence: our design choice [D]
HISTORY_SOURCE = "your own activities"

# What a value can be; outside it a recording or an input is wrong. Our design choice [D].
PLAUSIBLE: dict[ProfileName, tuple[float, float]] = {
    ProfileName.WEEKLY_RUN_KM: (0, 400),
    ProfileName.WEEKLY_RIDE_H: (0, 80),
    ProfileName.LONGEST_RUN_KM: (0, 500),
    ProfileName.LONGEST_RIDE_H: (0, 72),
    ProfileName.FTP_W: (40, 600),
    ProfileName.CRITICAL_POWER_W: (40, 600),
    ProfileName.W_PRIME_J: (1_000, 60_000),
    ProfileName.CRITICAL_SPEED_M_PER_S: (1.2, 7.0),
    ProfileName.D_PRIME_M: (20, 600),
    ProfileName.THRESHOLD_PACE_S_PER_KM: (150, 600),
    ProfileName.THRESHOLD_HEART_RATE_BPM: (90, 220),
    ProfileName.MAXIMUM_HEART_RATE_BPM: (110, 230),
    ProfileName.RESTING_HEART_RATE_BPM: (25, 110),
    ProfileName.TRAINING_PACE_S_PER_KM: (150, 900),
    ProfileName.HILL_FACTOR: (0.2, 2.0),
    ProfileName.FADE_PERCENT: (0, 40),
    ProfileName.SWEAT_RATE_L_PER_H: (0.1, 4.0),
}
UNITS: dict[ProfileName, str] = {
    ProfileName.WEEKLY_RUN_KM: "km/week",
    ProfileName.WEEKLY_RIDE_H: "h/week",
    ProfileName.LONGEST_RUN_KM: "km",
    ProfileName.LONGEST_RIDE_H: "h",
    ProfileName.FTP_W: "W",
    ProfileName.CRITICAL_POWER_W: "W",
    ProfileName.W_PRIME_J: "J",
    ProfileName.CRITICAL_SPEED_M_PER_S: "m/s",
    ProfileName.D_PRIME_M: "m",
    ProfileName.THRESHOLD_PACE_S_PER_KM: "s/km",
    ProfileName.THRESHOLD_HEART_RATE_BPM: "bpm",
    ProfileName.MAXIMUM_HEART_RATE_BPM: "bpm",
    ProfileName.RESTING_HEART_RATE_BPM: "bpm",
    ProfileName.TRAINING_PACE_S_PER_KM: "s/km",
    ProfileName.HILL_FACTOR: "",
    ProfileName.FADE_PERCENT: "%",
    ProfileName.SWEAT_RATE_L_PER_H: "L/h",
}
_STEPS = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def implausible(name: ProfileName, value: float) -> str | None:
    """Say why a value cannot be, or None: what an athlete types is checked with it too."""
    low, high = PLAUSIBLE[name]
    if low <= value <= high:
        return None
    return f"{value:g} {UNITS[name]} cannot be: I can use {low:g} to {high:g} {UNITS[name]}".rstrip()


def found(
    name: ProfileName,
    value: float,
    *,
    model: str,
    as_of: date,
    today: date,
    confidence: Confidence,
    because: str,
    source: str = HISTORY_SOURCE,
    low: float | None = None,
    high: float | None = None,
    inputs: Inputs | None = None,
) -> ProfileEntry:
    """Return an estimate with its date; `because` is the rule of its confidence, which falls with age.

    A value that cannot be becomes null with the reason.
    """
    wrong = implausible(name, value)
    if wrong:
        return missing(name, f"{wrong}; a recording may be wrong", model=model, source=source, inputs=inputs)
    trusted, age = aged(confidence, as_of, today)
    estimate = Finding(
        name=name,
        value=value,
        unit=UNITS[name],
        model=model,
        source=source,
        low=low,
        high=high,
        inputs=(inputs or {}) | {"as_of": as_of.isoformat(), "confidence_because": because + age},
    )
    return ProfileEntry(name=name, estimate=estimate, as_of=as_of, confidence=trusted)


def missing(
    name: ProfileName,
    reason: str,
    *,
    model: str,
    source: str = HISTORY_SOURCE,
    inputs: Inputs | None = None,
) -> ProfileEntry:
    """Return a value nobody knows, with the reason and so with what would tell."""
    estimate = Finding.unknown(
        name, UNITS[name], reason=reason, model=model, source=source, inputs=inputs or {}
    )
    return ProfileEntry(name=name, estimate=estimate)


def aged(confidence: Confidence, as_of: date, today: date) -> tuple[Confidence, str]:
    """Return the confidence left after the time since, a step less beyond 90 and two beyond 180 days."""
    days = (today - as_of).days
    if days <= OLD_DAYS:
        return confidence, ""
    lost = 2 if days > VERY_OLD_DAYS else 1
    left = _STEPS[max(0, _STEPS.index(confidence) - lost)]
    return (
        left,
        f"; it is {days} days old, and beyond {VERY_OLD_DAYS if lost > 1 else OLD_DAYS} days it counts less",
    )
