"""What the review's card draws: lines over time and laps, in the athlete's units."""

from tools.domain import display
from tools.domain.activity import ActivitySport
from tools.domain.feedback import ChartLap, ChartSeries, WorkoutChart
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT, METRES_PER_MILE
from ui.activity_list import ON_FOOT
from ui.charts import Props

DRAWN = ("power", "heart rate", "pace", "speed", "elevation")
FEWEST_LAPS = 2
FLAT_M = 5.0
"""Heights that differ by less are not drawn (our design choice [D])."""


def chart_props(chart: WorkoutChart, units: UnitSystem) -> Props | None:
    """Return the lines of a workout over its time; None where there is nothing to draw."""
    series = [
        _line(line, units)
        for name in DRAWN
        for line in chart.series
        if line.name == name and not _is_flat(line)
    ]
    if len(chart.time_s) < 2 or not series:
        return None
    length_m = display.unit_length_m(units)
    return {
        "time": list(chart.time_s),
        "distance": [None if at is None else round(at / length_m, 2) for at in chart.distance_m],
        "distance_unit": "mi" if units is UnitSystem.IMPERIAL else "km",
        "series": series,
        "laps": [round(lap.start_s, 1) for lap in chart.laps] if len(chart.laps) >= FEWEST_LAPS else [],
    }


def _is_flat(line: ChartSeries) -> bool:
    """Tell whether heights are those of a trainer or a track: there is nothing to see."""
    known = [value for value in line.values if value is not None]
    return line.name == "elevation" and (not known or max(known) - min(known) < FLAT_M)


def _line(line: ChartSeries, units: UnitSystem) -> Props:
    imperial = units is UnitSystem.IMPERIAL
    factor, unit, decimals = 1.0, line.unit, 0
    if line.name == "pace":
        factor, unit = (METRES_PER_MILE / 1000.0 if imperial else 1.0), display.pace_unit(units)
    elif line.name == "speed":
        factor, unit, decimals = (1000.0 / METRES_PER_MILE if imperial else 1.0), display.speed_unit(units), 1
    elif line.name == "elevation" and imperial:
        factor, unit = 1.0 / METRES_PER_FOOT, "ft"
    return {
        "name": line.name,
        "unit": unit,
        "values": [None if value is None else round(value * factor, decimals) for value in line.values],
    }


def lap_table(chart: WorkoutChart, sport: ActivitySport, units: UnitSystem) -> Props | None:
    """Return the laps as rows of at most six columns; None with fewer than two laps."""
    laps = chart.laps
    if len(laps) < FEWEST_LAPS:
        return None
    rate_unit = display.pace_unit(units) if sport in ON_FOOT else display.speed_unit(units)
    if sport is ActivitySport.SWIM:
        rate_unit = "/100 m"
    rows = [[str(at + 1), *_lap_row(lap, sport, units)] for at, lap in enumerate(laps)]
    columns = ["", "time", "mi" if units is UnitSystem.IMPERIAL else "km", rate_unit, "W", "bpm"]
    kept = [at for at in range(len(columns)) if at < 2 or any(row[at] for row in rows)]
    return {"columns": [columns[at] for at in kept], "rows": [[row[at] for at in kept] for row in rows]}


def _lap_row(lap: ChartLap, sport: ActivitySport, units: UnitSystem) -> list[str]:
    far, length_m = lap.distance_m, display.unit_length_m(units)
    return [
        display.clock(lap.duration_s),
        f"{far / length_m:.2f}" if far else "",
        _rate(far, lap.duration_s, sport, units) if far and lap.duration_s else "",
        "" if lap.average_power_w is None else f"{lap.average_power_w:.0f}",
        "" if lap.average_heart_rate_bpm is None else f"{lap.average_heart_rate_bpm:.0f}",
    ]


def _rate(far_m: float, duration_s: float, sport: ActivitySport, units: UnitSystem) -> str:
    """Write how fast a lap was, without the unit its column bears."""
    if sport is ActivitySport.SWIM:
        return display.clock(100.0 * duration_s / far_m)
    if sport in ON_FOOT:
        return display.pace_number(duration_s / far_m, units)
    return f"{display.speed_number(far_m / duration_s, units):.1f}"
