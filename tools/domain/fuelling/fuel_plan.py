"""What to eat and drink before and during a race, inside limits that no wish can cross."""

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.fuelling import before_race, hydration
from tools.domain.fuelling.caffeine import caffeine_before, caffeine_limit
from tools.domain.fuelling.carbohydrate import carbohydrate_rate, mixture
from tools.domain.fuelling.fuel_carrying import (
    Legs,
    carry_findings,
    carry_warnings,
    fit_pockets,
    supply_legs,
)
from tools.domain.fuelling.fuel_energy import energy_eaten, energy_used
from tools.domain.fuelling.fuel_notes import fuel_assumptions, fuel_warnings
from tools.domain.fuelling.fuel_schedule import FuelRates, fluid_per_serving_ml, schedule_fuel, serving_for
from tools.domain.fuelling.sodium import plan_sodium
from tools.domain.fuelling.supplies import plan_supplies
from tools.domain.ground.aid_stations import stations_of
from tools.domain.race import RaceBrief
from tools.domain.strategy import FuelEvent, FuelPlan, PacingPlan
from tools.domain.timing.race_clock import race_clock

DEFAULT_WEIGHT_KG = 70.0  # named as an assumption whenever it is used [D]
OVERDRINKING = "This would have you drink more than you sweat, which can be dangerous."


def plan_fuel(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> FuelPlan:
    """Return what to eat and drink before and during, in time and place.

    Limits: 90 g of carbohydrate an hour (120 with gut training), fluid below sweat rate and 0.8 L/h (with a
    measured sweat rate 1.0, a rider 1.2), caffeine 6 mg/kg and 400 mg in the day, sodium 1,000 mg/h.
    """
    weight_kg = brief.weight_kg or DEFAULT_WEIGHT_KG
    hours = pacing.goal_time_s / 3600
    energy = energy_used(course, brief, pacing, weight_kg)
    rates = _rates(brief, weight_kg, hours, energy)
    mass = hydration.mass_change(brief, rates.fluid, weight_kg, hours)
    too_much = hydration.drinks_more_than_sweat(brief.sweat_rate_l_per_h, rates.fluid)
    clock, aid = race_clock(course, brief, pacing), stations_of(course, brief)
    legs = supply_legs(course.distance_m, clock, aid)
    events = () if too_much else schedule_fuel(course, brief, clock, aid, rates)
    events = fit_pockets(events, legs, brief)
    total = _total(events, rates.carbs)
    eaten = energy_eaten(total)
    findings = (
        *(energy, eaten, *mixture(rates.carbs)),
        *(hydration.sweat_finding(brief), mass, *_with_gels(rates)),
        *(caffeine_before(rates.caffeine, events), *carry_findings(events, legs, brief, rates.fluid)),
        *(before_race.start_drinking(weight_kg, hours), before_race.least_loading(weight_kg, hours)),
    )
    return FuelPlan(
        carbs_rate=rates.carbs,
        carbs_total=total,
        fluid_rate=rates.fluid,
        sodium_rate=rates.sodium,
        caffeine=rates.caffeine,
        carb_loading=before_race.carb_loading(weight_kg, hours),
        pre_race_carbs=before_race.pre_race_carbs(weight_kg, hours),
        events=events,
        assumptions=fuel_assumptions(brief, weight_kg, rates, events=events, aid=aid, energy=(energy, eaten)),
        warnings=_warnings(brief, hours, rates, mass=mass, events=events, legs=legs),
        blocked=OVERDRINKING if too_much else None,
        findings=findings,
        supplies=plan_supplies(events, legs, aid, rates.fluid, course.distance_m),
    )


def _rates(brief: RaceBrief, weight_kg: float, hours: float, energy: Finding) -> FuelRates:
    effort = None if energy.value is None or hours <= 0 else energy.value / hours
    return FuelRates(
        carbs=carbohydrate_rate(brief, hours, effort_kcal_per_h=effort),
        fluid=hydration.plan_drinking(brief, weight_kg, hours),
        sodium=plan_sodium(brief, hours),
        caffeine=caffeine_limit(brief, weight_kg),
    )


def _with_gels(rates: FuelRates) -> tuple[Finding, ...]:
    if not rates.carbs.value:
        return ()
    return (hydration.water_with_gel(fluid_per_serving_ml(rates.fluid, serving_for(rates.carbs.value))),)


def _warnings(
    brief: RaceBrief,
    hours: float,
    rates: FuelRates,
    *,
    mass: Finding,
    events: tuple[FuelEvent, ...],
    legs: Legs,
) -> tuple[str, ...]:
    return (
        *fuel_warnings(brief, hours, rates, mass, events),
        *carry_warnings(events, legs, brief, rates.fluid),
    )


def _total(events: tuple[FuelEvent, ...], carbs: Finding) -> Finding:
    return Finding(
        name="carbs_total",
        value=float(sum(event.carbs_g for event in events)),
        unit="g",
        model="sum_of_schedule",
        source=carbs.source,
        inputs={"servings": len(events)},
    )
