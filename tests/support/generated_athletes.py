"""Athletes made up from a seed: histories of many shapes, rules of all kinds, goals, sports, time zones."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger, Weekday
from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.training.plan_rule import AthleteFlags
from tools.domain.training.training_plan import (
    GoalRace,
    History,
    PastSession,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)

RUN, RIDE, SWIM = TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM
TRIATHLON, STRENGTH = TrainingSport.TRIATHLON, TrainingSport.STRENGTH
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Australia/Lord_Howe",
         "Asia/Kathmandu", "Pacific/Pago_Pago", "America/Sao_Paulo")  # fmt: skip
# Hours around changes of the clocks, and around the turn of a year and a leap day.
MOMENTS = (
    datetime(2026, 3, 29, 0, 59, tzinfo=UTC),
    datetime(2026, 10, 25, 1, 1, tzinfo=UTC),
    datetime(2026, 3, 8, 9, 59, tzinfo=UTC),
    datetime(2026, 11, 1, 8, 30, tzinfo=UTC),
    datetime(2026, 4, 4, 15, 10, tzinfo=UTC),
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
    datetime(2028, 2, 28, 23, 59, tzinfo=UTC),
)
RACES_M: dict[TrainingSport, tuple[float | None, ...]] = {
    RUN: (5_000.0, 10_000.0, 21_097.5, 42_195.0, 50_000.0, 100_000.0, None),
    RIDE: (20_000.0, 40_000.0, 120_000.0, 200_000.0, None),
    TRIATHLON: (25_750.0, 51_500.0, 113_000.0, 226_000.0, None),
    SWIM: (1_500.0, 5_000.0),
}


def request_of(seed: int) -> PlanRequest:
    """Return what a made-up athlete asks for."""
    rng = random.Random(seed)
    today = today_of(rng)
    sport = rng.choices((RUN, RIDE, TRIATHLON, SWIM), (55, 25, 15, 5))[0]
    thresholds = _thresholds(rng)
    history = _history(rng, sport, today, thresholds)
    standing = PlanStanding(
        today=today,
        history=history,
        thresholds=thresholds,
        rules=_rules(rng, sport, today),
        flags=_flags(rng, today),
    )
    return PlanRequest(wish=_wish(rng, sport, today), standing=standing)


def today_of(rng: random.Random) -> date:
    """Return the day it is for an athlete somewhere, often near a change of the clocks."""
    if rng.random() < 0.4:
        moment = rng.choice(MOMENTS) + timedelta(minutes=rng.randint(-90, 90))
    else:
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=rng.randrange(900 * 24 * 60))
    return moment.astimezone(ZoneInfo(rng.choice(ZONES))).date()


def _thresholds(rng: random.Random) -> Thresholds:
    def maybe(low: float, high: float) -> float | None:
        return round(rng.uniform(low, high), rng.choice((0, 1))) if rng.random() < 0.55 else None

    return Thresholds(
        ftp_w=maybe(90, 400),
        threshold_pace_s_per_km=maybe(180, 460),
        threshold_heart_rate_bpm=maybe(135, 195),
    )


def _history(rng: random.Random, sport: TrainingSport, today: date, thresholds: Thresholds) -> History:
    shape = rng.choice(("none", "steady", "steady", "steady", "growing", "spiky", "stale", "camp", "tiny",
                        "sparse", "short", "other"))  # fmt: skip
    if shape == "none":
        return History()
    weeks = {"short": rng.randint(1, 3), "stale": 20}.get(shape, rng.randint(4, 30))
    until = today - timedelta(days=rng.choice((1, 1, 1, 0, 2, 5)))
    if shape == "stale":
        until = today - timedelta(days=rng.randint(25, 120))
    first = until - timedelta(days=7 * weeks - 1)
    sports = {TRIATHLON: (RUN, RIDE, SWIM)}.get(sport, (sport,))
    if shape == "other":
        sports = (RIDE,) if sport is not RIDE else (RUN,)
    hours = rng.uniform(0.4, 1.5) if shape == "tiny" else rng.uniform(2, 14)
    missing_loads, missing_metres = rng.random() < 0.15, rng.random() < 0.2
    sessions: list[PastSession] = []
    for week in range(weeks):
        scale = _scale(rng, shape, week, weeks)
        for _ in range(rng.randint(2, 6) if scale else 0):
            day = first + timedelta(days=7 * week + rng.randrange(7))
            kind = rng.choice(sports)
            seconds = max(300.0, hours * 3600 / 4.5 * scale * rng.choice((0.6, 0.8, 1.0, 1.0, 2.0)))
            intensity = rng.choice((0.65, 0.7, 0.75, 0.8, 0.9))
            metres = seconds / 0.36 if kind is RUN else None
            sessions.append(
                PastSession(
                    day=day,
                    sport=kind,
                    duration_s=min(seconds, 40_000.0),
                    distance_m=None if missing_metres and rng.random() < 0.3 else metres,
                    load=None if missing_loads and rng.random() < 0.3 else seconds / 36 * intensity**2,
                    intensity_factor=None if missing_loads else intensity,
                )
            )
    return History(
        sessions=tuple(sorted(sessions, key=lambda each: each.day)), known_from=first, known_until=until
    )


def _scale(rng: random.Random, shape: str, week: int, weeks: int) -> float:
    if shape == "growing":
        return 0.5 + week / weeks
    if shape == "spiky":
        return rng.choice((0.0, 0.3, 1.0, 2.2))
    if shape == "camp":
        return 3.0 if week == weeks - 2 else 1.0
    if shape == "sparse":
        return rng.choice((0.0, 0.0, 0.6))
    return 0.75 if week % 4 == 3 else 1.0


def _wish(rng: random.Random, sport: TrainingSport, today: date) -> PlanWish:
    races = _races(rng, sport, today) if rng.random() < 0.75 else ()
    return PlanWish(
        races=races,
        sport=sport if not races or rng.random() < 0.5 else None,
        weeks=rng.randint(4, 30) if not races else rng.choice((None, None, None, 8, 16)),
        starts_on=today + timedelta(days=rng.randint(0, 20)) if rng.random() < 0.15 else None,
        hours_a_week=rng.choice((None, None, 3.0, 5.0, 8.0, 12.0)),
        days_a_week=rng.choice((None, None, 3, 4, 5, 6, 7)),
        strength_days=rng.choice((None, None, None, 1, 2)),
        weekly_hours_now=rng.choice((None, None, 0.0, 2.0, 5.0)),
        longest_now_s=rng.choice((None, None, 3_600.0, 7_200.0)),
        novice=rng.choice((None, None, True, False)),
    )


def _races(rng: random.Random, sport: TrainingSport, today: date) -> tuple[GoalRace, ...]:
    """One to four races, the last of them four weeks or more away, none on neighbouring days."""
    last = today + timedelta(days=rng.randint(34, 330))
    days = {last}
    for _ in range(rng.choice((0, 0, 1, 1, 2, 3))):
        day = today + timedelta(days=rng.randint(3, max(4, (last - today).days)))
        if all(abs((day - other).days) > 1 for other in days):
            days.add(day)
    races = []
    for number, day in enumerate(sorted(days)):
        goal = day == last or rng.random() < 0.2
        distance = rng.choice(RACES_M[sport])
        seconds = distance / rng.uniform(2.2, 5.0) if distance and rng.random() < 0.4 else None
        races.append(
            GoalRace(
                day=day,
                priority=RacePriority.A if goal else rng.choice((RacePriority.B, RacePriority.C)),
                name=f"Race {number + 1}",
                sport=sport,
                distance_m=distance,
                goal_time_s=seconds,
            )
        )
    return tuple(races)


def _flags(rng: random.Random, today: date) -> AthleteFlags:
    if rng.random() < 0.9:
        return AthleteFlags(novice=rng.random() < 0.15)
    until = today + timedelta(days=rng.randint(0, 40)) if rng.random() < 0.8 else None
    ill = rng.random() < 0.5
    return AthleteFlags(ill=ill, injured=not ill, until=until)


def _rules(rng: random.Random, sport: TrainingSport, today: date) -> tuple[AthleteRule, ...]:
    """None to four rules, at most one of each kind, that leave days to train on."""
    makers = rng.sample(_MAKERS, rng.choice((0, 0, 1, 1, 2, 2, 3, 4)))
    return tuple(maker(rng, sport, today) for maker in makers)


def _days(rng: random.Random, most: int) -> tuple[Weekday, ...]:
    return tuple(sorted(rng.sample(list(Weekday), rng.randint(1, most))))


def _rule(kind: RuleKind, **fields: object) -> AthleteRule:
    return AthleteRule.model_validate({"kind": kind, "words": f"my rule: {kind}", **fields})


def _span(rng: random.Random, today: date, most: int) -> dict[str, date]:
    first = today + timedelta(days=rng.randint(-3, 80))
    return {"first": first, "last": first + timedelta(days=rng.randint(0, most))}


def _some_sport(rng: random.Random, sport: TrainingSport) -> TrainingSport | None:
    return rng.choice((None, RUN if sport is TRIATHLON else sport))


_MAKERS: tuple[Callable[[random.Random, TrainingSport, date], AthleteRule], ...] = (
    lambda rng, sport, today: _rule(
        RuleKind.NO_TRAINING, sport=_some_sport(rng, sport), weekdays=_days(rng, 2)
    ),
    lambda rng, sport, today: _rule(RuleKind.NO_TRAINING, **_span(rng, today, 10)),
    lambda rng, sport, today: _rule(
        RuleKind.MOST_TIME,
        per=Per.SESSION,
        limit=rng.choice((2_700, 3_600, 5_400, 10_800)),
        sport=_some_sport(rng, sport),
    ),
    lambda rng, sport, today: _rule(
        RuleKind.MOST_TIME, per=Per.DAY, limit=rng.choice((3_600, 7_200)), weekdays=_days(rng, 3)
    ),
    lambda rng, sport, today: _rule(
        RuleKind.MOST_TIME, per=Per.WEEK, limit=3_600 * rng.choice((3, 5, 8, 10))
    ),
    lambda rng, sport, today: _rule(
        RuleKind.LEAST_TIME, per=rng.choice((Per.SESSION, Per.DAY)), limit=rng.choice((1_200, 1_800, 2_400))
    ),
    lambda rng, sport, today: _rule(RuleKind.LEAST_TIME, per=Per.WEEK, limit=3_600 * rng.choice((2, 4))),
    lambda rng, sport, today: _rule(
        RuleKind.MOST_DISTANCE,
        sport=RUN,
        per=rng.choice((Per.SESSION, Per.WEEK)),
        limit=rng.choice((15_000, 25_000, 60_000)),
    ),
    lambda rng, sport, today: _rule(
        RuleKind.MOST_SESSIONS, per=rng.choice((Per.DAY, Per.WEEK)), limit=rng.choice((1, 4, 5))
    ),
    lambda rng, sport, today: _rule(RuleKind.MOST_DAYS, per=Per.WEEK, limit=rng.choice((3, 4, 5))),
    lambda rng, sport, today: _rule(RuleKind.LEAST_REST_DAYS, per=Per.WEEK, limit=rng.choice((1, 2, 3))),
    lambda rng, sport, today: _rule(RuleKind.FIXED_SESSION, sport=STRENGTH, weekdays=_days(rng, 2)),
    lambda rng, sport, today: _rule(
        RuleKind.FIXED_SESSION,
        sport=RUN if sport is TRIATHLON else sport,
        purpose=rng.choice((None, WorkoutPurpose.LONG, WorkoutPurpose.INTERVALS, WorkoutPurpose.EASY)),
        weekdays=_days(rng, 1),
    ),
    lambda rng, sport, today: _rule(RuleKind.NOTHING_HARD, weekdays=_days(rng, 3)),
    lambda rng, sport, today: _rule(RuleKind.NOTHING_HARD, **_span(rng, today, 14)),
    lambda rng, sport, today: _rule(RuleKind.HARD_APART, limit=rng.choice((2, 3, 4))),
    lambda rng, sport, today: _rule(RuleKind.MOST_HARD_DAYS, per=Per.WEEK, limit=rng.choice((1, 2))),
    lambda rng, sport, today: _rule(
        RuleKind.HURT,
        body_part="knee",
        trigger=rng.choice((None, Trigger.DOWNHILL, Trigger.FAST, Trigger.LONG, Trigger.RUNNING)),
        last=rng.choice((None, today + timedelta(days=rng.randint(3, 40)))),
    ),
    lambda rng, sport, today: _rule(
        RuleKind.AWAY, possible=rng.choice(((), (RUN,))), **_span(rng, today, 12)
    ),
)
