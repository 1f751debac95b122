"""From clean columns to an activity: the last step of every reader of activity files."""

from datetime import UTC, datetime

from tools.domain.activity import Activity, ActivitySport, DeviceTotals, Lap
from tools.sources.activity_columns import RecordColumns


def build_activity(
    columns: RecordColumns,
    *,
    started_unix_s: float | None,
    sport: ActivitySport,
    name: str | None,
    device: str | None,
    pauses: tuple[tuple[float, float], ...],
    barometric: bool,
    warnings: tuple[str, ...],
    laps: tuple[Lap, ...] = (),
    totals: DeviceTotals | None = None,
    utc_offset_s: float | None = None,
    indoor: bool = False,
    note: str | None = None,
) -> Activity:
    """Return an activity whose clock begins at 0; `pauses` already count from its first record."""
    values = columns.values
    return Activity(
        sport=sport,
        started_at=None if started_unix_s is None else datetime.fromtimestamp(started_unix_s, UTC),
        name=name,
        device=device,
        time_s=columns.clock_s - columns.clock_s[0],
        distance_m=values["distance_m"],
        elevation_m=values["elevation_m"],
        speed_m_per_s=values["speed_m_per_s"],
        heart_rate_bpm=values["heart_rate_bpm"],
        power_w=values["power_w"],
        cadence_rpm=values["cadence_rpm"],
        lat=values["lat"],
        lon=values["lon"],
        pauses=pauses,
        laps=laps,
        totals=totals or DeviceTotals(),
        barometric=barometric,
        warnings=(*warnings, *columns.warnings),
        utc_offset_s=utc_offset_s,
        indoor=indoor,
        note=note,
    )
