"""What a ride plan takes for granted and what it warns of, in sentences."""

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_notes import missed_cutoffs, other_length, poor_heights, tightest_cutoff
from tools.domain.race import RaceBrief, RidingPosition, Tyres
from tools.domain.riding.ride_findings import SolvedCourse
from tools.domain.riding.ride_sections import COASTING_M_PER_S
from tools.domain.riding.ride_setup import (
    DEFAULT_POSITION,
    DEFAULT_TEMPERATURE_C,
    DRAFTING,
    FASTEST_DESCENT_M_PER_S,
    WIND_AT_RIDER,
    assumed_tyres,
)
from tools.domain.riding.ride_target import PLACEHOLDER_W_PER_KG, PowerOrigin
from tools.domain.riding.ride_threshold import CP_AS_FTP
from tools.domain.riding.ride_validity import beyond_what_is_known
from tools.domain.timing.cutoffs import check_race
from tools.domain.timing.stops import halted_s

VARIABILITY_FLAT, VARIABILITY_ROLLING = 1.05, 1.10  # from memory, unchecked [R]
ROLLING_M_PER_KM = 8.0  # of climbing: from here a course counts as rolling, our design choice [D]
TOO_EARLY_S = 60.0


def ride_assumptions(course: CourseAnalysis, made: SolvedCourse) -> tuple[str, ...]:
    """List what the plan takes for granted, what it stands on first."""
    candidates = (
        _origin(made),
        _no_elevation(course),
        _mass(made),
        _position(made.brief),
        _tyres(made.brief),
        _temperature(made.brief),
        _wind(course, made.brief),
        _drafting(made.brief),
        _threshold(made),
        _halts(made),
        _descents(made),
        _variability(course, made),
        _width(made),
    )
    return tuple(sentence for sentence in candidates if sentence)


def ride_warnings(course: CourseAnalysis, made: SolvedCourse) -> tuple[str, ...]:
    """List what the athlete should know before trusting the plan."""
    candidates = (
        other_length(course, made.brief),
        _goal(made),
        _named_power(made),
        _cutoffs(course, made),
        _inconsistent(made),
        _downhill(made),
        _legal(made.brief),
        poor_heights(course),
        *beyond_what_is_known(made),
    )
    return tuple(sentence for sentence in candidates if sentence)


def _origin(made: SolvedCourse) -> str | None:
    if not made.cut.pedals.any():
        return "Nothing on this course needs pedalling: the plan coasts from start to finish."
    solved, watts = made.solved, display.power(made.solved.asked_w)
    unknown = made.threshold.threshold.value is None
    no_plan_for_goal = solved.origin is PowerOrigin.GOAL and not solved.met and unknown
    if solved.origin is PowerOrigin.PLACEHOLDER or no_plan_for_goal:
        known = "goal, FTP or target power" if solved.origin is PowerOrigin.PLACEHOLDER else "FTP"
        return (
            f"No {known} yet: this uses {watts} ({PLACEHOLDER_W_PER_KG:g} W per kg) as a placeholder, so its "
            "times are examples. Your FTP or a goal time would make it yours."
        )
    if solved.origin is not PowerOrigin.REFERENCE:
        return None
    share = display.percent(made.solved.asked_w / (made.threshold.threshold.value or 1.0))
    return f"No goal yet: this rides at {watts} normalized, {share} of FTP, my choice for a ride this long."


def _no_elevation(course: CourseAnalysis) -> str | None:
    return None if course.grade else "No elevation for this course: the plan is for flat ground near the sea."


def _mass(made: SolvedCourse) -> str | None:
    mass, inputs = made.setup.system_mass, made.setup.system_mass.inputs
    if mass.value is None or mass.model == "given":
        return None
    total = display.weight(round(mass.value), made.brief.units)
    if mass.model == "assumed":
        return f"Your weight is not known: rider, bicycle and bottles count as {total} together."
    if made.brief.bike_mass_kg is not None:
        return None
    bike = display.weight(float(inputs.get("bike_kg") or 0.0), made.brief.units)
    return f"You, a bicycle of {bike}, bottles and kit count as {total}."


_SEATED = {
    RidingPosition.TIME_TRIAL: "a time trial position",
    RidingPosition.TRIATHLON: "a triathlon position",
    RidingPosition.AERO: "an aero position",
    RidingPosition.ROAD: "a road position",
    RidingPosition.UPRIGHT: "an upright position",
}
_ROLLED = {Tyres.RACE: "race tyres", Tyres.TRAINING: "training tyres", Tyres.GRAVEL: "gravel tyres"}


def _position(brief: RaceBrief) -> str | None:
    if brief.cda_m2 is not None:
        return None
    seated = _SEATED[brief.position or DEFAULT_POSITION]
    said = "as you said" if brief.position else "not said"
    return f"Air drag is that of {seated} ({said}); a measured CdA would halve the range."


def _tyres(brief: RaceBrief) -> str | None:
    if brief.crr is not None or brief.tyres is not None:
        return None
    return f"Tyres were not named: this counts with {_ROLLED[assumed_tyres(brief)]}."


def _temperature(brief: RaceBrief) -> str | None:
    if brief.temperature_c is not None:
        return None
    return f"No temperature was said: air at {display.temperature(DEFAULT_TEMPERATURE_C, brief.units)}."


def _wind(course: CourseAnalysis, brief: RaceBrief) -> str | None:
    if brief.wind_speed_m_per_s is None:
        return "Wind is not counted: its speed is not known." if brief.wind_from_deg is not None else None
    if brief.wind_from_deg is None:
        return "Wind is not counted: its direction is not known."
    if not course.bearing_deg:
        return "Wind is not counted: the direction of this course is not known."
    return (
        f"Wind counts with {display.percent(WIND_AT_RIDER)} of the forecast at rider height, as in open "
        "country, from one side all day."
    )


def _drafting(brief: RaceBrief) -> str | None:
    if not brief.drafting:
        return None
    low, high = (display.percent(1 - share) for share in reversed(DRAFTING))
    return (
        f"Riding close behind others all the way: as a rule of thumb {low} to {high} less air drag. "
        "Alone it takes longer."
    )


def _threshold(made: SolvedCourse) -> str | None:
    if made.threshold.threshold.source != CP_AS_FTP:
        return None
    return "Your FTP is not known: critical power stands for it."


def _halts(made: SolvedCourse) -> str | None:
    stops = made.timeline.stops
    if not stops:
        return None
    count = "One stop" if len(stops) == 1 else f"{len(stops)} stops"
    total = display.duration(halted_s(stops))
    return f"{count}, {total} in all, in the finish: targets are time in motion."


def _descents(made: SolvedCourse) -> str | None:
    if not made.cut.coasts.any():
        return None
    from_speed = display.speed_limit(COASTING_M_PER_S, made.brief.units)
    most = display.speed_limit(FASTEST_DESCENT_M_PER_S, made.brief.units)
    return f"Descents are coasted where that gives {from_speed} or more, never planned faster than {most}."


def _variability(course: CourseAnalysis, made: SolvedCourse) -> str | None:
    """Say when the plan is more uneven than is usual."""
    power = made.solved.plan.power
    rolls = (course.gain.value or 0.0) >= ROLLING_M_PER_KM * course.distance_m / 1000.0
    if power.variability <= (VARIABILITY_ROLLING if rolls else VARIABILITY_FLAT):
        return None
    return f"Normalized power is {power.variability:.2f} times the average power: uneven, as a rule of thumb."


def _width(made: SolvedCourse) -> str:
    off = f"Times may be off by {display.percent(made.width)} either way"
    if made.brief.cda_m2 is None:
        return f"{off} with the stand-ins above."
    if made.setup.measured:
        off += " with your measured drag"
    others = _other_stand_ins(made)
    if not others:
        return f"{off}."
    verb = "is a stand-in" if len(others) == 1 else "are stand-ins"
    return f"{off}; {' and '.join(others)} {verb}."


def _other_stand_ins(made: SolvedCourse) -> list[str]:
    """Name what was not said of a rider whose drag was measured."""
    said = ((made.setup.system_mass, "your weight"), (made.setup.rolling_resistance, "rolling resistance"))
    return [name for finding, name in said if finding.model == "assumed"]


def _goal(made: SolvedCourse) -> str | None:
    goal_s, solved = made.brief.goal_time_s, made.solved
    if goal_s is None or solved.origin is not PowerOrigin.GOAL:
        return None
    finish_s = made.timeline.finish_s
    if solved.met:
        if goal_s - finish_s <= TOO_EARLY_S:
            return None
        return f"{display.clock(goal_s)} is slower than soft pedalling: this plan arrives earlier."
    finish, goal = display.clock(finish_s), display.clock(goal_s)
    if solved.needed_w is None:
        what = f"{goal} is faster than anyone could ride this{_under(made)}"
        return f"{what}: please check goal, stops and distance."
    needed = display.power(solved.needed_w)
    if solved.allowed_w is not None and solved.needed_w > solved.allowed_w:
        return (
            f"{goal} would take about {needed} normalized; as a rule of thumb your FTP supports up to "
            f"{display.power(solved.allowed_w)} for that long. This plan arrives in {finish}."
        )
    return f"{goal} would take about {needed} normalized, more than you can hold: this plan takes {finish}."


def _under(made: SolvedCourse) -> str:
    """Name the speed that descents stay under, where there are any: it is a choice of ours."""
    if not made.cut.coasts.any():
        return ""
    return f" with descents under {display.speed_limit(FASTEST_DESCENT_M_PER_S, made.brief.units)}"


def _named_power(made: SolvedCourse) -> str | None:
    """Say when the power an athlete named is out of reach, or more than suits the duration."""
    solved, threshold_w = made.solved, made.threshold.threshold.value
    if solved.origin is not PowerOrigin.NAMED or threshold_w is None:
        return None
    power = solved.plan.power
    held = display.power(power.normalized_w)
    if not solved.plan.reached:
        asked = display.power(solved.asked_w)
        return f"{asked} normalized is more than you can hold here: this plan has {held}."
    most_w = made.threshold.highest_w(power.duration_s)
    if power.normalized_w <= most_w:
        return None
    share, usual = (display.percent(watts / threshold_w) for watts in (power.normalized_w, most_w))
    return f"{held} is {share} of your FTP; as a rule of thumb a ride this long is held at {usual} at most."


def _cutoffs(course: CourseAnalysis, made: SolvedCourse) -> str | None:
    checks = check_race(course, made.brief, made.timeline)
    missed = missed_cutoffs(checks, made.brief)
    return tightest_cutoff(checks, made.brief) if missed is None else f"{missed}."


def _inconsistent(made: SolvedCourse) -> str | None:
    if not made.threshold.far_apart:
        return None
    ftp, critical = made.threshold.threshold.value or 0.0, made.threshold.critical_power.value or 0.0
    return (
        f"CP estimate inconsistent: critical power of {display.power(critical)} does not fit an FTP of "
        f"{display.power(ftp)}. One of them is wrong, so take W′ with care."
    )


def _downhill(made: SolvedCourse) -> str | None:
    if not made.cut.coasts.any():
        return None
    return (
        "On descents, bends, traffic and the road decide your speed, not this plan: brake early and stay in "
        "your lane."
    )


def _legal(brief: RaceBrief) -> str | None:
    if not brief.drafting:
        return None
    return "Drafting is against the rules of most triathlons and time trials: check yours."
