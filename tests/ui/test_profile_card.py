"""The profile card's props: every value, how it is typed, and who said it."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.support.histories import TODAY, daily_history, days_ago, easy_run
from tools.domain.activity_summary import WellnessDay
from tools.domain.profile import Correction, ProfileName
from tools.domain.race import UnitSystem
from tools.domain.training.athlete_profile import build_profile
from ui.profile_card import profile_card, typed

HISTORY = (*daily_history(100), easy_run(days_ago(20), 21.2, 280, race=True, name="Town “half”"))


def card(units: UnitSystem = UnitSystem.METRIC, **said: float | None) -> dict:  # type: ignore[type-arg]
    corrections = [
        Correction(
            name=ProfileName(name), value=value, note="in the lab", said_at=datetime(2026, 11, 2, tzinfo=UTC)
        )
        for name, value in said.items()
    ]
    return profile_card(build_profile(HISTORY, corrections, (), TODAY), units)


def row(props: dict, name: ProfileName) -> dict:  # type: ignore[type-arg]
    return next(each for group in props["groups"] for each in group["rows"] if each["name"] == name.value)


def test_every_value_has_one_row_and_the_browser_can_read_it() -> None:
    props = card()
    assert json.loads(json.dumps(props, allow_nan=False)) == props
    names = [each["name"] for group in props["groups"] for each in group["rows"]]
    assert sorted(names) == sorted(name.value for name in ProfileName)


def test_an_estimate_says_what_stands_behind_it() -> None:
    ftp = row(card(), ProfileName.FTP_W)
    assert ftp["value"].endswith(" W")
    assert ftp["range"]
    assert ftp["as_of"]
    assert ftp["confidence"] in ("low", "medium", "high")
    assert ftp["because"]
    assert not ftp["corrected"]


def test_a_correction_shows_beside_the_estimate() -> None:
    before, after = row(card(), ProfileName.FTP_W), row(card(ftp_w=300.0), ProfileName.FTP_W)
    assert (after["value"], after["raw"], after["corrected"]) == ("300 W", 300, True)
    assert after["estimate"] == before["value"]
    assert (after["note"], after["said_on"]) == ("in the lab", "2 November 2026")


def test_a_value_called_unknown_has_a_reason() -> None:
    ftp = row(card(ftp_w=None), ProfileName.FTP_W)
    assert (ftp["value"], ftp["reason"]) == (None, "you said that my estimate is wrong")


@pytest.mark.parametrize("units", UnitSystem)
@pytest.mark.parametrize("name", ProfileName)
def test_what_is_typed_can_be_turned_back(name: ProfileName, units: UnitSystem) -> None:
    entry = typed(name, units)
    assert entry["kind"] in ("number", "pace", "speed as pace")
    assert entry["factor"] > 0  # type: ignore[operator]
    assert entry["low"] < entry["high"]  # type: ignore[operator]


def test_a_mile_is_typed_as_a_mile() -> None:
    assert typed(ProfileName.WEEKLY_RUN_KM, UnitSystem.IMPERIAL)["factor"] == pytest.approx(1.609344)
    pace = typed(ProfileName.THRESHOLD_PACE_S_PER_KM, UnitSystem.IMPERIAL)
    assert 480 * pace["factor"] == pytest.approx(480 / 1.609344)  # type: ignore[operator]


def test_races_are_listed_with_why() -> None:
    (race,) = card()["races"]
    assert race["name"] == "“Town 'half'”"
    assert race["what"] == "half marathon"
    assert "marked as a race" in race["why"]


def test_mornings_stand_with_their_day_and_what_is_usual() -> None:
    mornings = [
        WellnessDay(day=TODAY - timedelta(days=ago), hrv_ms=60.0 + ago, weight_kg=71.4 if ago == 1 else None)
        for ago in range(20)
    ]
    card = profile_card(build_profile((), (), mornings, TODAY), UnitSystem.METRIC)
    told: Any = card["mornings"]
    assert [each["label"] for each in told] == ["HRV", "Body weight"]
    assert told[0]["value"] == "60 ms"
    assert [median["value"] for median in told[0]["medians"]] == ["63 ms", "70 ms"]
    assert told[1]["medians"][0]["value"] == "needs 4 mornings, has 1"
    assert profile_card(build_profile((), (), (), TODAY), UnitSystem.METRIC)["mornings"] == []
