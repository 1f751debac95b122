"""What the pixels of a picture alone say: an even surface, noise, or a photo or drawing."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

_EVEN_BELOW = 3.0  # standard deviation of grey, 0 to 255 [D]
_NOISE_BELOW = 0.35  # correlation of neighbouring pixels [D]
_FLAT_SHARE = 0.4  # of neighbouring pixels of exactly one colour: no lens sees that [D]


class Look(StrEnum):
    """How a picture looks, as it is said in a sentence."""

    EVEN = "one even surface"
    NOISE = "noise"
    DRAWING = "a drawing or a page"
    PHOTO = "a photo"


def look_of(rgb: NDArray[np.uint8]) -> Look:
    """Return how an upright picture looks; `rgb` has shape (height, width, 3)."""
    grey = rgb.mean(axis=2, dtype=np.float64)
    if grey.std() < _EVEN_BELOW:
        return Look.EVEN
    if min(grey.shape) > 2:
        left, right = grey[:, :-1].ravel(), grey[:, 1:].ravel()
        spread = left.std() * right.std()
        alike = float(((left - left.mean()) * (right - right.mean())).mean() / spread) if spread else 1.0
        if alike < _NOISE_BELOW:
            return Look.NOISE
    same = (rgb[:, 1:] == rgb[:, :-1]).all(axis=2).mean()
    return Look.DRAWING if same >= _FLAT_SHARE else Look.PHOTO
