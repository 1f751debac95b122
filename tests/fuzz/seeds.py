"""Good inputs to spoil: small files of tests/data, and what our own code writes."""

import gzip
import io
import json
import os
import zipfile
from functools import cache
from pathlib import Path

from PIL import Image, features

from tests.support.course_pictures import cat_png, guide_pdf, profile_photo, profile_png
from tests.support.fifty_messages import FIFTY
from tests.support.plan_messages import FORTY as PLAN_MESSAGES
from tests.support.recent_rides import ride_fit
from tests.support.rule_sentences import FORTY as RULES
from tests.support.small_exports import export, ride_tcx

DATA = Path(__file__).parents[1] / "data"
SHARED = Path(__file__).parents[3] / "shared" / "data"
"""Files that are not ours to pass on: more to spoil where they are, and FUZZ_SHARED asks for them."""
LARGEST_SEED = 60_000
MOST_SHARED = 60


def _shared(ending: str) -> list[bytes]:
    found = sorted(SHARED.rglob(f"*.{ending}")) if SHARED.is_dir() and os.environ.get("FUZZ_SHARED") else []
    small = [path for path in found if path.stat().st_size <= LARGEST_SEED]
    return [path.read_bytes() for path in small[:: max(1, len(small) // MOST_SHARED)]]


def _ours(*endings: str) -> list[bytes]:
    return [
        path.read_bytes()[:LARGEST_SEED] for ending in endings for path in sorted(DATA.glob(f"*.{ending}"))
    ]


@cache
def gpx() -> tuple[bytes, ...]:
    return (*_ours("gpx"), *_shared("gpx"))


@cache
def tcx() -> tuple[bytes, ...]:
    course = ride_tcx(1, 120).replace(b"<Activities><Activity", b"<Courses><Course")
    return (ride_tcx(2, 120), course, *_ours("tcx"), *_shared("tcx"))


@cache
def fit() -> tuple[bytes, ...]:
    packed = [gzip.decompress(content) for content in _ours("fit.gz")]
    return (ride_fit(3, 2), *_ours("fit"), *packed, *_shared("fit"))


@cache
def gzipped() -> tuple[bytes, ...]:
    plain = gpx()[0][:4_000]
    return (gzip.compress(plain), gzip.compress(plain) * 2, *_ours("fit.gz"), gzip.compress(b""))


@cache
def zips() -> tuple[bytes, ...]:
    strava, garmin = csv_lists()[0], garmin_lists()[0]
    files = {
        "activities/1.gpx": gpx()[0][:3_000],
        "activities/2.fit.gz": gzipped()[0],
        "activities.csv": strava,
        "DI/x_summarizedActivities.json": garmin,
        "inner.zip": export(2),
        "__MACOSX/._1.gpx": b"",
    }
    return (export(2, named=True), *(_zip(files, how) for how in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)))


def _zip(files: dict[str, bytes], how: int) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", how) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


@cache
def csv_lists() -> tuple[bytes, ...]:
    head = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Filename,Competition"
    rows = [
        f'{n},"Mar 1, 2024, 6:00:00 AM","Ride, {n}",Ride,"a\nb",activities/{n}.fit.gz,1.0' for n in range(4)
    ]
    return (
        "\n".join([head, *rows]).encode(),
        "\n".join(["Aktivitäts-ID,Datum,Name,Art,Notiz,Datei", *rows]).encode(),
    )


@cache
def garmin_lists() -> tuple[bytes, ...]:
    entry = {
        "beginTimestamp": 1.7e12,
        "name": "Run",
        "activityType": "running",
        "description": "x",
        "eventTypeId": 1,
    }
    return (
        json.dumps(
            [{"summarizedActivitiesExport": [entry, entry | {"startTimeGmt": 5, "name": None}]}]
        ).encode(),
    )


@cache
def foreign() -> tuple[bytes, ...]:
    kml = (
        b'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><LineString>'
    )
    kml += b"<coordinates>8.1,47.2,400 8.2,47.3,410</coordinates></LineString></Placemark></Document></kml>"
    ics = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nSUMMARY:Run\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    zwo = b"<workout_file><workout><SteadyState Duration='60' Power='0.8'/></workout></workout_file>"
    erg = b"[COURSE HEADER]\nVERSION=2\nMINUTES WATTS\n[END COURSE HEADER]\n[COURSE DATA]\n0\t100\n"
    pwx = b'<pwx xmlns="http://www.peaksware.com/PWX/1/0"><workout><sample/></workout></pwx>'
    return (
        kml,
        ics,
        zwo,
        erg,
        pwx,
        b"[Params]\nVersion=106\n[HRData]\n100\n",
        b"<html><body>x",
        b'{"a": [1]}',
    )


@cache
def pictures() -> tuple[bytes, ...]:
    small = Image.open(io.BytesIO(profile_png())).convert("RGB").resize((240, 110))
    kinds = {"PNG": {}, "WEBP": {}, "GIF": {}, "JPEG": {"quality": 80, "progressive": True}}
    palette = small.quantize(16)
    photo = Image.open(io.BytesIO(profile_photo()))
    exif = photo.getexif()
    return (
        *(_saved(small, kind, **options) for kind, options in kinds.items()),  # type: ignore[arg-type]
        _saved(palette, "PNG", transparency=3),
        _saved(small.convert("L"), "PNG"),
        _saved(small, "JPEG", exif=exif),
        _saved(small, "WEBP", exif=exif, lossless=True),
    )


@cache
def heic() -> tuple[bytes, ...]:
    """Return boxes as HEIC has them: Pillow writes AVIF, which differs in the brand alone."""
    small = Image.open(io.BytesIO(profile_png())).convert("RGB").resize((240, 110))
    avif = (
        _saved(small, "AVIF", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0") if features.check("avif") else b""
    )
    boxed = avif.replace(b"avif", b"heic").replace(b"avis", b"mif1"), avif.replace(b"avif", b"mif1")
    return (*boxed, b"\0\0\0\x18ftypheic" + bytes(40), *_shared("heic"))


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@cache
def whole_pictures() -> tuple[bytes, ...]:
    return (profile_png(), cat_png(), profile_photo())


@cache
def pdfs() -> tuple[bytes, ...]:
    return (guide_pdf(),)


@cache
def tables() -> tuple[bytes, ...]:
    rows = (
        ("km", "Station", "Cut-off", "Offers"),
        *((f"{6.5 * n:.1f}", f"Hut {n}", f"{8 + n}:30", "water, gels") for n in range(1, 7)),
    )
    laps = (
        ("Lap", "km", "Time", "Pace"),
        *((str(n), "1.00", f"4:{n:02}", f"4:{n:02} /km") for n in range(1, 8)),
    )
    return tuple(
        json.dumps(
            [
                [text, 90 * x, 30 * y, 90 * x + 70, 30 * y + 20]
                for y, row in enumerate(table)
                for x, text in enumerate(row)
            ]
        ).encode()
        for table in (rows, laps)
    )


@cache
def words() -> tuple[bytes, ...]:
    said = [
        *(each.text for each in RULES),
        *(each.text for each in FIFTY),
        *(each.text for each in PLAN_MESSAGES),
    ]
    told = (DATA / "told_sentences.jsonl").read_text(encoding="utf-8").splitlines()[:150]
    return tuple(each.encode() for each in (*said, *(json.loads(line).get("text", line) for line in told)))


@cache
def settings() -> tuple[bytes, ...]:
    lines = (Path(__file__).parents[2] / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [line.removeprefix("# ").removeprefix("#").strip() for line in lines]
    return tuple("\n".join(line for line in named[at:] if "=" in line).encode() for at in (0, 20, 40))


@cache
def tokens() -> tuple[bytes, ...]:
    return (b"owner.c2VjcmV0", b"paceline-owner.qvg_BwoOc4IPAExzzxEbLKTg96HwjKYmaH1NV5dGRYY", b"a.b.c", b".")


@cache
def answers() -> tuple[bytes, ...]:
    """Rows and streams as Strava, intervals.icu, Garmin and Open-Meteo write them."""
    when = "2024-05-01T06:00:00Z"
    strava = {
        "id": 12,
        "name": "Run",
        "start_date": when,
        "sport_type": "Run",
        "distance": 10_000.0,
        "moving_time": 3000,
    }
    strava |= {"elapsed_time": 3100, "total_elevation_gain": 12.5, "utc_offset": 7200.0, "device_watts": True}
    intervals = {
        "id": "i1",
        "start_date": when,
        "type": "Ride",
        "moving_time": 100,
        "distance": 5.0,
        "source": "STRAVA",
    }
    garmin = {"activityId": 7, "startTimeGMT": "2024-05-01 06:00:00", "activityType": {"typeKey": "running"}}
    garmin |= {"duration": 10.0, "distance": 3.0, "calendarDate": "2024-05-01", "value": 48, "weight": 70_000}
    streams = {
        "time": [0, 1, 2],
        "distance": [0, 3, 6],
        "latlng": [[47, 8], [47, 8.1], [47, 8.2]],
        "watts": [1, None, 3],
    }
    typed = [{"type": name, "data": data} for name, data in streams.items()]
    hint = {"object_type": "activity", "object_id": 3, "aspect_type": "create", "owner_id": 9, "updates": {}}
    wellness = {"id": "2024-05-01", "restingHR": 44, "hrv": 60.5, "sleepSecs": 27_000, "weight": 70.1}
    return tuple(
        json.dumps(each).encode() for each in (strava, intervals, garmin, streams, typed, hint, [wellness])
    )


@cache
def tiles() -> tuple[bytes, ...]:
    return (_saved(Image.new("RGB", (512, 512), (1, 134, 160)), "PNG"),)
