"""Time in zones over many activities, from their histograms."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

import numpy as np

from tools.domain.activity import ActivitySport, Zones, ZoneTime
from tools.domain.activity_summary import POWER_BIN_W, ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.recordings.zones import (
    COGGAN_POWER,
    FRIEL_RIDE_HEART_RATE,
    FRIEL_RUN_HEART_RATE,
    ZoneScheme,
)
from tools.domain.training.session_load import worked_s

HIGHEST_VALUE = 5_000  # W or beats per minute


def power_zone_totals(activities: Iterable[KnownActivity], thresholds: Thresholds) -> Zones | None:
    """Return the time of rides in Coggan's zones; None without FTP or without power.

    A bin of 5 W lies in the zone of its middle. Rides without power are in `unknown_s`, so that all adds up
    to the time ridden.
    """
    rides = [each.summary for each in activities if each.summary.sport is ActivitySport.RIDE]
    seconds = _summed(ride.power_seconds for ride in rides)
    if thresholds.ftp_w is None or not seconds:
        return None
    limits = _limits(COGGAN_POWER, thresholds.ftp_w)
    counts = _counted(seconds, limits, POWER_BIN_W / 2)
    silent_s = sum(_silent_s(ride, ride.power_seconds) for ride in rides)
    scheme, threshold = COGGAN_POWER, thresholds.ftp_w
    return _zones(scheme, limits, counts, threshold=threshold, silent_s=silent_s, name=scheme.name)


def heart_rate_zone_totals(activities: Iterable[KnownActivity], thresholds: Thresholds) -> Zones | None:
    """Return the time of runs and rides in Friel's zones, each sport by its own limits; None without any.

    The limits that are named are those of the sport with more time.
    """
    threshold = thresholds.threshold_heart_rate_bpm
    kept = list(activities)
    sports: list[tuple[ZoneScheme, dict[int, float]]] = []
    silent_s = 0.0
    for sport, scheme in (
        (ActivitySport.RUN, FRIEL_RUN_HEART_RATE),
        (ActivitySport.RIDE, FRIEL_RIDE_HEART_RATE),
    ):
        done = [each.summary for each in kept if each.summary.sport is sport]
        silent_s += sum(_silent_s(each, each.heart_rate_seconds) for each in done)
        if seconds := _summed(each.heart_rate_seconds for each in done):
            sports.append((scheme, seconds))
    if threshold is None or not sports:
        return None
    counts = [0.0] * len(FRIEL_RUN_HEART_RATE.names)
    for scheme, seconds in sports:
        for zone, amount in enumerate(_counted(seconds, _limits(scheme, threshold), 0.0)):
            counts[zone] += amount
    main = max(sports, key=lambda pair: sum(pair[1].values()))[0]
    name = main.name if len(sports) == 1 else f"{main.name}; the other sport counts by its own limits"
    limits = _limits(main, threshold)
    return _zones(main, limits, counts, threshold=threshold, silent_s=silent_s, name=name)


def _summed(histograms: Iterable[Mapping[int, int]]) -> dict[int, float]:
    """Return the sum of many histograms, ten years of them at once; values no sensor has are clipped."""
    kept = [histogram for histogram in histograms if histogram]
    values = np.fromiter(chain.from_iterable(kept), dtype=np.int64)
    seconds = np.fromiter(chain.from_iterable(map(_counts, kept)), dtype=np.float64)
    totals = np.bincount(np.clip(values, 0, HIGHEST_VALUE), weights=seconds)
    found = np.flatnonzero(totals)
    return dict(zip(found.tolist(), totals[found].tolist(), strict=True))


def _counts(histogram: Mapping[int, int]) -> Iterable[int]:
    return histogram.values()


def _silent_s(summary: ActivitySummary, histogram: Mapping[int, int]) -> float:
    return max(0.0, worked_s(summary) - sum(histogram.values()))


def _limits(scheme: ZoneScheme, threshold: float) -> tuple[float, ...]:
    return tuple(round(low * threshold, 6) for low in scheme.lows)


def _counted(seconds: Mapping[int, float], limits: Sequence[float], middle: float) -> list[float]:
    """Return the seconds of each zone; a value at a limit lies in the zone above it."""
    counts = [0.0] * (len(limits) + 1)
    for at, amount in seconds.items():
        counts[sum(at + middle >= limit for limit in limits)] += amount
    return counts


def _zones(
    scheme: ZoneScheme,
    limits: tuple[float, ...],
    counts: Sequence[float],
    *,
    threshold: float,
    silent_s: float,
    name: str,
) -> Zones:
    shares = f"shares of {scheme.threshold} {threshold:.0f} {scheme.unit}, limits unchecked"
    return Zones(
        quantity=scheme.quantity,
        unit=scheme.unit,
        scheme=name,
        source=f"{scheme.source}; {shares}",
        zones=tuple(
            ZoneTime(name=zone, low=low, high=high, seconds=amount)
            for zone, low, high, amount in zip(
                scheme.names, (None, *limits), (*limits, None), counts, strict=True
            )
        ),
        unknown_s=silent_s,
    )
