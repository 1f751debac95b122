"""Whom to name: one wording for a card, a list and an answer."""

from datetime import UTC, datetime

import pytest

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.attribution import attribution, attributions
from tools.domain.provenance import Source


def known(source: Source, device: str | None = None) -> KnownActivity:
    return KnownActivity(
        id=f"act-{source}",
        source=source,
        ai_allowed=True,
        summary=ActivitySummary(sport=ActivitySport.RUN, duration_s=60.0, device=device),
        kept_at=datetime(2026, 4, 13, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("source", "device", "one", "many"),
    [
        (Source.GARMIN, None, "Garmin", ("Garmin",)),
        (Source.GARMIN, "Forerunner 965", "Garmin Forerunner 965", ("Garmin",)),
        (Source.GARMIN, "Garmin Edge 840", "Garmin Edge 840", ("Garmin",)),
        (Source.STRAVA, None, "Powered by Strava", ("Powered by Strava",)),
        (
            Source.STRAVA,
            "Garmin Edge 840",
            "Powered by Strava · Garmin Edge 840",
            ("Garmin", "Powered by Strava"),
        ),
        (Source.STRAVA, "Wahoo ELEMNT", "Powered by Strava", ("Powered by Strava",)),
        (Source.INTERVALS, "Garmin Edge 840", "Garmin Edge 840", ("Garmin",)),
        (Source.FILE, "Garmin Edge 840", "", ()),
    ],
)
def test_a_source_and_a_device_are_named(
    source: Source, device: str | None, one: str, many: tuple[str, ...]
) -> None:
    assert attribution(known(source, device)) == one
    assert attributions([known(source, device)] * 2) == many
