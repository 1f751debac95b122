"""Why no elevation profile was read in a picture."""

from enum import StrEnum

from tools.domain.finding import Frozen


class WhyNoProfile(StrEnum):
    """What was missing, in the order it is looked for."""

    TOO_SMALL = "too small"
    NO_CHART = "no chart"
    FEW_DISTANCE_LABELS = "few distance labels"
    FEW_ELEVATION_LABELS = "few elevation labels"
    OTHER_AXIS = "an axis of something else"
    NO_LINE = "no line"
    SEVERAL_LINES = "several lines"
    UNSURE = "unsure"


class NoProfile(Frozen):
    """No profile; `sentence` says why and what to do, as the athlete reads it.

    `distance_labels` and `elevation_labels` count the numbers that fit each axis, as far as it came.
    """

    why: WhyNoProfile
    sentence: str
    distance_labels: int = 0
    elevation_labels: int = 0
