"""What is kept from a model is said, with where its owner sees it."""

import pytest

from tools.domain.wording.withheld import Where, withheld_fact


def test_nothing_withheld_needs_no_word() -> None:
    assert all(withheld_fact(0, where) is None for where in Where)


@pytest.mark.parametrize(
    ("where", "seen"),
    [
        (Where.LIST, "The card below shows them to you."),
        (Where.DASHBOARD, "The dashboard below counts them for your eyes."),
        (Where.PROFILE, "The card below goes by them, for your eyes."),
        (Where.REVIEW, "Ask for your activities, and their list shows them to you."),
    ],
)
def test_the_sentence_is_true_where_it_stands(where: Where, seen: str) -> None:
    said = withheld_fact(2, where) or ""
    assert said.startswith("2 activities from Strava are not counted here: Strava's rules keep them from me.")
    assert said.endswith(seen)


def test_one_is_one() -> None:
    assert (withheld_fact(1, Where.LIST) or "").endswith(
        "rules keep it from me. The card below shows it to you."
    )


def test_beside_a_list_of_some_days_no_number_of_all_days_is_said() -> None:
    said = withheld_fact(312, Where.DAYS) or ""
    assert "312" not in said
    assert said.endswith("The card below shows you those of these days.")
