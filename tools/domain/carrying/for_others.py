"""A strategy as others may see it: the plan of the race, and nothing of the athlete it was made for.

What is left is named, not what is taken out: a field added to a brief later stays at home until it is listed
here.
"""

from tools.domain.carrying.carry_moments import stations_in
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief
from tools.domain.strategy import (
    Cue,
    FuelEvent,
    FuelPlan,
    PacingPlan,
    RaceStrategy,
    RidePlan,
    RideSection,
    StationPlan,
    Supply,
)

OF_THE_RACE = (
    *("sport", "units", "race_name", "race_date", "start_time", "distance_m", "course_id", "goal_time_s"),
    *("aid_every_m", "aid_stations", "aid_said", "aid_listed", "cutoffs", "stops", "stop_s_per_aid"),
    *("temperature_c", "dew_point_c", "wind_speed_m_per_s", "wind_from_deg", "surface", "weather"),
)
"""What of a brief is about the race and its day."""
NOT_SHARED = "not shared"


def strategy_for_others(strategy: RaceStrategy, course: CourseAnalysis, key: str) -> RaceStrategy:
    """Return the strategy without its athlete.

    `key` stands for the plan: its own is a hash of what is hidden. When the athlete may come where is part of
    the plan; what that was predicted from is not.
    """
    by_sweat = strategy.brief.sweat_rate_l_per_h is not None
    brief = RaceBrief.model_validate({name: getattr(strategy.brief, name) for name in OF_THE_RACE})
    return RaceStrategy(
        key=key,
        race_name=strategy.race_name,
        brief=brief,
        course_id=strategy.course_id,
        pacing=_pacing(strategy.pacing),
        fuel=_fuel(strategy.fuel, by_sweat=by_sweat),
        mental=strategy.mental.model_copy(
            update={"cues": tuple(map(_cue, strategy.mental.cues)), "assumptions": ()}
        ),
        stations=tuple(_station(plan, by_sweat) for plan in stations_in(strategy, course)),
    )


def course_for_others(course: CourseAnalysis, name: str) -> CourseAnalysis:
    """Return the ground of a course under the plan's name, without when and by whom it was recorded."""
    return course.model_copy(
        update={
            "name": name,
            "warnings": (),
            "recorded_duration_s": None,
            **{each: _value(getattr(course, each)) for each in ("distance", "gain", "loss")},
        }
    )


def _pacing(pacing: PacingPlan) -> PacingPlan:
    return pacing.model_copy(
        update={
            "flat_pace": _value(pacing.flat_pace),
            "course_factor": _value(pacing.course_factor),
            "prediction": _hidden(pacing.prediction),
            "findings": (),
            "assumptions": (),
            "warnings": (),
            "ride": _ride(pacing.ride) if pacing.ride else None,
        }
    )


def _ride(ride: RidePlan) -> RidePlan:
    """Keep what is to be ridden; threshold, mass, drag and what is left in reserve are the rider's own."""
    shown = {name: _value(getattr(ride, name)) for name in ("finish", "average_power", "normalized_power")}
    hidden = {
        name: _hidden(value) for name, value in ride if isinstance(value, Finding) and name not in shown
    }
    sections = tuple(map(_section, ride.sections))
    return ride.model_copy(
        update={**shown, **hidden, "sections": sections, "assumptions": (), "warnings": ()}
    )


def _section(section: RideSection) -> RideSection:
    return section.model_copy(update={"w_balance_share": None})


def _fuel(fuel: FuelPlan, *, by_sweat: bool) -> FuelPlan:
    """Keep what is taken and when. Amounts by body mass, or by a measured sweat rate, would tell those."""
    blocked = fuel.blocked is not None
    hidden = {name: _hidden(value) for name, value in fuel if isinstance(value, Finding)}
    carbs = {} if blocked else {"carbs_rate": _value(fuel.carbs_rate)}
    return fuel.model_copy(
        update={
            **hidden,
            **carbs,
            "events": () if blocked else tuple(_event(each, by_sweat) for each in fuel.events),
            "supplies": tuple(_supply(each, by_sweat) for each in fuel.supplies),
            "findings": (),
            "assumptions": (),
            "warnings": (),
            "blocked": None,
        }
    )


def _event(event: FuelEvent, by_sweat: bool) -> FuelEvent:
    drink = {"fluid_ml": 0.0} if by_sweat else {}
    return event.model_copy(update={"sodium_mg": 0.0, "caffeine_mg": 0.0, "passed_over": "", **drink})


def _supply(supply: Supply, by_sweat: bool) -> Supply:
    hidden = {"drink_ml": 0.0, "drink_untold": supply.drink_ml > 0} if by_sweat else {}
    return supply.model_copy(update=hidden)


def _station(plan: StationPlan, by_sweat: bool) -> StationPlan:
    return plan.model_copy(update={"take": tuple(_event(each, by_sweat) for each in plan.take)})


def _cue(cue: Cue) -> Cue:
    return cue.model_copy(update={"why": "", "evidence": ""})


def _value(finding: Finding) -> Finding:
    """Return a finding without what it was computed from."""
    reason = NOT_SHARED if finding.value is None else None
    return finding.model_copy(update={"inputs": {}, "reason": reason})


def _hidden(finding: Finding) -> Finding:
    """Return a finding that says no number at all."""
    return finding.model_copy(
        update={"value": None, "low": None, "high": None, "inputs": {}, "reason": NOT_SHARED}
    )
