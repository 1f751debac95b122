"""What the HTTP interface takes and gives. Names with a unit mean that unit; the rest is SI."""

import datetime as dt
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tools.domain.course import Climb, CourseAnalysis, KeySegment
from tools.domain.finding import Finding
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.domain.strategy import Cue, FuelEvent, RaceStrategy, Split
from tools.domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_FOOT, METRES_PER_MILE

PROFILE_STEP_MILES = 0.1
ROUNDING_M = 60.0
"""How far a rounded distance may lie from the official one it means (our design choice [D])."""


class Request(BaseModel):
    """Base of what is sent to us: unknown fields are refused rather than ignored."""

    model_config = ConfigDict(extra="forbid")


class RaceInfo(Request):
    """The race. Give its course file, or its distance in miles or kilometres, or both."""

    name: str | None = Field(default=None, max_length=200)
    distance_miles: float | None = Field(default=None, gt=0, le=620)
    distance_km: float | None = Field(default=None, gt=0, le=1000)
    date: dt.date | None = None
    location: str | None = Field(default=None, max_length=200)
    gpx_file_id: str | None = Field(
        default=None, description="The `id` that POST /course/analyze-gpx returned."
    )

    @model_validator(mode="after")
    def _one_distance(self) -> Self:
        if self.distance_miles is not None and self.distance_km is not None:
            raise ValueError("give the distance in miles or in kilometres, not both")
        if self.distance_miles is None and self.distance_km is None and self.gpx_file_id is None:
            raise ValueError(
                "give distance_miles, distance_km or gpx_file_id: without one there is no course"
            )
        return self

    @property
    def distance_m(self) -> float | None:
        """The distance in metres, if given; a rounded marathon or half (26.2, 21.1) means the official."""
        if self.distance_miles is not None:
            said_m = self.distance_miles * METRES_PER_MILE
        elif self.distance_km is not None:
            said_m = self.distance_km * 1000
        else:
            return None
        officials = (
            official_m
            for official_m in (MARATHON_M, HALF_MARATHON_M)
            if abs(said_m - official_m) < ROUNDING_M
        )
        return next(officials, said_m)


class StrategyRequest(Request):
    """What a strategy is made from."""

    race_info: RaceInfo
    goal_time_minutes: float | None = Field(default=None, gt=0, le=14 * 1440)
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    temperature_c: float | None = Field(default=None, ge=-40, le=55)

    def brief(self) -> RaceBrief:
        """Return the same as the coach says it."""
        race = self.race_info
        return RaceBrief(
            course_id=race.gpx_file_id,
            race_name=race.name or race.location,
            distance_m=race.distance_m,
            race_date=race.date,
            goal_time_s=self.goal_time_minutes * 60 if self.goal_time_minutes is not None else None,
            weight_kg=self.weight_kg,
            temperature_c=self.temperature_c,
        )


class QuestionRequest(Request):
    """A question, about a strategy if one is named."""

    question: str = Field(min_length=1, max_length=4000)
    strategy_id: str | None = None


class ProfilePoint(BaseModel):
    """A point of the elevation profile."""

    mile: float
    elevation_ft: float
    grade_percent: float


class CourseAnswer(BaseModel):
    """An analysed course. Gain and loss are null when the file has no elevation."""

    id: str
    name: str
    total_distance_miles: float
    total_elevation_gain_ft: float | None
    total_elevation_loss_ft: float | None
    elevation_profile: list[ProfilePoint] = Field(description="Every tenth of a mile, and the finish.")
    difficulty_rating: str = Field(description="easy, moderate, hard or very_hard")
    difficulty_reason: str
    key_segments: list[KeySegment]
    distance_m: float
    gain_m: float | None
    gain_low_m: float | None
    gain_high_m: float | None
    loss_m: float | None
    elevation_quality: str
    climbs: list[Climb]
    warnings: list[str]

    @classmethod
    def of(cls, course: CourseAnalysis) -> Self:
        """Tell a course in both unit systems."""
        return cls(
            id=course.id,
            name=course.name,
            total_distance_miles=round(course.distance_m / METRES_PER_MILE, 3),
            total_elevation_gain_ft=_feet(course.gain),
            total_elevation_loss_ft=_feet(course.loss),
            elevation_profile=profile_in_miles(course),
            difficulty_rating=course.difficulty.value,
            difficulty_reason=course.difficulty_reason,
            key_segments=list(course.key_segments),
            distance_m=course.distance_m,
            gain_m=course.gain.value,
            gain_low_m=course.gain.low,
            gain_high_m=course.gain.high,
            loss_m=course.loss.value,
            elevation_quality=course.elevation_quality.value,
            climbs=list(course.climbs),
            warnings=list(course.warnings),
        )


def _feet(height: Finding) -> float | None:
    return None if height.value is None else round(height.value / METRES_PER_FOOT, 1)


def profile_in_miles(course: CourseAnalysis) -> list[ProfilePoint]:
    """Return the profile every tenth of a mile, the finish included; empty without elevation."""
    if not course.elevation_m:
        return []
    length_miles = course.distance_m / METRES_PER_MILE
    miles = [round(i * PROFILE_STEP_MILES, 1) for i in range(int(length_miles / PROFILE_STEP_MILES) + 1)]
    if length_miles - miles[-1] > 0.001:
        miles.append(round(length_miles, 3))
    last = len(course.elevation_m) - 1
    points = []
    for mile in miles:
        at = min(round(mile * METRES_PER_MILE / course.step_m), last)
        points.append(
            ProfilePoint(
                mile=mile,
                elevation_ft=round(course.elevation_m[at] / METRES_PER_FOOT, 1),
                grade_percent=round(100 * course.grade[at], 2),
            )
        )
    return points


class PlanPart(BaseModel):
    """One part of a strategy: its findings in words, and what it rests on."""

    summary: str
    findings: dict[str, Finding]
    assumptions: list[str]
    warnings: list[str]


class StrategyAnswer(BaseModel):
    """A race-day strategy."""

    id: str
    race_name: str
    generated_at: dt.datetime
    pacing_strategy: PlanPart
    nutrition_plan: PlanPart
    mental_preparation: PlanPart
    course_analysis: CourseAnswer
    predicted_finish_time: float = Field(
        description="Minutes: the prediction where enough is known, otherwise the plan's own time."
    )
    prediction: Finding = Field(description="The prediction with its range, or the reason there is none.")
    splits: list[Split]
    splits_mile: list[Split]
    fuel: list[FuelEvent]
    cues: list[Cue]


class HistoryAnswer(BaseModel):
    """The athlete's saved strategies, newest first."""

    strategies: list[SavedStrategySummary]


class QuestionAnswer(BaseModel):
    """What the coach says to a question."""

    answer: str
    specialists: list[str]
    notices: list[str]


class HealthAnswer(BaseModel):
    """Whether Paceline can answer, and who would."""

    model_config = ConfigDict(extra="allow")

    status: str


def strategy_answer(
    strategy_id: str,
    generated_at: dt.datetime,
    strategy: RaceStrategy,
    course: CourseAnalysis,
    words: dict[str, str],
) -> StrategyAnswer:
    """Tell a strategy; `words` holds the summary of each part: pacing, nutrition and mental."""
    pacing, fuel, mental = strategy.pacing, strategy.fuel, strategy.mental
    predicted_s = pacing.prediction.value if pacing.prediction.value is not None else pacing.goal_time_s
    rates = (
        fuel.carbs_rate,
        fuel.carbs_total,
        fuel.fluid_rate,
        fuel.sodium_rate,
        fuel.caffeine,
        fuel.carb_loading,
    )
    return StrategyAnswer(
        id=strategy_id,
        race_name=strategy.race_name,
        generated_at=generated_at,
        pacing_strategy=_part(
            words["pacing"], (pacing.flat_pace, pacing.course_factor), pacing.assumptions, pacing.warnings
        ),
        nutrition_plan=_part(
            words["nutrition"], (*rates, fuel.pre_race_carbs), fuel.assumptions, fuel.warnings
        ),
        mental_preparation=_part(words["mental"], (), mental.assumptions, ()),
        course_analysis=CourseAnswer.of(course),
        predicted_finish_time=round(predicted_s / 60, 2),
        prediction=pacing.prediction,
        splits=list(pacing.splits_km),
        splits_mile=list(pacing.splits_mile),
        fuel=list(fuel.events),
        cues=list(mental.cues),
    )


def _part(
    summary: str, findings: tuple[Finding, ...], assumptions: tuple[str, ...], warnings: tuple[str, ...]
) -> PlanPart:
    named = {finding.name: finding for finding in findings}
    return PlanPart(summary=summary, findings=named, assumptions=list(assumptions), warnings=list(warnings))
