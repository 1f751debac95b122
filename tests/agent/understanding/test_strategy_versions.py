"""Wishes about the versions of a race strategy, and what is none."""

import pytest

from agent.understanding.strategy_versions import VersionWish, read_strategy_versions


@pytest.mark.parametrize(
    ("said", "which"),
    [
        ("go back to v1 of Boston", "boston v1"),
        ("restore the first version of my Berlin plan", "berlin v1"),
        ("Restore version 2 of my Boston Marathon strategy please", "boston marathon v2"),
        ("restore Berlin v2", "berlin v2"),
        ("Use Boston v1 again", "boston v1"),
        ("bring back the old version", "previous"),
        ("go back to the previous version of Tokyo", "tokyo previous"),
        ("revert to v3", "v3"),
        ("Go back to my original strategy for London", "london v1"),
    ],
)
def test_an_old_version_wanted_back(said: str, which: str) -> None:
    wish = read_strategy_versions(said)
    assert wish is not None
    assert (wish.wish, wish.which) == (VersionWish.RESTORE, which)


@pytest.mark.parametrize(
    ("said", "which", "other"),
    [
        ("what changed between v1 and v2", "v1", "v2"),
        ("What changed between v1 and v2 of Boston?", "boston v1", "boston v2"),
        ("compare Boston v1 and v2", "boston v1", "boston v2"),
        ("compare Boston v1 with Boston v3", "boston v1", "boston v3"),
        ("what is different since v1 of Berlin?", "berlin v1", "berlin"),
        ("difference between version 1 and the latest version of Boston", "boston v1", "boston"),
    ],
)
def test_two_versions_to_compare(said: str, which: str, other: str) -> None:
    wish = read_strategy_versions(said)
    assert wish is not None
    assert (wish.wish, wish.which, wish.other) == (VersionWish.COMPARE, which, other)


@pytest.mark.parametrize(
    "said",
    [
        "go back to the previous version of my training plan",
        "go back to version 1 of my rules",
        "how fast should I go back to the start?",
        "Plan my Boston Marathon",
        "use v-neck shirts?",
        "what changed in my week?",
    ],
)
def test_other_wishes_are_none(said: str) -> None:
    assert read_strategy_versions(said) is None


def test_a_bare_version_is_not_named() -> None:
    bare, named = read_strategy_versions("go back to v1"), read_strategy_versions("go back to v1 of Boston")
    assert bare is not None
    assert named is not None
    assert (bare.named, named.named) == (False, True)
