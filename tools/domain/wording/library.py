"""Sentences about what an athlete has: saved strategies, a picture that was read."""

from tools.domain.course import CoursePhotoReading
from tools.domain.display import clock, distance, height
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import UnitSystem


def saved_facts(history: tuple[SavedStrategySummary, ...], units: UnitSystem) -> tuple[str, ...]:
    """Return one sentence for each saved strategy."""
    return tuple(
        f"“{saved.name}” v{saved.version}: {clock(saved.goal_time_s)} over "
        f"{distance(saved.distance_m, units)}, saved {saved.saved_at:%-d %B %Y}."
        for saved in history
    )


def photo_facts(reading: CoursePhotoReading, units: UnitSystem) -> tuple[str, ...]:
    """Return what a vision model says it saw, named as unconfirmed."""
    if not reading.is_course:
        return (
            "The vision model does not see a race course in this picture. "
            "If it is your course, tell me its length, or drop the GPX.",
        )
    facts = [f"The vision model reads a {reading.course_type}; I have not confirmed what it read."]
    if reading.distance_km is not None:
        facts.append(f"It reads a distance of {distance(reading.distance_km * 1000, units)}.")
    if reading.gain_m is not None:
        facts.append(f"It reads a climbing of {height(reading.gain_m, units)}.")
    facts.extend(f"It names: {segment}." for segment in reading.key_segments)
    if reading.could_not_determine:
        facts.append(f"It could not determine: {', '.join(reading.could_not_determine)}.")
    facts.append("Nothing is planned from this picture: drop the GPX, or tell me the distance.")
    return tuple(facts)
