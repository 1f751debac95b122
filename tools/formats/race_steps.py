"""A race strategy as steps for a device: splits with their pace, or stretches of a ride with their power."""

from collections.abc import Sequence
from itertools import pairwise

from tools.domain import display
from tools.domain.carrying.carry_rows import CarryRow, joined_splits
from tools.domain.course import CourseAnalysis
from tools.domain.race import Sport
from tools.domain.strategy import RideSection, Split
from tools.domain.training.training_plan import TrainingSport
from tools.domain.wording.ride import COASTING_W, held_power, section_name
from tools.formats.carried import NO_POWER, Carried
from tools.formats.device_steps import DeviceStep, DeviceWorkout, HeldBy
from tools.formats.fit_workout import MOST_STEPS
from tools.kit.errors import MissingInput

WATTS_STEP = 5  # as display.power writes it
SHORTEST_HALT_S = 1.0  # less is rounding
NO_PACE = (
    "The splits of this plan last no time at all, so no watch can hold them. Check its goal and distance."
)


def race_by_distance(carried: Carried) -> DeviceWorkout:
    """Return a strategy as steps by metres: what a watch leads through on the course itself."""
    ride = carried.strategy.pacing.ride
    steps = _run_steps(carried) if ride is None else _ride_steps(ride.sections, carried.course)
    sport = TrainingSport.RIDE if carried.plan.sport is Sport.RIDE else TrainingSport.RUN
    return _workout(carried, sport, steps)


def race_by_time(carried: Carried) -> DeviceWorkout:
    """Return a ride as steps by whole seconds, for a trainer; raise MissingInput for a run."""
    ride = carried.strategy.pacing.ride
    if ride is None:
        raise MissingInput(NO_POWER)
    seconds = display.whole_seconds(_moving_s(ride.sections))
    steps = tuple(
        DeviceStep(
            name=held_power(section.power_w),
            seconds=float(lasts),
            held_by=HeldBy.POWER,
            low=_as_said(section.power_w),
            high=_as_said(section.power_w),
            note=section_name(section, carried.course),
        )
        for section, lasts in zip(ride.sections, seconds, strict=True)
        if lasts > 0
    )
    return _workout(carried, TrainingSport.RIDE, steps)


def _workout(carried: Carried, sport: TrainingSport, steps: tuple[DeviceStep, ...]) -> DeviceWorkout:
    plan, brief = carried.plan, carried.strategy.brief
    note = f"{plan.goal}, {plan.distance}, version {plan.version}"
    return DeviceWorkout(plan.title, note, sport, steps, brief.ftp_w or brief.critical_power_w)


def _run_steps(carried: Carried) -> tuple[DeviceStep, ...]:
    """Return one step for each split, or several; raise MissingInput where splits take no time."""
    plan = carried.plan
    splits: Sequence[Split] = carried.strategy.pacing.splits_in(plan.units)
    rows = plan.rows
    if len(splits) > MOST_STEPS:
        splits, rows = joined_splits(splits), plan.groups
    unit = plan.target_unit
    if any(split.low_s <= 0 for split in splits):
        raise MissingInput(NO_PACE)
    return tuple(
        _split_step(split, row, plan.place_word, unit) for split, row in zip(splits, rows, strict=True)
    )


def _split_step(split: Split, row: CarryRow, place_word: str, unit: str) -> DeviceStep:
    taken = f": {', '.join(row.fuel)}" if row.fuel else ""
    return DeviceStep(
        name=f"{place_word} {row.place} {row.target}",
        metres=split.distance_m,
        held_by=HeldBy.SPEED,
        low=split.distance_m / split.high_s,
        high=split.distance_m / split.low_s,
        note=f"{row.target} {unit}, {row.elapsed} at {place_word} {row.place}{taken}",
    )


def _ride_steps(sections: Sequence[RideSection], course: CourseAnalysis) -> tuple[DeviceStep, ...]:
    """Return a step by metres for each section, with its range; where nothing is to be held, none."""
    return tuple(
        DeviceStep(
            name=held_power(section.power_w),
            metres=section.end_m - section.start_m,
            held_by=HeldBy.FEEL if section.power_w < COASTING_W else HeldBy.POWER,
            low=_as_said(section.low_w),
            high=_as_said(section.high_w),
            note=section_name(section, course),
        )
        for section in fewer(sections, MOST_STEPS)
    )


def _moving_s(sections: Sequence[RideSection]) -> list[float]:
    """Return the plan's clock at the end of every section without the halts: a trainer makes none."""
    ends, before_s, halted_s = [], 0.0, 0.0
    for section in sections:
        apart_s = section.cumulative_s - before_s - section.duration_s
        halted_s += apart_s if apart_s > SHORTEST_HALT_S else 0.0
        before_s = section.cumulative_s
        ends.append(before_s - halted_s)
    return ends


def _as_said(watts: float) -> float:
    """Return a power as the plan writes it, to 5 W: a trainer holds what the page says."""
    return float(WATTS_STEP * round(watts / WATTS_STEP))


def fewer(sections: Sequence[RideSection], most: int) -> tuple[RideSection, ...]:
    """Return at most so many sections: of two neighbours, those that are most alike are put together."""
    kept = list(sections)
    while len(kept) > most:
        apart = [_unlike(before, after) for before, after in pairwise(kept)]
        at = apart.index(min(apart))
        kept[at : at + 2] = [_joined(kept[at], kept[at + 1])]
    return tuple(kept)


def _unlike(before: RideSection, after: RideSection) -> float:
    """Return what putting two sections together would blur: watts apart times the shorter one's seconds."""
    return abs(before.power_w - after.power_w) * min(before.duration_s, after.duration_s)


def _joined(before: RideSection, after: RideSection) -> RideSection:
    seconds = before.duration_s + after.duration_s

    def mean(first: float, second: float) -> float:
        return (first * before.duration_s + second * after.duration_s) / seconds

    longer = max(before, after, key=lambda section: section.duration_s)
    return longer.model_copy(
        update={
            "start_m": before.start_m,
            "end_m": after.end_m,
            "power_w": mean(before.power_w, after.power_w),
            "low_w": mean(before.low_w, after.low_w),
            "high_w": mean(before.high_w, after.high_w),
            "duration_s": seconds,
            "cumulative_s": after.cumulative_s,
        }
    )
