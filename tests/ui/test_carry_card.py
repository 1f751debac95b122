"""The card that takes a strategy along: what it offers, what it greys out, and which links it shows."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from agent.sharing import LinkShown
from tools.domain.carrying.carry_plan import carry_plan
from tools.domain.course import CourseAnalysis
from tools.domain.share_link import LinkEnd, LinkState, SharedView, ShareLink
from tools.domain.strategy import RaceStrategy
from tools.formats.carried import NO_DAY, NO_LINE, NO_POWER, Carried, CarryFormat
from ui.carry_card import GROUPS, MOST_ENDED, carry_card

NOW = datetime(2027, 4, 1, tzinfo=UTC)


@pytest.fixture
def carried(course: CourseAnalysis, strategy: RaceStrategy) -> Carried:
    return Carried(carry_plan("Lakeside", 2, strategy, course), strategy, course)


def a_link(state: LinkState, number: int = 1) -> LinkShown:
    revoked = NOW if state is LinkState.TAKEN_BACK else None
    link = ShareLink(
        id=f"{state}-{number}",
        strategy_id="s",
        view=SharedView.PLAN,
        made_at=NOW,
        ends_at=NOW + timedelta(days=30),
        revoked_at=revoked,
    )
    return LinkShown(link, state, "token" if state is LinkState.LIVE else None)


def card_of(carried: Carried, *links: LinkShown, address: str | None = None) -> Any:
    return carry_card("s-1", carried, links, tuple(LinkEnd), address)


def test_every_format_stands_in_one_group() -> None:
    listed = [format for _, formats in GROUPS for format in formats]
    assert sorted(listed) == sorted(CarryFormat)


def test_what_cannot_hold_the_plan_says_why(carried: Carried) -> None:
    card = card_of(carried)
    reasons = {each["format"]: each["why_not"] for group in card["groups"] for each in group["formats"]}
    assert (reasons["gpx"], reasons["ics"], reasons["zwo"]) == (NO_LINE, NO_DAY, NO_POWER)
    assert reasons["pdf"] is None
    assert card["title"] == "Lakeside v2"
    assert "3:30:00" in card["about"]


def test_a_download_names_the_strategy_and_the_format(carried: Carried) -> None:
    (paper, *_) = card_of(carried)["groups"][0]["formats"]
    assert (paper["href"], paper["ending"]) == ("/strategy/s-1/export/pdf", "pdf")


def test_living_links_are_shown_and_of_the_ended_only_the_last(carried: Carried) -> None:
    over = [a_link(LinkState.ENDED, number) for number in range(MOST_ENDED + 2)]
    card = card_of(carried, a_link(LinkState.TAKEN_BACK), *over, a_link(LinkState.LIVE))
    states = [link["state"] for link in card["links"]]
    assert states == ["taken back", "ended", "ended", "live"]
    paths = {link["state"]: (link["path"], link["until"]) for link in card["links"]}
    assert paths["live"] == ("/s/token", "2027-05-01T00:00:00Z")
    assert paths["taken back"] == (None, "2027-04-01T00:00:00Z")


def test_an_end_that_is_not_possible_is_not_offered(carried: Carried) -> None:
    card: Any = carry_card("s-1", carried, (), (LinkEnd.MONTH, LinkEnd.YEAR), "https://coach.example/")
    assert [end["value"] for end in card["ends"]] == ["month", "year"]
    assert card["address"] == "https://coach.example"
