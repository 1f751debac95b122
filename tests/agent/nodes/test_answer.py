"""What is asked for after a first plan, once, and only what would change it."""

import pytest

from agent.nodes.answer import question
from tools.domain.race import PowerEffort, RaceBrief, RaceResult, Sport

RIDE = RaceBrief(sport=Sport.RIDE, distance_m=100_000)


@pytest.mark.parametrize(
    ("brief", "asked"),
    [
        (RaceBrief(distance_m=42_195), "your goal time, your weight and the race date"),
        (
            RaceBrief(recent_result=RaceResult(distance_m=10_000, time_s=2_500)),
            "your weight and the race date",
        ),
        (RIDE, "your FTP or a goal time, what you and the bike weigh together and the race date"),
        (RIDE.with_changes(ftp_w=250), "what you and the bike weigh together and the race date"),
        (RIDE.with_changes(goal_time_s=14_400, weight_kg=75), "the race date"),
        (
            RIDE.with_changes(recent_result=RaceResult(distance_m=10_000, time_s=2_500), system_mass_kg=83),
            "your FTP or a goal time and the race date",
        ),
        (
            RIDE.with_changes(power_efforts=(PowerEffort(power_w=300, duration_s=1_200),), system_mass_kg=83),
            "the race date",
        ),
    ],
)
def test_what_is_asked_for(brief: RaceBrief, asked: str) -> None:
    (sentence,) = question(brief)
    assert sentence.startswith(f"Tell me {asked}, and I will p")


def test_nothing_is_asked_when_all_is_known() -> None:
    known = {"ftp_w": 250, "system_mass_kg": 83, "race_date": "2027-06-20"}
    assert question(RIDE.with_changes(**known)) == []
