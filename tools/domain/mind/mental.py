"""A thought for each stretch of a race: one technique, at most twelve words, with its evidence."""

from dataclasses import dataclass

from tools.domain.course import Climb, CourseAnalysis, KeySegment, SegmentKind
from tools.domain.mind.cue_words import EVIDENCE, INTO_THE_WIND, WALKED_CLIMB, WORDS, CueWords
from tools.domain.race import RaceBrief, Sport, UnitSystem
from tools.domain.strategy import Cue, MentalPlan, PacingPlan, RideSection, Technique

START_SHARE, LATE_SHARE, SELF_TALK = 0.10, 0.60, (0.75, 0.95)
MIDDLE, LADDER_SHARE = (0.12, 0.58), (0.50, 0.62)  # our design choice [D]
LONGEST_START_M = 5000.0  # a first climb needs its own cue: our design choice [D]
MOST_CLIMBS, MOST_DESCENTS = 3, 2  # more than that nobody remembers: our design choice [D]
SHORTEST_CLIMB_S = 180.0
WARM_C = 20.0  # from here the goal ladder is given: our design choice [D]
SHORTEST_STRETCH_SHARE = 0.02  # of the course: our design choice [D]
# A stretch worth a cue against the wind: our design choice [D].
HEADWIND_M_PER_S, FLAT_GRADE, WIND_STRETCH_S = 2.0, 0.015, 300.0
WALKED_SHARE = 0.5  # of a climb, from which it is a walked one: our design choice [D]


@dataclass(frozen=True, slots=True)
class _Stretch:
    start_m: float
    end_m: float


def plan_cues(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> MentalPlan:
    """Return the cues of a race in order, never two on the same stretch.

    The start comes first, then climbs of three minutes and more, late descents, the goal ladder when it is
    warm or the goal is ambitious, motivational words from 75 % on, and a body scan: for a rider on the
    longest flat stretch into the wind, else in the longest free part of the middle.
    """
    words = WORDS[brief.sport]
    cues: list[Cue] = []
    for wanted in (
        [_start(course, words, pacing)],
        _climbs(course, pacing, words),
        _descents(course, words),
        [_goal_ladder(course, brief, pacing)],
        [_self_talk(course)],
        [_body_scan(course, pacing, words)],
    ):
        for cue in wanted:
            placed = _place(cue, cues, course.distance_m) if cue else None
            if placed:
                cues.append(placed)
    practised = f"Use a cue in the race only if you have practised it in at least {words.sessions}."
    stop = "If you feel chest pain, confusion or faintness, no cue applies: stop and get help."
    return MentalPlan(cues=tuple(sorted(cues, key=lambda cue: cue.start_m)), assumptions=(practised, stop))


def _start(course: CourseAnalysis, words: CueWords, pacing: PacingPlan) -> Cue:
    text = words.start if pacing.ride is not None else words.start.replace("check power", "check effort")
    return _cue(
        _Stretch(0.0, min(START_SHARE * course.distance_m, LONGEST_START_M)),
        Technique.IF_THEN,
        text,
        words.start_why,
    )


def _climbs(course: CourseAnalysis, pacing: PacingPlan, words: CueWords) -> list[Cue]:
    long_enough = [climb for climb in course.climbs if _climb_seconds(climb, pacing) >= SHORTEST_CLIMB_S]
    hardest = sorted(long_enough, key=lambda climb: climb.gain_m, reverse=True)[:MOST_CLIMBS]
    in_order = sorted(hardest, key=lambda climb: climb.start_m)
    return [
        _cue(
            _Stretch(climb.start_m, min(climb.start_m + climb.length_m, course.distance_m)),
            Technique.CHUNKING,
            *(WALKED_CLIMB if _is_walked(climb, pacing) else words.climbs[number % len(words.climbs)]),
        )
        for number, climb in enumerate(in_order)
    ]


def _is_walked(climb: Climb, pacing: PacingPlan) -> bool:
    end_m = climb.start_m + climb.length_m
    walked_m = sum(_overlap_m(climb.start_m, end_m, walk.start_m, walk.end_m) for walk in pacing.walk_breaks)
    return walked_m >= WALKED_SHARE * climb.length_m


def _descents(course: CourseAnalysis, words: CueWords) -> list[Cue]:
    late_m = LATE_SHARE * course.distance_m
    late = [s for s in course.key_segments if s.kind is SegmentKind.DESCENT and s.start_m >= late_m]
    biggest = sorted(late, key=lambda segment: segment.loss_m, reverse=True)[:MOST_DESCENTS]
    in_order: list[KeySegment] = sorted(biggest, key=lambda segment: segment.start_m)
    return [
        _cue(
            _Stretch(segment.start_m, segment.end_m),
            Technique.ASSOCIATIVE_CUE,
            words.descents[number % len(words.descents)],
            words.descent_why,
        )
        for number, segment in enumerate(in_order)
    ]


def _goal_ladder(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> Cue | None:
    warm = brief.temperature_c is not None and brief.temperature_c >= WARM_C
    low_s = pacing.prediction.low
    ambitious = low_s is not None and pacing.goal_time_s < low_s
    if not warm and not ambitious:
        return None
    why = "Heat can make the first goal wrong" if warm else "The goal is ambitious"
    return _cue(
        _shares(course, LADDER_SHARE),
        Technique.GOAL_LADDER,
        _ladder_words(brief),
        f"{why}: decide before the start what goal B and goal C are.",
    )


def _ladder_words(brief: RaceBrief) -> str:
    imperial = brief.units is UnitSystem.IMPERIAL
    if brief.sport is Sport.RIDE:
        return f"If I am 3 % behind after {'5 miles' if imperial else '10 km'}, then B."
    return f"If pace is 3 % off for {'a mile' if imperial else '2 km'}, then B."


def _self_talk(course: CourseAnalysis) -> Cue:
    return _cue(
        _shares(course, SELF_TALK),
        Technique.MOTIVATIONAL_SELF_TALK,
        "This is what I trained for.",
        "Effort feels hardest here; your own words work best, so change them to yours.",
    )


def _body_scan(course: CourseAnalysis, pacing: PacingPlan, words: CueWords) -> Cue:
    windy = _flat_headwind(pacing.ride.sections if pacing.ride else ())
    if windy is not None:
        return _cue(
            windy,
            Technique.BODY_SCAN,
            INTO_THE_WIND,
            "Wind from ahead takes the speed, not the effort: stay small, stay relaxed.",
        )
    return _cue(
        _shares(course, MIDDLE),
        Technique.BODY_SCAN,
        words.scan,
        "Nothing to solve here: let the mind wander, and check the body at every marker.",
    )


def _flat_headwind(sections: tuple[RideSection, ...]) -> _Stretch | None:
    """Return the longest flat way into the wind, joined over neighbouring sections; None under 5 minutes."""
    longest: tuple[float, _Stretch] | None = None
    start_m, lasted_s = 0.0, 0.0
    for section in sections:
        if abs(section.mean_grade) > FLAT_GRADE or section.headwind_m_per_s < HEADWIND_M_PER_S:
            lasted_s = 0.0
            continue
        start_m = section.start_m if lasted_s == 0.0 else start_m
        lasted_s += section.duration_s
        if lasted_s >= WIND_STRETCH_S and (longest is None or lasted_s > longest[0]):
            longest = (lasted_s, _Stretch(start_m, section.end_m))
    return longest[1] if longest else None


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
    """Return how long the plan takes for a climb in s: by its ride's sections, else by its kilometres."""
    end_m = climb.start_m + climb.length_m
    if pacing.ride is not None and pacing.ride.sections:
        return sum(
            section.duration_s
            * _overlap_m(climb.start_m, end_m, section.start_m, section.end_m)
            / (section.end_m - section.start_m)
            for section in pacing.ride.sections
        )
    return sum(
        split.target_s
        * _overlap_m(climb.start_m, end_m, split.start_m, split.start_m + split.distance_m)
        / split.distance_m
        for split in pacing.splits_km
    )


def _overlap_m(start_m: float, end_m: float, other_start_m: float, other_end_m: float) -> float:
    return max(0.0, min(end_m, other_end_m) - max(start_m, other_start_m))


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
