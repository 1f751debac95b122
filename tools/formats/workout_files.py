"""Planned sessions as files for watches, bike computers and trainers."""

from datetime import UTC, datetime, time
from enum import StrEnum

from tools.domain.athlete import Thresholds
from tools.domain.training.training_plan import PlannedWorkout
from tools.formats.carried import CarriedFile, plain_name


class WorkoutFormat(StrEnum):
    """What a planned session can be taken as; the value is its file's ending."""

    FIT = "fit"
    ZWO = "zwo"
    ERG = "erg"
    MRC = "mrc"


MEDIA_TYPES = {
    WorkoutFormat.FIT: "application/vnd.ant.fit",
    WorkoutFormat.ZWO: "application/xml",
    WorkoutFormat.ERG: "text/plain",
    WorkoutFormat.MRC: "text/plain",
}


def workout_file(workout: PlannedWorkout, thresholds: Thresholds, wanted: WorkoutFormat) -> CarriedFile:
    """Write a planned session; raise MissingInput where the format cannot hold it."""
    from tools.formats import fit_workout, trainer_files  # what reads and writes FIT takes time to load
    from tools.formats.planned_steps import planned_steps

    steps = planned_steps(workout, thresholds)
    if wanted is WorkoutFormat.FIT:
        content = fit_workout.fit_workout(steps, datetime.combine(workout.day, time(), UTC))
    else:
        write = {
            WorkoutFormat.ZWO: trainer_files.zwift_file,
            WorkoutFormat.ERG: trainer_files.erg_file,
            WorkoutFormat.MRC: trainer_files.mrc_file,
        }[wanted]
        content = write(steps)
    name = f"{workout.day}-{plain_name(workout.title)}.{wanted}"
    return CarriedFile(name=name, media_type=MEDIA_TYPES[wanted], content=content)
