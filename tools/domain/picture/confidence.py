"""How sure a reading is: computed from what was read, never a constant.

    quality    = 0.9 * product of factor_i ** weight_i, the weights adding up to one
    confidence = 1 - (1 - quality) * product over agreements of (1 - 0.4 * support)
    then       * product over disagreements of (1 - 0.6 * contradiction)

A factor (0 to 1) says how well one thing was read: the labels that fit an axis, how near they lie to its
line, how far the line could be followed, how surely the letters were recognised. An agreement (0 to 1) says
how well a second source fits: 1 the same, 0.5 at the difference nobody would pass over, 0 far off. Support is
what it has above 0.5, contradiction what it lacks. Without a second source nothing is surer than 0.9. More of
any factor or agreement never lowers the result. The forms and the constants are our design choice [D].
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SUPPORT, CONTRADICTION = 0.4, 0.6
ALONE = 0.9
_RESIDUAL_HALVES_AT = 0.02  # of the axis' range [D]
_LEAST = 1e-6


@dataclass(frozen=True, slots=True)
class Factor:
    """How well one thing was read (0 to 1), how much that matters, and in words."""

    share: float
    weight: float
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well a second source fits (0 to 1), in words."""

    share: float
    reason: str


def quality(factors: Sequence[Factor]) -> float:
    """Return the weighted geometric mean of the factors, at most ALONE; 0 without any."""
    weight = sum(factor.weight for factor in factors)
    if weight <= 0:
        return 0.0
    logs = sum(factor.weight * math.log(max(min(factor.share, 1.0), _LEAST)) for factor in factors)
    return ALONE * math.exp(logs / weight)


def with_agreements(confidence: float, agreements: Iterable[float]) -> float:
    """Return a confidence after second sources spoke."""
    doubt, trust = 1.0 - confidence, 1.0
    for share in agreements:
        lean = 2.0 * min(max(share, 0.0), 1.0) - 1.0
        doubt *= 1.0 - SUPPORT * max(lean, 0.0)
        trust *= 1.0 - CONTRADICTION * max(-lean, 0.0)
    return (1.0 - doubt) * trust


def agreement(difference: float, tolerance: float) -> float:
    """Return how well two values fit: 1 the same, 0.5 at the tolerance."""
    return 1.0 / (1.0 + (difference / tolerance) ** 2)


def label_share(used: int, seen: int) -> float:
    """Return what an axis' labels are worth: the share that fits its line, and how many that are."""
    return used / max(seen, 1) * enough(used)


def enough(count: int) -> float:
    """Return what a number of witnesses is worth: 0.75 for three, 0.94 for five."""
    return 1.0 - 0.5 ** max(count - 1, 0)


def residual_share(residual: float) -> float:
    """Return what the distance of labels from their line is worth; `residual` is a share of the range."""
    return 1.0 / (1.0 + (residual / _RESIDUAL_HALVES_AT) ** 2)
