"""A phone's HEIC photo as pixels, decoded by a process of its own (`heic_drawing`)."""

import json

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.kit.own_process import asked_of_process

LONGEST_WAIT_S = 20.0  # its own limit of computing time is reached before, unless the machine is busy
_HEAVY = (
    "{name} is damaged, or takes more memory or time to open than I give it. "
    "Send it as a JPEG, or send a screenshot of it."
)


def photo_pixels(content: bytes, name: str) -> NDArray[np.uint8]:
    """Return the upright pixels of a photo (height, width, 3); raise UnreadableFile, FileTooLarge."""
    answer = asked_of_process("tools.sources.pictures.heic_drawing", name, content, LONGEST_WAIT_S)
    told, _, pixels = answer.partition(b"\n")
    if not told:
        raise UnreadableFile(_HEAVY.format(name=name))
    found = json.loads(told)
    if "refused" in found:
        raise (FileTooLarge if found["too_large"] else UnreadableFile)(found["refused"])
    return np.frombuffer(pixels, dtype=np.uint8).reshape(found["height"], found["width"], 3).copy()
