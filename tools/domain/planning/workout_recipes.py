"""How a session is written: steps, targets, distance, load and words, from what it is for and how long."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tools.domain.athlete import Thresholds
from tools.domain.planning.effort_targets import (
    intensity_of,
    race_pace_target,
    target_of,
    zone_of_target,
)
from tools.domain.planning.workout_drafts import NO_RACE, Draft, Piece, RaceEffort, Recipe, draft_of
from tools.domain.training.training_plan import (
    IntensityShare,
    PlannedWorkout,
    PlanPhase,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, StepTarget, WorkoutStep

STRENGTH_LOAD_PER_HOUR = 30.0  # what a session in the gym is counted with: our design choice [D]
SHORTEST_MIN = 5
MODERATE_ZONE, HARD_ZONE = 3, 4
DISTANCE_STEP_M = 100.0
_KEY = frozenset({WorkoutPurpose.LONG, WorkoutPurpose.THRESHOLD, WorkoutPurpose.INTERVALS})
KEY_PURPOSES = _KEY | {WorkoutPurpose.RACE_PACE, WorkoutPurpose.RACE}


@dataclass(frozen=True, slots=True)
class WrittenWorkout:
    """A session without its day: everything that follows from its purpose and length."""

    title: str
    note: str
    steps: tuple[WorkoutStep | RepeatBlock, ...]
    duration_s: float
    distance_m: float | None
    load: float
    shares: IntensityShare


def make_workout(  # noqa: PLR0917
    workout_id: str,
    day: date,
    sport: TrainingSport,
    purpose: WorkoutPurpose,
    minutes: float,
    thresholds: Thresholds,
    *,
    phase: PlanPhase = PlanPhase.BUILD,
    variant: int = 0,
    race: RaceEffort = NO_RACE,
    key: bool | None = None,
) -> PlannedWorkout:
    """Return a session of so many whole minutes, at least 5, written for what the athlete can.

    `variant` lets sessions of a kind take turns; `race` is the race that race pace means.
    """
    if sport is TrainingSport.REST or purpose is WorkoutPurpose.REST:
        return PlannedWorkout(
            id=workout_id, day=day, sport=TrainingSport.REST, title="Rest", purpose=WorkoutPurpose.REST
        )
    strength = sport is TrainingSport.STRENGTH or purpose is WorkoutPurpose.STRENGTH
    sport = TrainingSport.STRENGTH if strength else sport
    recipe = Recipe(sport, purpose, max(SHORTEST_MIN, round(minutes)), phase, variant, race)
    written = written_workout(recipe, thresholds)
    return PlannedWorkout(
        id=workout_id,
        day=day,
        sport=sport,
        title=written.title,
        purpose=WorkoutPurpose.STRENGTH if strength else purpose,
        steps=written.steps,
        planned_duration_s=written.duration_s,
        planned_distance_m=written.distance_m,
        planned_load=written.load,
        intensity=written.shares,
        key=(purpose in KEY_PURPOSES and not strength) if key is None else key,
        note=written.note,
    )


@lru_cache(maxsize=8192)
def written_workout(recipe: Recipe, thresholds: Thresholds) -> WrittenWorkout:
    """Return what a session says; the same for the same question, so it is written once."""
    draft, sport, race = draft_of(recipe), recipe.sport, recipe.race
    pieces = [piece for part in draft.parts for _ in range(part.times) for piece in part.pieces]
    intensities = [_intensity(piece, sport, thresholds, race) for piece in pieces]
    seconds = sum(piece.seconds for piece in pieces)
    stress = sum(piece.seconds * intensity**2 for piece, intensity in zip(pieces, intensities, strict=True))
    load = stress / 36.0
    if sport is TrainingSport.STRENGTH:
        load = seconds / 3600 * STRENGTH_LOAD_PER_HOUR
    return WrittenWorkout(
        title=draft.title,
        note=draft.note,
        steps=_steps(draft, sport, thresholds, race),
        duration_s=float(seconds),
        distance_m=_distance_m(pieces, intensities, sport, thresholds),
        load=round(load, 1),
        shares=_shares(pieces, sport, thresholds, race),
    )


def _steps(
    draft: Draft, sport: TrainingSport, thresholds: Thresholds, race: RaceEffort
) -> tuple[WorkoutStep | RepeatBlock, ...]:
    steps: list[WorkoutStep | RepeatBlock] = []
    for part in draft.parts:
        inner = tuple(_step(piece, sport, thresholds, race) for piece in part.pieces)
        steps.extend(inner if part.times == 1 else (RepeatBlock(times=part.times, steps=inner),))
    return tuple(steps)


@lru_cache(maxsize=4096)
def _step(piece: Piece, sport: TrainingSport, thresholds: Thresholds, race: RaceEffort) -> WorkoutStep:
    target = _target(piece, sport, thresholds, race)
    return WorkoutStep(duration_s=float(piece.seconds), target=target, note=piece.note)


def _target(
    piece: Piece, sport: TrainingSport, thresholds: Thresholds, race: RaceEffort
) -> StepTarget | None:
    if piece.at_race_pace and race.pace_s_per_km and sport is TrainingSport.RUN:
        return race_pace_target(race.pace_s_per_km, thresholds)
    return target_of(piece.effort, sport, thresholds, float(piece.seconds))


def _intensity(piece: Piece, sport: TrainingSport, thresholds: Thresholds, race: RaceEffort) -> float:
    threshold = thresholds.threshold_pace_s_per_km
    if piece.at_race_pace and race.pace_s_per_km and threshold and sport is TrainingSport.RUN:
        return threshold / race.pace_s_per_km
    return intensity_of(piece.effort, sport, thresholds)


def _distance_m(
    pieces: list[Piece], intensities: list[float], sport: TrainingSport, thresholds: Thresholds
) -> float | None:
    """Return how far a run goes at its paces, to 100 m; None without a threshold pace, and for all else."""
    threshold = thresholds.threshold_pace_s_per_km
    if sport is not TrainingSport.RUN or not threshold:
        return None
    metres = sum(
        piece.seconds * intensity / threshold * 1000
        for piece, intensity in zip(pieces, intensities, strict=True)
    )
    return max(DISTANCE_STEP_M, round(metres / DISTANCE_STEP_M) * DISTANCE_STEP_M)


def _shares(
    pieces: list[Piece], sport: TrainingSport, thresholds: Thresholds, race: RaceEffort
) -> IntensityShare:
    """Return the shares of easy, moderate and hard time by the zone of each step."""
    moderate = hard = total = 0
    for piece in pieces:
        zone = zone_of_target(_step(piece, sport, thresholds, race).target, sport, thresholds)
        total += piece.seconds
        moderate += piece.seconds if zone == MODERATE_ZONE else 0
        hard += piece.seconds if zone >= HARD_ZONE else 0
    moderate_share, hard_share = moderate / total, hard / total
    return IntensityShare(
        easy=max(0.0, 1 - moderate_share - hard_share), moderate=moderate_share, hard=hard_share
    )
