"""The profile card's props: each value with its estimate, date, confidence and model, to be corrected."""

from datetime import date

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.profile import AthleteProfile, MorningMeasure, ProfileEntry, ProfileName, RecentRace
from tools.domain.race import UnitSystem
from tools.domain.training.form_dashboard import written_day
from tools.domain.training.mornings import LEAST_MORNINGS, USUAL_DAYS, WEEK_DAYS
from tools.domain.training.profile_entry import PLAUSIBLE
from tools.domain.units import METRES_PER_MILE
from tools.domain.wording.activities import quoted
from tools.domain.wording.mornings import MORNING_LABELS, written_measure
from tools.domain.wording.profile import LABELS, why_unknown, written_range, written_value
from ui.charts import Props

GROUPS: tuple[tuple[str, tuple[ProfileName, ...]], ...] = (
    (
        "Training",
        (
            ProfileName.WEEKLY_RUN_KM,
            ProfileName.LONGEST_RUN_KM,
            ProfileName.TRAINING_PACE_S_PER_KM,
            ProfileName.WEEKLY_RIDE_H,
            ProfileName.LONGEST_RIDE_H,
        ),
    ),
    ("Power", (ProfileName.FTP_W, ProfileName.CRITICAL_POWER_W, ProfileName.W_PRIME_J)),
    (
        "Running",
        (
            ProfileName.THRESHOLD_PACE_S_PER_KM,
            ProfileName.CRITICAL_SPEED_M_PER_S,
            ProfileName.D_PRIME_M,
            ProfileName.HILL_FACTOR,
            ProfileName.FADE_PERCENT,
        ),
    ),
    (
        "Heart rate",
        (
            ProfileName.THRESHOLD_HEART_RATE_BPM,
            ProfileName.MAXIMUM_HEART_RATE_BPM,
            ProfileName.RESTING_HEART_RATE_BPM,
        ),
    ),
    ("Drinking", (ProfileName.SWEAT_RATE_L_PER_H,)),
)
_MILES = METRES_PER_MILE / 1000.0


def profile_card(profile: AthleteProfile, units: UnitSystem) -> Props:
    """Return what ProfileCard.jsx shows. Values are kept in SI; `entry` says how one is typed and read."""
    return {
        "sentence": _sentence(profile),
        "groups": [
            {
                "title": title,
                "rows": [
                    _row(profile.entries[name], units, profile) for name in names if name in profile.entries
                ],
            }
            for title, names in GROUPS
        ],
        "mornings": [_morning(measure, units) for measure in profile.mornings if measure.newest_on],
        "races": [_race(race, units, profile.known_until) for race in profile.races[:5]],
    }


def _morning(measure: MorningMeasure, units: UnitSystem) -> Props:
    """Return a measure of the mornings: the newest with its day, and the medians or why there is none."""
    return {
        "name": measure.name.value,
        "label": MORNING_LABELS[measure.name],
        "value": written_measure(measure.name, measure.newest.value or 0.0, units),
        "day": f"{measure.newest_on:%-d %b %Y}" if measure.newest_on else "",
        "medians": [
            _median(WEEK_DAYS, measure, measure.week, units),
            _median(USUAL_DAYS, measure, measure.usual, units),
        ],
    }


def _median(days: int, measure: MorningMeasure, found: Finding, units: UnitSystem) -> Props:
    """Return a median in a few words, or what it would take."""
    value = None if found.value is None else written_measure(measure.name, found.value, units)
    mornings = found.inputs.get("mornings")
    return {
        "label": f"{days} days",
        "value": value or f"needs {LEAST_MORNINGS[days]} mornings, has {mornings}",
        "mornings": mornings,
    }


def _sentence(profile: AthleteProfile) -> str:
    if profile.known_from is None or profile.known_until is None:
        return "I know no activity of yours yet. What you say here counts from now on."
    count = "1 activity" if profile.activities == 1 else f"{profile.activities:,} activities"
    return (
        f"From {count}, {profile.known_from:%-d %B %Y} to {profile.known_until:%-d %B %Y}. "
        "Correct anything: what you say wins."
    )


def _row(entry: ProfileEntry, units: UnitSystem, profile: AthleteProfile) -> Props:
    """Return one value: `value` as it counts, `estimate` as the history says, and what stands behind it."""
    own, said = entry.estimate.value, entry.correction
    day = entry.as_of
    return {
        "name": entry.name.value,
        "label": LABELS[entry.name],
        "value": None if entry.value is None else written_value(entry.name, entry.value, units),
        "raw": entry.value,
        "estimate": None if own is None else written_value(entry.name, own, units),
        "range": written_range(entry, units),
        "reason": why_unknown(entry) if entry.value is None else None,
        "as_of": written_day(day, profile.known_until or day) if day else None,
        "confidence": entry.confidence.value if entry.confidence else None,
        "because": entry.estimate.inputs.get("confidence_because"),
        "model": entry.estimate.model,
        "source": entry.estimate.source,
        "corrected": said is not None,
        "note": said.note if said else None,
        "said_on": f"{said.said_at:%-d %B %Y}" if said else None,
        "entry": typed(entry.name, units),
    }


def typed(name: ProfileName, units: UnitSystem) -> Props:
    """Return how a value is typed: as a number times `factor` or as a pace, its unit, and what it can be."""
    imperial = units is UnitSystem.IMPERIAL
    low, high = PLAUSIBLE[name]
    kind, factor, unit = "number", 1.0, _UNIT_WORDS.get(name, "")
    if name in (ProfileName.THRESHOLD_PACE_S_PER_KM, ProfileName.TRAINING_PACE_S_PER_KM):
        kind, factor, unit = "pace", 1 / _MILES if imperial else 1.0, display.pace_unit(units)
    elif name is ProfileName.CRITICAL_SPEED_M_PER_S:
        kind, factor, unit = (
            "speed as pace",
            METRES_PER_MILE if imperial else 1000.0,
            display.pace_unit(units),
        )
    elif name in (ProfileName.WEEKLY_RUN_KM, ProfileName.LONGEST_RUN_KM):
        factor, unit = (_MILES, "mi") if imperial else (1.0, "km")
    elif name is ProfileName.W_PRIME_J:
        factor, unit = 1000.0, "kJ"
    return {"kind": kind, "factor": factor, "unit": unit, "low": low, "high": high}


_UNIT_WORDS: dict[ProfileName, str] = {
    ProfileName.WEEKLY_RIDE_H: "h",
    ProfileName.LONGEST_RIDE_H: "h",
    ProfileName.FTP_W: "W",
    ProfileName.CRITICAL_POWER_W: "W",
    ProfileName.D_PRIME_M: "m",
    ProfileName.THRESHOLD_HEART_RATE_BPM: "bpm",
    ProfileName.MAXIMUM_HEART_RATE_BPM: "bpm",
    ProfileName.RESTING_HEART_RATE_BPM: "bpm",
    ProfileName.FADE_PERCENT: "%",
    ProfileName.SWEAT_RATE_L_PER_H: "L/h",
}


def _race(race: RecentRace, units: UnitSystem, known_until: date | None) -> Props:
    return {
        "activity_id": race.activity_id,
        "name": quoted(race.name),
        "day": written_day(race.day, known_until or race.day),
        "what": display.race_distance(race.result.distance_m, units),
        "time": display.clock(race.result.time_s),
        "why": race.why,
    }
