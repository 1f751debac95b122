"""Sessions before anyone's thresholds: which pieces of which effort, in which order, under which title."""

from typing import NamedTuple

from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.workout_sets import HILL_SETS, SHORT_RACE_SETS, MainSet, Menu, fitting_set, menu_of
from tools.domain.training.training_plan import PlanPhase, TrainingSport, WorkoutPurpose

SHORT_RACE_S = 60 * 60  # races below it are practised in small pieces: our design choice [D]
SHORT_SESSION_MIN = 45  # below it, warm-up and cool-down are shorter: our design choice [D]
STRIDE_S, BETWEEN_STRIDES_S = 20, 70
SHORTEST_WITH_FINISH_MIN = 40  # a long session below it is easy throughout: our design choice [D]


class RaceEffort(NamedTuple):
    """The race a session prepares: how hard it is, its pace where a goal or threshold tells it, and hills.

    `finish_min` is how much of a long session is at that effort, `hills` whether hills may be asked for.
    """

    effort: Effort = Effort.STEADY
    pace_s_per_km: float | None = None
    duration_s: float = 0.0
    finish_min: int = 0
    hills: bool = False


NO_RACE = RaceEffort()


class Recipe(NamedTuple):
    """What a session is written from; `variant` lets sessions of a kind take turns."""

    sport: TrainingSport
    purpose: WorkoutPurpose
    minutes: int
    phase: PlanPhase = PlanPhase.BUILD
    variant: int = 0
    race: RaceEffort = NO_RACE


class Piece(NamedTuple):
    """So many whole seconds of one effort."""

    seconds: int
    effort: Effort
    note: str = ""
    at_race_pace: bool = False


class Part(NamedTuple):
    """Pieces done so many times over."""

    times: int
    pieces: tuple[Piece, ...]


class Draft(NamedTuple):
    """A session: its words and its parts."""

    title: str
    note: str
    parts: tuple[Part, ...]


_NAMES = {
    TrainingSport.RUN: "run",
    TrainingSport.RIDE: "ride",
    TrainingSport.SWIM: "swim",
    TrainingSport.TRIATHLON: "brick",
}
_WARM_UP_COOL_DOWN_MIN = {TrainingSport.RUN: (12, 8), TrainingSport.SWIM: (8, 4)}
_SET_TITLES = {
    WorkoutPurpose.STEADY: "Tempo {sport}: {set}",
    WorkoutPurpose.THRESHOLD: "Threshold {sport}: {set}",
    WorkoutPurpose.INTERVALS: "{Sport} intervals: {set}",
    WorkoutPurpose.RACE_PACE: "Race-pace {sport}: {set}",
}
_SET_NOTES = {
    WorkoutPurpose.STEADY: "Comfortably hard, and even from the first minute to the last.",
    WorkoutPurpose.THRESHOLD: "As hard as you could hold for an hour; the last piece like the first.",
    WorkoutPurpose.INTERVALS: "Hard, but the last one should be as good as the first. Easy between them.",
    WorkoutPurpose.RACE_PACE: "Learn how the pace of the race feels. Settle in early and stay even.",
}
_EASY_NOTE = "Relaxed: you could talk in whole sentences."


def draft_of(recipe: Recipe) -> Draft:
    """Return the session of a purpose that lasts so many minutes."""
    sport, purpose, minutes = recipe.sport, recipe.purpose, recipe.minutes
    if sport is TrainingSport.STRENGTH or purpose is WorkoutPurpose.STRENGTH:
        note = "Legs, hips and trunk; slow and clean. Stop with two repetitions in hand."
        return Draft("Strength", note, (Part(1, (Piece(minutes * 60, Effort.FREE),)),))
    name = _NAMES.get(sport, "session")
    if purpose is WorkoutPurpose.LONG:
        return _long(name, sport, minutes, recipe.race)
    if purpose is WorkoutPurpose.STRIDES:
        return _strides(name, sport, minutes)
    if menu_of(sport, purpose) is not None:
        return _with_set(name, recipe)
    if purpose is WorkoutPurpose.RECOVERY:
        whole = (Part(1, (Piece(minutes * 60, Effort.RECOVERY),)),)
        return Draft(f"Recovery {name}", "Slower than feels needed. It should leave you fresher.", whole)
    return _easy(name, sport, minutes)


def _easy(name: str, sport: TrainingSport, minutes: int) -> Draft:
    if sport is TrainingSport.SWIM and minutes >= 20:
        drills = minutes * 60 // 4
        pieces = (
            Piece(minutes * 60 - drills, Effort.EASY),
            Piece(drills, Effort.FREE, "drills of your choice, with rests"),
        )
        return Draft("Technique swim", "Smooth and long strokes; technique before speed.", (Part(1, pieces),))
    title = "Endurance ride" if sport is TrainingSport.RIDE else f"Easy {name}"
    return Draft(title, _EASY_NOTE, (Part(1, (Piece(minutes * 60, Effort.EASY),)),))


def _strides(name: str, sport: TrainingSport, minutes: int) -> Draft:
    """An easy session with a few short quick pieces near its end; without a target, so never hard work."""
    times = max(2, min(8, minutes // 7))
    block = times * (STRIDE_S + BETWEEN_STRIDES_S)
    cool_down = min(300, max(30, (minutes * 60 - block) // 4))
    quick = "relaxed and quick, not a sprint"
    parts = (
        Part(1, (Piece(minutes * 60 - block - cool_down, Effort.EASY),)),
        Part(times, (Piece(STRIDE_S, Effort.FREE, quick), Piece(BETWEEN_STRIDES_S, Effort.FREE, "easy"))),
        Part(1, (Piece(cool_down, Effort.EASY, "cool-down"),)),
    )
    what = {TrainingSport.RUN: "strides", TrainingSport.RIDE: "spin-ups"}.get(sport, "quick pieces")
    return Draft(f"Easy {name} with {what}", f"Easy, then {times} × {STRIDE_S} s quick and relaxed.", parts)


def _long(name: str, sport: TrainingSport, minutes: int, race: RaceEffort) -> Draft:
    finish = min(race.finish_min, minutes // 2) if minutes >= SHORTEST_WITH_FINISH_MIN else 0
    easy_s = (minutes - finish) * 60
    if not finish:
        note = "Easy all the way; begin slower than you want to."
        return Draft(f"Long {name}", note, (Part(1, (Piece(easy_s, Effort.LONG),)),))
    what = "race pace" if sport is TrainingSport.RUN else "race effort"
    fast = Piece(finish * 60, race.effort, what, at_race_pace=True)
    cool_down = Piece(300, Effort.EASY, "cool-down")
    parts = (Part(1, (Piece(easy_s - 300, Effort.LONG), fast, cool_down)),)
    note = f"Easy first, then {finish} min at {what}, as the race will ask on tired legs."
    return Draft(f"Long {name}, {finish} min at {what}", note, parts)


def _with_set(name: str, recipe: Recipe) -> Draft:
    """A warm-up, a main set that fits, and a cool-down; what is left over is easy, before and after."""
    sport, total = recipe.sport, recipe.minutes * 60
    warm_min, cool_min = _WARM_UP_COOL_DOWN_MIN.get(sport, (15, 10))
    if recipe.minutes < SHORT_SESSION_MIN:
        warm_min, cool_min = round(warm_min * 0.8), round(cool_min * 0.7)
    warm, cool = min(warm_min * 60, total // 3), min(cool_min * 60, total // 4)
    sets, effort = _sets_of(recipe)
    room = total - warm - cool
    chosen = fitting_set(sets, room, recipe.variant) or MainSet(1, max(1, room // 60), 0)
    spare = total - warm - cool - chosen.total_s
    warm, cool = warm + spare // 2, cool + spare - spare // 2
    on_hills = sets is HILL_SETS
    at_race_pace = recipe.purpose is WorkoutPurpose.RACE_PACE
    work = Piece(round(chosen.work_min * 60), effort, "uphill" if on_hills else "", at_race_pace)
    rest = Piece(chosen.rest_s, Effort.RECOVERY, "easy back down" if on_hills else "easy")
    main = Part(chosen.times, (work, rest) if chosen.rest_s else (work,))
    parts = (
        Part(1, (Piece(warm, Effort.EASY, "warm-up"),)),
        main,
        Part(1, (Piece(cool, Effort.EASY, "cool-down"),)),
    )
    title = _SET_TITLES[recipe.purpose].format(sport=name, Sport=name.capitalize(), set=_written(chosen))
    if on_hills:
        title = f"Hill repeats: {_written(chosen)}"
    return Draft(title, _SET_NOTES[recipe.purpose], parts)


def _sets_of(recipe: Recipe) -> tuple[tuple[MainSet, ...], Effort]:
    """Return the sets a session chooses from, and the effort of their work."""
    sport, race = recipe.sport, recipe.race
    menu = menu_of(sport, recipe.purpose) or Menu(Effort.STEADY, ())
    run = sport is TrainingSport.RUN
    if recipe.purpose is WorkoutPurpose.RACE_PACE:
        short = run and 0 < race.duration_s <= SHORT_RACE_S
        return (SHORT_RACE_SETS if short else menu.sets), race.effort
    hilly = run and race.hills and recipe.phase is PlanPhase.BASE
    if hilly and recipe.purpose is WorkoutPurpose.INTERVALS:
        return HILL_SETS, menu.effort
    return menu.sets, menu.effort


def _written(chosen: MainSet) -> str:
    """Write a set: 4 × 8 min, 8 × 45 s, 30 min."""
    seconds = round(chosen.work_min * 60)
    length = f"{seconds // 60} min" if seconds % 60 == 0 else f"{seconds} s"
    if seconds > 120 and seconds % 60:
        length = f"{seconds // 60}:{seconds % 60:02d} min"
    return f"{chosen.times} × {length}" if chosen.times > 1 else length
