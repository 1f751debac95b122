"""The factors a reading's confidence is computed from, each with its reason in words."""

from collections.abc import Sequence
from itertools import pairwise

from tools.domain.course_picture import ReadAxis, ReadProfile, TextInPicture
from tools.domain.picture.aid_table import AidTable
from tools.domain.picture.confidence import Factor, enough, label_share, residual_share
from tools.domain.picture.lap_table import LapTable
from tools.domain.picture.named_figures import Figures
from tools.domain.picture.profile_figures import jumping_share, late_share

_ASSUMED_UNIT = 0.7  # what an axis without a unit is worth; our design choice [D]
_JUMPS_HALVE_AT = 0.005  # of the steps of a line; our design choice [D]
_LATE_HALVES_AT = 0.1  # of the way: a chart may begin later, or its beginning was lost; our design choice [D]
_GAP = 4.0  # times the usual step of the line: there it was not found; our design choice [D]


def of_profile(profile: ReadProfile, texts: Sequence[TextInPicture]) -> list[Factor]:
    """Return what a digitised profile rests on: labels, their fit, the line, the letters, the units."""
    along, up = profile.distance_axis, profile.elevation_axis
    used = [sum(label.used for label in axis.labels) for axis in (along, up)]
    seen = [len(axis.labels) for axis in (along, up)]
    both = f"{used[0]} of {seen[0]} labels of the distance axis and {used[1]} of {seen[1]} of the heights fit"
    covered, jumps = _covered(profile), jumping_share(profile)
    late = late_share(profile)
    assumed = [name for name, axis in (("distance", along), ("height", up)) if axis.assumed_unit]
    return [
        Factor(
            min(label_share(used[0], seen[0]), label_share(used[1], seen[1])),
            0.25,
            f"{both} a straight scale",
        ),
        Factor(max(label_share(used[0], seen[0]), label_share(used[1], seen[1])), 0.15),
        Factor(residual_share(along.residual), 0.05),
        Factor(residual_share(up.residual), 0.1, _residual(up)),
        Factor(covered, 0.1, _of_line(covered)),
        Factor(1.0 / (1.0 + (jumps / _JUMPS_HALVE_AT) ** 2), 0.15, _of_jumps(jumps)),
        Factor(1.0 / (1.0 + (late / _LATE_HALVES_AT) ** 2), 0.1, _of_start(late)),
        Factor(_letters(profile, texts), 0.1),
        Factor(_ASSUMED_UNIT ** len(assumed), 0.1, _units(assumed, along, up)),
    ]


def of_aid_table(aid: AidTable) -> list[Factor]:
    """Return what a table of stations rests on: rows that fit, named ones, the letters, the unit."""
    unit = None if aid.unit_named else "no unit stands over the distances, so I took kilometres"
    return [
        Factor(aid.quality, 0.6, f"{aid.rows} rows of the table were read in order"),
        Factor(enough(aid.rows), 0.2),
        Factor(1.0 if aid.unit_named else _ASSUMED_UNIT, 0.1, unit),
        Factor(0.7 if aid.unclear else 1.0, 0.1, aid.unclear),
    ]


def of_lap_table(laps: LapTable) -> list[Factor]:
    """Return what a table of laps rests on."""
    count = len(laps.laps)
    return [Factor(laps.quality, 0.7, f"{count} laps were read"), Factor(enough(count), 0.3)]


def of_figures(figures: Figures) -> list[Factor]:
    """Return what written figures rest on: how surely they were read and named."""
    if not figures.named:
        return []
    sure = sum(figure.confidence for figure in figures.named) / len(figures.named)
    count = len(figures.named)
    told = f"{count} figure{'s are' if count > 1 else ' is'} written in the picture"
    return [Factor(sure, 0.7, told), Factor(enough(count + 1), 0.3)]


def _covered(profile: ReadProfile) -> float:
    """Return the share of the profile's width over which its line was followed without a gap."""
    x = sorted(at for at, _ in profile.line_px)
    steps = [after - before for before, after in pairwise(x)]
    if not steps or x[-1] <= x[0]:
        return 1.0
    usual = sorted(steps)[len(steps) // 2]
    lost = sum(step - usual for step in steps if step > _GAP * max(usual, 1.0))
    return max(1.0 - lost / (x[-1] - x[0]), 0.0)


def _letters(profile: ReadProfile, texts: Sequence[TextInPicture]) -> float:
    """Return how surely the letters of the labels in use were recognised."""
    wanted = {label.text for axis in (profile.distance_axis, profile.elevation_axis) for label in axis.labels}
    read = [text.confidence for text in texts if text.text in wanted]
    return sum(read) / len(read) if read else 0.8


def _residual(axis: ReadAxis) -> str | None:
    off = axis.residual * 100
    return (
        f"the labels of the heights lie {off:.1f} % of the range beside their scale" if off >= 1.0 else None
    )


def _of_line(covered: float) -> str | None:
    return f"the line was found over {covered * 100:.0f} % of the way" if covered < 0.97 else None


def _of_jumps(jumps: float) -> str | None:
    return f"the line jumps in {jumps * 100:.1f} % of its steps, as no ground does" if jumps > 0.002 else None


def _of_start(late: float) -> str | None:
    return "the line begins well behind the 0 of its distance axis" if late > 0.03 else None


def _units(assumed: list[str], along: ReadAxis, up: ReadAxis) -> str | None:
    if not assumed:
        return None
    units = {"distance": along.unit, "height": up.unit}
    told = " and ".join(f"{name} in {units[name]}" for name in assumed)
    return f"no unit stands at the axis: I took {told}"
