"""What a recording's power says: mean, normalized power, intensity, stress, work, zones, best efforts."""

from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Activity, ActivitySport, BestEffort, DeviceTotals, Zones
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.recordings.best_efforts import STANDARD_DURATIONS_S, best_means
from tools.domain.recordings.normalized_power import (
    mean_power_w,
    normalized_power_w,
    variability_index,
    work_j,
)
from tools.domain.recordings.plausible_efforts import SPIKE_W, possible_powers, without_spikes
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.recordings.training_stress import intensity_factor, training_stress
from tools.domain.recordings.zones import COGGAN_POWER, time_in_zones

_COGGAN = "Allen & Coggan, Training and Racing with a Power Meter"
_NP_MODEL = "normalized power, 30 s rolling mean, fourth power"
DEVICE_MODEL = "the device's own total: its records hold too little of it"
COASTING_SHARE = 0.04  # a mean this much higher leaves zeros out; our design choice [D]
MOST_DROPPED_SHARE = 0.25  # our design choice [D]: beyond it zeros for silence would not be a description


@dataclass(frozen=True, slots=True)
class Power:
    """A power stream of one value a second with what may be said of it; `reason` says why there is none.

    Then `totals` are what the device summed up over its `seconds`, and `spikes` the seconds left out.
    """

    stream: FloatArray | None
    reason: str
    sport: ActivitySport
    ftp_w: float | None
    ftp_from: str
    seconds: int
    totals: DeviceTotals
    spikes: int = 0

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what an athlete should know: spikes left out, and a mean their device tells otherwise."""
        said = []
        if self.spikes:
            held = f"For {self.spikes:,} s the power was above {SPIKE_W:,.0f} W"
            said.append(f"{held}, a fault; I left that out.")
        mean = None if self.stream is None else mean_power_w(self.stream)
        device = self.totals.average_power_w
        if mean and device and device > mean * (1 + COASTING_SHARE):
            theirs = f"Your device shows a mean of {device:.0f} W, without coasting"
            said.append(f"{theirs}; mine counts it: {mean:.0f} W.")
        return tuple(said)


def read_power(activity: Activity, grid: SecondGrid, thresholds: Thresholds) -> Power:
    """Return the power of a recording; without the athlete's FTP the one the device wrote counts."""
    recorded = grid.column(activity.power_w)
    stream = without_spikes(recorded)
    dropped = float(np.isnan(stream).mean())
    reason = ""
    if activity.sport == ActivitySport.MULTISPORT:
        reason = "power of different sports does not add up; look at each leg by itself"
    elif dropped == 1.0:
        reason = "the file has no power"
    elif dropped > MOST_DROPPED_SHARE:
        reason = f"power is missing for {dropped:.0%} of the time"
    ftp, source = thresholds.ftp_w, "athlete"
    if ftp is None and activity.totals.threshold_power_w:
        ftp, source = activity.totals.threshold_power_w, "device"
    several = activity.sport == ActivitySport.MULTISPORT
    return Power(
        None if reason else stream,
        reason,
        activity.sport,
        ftp,
        source,
        seconds=grid.seconds,
        totals=DeviceTotals() if several else activity.totals,
        spikes=int(np.count_nonzero(np.isnan(stream) & ~np.isnan(recorded))),
    )


def power_findings(power: Power) -> dict[str, Finding]:
    """Return the findings of power, each null with its reason where file or thresholds say nothing."""
    stream = power.stream
    if stream is None or not stream.size:
        return {name: _unknown(name, power.reason) for name in _UNITS} | _of_device(power)
    dropped = int(np.count_nonzero(np.isnan(stream)))
    inputs: Inputs = {"seconds": stream.size, "dropped_seconds": dropped}
    mean = mean_power_w(stream) or 0.0
    normalized = normalized_power_w(stream)
    findings = {
        "average_power_w": _found("average_power_w", mean, inputs, others=_mean_without_drop_outs(stream)),
        "work_kj": _found("work_kj", work_j(stream) / 1000.0, inputs),
    }
    if normalized is None:
        short = f"it needs 30 s of power; there are {stream.size} s"
        return {name: findings.get(name) or _unknown(name, short) for name in _UNITS}
    without = normalized_power_w(stream[~np.isnan(stream)]) if dropped else None
    findings["normalized_power_w"] = _found("normalized_power_w", normalized, inputs, others=without)
    index = variability_index(normalized, mean)
    findings["variability_index"] = (
        _unknown("variability_index", "there was no power above zero")
        if index is None
        else _found("variability_index", index, inputs)
    )
    return findings | _against_ftp(power, normalized, stream.size)


def _of_device(power: Power) -> dict[str, Finding]:
    """Return what the device summed up itself, where its records hold too little to be summed up."""
    totals = power.totals
    summed = {
        "average_power_w": totals.average_power_w,
        "normalized_power_w": totals.normalized_power_w,
        "work_kj": None if totals.work_j is None else totals.work_j / 1000.0,
    }
    findings = {
        name: _found(name, value, {"records": power.reason}, model=DEVICE_MODEL)
        for name, value in summed.items()
        if value is not None and np.isfinite(value) and value >= 0
    }
    normalized = findings.get("normalized_power_w")
    if normalized is None or normalized.value is None:
        return findings
    return findings | _against_ftp(power, normalized.value, power.seconds)


def _against_ftp(power: Power, normalized_w: float, seconds: int) -> dict[str, Finding]:
    """Return intensity and stress: of rides, since FTP is a cyclist's."""
    if power.sport != ActivitySport.RIDE:
        reason = "FTP is known for cycling, and this is no ride"
    elif power.ftp_w is None:
        reason = "it needs your FTP"
    else:
        inputs: Inputs = {
            "normalized_power_w": round(normalized_w, 1),
            "ftp_w": power.ftp_w,
            "ftp_from": power.ftp_from,
            "seconds": seconds,
        }
        intensity = intensity_factor(normalized_w, power.ftp_w)
        stress = training_stress(seconds, intensity)
        return {
            "intensity_factor": _found("intensity_factor", intensity, inputs),
            "training_stress": _found("training_stress", stress, inputs),
        }
    return {name: _unknown(name, reason) for name in ("intensity_factor", "training_stress")}


_UNITS = {
    "average_power_w": ("W", "mean over timer time, drop-outs as zero"),
    "normalized_power_w": ("W", _NP_MODEL),
    "intensity_factor": ("", "normalized power over FTP"),
    "variability_index": ("", "normalized over mean power"),
    "training_stress": ("TSS", "hours times intensity squared times 100"),
    "work_kj": ("kJ", "sum of power over time"),
}


def _mean_without_drop_outs(stream: FloatArray) -> float | None:
    known = stream[~np.isnan(stream)]
    return float(known.mean()) if 0 < known.size < stream.size else None


def _found(
    name: str, value: float, inputs: Inputs, *, others: float | None = None, model: str | None = None
) -> Finding:
    """Return a finding; `others` is what it would be with drop-outs left out, the other end of its range."""
    unit, usual = _UNITS[name]
    return Finding(
        name=name,
        value=value,
        unit=unit,
        model=model or usual,
        source=_COGGAN,
        low=None if others is None else min(value, others),
        high=None if others is None else max(value, others),
        inputs=inputs,
    )


def _unknown(name: str, reason: str) -> Finding:
    unit, model = _UNITS[name]
    return Finding.unknown(name, unit, reason=reason, model=model, source=_COGGAN)


def power_zones(power: Power) -> Zones | None:
    """Return the time in Coggan's zones of a ride, None without power or FTP; drop-outs count as zero."""
    if power.stream is None or power.ftp_w is None or power.sport != ActivitySport.RIDE:
        return None
    return time_in_zones(np.nan_to_num(power.stream, nan=0.0), power.ftp_w, COGGAN_POWER)


def best_power(power: Power, grid: SecondGrid) -> tuple[BestEffort, ...]:
    """Return the best mean power over the standard durations; they begin on the activity's own clock."""
    if power.stream is None:
        return ()
    return tuple(
        effort.model_copy(update={"start_s": float(grid.at_s[int(effort.start_s)])})
        for effort in possible_powers(best_means(power.stream, STANDARD_DURATIONS_S))
    )
