"""What is offered with a plan and never done unasked: the weather of its day, better heights."""

from tools.domain.course import CourseAnalysis, ElevationQuality
from tools.domain.race import RaceBrief
from tools.kit.context import ToolContext

WEATHER_OFFER = "Say *check the forecast*, and I look up the weather of that day and what it costs."
_DOUBTFUL = (ElevationQuality.POOR, ElevationQuality.NONE)


def outside_offers(brief: RaceBrief, course: CourseAnalysis, context: ToolContext) -> tuple[str, ...]:
    """Return a sentence for each service that would make this plan better."""
    return tuple(
        offer for offer in (elevation_offer(course, context), _weather(brief, course, context)) if offer
    )


def elevation_offer(course: CourseAnalysis, context: ToolContext) -> str | None:
    """Offer the heights of the ground for a course that lies somewhere and has none to be believed."""
    doubtful = course.elevation_quality in _DOUBTFUL and course.elevation_source is None
    if context.terrain is None or not doubtful or not course.bearing_deg:
        return None
    return f"Say *fix the elevation*, and I take the heights along it from {context.terrain.name}."


def _weather(brief: RaceBrief, course: CourseAnalysis, context: ToolContext) -> str | None:
    """Offer the weather for a race whose place and day are known and whose temperature is not."""
    if context.weather is None or brief.race_date is None or not course.bearing_deg:
        return None
    unknown = brief.temperature_c is None and brief.race_date >= context.today
    return WEATHER_OFFER if unknown else None
