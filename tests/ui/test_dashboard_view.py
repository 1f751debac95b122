"""The dashboard's props: what a screen can show, and nothing a browser cannot read."""

import json

import pytest

from tests.support.histories import TODAY, daily_history, days_ago, easy_run, mornings
from tools.domain.dashboard import Period
from tools.domain.race import UnitSystem
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.form_dashboard import build_dashboard
from ui.dashboard_view import MOST_DAYS, MOST_WEEKS, dashboard_view

YEARS = daily_history(1_500)
PROFILE = build_profile(YEARS, (), mornings(30), TODAY)


def view(period: Period, units: UnitSystem = UnitSystem.METRIC) -> dict:  # type: ignore[type-arg]
    return dashboard_view(build_dashboard(YEARS, PROFILE, period, TODAY, None), units)


@pytest.mark.parametrize("period", Period)
def test_props_are_small_and_plain(period: Period) -> None:
    props = view(period)
    assert json.loads(json.dumps(props, allow_nan=False)) == props
    assert len(props["load"]) <= MOST_DAYS
    assert len(props["weeks"]) <= MOST_WEEKS
    assert len(json.dumps(props)) < 60_000


def test_a_thinned_curve_ends_today_and_keeps_the_load() -> None:
    dashboard = build_dashboard(YEARS, PROFILE, Period.ALL, TODAY, None)
    load = view(Period.ALL)["load"]
    assert load[-1][0] == TODAY.isoformat()
    assert load[-1][2] == round(dashboard.load_curve[-1].fitness, 1)
    stride = 1_500 / len(load)
    assert sum(day[1] for day in load) * stride == pytest.approx(
        sum(day.load for day in dashboard.load_curve), rel=0.02
    )


def test_weeks_together_are_means() -> None:
    props = view(Period.ALL)
    assert props["weeks_together"] == 4
    hours = sum(hours for week in props["weeks"][1:-1] for _, hours, _ in week["sports"]) / (
        len(props["weeks"]) - 2
    )
    one = view(Period.YEAR)
    alone = sum(hours for week in one["weeks"][1:-1] for _, hours, _ in week["sports"]) / (
        len(one["weeks"]) - 2
    )
    assert hours == pytest.approx(alone, rel=0.1)


def test_distances_and_paces_are_in_the_athletes_units() -> None:
    metric, imperial = view(Period.WEEKS_4), view(Period.WEEKS_4, UnitSystem.IMPERIAL)
    assert (metric["distance_unit"], imperial["distance_unit"]) == ("km", "mi")
    assert imperial["pace"][0][1] == pytest.approx(metric["pace"][0][1] * 1.609344, abs=0.1)


def test_zones_are_shares_of_what_is_known() -> None:
    for zones in view(Period.WEEKS_12)["zones"]:
        assert sum(row["share"] for row in zones["rows"]) == pytest.approx(1, abs=0.001)
        assert zones["rows"][0]["range"].startswith("below")


def test_an_unknown_form_says_why_and_an_empty_history_what_to_do() -> None:
    one = build_dashboard([easy_run(days_ago(2))], PROFILE, Period.WEEKS_4, TODAY, None)
    number = dashboard_view(one, UnitSystem.METRIC)["numbers"][0]  # type: ignore[index]
    assert number["value"] == "–"
    assert "1 days of history" in number["meaning"] or "unreliable" in number["meaning"]
    empty = dashboard_view(build_dashboard((), PROFILE, Period.WEEKS_4, TODAY, None), UnitSystem.METRIC)
    assert "drop a recording" in str(empty["empty"])
