"""How much carbohydrate an hour, by the length of the race: a default, or a wish within the limits."""

from tools.domain.finding import Finding, Inputs
from tools.domain.race import RaceBrief, Sport

CARBS_MODEL = "carbs_by_duration"
CARBS_SOURCE = "Jeukendrup 2014, Sports Medicine 44 S1:S25; Wallis & Podlogar 2022"
RINSE_FROM_MIN, FEED_FROM_MIN, LONG_FROM_MIN = 45.0, 75.0, 150.0
SHORT_RANGE, MIDDLE_RANGE, LONG_RANGE = (0.0, 30.0), (30.0, 60.0), (60.0, 90.0)
LIMIT_G_PER_H = 90.0
TRAINED_LIMIT_G_PER_H = 120.0  # only with gut training: our design choice [D]
RUNNER_DEFAULT_G_PER_H = 60.0  # runners' guts take less than cyclists', from memory, unchecked [R]
RIDER_DEFAULT_G_PER_H = 80.0  # within the table's 60-90: our design choice [D]
RIDER_DEFAULT_FROM_MIN = 240.0  # reached from 60 g/h at 150 min: our design choice [D]
EASY_KCAL_PER_H = 450.0  # below this effort the table's low end is enough: our design choice [D]
STEP_G_PER_H = 5.0
SMALLEST_RATE_G_PER_H = 15.0  # less than this is a mouth rinse, not a schedule: our design choice [D]
GLUCOSE_LIMIT_G_PER_H = 60.0
# Glucose to fructose: 2:1 up to 90 g/h, 1:0.8 above; from memory, unchecked [R].
RATIO_SOURCE = f"{CARBS_SOURCE}; ratios from memory, unchecked"
USUAL_RATIO, DENSEST_RATIO = 2.0, 1 / 0.8


def carbohydrate_range(hours: float) -> tuple[float, float]:
    """Return the range of g/h for a race of this length (Jeukendrup 2014)."""
    minutes = hours * 60
    if minutes < RINSE_FROM_MIN:
        return 0.0, 0.0
    if minutes < FEED_FROM_MIN:
        return SHORT_RANGE
    return MIDDLE_RANGE if minutes <= LONG_FROM_MIN else LONG_RANGE


def carbohydrate_limit(brief: RaceBrief) -> float:
    """Return the most g/h that is ever planned: 90, or 120 with gut training."""
    return TRAINED_LIMIT_G_PER_H if brief.gut_trained else LIMIT_G_PER_H


def carbohydrate_rate(brief: RaceBrief, hours: float, *, effort_kcal_per_h: float | None = None) -> Finding:
    """Return the carbohydrate rate in g/h: the wish within the limits, else a default for the length.

    `effort_kcal_per_h` is the energy used in an hour: an easy effort needs less.
    """
    low, high = carbohydrate_range(hours)
    limit, wish = carbohydrate_limit(brief), brief.carbs_g_per_h
    easy = effort_kcal_per_h is not None and effort_kcal_per_h < EASY_KCAL_PER_H
    wanted = default_carbohydrate_rate(hours, brief.sport, easy=easy) if wish is None else wish
    value = float(STEP_G_PER_H * round(min(wanted, limit) / STEP_G_PER_H))
    if value < SMALLEST_RATE_G_PER_H:
        value = 0.0
    return Finding(
        name="carbs_rate",
        value=value,
        unit="g/h",
        low=min(low, value),
        high=min(max(high, value), limit),
        model=CARBS_MODEL,
        source=CARBS_SOURCE,
        inputs={
            "hours": hours,
            "wish_g_per_h": wish,
            "limit_g_per_h": limit,
            "usual_low_g_per_h": low,
            "usual_high_g_per_h": high,
            "effort_kcal_per_h": effort_kcal_per_h,
        },
    )


def default_carbohydrate_rate(hours: float, sport: Sport, *, easy: bool = False) -> float:
    """Return g/h for an athlete who named none.

    Nothing up to 75 minutes (a mouth rinse is enough), then rising from 30 to 60 at two and a half hours. A
    runner stays there; a rider rises on to 80 at four hours. An easy effort stays at the table's low end.
    """
    minutes = hours * 60
    if minutes < FEED_FROM_MIN:
        return 0.0
    if easy:
        return carbohydrate_range(hours)[0]
    if minutes <= LONG_FROM_MIN:
        share = (minutes - FEED_FROM_MIN) / (LONG_FROM_MIN - FEED_FROM_MIN)
        return MIDDLE_RANGE[0] + share * (MIDDLE_RANGE[1] - MIDDLE_RANGE[0])
    if sport is Sport.RUN:
        return RUNNER_DEFAULT_G_PER_H
    share = min(1.0, (minutes - LONG_FROM_MIN) / (RIDER_DEFAULT_FROM_MIN - LONG_FROM_MIN))
    return LONG_RANGE[0] + share * (RIDER_DEFAULT_G_PER_H - LONG_RANGE[0])


def glucose_and_fructose(rate_g_per_h: float) -> tuple[float, float]:
    """Return the most glucose and the least fructose in g/h: a gut takes up 60 g of glucose an hour."""
    glucose = min(rate_g_per_h, GLUCOSE_LIMIT_G_PER_H)
    return glucose, rate_g_per_h - glucose


def mixture(carbs: Finding) -> tuple[Finding, Finding, Finding]:
    """Return glucose (g/h), fructose (g/h) and their ratio; null up to 60 g/h, where any kind will do."""
    rate = carbs.value or 0.0
    inputs: Inputs = {"rate_g_per_h": rate}
    units = (("glucose_rate", "g/h"), ("fructose_rate", "g/h"), ("glucose_fructose_ratio", "1"))
    if rate <= GLUCOSE_LIMIT_G_PER_H:
        reason = f"up to {GLUCOSE_LIMIT_G_PER_H:.0f} g an hour any kind of carbohydrate will do"
        glucose, fructose, ratio = (
            Finding.unknown(
                name, unit, reason=reason, model="glucose_limit", source=RATIO_SOURCE, inputs=inputs
            )
            for name, unit in units
        )
        return glucose, fructose, ratio
    most, least = glucose_and_fructose(rate)
    best = min(USUAL_RATIO, most / least)
    densest = min(DENSEST_RATIO, best)
    usual_g = min(most, rate * best / (1 + best))
    least_g = min(usual_g, rate * densest / (1 + densest))
    values = (
        (usual_g, least_g, most),
        (rate - usual_g, least, rate - least_g),
        (best, densest, most / least),
    )
    glucose, fructose, ratio = (
        Finding(
            name=name,
            value=value,
            low=low,
            high=high,
            unit=unit,
            model="glucose_limit",
            source=RATIO_SOURCE,
            inputs=inputs,
        )
        for (name, unit), (value, low, high) in zip(units, values, strict=True)
    )
    return glucose, fructose, ratio
