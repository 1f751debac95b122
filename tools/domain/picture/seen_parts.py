"""What the eye gives of a picture, and what was made out in it."""

from dataclasses import dataclass

from tools.domain.course_picture import ReadProfile, TextInPicture
from tools.domain.picture.aid_table import AidTable
from tools.domain.picture.chart_subject import Along, Subject
from tools.domain.picture.findings import Findings
from tools.domain.picture.lap_table import LapTable
from tools.domain.picture.map_marks import MapMarks
from tools.domain.picture.named_figures import Figures
from tools.domain.picture.no_profile import NoProfile, WhyNoProfile
from tools.domain.picture.picture_look import Look


@dataclass(frozen=True, slots=True)
class Seen:
    """The lines of text, the profile or why there is none, the look of the pixels."""

    texts: tuple[TextInPicture, ...]
    profile: ReadProfile | NoProfile
    look: Look
    width_px: int
    height_px: int
    pages: int = 1
    page: int = 1

    @property
    def without(self) -> NoProfile | None:
        """Return why no profile was read where something like a chart is there; None for no chart at all."""
        why = self.profile if isinstance(self.profile, NoProfile) else None
        return why if why is not None and why.why is not WhyNoProfile.NO_CHART else None


@dataclass(frozen=True, slots=True)
class SeenChart:
    """What the words of a picture say of its chart: what is drawn upwards, and what runs along."""

    subject: Subject | None
    along: Along | None

    @property
    def counts_time(self) -> bool:
        """Tell whether heights, or nobody knows what, are drawn over time."""
        return self.along is Along.TIME and self.subject in {Subject.ELEVATION, None}


@dataclass(frozen=True, slots=True)
class Parts:
    """All that was made out in a picture; `not_profile` is why what looked like a profile is none."""

    seen: Seen
    chart: SeenChart
    profile: ReadProfile | None
    aid: AidTable | None
    laps: LapTable | None
    marks: MapMarks | None
    figures: Figures
    told: Findings
    not_profile: str | None

    @property
    def distance_m(self) -> float | None:
        """Return the length that was read, None where none was."""
        distance = self.told.by_name.get("distance")
        return distance.value if distance else None
