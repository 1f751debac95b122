"""What to eat before and during a race, inside limits that no wish can cross."""

from tools.domain import hydration
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.fuel_schedule import schedule_fuel
from tools.domain.fuelling_notes import fuel_assumptions, fuel_warnings
from tools.domain.race import Avoidance, RaceBrief
from tools.domain.strategy import FuelEvent, FuelPlan, PacingPlan

DEFAULT_WEIGHT_KG = 70.0  # named as an assumption whenever it is used [D]
CARBS_SOURCE = "Jeukendrup 2014, Sports Medicine 44 S1:S25; Wallis & Podlogar 2022"
LIMIT_G_PER_H = 90.0
TRAINED_LIMIT_G_PER_H = 120.0  # only with gut training: our design choice [D]
MARATHON_DEFAULT_G_PER_H = 60.0  # runners' guts take less than cyclists', from memory, unchecked [R]
SMALLEST_RATE_G_PER_H = 15.0  # less than this is a mouth rinse, not a schedule: our design choice [D]
GLUCOSE_LIMIT_G_PER_H = 60.0
LOADING_FROM_MIN = 90.0
LOADING_G_PER_KG = (10.0, 12.0)  # from memory, unchecked [R]
LOADING_SOURCE = "Thomas, Erdman & Burke 2016, from memory, unchecked"
PRE_RACE_G_PER_KG = (2.0, 3.0)
PRE_RACE_FROM_MIN = 60.0  # shorter races need an ordinary meal only: our design choice [D]
CAFFEINE_MG_PER_KG = (3.0, 6.0)
CAFFEINE_DAY_LIMIT_MG = 400.0  # from memory, unchecked [R]
CAFFEINE_LIGHTEST_KG = 40.0  # likely under age: our design choice [D]


def plan_fuel(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> FuelPlan:
    """Return what to eat and drink before and during, in time and place.

    Limits: 90 g of carbohydrate an hour (120 with gut training), fluid below sweat rate and 0.8 L/h (1.0 with
    a measured sweat rate), caffeine 6 mg/kg and 400 mg, sodium 1,000 mg/h.
    """
    weight_kg = brief.weight_kg or DEFAULT_WEIGHT_KG
    hours = pacing.goal_time_s / 3600
    carbs = carbohydrate_rate(brief, hours)
    fluid = hydration.plan_drinking(brief, weight_kg, hours)
    sodium = hydration.plan_sodium(brief, hours)
    caffeine = caffeine_limit(brief, weight_kg)
    too_much = hydration.drinks_more_than_sweat(brief.sweat_rate_l_per_h, fluid)
    events: tuple[FuelEvent, ...] = ()
    if not too_much:
        events = schedule_fuel(
            course, brief, pacing, carbs=carbs, fluid=fluid, sodium=sodium, caffeine=caffeine
        )
    return FuelPlan(
        carbs_rate=carbs,
        carbs_total=_total(events, carbs),
        fluid_rate=fluid,
        sodium_rate=sodium,
        caffeine=caffeine,
        carb_loading=carb_loading(weight_kg, hours),
        pre_race_carbs=pre_race_carbs(weight_kg, hours),
        events=events,
        assumptions=fuel_assumptions(course, brief, weight_kg),
        warnings=fuel_warnings(brief, hours, carbs, events),
        blocked="This would have you drink more than you sweat, which can be dangerous."
        if too_much
        else None,
    )


def carbohydrate_range(hours: float) -> tuple[float, float]:
    """Return the range of g/h for a race of this length (Jeukendrup 2014)."""
    minutes = hours * 60
    if minutes < 45:
        return 0.0, 0.0
    if minutes < 75:
        return 0.0, 30.0
    return (30.0, 60.0) if minutes <= 150 else (60.0, 90.0)


def carbohydrate_rate(brief: RaceBrief, hours: float) -> Finding:
    """Return the carbohydrate rate in g/h: the wish within the limits, else a default for the length."""
    low, high = carbohydrate_range(hours)
    limit = TRAINED_LIMIT_G_PER_H if brief.gut_trained else LIMIT_G_PER_H
    wish = brief.carbs_g_per_h
    value = min(default_carbohydrate_rate(hours) if wish is None else wish, limit)
    value = float(5 * round(value / 5))
    if value < SMALLEST_RATE_G_PER_H:
        value = 0.0
    return Finding(
        name="carbs_rate",
        value=value,
        unit="g/h",
        low=min(low, value),
        high=min(max(high, value), limit),
        model="carbs_by_duration",
        source=CARBS_SOURCE,
        inputs={"hours": hours, "wish_g_per_h": wish, "limit_g_per_h": limit, "usual_high_g_per_h": high},
    )


def default_carbohydrate_rate(hours: float) -> float:
    """Return g/h for a runner who named none: 0 to an hour, then rising to 60 at two and a half hours."""
    minutes = hours * 60
    if minutes < 60:
        return 0.0
    if minutes < 75:
        return 30.0
    return min(MARATHON_DEFAULT_G_PER_H, 30.0 + 30.0 * (minutes - 75) / 75)


def glucose_and_fructose(rate_g_per_h: float) -> tuple[float, float]:
    """Return the most glucose and the least fructose in g/h: a gut takes up 60 g of glucose an hour."""
    glucose = min(rate_g_per_h, GLUCOSE_LIMIT_G_PER_H)
    return glucose, rate_g_per_h - glucose


def caffeine_limit(brief: RaceBrief, weight_kg: float) -> Finding:
    """Return the day's caffeine in mg: 3 mg/kg, at most 6 mg/kg and 400 mg; 0 when it is not wanted."""
    wanted = Avoidance.CAFFEINE not in brief.avoid and weight_kg >= CAFFEINE_LIGHTEST_KG
    low, high = (
        min(CAFFEINE_DAY_LIMIT_MG, dose * weight_kg) if wanted else 0.0 for dose in CAFFEINE_MG_PER_KG
    )
    return Finding(
        name="caffeine",
        value=low,
        unit="mg",
        low=low,
        high=high,
        model="issn_caffeine",
        source="ISSN position stand (Guest et al. 2021): 3–6 mg/kg about 60 minutes before",
        inputs={"weight_kg": weight_kg},
    )


def carb_loading(weight_kg: float, hours: float) -> Finding:
    """Return carbohydrate in g a day for the last 36 to 48 hours, null for races up to 90 minutes."""
    reason = None if hours * 60 > LOADING_FROM_MIN else "races up to 90 minutes need none"
    return _per_kg("carb_loading", "g/day", LOADING_G_PER_KG, weight_kg, source=LOADING_SOURCE, reason=reason)


def pre_race_carbs(weight_kg: float, hours: float) -> Finding:
    """Return carbohydrate in g for the meal three hours before, null for races up to an hour."""
    reason = None if hours * 60 > PRE_RACE_FROM_MIN else "an ordinary meal is enough up to an hour"
    return _per_kg("pre_race_carbs", "g", PRE_RACE_G_PER_KG, weight_kg, source=CARBS_SOURCE, reason=reason)


def _per_kg(
    name: str,
    unit: str,
    grams_per_kg: tuple[float, float],
    weight_kg: float,
    *,
    source: str,
    reason: str | None,
) -> Finding:
    low, high = (dose * weight_kg for dose in grams_per_kg)
    empty = Finding(
        name=name,
        value=None,
        unit=unit,
        model="grams_per_kg",
        source=source,
        inputs={"weight_kg": weight_kg},
        reason=reason or "not computed",
    )
    if reason:
        return empty
    return empty.model_copy(update={"value": (low + high) / 2, "low": low, "high": high, "reason": None})


def _total(events: tuple[FuelEvent, ...], carbs: Finding) -> Finding:
    return Finding(
        name="carbs_total",
        value=float(sum(event.carbs_g for event in events)),
        unit="g",
        model="sum_of_schedule",
        source=carbs.source,
        inputs={"servings": len(events)},
    )
