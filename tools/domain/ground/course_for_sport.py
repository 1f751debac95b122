"""A course as another sport sees it: the ground stays, what counts as a climb and deserves a word differs."""

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.ground.climbs import climb_rule, find_climbs, find_rises
from tools.domain.ground.difficulty import rate_difficulty
from tools.domain.ground.relief import Relief
from tools.domain.ground.segments import find_key_segments
from tools.domain.race import Sport


def for_sport(course: CourseAnalysis, sport: Sport) -> CourseAnalysis:
    """Return the course with climbs, difficulty and key segments judged by a sport's own rules.

    A file is analysed before anybody says what will be done on it. The profile, the distance and the id stay.
    """
    if course.judged_for is sport:
        return course
    heights = np.asarray(course.elevation_m, dtype=np.float64)
    if heights.size == 0:
        segments = find_key_segments(Relief.level(course.distance_m), course.distance_m, sport, [])
        return course.model_copy(update={"judged_for": sport, "key_segments": segments})
    relief = Relief.of(heights, course.step_m)
    rises = find_rises(relief, climb_rule(sport))
    difficulty, reason = rate_difficulty(
        course.gain.value or 0.0,
        course.loss.value or 0.0,
        course.distance_m,
        np.asarray(course.grade, dtype=np.float64),
        sport,
    )
    return course.model_copy(
        update={
            "judged_for": sport,
            "climbs": find_climbs(relief, rises),
            "difficulty": difficulty,
            "difficulty_reason": reason,
            "key_segments": find_key_segments(relief, course.distance_m, sport, rises),
        }
    )
