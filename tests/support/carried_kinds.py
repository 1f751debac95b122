"""One plan of each kind that paper has to hold: run and ride, miles, an ultra with cut-offs, no heights."""

from datetime import time
from functools import cache

from tests.support.carried_races import carried_ride, carried_run
from tests.support.courses import course_of, without_elevation
from tests.support.rides import passes
from tools.domain.course import Climb, CourseAnalysis
from tools.domain.race import Cutoff, Surface, UnitSystem
from tools.formats.carried import Carried

KINDS = ("run", "run in miles", "ride", "ride in miles", "ultra", "no heights")


def mountains(distance_m: float = 100_000.0) -> CourseAnalysis:
    """Five passes of 800 m on single tracks."""

    def height_m(at_m: float) -> float:
        share = (at_m % 20_000) / 20_000
        return 1_000 + 1_600 * min(share, 1 - share)

    climbs = [
        Climb(start_m=at, length_m=10_000, gain_m=800, mean_grade=0.08, max_grade=0.08, category="1")
        for at in range(0, int(distance_m), 20_000)
    ]
    return course_of(height_m, distance_m, name="Five Passes", climbs=climbs)


@cache
def carried_kind(kind: str) -> Carried:
    """Return a plan of one of `KINDS`."""
    match kind:
        case "run":
            return carried_run()
        case "run in miles":
            return carried_run(units=UnitSystem.IMPERIAL, start_time=None)
        case "ride":
            return carried_ride(passes(), start_time=time(7, 30))
        case "ride in miles":
            return carried_ride(units=UnitSystem.IMPERIAL)
        case "ultra":
            cutoffs = (Cutoff(at_m=50_000, time_s=12 * 3_600), Cutoff(at_m=80_000, time_s=19 * 3_600))
            return carried_run(
                mountains(),
                race_name="Five Passes",
                goal_time_s=22 * 3_600.0,
                surface=Surface.SINGLE_TRACK,
                cutoffs=cutoffs,
                aid_every_m=12_000,
                stop_s_per_aid=300,
                carried_servings=6,
            )
        case _:
            return carried_run(without_elevation(161_000), goal_time_s=26 * 3_600.0, race_name="Hundred")
