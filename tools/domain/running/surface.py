"""What is underfoot, as a share of time over pavement."""

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, Surface

SURFACE_MODEL = "surface_time_factor"
SURFACE_SOURCE = "ranges of extra time by surface published by ultraPacer; the middle of the range is used"
# Extra time over pavement, least and most.
EXTRA_TIME = {
    Surface.PAVED: (0.0, 0.0),
    Surface.FIRE_ROAD: (0.02, 0.06),
    Surface.DOUBLE_TRACK: (0.06, 0.10),
    Surface.SINGLE_TRACK: (0.10, 0.15),
    Surface.TECHNICAL: (0.15, 0.25),
}


def surface_factor(brief: RaceBrief) -> Finding:
    """Return the time on this surface over the time on pavement, as a ratio with its range.

    A share the athlete named goes before the surface's own; null where neither was said. It holds uphill
    and downhill alike: loose or technical ground takes back what a descent gives.
    """
    if brief.surface_share is not None:
        named = 1.0 + brief.surface_share
        return _factor((named, named), "given", "the extra time you named", {"share": brief.surface_share})
    if brief.surface is None:
        return Finding.unknown(
            "surface_factor",
            "ratio",
            reason="no surface named, so it counts as paved",
            model=SURFACE_MODEL,
            source=SURFACE_SOURCE,
        )
    least, most = EXTRA_TIME[brief.surface]
    return _factor((1 + least, 1 + most), SURFACE_MODEL, SURFACE_SOURCE, {"surface": brief.surface.value})


def _factor(
    bounds: tuple[float, float], model: str, source: str, inputs: dict[str, float | int | str | None]
) -> Finding:
    low, high = bounds
    return Finding(
        name="surface_factor",
        value=(low + high) / 2,
        unit="ratio",
        low=low,
        high=high,
        model=model,
        source=source,
        inputs=inputs,
    )
