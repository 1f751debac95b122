"""Sessions for watches and trainers: decoded again, each holds what the plan says, for as long as it says."""

import io
from datetime import date
from typing import Any
from xml.etree import ElementTree

import fitdecode
import fitparse
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.any_plans import any_workouts
from tests.support.carried_races import carried_ride, carried_run
from tests.support.courses import flat
from tests.support.rides import passes
from tests.support.sample_athletes import marathoner, rider, triathlete
from tools.domain import display
from tools.domain.athlete import Thresholds
from tools.domain.plan_request import PlanRequest
from tools.domain.planning.build_plan import build_plan
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from tools.formats import race_erg, race_mrc, race_workout_fit, race_zwo
from tools.formats.carried import Carried
from tools.formats.device_steps import DeviceWorkout
from tools.formats.fit_workout import MOST_STEPS, fit_workout
from tools.formats.planned_steps import planned_steps
from tools.formats.workout_files import WorkoutFormat, workout_file
from tools.kit.errors import MissingInput

DAY = date(2026, 5, 4)
KNOWN = Thresholds(ftp_w=250, threshold_pace_s_per_km=290, threshold_heart_rate_bpm=170)
ATHLETES = [marathoner(), rider(), triathlete()]


def messages(content: bytes, kind: str) -> list[dict[str, Any]]:
    with fitdecode.FitReader(io.BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        frames = [frame for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    return [{field.name: field.value for field in frame.fields} for frame in frames if frame.name == kind]


def parsed(content: bytes, kind: str) -> list[dict[str, Any]]:
    return [message.get_values() for message in fitparse.FitFile(content, check_crc=True).get_messages(kind)]


def a_session(*steps: WorkoutStep | RepeatBlock, sport: TrainingSport = TrainingSport.RIDE) -> PlannedWorkout:
    return PlannedWorkout(
        id="x",
        day=DAY,
        sport=sport,
        title="Über <den> Berg & zurück",
        purpose=WorkoutPurpose.INTERVALS,
        steps=steps,
    )


def a_step(
    seconds: float, kind: TargetKind | None = None, low: float = 1, high: float = 1, note: str = ""
) -> WorkoutStep:
    target = StepTarget(kind=kind, low=low, high=high) if kind else None
    return WorkoutStep(duration_s=seconds, target=target, note=note)


SET = a_session(
    a_step(900, TargetKind.POWER, 140, 180, note="warm-up"),
    RepeatBlock(
        times=4,
        steps=(a_step(300, TargetKind.POWER, 260, 280), a_step(180, TargetKind.POWER, 110, 130, note="easy")),
    ),
    a_step(600, note="cool-down"),
)


@pytest.mark.parametrize("read", [messages, parsed])
def test_a_race_on_the_watch_is_its_splits(read: Any) -> None:
    carried = carried_run()
    content = race_workout_fit.written(carried)
    steps = read(content, "workout_step")
    [about] = read(content, "workout")
    assert (about["sport"], about["num_valid_steps"]) == ("running", len(carried.plan.rows))
    splits = carried.strategy.pacing.splits_km
    for step, row, split in zip(steps, carried.plan.rows, splits, strict=True):
        assert step["wkt_step_name"] == f"km {row.place} {row.target}"[:15]
        assert step["duration_distance"] == pytest.approx(split.distance_m, abs=0.01)
        low, high = step["custom_target_speed_low"], step["custom_target_speed_high"]
        assert low < split.distance_m / split.target_s < high
        assert row.elapsed in step["notes"]


def test_a_long_race_is_put_together_for_the_watch() -> None:
    carried = carried_run(flat(100_000.0), goal_time_s=36_000.0)
    steps = messages(race_workout_fit.written(carried), "workout_step")
    assert len(carried.plan.rows) > MOST_STEPS >= len(steps)
    assert sum(step["duration_distance"] for step in steps) == pytest.approx(100_000.0, abs=1)


@pytest.mark.parametrize("carried", [carried_ride(), carried_ride(passes())], ids=["hills", "passes"])
def test_a_ride_on_the_bike_computer_is_its_sections(carried: Carried) -> None:
    steps = messages(race_workout_fit.written(carried), "workout_step")
    assert len(steps) <= MOST_STEPS
    assert sum(step["duration_distance"] for step in steps) == pytest.approx(carried.course.distance_m, abs=1)
    bands = {section.band for section in carried.plan.sections}
    held = [step for step in steps if step["target_type"] == "power"]
    said = [
        display.power_range(step["custom_target_power_low"] - 1000, step["custom_target_power_high"] - 1000)
        for step in held
    ]
    assert len(bands & set(said)) >= len(set(said)) * 0.5  # those that were not put together say the same


@pytest.mark.parametrize("carried", [carried_ride(), carried_ride(passes())], ids=["hills", "passes"])
def test_a_ride_on_the_trainer_holds_what_the_plan_says(carried: Carried) -> None:
    ride = carried.strategy.pacing.ride
    assert ride is not None
    erg = rows_of(race_erg.written(carried))
    mrc = rows_of(race_mrc.written(carried))
    assert [minute for minute, _ in erg] == [minute for minute, _ in mrc]
    moving_s = sum(section.duration_s for section in ride.sections)
    assert erg[-1][0] * 60 == pytest.approx(moving_s, abs=1)
    for section, (_, watts), (_, percent) in zip(carried.plan.sections, erg[::2], mrc[::2], strict=True):
        assert section.power in (f"{watts:.0f} W", "coast")
        assert percent == pytest.approx(watts / 250 * 100, abs=0.01)
    drawn = ElementTree.fromstring(race_zwo.written(carried)).findall("workout/*")
    assert sum(int(step.get("Duration") or 0) for step in drawn) == pytest.approx(moving_s, abs=1)
    shares = [float(step.get("Power") or 0) for step in drawn]
    assert [step.tag for step in drawn if not step.get("Power")] == ["FreeRide"] * shares.count(0)
    assert {round(share * 250) for share in shares if share} <= {round(watts) for _, watts in erg}


def rows_of(content: bytes) -> list[tuple[float, float]]:
    """Return (minutes, value) of an ERG or MRC file."""
    text = content.decode("ascii")
    data = text.split("[COURSE DATA]\r\n")[1].split("\r\n[END COURSE DATA]")[0]
    return [
        (float(minutes), float(value)) for minutes, value in (row.split("\t") for row in data.split("\r\n"))
    ]


@pytest.mark.parametrize("module", [race_zwo, race_erg, race_mrc])
def test_a_run_is_nothing_for_a_trainer(module: Any) -> None:
    with pytest.raises(MissingInput, match="for rides"):
        module.written(carried_run())


def test_a_race_by_miles_is_led_by_miles() -> None:
    carried = carried_run(units=UnitSystem.IMPERIAL)
    steps = messages(race_workout_fit.written(carried), "workout_step")
    assert steps[0]["duration_distance"] == pytest.approx(1_609.34, abs=0.01)
    assert steps[0]["wkt_step_name"].startswith("mile 1 ")


@pytest.mark.parametrize("request_", ATHLETES, ids=["marathoner", "rider", "triathlete"])
def test_every_session_of_a_plan_reaches_the_watch_whole(request_: PlanRequest) -> None:
    plan = build_plan(request_).plan
    for workout in plan.workouts:
        if workout.is_rest:
            continue
        content = workout_file(workout, plan.thresholds or KNOWN, WorkoutFormat.FIT).content
        steps = messages(content, "workout_step")
        assert messages(content, "workout")[0]["num_valid_steps"] == len(steps)
        if workout.steps:
            planned_s = sum(step.duration_s or 0 for step in workout.every_step())
            assert _lasts_s(steps) == pytest.approx(planned_s, abs=0.1)


def _lasts_s(steps: list[dict[str, Any]]) -> float:
    """Return how long steps last, their repeats done."""
    total, ends = 0.0, [step.get("duration_time") or 0.0 for step in steps]
    for place, step in enumerate(steps):
        if step["duration_type"] == "repeat_until_steps_cmplt":
            total += (step["repeat_steps"] - 1) * sum(ends[step["duration_step"] : place])
    return total + sum(ends)


@pytest.mark.parametrize("read", [messages, parsed])
def test_a_planned_ride_is_read_back_step_by_step(read: Any) -> None:
    content = workout_file(SET, KNOWN, WorkoutFormat.FIT).content
    first, on, off, again, last = read(content, "workout_step")
    assert (first["duration_time"], first["intensity"]) == (900.0, "warmup")
    assert (on["custom_target_power_low"], on["custom_target_power_high"]) == (1260, 1280)
    assert (off["duration_time"], off["intensity"], off["wkt_step_name"]) == (180.0, "rest", "easy")
    assert (again["duration_step"], again["repeat_steps"]) == (1, 4)
    assert (last["target_type"], last["intensity"]) == ("open", "cooldown")
    assert read(content, "workout")[0]["wkt_name"].startswith("Über <den> Berg")


def test_a_planned_ride_on_the_trainer_is_the_same_ride() -> None:
    erg, mrc = (
        rows_of(workout_file(SET, KNOWN, wanted).content) for wanted in (WorkoutFormat.ERG, WorkoutFormat.MRC)
    )
    assert erg[:4] == [(0, 160), (15, 160), (15, 270), (20, 270)]
    assert erg[-1] == (57, 125)  # by feel: half of the FTP
    assert [percent for _, percent in mrc[:4]] == [64, 64, 108, 108]
    root = ElementTree.fromstring(workout_file(SET, KNOWN, WorkoutFormat.ZWO).content)
    assert root.findtext("name") == "Über <den> Berg & zurück"
    warm, block, cool = root.findall("workout/*")
    assert (warm.get("Duration"), warm.get("Power")) == ("900", "0.6400")
    assert [block.get(name) for name in ("Repeat", "OnDuration", "OffDuration", "OnPower", "OffPower")] == [
        *("4", "300", "180", "1.0800", "0.4800")
    ]
    assert (cool.tag, cool.get("Duration")) == ("FreeRide", "600")


@pytest.mark.parametrize(
    ("sport", "kind", "low", "high", "thresholds", "held"),
    [
        (TrainingSport.RIDE, TargetKind.ZONE, 2, 2, KNOWN, ("power", 140, 190)),
        (TrainingSport.RIDE, TargetKind.ZONE, 1, 3, KNOWN, ("power", 75, 228)),
        (TrainingSport.RUN, TargetKind.ZONE, 2, 3, KNOWN, ("speed", 2.673, 3.253)),
        (TrainingSport.RUN, TargetKind.ZONE, 2, 2, Thresholds(), ("feel", 0, 0)),
        (TrainingSport.RUN, TargetKind.PACE, 250, 260, KNOWN, ("speed", 3.846, 4.0)),
        (TrainingSport.RUN, TargetKind.HEART_RATE, 140, 150, KNOWN, ("heart rate", 140, 150)),
        (TrainingSport.SWIM, TargetKind.ZONE, 4, 4, KNOWN, ("feel", 0, 0)),
    ],
)
def test_what_a_step_is_held_by(
    sport: TrainingSport,
    kind: TargetKind,
    low: float,
    high: float,
    thresholds: Thresholds,
    held: tuple[str, float, float],
) -> None:
    workout = planned_steps(a_session(a_step(600, kind, low, high), sport=sport), thresholds)
    [step] = workout.every_step()
    assert step.held_by == held[0]
    assert (step.low, step.high) == pytest.approx(held[1:], abs=0.5 if held[0] == "power" else 0.001)


@pytest.mark.parametrize(
    ("workout", "wanted", "words"),
    [
        (SET, WorkoutFormat.ZWO, "my FTP is 250 W"),
        (SET, WorkoutFormat.MRC, "my FTP is 250 W"),
        (a_session(a_step(60), sport=TrainingSport.RUN), WorkoutFormat.ERG, "are for rides"),
        (a_session(WorkoutStep(distance_m=1_000)), WorkoutFormat.ERG, "measured in distance"),
        (a_session(a_step(600, TargetKind.HEART_RATE, 130, 140)), WorkoutFormat.ERG, "FTP"),
        (a_session(sport=TrainingSport.RUN), WorkoutFormat.FIT, "neither a time nor a distance"),
        (
            PlannedWorkout(day=DAY, sport=TrainingSport.REST, title="Rest", purpose=WorkoutPurpose.REST),
            WorkoutFormat.FIT,
            "rest day",
        ),
        (a_session(*(a_step(60) for _ in range(60))), WorkoutFormat.FIT, "more steps than a watch holds"),
    ],
)
def test_what_cannot_be_written_says_what_to_do(
    workout: PlannedWorkout, wanted: WorkoutFormat, words: str
) -> None:
    with pytest.raises(MissingInput, match=words):
        workout_file(workout, Thresholds(), wanted)


@settings(max_examples=40, deadline=None)
@given(any_workouts("any", DAY))
def test_any_session_is_written_whole_or_refused(workout: PlannedWorkout) -> None:
    for wanted in WorkoutFormat:
        try:
            content = workout_file(workout, KNOWN, wanted).content
        except MissingInput:
            continue
        if wanted is WorkoutFormat.FIT:
            assert messages(content, "workout")[0]["num_valid_steps"] == len(
                messages(content, "workout_step")
            )


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_title_fits_a_watch(title: str) -> None:
    workout = DeviceWorkout(title, "", TrainingSport.RUN, planned_steps(SET, KNOWN).steps)
    [about] = messages(fit_workout(workout, carried_run().saved_at), "workout")  # type: ignore[arg-type]
    assert len((about["wkt_name"] or "").encode()) <= 40
