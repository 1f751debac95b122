"""What the heat model was fitted on: stated, and not called a validation."""

from tools.domain.prediction.heat import heat_slowdown
from tools.validation.report import Section, Table

# Boston 2012 beside the same runners' mean of 2011 and 2013: base time in minutes, runners, median slowdown.
BOSTON_2012 = (
    ((130, 165), 54, 6.0),
    ((165, 180), 205, 9.7),
    ((180, 195), 381, 11.6),
    ((195, 210), 488, 13.1),
    ((210, 225), 468, 12.7),
    ((225, 240), 254, 13.7),
)
_TEMPERATURES_C = (25.0, 28.0, 30.0)


def heat_section() -> Section:
    """Return the section on heat."""
    rows = tuple(
        (
            f"{low // 60}:{low % 60:02d} to {high // 60}:{high % 60:02d}",
            str(runners),
            f"{measured:+.1f} %",
            *(_ours(temperature_c, (low + high) / 2) for temperature_c in _TEMPERATURES_C),
        )
        for (low, high), runners, measured in BOSTON_2012
    )
    columns = ("cool ability", "n", "slower in 2012", *(f"ours, {t:.0f} °C" for t in _TEMPERATURES_C))
    return Section(
        title="Heat",
        about=(
            "One event: Boston 2012, about 25 °C for the first and up to about 31 °C later, beside the same "
            "runners' 2011 and 2013 (1,944 runners, median 12.2 % slower; "
            f"{sum(runners for _, runners, _ in BOSTON_2012):,} of them in the bands shown). Measured once "
            "on result lists that are not in the folder."
        ),
        checks=(),
        tables=(Table(title="Fitted, not validated", columns=columns, rows=rows),),
        notes=(
            "The model was fitted on these figures, so that it meets them says nothing of other races; that "
            "is why its range is half of the effect to either side.",
            "2011 had a strong tail wind, some entrants of 2012 deferred, runners were told to run slowly, "
            "and 2013 was cut short. A year without heat (2010 beside 2009 and 2011) gives -0.1 to -1.5 %.",
        ),
    )


def _ours(temperature_c: float, minutes: float) -> str:
    finding = heat_slowdown(temperature_c, minutes * 60)
    return "unknown" if finding.value is None else f"{finding.value:+.1f} %"
