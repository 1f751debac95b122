"""A ride's strategy as an ERG file, in watts."""

from tools.formats.carried import Carried
from tools.formats.race_steps import race_by_time
from tools.formats.trainer_files import erg_file


def written(carried: Carried) -> bytes:
    """Return the file; raise MissingInput where the format cannot hold this plan."""
    return erg_file(race_by_time(carried))
