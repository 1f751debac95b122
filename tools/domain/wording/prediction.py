"""Sentences about how sure a plan is, and what a recent result points to."""

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.course import CourseAnalysis, ElevationQuality
from tools.domain.finding import Finding
from tools.domain.prediction.finish import NO_RESULT
from tools.domain.prediction.ranges import EITHER_WAY
from tools.domain.prediction.report import PredictionReport
from tools.domain.prediction.result_finding import is_near
from tools.domain.race import RaceBrief
from tools.domain.strategy import PacingPlan, RaceStrategy
from tools.domain.units import MARATHON_M
from tools.domain.wording.ride import ride_confidence

MODEL_NAMES = {
    "vickers_m1": "the model of Vickers & Vertosick (2016) with your weekly distance",
    "vickers_m2": "the model of Vickers & Vertosick (2016) with two races",
    "riegel_fitted": "Riegel's law with an exponent fitted to recreational marathon runners",
    "riegel": "Riegel's law",
    "daniels_gilbert": "Daniels' tables (VDOT)",
    "cameron": "Cameron's formula",
    "tanda": "Tanda's model of your training",
    "critical_speed": "your critical speed",
    "same_distance": "your own result over this distance",
}
WORTH_SAYING_PERCENT = 0.5
ON_PLAN_S = 30.0  # nearer than this is on the plan: our design choice [D]
UNDER_THE_TABLE = "What this takes for granted is under the table."
DENIALS = ("Wind is not counted", "Nothing on this course is steep enough")


def prediction_facts(course: CourseAnalysis, brief: RaceBrief, prediction: Finding) -> tuple[str, ...]:
    """Return what a result points to, with its range, the model, and what course and heat do to it."""
    if prediction.value is None or prediction.low is None or prediction.high is None:
        return (f"I cannot predict a finish: {prediction.reason}.",)
    facts = [f"{_expected(brief, prediction)}{_verdict(brief, prediction)}."]
    facts.append(f"That is {MODEL_NAMES.get(prediction.model, prediction.model)}; {_how_sure(prediction)}.")
    facts.extend(_course_and_heat(prediction))
    if brief.temperature_c is not None and prediction.inputs.get("heat_percent") is None:
        facts.append("Heat is not in it: what it costs was measured on marathons only.")
    if brief.goal_time_s is not None and brief.goal_time_s < prediction.low and _is_marathon(course):
        facts.append(
            "Starting too fast costs most late: of over 4 million marathons on record, 28 % of the men's and "
            "17 % of the women's ended in a collapse of pace."
        )
    if prediction.model == "riegel_fitted" and brief.weekly_distance_km is None:
        facts.append("Your weekly distance would make it better: I assumed a modest one.")
    return tuple(facts)


def other_prediction_facts(report: PredictionReport, brief: RaceBrief) -> tuple[str, ...]:
    """Return what every other model says of a flat, cool course of this length, or why it says nothing."""
    others = [finding for finding in report.all if finding.model != report.recommended.model]
    if not others:
        return ()
    length = display.race_distance(report.distance_m, brief.units)
    return (f"The others say, for a flat, cool {length}:", *(_other(finding) for finding in others))


def projection_facts(
    brief: RaceBrief, at_m: float, elapsed_s: float, projected: Finding, held: Finding
) -> tuple[str, ...]:
    """Return where a race under way is heading: the projected finish, and that of an even effort.

    `projected` and `held` are the two findings of the live projection; either may be null.
    """
    here = f"At {display.place(at_m, brief.units)} in {display.clock(elapsed_s)}"
    if held.value is None:
        return (f"I cannot say where that leads: {held.reason}.",)
    even = f"the same effort to the end gives {display.rough_clock(held.value)}"
    if projected.value is None or projected.low is None or projected.high is None:
        return (f"{here}, {even}.", f"I do not forecast more than that: {projected.reason}.")
    spread = display.rough_range(projected.low, projected.high)
    forecast = (
        f"{here} you are heading for about {display.rough_clock(projected.value)}, most likely {spread}"
    )
    return (
        f"{forecast}{_against_goal(brief, projected)}.",
        f"Held without slowing, {even}; most runners slow, and the forecast counts with that.",
    )


def plan_clock_facts(brief: RaceBrief, behind: Finding) -> tuple[str, ...]:
    """Return how far a ride under way is off its plan's clock, and that nothing more can be said."""
    elapsed_s, planned_s, at_m = (
        float(behind.inputs.get(name) or 0.0) for name in ("elapsed_s", "planned_s", "at_m")
    )
    place, clock = display.place(at_m, brief.units), display.clock(planned_s)
    off_s = behind.value or 0.0
    if abs(off_s) < ON_PLAN_S:
        compared = f"you are on the plan's clock ({clock})"
    else:
        side = "behind" if off_s > 0 else "ahead of"
        compared = f"you are {display.duration(off_s)} {side} the plan's clock ({clock})"
    return (
        f"At {place} in {display.clock(elapsed_s)} {compared}.",
        "I have no model for where a ride goes from a split: the plan's clock is what to compare with.",
    )


def cutoff_arrival_facts(brief: RaceBrief, arrivals: tuple[Finding, ...]) -> tuple[str, ...]:
    """Return for every cut-off ahead when it is reached at the pace so far, and the margin."""
    return tuple(_cutoff_arrival(brief, arrival) for arrival in arrivals)


def _cutoff_arrival(brief: RaceBrief, arrival: Finding) -> str:
    place_m, cutoff_s = (float(arrival.inputs.get(name) or 0.0) for name in ("cutoff_at_m", "cutoff_s"))
    by_day = DayClock(brief.race_date, brief.start_time).at(cutoff_s)
    limit = f"{by_day}, {display.clock(cutoff_s)} after the start" if by_day else display.clock(cutoff_s)
    named = f"Cut-off at {display.place(place_m, brief.units)} ({limit})"
    if arrival.value is None:
        return f"{named}: I cannot say yet, {arrival.reason}."
    margin_s = cutoff_s - arrival.value
    spread = (
        ""
        if arrival.low is None or arrival.high is None
        else (f" (most likely {display.rough_range(arrival.low, arrival.high)})")
    )
    side = "to spare" if margin_s >= 0 else "too late"
    return (
        f"{named}: you are heading for about {display.rough_clock(arrival.value)}{spread}, "
        f"{display.duration(margin_s)} {side}."
    )


def confidence_facts(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return how sure the plan is: the prediction's range or what would tell, then every assumption."""
    plan, brief = strategy.pacing, strategy.brief
    if plan.ride is not None:
        sure = ride_confidence(plan.ride)
    elif plan.prediction.value is None:
        sure = _without_prediction(strategy)
    else:
        sure = f"{_expected(brief, plan.prediction)}{_verdict(brief, plan.prediction)}."
    return (sure, *_elevation(course), *plan.assumptions)


def confidence_in_short(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[str, ...]:
    """Return how sure the plan is, only the assumptions that deny what was said, and where the others are."""
    sure = confidence_facts(strategy.model_copy(update={"pacing": _assuming_nothing(strategy)}), course)
    assumed = strategy.pacing.assumptions
    denied = tuple(said for said in assumed if said.startswith(DENIALS))
    return (*sure, *denied, *((UNDER_THE_TABLE,) if len(assumed) > len(denied) else ()))


def _assuming_nothing(strategy: RaceStrategy) -> PacingPlan:
    return strategy.pacing.model_copy(update={"assumptions": ()})


def _expected(brief: RaceBrief, prediction: Finding) -> str:
    low, value, high = prediction.low or 0.0, prediction.value or 0.0, prediction.high or 0.0
    said = f"about {display.rough_clock(value)}, most likely {display.rough_range(low, high)}"
    result_m, result_s = prediction.inputs.get("result_m"), prediction.inputs.get("result_s")
    if not isinstance(result_m, float | int) or not isinstance(result_s, float | int):
        return f"The prediction is {said}"
    race = display.race_distance(result_m, brief.units)
    return f"Your {race} in {display.clock(result_s)} points to {said}{_in_heat(prediction)}"


def _how_sure(prediction: Finding) -> str:
    if prediction.model == "same_distance":
        return "the range is my estimate of how far two races of one runner differ"
    return "the range should hold 8 times in 10"


def _other(finding: Finding) -> str:
    name = MODEL_NAMES.get(finding.model, finding.model)
    named = f"{name[0].upper()}{name[1:]}"
    if finding.value is None:
        return f"- {named}: no answer, {finding.reason}."
    if finding.low is None or finding.high is None:
        return f"- {named}: {display.rough_clock(finding.value)}."
    spread = display.rough_range(finding.low, finding.high)
    return f"- {named}: {display.rough_clock(finding.value)} ({spread})."


def _against_goal(brief: RaceBrief, projected: Finding) -> str:
    goal_s = brief.goal_time_s
    if goal_s is None or projected.value is None:
        return ""
    ahead_s = goal_s - projected.value
    if abs(ahead_s) < 60:
        return f": {display.clock(goal_s)} is still the right target"
    side = "inside" if ahead_s > 0 else "outside"
    return f": {display.duration(ahead_s)} {side} {display.clock(goal_s)}"


def _is_marathon(course: CourseAnalysis) -> bool:
    return is_near(course.distance_m, MARATHON_M)


def _in_heat(prediction: Finding) -> str:
    heat = prediction.inputs.get("heat_percent")
    return ", heat included" if isinstance(heat, float) and heat >= WORTH_SAYING_PERCENT else ""


def _verdict(brief: RaceBrief, prediction: Finding) -> str:
    goal_s = brief.goal_time_s
    if goal_s is None or prediction.low is None or prediction.high is None:
        return ""
    goal = display.clock(goal_s)
    if goal_s < prediction.low:
        return f": {goal} is faster than that supports"
    if goal_s > prediction.high:
        return f": {goal} leaves you room"
    if goal_s < (prediction.low + (prediction.value or prediction.low)) / 2:
        return f": {goal} is at the fast end of that"
    return f": {goal} is within reach"


def _without_prediction(strategy: RaceStrategy) -> str:
    prediction, goal_s = strategy.pacing.prediction, strategy.pacing.goal_time_s
    if prediction.reason != NO_RESULT:
        return f"I cannot check the goal against a prediction: {prediction.reason}."
    either_way = display.duration(goal_s * EITHER_WAY)
    if strategy.brief.goal_time_s is None:
        return f"A recent race result would tell me what you can run, to about {either_way} either way."
    goal = display.clock(goal_s)
    return (
        f"From {goal} alone I cannot tell whether it fits you. "
        f"A recent race result would tell me, to about {either_way} either way."
    )


def _course_and_heat(prediction: Finding) -> tuple[str, ...]:
    facts = []
    factor, heat = prediction.inputs.get("course_factor"), prediction.inputs.get("heat_percent")
    flat_cool = prediction.inputs.get("flat_cool_s")
    if (
        isinstance(flat_cool, float)
        and isinstance(factor, float)
        and abs(factor - 1) * 100 >= WORTH_SAYING_PERCENT
    ):
        change = "slower" if factor > 1 else "faster"
        share = display.percent(abs(factor - 1), 1)
        facts.append(
            f"On a flat, cool course it would be {display.rough_clock(flat_cool)}; this one is {share} "
            f"{change}."
        )
    if isinstance(heat, float) and heat >= WORTH_SAYING_PERCENT:
        facts.append(f"The heat is counted in it: {heat:.1f} % slower.")
    return tuple(facts)


def _elevation(course: CourseAnalysis) -> tuple[str, ...]:
    if course.elevation_quality is ElevationQuality.FAIR:
        return ("The elevation of this file is fair: single targets on hills can be a percent or two off.",)
    return ()
