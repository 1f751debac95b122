"""An activity after judgement: every number with its model, or the reason why there is none."""

import numpy as np

from tools.domain.activity import Activity, ActivityReview, ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.finding import Finding
from tools.domain.recordings.decoupling import NOTABLE_PERCENT, NotSteady, decoupling
from tools.domain.recordings.plausible_efforts import was_carried
from tools.domain.recordings.recorded_line import distance_along
from tools.domain.recordings.review_heart import heart_findings, heart_rate_stream, heart_rate_zones
from tools.domain.recordings.review_power import Power, best_power, power_findings, power_zones, read_power
from tools.domain.recordings.review_way import best_paces, graded_pace_findings, way_findings
from tools.domain.recordings.timer_time import SecondGrid, second_grid
from tools.domain.running.graded_pace import graded_speed

_FRIEL = "Friel, aerobic decoupling; efficiency by halves; 5 % as notable is from memory, unchecked"
_DECOUPLING = "fall of normalized output per heartbeat from the first half to the second"
_ROUGHLY = "; the effort was uneven, so this is rough"


def review_activity(activity: Activity, thresholds: Thresholds) -> ActivityReview:
    """Return what an activity of at least two records says, given what is known of the athlete.

    Raises ActivityTooLong for a recording of more than five weeks of timer time.
    A session of intervals is described like any other: variability is a number, not a fault.
    """
    grid = second_grid(activity)
    along = distance_along(activity)
    way, differences = way_findings(activity, grid, along)
    carried = was_carried(activity.sport, way["distance_m"].value, way["duration_s"].value)
    power = read_power(activity, grid, thresholds)
    graded = graded_speed(activity, grid) if activity.sport == ActivitySport.RUN else None
    findings = {
        **way,
        **power_findings(power),
        **graded_pace_findings(activity, graded, thresholds),
        **heart_findings(activity, grid, thresholds),
        "decoupling_percent": _decoupling(activity, grid, power, graded),
    }
    return ActivityReview(
        sport=activity.sport,
        started_at=activity.started_at,
        name=activity.name,
        **findings,
        power_zones=power_zones(power),
        heart_rate_zones=heart_rate_zones(activity, grid, thresholds),
        best_power_w=() if carried else best_power(power, grid),
        best_pace_s_per_km=() if carried else best_paces(activity, along),
        warnings=(*activity.warnings, *differences, *power.warnings),
    )


def _decoupling(activity: Activity, grid: SecondGrid, power: Power, graded: FloatArray | None) -> Finding:
    """Return decoupling of power and heart rate on a ride, of graded speed and heart rate on a run."""
    output = power.stream if activity.sport == ActivitySport.RIDE else graded
    heart_rate = heart_rate_stream(activity, grid)
    if output is None or np.isnan(heart_rate).all():
        return _no_decoupling("it needs heart rate, with the power of a ride or the graded pace of a run")
    try:
        found = decoupling(output, heart_rate)
    except NotSteady as why:
        return _no_decoupling(str(why))
    return Finding(
        name="decoupling_percent",
        value=found.percent,
        unit="%",
        model=_DECOUPLING + (_ROUGHLY if found.rough else ""),
        source=_FRIEL,
        inputs={
            "first_half": round(found.first, 4),
            "second_half": round(found.second, 4),
            "normalized_over_mean": round(found.ratio, 3),
            "notable_above_percent": NOTABLE_PERCENT,
        },
    )


def _no_decoupling(reason: str) -> Finding:
    return Finding.unknown(
        "decoupling_percent", "%", reason=reason, model="efficiency by halves", source=_FRIEL
    )
