"""The whole validation: read what the folder holds, and put every question to the engine."""

from collections.abc import Callable
from pathlib import Path

from tools.domain.course import CourseAnalysis, Track
from tools.domain.ground.course_analysis import ANALYSIS_VERSION, analyze_course
from tools.domain.units import MARATHON_M
from tools.validation.answers_by_meaning import answers_section
from tools.validation.boston_profiles import boston_section
from tools.validation.course_gain import climbs_section, course_gain_section
from tools.validation.cycling import cycling_section
from tools.validation.device_power import power_section
from tools.validation.distance import distance_section
from tools.validation.heat_fit import heat_section
from tools.validation.live_finish import live_section
from tools.validation.marathon_prediction import prediction_section
from tools.validation.marker_sampling import marker_section
from tools.validation.not_validated import not_validated_section
from tools.validation.recorded_gain import recorded_gain_section
from tools.validation.reference_files import References, read_references
from tools.validation.report import Report, Section

_BOSTON = "fm_boston"
_SAMPLED = {
    _BOSTON: MARATHON_M,
    "fm_athens": MARATHON_M,
    "fm_london": MARATHON_M,
    "rb_ccc": None,
    "pg_utmb": None,
}


def validate(data: Path, progress: Callable[[str], None]) -> Report:
    """Return the report on the files of a folder; a file that is absent is said to be.

    `progress` is told in a few words what is being computed.
    """
    progress("reading the files")
    found = read_references(data)
    sections = []
    for name, section in _questions(found):
        progress(name)
        sections.append(section())
    return Report(version=str(ANALYSIS_VERSION), sections=tuple(sections))


def _questions(found: References) -> tuple[tuple[str, Callable[[], Section]], ...]:
    boston = _course(found.courses, _BOSTON, MARATHON_M)
    sampled = {name: _course(found.courses, name, certified) for name, certified in _SAMPLED.items()}
    return (
        ("distance", lambda: distance_section(found.courses)),
        ("gain of courses", lambda: course_gain_section(found.courses)),
        ("gain of recordings", lambda: recorded_gain_section(found.recordings)),
        ("climbs", lambda: climbs_section(found.courses)),
        ("pacing", lambda: boston_section(boston, found.well_paced)),
        ("sampling at marks", lambda: marker_section(sampled)),
        ("prediction", lambda: prediction_section(found.survey)),
        ("projection", lambda: live_section(boston, found.finishers)),
        ("heat", heat_section),
        ("power", lambda: power_section(found.recordings)),
        ("cycling", cycling_section),
        ("answers by meaning", lambda: answers_section(found.questions, found.own_questions)),
        ("what is open", not_validated_section),
    )


def _course(courses: dict[str, Track], name: str, certified_m: float | None) -> CourseAnalysis | None:
    track = courses.get(name)
    return None if track is None else analyze_course(track, certified_distance_m=certified_m)
