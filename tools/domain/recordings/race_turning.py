"""Where a recorded race turned, told by its plan's own splits."""

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray
from tools.domain.debrief import TurningPoint
from tools.domain.recordings.race_debrief_words import turn_sentence
from tools.domain.recordings.race_numbers import PlannedRace
from tools.domain.recordings.race_way import RaceWay, mean_between
from tools.domain.recordings.turning_point import find_turn
from tools.domain.strategy import Split

LEAST_POWER_SHARE = 0.8  # of a ride's pieces with power, so that power tells where it turned: our choice [D]
MOST_PIECES = 50  # a turn is looked for among at most so many pieces: our design choice [D]


def turning_point(activity: Activity, way: RaceWay, plan: PlannedRace) -> TurningPoint | None:
    """Return where it turned: by time in motion, a ride's by power where that is known."""
    pieces = _pieces(plan.strategy.pacing.splits_km, way.reached_m)
    taken = np.array([_in_motion(way, piece) for piece in pieces])
    wanted = np.array([sum(split.target_s for split in piece) for piece in pieces])
    if wanted.size == 0 or (wanted <= 0).any():
        return None
    ratio = taken / wanted
    found = find_turn(_by_power(activity, way, pieces, ratio))
    if found is None:
        return None
    loss_s = float(np.sum(taken[found.piece :] - wanted[found.piece :]))
    if loss_s <= 0:
        return None
    at_m = pieces[found.piece][0].start_m
    return TurningPoint(
        at_m=at_m, loss_s=loss_s, sentence=turn_sentence(at_m, loss_s, way.finished, plan.units)
    )


def _pieces(splits: tuple[Split, ...], reached_m: float) -> list[tuple[Split, ...]]:
    """Return the splits that were run whole, several together where there are many."""
    whole = [split for split in splits if split.start_m + split.distance_m <= reached_m + 1.0]
    together = max(1, -(-len(whole) // MOST_PIECES))
    pieces = [tuple(whole[first : first + together]) for first in range(0, len(whole), together)]
    usual_m = sum(split.distance_m for split in pieces[0]) if pieces else 0.0
    if len(pieces) > 1 and sum(split.distance_m for split in pieces[-1]) < usual_m / 2:
        short = pieces.pop()
        pieces[-1] = (*pieces[-1], *short)
    return pieces


def _in_motion(way: RaceWay, piece: tuple[Split, ...]) -> float:
    start_m, end_m = piece[0].start_m, piece[-1].start_m + piece[-1].distance_m
    took_s = way.clock_at(end_m) - way.clock_at(start_m)
    return took_s - (way.standing_at(end_m) - way.standing_at(start_m))


def _by_power(
    activity: Activity, way: RaceWay, pieces: list[tuple[Split, ...]], ratio: FloatArray
) -> FloatArray:
    """Return planned over actual power of a ride's pieces: wind and drafting change its times, not it."""
    watts = [_powers(activity, way, piece) for piece in pieces]
    known = [each for each in watts if each is not None]
    if not pieces or len(known) < LEAST_POWER_SHARE * len(pieces):
        return ratio
    usual = float(np.median(known))
    return np.array([usual if each is None else each for each in watts])


def _powers(activity: Activity, way: RaceWay, piece: tuple[Split, ...]) -> float | None:
    wanted = [split.power_w for split in piece]
    start_m, end_m = piece[0].start_m, piece[-1].start_m + piece[-1].distance_m
    done = mean_between(activity, activity.power_w, way, way.clock_at(start_m), way.clock_at(end_m))
    if done is None or done <= 0 or any(each is None or each <= 0 for each in wanted):
        return None
    seconds = sum(split.target_s for split in piece)
    planned = sum((split.power_w or 0.0) * split.target_s for split in piece) / seconds
    return planned / done
