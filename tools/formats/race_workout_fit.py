"""The targets of a race as a FIT workout."""

from tools.formats.carried import Carried
from tools.formats.course_line import begins
from tools.formats.fit_workout import fit_workout
from tools.formats.race_steps import race_by_distance


def written(carried: Carried) -> bytes:
    """Return the file; raise MissingInput where the format cannot hold this plan."""
    return fit_workout(race_by_distance(carried), begins(carried.plan))
