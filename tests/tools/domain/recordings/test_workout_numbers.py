"""Every number an athlete reads in a feedback is one of the review or the feedback, as it is written."""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from tests.support.workouts import judged, kept, noisy, repeats, ride_at, run_at, words_of
from tools.domain import display
from tools.domain.activity import Activity, ActivityReview
from tools.domain.feedback import WorkoutFeedback
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.similar_workouts import BEST_DAYS, COMPARED_DAYS
from tools.domain.recordings.summarise import summarise

NUMBER = re.compile(r"\d+(?::\d\d)+|\d[\d,]*(?:\.\d+)?")
HOURS = np.arange(5400)
FADING = np.linspace(3.3, 2.7, 5400)


def values_of(review: ActivityReview, feedback: WorkoutFeedback) -> Iterator[float]:
    """Yield everything that was found."""
    named = (getattr(review, name) for name in type(review).model_fields)
    findings = [each for each in named if isinstance(each, Finding)]
    for finding in (*findings, *feedback.findings, feedback.load):
        yield from (
            value for value in (finding.value, *finding.inputs.values()) if isinstance(value, float | int)
        )
    for effort in (*review.best_power_w, *review.best_pace_s_per_km):
        yield from (effort.value, effort.duration_s, effort.distance_m or 0.0)
        # What was best before is a pace; it is told as the time over the distance.
        bests = (
            each for each in feedback.findings if each.name == f"best_before_{effort.distance_m or 0:.0f}_m"
        )
        yield from ((each.value or 0.0) * (effort.distance_m or 0.0) / 1000.0 for each in bests)
    for compared in feedback.comparisons:
        yield from (compared.this, compared.usual, float(compared.sessions))
    if feedback.intervals:
        found = feedback.intervals
        yield from (found.repeats, found.work_s, found.rest_s or 0.0, found.mean, found.spread_percent)


def written(value: float) -> Iterator[str]:
    """Yield every way a value may be written."""
    size = abs(value)
    yield from (f"{size:.0f}", f"{size:.1f}", f"{size:.2f}", f"{size - 100:.0f}")
    yield from (display.clock(size), display.duration(size))
    if 0 < size < 1e7:
        for units in UnitSystem:
            yield from (display.pace(size / 1000, units), display.distance(size, units))
            yield from (display.height(size, units), display.speed(size / 3.6, units))
            yield display.race_distance(size, units)
        yield f"{size / 0.3048:.2f}"


def strangers(review: ActivityReview, feedback: WorkoutFeedback) -> set[str]:
    """Return the numbers in the words that nothing found; rules of the score are not found but ours."""
    known = {f"{BEST_DAYS}", f"{COMPARED_DAYS}", "30"}
    for value in values_of(review, feedback):
        for form in written(value):
            known |= set(NUMBER.findall(form))
    rules = {part.rule for part in feedback.score_parts}
    said = " ".join(sentence for sentence in words_of(feedback) if sentence not in rules)
    return set(NUMBER.findall(said)) - known


@pytest.mark.parametrize("units", list(UnitSystem))
@pytest.mark.parametrize(
    "activity",
    [
        ride_at(noisy(repeats(310, 120), 0.1), heart_rate_bpm=140.0),
        run_at(FADING, heart_rate_bpm=130.0 + HOURS / 200, elevation_m=50.0 + 20 * np.sin(HOURS / 300)),
        run_at(FADING, race=True),
        ride_at(np.full(5400, 220.0), heart_rate_bpm=140.0 + HOURS / 300),
        run_at(np.full(3600, 2.9), heart_rate_bpm=np.where(HOURS[:3600] % 600 < 250, 156.0, 125.0)),
    ],
    ids=["intervals", "long run", "race", "steady ride", "easy run"],
)
def test_every_number_in_the_words_was_found(activity: Activity, units: UnitSystem) -> None:
    summary = summarise(activity)
    before = tuple(
        kept(
            summary,
            days_before=5.0 * turn,
            average_heart_rate_bpm=(summary.average_heart_rate_bpm or 130) + 7 + turn,
            distance_m=(summary.distance_m or 0) * 0.8,
            best_power_w=tuple(
                each.model_copy(update={"value": each.value * 0.93}) for each in summary.best_power_w
            ),
            best_pace_s_per_km=tuple(
                each.model_copy(update={"value": each.value * 1.07}) for each in summary.best_pace_s_per_km
            ),
        )
        for turn in range(1, 7)
    )
    review, feedback = judged(activity, before=before, units=units)
    assert len(words_of(feedback)) > 6
    assert strangers(review, feedback) == set()


def test_a_number_out_of_nowhere_would_be_seen() -> None:
    review, feedback = judged(run_at(FADING))
    invented = feedback.model_copy(update={"strengths": ("You ran 987.6 m faster.",)})
    assert strangers(review, invented) == {"987.6"}
