"""Cards of recorded data hold references alone: what is in their props is kept with the conversation."""

from datetime import date

import pytest

from tools.domain.activity import ActivitySport
from tools.domain.dashboard import Period
from tools.domain.profile import ProfileName
from tools.kit.outcome import (
    ShowActivities,
    ShowConnections,
    ShowDashboard,
    ShowProfile,
    ShowRecorded,
    ShowReview,
    ShowSync,
)
from ui.shown_elements import elements_of


@pytest.mark.parametrize(
    ("shown", "element", "props"),
    [
        (
            ShowActivities(
                sport=ActivitySport.RIDE, since=date(2026, 11, 9), until=date(2026, 11, 15), limit=5
            ),
            "ActivityList",
            {"sport": "ride", "since": "2026-11-09", "until": "2026-11-15", "longest": False, "limit": 5},
        ),
        (ShowReview(activity_id="act-1"), "ReviewCard", {"activity_id": "act-1"}),
        (ShowDashboard(period=Period.YEAR), "Dashboard", {"period": "1 year"}),
        (ShowProfile(suggested={ProfileName.FTP_W: 250.0}), "ProfileCard", {"suggested": {"ftp_w": 250.0}}),
        (ShowSync(run_id="run-1"), "SyncCard", {"run_id": "run-1"}),
        (ShowConnections(), "ConnectionsCard", {}),
    ],
)
def test_a_card_of_recorded_data_is_a_reference(
    shown: ShowRecorded, element: str, props: dict[str, object]
) -> None:
    assert elements_of(shown) == [(element, props)]
