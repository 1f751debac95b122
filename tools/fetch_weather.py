"""Tool: the weather of the race, and what it changes."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, time

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.course_places import place_at
from tools.domain.race import RaceBrief
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.weather import RaceWeather
from tools.domain.weather_in_plan import at_the_ends, with_weather, without_weather
from tools.domain.wording.changes import change_facts
from tools.domain.wording.weather import cost_facts, weather_facts
from tools.kit.context import ToolContext
from tools.kit.errors import MissingInput, SourceError, SourceUnavailable
from tools.kit.outcome import ShowPacing, ToolOutcome
from tools.kit.outside_ports import WeatherService
from tools.kit.planning import course_of, strategy_of
from tools.kit.profiling import with_history
from tools.kit.race_arguments import RaceArguments, brief_with
from tools.kit.reply import Facts, Reply, reply

USUAL_START = time(9, 0)  # while none is said, and said so: our design choice [D]
HALFWAY = 0.5  # the place whose weather stands for the course: our design choice [D]
ASK_TEMPERATURE = "Tell me the temperature you expect, and the wind, and I plan with those."
NO_SERVICE = f"No weather service is connected here. {ASK_TEMPERATURE}"
NO_PLACE = f"I do not know where this race is: drop its course as a file, and I can look. {ASK_TEMPERATURE}"
NO_DATE = "Tell me the date of the race and when it starts, and I look up its weather."
ASSUMED = "You have not said when it starts: I took {start}. Tell me the time, and I look again."


@dataclass(frozen=True, slots=True)
class _Looked:
    """What was looked up: for which brief, when, how long."""

    brief: RaceBrief
    start: datetime
    duration_s: float


@tool(response_format="content_and_artifact")
async def fetch_weather(runtime: ToolRuntime[ToolContext, None], race: RaceArguments | None = None) -> Reply:
    """Look up the race's forecast, or its usual weather, where its course lies; plan with it; say its cost.

    Only when the athlete asks for the weather, or wants it after it was offered. It plans anew by itself.
    """
    context = runtime.context
    brief = brief_with(race, context.brief)
    if context.weather is None:
        raise MissingInput(NO_SERVICE)
    course = await course_of(brief, context)
    still = without_weather(brief)
    if context.planned is None:
        still = (await with_history(still, context))[0]
    before = (await strategy_of(still, context))[1]
    looked, weather = await _asked(context, context.weather, still, before)
    usual, mild, hard = await asyncio.to_thread(_planned, course, looked.brief, weather)
    changes = await _changes(context, usual)
    cost, findings = cost_facts(before, usual, mild, hard, changes)
    told: Facts = [
        (*weather_facts(weather, looked.brief, looked.start, looked.duration_s), *_assumed(brief)),
        changes,
        cost,
        (f"{weather.source}.",),
    ]
    return reply(
        [paragraph for paragraph in told if paragraph],
        ToolOutcome(
            findings=(*_measured(weather), *findings, *usual.pacing.findings),
            shown=(ShowPacing(course=course, strategy=usual),) if context.planned else (),
            brief=looked.brief,
            strategy=usual if context.planned else None,
        ),
    )


async def _asked(
    context: ToolContext, service: WeatherService, still: RaceBrief, before: RaceStrategy
) -> tuple[_Looked, RaceWeather]:
    """Ask the service for the hours of the plan at its halfway place; raise MissingInput, SourceError."""
    if still.race_date is None:
        raise MissingInput(NO_DATE)
    places = await context.courses.places(still.course_id) if still.course_id else None
    if places is None:
        raise MissingInput(NO_PLACE)
    lat, lon = place_at(places, HALFWAY)
    start = datetime.combine(still.race_date, (still.start_time or USUAL_START).replace(tzinfo=None))
    duration_s = before.pacing.goal_time_s
    try:
        weather = await service.race_weather(float(lat), float(lon), start, duration_s)
    except SourceError as error:
        raise SourceUnavailable(f"{error} {ASK_TEMPERATURE}") from None
    return _Looked(brief=with_weather(still, weather), start=start, duration_s=duration_s), weather


def _planned(
    course: CourseAnalysis, brief: RaceBrief, weather: RaceWeather
) -> tuple[RaceStrategy, RaceStrategy, RaceStrategy]:
    """Return the plan in this weather, at its mildest, and at its hardest."""
    mild, hard = at_the_ends(brief, weather)
    return build_strategy(course, brief), build_strategy(course, mild), build_strategy(course, hard)


async def _changes(context: ToolContext, usual: RaceStrategy) -> tuple[str, ...]:
    """Say what differs from the plan that was told; nothing where none was."""
    if context.planned is None:
        return ()
    return change_facts((await strategy_of(context.planned, context))[1], usual)


def _assumed(brief: RaceBrief) -> tuple[str, ...]:
    return () if brief.start_time else (ASSUMED.format(start=f"{USUAL_START:%H:%M}"),)


def _measured(weather: RaceWeather) -> tuple[Finding, ...]:
    return (
        weather.temperature,
        weather.dew_point,
        weather.wind_speed,
        weather.wind_from,
        weather.rain,
    )
