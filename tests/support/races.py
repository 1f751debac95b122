"""Small, whole courses and strategies for tests of what is kept and shown; no physiology in them."""

from tools.domain.course import CourseAnalysis, Difficulty, ElevationQuality
from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy import FuelPlan, MentalPlan, PacingPlan, RaceStrategy, Split

MARATHON_M = 42_195.0


def a_finding(name: str, value: float = 1.0, unit: str = "m") -> Finding:
    """A finding that claims nothing."""
    return Finding(name=name, value=value, unit=unit, model="test", source="made up for a test")


def a_course(
    course_id: str = "course-1", name: str = "Loop", recorded_s: float | None = None
) -> CourseAnalysis:
    """Three points of flat road."""
    return CourseAnalysis(
        id=course_id,
        name=name,
        origin="gpx",
        distance_m=20.0,
        distance=a_finding("distance", 20.0),
        gain=a_finding("gain", 0.1),
        loss=a_finding("loss", 0.2),
        elevation_quality=ElevationQuality.GOOD,
        difficulty=Difficulty.EASY,
        difficulty_reason="It is flat.",
        step_m=10.0,
        elevation_m=(3.1, 3.2000000000000006, 2.9),
        grade=(0.01, -0.03, 1e-17),
        climbs=(),
        key_segments=(),
        waypoints=(),
        warnings=("One point was left out.",),
        recorded_duration_s=recorded_s,
    )


def a_strategy(
    key: str = "key-1", race_name: str = "Boston Marathon", goal_s: float = 12_600.0
) -> RaceStrategy:
    """A plan of one split, so that tests can name it."""
    brief = RaceBrief(race_name=race_name, sport=Sport.RUN, distance_m=MARATHON_M, goal_time_s=goal_s)
    split = Split(
        index=1,
        start_m=0.0,
        distance_m=MARATHON_M,
        grade=0.0,
        gain_m=0.0,
        loss_m=0.0,
        target_s=goal_s,
        cumulative_s=goal_s,
        low_s=goal_s - 5,
        high_s=goal_s + 5,
    )
    rate = a_finding("rate", 60.0, "g/h")
    return RaceStrategy(
        key=key,
        race_name=race_name,
        brief=brief,
        course_id="course-1",
        pacing=PacingPlan(
            goal_time_s=goal_s,
            flat_pace=a_finding("flat_pace", goal_s / MARATHON_M, "s/m"),
            course_factor=a_finding("course_factor", 1.0, ""),
            prediction=a_finding("prediction", goal_s, "s"),
            splits_km=(split,),
            splits_mile=(split,),
            findings=(),
            assumptions=(),
            warnings=(),
        ),
        fuel=FuelPlan(
            carbs_rate=rate,
            carbs_total=rate,
            fluid_rate=rate,
            sodium_rate=rate,
            caffeine=rate,
            carb_loading=rate,
            pre_race_carbs=rate,
            events=(),
            assumptions=(),
            warnings=(),
        ),
        mental=MentalPlan(cues=(), assumptions=()),
    )
