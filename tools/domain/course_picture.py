"""What was read in a picture of a course: a profile, tables, names; unconfirmed until the athlete says so.

Places in a picture are pixels of the upright picture as it is shown: x from the left, y from the top.
"""

from enum import StrEnum
from typing import Literal

from tools.domain.course import CoursePhotoReading
from tools.domain.finding import Finding, Frozen
from tools.domain.race import AidStation


class PictureKind(StrEnum):
    """What a picture shows."""

    PROFILE = "elevation profile"
    MAP = "map"
    FLYER = "flyer"
    AID_TABLE = "table of aid stations"
    LAP_TABLE = "table of laps"
    OTHER = "something else"


class TextInPicture(Frozen):
    """One line of text found; `box` is left, top, right, bottom. Other people's words: data, quoted."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


class AxisLabel(Frozen):
    """A number beside an axis; `used` says that it fits the line through the others."""

    text: str
    value: float
    x_px: float
    y_px: float
    used: bool


class ReadAxis(Frozen):
    """An axis as it was calibrated: `value = offset + per_px * position along it` in the upright chart.

    `unit` is what is written on the axis ("km", "mi", "m", "ft"); `assumed_unit` that nothing was written.
    `residual` is the typical distance of the used labels from the line, as a share of the axis' range.
    """

    unit: str
    assumed_unit: bool
    labels: tuple[AxisLabel, ...]
    residual: float


class ReadProfile(Frozen):
    """A digitised profile: metres from the start, metres above the sea, at equal steps.

    `line_px` is the same line in the picture, thinned, to be drawn over it. `begins_m` is what the distance
    axis reads where the line begins: not 0 where a chart shows a stretch of a course. `seen_share` is how
    much of the line's width it was seen at; the rest is bridged.
    """

    distance_m: tuple[float, ...]
    elevation_m: tuple[float, ...]
    line_px: tuple[tuple[float, float], ...]
    distance_axis: ReadAxis
    elevation_axis: ReadAxis
    begins_m: float = 0.0
    seen_share: float = 1.0


class LapRow(Frozen):
    """A row of a table of laps or splits, as far as it was read: the row's own length, time and climbing."""

    label: str
    distance_m: float | None = None
    time_s: float | None = None
    gain_m: float | None = None
    loss_m: float | None = None


class Disagreement(Frozen):
    """Two readings of the same thing that do not fit together, each in words with its unit and its origin."""

    what: str
    first: str
    second: str
    sentence: str


class PictureReading(Frozen):
    """All that was read in one picture, before anybody confirmed it.

    `confidence` (0 to 1) is computed from what was read; `confidence_reasons` say from what. `refusal` is why
    it cannot become a course, as the athlete reads it; what was read stands beside it all the same.
    `seen` is what a vision model says, where one is connected. `closes_of_day_s` stands beside `stations`
    where their table gives times of day but not the start's: seconds from midnight of the day of the start.
    """

    kind: PictureKind
    width_px: int
    height_px: int
    pages: int = 1
    page: int = 1
    title: str | None = None
    profile: ReadProfile | None = None
    distance: Finding | None = None
    gain: Finding | None = None
    loss: Finding | None = None
    lowest: Finding | None = None
    highest: Finding | None = None
    stations: tuple[AidStation, ...] = ()
    closes_of_day_s: tuple[float | None, ...] = ()
    laps: tuple[LapRow, ...] = ()
    texts: tuple[TextInPicture, ...] = ()
    seen: CoursePhotoReading | None = None
    disagreements: tuple[Disagreement, ...] = ()
    confidence: float = 0.0
    confidence_reasons: tuple[str, ...] = ()
    refusal: str | None = None


class PictureCorrections(Frozen):
    """Numbers an athlete put right by hand; None: as read. Heights in metres above the sea."""

    name: str | None = None
    distance_m: float | None = None
    lowest_m: float | None = None
    highest_m: float | None = None
    stations: tuple[AidStation, ...] | None = None


class KeptPicture(Frozen):
    """A reading as it is kept: whose picture, what was corrected, and the course it became.

    `decided` is the athlete's word about it; None while its card waits.
    """

    id: str
    upload_id: str
    name: str
    reading: PictureReading
    corrections: PictureCorrections = PictureCorrections()
    course_id: str | None = None
    decided: Literal["used", "declined"] | None = None
