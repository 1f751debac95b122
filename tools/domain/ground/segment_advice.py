"""What to do on a stretch of course, in one sentence without numbers. All of it is our design choice [D]."""

from collections.abc import Collection, Sequence

from tools.domain.course import SegmentKind
from tools.domain.race import Sport

_TILTED = 0.01
_STEEP = 0.10
_GENTLE = 0.007
_EARLY, _LATE = 1 / 3, 2 / 3
_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth")
_PLAIN_NAMES = {
    SegmentKind.START: "Start",
    SegmentKind.FINISH: "Finish",
    SegmentKind.FLAT: "Flat stretch",
    SegmentKind.ROLLING: "Rolling stretch",
}

_RUN = {
    "start": "Settle in slower than you feel you could: you lose a little time and keep much strength.",
    "start_down": "It falls from the line, so speed comes free: hold it back and keep the steps short, "
    "your thighs will need it later.",
    "start_up": "It climbs from the line: let people go and find your effort before your pace.",
    "climb_early": "Climb by effort, not by pace: it should feel too easy this early.",
    "climb_middle": "Shorten the step, keep the effort of the flat and let the pace slow as it wants.",
    "climb_late": "Break it into pieces you can see, with short, tall steps; everybody slows here.",
    "climb_steep": "Walk the steep parts with long, strong steps: it costs less here and is hardly slower.",
    "descent_early": "Let it roll, neither braking nor chasing time: the bill for fast descents comes later.",
    "descent_late": "Quick, light feet and a slight lean forward: this is where saved legs win time.",
    "descent_steep": "Short, quick steps and eyes well ahead: control first, speed second.",
    "rolling": "Keep the effort even and let the pace swing: give on the rises, take on the falls.",
    "rise": "It rises most of the way, often too gently to see: trust the effort, not the watch.",
    "fall": "It falls most of the way: let the pace come to you and keep the effort where it was.",
    "flat_early": "Find the rhythm, drink and eat on time, and let your mind rest.",
    "flat_late": "Relax shoulders and hands, and count the pieces behind you, not what is left.",
    "finish": "Whatever is left goes here: look ahead, pick a runner and close the gap.",
    "finish_up": "It rises to the line: keep something for it, then short steps and strong arms.",
    "finish_down": "It falls to the line: open the stride once the legs allow it and let it carry you.",
}
_RIDE = _RUN | {
    "start": "Ride below what feels right until the legs are warm and the road has sorted itself out.",
    "start_down": "It falls from the line: keep your place, brake early and spend nothing.",
    "start_up": "It climbs from the line: ride your own power and let the first attacks go.",
    "climb_early": "Stay seated, spin and keep to your power: the day is longer than this climb.",
    "climb_middle": "Hold an even power from bottom to top; eat before it, not on it.",
    "climb_late": "Settle into the lightest gear that keeps you moving and ride from bend to bend.",
    "climb_steep": "Change down before it bites, stay smooth and stand only to ease the back.",
    "descent_early": "Recover, drink, look through the bends and brake before them.",
    "descent_late": "Tired hands brake late: look further ahead and leave a margin.",
    "descent_steep": "Hands in the drops, weight back, brake before the bends and never in them.",
    "rolling": "Push a little on the rises, ease over the tops and carry the speed through.",
    "rise": "It rises most of the way, often too gently to see: hold the power and accept the speed.",
    "fall": "It falls most of the way: keep light pressure on the pedals, stay low and eat.",
    "flat_early": "Stay low and sheltered, keep the power steady and eat.",
    "flat_late": "Stay low, keep the cadence up and share the work if you can.",
    "finish": "Whatever is left goes here: stay low and keep the gear turning to the line.",
    "finish_up": "It rises to the line: start it patient and empty yourself over the last part.",
    "finish_down": "It falls to the line: stay low and safe, and hold your line.",
}


def advise(kind: SegmentKind, mean_grade: float, progress: float, sport: Sport) -> str:
    """Return what to do on a stretch; `progress` is where its middle lies, from 0 at the start to 1."""
    return (_RIDE if sport is Sport.RIDE else _RUN)[_situation(kind, mean_grade, progress)]


def name_stretches(
    stretches: Sequence[tuple[SegmentKind, float, float]], crowded: Collection[SegmentKind]
) -> tuple[str, ...]:
    """Return a name for each (kind, change in height in m, mean grade), in course order.

    `crowded` are the kinds of which the course has more than are named here: those are counted as "big" ones.
    """
    rises = {
        kind: iter(_names_of_rises(kind, [abs(m) for other, m, _ in stretches if other is kind], crowded))
        for kind in (SegmentKind.CLIMB, SegmentKind.DESCENT)
    }
    names = []
    for kind, _, grade in stretches:
        if kind is SegmentKind.ROLLING and abs(grade) >= _GENTLE:
            names.append("Mostly uphill" if grade > 0 else "Mostly downhill")
        elif kind in rises:
            names.append(next(rises[kind]))
        else:
            names.append(_PLAIN_NAMES[kind])
    return tuple(names)


def _names_of_rises(kind: SegmentKind, changes_m: list[float], crowded: Collection[SegmentKind]) -> list[str]:
    """Return the names of all climbs, or all descents, in course order."""
    if len(changes_m) < 2:
        return [f"The {kind}"]
    what = f"big {kind}" if kind in crowded else kind.value
    greatest_m = max(changes_m)
    return [
        f"Biggest {kind}" if change_m == greatest_m else f"{ordinal} {what}"
        for ordinal, change_m in zip(_ORDINALS, changes_m, strict=False)
    ]


def _situation(kind: SegmentKind, grade: float, progress: float) -> str:
    if kind in (SegmentKind.START, SegmentKind.FINISH):
        tilt = "_up" if grade >= _TILTED else "_down" if grade <= -_TILTED else ""
        return kind.value + tilt
    if kind is SegmentKind.CLIMB:
        part = "early" if progress < _EARLY else "middle" if progress < _LATE else "late"
        return "climb_steep" if grade >= _STEEP else f"climb_{part}"
    if kind is SegmentKind.DESCENT:
        part = "early" if progress < _LATE else "late"
        return "descent_steep" if grade <= -_STEEP else f"descent_{part}"
    if kind is SegmentKind.ROLLING:
        return "rolling" if abs(grade) < _GENTLE else "rise" if grade > 0 else "fall"
    return "flat_early" if progress < _LATE else "flat_late"
