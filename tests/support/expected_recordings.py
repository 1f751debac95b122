"""What becomes of every recording and archive of the shared data when it is imported.

Single files stand in tests/data/activity_corpus.csv; here is what an import makes of them: how many
activities, or the words of the refusal. Courses of other folders stand below where they are more than that.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

_TABLE = Path(__file__).parents[1] / "data" / "activity_corpus.csv"

REFUSED = {
    "monitoring": "is a day's monitoring",
    "settings": "is a device's settings",
    "workout": "is a workout",
    "locations": "is saved locations",
    "one_record": "one single record",
    "no_times": "has a time",
    "course": "is a course",
    "no_points": "has no track points",
    "zip": "like a ZIP archive",
    "hrm": "like an HRM file",
    "pwx": "like a PWX file",
    "kml": "like a KML file",
}
NOT_ACTIVITIES = ("monitoring", "settings", "workout", "locations")
"""Files a device keeps beside its recordings: in an export nobody wants to hear of them."""

# Legs in the files, less the changes between two sports and legs that stand there twice.
_ACTIVITIES = {
    "fit-activity/GoldenCheetah__MultiSport-2019-11-24.fit": 3,
    "fit-activity/Runalyze__Multisession-stop-after-transition.fit": 3,
    "fit-activity/Runalyze__multisport-triathlon-fenix3.fit": 3,
    "fit-activity/fit__triathlon_summary_first.fit": 3,
    "fit-bad/fitdecode__activity-activity-filecrc.fit": 1,
}
# Where what was imported is not what the device summed up, within 1 %.
DIFFERS = {
    "fit-bad/Runalyze__Suunto-Ambit-3-Peak-without-final-lap.fit": "its totals stop before its records",
    "fit-bad/fit__unterminated-strings.fit": "half a minute: its last metres come after the last record",
    "tcx/Runalyze__Swim-without-time_by-Timekiller.tcx": "its records cover 28 of the 36 minutes of its laps",
    "tcx/Runalyze__missing-distances.tcx": "the last records have no distance",
    "tcx/Runalyze__negative-pause.tcx": "cut to a few minutes; its laps tell the whole ride",
    "tcx/gpsbabel__kona2013.tcx": "cut to four seconds; its laps tell the whole ride",
    "tcx/togeojson__bad.tcx": "cut to a few records; its laps tell the whole ride",
    "tcx/togeojson__sample.tcx": "cut to 80 s; its laps tell the whole run",
}
OTHER_FOLDERS = ("derived", "gpx-course", "gpx-edge", "race-courses")
# Of these folders' recordings and GPX files, all but these are courses.
OTHER_RECORDED = (
    "derived/fit-renamed.gpx",
    "derived/truncated-upload.fit",
    "derived/utf16le-bom.gpx",
    "gpx-course/pretty-gpx__marmotte.gpx",
    "gpx-course/race-predictor__eiger_ultra_trail_250.gpx",
    "gpx-edge/FitTrackee__test.gpx",
    "gpx-edge/OpenTracks__legacy_gpx_pause_resume.gpx",
    "gpx-edge/OpenTracks__legacy_gpx_trackpointextensions_incorrect.gpx",
    "gpx-edge/ezGPX__invalid_schema.gpx",
    "gpx-edge/gpsbabel__kalman_dt_zero_in.gpx",
    "gpx-edge/gpx__wikipedia_example.gpx",
    "gpx-edge/gpxgo__graphhopper.gpx.gz",
    "gpx-edge/gpxpod__testFile6Error.gpx",
    "gpx-edge/javastrava-test__hyperdrive.gpx",
    "gpx-edge/jpx__ISSUE-186.gpx",
    "gpx-edge/phpGPX__timezero.gpx",
    "gpx-edge/togeojson__missing_hr.gpx",
    "race-courses/pg_marmotte.gpx.gz",
    "race-courses/pg_utmb.gpx.gz",
    "race-courses/pg_ventoux.gpx.gz",
)
OTHER_REFUSED = {
    "gpx-edge/gpsbabel__GCGCA8_nasty.gpx": "no_points",
    "gpx-edge/gpsbabel__NegElev._tpo.gpx": "no_points",
    "gpx-edge/gpsbabel__lowrance-utf16-test.gpx": "no_points",
    "gpx-edge/gpxpod__testFile7Empty.gpx": "no_points",
    "gpx-edge/gpxpy__unicode.gpx": "no_points",
    "gpx-edge/gpxpy__unicode_with_bom.gpx": "no_points",
    "gpx-edge/gpxpy__unicode_with_bom_noencoding.gpx": "no_points",
    "gpx-edge/graphhopper__no_trk.gpx": "no_points",
    "gpx-edge/graphhopper__no_trkseg.gpx": "no_points",
    "gpx-edge/jpx__ISSUE-78.gpx": "no_points",
    "gpx-edge/strava_py__empty-trkseg.gpx": "no_points",
    "gpx-edge/togeojson__empty_ele.gpx": "one_record",
    "gpx-edge/togeojson__trek_no_rtept.gpx": "no_points",
}
# Archives: each recording in them with its outcome ("read" or a key of REFUSED). The three tracks of one
# archive are one and the same, so that two of them are duplicates.
ARCHIVES: dict[str, dict[str, str]] = {
    "archive/FitTrackee__gpx_test.zip": dict.fromkeys(("test_1.gpx", "test_2.gpx", "test_3.gpx"), "read"),
    "archive/FitTrackee__gpx_test_all_incorrect.zip": {"test_4.gpx": "no_points", "test_5.gpx": "no_points"},
    "archive/FitTrackee__gpx_test_folder.zip": dict.fromkeys(
        ("folder/test_1.gpx", "folder/test_2.gpx", "folder/test_3.gpx"), "read"
    ),
    "archive/FitTrackee__gpx_test_incorrect.zip": {"test_1.gpx": "read", "test_4.gpx": "no_points"},
}
EMPTY_ARCHIVES = {"archive/FitTrackee__gpx_test_no_gpx.zip": "holds no recording"}


@dataclass(frozen=True, slots=True)
class Expected:
    """What an import makes of a file: so many activities, or a refusal (a key of REFUSED).

    `salvaged` says that it is damaged: what stands before that is imported. `differs` says why the totals are
    not the device's.
    """

    file: str
    activities: int
    refused: str | None = None
    salvaged: bool = False
    differs: str | None = None


def expected_recordings() -> tuple[Expected, ...]:
    """Return the outcome of every single file of the folders of recordings, in the order of the table."""
    with _TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(_expected(row) for row in csv.DictReader(lines) if row["outcome"] != "zip")


def _expected(row: dict[str, str]) -> Expected:
    file = row["file"]
    if row["outcome"] != "read":
        return Expected(file, 0, refused=row["outcome"])
    return Expected(
        file,
        _ACTIVITIES.get(file, int(row["legs"])),
        salvaged=bool({"cut", "middle", "checksum"} & set(row["warnings"].split())),
        differs=DIFFERS.get(file),
    )


def expected_of_other_folders(files: list[str]) -> tuple[Expected, ...]:
    """Return the outcome of GPX files and recordings of the other folders, by their names."""
    return tuple(
        Expected(file, 1) if file in OTHER_RECORDED else Expected(file, 0, OTHER_REFUSED.get(file, "course"))
        for file in files
    )
