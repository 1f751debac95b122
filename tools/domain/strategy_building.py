"""The whole strategy from one course and one brief."""

import hashlib
import json

from tools.domain.course import CourseAnalysis
from tools.domain.fuelling.fuel_plan import plan_fuel
from tools.domain.mind.mental import plan_cues
from tools.domain.race import RaceBrief
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy import RaceStrategy
from tools.domain.timing.station_plans import plan_stations

NOT_PART_OF_THE_PLAN = frozenset({"asked_for_missing", "units", "course_id"})


def build_strategy(course: CourseAnalysis, brief: RaceBrief) -> RaceStrategy:
    """Return pace, fuel and mind for one athlete on one course, and the stations on the way."""
    pacing = plan_pacing(course, brief)
    fuel = plan_fuel(course, brief, pacing)
    return RaceStrategy(
        key=strategy_key(course, brief),
        race_name=brief.race_name or course.name,
        brief=brief,
        course_id=course.id,
        pacing=pacing,
        fuel=fuel,
        mental=plan_cues(course, brief, pacing),
        stations=plan_stations(course, brief, pacing, fuel.events),
    )


def strategy_key(course: CourseAnalysis, brief: RaceBrief) -> str:
    """Return the SHA-256 of the brief and the course: the same inputs have the same key, in any units.

    The course's own id stands for it, so a brief that does not name its course yet has the same key. What was
    not said is left out: a brief keeps its key when there is one more thing that could be said.
    """
    said = brief.model_dump(mode="json", exclude=set(NOT_PART_OF_THE_PLAN), exclude_defaults=True)
    canonical = json.dumps({"brief": said, "course": course.id}, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
