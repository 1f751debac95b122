"""How much a week should have: its time, its long sessions, and what its growth allows."""

from tools.domain.planning.growth import Growth
from tools.domain.planning.periodisation import WeekOutline
from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_course import Course, done_in_week
from tools.domain.planning.plan_races import race_effort
from tools.domain.planning.week_lengths import longest_goal_s
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.training.training_plan import PlanPhase, RacePriority, TrainingSport

LONG_GROWTH = 1.1  # of the long session from one heavier week to the next: our design choice [D]
LIGHT_SHARE = 0.88  # of a recovery week's time; L6 bounds its load by a fifth less
LIGHT_LONG_SHARE = 0.7
LONGEST_RUN_OF_TRIATHLON_S, SHARE_OF_TRIATHLON = 140 * 60.0, 0.52  # of the time of the race
TAPER_LONG_SHARE = 0.6
RACE_WEEK_SHARE = 0.7  # of a week with a B race, beside the race
MOST_GROWTH = ((8, 1.25), (14, 1.45), (99, 1.6))  # of the weekly time over a plan of so many weeks
SHORT_RACE_S, SHARE_FOR_A_SHORT_RACE = 75 * 60.0, 0.7  # a short race asks for less growth
# A week of so much grows by little more: our design choice [D].
FULL_WEEK_S = {TrainingSport.RUN: 9 * 3600.0, TrainingSport.RIDE: 14 * 3600.0, TrainingSport.SWIM: 8 * 3600.0}
FULL_WEEK_OF_TRIATHLON_S, GROWTH_OF_A_FULL_WEEK = 15 * 3600.0, 1.1
LONG_GOAL_BY = 0.9  # of the way to the race
MORE_FOR_A_NOVICE, SMALL_WEEK_S = 0.6, 3 * 3600.0  # who begins with little may come to more of it
# A race asks for no more than this and so many times its own length, unless more time was offered [D].
FULL_WEEK_BESIDE_RACE_S, FULL_WEEK_PER_RACE = 3 * 3600.0, 2.2
MOST_ASKED_GROWTH = 2.0


def wanted_s(outline: WeekOutline, brief: PlanBrief, course: Course) -> float:
    """Return how much time a week should have: on the way from the start to the most there is time for."""
    start = brief.form.week_s
    most = min(brief.most_week_s, brief.limits.week_s(outline.monday, None))
    least = brief.limits.least_week_s(outline.monday)
    peak = max(_peak_s(brief), least)
    target = min(most, max(least, start + (peak - start) * outline.progress))
    if outline.is_light:
        target = min(target, LIGHT_SHARE * max(course.durations_s[-3:], default=target / LIGHT_SHARE))
    if any(race.priority is RacePriority.B for race in outline.races):
        target *= RACE_WEEK_SHARE
    days_left = sum(day >= brief.request.standing.today for day in outline.days)
    if days_left < len(outline.days):
        done_s = sum(each.duration_s for each in done_in_week(outline.monday, brief.request.standing))
        target = max(0.0, min(target * days_left / len(outline.days), most - done_s))
    return target


def _peak_s(brief: PlanBrief) -> float:
    """Return the time of the heaviest week: more in a longer plan, and what the athlete has time for."""
    start, asked = brief.form.week_s, brief.request.wish.hours_a_week
    factor = next(share for weeks, share in MOST_GROWTH if brief.weeks <= weeks)
    if brief.form.novice and start <= SMALL_WEEK_S:
        factor += MORE_FOR_A_NOVICE
    race = race_effort(brief.races.main, brief.limits.thresholds)
    if 0 < race.duration_s < SHORT_RACE_S:
        factor = 1 + SHARE_FOR_A_SHORT_RACE * (factor - 1)
    if asked:
        factor = min(max(factor, asked * 3600 / start), MOST_ASKED_GROWTH)
    full_s = FULL_WEEK_S.get(brief.sport, FULL_WEEK_OF_TRIATHLON_S)
    if race.duration_s and not asked:
        full_s = min(full_s, FULL_WEEK_BESIDE_RACE_S + FULL_WEEK_PER_RACE * race.duration_s)
    return max(start * min(factor, GROWTH_OF_A_FULL_WEEK), min(start * factor, full_s))


def long_s(
    sport: TrainingSport, outline: WeekOutline, brief: PlanBrief, course: Course, race: RaceEffort
) -> float:
    """Return how long the long session of a week may be."""
    now = course.longest_s[sport]
    if outline.is_light:
        return LIGHT_LONG_SHARE * now
    if outline.phase is PlanPhase.TAPER:
        return TAPER_LONG_SHARE * now
    goal = longest_goal_s(
        sport,
        race if outline.goal and outline.goal.sport in (sport, TrainingSport.TRIATHLON) else RaceEffort(),
        of_triathlon=brief.sport is TrainingSport.TRIATHLON,
    )
    if brief.sport is TrainingSport.TRIATHLON and sport is TrainingSport.RUN:
        goal = min(LONGEST_RUN_OF_TRIATHLON_S, max(3600.0, SHARE_OF_TRIATHLON * race.duration_s))
    start = min(brief.form.longest_s.get(sport, now), goal * LONG_GROWTH)
    on_the_way = start + (goal - start) * min(1.0, outline.progress / LONG_GOAL_BY)
    return min(on_the_way, now * LONG_GROWTH)


def amount_cap(outline: WeekOutline, growth: Growth) -> float | None:
    """Return the most a week may ask, in the unit of the amounts; None: no bound."""
    caps = [cap for cap in (growth.week_cap(), growth.recovery_cap() if outline.is_light else None) if cap]
    return min(caps, default=None)
