"""What a pacing plan takes for granted and what it warns of, in sentences."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.ground.course_notes import other_length, poor_heights
from tools.domain.prediction.finish import flat_cool_ability_s
from tools.domain.prediction.heat import DANGEROUS_TEMPERATURE_C, FREEZING_C
from tools.domain.race import RaceBrief
from tools.domain.running.goal_solving import (
    FASTEST_FLAT_S_PER_M,
    MOST_DRIFT,
    PLACEHOLDER_FLAT_S_PER_M,
    GoalOrigin,
)
from tools.domain.strategy import Split

PREDICTION_AS_GOAL = "No goal yet: this uses your predicted finish as the target."
FASTEST_SPRINT_S_PER_M = 0.10  # 1:40 /km, over a track race: our design choice [D]
LONGEST_SPRINT_M = 2_000.0  # over less, records are faster than 2:20 /km: our design choice [D]
SLOWEST_RUN_S_PER_M = 0.72  # 12:00 /km is a walk: our design choice [D]
LONGEST_CHECKED_M = 60_000.0  # drift and curve were checked on marathons: our design choice [D]


def assumptions(
    course: CourseAnalysis, brief: RaceBrief, origin: GoalOrigin, drift: float, prediction: Finding
) -> tuple[str, ...]:
    """List what the plan takes for granted."""
    notes = []
    if origin is GoalOrigin.PREDICTION:
        notes.append(PREDICTION_AS_GOAL)
    elif origin is GoalOrigin.PLACEHOLDER:
        pace = display.pace(PLACEHOLDER_FLAT_S_PER_M, brief.units)
        notes.append(f"No goal yet: this uses {pace} as a placeholder.")
    if not course.grade:
        notes.append("No elevation for this course: the plan is even effort on flat ground.")
    if brief.even_pace and drift == 0:
        notes.append("Even effort all the way, as you asked: no slowing is planned.")
    if drift > 0:
        notes.append(
            f"The pace may drift: the finish is planned {display.percent(drift)} slower than the start "
            f"would be."
        )
    notes.extend(_personal(course, brief, drift))
    if brief.recent_result is not None and prediction.value is not None:
        notes.append("Your recent result counts as run on a flat course in cool weather.")
    return tuple(notes)


def _personal(course: CourseAnalysis, brief: RaceBrief, drift: float) -> list[str]:
    """Say which of the athlete's own factors are in the plan."""
    notes = []
    if brief.hill_factor is not None and course.grade:
        share = display.percent(brief.hill_factor)
        notes.append(f"Your hill factor is in it: a grade costs you {share} of what it costs most runners.")
    if brief.fade_percent is not None and drift == MOST_DRIFT and brief.fade_percent / 100 > MOST_DRIFT:
        most = display.percent(MOST_DRIFT)
        notes.append(
            f"Your races fade by {brief.fade_percent:.0f} %; I plan no more than {most} of slowing, so start "
            "no faster than planned."
        )
    return notes


def warnings(
    course: CourseAnalysis,
    brief: RaceBrief,
    prediction: Finding,
    heat: Finding,
    flat_s_per_m: float,
) -> tuple[str, ...]:
    """List what the athlete should know before trusting the plan."""
    candidates = (
        other_length(course, brief),
        _goal_against_prediction(brief, prediction),
        _pace_sanity(flat_s_per_m, course, brief),
        _heat(brief, heat, prediction),
        _danger(brief),
        _frost(brief),
        _length(course, brief),
        poor_heights(course),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _goal_against_prediction(brief: RaceBrief, prediction: Finding) -> str | None:
    """Warn of a goal beyond the range; what the results point to is said with how sure the plan is."""
    goal_s = brief.goal_time_s
    if goal_s is None or prediction.value is None or prediction.low is None or goal_s >= prediction.low:
        return None
    goal = display.clock(goal_s)
    return (
        f"{goal} is faster than your recent result supports: starting at goal pace risks a hard last quarter."
    )


def _pace_sanity(flat_s_per_m: float, course: CourseAnalysis, brief: RaceBrief) -> str | None:
    sprint = course.distance_m < LONGEST_SPRINT_M
    if flat_s_per_m < (FASTEST_SPRINT_S_PER_M if sprint else FASTEST_FLAT_S_PER_M):
        return (
            f"{display.pace(flat_s_per_m, brief.units)} on the flat is faster than anyone has raced: "
            "please check the goal and the distance."
        )
    if flat_s_per_m > SLOWEST_RUN_S_PER_M:
        return f"{display.pace(flat_s_per_m, brief.units)} is mostly walking; these targets are for running."
    return None


def _heat(brief: RaceBrief, heat: Finding, prediction: Finding) -> str | None:
    if brief.temperature_c is None:
        return None
    at = f"At {display.temperature(brief.temperature_c, brief.units)}"
    if heat.value is None:
        warm = brief.temperature_c >= 20
        return f"{at} expect to be slower; I name no number, because {heat.reason}." if warm else None
    if heat.value < 0.5 or heat.low is None or heat.high is None:
        return None
    base_s = flat_cool_ability_s(prediction) or brief.goal_time_s
    cost = f", {display.duration(base_s * heat.value / 100)} in your case" if base_s else ""
    spread = f"{heat.low:.0f}{display.EN_DASH}{heat.high:.0f} %"
    held = ""
    if brief.goal_time_s is not None:
        held = "The goal is still yours: I have not slowed it."
    elif prediction.value is not None:
        held = "It is counted in the target."
    return f"{at} a marathon takes about {heat.value:.0f} % longer ({spread}){cost}. {held}".strip()


def _danger(brief: RaceBrief) -> str | None:
    if brief.temperature_c is None or brief.temperature_c < DANGEROUS_TEMPERATURE_C:
        return None
    at = display.temperature(brief.temperature_c, brief.units)
    return (
        f"{at} can be dangerous in humid air: follow the organiser's heat advice, slow down early, "
        "and stop if you feel confused, cold or faint."
    )


def _frost(brief: RaceBrief) -> str | None:
    if brief.temperature_c is None or brief.temperature_c > FREEZING_C:
        return None
    at = display.temperature(brief.temperature_c, brief.units)
    return f"{at} is hard frost, which no model of mine counts: cover your skin, and expect to be slower."


def _length(course: CourseAnalysis, brief: RaceBrief) -> str | None:
    if course.distance_m <= LONGEST_CHECKED_M:
        return None
    checked = display.distance(42_195.0, brief.units)
    return f"The pace model was checked up to {checked}: beyond that take late targets as a rough guide."


def mean_band(splits: tuple[Split, ...], unit_m: float) -> tuple[float, float]:
    """Return the narrowest band of a plan as a share, and in seconds for a stretch of `unit_m`.

    Both are 0 where every target is rounded to nothing.
    """
    timed = [split for split in splits if split.target_s > 0]
    if not timed:
        return 0.0, 0.0
    longest_m = max(split.distance_m for split in timed)
    full = [split for split in timed if split.distance_m >= longest_m]
    share = min(split.high_s / split.target_s - 1 for split in full)
    middle = full[len(full) // 2]
    return share, middle.target_s / middle.distance_m * unit_m * share
