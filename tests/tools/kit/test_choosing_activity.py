"""Which activity is meant."""

from datetime import date

import pytest

from tests.support.histories import known
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.kit.choosing_activity import chosen_activity
from tools.kit.errors import NotFound

RIDE, RUN = ActivitySport.RIDE, ActivitySport.RUN
HISTORY = (
    known(date(2026, 11, 20), RUN, 30, identity="a1", name="Shake-out"),
    known(date(2026, 11, 18), RIDE, 20, identity="a2", name="To work"),
    known(date(2026, 11, 18), RIDE, 90, identity="a3", name="Club ride"),
    known(date(2026, 11, 15), RUN, 100, identity="a4", name="Long run"),
)


@pytest.mark.parametrize(
    ("which", "sport", "found"),
    [
        ("last", None, "a1"),
        ("", RIDE, "a2"),
        ("ride", None, "a2"),
        ("2026-11-18", None, "a3"),
        ("2026-11-15", RUN, "a4"),
        ("a4", RIDE, "a4"),
        ("“club”", None, "a3"),
        ("Latest", RUN, "a1"),
    ],
)
def test_an_activity_is_found(which: str, sport: ActivitySport | None, found: str) -> None:
    assert chosen_activity(HISTORY, which, sport).id == found


@pytest.mark.parametrize(
    ("history", "which", "sport", "sentence"),
    [
        ((), "last", None, "no recorded activity of yours yet"),
        (HISTORY, "last", ActivitySport.SWIM, "I have no swim of yours yet"),
        (HISTORY, "2026-11-15", RIDE, "no ride of yours on 15 November 2026. Your last ride .* 18 November"),
        (
            HISTORY,
            "Alpe d'Huez",
            None,
            "no activity called “Alpe d'Huez”.*The newest is: 20 November 2026, run",
        ),
    ],
)
def test_what_is_not_there_is_said(
    history: tuple[KnownActivity, ...], which: str, sport: ActivitySport | None, sentence: str
) -> None:
    with pytest.raises(NotFound, match=sentence):
        chosen_activity(history, which, sport)
