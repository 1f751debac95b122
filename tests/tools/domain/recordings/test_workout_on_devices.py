"""Every real recording goes through review, feedback and chart."""

from collections import Counter

import pytest

from tests.support.shared_data import SHARED_DATA, shared_file
from tests.support.workouts import KNOWN, judged
from tests.tools.domain.recordings.test_workout_odd import assert_sound
from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutKind
from tools.domain.recordings.workout_chart import workout_chart
from tools.kit.errors import UnreadableFile
from tools.sources.activity_file import read_activities

# Recordings of which the sport's eye sees what they were.
TOLD = {
    "fit-activity/fitdecode__sample-activity-indoor-trainer.fit": WorkoutKind.INTERVALS,
    "device-truth/muktihari+fit_activity_lowbattery.fit": WorkoutKind.INTERVALS,
    "device-truth/jimmykane+fit-parser_file-with-zones.fit": WorkoutKind.EASY,
    "device-truth/dtcooper+python-fitparse_Edge810-Vector-2013-08-16-15-35-10.fit": WorkoutKind.TEMPO,
    "tcx/tcx__treadmill_1.tcx": WorkoutKind.EASY,
}


def recorded() -> dict[str, Activity]:
    """Return every leg of every recording that is one, by file and number."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    found = {}
    for folder in ("device-truth", "fit-activity", "tcx"):
        for path in sorted((SHARED_DATA / folder).iterdir()):
            try:
                legs = read_activities(shared_file(f"{folder}/{path.name}"), path.name.removesuffix(".gz"))
            except UnreadableFile:
                continue
            found |= {f"{folder}/{path.name}#{at}": leg for at, leg in enumerate(legs)}
    return found


@pytest.mark.parametrize("thresholds", [Thresholds(), KNOWN.model_copy(update={"ftp_w": None})])
def test_every_recording_is_told(thresholds: Thresholds) -> None:
    kinds: Counter[WorkoutKind] = Counter()
    legs = recorded()
    for leg in legs.values():
        chart = workout_chart(leg)
        assert len(chart.time_s) <= 400
        if leg.time_s.size < 2:
            continue
        _, feedback = judged(leg, thresholds=thresholds)
        assert_sound(feedback)
        kinds[feedback.kind] += 1
    assert len(legs) >= 70
    assert kinds[WorkoutKind.INTERVALS] <= 3


@pytest.mark.parametrize(("name", "kind"), TOLD.items())
def test_these_recordings_are_what_they_look_like(name: str, kind: WorkoutKind) -> None:
    (leg,) = read_activities(shared_file(name), name)
    assert judged(leg, thresholds=KNOWN.model_copy(update={"ftp_w": None}))[1].kind is kind
