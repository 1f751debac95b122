"""Training zones as data, and the time spent in each."""

from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Zones, ZoneTime
from tools.domain.course import FloatArray


@dataclass(frozen=True, slots=True)
class ZoneScheme:
    """One author's zones: `lows` are the lower limits of all but the first, as shares of the threshold."""

    name: str
    quantity: str
    unit: str
    threshold: str
    source: str
    names: tuple[str, ...]
    lows: tuple[float, ...]


COGGAN_POWER = ZoneScheme(
    name="Coggan, seven power zones",
    quantity="power",
    unit="W",
    threshold="FTP",
    source="Allen & Coggan, Training and Racing with a Power Meter",
    names=("Active recovery", "Endurance", "Tempo", "Threshold", "VO2max", "Anaerobic", "Neuromuscular"),
    lows=(0.56, 0.76, 0.91, 1.06, 1.21, 1.51),  # from memory, unchecked [R]
)
FRIEL_RUN_HEART_RATE = ZoneScheme(
    name="Friel, seven heart rate zones for running",
    quantity="heart rate",
    unit="bpm",
    threshold="threshold heart rate",
    source="Friel, The Triathlete's Training Bible",
    names=(
        "1 Recovery",
        "2 Aerobic",
        "3 Tempo",
        "4 Below threshold",
        "5a Threshold",
        "5b VO2max",
        "5c Anaerobic",
    ),
    lows=(0.85, 0.90, 0.95, 1.00, 1.03, 1.07),  # from memory, unchecked [R]
)
FRIEL_RIDE_HEART_RATE = ZoneScheme(
    name="Friel, seven heart rate zones for cycling",
    quantity="heart rate",
    unit="bpm",
    threshold="threshold heart rate",
    source="Friel, The Cyclist's Training Bible",
    names=FRIEL_RUN_HEART_RATE.names,
    lows=(0.81, 0.90, 0.94, 1.00, 1.03, 1.07),  # from memory, unchecked [R]
)
_SEILER_SOURCE = "Seiler & Kjerland 2006, Scand J Med Sci Sports 16:49"  # from memory, unchecked [R]


def time_in_zones(values: FloatArray, threshold: float, scheme: ZoneScheme) -> Zones:
    """Return the seconds in each zone of a stream of one value a second; NaN is in none (`unknown_s`)."""
    limits = tuple(round(low * threshold, 6) for low in scheme.lows)
    source = f"{scheme.source}; shares of {scheme.threshold} {threshold:.0f} {scheme.unit}, limits unchecked"
    return _zones(values, limits, scheme.names, (scheme.quantity, scheme.unit, scheme.name, source))


def seiler_zones(
    values: FloatArray, first_turn: float, second_turn: float, *, quantity: str, unit: str
) -> Zones:
    """Return the seconds in Seiler's three zones, split at the two ventilatory turn points.

    Raises ValueError when the second turn point does not lie above the first.
    """
    if not 0 < first_turn < second_turn:
        raise ValueError("the second ventilatory turn point lies above the first")
    about = (quantity, unit, "Seiler, three zones", _SEILER_SOURCE)
    return _zones(values, (first_turn, second_turn), ("1 Low", "2 Middle", "3 High"), about)


def _zones(
    values: FloatArray, limits: tuple[float, ...], names: tuple[str, ...], about: tuple[str, str, str, str]
) -> Zones:
    known = values[~np.isnan(values)]
    counts = np.bincount(np.searchsorted(limits, known, side="right"), minlength=len(names))
    quantity, unit, scheme, source = about
    return Zones(
        quantity=quantity,
        unit=unit,
        scheme=scheme,
        source=source,
        zones=tuple(
            ZoneTime(name=name, low=low, high=high, seconds=float(count))
            for name, low, high, count in zip(
                names, (None, *limits), (*limits, None), counts.tolist(), strict=True
            )
        ),
        unknown_s=float(values.size - known.size),
    )
