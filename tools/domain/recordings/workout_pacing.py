"""How an effort was spread: half against half, evenness, the share above easy. Each a finding."""

import numpy as np

from tools.domain.activity import ActivityReview, Zones
from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.recordings.normalized_power import normalized
from tools.domain.recordings.workout_output import Output, smoothed

SHORTEST_S = 1200  # our design choice [D]: halves of less are the warm-up against the rest
HILLY_INDEX = 1.20  # our design choice [D]: above it the halves of a ride differ by their hills
EASY_SPEED_SHARE = 0.87  # of threshold speed; our design choice [D]
SMOOTHED_S = 30
OURS = "the recording itself; the rule is ours"
# The first zone above easy, by its lower limit as a share of the threshold: Coggan's tempo, Friel's tempo.
_EASY_ZONES = 2
_NEED_OUTPUT = "it needs the power of a ride or the pace of a run"


def fade(output: Output | None, review: ActivityReview) -> Finding:
    """Return how far the second half fell below the first, in per cent; negative: it was faster or stronger.

    Halves of timer time, standing still left out; power is normalized, and a hilly ride says nothing.
    """
    if output is None:
        return _unknown("fade_percent", _NEED_OUTPUT)
    if output.moving.size < 2 * SHORTEST_S // 2:
        return _unknown("fade_percent", f"it needs {SHORTEST_S // 60} min")
    index = _variability(output, review)
    if output.is_power and (index is None or index > HILLY_INDEX):
        return _unknown("fade_percent", "power went up and down too much for halves to be compared")
    half = output.moving.size // 2
    first, second = (_level(part, output) for part in (output.moving[:half], output.moving[half:]))
    if not first or not second:
        return _unknown("fade_percent", "there was no output in one half")
    return _found(
        "fade_percent",
        (1.0 - second / first) * 100.0,
        "second half against first half",
        {
            "first_half": round(output.written_value(first), 1),
            "second_half": round(output.written_value(second), 1),
            "unit": output.unit,
            "graded": "yes" if output.graded else "no",
        },
    )


def unevenness(output: Output | None, review: ActivityReview) -> Finding:
    """Return how far the normalized output lies above the mean, in per cent: 0 is perfectly even."""
    if output is None or output.moving.size < SHORTEST_S:
        return _unknown("unevenness_percent", _NEED_OUTPUT + f" for {SHORTEST_S // 60} min")
    if output.is_power:
        index = _variability(output, review)
        if index is None:
            return _unknown("unevenness_percent", "there was no power above zero")
        return _found("unevenness_percent", (index - 1.0) * 100.0, "variability index less 1")
    moving = output.moving
    value = ((normalized(moving) or 0.0) / float(moving.mean()) - 1.0) * 100.0
    return _found("unevenness_percent", max(value, 0.0), "normalized over mean speed, less 1")


def _variability(output: Output, review: ActivityReview) -> float | None:
    """Return normalized over mean power while the rider went: a stop is not the rider's unevenness."""
    if not output.is_power or not output.still.any() or review.variability_index.value is None:
        return review.variability_index.value
    mean = float(output.moving.mean())
    return (normalized(output.moving) or 0.0) / mean if mean > 0 else None


def above_easy(review: ActivityReview, output: Output | None) -> Finding:
    """Return the share of time above easy in per cent: by heart rate, else by power, else by graded pace."""
    for zones in (review.heart_rate_zones, review.power_zones):
        found = _above_easy_zones(zones)
        if found:
            return found
    if output is None or output.is_power or not output.threshold:
        return _unknown("above_easy_percent", "it needs a threshold: heart rate, power or pace")
    limit = EASY_SPEED_SHARE * output.threshold
    calm = smoothed(output.values, SMOOTHED_S)
    return _found(
        "above_easy_percent",
        float(np.mean(calm > limit)) * 100.0,
        "share of time faster than easy",
        {"easy_up_to": round(output.written_value(limit), 1), "unit": output.unit, "by": "pace"},
    )


def _above_easy_zones(zones: Zones | None) -> Finding | None:
    known = 0.0 if zones is None else sum(zone.seconds for zone in zones.zones)
    if zones is None or known <= 0 or zones.unknown_s > known:
        return None
    above = sum(zone.seconds for zone in zones.zones[_EASY_ZONES:])
    return _found(
        "above_easy_percent",
        above / known * 100.0,
        "share of the known time above the second zone",
        {"easy_up_to": zones.zones[_EASY_ZONES].low, "unit": zones.unit, "by": zones.quantity},
    )


def splits_spread(output: Output | None) -> Finding:
    """Return how far the slowest fifth lies below the fastest, in per cent of the mean; of a race."""
    if output is None or output.is_power or output.moving.size < SHORTEST_S // 2:
        return _unknown("fifths_spread_percent", "it needs the pace of a run")
    fifths = [float(part.mean()) for part in np.array_split(output.moving, 5)]
    return _found(
        "fifths_spread_percent",
        (max(fifths) - min(fifths)) / float(np.mean(fifths)) * 100.0,
        "fastest less slowest fifth of the time",
        {f"fifth_{at + 1}_s_per_km": round(1000.0 / value, 1) for at, value in enumerate(fifths)},
    )


def _level(part: FloatArray, output: Output) -> float | None:
    return normalized(part) if output.is_power else float(part.mean())


def _found(name: str, value: float, model: str, inputs: Inputs | None = None) -> Finding:
    return Finding(name=name, value=value, unit="%", model=model, source=OURS, inputs=inputs or {})


def _unknown(name: str, reason: str) -> Finding:
    return Finding.unknown(name, "%", reason=reason, model="from the recording", source=OURS)
