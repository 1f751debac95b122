"""The marks of a course on a map: mile 1, km 5, Half, Start and Finish, and what they say of its length."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.course_picture import TextInPicture
from tools.domain.finding import Finding
from tools.domain.picture.measures import METRES, LengthUnit
from tools.domain.picture.words import plain

FEWEST_MARKS = 2
_UNIT = r"(?P<unit>km|k|miles?|mi|mile)"
_MARK = re.compile(rf"^(?P<number>\d{{1,3}})[ .-]*{_UNIT}$")
_MARK_AFTER = re.compile(rf"^{_UNIT}[ .-]*(?P<number>\d{{1,3}})$")
_START = re.compile(r"^(?:start|depart|salida|partenza|largada)\b")
_FINISH = re.compile(r"\b(?:finish|ziel|arrivee|llegada|meta|arrivo|chegada)$")
_HALF = re.compile(r"^(?:half|halfway|turn ?around|turn|wende\w*|halfte|demi-tour|mitad|meta)$")


@dataclass(frozen=True, slots=True)
class MapMarks:
    """The distances marked, in metres; `round_trip` that start and finish are one place."""

    marks_m: tuple[float, ...]
    unit: LengthUnit
    round_trip: bool
    half: bool

    @property
    def step_m(self) -> float:
        """Return how far apart the marks stand."""
        return min(
            (b - a for a, b in zip(self.marks_m, self.marks_m[1:], strict=False)), default=METRES[self.unit]
        )


def map_marks(texts: Sequence[TextInPicture]) -> MapMarks | None:
    """Return the marks along a course on a map, None where there are fewer than two or they form an axis."""
    found = [(text, match) for text in texts if (match := _matched(text)) is not None]
    units = [LengthUnit.KM if match["unit"].startswith("k") else LengthUnit.MILE for _, match in found]
    if len(found) < FEWEST_MARKS or _on_an_axis([text for text, _ in found]):
        return None
    unit = max(set(units), key=lambda each: (units.count(each), each))
    marks = {
        int(match["number"]) * METRES[unit]
        for (_, match), its in zip(found, units, strict=True)
        if its is unit
    }
    if len(marks) < FEWEST_MARKS:
        return None
    lines = [plain(text.text) for text in texts]
    together = any(_START.search(line) and _FINISH.search(line) for line in lines)
    half = any(_HALF.match(line) for line in lines)
    return MapMarks(tuple(sorted(marks)), unit, together, half)


def distance_by_marks(marks: MapMarks) -> Finding:
    """Return what marks say of the length: at least the last one, less than the next would be."""
    last_m = marks.marks_m[-1]
    number = round(last_m / METRES[marks.unit])
    name = "mile" if marks.unit is LengthUnit.MILE else "km"
    return Finding(
        name="distance",
        value=None,
        unit="m",
        low=round(last_m, 1),
        high=round(last_m + marks.step_m, 1),
        model="marks on a map",
        source="the distances written along the course in the picture",
        inputs={"marks": len(marks.marks_m), "last_mark_m": round(last_m, 1)},
        reason=f"the marks end at {name} {number}, and how far the finish lies behind it is not written",
    )


def _matched(text: TextInPicture) -> re.Match[str] | None:
    simple = plain(text.text)
    return _MARK.match(simple) or _MARK_AFTER.match(simple)


def _on_an_axis(texts: Sequence[TextInPicture]) -> bool:
    """Tell whether the marks stand in one row or one column, as an axis' labels do."""
    height = sum(text.box[3] - text.box[1] for text in texts) / len(texts)
    spread = [
        max(text.box[axis] + text.box[axis + 2] for text in texts)
        - min(text.box[axis] + text.box[axis + 2] for text in texts)
        for axis in (0, 1)
    ]
    return min(spread) / 2 < height
