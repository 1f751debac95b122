"""A ride's strategy as a Zwift workout."""

from tools.formats.carried import Carried
from tools.formats.race_steps import race_by_time
from tools.formats.trainer_files import zwift_file


def written(carried: Carried) -> bytes:
    """Return the file; raise MissingInput where the format cannot hold this plan."""
    return zwift_file(race_by_time(carried))
