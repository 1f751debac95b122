"""What a service needs is said in time: two weeks before its key ends, and what to do after."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest

from tools.domain.provenance import Source
from tools.domain.syncing import Connection, ConnectionStatus
from tools.domain.wording.syncing import connection_fact, connection_warnings, key_warning, moment

TODAY = date(2026, 5, 20)


def garmin(**changes: Any) -> Connection:
    told = {"status": ConnectionStatus.CONNECTED, "connected_at": datetime(2026, 5, 1, tzinfo=UTC)}
    return Connection(source=Source.GARMIN, **told | changes)


@pytest.mark.parametrize(
    ("days_left", "word"),
    [
        (15, None),
        (14, "key ends on 3 June 2026."),
        (0, "key ends on 20 May 2026."),
        (-1, "key ended on 19 May 2026"),
    ],
)
def test_a_key_is_spoken_of_from_two_weeks_before_its_end(days_left: int, word: str | None) -> None:
    connection = garmin(key_expires_on=TODAY + timedelta(days=days_left))
    said = connection_fact(connection, TODAY)
    assert said.startswith("Garmin: not synced yet.")
    assert ("key" in said) == (word is not None)
    assert (word or "") in said
    assert connection_warnings(connection, TODAY) == tuple(filter(None, (key_warning(connection, TODAY),)))


def test_after_its_end_it_is_said_what_to_do() -> None:
    said = key_warning(garmin(key_expires_on=TODAY - timedelta(days=1)), TODAY) or ""
    assert said.endswith(
        "so nothing new comes in. Make a new one at Garmin and connect it under Connections."
    )


def test_trouble_comes_before_the_key() -> None:
    troubled = garmin(status=ConnectionStatus.NEEDS_YOU, trouble="Make a new key.", key_expires_on=TODAY)
    assert connection_warnings(troubled, TODAY)[0] == "Make a new key."
    assert "It needs you: Make a new key." in connection_fact(troubled, TODAY)


def test_a_moment_is_told_in_utc_whatever_clock_it_came_by() -> None:
    local = datetime(2026, 5, 20, 1, 5, tzinfo=timezone(timedelta(hours=2)))
    assert moment(local) == "19 May 2026, 23:05 UTC"
