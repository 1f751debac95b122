"""A score of 100 from the parts that can be judged, each with its rule: it grades a workout, nobody."""

from dataclasses import dataclass

from tools.domain.feedback import ScorePart, WorkoutKind
from tools.domain.recordings.workout_reading import Reading

FEWEST_PARTS = 2
POINTS = 100


@dataclass(frozen=True, slots=True)
class _Rule:
    """Full points up to `full`, none from `none` on, in a straight line between; all in per cent."""

    name: str
    finding: str
    weight: float
    full: float
    none: float
    said: str

    @property
    def written(self) -> str:
        return f"{self.said}: full points up to {self.full:g} %, none from {self.none:g} %."

    def share(self, value: float) -> float:
        """Return the share of the points, 0 to 1."""
        return min(max((self.none - value) / (self.none - self.full), 0.0), 1.0)


# Weights and limits are our design choice [D]; 5 % of drift as notable and 10 % of jump have their sources.
_JUMP = _Rule(
    "No jump in length",
    "longest_of_30_days_percent",
    20,
    110,
    130,
    "Length as a share of the longest of the 30 days before",
)
_DRIFT = _Rule(
    "Heart rate drift", "decoupling_percent", 30, 5, 15, "Output for each heartbeat lost in the second half"
)
_FADE = _Rule("Second half", "fade_percent", 40, 2, 12, "Second half below the first")
_EVEN = _Rule("Evenness", "unevenness_percent", 30, 5, 25, "Normalized output above its mean")
_RULES: dict[WorkoutKind, tuple[_Rule, ...]] = {
    WorkoutKind.INTERVALS: (
        _Rule("Even repeats", "repeats_spread_percent", 45, 2, 10, "Spread of the repeats around their mean"),
        _Rule("Last repeat", "repeats_drop_percent", 35, 2, 12, "Last repeat below the first"),
        _JUMP,
    ),
    WorkoutKind.RACE: (
        _Rule("Second half", "fade_percent", 60, 2, 12, "Second half below the first"),
        _Rule("Even fifths", "fifths_spread_percent", 40, 4, 16, "Fastest fifth above the slowest"),
    ),
    WorkoutKind.EASY: (
        _Rule("Stayed easy", "above_easy_percent", 50, 10, 50, "Time above easy"),
        _DRIFT,
        _JUMP,
    ),
    WorkoutKind.LONG: (_FADE, _DRIFT, _JUMP),
    WorkoutKind.STEADY: (_EVEN, _DRIFT, _FADE, _JUMP),
    WorkoutKind.TEMPO: (_EVEN, _DRIFT, _FADE, _JUMP),
    WorkoutKind.OTHER: (),
}


def score_workout(reading: Reading) -> tuple[float | None, tuple[ScorePart, ...]]:
    """Return the score and its parts in whole points; None and no parts where fewer than two can be judged.

    What cannot be judged does not count: the points of the rest are spread over the hundred.
    """
    judged = [
        (rule, value) for rule in _RULES[reading.kind] if (value := _value(reading, rule.finding)) is not None
    ]
    if len(judged) < FEWEST_PARTS:
        return None, ()
    possible = _whole_points([rule.weight for rule, _ in judged])
    parts = tuple(
        ScorePart(
            name=rule.name,
            points=float(round(points * rule.share(value))),
            possible=float(points),
            rule=rule.written,
        )
        for (rule, value), points in zip(judged, possible, strict=True)
    )
    return sum(part.points for part in parts), parts


def _value(reading: Reading, name: str) -> float | None:
    if name == "repeats_drop_percent":
        change = reading.value("last_repeat_percent")
        return None if change is None else -change
    return reading.value(name)


def _whole_points(weights: list[float]) -> list[int]:
    """Return the hundred points spread by weight, whole and summing to it: largest remainders first."""
    shares = [weight / sum(weights) * POINTS for weight in weights]
    whole = [int(share) for share in shares]
    by_remainder = sorted(range(len(shares)), key=lambda at: whole[at] - shares[at])
    for at in by_remainder[: POINTS - sum(whole)]:
        whole[at] += 1
    return whole
