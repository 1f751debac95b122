"""When a link ends."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tools.domain.share_link import LinkEnd, LinkState, SharedView, ShareLink, end_of

NOW = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)


def a_link(**changed: object) -> ShareLink:
    told = {"id": "1", "strategy_id": "s", "view": SharedView.PLAN, "made_at": NOW, "ends_at": NOW}
    return ShareLink.model_validate(told | changed)


@pytest.mark.parametrize(("end", "days"), [(LinkEnd.MONTH, 30), (LinkEnd.YEAR, 365)])
def test_a_span_counts_from_now_whatever_the_race(end: LinkEnd, days: int) -> None:
    assert end_of(end, NOW, None) == end_of(end, NOW, date(2020, 1, 1)) == NOW + timedelta(days=days)


def test_a_week_after_the_race_is_a_week_after_its_day_everywhere_on_earth() -> None:
    ends_at = end_of(LinkEnd.AFTER_RACE, NOW, date(2027, 4, 18))
    assert ends_at == datetime(2027, 4, 26, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("race_day", [None, date(2027, 3, 20), date.max])
def test_a_race_that_is_over_or_of_no_day_ends_nothing(race_day: date | None) -> None:
    assert end_of(LinkEnd.AFTER_RACE, NOW, race_day) is None


def test_a_race_just_over_can_still_be_shared() -> None:
    ends_at = end_of(LinkEnd.AFTER_RACE, NOW, date(2027, 3, 28))
    assert ends_at is not None
    assert NOW < ends_at < NOW + timedelta(days=7)


def test_a_link_lives_until_its_end_or_until_it_is_taken_back() -> None:
    link = a_link(ends_at=NOW + timedelta(seconds=1))
    assert link.state(NOW) is LinkState.LIVE
    assert link.state(NOW + timedelta(seconds=1)) is LinkState.ENDED
    assert a_link(revoked_at=NOW).state(NOW - timedelta(days=1)) is LinkState.TAKEN_BACK
