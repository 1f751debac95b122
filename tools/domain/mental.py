"""A thought for each stretch of a race: one technique, at most twelve words, with its evidence."""

from dataclasses import dataclass

from tools.domain.course import Climb, CourseAnalysis, KeySegment, SegmentKind
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import Cue, MentalPlan, PacingPlan, Technique

LONGEST_CUE_WORDS = 12
EVIDENCE = {
    Technique.IF_THEN: "If-then planning: Meijen 2023; evidence from races is still thin.",
    Technique.CHUNKING: "Self-talk: McCormick, Meijen & Marcora 2015, Sports Medicine 45:997.",
    Technique.ASSOCIATIVE_CUE: "Attention to rhythm: a common coaching practice, evidence limited.",
    Technique.BODY_SCAN: "Relaxed dissociation: a common coaching practice, evidence limited.",
    Technique.MOTIVATIONAL_SELF_TALK: (
        "Motivational self-talk helped a 10 km time trial, neutral talk did not: Barwood 2015, IJSPP 10:166."
    ),
    Technique.GOAL_LADDER: "Goal setting: McCormick, Meijen & Marcora 2015, Sports Medicine 45:997.",
}
CLIMB_CUES = (
    (
        "To the next lamp post; tall, short steps.",
        "A climb of several minutes is easier in pieces; the target pace is slower here on purpose.",
    ),
    (
        "This bend, then the next. Eyes up, arms drive.",
        "One thing to look at, one thing to do: the rest can wait.",
    ),
    (
        "Short steps, steady breath. Count twenty, then again.",
        "Counting keeps the effort even when the legs are tired.",
    ),
)
DESCENT_CUES = ("Quick feet, soft.", "Lean with the hill. Light, quick feet.")
START_SHARE, LATE_SHARE, MIDDLE, SELF_TALK = 0.10, 0.60, (0.12, 0.58), (0.75, 0.95)
LADDER_SHARE = (0.50, 0.62)
LONGEST_START_M = 5000.0  # a first climb needs its own cue: our design choice [D]
MOST_CLIMBS, MOST_DESCENTS = 3, 2
SHORTEST_CLIMB_S = 180.0
WARM_C = 20.0  # from here the goal ladder is given: our design choice [D]
SHORTEST_STRETCH_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class _Stretch:
    start_m: float
    end_m: float


def plan_cues(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> MentalPlan:
    """Return the cues of a race in order, never two on the same stretch.

    The start comes first, then climbs, late descents, the goal ladder when it is warm or the goal is
    ambitious, motivational words from 75 % on, and a body scan in the longest free part of the middle.
    """
    cues: list[Cue] = []
    for wanted in (
        [_start(course)],
        _climbs(course, pacing),
        _descents(course),
        [_goal_ladder(course, brief, pacing)],
        [_self_talk(course)],
        [_body_scan(course)],
    ):
        for cue in wanted:
            placed = _place(cue, cues, course.distance_m) if cue else None
            if placed:
                cues.append(placed)
    practised = "Use a cue in the race only if you have practised it in at least three long runs."
    stop = "If you feel chest pain, confusion or faintness, no cue applies: stop and get help."
    return MentalPlan(cues=tuple(sorted(cues, key=lambda cue: cue.start_m)), assumptions=(practised, stop))


def _start(course: CourseAnalysis) -> Cue:
    return _cue(
        _Stretch(0.0, min(START_SHARE * course.distance_m, LONGEST_START_M)),
        Technique.IF_THEN,
        "If people pass me, then I check target and hold.",
        "The first stretch feels easy, and time gained here is paid back late.",
    )


def _climbs(course: CourseAnalysis, pacing: PacingPlan) -> list[Cue]:
    long_enough = [climb for climb in course.climbs if _climb_seconds(climb, pacing) >= SHORTEST_CLIMB_S]
    hardest = sorted(long_enough, key=lambda climb: climb.gain_m, reverse=True)[:MOST_CLIMBS]
    in_order = sorted(hardest, key=lambda climb: climb.start_m)
    return [
        _cue(
            _Stretch(climb.start_m, min(climb.start_m + climb.length_m, course.distance_m)),
            Technique.CHUNKING,
            *CLIMB_CUES[number % len(CLIMB_CUES)],
        )
        for number, climb in enumerate(in_order)
    ]


def _descents(course: CourseAnalysis) -> list[Cue]:
    late_m = LATE_SHARE * course.distance_m
    late = [s for s in course.key_segments if s.kind is SegmentKind.DESCENT and s.start_m >= late_m]
    biggest = sorted(late, key=lambda segment: segment.loss_m, reverse=True)[:MOST_DESCENTS]
    in_order: list[KeySegment] = sorted(biggest, key=lambda segment: segment.start_m)
    return [
        _cue(
            _Stretch(segment.start_m, segment.end_m),
            Technique.ASSOCIATIVE_CUE,
            DESCENT_CUES[number % len(DESCENT_CUES)],
            "Tired legs brake on a late descent; rhythm keeps the speed without the pounding.",
        )
        for number, segment in enumerate(in_order)
    ]


def _goal_ladder(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> Cue | None:
    warm = brief.temperature_c is not None and brief.temperature_c >= WARM_C
    low_s = pacing.prediction.low
    ambitious = low_s is not None and pacing.goal_time_s < low_s
    if not warm and not ambitious:
        return None
    test = "a mile" if brief.units is UnitSystem.IMPERIAL else "2 km"
    why = "Heat can make the first goal wrong" if warm else "The goal is ambitious"
    return _cue(
        _shares(course, LADDER_SHARE),
        Technique.GOAL_LADDER,
        f"If pace is 3 % off for {test}, then B.",
        f"{why}: decide before the start what goal B and goal C are.",
    )


def _self_talk(course: CourseAnalysis) -> Cue:
    return _cue(
        _shares(course, SELF_TALK),
        Technique.MOTIVATIONAL_SELF_TALK,
        "This is what I trained for.",
        "Effort feels hardest here; your own words work best, so change them to yours.",
    )


def _body_scan(course: CourseAnalysis) -> Cue:
    return _cue(
        _shares(course, MIDDLE),
        Technique.BODY_SCAN,
        "Shoulders, hands, breathe.",
        "Nothing to solve here: let the mind wander, and check the body at every marker.",
    )


def _place(cue: Cue, taken: list[Cue], distance_m: float) -> Cue | None:
    """Return the cue on the longest part of its stretch that is still free, None when hardly any is."""
    free = [_Stretch(cue.start_m, cue.end_m)]
    for other in taken:
        free = [part for stretch in free for part in _without(stretch, other)]
    longest = max(free, key=lambda part: part.end_m - part.start_m, default=None)
    needed_m = min(SHORTEST_STRETCH_SHARE * distance_m, cue.end_m - cue.start_m)
    if longest is None or longest.end_m - longest.start_m < needed_m:
        return None
    return cue.model_copy(update={"start_m": longest.start_m, "end_m": longest.end_m})


def _without(stretch: _Stretch, other: Cue) -> list[_Stretch]:
    before = _Stretch(stretch.start_m, min(stretch.end_m, other.start_m))
    after = _Stretch(max(stretch.start_m, other.end_m), stretch.end_m)
    return [part for part in (before, after) if part.end_m > part.start_m]


def _climb_seconds(climb: Climb, pacing: PacingPlan) -> float:
    end_m = climb.start_m + climb.length_m
    return sum(
        split.target_s
        * max(0.0, min(end_m, split.start_m + split.distance_m) - max(climb.start_m, split.start_m))
        / split.distance_m
        for split in pacing.splits_km
    )


def _shares(course: CourseAnalysis, shares: tuple[float, float]) -> _Stretch:
    return _Stretch(shares[0] * course.distance_m, shares[1] * course.distance_m)


def _cue(stretch: _Stretch, technique: Technique, text: str, why: str) -> Cue:
    return Cue(
        start_m=stretch.start_m,
        end_m=stretch.end_m,
        technique=technique,
        text=text,
        why=why,
        evidence=EVIDENCE[technique],
    )
