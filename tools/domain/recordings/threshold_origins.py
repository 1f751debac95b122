"""Where the thresholds a workout is judged by come from, and how far they are to be trusted."""

from collections.abc import Mapping
from datetime import date

from tools.domain import display
from tools.domain.athlete import Thresholds
from tools.domain.finding import Finding, Frozen
from tools.domain.profile import AthleteProfile, Confidence, ProfileEntry, ProfileName
from tools.domain.race import UnitSystem
from tools.domain.recordings.workout_kind import NAMES
from tools.domain.training.session_load import (
    CRITICAL_POWER_STANDS_IN,
    HEART_RATE_MODEL,
    PACE_MODEL,
    POWER_MODEL,
)

DEVICE_FTP = "the FTP in your device"
_FROM = {
    ProfileName.FTP_W: "your rides",
    ProfileName.THRESHOLD_PACE_S_PER_KM: "your runs",
    ProfileName.THRESHOLD_HEART_RATE_BPM: "your activities",
    ProfileName.MAXIMUM_HEART_RATE_BPM: "your activities",
}
_LOADS = {
    POWER_MODEL: "TSS",
    CRITICAL_POWER_STANDS_IN: "TSS",
    PACE_MODEL: "rTSS",
    HEART_RATE_MODEL: "hrTSS",
}


class ThresholdOrigin(Frozen):
    """One threshold: `value` None is unknown; `said` by the athlete, else an estimate as of a day."""

    value: float | None
    said: bool
    as_of: date | None = None
    confidence: Confidence | None = None

    @property
    def weak(self) -> bool:
        """Tell whether it is too uncertain to call a workout hard by it alone."""
        return not self.said and self.confidence is Confidence.LOW

    @property
    def said_to_be_unknown(self) -> bool:
        """Tell whether the athlete said that nobody knows it: then it is not asked for."""
        return self.said and self.value is None


Origins = Mapping[str, ThresholdOrigin]


def origins_of(profile: AthleteProfile) -> dict[str, ThresholdOrigin]:
    """Return the origin of every threshold of a profile, by its name among the thresholds."""
    known = {str(name): entry for name, entry in profile.entries.items()}
    return {name: _origin(known[name]) for name in Thresholds.model_fields if name in known}


def _origin(entry: ProfileEntry) -> ThresholdOrigin:
    said = entry.correction is not None
    return ThresholdOrigin(value=entry.value, said=said, as_of=entry.as_of, confidence=entry.confidence)


def weak_names(origins: Origins) -> frozenset[str]:
    """Return the thresholds, by the words they are told by, that are too uncertain to call a workout hard."""
    return frozenset(said for name, said in NAMES.items() if name in origins and origins[name].weak)


def threshold_written(name: str, origins: Origins, units: UnitSystem, day: date | None) -> str:
    """Name a threshold with its value and its origin: an FTP of 198 W from your rides (18 November, ...)."""
    known, word = origins.get(name), NAMES[name]
    if known is None or known.value is None:
        return f"your {word}"
    value = _value_written(name, known.value, units)
    if known.said:
        return f"your {word} ({value}) as you told me"
    about = [_day_written(known.as_of, day)] if known.as_of else []
    about += [f"{known.confidence} confidence"] if known.confidence else []
    article = "an" if word == "FTP" else "a"
    beside = f" ({', '.join(about)})" if about else ""
    return f"{article} {word} of {value} from {_FROM[ProfileName(name)]}{beside}"


def ftp_written(intensity: Finding, origins: Origins, units: UnitSystem, day: date | None) -> str:
    """Say which FTP an intensity is measured by, whose it is, and of when."""
    watts, of_device = intensity.inputs.get("ftp_w"), intensity.inputs.get("ftp_from") == "device"
    held = f"{watts:.0f} W" if isinstance(watts, int | float) else "unknown"
    known = origins.get(ProfileName.FTP_W)
    if not of_device and known is not None and known.value is not None:
        return threshold_written(ProfileName.FTP_W, origins, units, day)
    return f"{DEVICE_FTP} ({held})" if of_device else f"your FTP ({held})"


def load_written(load: Finding) -> str:
    """Write a training load with the name of its measure: 91 (hrTSS)."""
    name = _LOADS.get(load.model) or (load.unit if load.unit.endswith("TSS") else "")
    return f"{load.value or 0.0:.0f}" + (f" ({name})" if name else "")


def _value_written(name: str, value: float, units: UnitSystem) -> str:
    if name == ProfileName.FTP_W:
        return f"{value:.0f} W"
    if name == ProfileName.THRESHOLD_PACE_S_PER_KM:
        return display.pace(value / 1000.0, units)
    return f"{value:.0f} bpm"


def _day_written(as_of: date, day: date | None) -> str:
    year = "" if day and day.year == as_of.year else f" {as_of.year}"
    return f"{as_of.day} {as_of:%B}{year}"
