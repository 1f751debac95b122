"""Sentences about the heights of a course put right."""

from tools.domain import display
from tools.domain.course import CourseAnalysis, ElevationQuality
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import quoted

_NO_MORE_THAN = {
    ElevationQuality.GOOD: "good",
    ElevationQuality.FAIR: "fair",
    ElevationQuality.POOR: "poor",
}
SAME_M = 1.0


def correction_facts(before: CourseAnalysis, after: CourseAnalysis, units: UnitSystem) -> tuple[str, ...]:
    """Return whose heights a course has now, and its climbing before and after."""
    name = quoted(before.name) or "The course"
    climbing = _climbing(after.gain, units)
    quality = _NO_MORE_THAN.get(after.elevation_quality, "unknown")
    said = f"{name} has the heights of {after.elevation_source} now: {climbing} of climbing"
    if before.gain.value is None:
        return (f"{said} (elevation data: {quality}). Before, nothing was known of its heights.", *_kept())
    was = _climbing(before.gain, units)
    moved = (after.gain.value or 0.0) - before.gain.value
    instead = "as before" if abs(moved) < SAME_M or was == climbing else f"instead of {was}"
    return (f"{said}, {instead} (elevation data: {quality}).", *_kept())


def _climbing(gain: Finding, units: UnitSystem) -> str:
    value = gain.value or 0.0
    low, high = (value if end is None else end for end in (gain.low, gain.high))
    return display.height_range(low, high, units)


def _kept() -> tuple[str, ...]:
    return ("The course as it was is kept beside it.",)
