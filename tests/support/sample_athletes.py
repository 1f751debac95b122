"""Five athletes as they come to a coach: what each asks for, and what is known of them."""

from datetime import date, timedelta

from tools.domain.athlete import Thresholds
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    History,
    PastSession,
    RacePriority,
    TrainingSport,
)

SUNDAY = date(2026, 11, 22)
RUN, RIDE, TRIATHLON = TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.TRIATHLON
# Weekday, minutes, kilometres, load: 250 minutes and 44 km a week.
USUAL_RUNS = ((1, 50, 9, 45), (2, 45, 8, 40), (4, 50, 9, 45), (6, 105, 18, 95))
KNOWN_RUNNER = Thresholds(threshold_pace_s_per_km=290)


def steady_runner(weeks: int = 12, today: date = SUNDAY) -> History:
    """Return the same week of running so many times, up to the last whole week before today."""
    first = today - timedelta(days=today.weekday() + DAYS_A_WEEK * weeks)
    sessions = tuple(
        PastSession(
            day=first + timedelta(days=DAYS_A_WEEK * week + weekday),
            sport=RUN,
            duration_s=minutes * 60,
            distance_m=km * 1_000,
            load=load,
            intensity_factor=0.7,
        )
        for week in range(weeks)
        for weekday, minutes, km, load in USUAL_RUNS
    )
    return History(sessions=sessions, known_from=first, known_until=today - timedelta(days=1))


def goal(day: date, sport: TrainingSport, distance_m: float, **fields: object) -> GoalRace:
    """Return an A race."""
    about = {"day": day, "priority": RacePriority.A, "name": "Goal", "sport": sport, "distance_m": distance_m}
    return GoalRace.model_validate(about | fields)


def marathoner() -> PlanRequest:
    """Twelve weeks of 250 minutes, the longest run 105 minutes; a marathon twenty weeks away."""
    race = goal(date(2027, 4, 11), RUN, 42_195, goal_time_s=3.75 * 3_600)
    standing = PlanStanding(today=SUNDAY, history=steady_runner(), thresholds=KNOWN_RUNNER)
    return PlanRequest(wish=PlanWish(races=(race,), days_a_week=5), standing=standing)


def runner_who_says() -> PlanRequest:
    """Five hours a week by their own words; sixteen weeks to a marathon."""
    race = goal(date(2027, 4, 11), RUN, 42_195)
    wish = PlanWish(races=(race,), weeks=16, days_a_week=5, weekly_hours_now=5)
    return PlanRequest(wish=wish, standing=PlanStanding(today=SUNDAY))


def beginner() -> PlanRequest:
    """Nothing known; a half marathon in sixteen weeks."""
    race = goal(date(2027, 3, 14), RUN, 21_097.5)
    return PlanRequest(wish=PlanWish(races=(race,)), standing=PlanStanding(today=SUNDAY))


def rider() -> PlanRequest:
    """Six hours a week now, eight to spend; 140 km in twenty-three weeks."""
    race = goal(date(2027, 5, 2), RIDE, 140_000)
    wish = PlanWish(races=(race,), hours_a_week=8, weekly_hours_now=6)
    return PlanRequest(wish=wish, standing=PlanStanding(today=SUNDAY, thresholds=Thresholds(ftp_w=250)))


def triathlete() -> PlanRequest:
    """Six hours a week now, nine to spend; an Olympic triathlon in twenty-nine weeks."""
    race = goal(date(2027, 6, 13), TRIATHLON, 51_500)
    known = Thresholds(ftp_w=230, threshold_pace_s_per_km=280)
    wish = PlanWish(races=(race,), hours_a_week=9, weekly_hours_now=6)
    return PlanRequest(wish=wish, standing=PlanStanding(today=SUNDAY, thresholds=known))
