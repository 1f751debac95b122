"""What the card of an import or a sync says at each moment."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, ItemFailure, RunStatus, SyncRun
from ui.sync_card import sync_card


def run(status: RunStatus, source: Source = Source.FILE, **changes: Any) -> SyncRun:
    return SyncRun(
        id="run-1",
        source=source,
        asked_by=AskedBy.ATHLETE,
        label="export.zip",
        status=status,
        asked_at=datetime(2026, 5, 1, tzinfo=UTC),
        **changes,
    )


def test_a_run_under_way_counts_every_file_it_has_dealt_with() -> None:
    card = sync_card(run(RunStatus.RUNNING, total=2104, imported=300, duplicates=9, failed=3))
    assert (card["title"], card["progress"]) == ("Importing export.zip", "312 of 2,104 files")
    assert (card["open"], card["can_stop"], card["can_resume"], card["ending"]) == (True, True, False, None)
    assert (card["done"], card["total"], card["failed"]) == (312, 2104, 3)


@pytest.mark.parametrize(
    ("status", "counts", "told"),
    [
        (RunStatus.DONE, {"imported": 5}, "Done: 5 new."),
        (RunStatus.DONE, {"imported": 1200, "duplicates": 1, "failed": 2},
         "Done: 1,200 new, 1 you had already, 2 could not be read."),
        (RunStatus.DONE, {}, "Nothing new since the last time."),
        (RunStatus.STOPPED, {"imported": 4, "total": 10},
         "Stopped: 4 new. 6 are left. Go on when you like; nothing is taken twice."),
        (RunStatus.FAILED, {"imported": 0},
         "Broke off: 0 new. Go on when you like; nothing is taken twice."),
    ],
)  # fmt: skip
def test_the_end_is_told_with_its_counts(status: RunStatus, counts: dict[str, int], told: str) -> None:
    card = sync_card(run(status, **counts))
    assert card["ending"] == told
    assert (card["open"], card["can_stop"]) == (False, False)
    assert card["can_resume"] == (status is not RunStatus.DONE)


def test_failures_and_what_a_service_waits_for_are_passed_on() -> None:
    failure = ItemFailure(file="a.hrm", reason="Export it as TCX.")
    card = sync_card(
        run(RunStatus.RUNNING, Source.GARMIN, total=1, failed=201, failures=(failure,), error="Later.")
    )
    assert card["title"] == "Garmin sync"
    assert card["progress"] == "201 of 1 activity"
    assert (card["failures"], card["more_failures"], card["trouble"]) == (
        [failure.model_dump()],
        200,
        "Later.",
    )
