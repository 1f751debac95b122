"""The props of CourseLibrary.jsx: the courses on a page of it, and one of them opened."""

from tools.domain import display
from tools.domain.course import CoursePlaces
from tools.domain.course_library import CourseInLibrary, CoursePage, CourseSection, CourseSummary
from tools.domain.ground.course_map import CourseMap, outline
from tools.domain.ground.course_stretch import measured_stretch
from tools.domain.race import UnitSystem
from tools.domain.wording.course import DIFFICULTY
from ui.charts import Props, course_chart
from ui.tables import instant

ORIGINS = {"gpx": None, "picture": "read from a picture", "distance": "a distance alone"}


def library_page(page: CoursePage, places: dict[str, CoursePlaces], units: UnitSystem) -> Props:
    """Return a page of the list; each course with a small picture of its line where it is known."""
    return {
        "total": page.total,
        "courses": [_row(each, places.get(each.id), units) for each in page.courses],
    }


def opened_course(known: CourseInLibrary, drawn: CourseMap | None, units: UnitSystem) -> Props:
    """Return one course: its map, its profile, its figures, and the stretches kept of it."""
    length_m = display.unit_length_m(units)
    return {
        **_row(known.summary, None, units),
        "map": drawn.model_dump(mode="json") if drawn else None,
        "chart": course_chart(known.course, units) if known.course.elevation_m else None,
        "sections": [_section(known, each, units) for each in known.sections],
        "place_word": "mile" if units is UnitSystem.IMPERIAL else "km",
        "length": round(known.course.distance_m / length_m, 2),
        "climbs": [
            {
                "name": climb.name,
                "start": round(climb.start_m / length_m, 2),
                "end": round(climb.end_m / length_m, 2),
            }
            for climb in known.course.key_segments
            if climb.kind == "climb"
        ],
    }


def _row(summary: CourseSummary, places: CoursePlaces | None, units: UnitSystem) -> Props:
    heights = None if summary.gain_m is None else f"{display.height(summary.gain_m, units)} up"
    difficulty = None if summary.gain_m is None else DIFFICULTY[summary.difficulty]
    facts = (display.distance(summary.distance_m, units), heights, difficulty, ORIGINS[summary.origin])
    return {
        "id": summary.id,
        "title": summary.title,
        "facts": " · ".join(filter(None, facts)),
        "kept_at": instant(summary.kept_at),
        "saved": summary.saved_strategies,
        "kept_sections": summary.sections,
        "outline": outline(places) if places is not None else None,
    }


def _section(known: CourseInLibrary, section: CourseSection, units: UnitSystem) -> Props:
    measure = measured_stretch(known.course, section.start_m, section.end_m)
    facts = [display.short_distance(measure.length_m, units)]
    if measure.gain_m is not None and measure.loss_m is not None and measure.mean_grade is not None:
        facts += [
            f"{display.height(measure.gain_m, units)} up, {display.height(measure.loss_m, units)} down",
            f"{display.grade(measure.mean_grade)} on average",
        ]
    return {
        "id": section.id,
        "name": section.name,
        "where": display.stretch(section.start_m, section.end_m, units),
        "facts": " · ".join(facts),
    }
