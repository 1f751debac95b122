"""What a runner can hold, from the best paces of their runs: critical speed, D' and threshold pace."""

from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import CurvePoint
from tools.domain.finding import Inputs
from tools.domain.prediction.critical_speed import CRITICAL_SPEED_SOURCE, EFFORT_S, critical_speed
from tools.domain.prediction.riegel import RIEGEL_EXPONENT, RIEGEL_SOURCE
from tools.domain.profile import Confidence, ProfileEntry, ProfileName, RecentRace
from tools.domain.race import RaceResult
from tools.domain.training.best_curves import best_pace_curve
from tools.domain.training.profile_entry import found, missing

WINDOWS_DAYS = (90, 180, 365)
SPEED_MODEL = "critical speed fitted to best efforts of 2 to 15 minutes"
THRESHOLD_MODEL = "pace for one hour by Riegel's law from the best effort or race of 15 to 100 minutes"
HOUR_S = 3_600.0
THRESHOLD_EFFORT_S = (900.0, 6_000.0)  # our design choice [D]
RACE_RANGE, EFFORT_RANGE = 0.02, 0.04  # of the pace for an hour: our design choice [D]
BELIEVED_D_PRIME_M = (40.0, 450.0)  # our design choice [D]
WIDE_ENOUGH = 2.0  # longest over shortest effort, for a line one can lean on: our design choice [D]
RACE_SHARE = 0.01  # an effort this near a race's time is that race
NO_LINE = (
    "your best efforts of 2 to 15 minutes lie on no believable line, so they were not all all-out: "
    "run 3 and 12 minutes as hard as you can, and I know"
)


def speed_entries(
    activities: Sequence[KnownActivity], races: Sequence[RecentRace], today: date
) -> tuple[ProfileEntry, ...]:
    """Return critical speed, D' and threshold pace, each null with the reason where runs do not tell."""
    return (*_critical(activities, today), _threshold_pace(activities, races, today))


def _bests(activities: Sequence[KnownActivity], today: date, window: int) -> tuple[CurvePoint, ...]:
    first = today - timedelta(days=window)
    return best_pace_curve(
        each
        for each in activities
        if each.summary.sport is ActivitySport.RUN and (each.summary.day or first) >= first
    )


def _critical(activities: Sequence[KnownActivity], today: date) -> tuple[ProfileEntry, ProfileEntry]:
    names = (ProfileName.CRITICAL_SPEED_M_PER_S, ProfileName.D_PRIME_M)
    reason = "it needs best efforts of two distances that took you 2 to 15 minutes"
    inputs: Inputs = {}
    for window in WINDOWS_DAYS:
        efforts = [
            point
            for point in _bests(activities, today, window)
            if EFFORT_S[0] <= point.duration_s <= EFFORT_S[1]
        ]
        speed = critical_speed(
            [RaceResult(distance_m=each.distance_m or 0.0, time_s=each.duration_s) for each in efforts]
        )
        if len(efforts) < 2:
            continue
        inputs = _effort_inputs(efforts, window)
        prime = float(speed.inputs.get("d_prime_m") or 0.0)
        if speed.value is None or not BELIEVED_D_PRIME_M[0] <= prime <= BELIEVED_D_PRIME_M[1]:
            reason = NO_LINE
            break
        confidence, because = _line_confidence(efforts)
        as_of = max(each.day for each in efforts)
        return tuple(  # type: ignore[return-value]
            found(
                name,
                value,
                model=SPEED_MODEL,
                source=CRITICAL_SPEED_SOURCE,
                as_of=as_of,
                today=today,
                confidence=confidence,
                because=because,
                inputs=inputs,
            )
            for name, value in zip(names, (speed.value, prime), strict=True)
        )
    return tuple(  # type: ignore[return-value]
        missing(name, reason, model=SPEED_MODEL, source=CRITICAL_SPEED_SOURCE, inputs=inputs)
        for name in names
    )


def _line_confidence(efforts: Sequence[CurvePoint]) -> tuple[Confidence, str]:
    times = [each.duration_s for each in efforts]
    rule = f"medium: three efforts, the longest {WIDE_ENOUGH:g} times the shortest; else low"
    wide = len(efforts) > 2 and max(times) >= WIDE_ENOUGH * min(times)
    apart = max(times) / min(times)
    here = f"{rule}. Here {len(efforts)}, {apart:.1f} times. Never high: they come from training"
    return (Confidence.MEDIUM if wide else Confidence.LOW), here


def _threshold_pace(
    activities: Sequence[KnownActivity], races: Sequence[RecentRace], today: date
) -> ProfileEntry:
    """Return the pace for an hour: the fastest that an effort says, since slower ones were not all-out."""
    for window in WINDOWS_DAYS:
        efforts = [
            (_pace_for_an_hour(point), point)
            for point in _bests(activities, today, window)
            if THRESHOLD_EFFORT_S[0] <= point.duration_s <= THRESHOLD_EFFORT_S[1]
        ]
        if not efforts:
            continue
        pace, point = min(efforts, key=lambda pair: pair[0])
        raced = _raced(point, races)
        spread = RACE_RANGE if raced else EFFORT_RANGE
        return found(
            ProfileName.THRESHOLD_PACE_S_PER_KM,
            pace,
            low=pace * (1 - EFFORT_RANGE),
            high=pace * (1 + spread),
            model=THRESHOLD_MODEL,
            source=RIEGEL_SOURCE,
            as_of=point.day,
            today=today,
            confidence=Confidence.MEDIUM if raced else Confidence.LOW,
            because="medium: the effort was a race" if raced else "low: nothing shows that it was all-out",
            inputs={
                "effort_m": point.distance_m,
                "effort_s": round(point.duration_s, 1),
                "effort_day": point.day.isoformat(),
                "activity_id": point.activity_id,
                "exponent": RIEGEL_EXPONENT,
                "window_days": window,
            },
        )
    reason = "it needs a run with a best effort of 15 to 100 minutes over 5 km or more, within a year"
    return missing(ProfileName.THRESHOLD_PACE_S_PER_KM, reason, model=THRESHOLD_MODEL, source=RIEGEL_SOURCE)


def _pace_for_an_hour(point: CurvePoint) -> float:
    """Return the pace in s/km at which Riegel's law gives an hour: D = D1 · (3600/T1)^(1/1.06)."""
    metres = (point.distance_m or 0.0) * (HOUR_S / point.duration_s) ** (1 / RIEGEL_EXPONENT)
    return float(HOUR_S / metres * 1000.0)


def _raced(point: CurvePoint, races: Sequence[RecentRace]) -> bool:
    """Say whether an effort belongs to a race, over about its whole distance."""
    return any(
        race.activity_id == point.activity_id
        and abs((point.distance_m or 0.0) / race.result.distance_m - 1) <= RACE_SHARE
        for race in races
    )


def _effort_inputs(efforts: Sequence[CurvePoint], window: int) -> Inputs:
    inputs: Inputs = {"window_days": window}
    for each in efforts:
        metres = f"{each.distance_m:.0f}_m"
        inputs |= {
            f"best_{metres}_s": round(each.duration_s, 1),
            f"best_{metres}_day": each.day.isoformat(),
            f"best_{metres}_activity": each.activity_id,
        }
    return inputs
