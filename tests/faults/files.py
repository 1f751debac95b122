"""Files no two of which are alike: recordings to import, courses to run."""

from datetime import UTC, datetime, timedelta

from tests.support.gpx_files import gpx, line_points, point, track

POINTS = 120
FIRST_RUN = datetime(2026, 3, 1, 6, 0, tzinfo=UTC)


def recording(number: int) -> bytes:
    """Return a run of two minutes that began hours after the one with the number before."""
    began = FIRST_RUN + timedelta(hours=5 * number)
    points = (
        point(
            f"{45 + number / 100 + second * 3e-5:.6f}",
            "7.0",
            300,
            (began + timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
        for second in range(POINTS)
    )
    return gpx(track(points, f"Run {number}")).encode()


def course(number: int) -> bytes:
    """Return a course of a few kilometres that only this number has."""
    heights = [300 + number + at % 40 for at in range(400)]
    return gpx(track(line_points(heights), f"Course {number}")).encode()
