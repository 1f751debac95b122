"""Sentences about what an athlete has: saved strategies, a picture that was read."""

from collections.abc import Sequence

from tools.domain.course import CoursePhotoReading
from tools.domain.display import clock, distance, height
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import quoted

MOST_WORDS_READ = 8  # names or doubts of one picture that are told: our design choice [D]


def saved_facts(history: tuple[SavedStrategySummary, ...], units: UnitSystem) -> tuple[str, ...]:
    """Return one sentence for each saved strategy."""
    return tuple(
        f"{quoted(saved.name)} v{saved.version}: {clock(saved.goal_time_s)} over "
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
    kind = quoted(reading.course_type) or "a course"
    facts = [f"The vision model reads {kind}; I have not confirmed what it read."]
    if reading.distance_km is not None:
        facts.append(f"It reads a distance of {distance(reading.distance_km * 1000, units)}.")
    if reading.gain_m is not None:
        facts.append(f"It reads a climbing of {height(reading.gain_m, units)}.")
    facts.extend(f"It names: {segment}." for segment in _quoted(reading.key_segments))
    if unsure := _quoted(reading.could_not_determine):
        facts.append(f"It could not determine: {', '.join(unsure)}.")
    facts.append("Nothing is planned from this picture: drop the GPX, or tell me the distance.")
    return tuple(facts)


def _quoted(words: Sequence[str]) -> list[str]:
    """Return the words in a picture as what they are: somebody's, in quotation marks, on one line each."""
    return [each for each in map(quoted, words[:MOST_WORDS_READ]) if each]
