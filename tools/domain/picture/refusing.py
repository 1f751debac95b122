"""Whether a picture can be planned with: its profile, its stations or its length, or the reason why not."""

import re
from collections.abc import Callable, Sequence

from tools.domain import display
from tools.domain.course_picture import ReadProfile, TextInPicture
from tools.domain.picture import not_a_course
from tools.domain.picture.chart_subject import Along, Subject
from tools.domain.picture.kind import is_map
from tools.domain.picture.map_marks import MapMarks
from tools.domain.picture.measures import METRES, LengthUnit
from tools.domain.picture.named_figures import Meaning
from tools.domain.picture.no_profile import NoProfile
from tools.domain.picture.seen_parts import Parts, SeenChart
from tools.domain.picture.words import DISTANCE, RACE_WORDS, plain
from tools.domain.race import UnitSystem

_FEWEST_NUMBERS = 3
_NUMBER = re.compile(r"[-+$€£]?[\d.,:%]+ ?(?:m|ft|km|mi|bpm|w|kg|k)?")


def of_profile(profile: ReadProfile, chart: SeenChart, texts: Sequence[TextInPicture]) -> str | None:
    """Say why a line that was read against two axes is no course's profile; None where it is one."""
    if not_a_course.is_of_trains(texts):
        return not_a_course.train_refusal(texts, profile)
    if profile.elevation_axis.assumed_unit or chart.along is Along.DATES:  # else its axis says heights itself
        other = not_a_course.chart_refusal(chart)
        if other is not None:
            return other
    if chart.along is Along.TIME:
        return not_a_course.time_axis_refusal("")
    return not_a_course.implausible(profile) or not_a_course.badly_followed(profile)


def refusal_of(parts: Parts) -> str | None:
    """Return why a picture cannot be planned with, None where its profile, stations or length can be."""
    if parts.profile is not None or parts.aid is not None:
        return None
    if (other := _first(_SOMETHING_ELSE, parts)) is not None:
        return other
    if _names_a_race_distance(parts):
        return None
    return _first(_NOT_ENOUGH, parts) or not_a_course.nothing_found(parts.seen.texts, parts.seen.look)


def notes(parts: Parts, refusal: str | None) -> tuple[str, ...]:
    """Return what should be known beside a reading that is not refused: what of it could not be used."""
    without = parts.seen.without
    if refusal is not None or parts.profile is not None or without is None:
        return ()
    return (not_a_course.COUNTS_TIME if parts.chart.counts_time else without.sentence,)


def read(parts: Parts) -> str:
    """Return the figures of a picture in words: "6.8 km, 327 m up, 328 m down and 7 laps"."""
    values = {name: each.value for name, each in parts.told.by_name.items() if each.value is not None}
    said = []
    if "distance" in values:
        said.append(_far(values["distance"]))
    climbs = (("gain", "up"), ("loss", "down"))
    said += [f"{values[name]:,.0f} m {word}" for name, word in climbs if name in values]
    if "lowest" in values and "highest" in values:
        said.append(f"heights of {values['lowest']:,.0f} to {values['highest']:,.0f} m")
    if parts.laps is not None:
        said.append(f"{len(parts.laps.laps)} laps")
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said)


Reason = Callable[[Parts], str | None]


def _first(reasons: Sequence[Reason], parts: Parts) -> str | None:
    return next((said for reason in reasons if (said := reason(parts)) is not None), None)


def _no_profile_after_all(parts: Parts) -> str | None:
    counts_time = parts.not_profile is not None and parts.chart.counts_time
    return not_a_course.time_axis_refusal(read(parts)) if counts_time else parts.not_profile


def _trains(parts: Parts) -> str | None:
    texts = parts.seen.texts
    return not_a_course.train_refusal(texts, None) if not_a_course.is_of_trains(texts) else None


def _money(parts: Parts) -> str | None:
    return not_a_course.money_refusal() if not_a_course.is_of_money(parts.seen.texts) else None


def _laps(parts: Parts) -> str | None:
    if parts.laps is None:
        return None
    if parts.chart.counts_time:
        return not_a_course.time_axis_refusal(read(parts))
    return (
        f"This is a table of laps: {read(parts)}. That is a run or ride already over, not a course to plan "
        "on. Drop its recording (GPX, FIT or TCX) to review it, or a picture of the course's profile."
    )


def _other_chart(parts: Parts) -> str | None:
    return not_a_course.chart_refusal(parts.chart) if _has_axes(parts.seen.texts) else None


def _marks(parts: Parts) -> str | None:
    return _of_marks(parts.marks) if parts.marks is not None else None


def _several_lengths(parts: Parts) -> str | None:
    if len(parts.figures.lengths_m) < 2:
        return None
    *most, last = (_far(metres) for metres in parts.figures.lengths_m[:5])
    return (
        f"It names several distances: {', '.join(most)} and {last}. Which one is yours? Tell me, and I plan "
        "with it."
    )


def _counts_time(parts: Parts) -> str | None:
    heights_over_time = parts.chart.counts_time and parts.chart.subject is Subject.ELEVATION
    return not_a_course.time_axis_refusal(read(parts)) if heights_over_time else None


def _too_small(parts: Parts) -> str | None:
    return not_a_course.too_small(parts.seen.texts, parts.seen.width_px, parts.seen.height_px)


def _figures_alone(parts: Parts) -> str | None:
    if parts.distance_m is not None:
        far = _far(parts.distance_m)
        return f"I read {far} in it, but nothing of a race. If that is how long your course is, tell me so."
    if parts.told.by_name:
        return (
            f"I read {read(parts)}, but not how long the course is. Tell me its length, and I plan with it."
        )
    return None


def _no_profile(parts: Parts) -> str | None:
    heights = parts.chart.subject is Subject.ELEVATION
    if not heights and not _has_axes(parts.seen.texts):
        return None
    if parts.seen.without is not None:
        return parts.seen.without.sentence
    return not_a_course.FEW_NUMBERS if heights and isinstance(parts.seen.profile, NoProfile) else None


_SOMETHING_ELSE: tuple[Reason, ...] = (_no_profile_after_all, _trains, _money, _laps, _other_chart)
_NOT_ENOUGH: tuple[Reason, ...] = (
    _marks,
    _several_lengths,
    _counts_time,
    _too_small,
    _figures_alone,
    _no_profile,
)


def _names_a_race_distance(parts: Parts) -> bool:
    """Tell whether a length is written that is a course's: named so, on a map, or beside a race's words."""
    if parts.distance_m is None:
        return False
    text = " ".join(plain(each.text) for each in parts.seen.texts)
    climbs = parts.figures.of(Meaning.GAIN) is not None
    worded = bool(RACE_WORDS.search(text) or DISTANCE.search(text))
    return climbs or worded or is_map(parts.seen.texts)


def _of_marks(marks: MapMarks) -> str:
    imperial = marks.unit is LengthUnit.MILE
    units = UnitSystem.IMPERIAL if imperial else UnitSystem.METRIC
    last_m = marks.marks_m[-1]
    number, name = round(last_m / METRES[marks.unit]), "mile" if imperial else "km"
    least, most = (display.distance(metres, units) for metres in (last_m, last_m + marks.step_m))
    together = ", and start and finish are one place" if marks.round_trip else ""
    return (
        f"This is a map with marks up to {name} {number}{together}: the course is at least {least} long and "
        f"shorter than {most}. Its exact length and its hills are not in the picture. Tell me the length, or "
        "drop the GPX file."
    )


def _far(metres: float) -> str:
    return display.distance(metres, UnitSystem.METRIC)


def _has_axes(texts: Sequence[TextInPicture]) -> bool:
    """Tell whether numbers stand over each other as an axis' labels do: three or more on one edge."""
    numbers = [text for text in texts if _NUMBER.fullmatch(plain(text.text))]
    return any(
        sum(
            min(abs(other.box[at] - text.box[at]) for at in (0, 2)) < text.box[3] - text.box[1]
            for other in numbers
        )
        >= _FEWEST_NUMBERS
        for text in numbers
    )
