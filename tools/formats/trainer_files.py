"""Rides for indoor trainers: Zwift's ZWO, and the ERG and MRC of nearly every other program."""

import unicodedata
from collections.abc import Iterator
from itertools import accumulate, pairwise
from xml.etree import ElementTree

from tools.domain.wording.ride import COASTING_W
from tools.formats.device_steps import (
    DeviceRepeat,
    DeviceStep,
    DeviceWorkout,
    HeldBy,
    ftp_of,
    require_trainer,
)
from tools.formats.xml_writing import xml_bytes, xml_text

BY_FEEL_SHARE = 0.5  # a trainer has to hold something where a step says nothing: our design choice [D]
_LINE_END = "\r\n"
_LONGEST_NAME, _LONGEST_NOTE = 80, 400


def zwift_file(workout: DeviceWorkout) -> bytes:
    """Return a ride as ZWO; raise MissingInput where it is none, or the FTP is not known."""
    require_trainer(workout)
    ftp_w = ftp_of(workout)
    root = ElementTree.Element("workout_file")
    for name, text in (
        ("author", "Paceline"),
        ("name", xml_text(workout.name, _LONGEST_NAME)),
        ("description", xml_text(workout.note, _LONGEST_NOTE)),
        ("sportType", "bike"),
    ):
        ElementTree.SubElement(root, name).text = text
    ElementTree.SubElement(root, "tags")
    steps = ElementTree.SubElement(root, "workout")
    for step in workout.steps:
        _zwift_step(steps, step, ftp_w)
    return xml_bytes(root)


def erg_file(workout: DeviceWorkout) -> bytes:
    """Return a ride as ERG, in watts; raise MissingInput where it is none."""
    require_trainer(workout)
    rows = [f"{seconds / 60:.4f}\t{watts:.0f}" for seconds, watts in _corners(workout)]
    return _trainer_text(workout, "MINUTES WATTS", rows)


def mrc_file(workout: DeviceWorkout) -> bytes:
    """Return a ride as MRC, in per cent of FTP; raise MissingInput where it is none, or FTP is not known."""
    require_trainer(workout)
    ftp_w = ftp_of(workout)
    rows = [f"{seconds / 60:.4f}\t{watts / ftp_w * 100:.2f}" for seconds, watts in _corners(workout)]
    return _trainer_text(workout, "MINUTES PERCENT", rows)


def _zwift_step(steps: ElementTree.Element, step: DeviceStep | DeviceRepeat, ftp_w: float) -> None:
    if isinstance(step, DeviceRepeat):
        if _is_on_and_off(step):
            _zwift_intervals(steps, step, ftp_w)
        else:
            for each in step.steps * step.times:
                _zwift_step(steps, each, ftp_w)
        return
    length = {"Duration": f"{step.seconds:.0f}"}
    if step.held_by is HeldBy.FEEL or step.high < COASTING_W:
        drawn = ElementTree.SubElement(steps, "FreeRide", length | {"FlatRoad": "0"})
    else:
        drawn = ElementTree.SubElement(steps, "SteadyState", length | {"Power": _share(step, ftp_w)})
    said = xml_text(" ".join(filter(None, (step.name, step.note))), _LONGEST_NAME)
    ElementTree.SubElement(drawn, "textevent", {"timeoffset": "0", "message": said})


def _is_on_and_off(block: DeviceRepeat) -> bool:
    return len(block.steps) == 2 and all(step.held_by is HeldBy.POWER for step in block.steps)


def _zwift_intervals(steps: ElementTree.Element, block: DeviceRepeat, ftp_w: float) -> None:
    on, off = block.steps
    said = {
        "Repeat": f"{block.times}",
        "OnDuration": f"{on.seconds:.0f}",
        "OffDuration": f"{off.seconds:.0f}",
        "OnPower": _share(on, ftp_w),
        "OffPower": _share(off, ftp_w),
    }
    ElementTree.SubElement(steps, "IntervalsT", said)


def _share(step: DeviceStep, ftp_w: float) -> str:
    return f"{_watts(step) / ftp_w:.4f}"


def _watts(step: DeviceStep) -> int:
    """Return the power to hold: the middle of the step's range."""
    return round((step.low + step.high) / 2)


def _corners(workout: DeviceWorkout) -> Iterator[tuple[float, float]]:
    """Yield (seconds, watts) at both ends of every step."""
    steps = list(workout.every_step())
    ends_s = accumulate((step.seconds or 0.0 for step in steps), initial=0.0)
    for step, (first_s, last_s) in zip(steps, pairwise(ends_s), strict=True):
        by_feel = step.held_by is HeldBy.FEEL
        watts = BY_FEEL_SHARE * ftp_of(workout) if by_feel else _watts(step)
        yield from ((first_s, watts), (last_s, watts))


def _trainer_text(workout: DeviceWorkout, columns: str, rows: list[str]) -> bytes:
    """Return what both formats share: a header, the rows, and what to read at each step."""
    name = _plain(workout.name, _LONGEST_NAME)
    ftp = [] if workout.ftp_w is None else [f"FTP = {workout.ftp_w:.0f}"]
    lines = [
        *("[COURSE HEADER]", "VERSION = 2", "UNITS = METRIC"),
        *(f"DESCRIPTION = {_plain(workout.note, _LONGEST_NOTE)}", f"FILE NAME = {name}", *ftp),
        *(columns, "[END COURSE HEADER]", "[COURSE DATA]", *rows, "[END COURSE DATA]"),
        *("[COURSE TEXT]", *_spoken(workout), "[END COURSE TEXT]", ""),
    ]
    return _LINE_END.join(lines).encode("ascii")


def _spoken(workout: DeviceWorkout) -> Iterator[str]:
    at_s = 0.0
    for step in workout.every_step():
        if said := " ".join(filter(None, (step.name, step.note))):
            yield f"{at_s:.0f}\t{_plain(said, _LONGEST_NAME)}\t10"
        at_s += step.seconds or 0.0


def _plain(text: str, longest: int) -> str:
    """Return a text in ASCII: accents go, and what has no letter there."""
    spelled = unicodedata.normalize("NFKD", text.replace("–", "-").replace("×", "x"))
    return " ".join(spelled.encode("ascii", "ignore").decode().split())[:longest]
