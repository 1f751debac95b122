"""Every recording and archive of the shared data, through the real import: each outcome is the stated one."""

from pathlib import Path

import pytest

from memory.database import Database
from tests.support.coaching import jobs_on
from tests.support.expected_recordings import (
    ARCHIVES,
    EMPTY_ARCHIVES,
    OTHER_FOLDERS,
    REFUSED,
    expected_of_other_folders,
    expected_recordings,
)
from tests.support.shared_data import SHARED_DATA, shared_manifest
from tools.domain.syncing import RunStatus

pytestmark = pytest.mark.corpus

A_COURSE = REFUSED["course"]
GO_NOWHERE = {
    "gpx-edge/gpxpod__testFile4MissingData.gpx",
    "gpx-edge/gpxpod__testFile5RouteMissingData.gpx",
    "gpx-edge/togeojson__unique_trkpt.gpx",
    "gpx-edge/OpenTracks__gpx_timezone.gpx",
}
"""Courses of a single point, or of none that can be read: nothing to keep in a library."""
KNOWN_ALREADY = {
    "fit-activity/fitdecode__Edge810-Vector-2013-08-16-15-35-10.fit",
    "fit-activity/sports-lib__run-6909950168.fit",
    "fit-bad/fitdecode__activity-activity-filecrc.fit",
    "fit-bad/fitdecode__activity-filecrc.fit",
    "fit-bad/fitdecode__activity-settings-corruptheader.fit",
    "fit-bad/fitdecode__activity-settings-nodata.fit",
    "fit-bad/fitdecode__activity-unexpected-eof.fit",
    "fit-other/fitdecode__activity-settings.fit",
    "tcx/sports-lib__swim-6860712481.tcx",
    "gpx-recording/ezGPX__strava_run_1.gpx",
    "gpx-recording/sports-lib__ride-3939576645.gpx",
    "gpx-recording/sports-lib__run-6782987395.gpx",
    "derived/fit-renamed.gpx",
    "derived/utf16le-bom.gpx",
    "race-courses/pg_marmotte.gpx.gz",
    "archive/FitTrackee__gpx_test.zip/test_1.gpx",
    "archive/FitTrackee__gpx_test.zip/test_2.gpx",
    "archive/FitTrackee__gpx_test.zip/test_3.gpx",
    "archive/FitTrackee__gpx_test_folder.zip/folder/test_1.gpx",
    "archive/FitTrackee__gpx_test_folder.zip/folder/test_2.gpx",
    "archive/FitTrackee__gpx_test_folder.zip/folder/test_3.gpx",
    "archive/FitTrackee__gpx_test_incorrect.zip/test_1.gpx",
}
"""Copies, and the same activity in another format or cut short, in the order of the import."""


def stated() -> dict[str, str | None]:
    """Return each file, or file of an archive, with the words it is refused with; None: it is imported."""
    found = (path for folder in OTHER_FOLDERS for path in (SHARED_DATA / folder).rglob("*") if path.is_file())
    others = sorted(str(path.relative_to(SHARED_DATA)) for path in found)
    others = [name for name in others if name.removesuffix(".gz").endswith((".gpx", ".fit", ".tcx"))]
    single = (*expected_recordings(), *expected_of_other_folders(others))
    outcomes = {each.file: REFUSED[each.refused] if each.refused else None for each in single}
    outcomes |= EMPTY_ARCHIVES
    for archive, members in ARCHIVES.items():
        outcomes |= {f"{archive}/{name}": REFUSED.get(outcome) for name, outcome in members.items()}
    return outcomes


async def test_every_file_has_the_stated_outcome_and_a_second_import_adds_nothing(
    database: Database, home: Path, athlete_id: str
) -> None:
    shared_manifest()
    expected = stated()
    single = [name for name in expected if ".zip/" not in name]
    names = tuple(dict.fromkeys([*single, *ARCHIVES]))
    async with jobs_on(database, home) as jobs:
        uploads = jobs.house.uploads.for_athlete(athlete_id)
        kept = [await uploads.receive_file(Path(name).name, "", SHARED_DATA / name) for name in names]
        desk = jobs.desk(athlete_id)
        first = await desk.import_uploads(tuple(upload.id for upload in kept), names)
        await jobs.work_off()
        first = await desk.run(first.id)
        assert (first.status, first.total) == (RunStatus.DONE, len(expected))
        reasons = {failure.file: failure.reason for failure in await desk.failures(first.id)}
        refused = {name for name, refusal in expected.items() if refusal}
        courses = {name for name in refused - GO_NOWHERE if A_COURSE in (expected[name] or "")}
        assert set(reasons) == refused - courses
        assert await _kept_as_courses(database, first.id) == courses
        assert first.courses == len(courses)
        wrong = {name: reason for name, reason in reasons.items() if (expected[name] or "") not in reason}
        assert wrong == {}
        there = await jobs.house.activities.for_owner(athlete_id).activities()
        second = await desk.import_uploads(tuple(upload.id for upload in kept), names)
        await jobs.work_off()
        second = await desk.run(second.id)
        assert (second.imported, second.duplicates) == (0, first.imported + first.duplicates)
        assert await jobs.house.activities.for_owner(athlete_id).activities() == there
        twins = await database.rows(
            "select item from sync_item where run_id = %(run_id)s and outcome = 'duplicate'", run_id=first.id
        )
    assert {row["item"] for row in twins} == KNOWN_ALREADY
    assert (first.imported, first.duplicates) == (106, len(KNOWN_ALREADY))
    # A multisport file holds several.
    assert len(there) == 116


async def _kept_as_courses(database: Database, run_id: str) -> set[str]:
    kept = "select item from sync_item where run_id = %(run_id)s and outcome = 'course'"
    return {row["item"] for row in await database.rows(kept, run_id=run_id)}
