"""The measured numbers of a course as findings: each with its range, its method and the method's source."""

from tools.domain.finding import Finding
from tools.domain.ground.elevation import Climbing, Profile

_DISTANCE_MODEL = "WGS84, local radii of curvature"
_DISTANCE_SOURCE = "WGS84 ellipsoid; horizontal distance along the file's points"
_GAIN_SOURCE = (
    "turning-point accumulator, checked against the total ascent of 14 recorded rides and UTMB's official "
    "gain; organisers' figures follow no standard"
)


def distance_finding(distance_m: float, *, points: int, gaps: int) -> Finding:
    """Return the length of a course; `points` is 0 when somebody named the distance."""
    if points == 0:
        return Finding(
            name="distance", value=distance_m, unit="m", model="given", source="the distance you named"
        )
    return Finding(
        name="distance",
        value=round(distance_m, 1),
        unit="m",
        model=_DISTANCE_MODEL,
        source=_DISTANCE_SOURCE,
        inputs={"points": points, "gaps_over_200_m": gaps},
    )


def climbing_findings(profile: Profile, climbed: Climbing) -> tuple[Finding, Finding]:
    """Return gain and loss: the value by the method its source deserves, the range by the others."""
    inputs: dict[str, float | int | str | None] = {
        "smoothing_sigma_m": profile.sigma_m,
        "threshold_m": climbed.threshold_m,
        "raw_gain_m": round(climbed.raw_gain_m, 1),
        "grid_step_m": round(profile.step_m, 3),
        "spikes_removed": profile.spikes,
        "missing_share": round(profile.missing_share, 4),
    }
    gain, loss = (
        Finding(
            name=name,
            value=round(value, 1),
            low=round(low, 1),
            high=round(high, 1),
            unit="m",
            model=climbed.method,
            source=_GAIN_SOURCE,
            inputs=inputs,
        )
        for name, value, low, high in (
            ("gain", climbed.gain_m, climbed.low_m, climbed.high_m),
            ("loss", climbed.loss_m, climbed.loss_low_m, climbed.loss_high_m),
        )
    )
    return gain, loss


def unknown_climbing(reason: str) -> tuple[Finding, Finding]:
    """Return gain and loss of a course whose heights nobody knows."""
    gain, loss = (
        Finding(name=name, value=None, unit="m", model="none", source=_GAIN_SOURCE, reason=reason)
        for name in ("gain", "loss")
    )
    return gain, loss
