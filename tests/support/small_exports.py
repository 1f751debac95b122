"""Rides of ten minutes as TCX files, and exports full of them."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

FIRST_DAY = datetime(2020, 1, 1, 6, tzinfo=UTC)


def ride_tcx(number: int, seconds: int = 600, step_s: int = 10) -> bytes:
    """Return a ride, one a day, unlike any other in its time and its distance."""
    begin = FIRST_DAY + timedelta(days=number)
    points = "".join(
        f"<Trackpoint><Time>{begin + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ}</Time>"
        f"<DistanceMeters>{second * (8 + number % 5):.1f}</DistanceMeters>"
        f"<HeartRateBpm><Value>{120 + second % 20}</Value></HeartRateBpm></Trackpoint>"
        for second in range(0, seconds + 1, step_s)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<TrainingCenterDatabase xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2">'
        f'<Activities><Activity Sport="Biking"><Id>{begin:%Y-%m-%dT%H:%M:%SZ}</Id>'
        f'<Lap StartTime="{begin:%Y-%m-%dT%H:%M:%SZ}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def export(rides: int, *, first: int = 0, named: bool = False) -> bytes:
    """Return an archive of rides; `named` adds Strava's list, which calls them "Ride 0" and so on."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(first, first + rides):
            archive.writestr(f"activities/{number}.tcx", ride_tcx(number))
        if named:
            rows = [f'{number},"day",Ride {number},Ride,,activities/{number}.tcx' for number in range(rides)]
            head = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Filename"
            archive.writestr("activities.csv", "\n".join([head, *rows]))
    return packed.getvalue()
