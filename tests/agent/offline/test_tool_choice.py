"""Which saved strategy a command names."""

import pytest

from agent.offline.intents import Intent
from agent.offline.tool_choice import chosen_calls, compared, named
from agent.offline.turn import OfflineTurn
from tools.domain.race import RaceBrief, Sport


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("open my Boston plan", "Boston"),
        ("Delete my strategy “Your race” v1", "Your race v1"),
        ('open "The saved plan" v12 please', "The saved plan v12"),
        ("delete version 2", "v2"),
        ("open it", "last"),
        ("open them", "last"),
    ],
)
def test_a_name_in_quotes_is_taken_word_for_word(text: str, which: str) -> None:
    assert named(text) == which


@pytest.mark.parametrize(
    ("text", "two"),
    [
        (
            "Compare “Race of the year” v1 with “Race of the year” v2",
            ("Race of the year v1", "Race of the year v2"),
        ),
        ("compare Boston v1 and v2", ("Boston v1", "Boston v2")),
        ("compare v1 with v2", ("v1", "v2")),
        ("compare them", ("previous", "last")),
        ("can you compare the two?", ("previous", "last")),
        ("compare my last two strategies please", ("previous", "last")),
        ("what is the difference between the two plans?", ("previous", "last")),
        ("compare it with Boston", ("last", "Boston")),
    ],
)
def test_two_names(text: str, two: tuple[str, str]) -> None:
    assert compared(text) == two


@pytest.mark.parametrize(
    ("sport", "tools"),
    [(Sport.RUN, ["project_finish"]), (Sport.RIDE, ["explain_kilometre", "project_finish"])],
)
def test_a_ride_under_way_is_compared_with_its_plan(sport: Sport, tools: list[str]) -> None:
    turn = OfflineTurn("", specialist="pacing", brief=RaceBrief(sport=sport), at_m=40_000, elapsed_s=4_500)
    calls = chosen_calls(turn, Intent.PROJECTION, frozenset(("explain_kilometre", "project_finish")))
    assert [name for name, _ in calls] == tools
    assert calls[-1][1] == {"distance_km": 40.0, "elapsed": "1:15:00"}


def test_the_end_of_a_course_is_known_where_no_distance_was_said() -> None:
    turn = OfflineTurn("what about the last 10 km?", specialist="pacing", planned=True, race_m=99_000)
    calls = chosen_calls(turn, Intent.PLACE, frozenset(("explain_kilometre",)))
    assert [arguments["distance_km"] for _, arguments in calls] == [90, 98.9]


@pytest.mark.parametrize(
    ("planned", "tools"), [(True, ["check_gear"]), (False, ["check_gear", "plan_race_pacing"])]
)
def test_a_question_about_one_gear_asks_for_it_first(planned: bool, tools: list[str]) -> None:
    turn = OfflineTurn("is 34x30 enough?", specialist="pacing", planned=planned)
    calls = chosen_calls(turn, Intent.PACING, frozenset(("check_gear", "plan_race_pacing")))
    assert [name for name, _ in calls] == tools
    assert calls[0][1] == {"chainring": 34, "sprocket": 30}
