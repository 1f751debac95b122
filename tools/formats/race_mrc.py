"""A ride's strategy as an MRC file, in per cent of FTP."""

from tools.formats.carried import Carried
from tools.formats.race_steps import race_by_time
from tools.formats.trainer_files import mrc_file


def written(carried: Carried) -> bytes:
    """Return the file; raise MissingInput where the format cannot hold this plan."""
    return mrc_file(race_by_time(carried))
