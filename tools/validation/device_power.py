"""Normalized power and training stress beside what the devices wrote into their own files."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.timer_time import HELD_S, merged_spans, without_spans
from tools.validation.reference_files import Recording
from tools.validation.report import Check, Section, Table, judged

_GOAL_PERCENT = 1.0
_FULL_RATE_SHARE = 0.995  # our design choice [D]: of the steps between records, one second long


@dataclass(frozen=True, slots=True)
class _Compared:
    """One ride: ours beside the device's, in per cent; `own` is its stress from its own NP, FTP and time."""

    file: str
    device_w: float
    ours_w: float
    power: float
    stress: float | None
    own: float | None
    full_rate: bool
    silence_s: float


def power_section(recordings: Sequence[Recording]) -> Section:
    """Return the section on power metrics."""
    compared = _compared(recordings)
    full = [each for each in compared if each.full_rate]
    rated = [each for each in full if each.stress is not None]
    agreeing = [each for each in rated if each.own is not None and abs(each.own) <= _GOAL_PERCENT]
    return Section(
        title="Power",
        about=(
            "Every recording whose device wrote normalized power, each once. Full rate: a record every "
            "second and no silence over 10 s while the timer ran. FTP is the device's."
        ),
        checks=(
            _check("normalized_power", "normalized power within 1 % on full-rate files",
                   [each.power for each in full]),
            _check("stress_consistent",
                   "stress within 1 % on full-rate files whose device agrees with itself within 1 %",
                   [e.stress for e in agreeing if e.stress is not None]),
            _check("stress_all", "stress within 1 % on all full-rate files",
                   [e.stress for e in rated if e.stress is not None]),
        ),
        tables=(_table(compared),),
        notes=(
            "A silent device is the common cause of error: its seconds count as zero watts unless the timer "
            "was stopped. Such files are named with their longest silence.",
            "\"The device beside itself\" is its stress computed again from its own normalized power, FTP "
            "and timer time. Where that differs it rounded to whole watts or used another clock.",
            *_outside(rated),
        ),
    )  # fmt: skip


def _outside(rated: Sequence[_Compared]) -> tuple[str, ...]:
    """Name the full-rate files whose stress misses the goal, and how far their device is from itself."""
    missed = [each for each in rated if abs(each.stress or 0.0) > _GOAL_PERCENT]
    if not missed:
        return ()
    named = (f"{each.file} ({_signed(each.stress)}, its device {_signed(each.own)})" for each in missed)
    return (f"Full rate and outside 1 % of stress: {'; '.join(named)}.",)


def _check(name: str, goal: str, errors: list[float]) -> Check:
    worst = max(map(abs, errors), default=None)
    within = sum(abs(error) <= _GOAL_PERCENT for error in errors)
    return judged(
        name,
        f"{goal} ({within} of {len(errors)}; the worst is shown)",
        worst,
        "%",
        reached=worst is not None and worst <= _GOAL_PERCENT,
    )


def _compared(recordings: Sequence[Recording]) -> list[_Compared]:
    found: dict[tuple[float | None, ...], _Compared] = {}
    for recording in recordings:
        totals = recording.activity.totals
        key = (totals.normalized_power_w, totals.duration_s, totals.distance_m, totals.work_j)
        one = _of(recording) if totals.normalized_power_w and key not in found else None
        if one is not None:
            found[key] = one
    return list(found.values())


def _of(recording: Recording) -> _Compared | None:
    activity, totals = recording.activity, recording.activity.totals
    review = review_activity(activity, Thresholds())
    ours_w, stress = review.normalized_power_w.value, review.training_stress.value
    if ours_w is None or not totals.normalized_power_w:
        return None
    silence_s, one_second = _silence(activity)
    own = None
    if totals.training_stress and totals.threshold_power_w and totals.duration_s:
        intensity = totals.normalized_power_w / totals.threshold_power_w
        own = (intensity**2 * totals.duration_s / 36.0 / totals.training_stress - 1) * 100
    return _Compared(
        file=recording.file,
        device_w=totals.normalized_power_w,
        ours_w=ours_w,
        power=(ours_w / totals.normalized_power_w - 1) * 100,
        stress=(stress / totals.training_stress - 1) * 100 if stress and totals.training_stress else None,
        own=own,
        full_rate=silence_s <= HELD_S and one_second >= _FULL_RATE_SHARE,
        silence_s=silence_s,
    )


def _silence(activity: Activity) -> tuple[float, float]:
    """Return the longest silence of the power meter in timer seconds, and the share of one-second steps."""
    timer_s = without_spans(activity.time_s, merged_spans(activity.pauses))
    heard = timer_s[~np.isnan(activity.power_w)]
    steps = np.diff(timer_s)
    return float(np.diff(heard).max(initial=0.0)), float(np.mean(steps <= 1.01)) if steps.size else 0.0


def _table(compared: Sequence[_Compared]) -> Table:
    columns = ("file", "device NP (W)", "ours (W)", "NP", "stress", "the device beside itself", "rate")
    rows = tuple(
        (
            each.file,
            f"{each.device_w:.0f}",
            f"{each.ours_w:.1f}",
            f"{each.power:+.2f} %",
            _signed(each.stress),
            _signed(each.own),
            "full" if each.full_rate else f"drop-outs, up to {each.silence_s:.0f} s",
        )
        for each in compared
    )
    full = sum(each.full_rate for each in compared)
    return Table(title=f"File by file (n = {len(compared)}, full rate {full})", columns=columns, rows=rows)


def _signed(percent: float | None) -> str:
    return "not written" if percent is None else f"{percent:+.2f} %"
