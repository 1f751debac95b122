"""What the HTTP interface takes and gives. Names with a unit mean that unit; the rest is SI."""

import datetime as dt
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from tools.domain.checking.checked import Provenance
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.proposal import SavedStrategySummary
from tools.domain.race import (
    AidSaid,
    AidStation,
    Cutoff,
    RaceBrief,
    RaceResult,
    RidingPosition,
    Sport,
    Stop,
    Surface,
    Tyres,
)
from tools.domain.strategy import (
    Cue,
    CutoffCheck,
    FuelEvent,
    RaceStrategy,
    RidePlan,
    Split,
    StationPlan,
    WalkBreak,
)
from tools.domain.units import METRES_PER_MILE
from ui.course_answer import CourseAnswer, meant_distance_m
from ui.errors import ErrorAnswer

THREAD = "http"
"""The conversation that what is proposed over HTTP belongs to."""
NOT_FOUND: dict[int | str, dict[str, object]] = {404: {"model": ErrorAnswer}}
REFUSALS: dict[int | str, dict[str, object]] = NOT_FOUND | {422: {"model": ErrorAnswer}}
STALE: dict[int | str, dict[str, object]] = REFUSALS | {409: {"model": ErrorAnswer}}
Version = Annotated[int, Field(ge=1, le=1_000_000)]


class Request(BaseModel):
    """Base of what is sent to us: unknown fields are refused rather than ignored."""

    model_config = ConfigDict(extra="forbid")


class RaceInfo(Request):
    """The race. Give its course file, or its distance in miles or kilometres, or both."""

    name: str | None = Field(default=None, max_length=200)
    distance_miles: float | None = Field(default=None, ge=0.0063, le=620)
    distance_km: float | None = Field(default=None, ge=0.01, le=1000)
    date: dt.date | None = None
    start_time: dt.time | None = Field(default=None, description="When the gun goes, where the race is.")
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
            return meant_distance_m(self.distance_miles * METRES_PER_MILE)
        return None if self.distance_km is None else meant_distance_m(self.distance_km * 1000)


class RiderInfo(Request):
    """The rider and the bicycle: what a ride's power is planned from. All of it is optional.

    The limits are those of the coach's own brief, and so are the names.
    """

    ftp_w: float | None = None
    target_power_w: float | None = Field(default=None, description="A normalized power to ride at.")
    critical_power_w: float | None = None
    w_prime_j: float | None = None
    system_mass_kg: float | None = Field(default=None, description="Rider, bicycle and bottles together.")
    bike_mass_kg: float | None = None
    position: RidingPosition | None = None
    cda_m2: float | None = None
    tyres: Tyres | None = None
    crr: float | None = None
    drafting: bool | None = None
    chainrings: tuple[int, ...] | None = None
    cassette: tuple[int, ...] | None = None
    cadence_rpm: float | None = None


class ConditionsInfo(Request):
    """What the day and the ground are like. All of it is optional."""

    wind_speed_m_per_s: float | None = None
    wind_from_deg: float | None = Field(default=None, description="0 from the north, 90 from the east.")
    dew_point_c: float | None = None
    surface: Surface | None = None
    climbing_speed_m_per_h: float | None = None
    cutoffs: tuple[Cutoff, ...] | None = None
    stops: tuple[Stop, ...] | None = None
    stop_s_per_aid: float | None = None
    aid_every_m: float | None = None
    aid_stations: tuple[AidStation, ...] | None = Field(default=None, max_length=200)
    aid_said: tuple[AidSaid, ...] | None = Field(default=None, max_length=100)


class StrategyRequest(Request):
    """What a strategy is made from."""

    race_info: RaceInfo
    sport: Sport = Sport.RUN
    rider: RiderInfo = RiderInfo()
    conditions: ConditionsInfo = ConditionsInfo()
    recent_result: RaceResult | None = None
    weekly_distance_km: float | None = Field(default=None, ge=0, le=400)
    goal_time_minutes: float | None = Field(default=None, ge=0.1, le=14 * 1440)
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    temperature_c: float | None = Field(default=None, ge=-40, le=55)

    def brief(self) -> RaceBrief:
        """Return the same as the coach says it."""
        race = self.race_info
        brief = RaceBrief(
            sport=self.sport,
            recent_result=self.recent_result,
            weekly_distance_km=self.weekly_distance_km,
            course_id=race.gpx_file_id,
            race_name=race.name or race.location,
            distance_m=race.distance_m,
            race_date=race.date,
            start_time=race.start_time,
            goal_time_s=self.goal_time_minutes * 60 if self.goal_time_minutes is not None else None,
            weight_kg=self.weight_kg,
            temperature_c=self.temperature_c,
        )
        return brief.with_changes(**self.rider.model_dump(), **self.conditions.model_dump())

    @model_validator(mode="after")
    def _within_limits(self) -> Self:
        self.brief()
        return self


class QuestionRequest(Request):
    """A question, about a strategy if one is named."""

    question: str = Field(min_length=1, max_length=4000)
    strategy_id: str | None = None
    ask_again: bool = Field(
        default=False, description="Work the answer out anew, even where the question was answered before."
    )


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
    walk_breaks: list[WalkBreak]
    cutoffs: list[CutoffCheck]
    ride: RidePlan | None = Field(description="The power of every section; null for a run.")
    fuel: list[FuelEvent]
    cues: list[Cue]
    stations: list[StationPlan] = Field(
        default_factory=list, description="Every aid station: when it is passed and what its cut-off leaves."
    )


class HistoryAnswer(BaseModel):
    """The athlete's saved strategies, newest first."""

    strategies: list[SavedStrategySummary]


class QuestionAnswer(BaseModel):
    """What the coach says to a question, and where its figures come from."""

    answer: str
    specialists: list[str]
    notices: list[str]
    provenance: Provenance = Provenance()
    answered_before: dt.datetime | None = Field(
        default=None, description="When this answer was given first; null: it was worked out now."
    )


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
            words["pacing"],
            (pacing.flat_pace, pacing.course_factor, *pacing.findings),
            pacing.assumptions,
            pacing.warnings,
        ),
        nutrition_plan=_part(
            words["nutrition"], (*rates, fuel.pre_race_carbs, *fuel.findings), fuel.assumptions, fuel.warnings
        ),
        mental_preparation=_part(words["mental"], (), mental.assumptions, ()),
        course_analysis=CourseAnswer.of(course),
        predicted_finish_time=round(predicted_s / 60, 2),
        prediction=pacing.prediction,
        splits=list(pacing.splits_km),
        splits_mile=list(pacing.splits_mile),
        walk_breaks=list(pacing.walk_breaks),
        cutoffs=list(pacing.cutoffs),
        ride=pacing.ride,
        fuel=list(fuel.events),
        cues=list(mental.cues),
        stations=list(strategy.stations),
    )


def _part(
    summary: str, findings: tuple[Finding, ...], assumptions: tuple[str, ...], warnings: tuple[str, ...]
) -> PlanPart:
    named = {finding.name: finding for finding in findings}
    return PlanPart(summary=summary, findings=named, assumptions=list(assumptions), warnings=list(warnings))
