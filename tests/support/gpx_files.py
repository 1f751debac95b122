"""GPX files written for tests: small ones by hand, and device-style recordings of any length."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import numpy as np

from tools.domain.course import FloatArray

START = datetime(2026, 4, 18, 8, 0, tzinfo=UTC)
METRES_PER_DEGREE = 111_195.0


def gpx(body: str, *, creator: str = "test", version: str = "1.1") -> str:
    """Return a whole file around `body`."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="{version}" creator="{creator}" '
        f'xmlns="http://www.topografix.com/GPX/1/{version[-1]}">{body}</gpx>'
    )


def point(
    lat: float | str, lon: float | str, ele: object = None, time: str | None = None, tag: str = "trkpt"
) -> str:
    """Return one point; what is None is left out."""
    inside = "" if ele is None else f"<ele>{ele}</ele>"
    inside += "" if time is None else f"<time>{time}</time>"
    return f'<{tag} lat="{lat}" lon="{lon}">{inside}</{tag}>'


def track(points: Iterable[str], name: str | None = None) -> str:
    """Return one track of one segment."""
    title = "" if name is None else f"<name>{name}</name>"
    return f"<trk>{title}<trkseg>{''.join(points)}</trkseg></trk>"


def line_points(heights: Iterable[object], *, spacing_m: float = 10.0) -> list[str]:
    """Return points going north from 45 N, 7 E at the given heights."""
    step = spacing_m / METRES_PER_DEGREE
    return [point(f"{45.0 + i * step:.7f}", "7.0", height) for i, height in enumerate(heights)]


def recorded_heights(points: int, seed: int = 7) -> FloatArray:
    """Return a rolling profile with the noise of a recording, in metres."""
    along = np.arange(points) * 3.5
    rolling = 300 + 40 * np.sin(along / 900) + 25 * np.sin(along / 2_300) + 8 * np.sin(along / 410)
    return np.asarray(rolling + np.random.default_rng(seed).normal(0.0, 0.35, points), dtype=np.float64)


def garmin_recording(points: int, *, missing_every: int | None = None) -> bytes:
    """Return a file as Garmin Connect writes it: height, time, temperature, heart rate, cadence a point.

    Every `missing_every`-th point has no height and the one after it no time.
    """
    heights = recorded_heights(points)
    turn = np.arange(points) / 1_400.0
    lat = 45.0 + np.cumsum(np.cos(turn)) * 3.5 / METRES_PER_DEGREE
    lon = 7.0 + np.cumsum(np.sin(turn)) * 3.5 / METRES_PER_DEGREE / np.cos(np.radians(45.0))
    rows = []
    for i in range(points):
        stamp = f"{START + timedelta(seconds=i):%Y-%m-%dT%H:%M:%S}.000Z"
        no_height = missing_every is not None and i % missing_every == missing_every - 1
        no_time = missing_every is not None and i % missing_every == 0 and i > 0
        rows.append(
            f'      <trkpt lat="{lat[i]:.16f}" lon="{lon[i]:.16f}">\n'
            + ("" if no_height else f"        <ele>{heights[i]:.13f}</ele>\n")
            + ("" if no_time else f"        <time>{stamp}</time>\n")
            + "        <extensions>\n          <ns3:TrackPointExtension>\n"
            "            <ns3:atemp>21.0</ns3:atemp>\n"
            f"            <ns3:hr>{140 + i % 20}</ns3:hr>\n"
            f"            <ns3:cad>{84 + i % 6}</ns3:cad>\n"
            "          </ns3:TrackPointExtension>\n        </extensions>\n      </trkpt>\n"
        )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<gpx creator="Garmin Connect" version="1.1"\n'
        '  xmlns:ns3="http://www.garmin.com/xmlschemas/TrackPointExtension/v1"\n'
        '  xmlns="http://www.topografix.com/GPX/1/1">\n  <metadata>\n'
        f"    <time>{START:%Y-%m-%dT%H:%M:%S}.000Z</time>\n  </metadata>\n  <trk>\n"
        "    <name>Long run</name>\n    <type>running</type>\n    <trkseg>\n"
        f"{''.join(rows)}    </trkseg>\n  </trk>\n</gpx>\n"
    ).encode()
