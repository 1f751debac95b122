"""Every real run and ride is laid beside a plan of its length; a real race keeps its time."""

import numpy as np
import pytest

from tests.support.shared_data import SHARED_DATA, shared_file
from tools.domain.activity import Activity, ActivitySport
from tools.domain.debrief import ReportedFuel
from tools.domain.ground.course_analysis import flat_course
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.domain.recordings.race_debrief import RaceDebrief, debrief_race
from tools.domain.recordings.race_numbers import PlannedRace
from tools.domain.recordings.recorded_line import distance_along
from tools.domain.strategy_building import build_strategy
from tools.kit.errors import UnreadableFile
from tools.sources.activity_file import read_activities

SPORTS = {ActivitySport.RUN: Sport.RUN, ActivitySport.RIDE: Sport.RIDE}
FOLDERS = ("fit-activity", "device-truth", "gpx-recording", "tcx")


def recorded(name: str) -> tuple[Activity, ...]:
    try:
        return read_activities(shared_file(name), name.removesuffix(".gz"))
    except UnreadableFile:
        return ()


def debriefed(activity: Activity, length_m: float, goal_s: float) -> RaceDebrief:
    sport, course = SPORTS[activity.sport], flat_course(length_m, "A race")
    brief = RaceBrief(sport=sport, distance_m=length_m, goal_time_s=goal_s, weight_kg=70)
    if sport is Sport.RIDE:
        brief = RaceBrief(sport=sport, distance_m=length_m, ftp_w=220, weight_kg=70)
    plan = PlannedRace("s", build_strategy(course, brief), UnitSystem.METRIC, course)
    return debrief_race(activity, "a", None, plan, ReportedFuel(servings=3))


def test_a_real_ten_kilometre_race_keeps_its_time_and_is_told_by_stretches() -> None:
    (race,) = recorded("fit-activity/GoldenCheetah__10kUNLP2014-Garmin15.fit")
    found = debriefed(race, 10_000.0, 2250.0)
    assert found.actual_finish.value == pytest.approx(race.totals.duration_s or 0, abs=2)
    assert [each.name for each in found.segments] == ["km 0–2", "km 2–4", "km 4–6", "km 6–8", "km 8–10"]
    assert found.turned is None


def test_no_recording_breaks_it_whatever_was_planned() -> None:
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    told = 0
    for path in (each for folder in FOLDERS for each in sorted((SHARED_DATA / folder).iterdir())):
        for activity in recorded(f"{path.parent.name}/{path.name}"):
            along = distance_along(activity) if activity.sport in SPORTS else None
            if along is None or not 2_000 < along[-1] - along[0] < 200_000:
                continue
            for share in (1.0, 0.7, 1.6):
                length_m = float(along[-1] - along[0]) * share
                found = debriefed(activity, length_m, min(length_m * 0.36, 80_000.0))
                numbers = [
                    value
                    for each in found.segments
                    for value in dict(each).values()
                    if isinstance(value, float)
                ]
                assert np.isfinite(numbers).all(), path.name
                if found.actual_finish.value is not None:
                    total = sum(each.actual_s for each in found.segments)
                    assert total == pytest.approx(found.actual_finish.value, abs=0.1), path.name
                told += 1
    assert told > 60
