"""The figures of a picture put together: from its profile, its words, its tables and its marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.course_picture import Disagreement, LapRow, ReadProfile
from tools.domain.finding import Finding
from tools.domain.picture.aid_table import AidTable
from tools.domain.picture.comparing import DISTANCE_SHARE, Compared, Told, compared
from tools.domain.picture.lap_table import LapTable
from tools.domain.picture.map_marks import MapMarks, distance_by_marks
from tools.domain.picture.named_figures import Figures, Meaning, NamedFigure
from tools.domain.picture.profile_figures import profile_figures
from tools.domain.race import UnitSystem

NAMES = tuple(meaning.value for meaning in Meaning)
_NAMED, _DRAWN = "the figure written in the picture", "its profile"


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings by name, and how the picture's own figures and its profile fit together."""

    by_name: dict[str, Finding]
    compared: tuple[Compared, ...] = ()

    @property
    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return where the picture contradicts itself."""
        return tuple(each.disagreement for each in self.compared if each.disagreement)


def findings(
    profile: ReadProfile | None,
    figures: Figures,
    laps: LapTable | None,
    aid: AidTable | None,
    marks: MapMarks | None,
) -> Findings:
    """Return what a picture says in figures.

    A profile speaks first: it is what becomes a course. A length written beside it that fits its axis within
    3 % is more exact and takes its place. Without a profile, the written figures stand, then the tables.
    """
    written = {figure.meaning.value: figure for figure in figures.named}
    if profile is None:
        by_name = {name: _as_written(figure) for name, figure in written.items()}
        by_name = _by_tables(laps, aid, marks) | by_name
        return Findings(by_name, _between_words_and_laps(written, laps))
    drawn = profile_figures(profile)
    units = UnitSystem.IMPERIAL if profile.distance_axis.unit == "mi" else UnitSystem.METRIC
    pairs = []
    for name, figure in written.items():
        if name == "distance" and figure.confidence < 0.5:
            continue  # a length without its word may be anything beside a drawn profile
        value = drawn[name].value or 0.0
        pairs.append(compared(name, Told(_NAMED, figure.metres), Told(_DRAWN, value), units))
    named_m = written["distance"].metres if "distance" in written else None
    return Findings(drawn | {"distance": _exact(drawn["distance"], named_m)}, tuple(pairs))


def _exact(drawn: Finding, named_m: float | None) -> Finding:
    """Return the distance as words say it, where the axis says the same."""
    value = drawn.value or 0.0
    if named_m is None or abs(named_m - value) > DISTANCE_SHARE * max(value, named_m):
        return drawn
    return drawn.model_copy(
        update={
            "value": round(named_m, 1),
            "low": min(drawn.low or named_m, named_m),
            "high": max(drawn.high or named_m, named_m),
            "model": "figure written in the picture",
            "inputs": drawn.inputs | {"axis_m": value},
        }
    )


def _as_written(figure: NamedFigure) -> Finding:
    half = figure.step_m / 2
    return Finding(
        name=figure.meaning.value,
        value=round(figure.metres, 1),
        low=round(figure.metres - half, 2),
        high=round(figure.metres + half, 2),
        unit="m",
        model="figure written in the picture",
        source="the words of the picture; how it was measured is not said",
        inputs={"certainty": round(figure.confidence, 3)},
    )


def _by_tables(laps: LapTable | None, aid: AidTable | None, marks: MapMarks | None) -> dict[str, Finding]:
    """Return what tables and marks say where no words do."""
    found: dict[str, Finding] = {}
    if marks is not None:
        found["distance"] = distance_by_marks(marks)
    if aid is not None and aid.finish_m:
        found["distance"] = _of_table("distance", aid.finish_m, "the finish's row")
    if laps is not None:
        if laps.distance_m:
            found["distance"] = _of_table("distance", laps.distance_m, "the sum of the laps")
        for name, value in (("gain", _sum(laps.laps, "gain_m")), ("loss", _sum(laps.laps, "loss_m"))):
            if value is not None:
                found[name] = _of_table(name, value, "the sum of the laps")
    return found


def _between_words_and_laps(written: dict[str, NamedFigure], laps: LapTable | None) -> tuple[Compared, ...]:
    if laps is None:
        return ()
    sums = {"distance": laps.distance_m, "gain": _sum(laps.laps, "gain_m"), "loss": _sum(laps.laps, "loss_m")}
    return tuple(
        compared(name, Told(_NAMED, written[name].metres), Told("its table of laps", value))
        for name, value in sums.items()
        if name in written and value is not None
    )


def _of_table(name: str, value: float, model: str) -> Finding:
    return Finding(name=name, value=round(value, 1), unit="m", model=model, source="a table in the picture")


def _sum(laps: Sequence[LapRow], field: str) -> float | None:
    values = [getattr(lap, field) for lap in laps]
    return sum(values) if all(value is not None for value in values) else None
