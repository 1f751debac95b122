"""What an athlete must know about a course file before believing it."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.ground.elevation import Profile

GAP_M = 200.0
_GAPS_NAMED = 3
_SPARSE_M = 100.0  # our design choice [D]: a file with points this far apart is sparse, not full of gaps
_WORTH_SAYING_M = 1.0
NO_CLIMBS = "I know nothing about climbs"
_MISSING, _JUMPS = "Heights are missing at", "The heights jump in a way no road does in"


@dataclass(frozen=True, slots=True)
class Gap:
    """Two neighbouring points of one piece that lie more than 200 m apart."""

    at_m: float
    length_m: float


def find_gaps(at_m: FloatArray, lengths_m: FloatArray) -> tuple[Gap, ...]:
    """Return the gaps inside the pieces of a track, in course order; between pieces lengths are 0."""
    if lengths_m.max() <= GAP_M:
        return ()
    return tuple(Gap(float(at_m[i]), float(lengths_m[i])) for i in np.flatnonzero(lengths_m > GAP_M))


def gap_warnings(gaps: tuple[Gap, ...], spacing_m: float) -> tuple[str, ...]:
    """Return one sentence about the gaps, naming the longest."""
    if not gaps:
        return ()
    if spacing_m > _SPARSE_M:
        longest = max(gap.length_m for gap in gaps)
        return (
            f"The points of this file lie {spacing_m:,.0f} m apart, up to {longest / 1000:.1f} km: bends "
            "between them are cut, and the real course is longer.",
        )
    named = sorted(sorted(gaps, key=lambda gap: -gap.length_m)[:_GAPS_NAMED], key=lambda gap: gap.at_m)
    places = ", ".join(f"{gap.length_m:,.0f} m at km {gap.at_m / 1000:.1f}" for gap in named)
    what = "A gap is" if len(gaps) == 1 else f"{len(gaps)} gaps are"
    more = f" and {len(gaps) - len(named)} more" if len(gaps) > len(named) else ""
    return (f"{what} bridged with a straight line ({places}{more}).",)


def break_warnings(break_lengths_m: FloatArray) -> tuple[str, ...]:
    """Return one sentence about the separate pieces of a file."""
    if break_lengths_m.size == 0:
        return ()
    between_m = float(break_lengths_m.sum())
    pieces = break_lengths_m.size + 1
    if between_m < _WORTH_SAYING_M:
        return ()
    distance = f"{between_m:,.0f} m" if between_m < 1000 else f"{between_m / 1000:,.1f} km"
    return (f"The file has {pieces:,} separate pieces; the {distance} between them are not counted.",)


def height_warnings(profile: Profile) -> tuple[str, ...]:
    """Return a sentence each for missing heights and for heights that could not be believed."""
    warnings = []
    if profile.missing_share > 0.0:
        share = profile.missing_share * 100.0
        percent = "less than 1 %" if share < 1.0 else f"{share:.0f} %"
        warnings.append(f"{_MISSING} {percent} of the points; I drew a line between their neighbours.")
    if profile.spikes:
        what = "1 place" if profile.spikes == 1 else f"{profile.spikes} places"
        warnings.append(f"{_JUMPS} {what} (bridges, tunnels or faulty points); I drew a straight line there.")
    return tuple(warnings)


def of_the_way(warnings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the warnings that say nothing of a file's heights: those that stay with other heights."""
    return tuple(said for said in warnings if not said.startswith((NO_CLIMBS, _MISSING, _JUMPS)))
