"""Whatever is recorded: nothing raises, nothing is NaN, every number in the words is a finding's."""

import math
import re
from datetime import UTC, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.recordings import recording
from tests.support.workouts import KNOWN, judged, words_of
from tools.domain.activity import Activity, ActivitySport, Lap
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutFeedback
from tools.domain.recordings.workout_chart import workout_chart

SENSORS = ("power_w", "heart_rate_bpm", "elevation_m", "cadence_rpm")


@st.composite
def odd_activities(draw: st.DrawFn) -> Activity:
    """Draw recordings with gaps, stops, silent sensors and laps that do not fit."""
    seed = draw(st.integers(0, 10_000))
    chance = np.random.default_rng(seed)
    records = draw(st.sampled_from([2, 3, 29, 61, 700, 2500]))
    gaps = chance.choice([0.0, 1.0, 1.0, 1.0, 5.0, 400.0], size=records - 1)
    clock = np.concatenate(([0.0], np.cumsum(gaps)))
    columns: dict[str, object] = {}
    for name in draw(st.sets(st.sampled_from(SENSORS))):
        values = chance.uniform(0, 400, records)
        values[chance.random(records) < draw(st.sampled_from([0.0, 0.1, 0.9]))] = np.nan
        columns[name] = values
    if draw(st.booleans()):
        columns["distance_m"] = np.cumsum(
            chance.uniform(0, draw(st.sampled_from([0.01, 4.0, 40.0])), records)
        )
    laps = tuple(
        Lap(start_s=float(start), duration_s=float(chance.uniform(0, 900)))
        for start in np.sort(chance.uniform(0, clock[-1] + 100, draw(st.integers(0, 9))))
    )
    return recording(
        time_s=clock,
        sport=draw(st.sampled_from(list(ActivitySport))),
        started_at=draw(st.sampled_from([None, datetime(2026, 5, 3, tzinfo=UTC)])),
        race=draw(st.booleans()),
        barometric=draw(st.booleans()),
        laps=laps,
        **columns,
    )


@settings(max_examples=60, deadline=None)
@given(activity=odd_activities(), thresholds=st.sampled_from([Thresholds(), KNOWN]))
def test_odd_recordings_get_finite_numbers_and_whole_sentences(
    activity: Activity, thresholds: Thresholds
) -> None:
    _, feedback = judged(activity, thresholds=thresholds)
    assert_sound(feedback)
    chart = workout_chart(activity)
    for each in chart.series:
        assert len(each.values) == len(chart.time_s) <= 400
        assert all(value is None or math.isfinite(value) for value in each.values)


def assert_sound(feedback: WorkoutFeedback) -> None:
    """Check score, numbers and words of a feedback."""
    assert feedback.score is None or 0 <= feedback.score <= 100
    if feedback.score is not None:
        assert feedback.score == sum(part.points for part in feedback.score_parts)
        assert sum(part.possible for part in feedback.score_parts) == 100
        assert len(feedback.score_parts) >= 2
        assert all(0 <= part.points <= part.possible for part in feedback.score_parts)
    for finding in feedback.findings:
        assert finding.value is None or math.isfinite(finding.value), finding.name
    for sentence in words_of(feedback):
        assert sentence == sentence.strip()
        assert sentence[-1] in ".%", sentence
        assert "  " not in sentence
        assert not re.search(r"\b(None|nan|inf)\b", sentence), sentence
