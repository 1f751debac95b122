"""How a service stands, in words."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from agent.connecting import ServiceState
from tools.domain.provenance import Source
from tools.domain.syncing import Connection, ConnectionStatus
from ui.connections_view import service_view

TODAY = date(2026, 5, 20)


def garmin(**changes: Any) -> ServiceState:
    told = {"status": ConnectionStatus.CONNECTED, "connected_at": datetime(2026, 5, 1, tzinfo=UTC)}
    connection = Connection(source=Source.GARMIN, **told | changes)
    return ServiceState(source=Source.GARMIN, name="Garmin", connection=connection)


def test_a_service_nobody_connected_says_what_it_would_bring() -> None:
    view = service_view(ServiceState(source=Source.GARMIN, name="Garmin"), TODAY)
    assert (view["state"], view["connected"], view["possible"]) == ("not connected", False, True)
    assert "heart rate" in str(view["line"])


def test_a_service_that_is_not_set_up_says_why() -> None:
    view = service_view(ServiceState(source=Source.STRAVA, name="Strava", missing="It needs X."), TODAY)
    assert (view["possible"], view["line"]) == (False, "It needs X.")


def test_the_last_sync_is_said_with_the_account() -> None:
    last = datetime(2026, 5, 19, 4, 5, tzinfo=UTC)
    view = service_view(garmin(last_sync=last, account="anna"), TODAY)
    assert (view["line"], view["last_sync"]) == ("anna · last sync", "2026-05-19T04:05:00Z")
    assert view["last_sync_said"] == "19 May 2026, 04:05 UTC"
    assert (service_view(garmin(), TODAY)["line"], service_view(garmin(), TODAY)["last_sync"]) == (
        "Not synced yet",
        None,
    )


@pytest.mark.parametrize(
    ("days_left", "word"),
    [(15, None), (14, "ends on 3 June"), (0, "ends on 20 May"), (-1, "ended on 19 May")],
)
def test_a_key_that_ends_is_spoken_of_two_weeks_before(days_left: int, word: str | None) -> None:
    warnings = service_view(garmin(key_expires_on=TODAY + timedelta(days=days_left)), TODAY)["warnings"]
    assert isinstance(warnings, list)
    assert len(warnings) == (word is not None)
    assert all(str(word) in warning for warning in warnings)


def test_trouble_is_passed_on() -> None:
    view = service_view(garmin(status=ConnectionStatus.NEEDS_YOU, trouble="Make a new key."), TODAY)
    assert (view["state"], view["warnings"]) == ("needs you", ["Make a new key."])
