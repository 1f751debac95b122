"""Gain of planned courses beside organisers' figures and naive sums; famous climbs beside published ones."""

from collections.abc import Mapping

import numpy as np

from tools.domain.course import Climb, CourseAnalysis, FloatArray, Track
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.course_line import measure_line
from tools.domain.race import Sport
from tools.validation.naive import gpxpy_gain_m, longest_rise_m, raw_gain_m
from tools.validation.reference_files import ULTRAS
from tools.validation.report import Section, Table, at_most, described, not_here

OFFICIAL_GAIN_M = {"pg_utmb": 10_000.0, "rb_ccc": 6_100.0}
# name, file, which of its climbs beyond category, length and height published, who gives them
CLIMBS = (
    ("Mont Ventoux from Bedoin", "pg_ventoux", 0, 21_500.0, 1_610.0, "as commonly given, not checked"),
    ("Alpe d'Huez", "pg_marmotte", -1, 13_100.0, 1_073.0, "by thewagner.net"),
)
_UTMB_GOAL_PERCENT, _LENGTH_GOAL_PERCENT, _GAIN_GOAL_PERCENT = 5.0, 8.0, 5.0


def course_gain_section(courses: Mapping[str, Track]) -> Section:
    """Return the section on the gain of planned courses."""
    found = {name: analyze_course(courses[name]) for name in ULTRAS if name in courses}
    off = {name: _off_percent(course.gain.value, OFFICIAL_GAIN_M[name]) for name, course in found.items()}
    columns = (
        "file",
        "official (m)",
        "ours (m)",
        "our range (m)",
        "ours beside official",
        "raw sum (m)",
        "gpxpy (m)",
    )
    rows = tuple(
        _gain_row(name, found[name], courses[name]) if name in found else not_here(name, len(columns))
        for name in ULTRAS
    )
    return Section(
        title="Gain of planned courses",
        about=(
            "Heights taken from a map are smoothed along the way (Gaussian, standard deviation 30 m); then "
            "only rises and falls between turning points count: of at least 5 m on mountain courses, of 2 m "
            "on gentle ones."
        ),
        checks=(
            at_most("utmb_gain", "UTMB within 5 % of 10,000 m", off.get("pg_utmb"), _UTMB_GOAL_PERCENT, "%"),
            described("ccc_gain", "CCC beside the organiser's 6,100 m", off.get("rb_ccc"), "%"),
        ),
        tables=(Table(title=f"Trail races (n = {len(found)})", columns=columns, rows=rows),),
        notes=(
            "Organisers' figures follow no standard: CCC's 6,100 m is close to the raw sum of its file, "
            "UTMB's is not. That is why the coach prints a range, never one exact-looking figure.",
            "Two courses can show a gross error, not accuracy: no course here was surveyed on the ground.",
        ),
    )


def _gain_row(name: str, course: CourseAnalysis, track: Track) -> tuple[str, ...]:
    heights = _known(track)
    gain, official = course.gain, OFFICIAL_GAIN_M[name]
    return (
        name,
        f"{official:,.0f}",
        f"{gain.value or 0:,.0f}",
        f"{gain.low or 0:,.0f} to {gain.high or 0:,.0f}",
        f"{_off_percent(gain.value, official) or 0:+.1f} %",
        f"{raw_gain_m(heights):,.0f}",
        f"{gpxpy_gain_m(heights):,.0f}",
    )


def _known(track: Track) -> FloatArray:
    heights = measure_line(track).elevation_m
    return np.asarray(heights[~np.isnan(heights)], dtype=np.float64)


def _off_percent(value: float | None, reference: float) -> float | None:
    return None if value is None else (value / reference - 1) * 100


def climbs_section(courses: Mapping[str, Track]) -> Section:
    """Return the section on two famous climbs."""
    columns = (
        "climb",
        "file",
        "ours",
        "published",
        "length",
        "height",
        "category by score",
        "until the first dip",
    )
    rows, lengths, heights = [], [], []
    for name, file, which, length_m, gain_m, _ in CLIMBS:
        found = _climb(courses, file, which)
        if found is None:
            rows.append(not_here(name, len(columns)))
            continue
        lengths.append((found[0].length_m / length_m - 1) * 100)
        heights.append((found[0].gain_m / gain_m - 1) * 100)
        rows.append((name, file, *_climb_row(*found, length_m, gain_m)))
    about = (
        "A climb goes on through dips of up to 10 m or 12 % of what was gained, and loses both ends while "
        "they average under 3 % over 500 m. The category is length times grade, as Strava has it, never an "
        "official one."
    )
    return Section(
        title="Climbs",
        about=about,
        checks=(
            at_most("climb_length", "length within 8 % of the published one",
                    max(lengths, default=None, key=abs), _LENGTH_GOAL_PERCENT, "%"),
            at_most("climb_gain", "height within 5 % of the published one",
                    max(heights, default=None, key=abs), _GAIN_GOAL_PERCENT, "%"),
        ),
        tables=(Table(title=f"Famous climbs (n = {len(lengths)})", columns=columns, rows=tuple(rows)),),
        notes=(
            *(f"{name}: published figures {source}." for name, *_, source in CLIMBS),
            "Where a climb begins is a convention, so its length is the softer of the two figures.",
        ),
    )  # fmt: skip


def _climb_row(climb: Climb, course: CourseAnalysis, length_m: float, gain_m: float) -> tuple[str, ...]:
    return (
        f"{climb.length_m / 1000:.1f} km, {climb.gain_m:,.0f} m, {climb.mean_grade * 100:.1f} %",
        f"{length_m / 1000:.1f} km, {gain_m:,.0f} m",
        f"{(climb.length_m / length_m - 1) * 100:+.1f} %",
        f"{(climb.gain_m / gain_m - 1) * 100:+.1f} %",
        climb.category or "none",
        _first_dip(course, climb),
    )


def _climb(courses: Mapping[str, Track], file: str, which: int) -> tuple[Climb, CourseAnalysis] | None:
    if file not in courses:
        return None
    course = analyze_course(courses[file], sport=Sport.RIDE)
    hardest = [climb for climb in course.climbs if climb.category == "HC"]
    return (hardest[which], course) if hardest else None


def _first_dip(course: CourseAnalysis, climb: Climb) -> str:
    """Say what is left of a climb when any dip ends it."""
    first = round(climb.start_m / course.step_m)
    last = round((climb.start_m + climb.length_m) / course.step_m)
    length_m, gain_m = longest_rise_m(np.array(course.elevation_m[first : last + 1]), course.step_m)
    return f"{length_m / 1000:.1f} km, {gain_m:,.0f} m"
