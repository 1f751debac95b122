"""Which saved strategy an athlete means."""

from datetime import UTC, datetime

import pytest

from tools.domain.proposal import SavedStrategySummary
from tools.kit.choosing import chosen, chosen_pair
from tools.kit.errors import NotFound


def saved(name: str, version: int) -> SavedStrategySummary:
    return SavedStrategySummary(
        id=f"{name}-{version}",
        name=name,
        version=version,
        race_name=f"{name} Marathon",
        distance_m=42_195,
        goal_time_s=12_600,
        saved_at=datetime(2026, 11, version, tzinfo=UTC),
    )


HISTORY = (saved("Berlin", 2), saved("Boston", 1), saved("Berlin", 1))


@pytest.mark.parametrize(
    ("which", "found"),
    [
        ("last", "Berlin-2"),
        ("previous", "Boston-1"),
        ("berlin", "Berlin-2"),
        ("“Berlin v1”", "Berlin-1"),
        ("Berlin v1", "Berlin-1"),
        ("v2", "Berlin-2"),
        ("Boston-1", "Boston-1"),
        ("boston marathon", "Boston-1"),
    ],
)
def test_a_strategy_is_found_as_people_name_it(which: str, found: str) -> None:
    assert chosen(HISTORY, which).id == found


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(NotFound, match="“Berlin” v2, “Boston” v1"):
        chosen(HISTORY, "Tokyo")


def test_nothing_saved_says_how_to_save() -> None:
    with pytest.raises(NotFound, match="click Save"):
        chosen((), "last")


def test_one_strategy_has_nothing_before_it() -> None:
    with pytest.raises(NotFound, match="only “Berlin” v2"):
        chosen(HISTORY[:1], "previous")


@pytest.mark.parametrize(
    ("which", "found"),
    [("berlin marathon v1", "Berlin-1"), ("boston previous", None), ("berlin previous", "Berlin-1")],
)
def test_a_version_is_found_by_the_races_name_too(which: str, found: str | None) -> None:
    if found is None:
        with pytest.raises(NotFound, match="only “Boston” v1"):
            chosen(HISTORY, which)
    else:
        assert chosen(HISTORY, which).id == found


def test_a_version_that_was_never_saved_says_which_were() -> None:
    with pytest.raises(NotFound, match=r"“Berlin” has no v9\. Saved are: v2, v1"):
        chosen(HISTORY, "berlin marathon v9")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("v1", "v2", ("Berlin-1", "Berlin-2")),
        ("v2", "v1", ("Berlin-1", "Berlin-2")),
        ("boston", "berlin", ("Boston-1", "Berlin-2")),
        ("Berlin v2", "Berlin v1", ("Berlin-1", "Berlin-2")),
    ],
)
def test_two_versions_alone_are_of_one_name_and_in_order(
    one: str, other: str, found: tuple[str, str]
) -> None:
    assert tuple(each.id for each in chosen_pair(HISTORY, one, other)) == found
