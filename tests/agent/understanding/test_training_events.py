"""What happened to an athlete, as they say it."""

from datetime import date
from typing import Any

import pytest

from agent.understanding.relief import relief
from agent.understanding.training_asked import PlanAsked, about_training_plan
from agent.understanding.training_events import read_event

TODAY = date(2026, 11, 21)  # a Saturday


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("I skipped my intervals on Tuesday", {"event": "missed", "first": "2026-11-17"}),
        ("I had to skip three sessions", {"event": "missed"}),
        ("I am ill since Thursday", {"event": "ill", "first": "2026-11-19", "fever": False}),
        ("I think I have the flu", {"event": "ill", "first": "2026-11-21", "fever": True}),
        (
            "my left calf is sore when I run fast",
            {"event": "hurt", "body_part": "calf", "trigger": "fast running"},
        ),
        ("pain in my achilles", {"event": "hurt", "body_part": "achilles"}),
        (
            "I'm away from 3 to 5 December without my bike",
            {"event": "away", "possible": ["run", "swim", "strength"]},
        ),
        ("I'm travelling next week, no training possible", {"event": "away", "first": "2026-11-23"}),
        ("fit the plan to my new rules", {"event": "rules_changed"}),
        ("the marathon has been called off", {"event": "race_gone"}),
        ("I won't run the race on 17 January", {"event": "race_gone", "first": "2027-01-17"}),
        ("add a half marathon race on 7 February", {"event": "new_race"}),
    ],
)
def test_an_event_is_read(text: str, event: dict[str, Any]) -> None:
    assert about_training_plan(text) is PlanAsked.EVENT
    found = read_event(text, TODAY)
    assert found is not None
    assert event.items() <= found.items()


@pytest.mark.parametrize(
    "text",
    [
        "gels make me sick",
        "I feel sick after gels at km 30",
        "it will be cold on race day",
        "I'm sick of gels",
        "it hurts at km 30",
        "what should I do when it hurts",
        "I ran a half marathon last year",
        "how do I not miss my goal",
        "I missed my goal in my last race",
    ],
)
def test_what_only_sounds_like_an_event_is_none(text: str) -> None:
    assert read_event(text, TODAY) is None, text


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("I have a fever", "propose_plan_version"),
        ("my calf hurts", "propose_plan_version"),
        ("no rides on Sunday, my knee hurts downhill", "propose_rules"),
        ("I have chest pain and a fever", None),
        ("I fainted on my run", None),
        ("I have a fever and my pee is brown", None),
        ("I'm pregnant, no rides on Sunday", None),
        ("I have palpitations", None),
        ("I want to take ibuprofen, my knee hurts", None),
    ],
)
def test_only_what_takes_training_away_follows_an_urgent_sentence(text: str, tool: str | None) -> None:
    found = relief(text, TODAY)
    assert (found[0] if found else None) == tool


def test_a_relief_never_adds_training() -> None:
    for text in (
        "I have a fever, build me a plan",
        "my calf hurts, add a run on Monday",
        "I have the flu, undo that",
    ):
        found = relief(text, TODAY)
        assert found is not None
        assert found[0] == "propose_plan_version"
        assert found[1]["event"]["event"] in ("ill", "hurt")
        assert found[1].keys() == {"event"}


def test_a_station_called_off_is_no_race_called_off() -> None:
    assert read_event("The aid station at 18 km has been cancelled", TODAY) is None
