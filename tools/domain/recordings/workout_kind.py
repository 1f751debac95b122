"""What a workout was, told from its own numbers, with the reason."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.activity import ActivityReview, ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.display import clock, duration
from tools.domain.feedback import IntervalSet, WorkoutKind
from tools.domain.finding import Finding, Frozen
from tools.domain.recordings.best_efforts import best_means
from tools.domain.recordings.workout_output import Output

SHORTEST_S = 600.0  # our design choice [D]: a shorter recording is no workout by itself
# Intensity as a share of the threshold: up to the first an effort is easy, from the second on it is tempo.
# Power by Coggan's and heart rate by Friel's zones, from memory, unchecked [R]; graded speed and the share of
# the maximum heart rate are our design choice [D].
EASY_TO_TEMPO = {
    "FTP": (0.75, 0.88),
    "threshold pace": (0.86, 0.94),
    "threshold heart rate": (0.89, 0.95),
    "maximum heart rate": (0.76, 0.86),
}
NAMES = {
    "ftp_w": "FTP",
    "threshold_pace_s_per_km": "threshold pace",
    "threshold_heart_rate_bpm": "threshold heart rate",
    "maximum_heart_rate_bpm": "maximum heart rate",
}
SUSTAINED, SUSTAINED_S = "sustained_share", 1200
SUSTAINED_SHARE = {True: 0.90, False: 0.95}  # of power and of graded speed; our design choice [D]
# Long, where the history does not say what is usual and where it does. Our design choice [D].
LONG_S = {ActivitySport.RUN: 5400.0, ActivitySport.RIDE: 10_800.0}
LONG_FROM_S = {ActivitySport.RUN: 4200.0, ActivitySport.RIDE: 7200.0}
LONGER_THAN_USUAL = 1.4
FEWEST_USUAL = 5
_JUDGED = (ActivitySport.RUN, ActivitySport.RIDE)


@dataclass(frozen=True, slots=True)
class Intensity:
    """How hard an activity was as a whole: a share of a threshold, and which."""

    share: float
    of: str
    name: str = "intensity_share"

    @property
    def kind(self) -> WorkoutKind:
        """Return easy, steady or tempo."""
        easy, tempo = EASY_TO_TEMPO[self.of]
        if self.share <= easy:
            return WorkoutKind.EASY
        return WorkoutKind.TEMPO if self.share >= tempo else WorkoutKind.STEADY

    @property
    def written(self) -> str:
        """Return it in words: 0.72 of your FTP."""
        return f"{self.share:.2f} of your {self.of}"

    @property
    def finding(self) -> Finding:
        """Return it as a finding."""
        return Finding(
            name=self.name,
            value=self.share,
            unit="",
            model=f"share of {self.of}",
            source="Coggan's and Friel's zones, limits unchecked",
        )


def intensity_of(summary: ActivitySummary, thresholds: Thresholds) -> Intensity | None:
    """Return how hard an activity was: by power, by graded pace, else by heart rate; None where unknown."""
    if summary.sport == ActivitySport.RIDE and summary.normalized_power_w and thresholds.ftp_w:
        return Intensity(summary.normalized_power_w / thresholds.ftp_w, "FTP")
    pace, threshold = summary.normalized_graded_pace_s_per_km, thresholds.threshold_pace_s_per_km
    if summary.sport == ActivitySport.RUN and pace and threshold:
        return Intensity(threshold / pace, "threshold pace")
    return _heart_intensity(summary, thresholds)


def _heart_intensity(summary: ActivitySummary, thresholds: Thresholds) -> Intensity | None:
    heart_rate, name = summary.average_heart_rate_bpm, "heart_rate_share"
    if not heart_rate or summary.sport not in _JUDGED:
        return None
    if thresholds.threshold_heart_rate_bpm:
        share = heart_rate / thresholds.threshold_heart_rate_bpm
        return Intensity(share, "threshold heart rate", name)
    if thresholds.maximum_heart_rate_bpm:
        return Intensity(heart_rate / thresholds.maximum_heart_rate_bpm, "maximum heart rate", name)
    return None


def with_device_ftp(thresholds: Thresholds, review: ActivityReview) -> Thresholds:
    """Return the thresholds with the FTP the device wrote, where the athlete's is not known."""
    ftp = review.intensity_factor.inputs.get("ftp_w")
    if thresholds.ftp_w is not None or not isinstance(ftp, int | float) or not 40 <= ftp <= 600:
        return thresholds
    return thresholds.model_copy(update={"ftp_w": float(ftp)})


class ToldKind(Frozen):
    """What a workout was, why, and the numbers the reason rests on.

    `doubtful`: what else the totals say of how hard it was is not to be gone by.
    """

    kind: WorkoutKind
    reason: str
    findings: tuple[Finding, ...] = ()
    doubtful: bool = False


def tell_kind(
    summary: ActivitySummary,
    thresholds: Thresholds,
    intervals: IntervalSet | None,
    output: Output | None,
    before: Sequence[KnownActivity],
    *,
    run_walk: IntervalSet | None = None,
    weak: Collection[str] = (),
) -> ToldKind:
    """Return what a workout was; `before` are the earlier activities that say how long is usual.

    `weak` names the thresholds that are too uncertain to call a workout hard by them alone.
    """
    if summary.race:
        return ToldKind(kind=WorkoutKind.RACE, reason="The recording is marked as a race.")
    if summary.sport not in _JUDGED:
        return ToldKind(kind=WorkoutKind.OTHER, reason="I can tell the kinds of runs and rides only.")
    if summary.duration_s < SHORTEST_S:
        short = f"With {clock(summary.duration_s)} it is too short to say what it was."
        return ToldKind(kind=WorkoutKind.OTHER, reason=short)
    if intervals:
        return ToldKind(kind=WorkoutKind.INTERVALS, reason=_pattern(intervals))
    if run_walk:
        return _of_run_walk(run_walk, summary, thresholds, before)
    return _by_intensity(summary, thresholds, output, before, weak)


def _of_run_walk(
    run_walk: IntervalSet, summary: ActivitySummary, thresholds: Thresholds, before: Sequence[KnownActivity]
) -> ToldKind:
    """Tell a run with walking breaks: easy, unless long or hard by heart rate; never by pace."""
    reason = (
        f"You ran and walked by turns: {run_walk.repeats} × {clock(run_walk.work_s)} running, "
        f"{clock(run_walk.rest_s or 0.0)} between them."
    )
    usual, heart = _usual_duration(summary, before), _heart_intensity(summary, thresholds)
    kind = heart.kind if heart else WorkoutKind.EASY
    if kind is not WorkoutKind.TEMPO and summary.duration_s >= _long_from_s(summary, usual):
        kind = WorkoutKind.LONG
    findings = (heart.finding,) if heart else ()
    return ToldKind(kind=kind, reason=reason, findings=findings, doubtful=True)


def _by_intensity(
    summary: ActivitySummary,
    thresholds: Thresholds,
    output: Output | None,
    before: Sequence[KnownActivity],
    weak: Collection[str],
) -> ToldKind:
    """Tell tempo before long, and long before steady and easy."""
    intensity = _of_ungraded(output) or intensity_of(summary, thresholds)
    whole = (intensity.finding,) if intensity else ()
    by_heart = _is_hard_by_heart(summary, thresholds, weak)
    tempo = _tempo(intensity, _sustained(output), () if by_heart else weak)
    if tempo:
        return tempo
    usual = _usual_duration(summary, before)
    stood_s = float(output.still.sum()) if output else 0.0
    if summary.duration_s - stood_s >= _long_from_s(summary, usual):
        told = _why_long(summary, usual)
        known = (usual,) if usual.value is not None else ()
        return ToldKind(kind=WorkoutKind.LONG, reason=told, findings=(*whole, *known))
    if intensity is None:
        return ToldKind(kind=WorkoutKind.OTHER, reason=_why_unknown(summary))
    return _as_a_whole(intensity, _heart_intensity(summary, thresholds))


def _tempo(intensity: Intensity | None, held: Intensity | None, weak: Collection[str]) -> ToldKind | None:
    """Tell tempo by the whole or by its best twenty minutes, where the threshold is known well enough."""
    whole = (intensity.finding,) if intensity else ()
    if intensity and intensity.kind is WorkoutKind.TEMPO and intensity.of not in weak:
        reason = f"As a whole it was at {intensity.written}."
        return ToldKind(kind=WorkoutKind.TEMPO, reason=reason, findings=whole)
    if held and held.of not in weak:
        reason = f"You held {held.written} for {duration(SUSTAINED_S)}."
        return ToldKind(kind=WorkoutKind.TEMPO, reason=reason, findings=(*whole, held.finding))
    return None


def _as_a_whole(intensity: Intensity, heart: Intensity | None) -> ToldKind:
    """Tell easy and steady; tempo by a threshold that is known too roughly is told as steady."""
    whole = (intensity.finding,)
    if intensity.kind is WorkoutKind.TEMPO:
        reason = f"It was at {intensity.written}: known too roughly to call it hard by that alone."
        return ToldKind(kind=WorkoutKind.STEADY, reason=reason, findings=whole, doubtful=True)
    if intensity.kind is WorkoutKind.EASY and heart and heart.kind is not WorkoutKind.EASY:
        reason = f"It was at {intensity.written}, but heart rate at {heart.written}: not quite easy."
        return ToldKind(kind=WorkoutKind.STEADY, reason=reason, findings=(*whole, heart.finding))
    reason = f"As a whole it was at {intensity.written}."
    return ToldKind(kind=intensity.kind, reason=reason, findings=whole)


def _is_hard_by_heart(summary: ActivitySummary, thresholds: Thresholds, weak: Collection[str]) -> bool:
    heart = _heart_intensity(summary, thresholds)
    return heart is not None and heart.of not in weak and heart.kind is WorkoutKind.TEMPO


def is_hard(summary: ActivitySummary, thresholds: Thresholds) -> bool:
    """Tell whether an activity of the history asks for easy days after it: a race, or tempo as a whole."""
    intensity = intensity_of(summary, thresholds)
    return summary.race or (
        summary.duration_s >= SUSTAINED_S and intensity is not None and intensity.kind is WorkoutKind.TEMPO
    )


def _pattern(intervals: IntervalSet) -> str:
    rest = "" if intervals.rest_s is None else f" with {clock(intervals.rest_s)} between them"
    return f"Hard and easy alternate: {intervals.repeats} × {clock(intervals.work_s)}{rest}."


def _of_ungraded(output: Output | None) -> Intensity | None:
    """Return how hard a run without heights was, by its plain pace; None of others."""
    if output is None or output.is_power or output.graded or not output.threshold:
        return None
    return Intensity(float(output.moving.mean()) / output.threshold, "threshold pace")


def _sustained(output: Output | None) -> Intensity | None:
    """Return the best twenty minutes, where they were held near the threshold; None elsewhere."""
    if output is None or not output.threshold:
        return None
    best = best_means(output.values, (SUSTAINED_S,))
    share = best[0].value / output.threshold if best else 0.0
    if share < SUSTAINED_SHARE[output.is_power]:
        return None
    return Intensity(share, "FTP" if output.is_power else "threshold pace", SUSTAINED)


def _usual_duration(summary: ActivitySummary, before: Sequence[KnownActivity]) -> Finding:
    lengths = [known.summary.duration_s for known in before if known.summary.sport == summary.sport]
    enough = len(lengths) >= FEWEST_USUAL
    return Finding(
        name="usual_duration_s",
        value=float(np.median(lengths)) if enough else None,
        unit="s",
        model="median of the activities of this sport before it",
        source="the athlete's own activities",
        inputs={"activities": len(lengths)},
        reason=None if enough else f"it needs {FEWEST_USUAL} activities of this sport",
    )


def _long_from_s(summary: ActivitySummary, usual: Finding) -> float:
    if usual.value is None:
        return LONG_S[summary.sport]
    return max(LONGER_THAN_USUAL * usual.value, LONG_FROM_S[summary.sport])


def _why_long(summary: ActivitySummary, usual: Finding) -> str:
    took = f"It took {clock(summary.duration_s)}"
    if usual.value is None:
        return f"{took}, which is long while I know few of your {summary.sport}s."
    return f"{took}, where {clock(usual.value)} is your usual {summary.sport}."


def _why_unknown(summary: ActivitySummary) -> str:
    if summary.sport == ActivitySport.RIDE:
        need = "power and your FTP, or heart rate and your threshold heart rate"
    else:
        need = "your threshold pace, or heart rate and your threshold heart rate"
    return f"I cannot tell how hard it was: that needs {need}."
