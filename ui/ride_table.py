"""The props of a ride's sections: what to hold where, how fast that is, in which gear."""

from collections.abc import Callable

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.race import UnitSystem
from tools.domain.strategy import RidePlan, RideSection
from tools.domain.wording.ride import COASTING_W, held_power, section_name
from ui.charts import Props

KEY_SECTIONS = 12
"""The longest climbs and the hardest powers shown first (our design choice [D])."""
CLIMB_GRADE = 0.02
EVEN_SHARE = 0.05
"""Where no section's power lies farther from another's, one number says it all (our design choice [D])."""


def ride_table(ride: RidePlan, units: UnitSystem, course: CourseAnalysis | None = None) -> Props:
    """Return every section, which of them matter most, and the totals of the ride.

    With its course the sections of a climb bear the climb's name.
    """
    return {
        "sections": [_row(section, units, course) for section in ride.sections],
        "key_rows": _key_rows(ride.sections),
        "with_gears": any(section.gear for section in ride.sections),
        "place_word": "mile" if units is UnitSystem.IMPERIAL else "km",
        "speed_unit": display.speed_unit(units),
        "facts": [[name, written] for name, written in _totals(ride) if written],
    }


def _row(section: RideSection, units: UnitSystem, course: CourseAnalysis | None) -> Props:
    gear = section.gear if section.gear and section.power_w >= COASTING_W else ""
    return {
        "where": display.stretch(section.start_m, section.end_m, units).split(" ", 1)[1],
        "name": section_name(section, course) if course is not None else section.name,
        "grade": display.grade(section.mean_grade),
        "colour": grade_colour(section.mean_grade),
        "power": held_power(section.power_w).removesuffix(" W"),
        "speed": f"{display.speed_number(section.speed_m_per_s, units):.1f}",
        "gear": f"{gear} · {section.cadence_rpm:.0f} rpm" if gear and section.cadence_rpm else gear,
        "time": display.clock(section.duration_s),
    }


def _key_rows(sections: tuple[RideSection, ...]) -> list[int]:
    """Return the indices of the sections that weigh most: climbs before flats, long before short.

    None of a ride at one power: there is nothing to look up.
    """
    hardest_w, easiest_w = (pick(section.power_w for section in sections) for pick in (max, min))
    if hardest_w - easiest_w <= EVEN_SHARE * hardest_w:
        return []
    weight = [
        section.duration_s * (3.0 if section.mean_grade >= CLIMB_GRADE else 1.0) for section in sections
    ]
    heaviest = sorted(range(len(sections)), key=lambda index: weight[index], reverse=True)
    return sorted(heaviest[:KEY_SECTIONS])


def _totals(ride: RidePlan) -> tuple[tuple[str, str], ...]:
    return (
        ("Normalized power", _written(ride.normalized_power, display.power)),
        ("Average power", _written(ride.average_power, display.power)),
        ("Intensity factor", _written(ride.intensity_factor, lambda value: f"{value:.2f}")),
        ("Training stress", _written(ride.training_stress, lambda value: f"{5 * round(value / 5)}")),
        ("Work", _written(ride.work, lambda value: f"{50 * round(value / 50):,} kJ")),
    )


def _written(finding: Finding, write: Callable[[float], str]) -> str:
    return "" if finding.value is None else write(finding.value)
