"""Sentences about mornings: the newest measure with its day, and what is usual. No verdicts."""

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.profile import MorningMeasure, MorningName
from tools.domain.race import UnitSystem

MORNING_LABELS = {
    MorningName.RESTING_HEART_RATE: "Resting heart rate",
    MorningName.HRV: "HRV",
    MorningName.SLEEP: "Sleep",
    MorningName.WEIGHT: "Body weight",
}
NO_VERDICT = "These are the measures as they are: I read no readiness and no diagnosis from them."


def morning_fact(measure: MorningMeasure, units: UnitSystem) -> str:
    """Write one measure: the newest, and the medians of 7 and 60 days or why they are not known."""
    label = MORNING_LABELS[measure.name]
    if measure.newest.value is None or measure.newest_on is None:
        return f"{label} is not known: {measure.newest.reason}."
    newest = f"{written_measure(measure.name, measure.newest.value, units)} on {measure.newest_on:%-d %B %Y}"
    medians = [median_words(measure.name, measure.week, 7, units)]
    medians.append(median_words(measure.name, measure.usual, 60, units))
    return f"{label}: {newest}; {'; '.join(medians)}."


def median_words(name: MorningName, found: Finding, length: int, units: UnitSystem) -> str:
    """Write a median with its mornings: median of 7 days 58 ms (54 to 63 ms, 6 mornings)."""
    if found.value is None:
        return f"the median of {length} days is not known ({found.reason})"
    between = ""
    if found.low is not None and found.high is not None and found.low != found.high:
        low, high = (written_measure(name, value, units) for value in (found.low, found.high))
        between = f"{low} to {high}, "
    value = written_measure(name, found.value, units)
    return f"median of {length} days {value} ({between}{found.inputs['mornings']} mornings)"


def written_measure(name: MorningName, value: float, units: UnitSystem) -> str:
    """Write a measure with its unit: 48 bpm, 62 ms, 7 h 20 min, 71.4 kg or 157.4 lb."""
    match name:
        case MorningName.RESTING_HEART_RATE:
            return f"{value:.0f} bpm"
        case MorningName.HRV:
            return f"{value:.0f} ms"
        case MorningName.SLEEP:
            return display.duration(value)
        case MorningName.WEIGHT:
            return display.scale_weight(value, units)
