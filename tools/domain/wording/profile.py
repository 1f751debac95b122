"""Sentences about what is known of an athlete: the value, of when it is, and how sure it is."""

from datetime import date

from tools.domain import display
from tools.domain.profile import AthleteProfile, ProfileEntry, ProfileName, RecentRace
from tools.domain.race import UnitSystem
from tools.domain.training.form_dashboard import written_day
from tools.domain.wording.activities import quoted
from tools.domain.wording.mornings import morning_fact

LABELS: dict[ProfileName, str] = {
    ProfileName.WEEKLY_RUN_KM: "Running a week",
    ProfileName.WEEKLY_RIDE_H: "Riding a week",
    ProfileName.LONGEST_RUN_KM: "Longest recent run",
    ProfileName.LONGEST_RIDE_H: "Longest recent ride",
    ProfileName.FTP_W: "FTP",
    ProfileName.CRITICAL_POWER_W: "Critical power",
    ProfileName.W_PRIME_J: "W′",
    ProfileName.CRITICAL_SPEED_M_PER_S: "Critical speed",
    ProfileName.D_PRIME_M: "D′",
    ProfileName.THRESHOLD_PACE_S_PER_KM: "Threshold pace",
    ProfileName.THRESHOLD_HEART_RATE_BPM: "Threshold heart rate",
    ProfileName.MAXIMUM_HEART_RATE_BPM: "Maximum heart rate",
    ProfileName.RESTING_HEART_RATE_BPM: "Resting heart rate",
    ProfileName.TRAINING_PACE_S_PER_KM: "Mean training pace",
    ProfileName.HILL_FACTOR: "Hill factor",
    ProfileName.FADE_PERCENT: "Fade at the finish",
    ProfileName.SWEAT_RATE_L_PER_H: "Sweat rate",
}
_PACES = frozenset((ProfileName.THRESHOLD_PACE_S_PER_KM, ProfileName.TRAINING_PACE_S_PER_KM))
_DISTANCES = frozenset((ProfileName.WEEKLY_RUN_KM, ProfileName.LONGEST_RUN_KM))
_BEATS = frozenset(
    (
        ProfileName.THRESHOLD_HEART_RATE_BPM,
        ProfileName.MAXIMUM_HEART_RATE_BPM,
        ProfileName.RESTING_HEART_RATE_BPM,
    )
)
MOST_RACES = 5


def profile_facts(profile: AthleteProfile, units: UnitSystem) -> tuple[str, ...]:
    """Return how far the data reaches, every known value, the mornings, the races, and what is not known.

    Mornings nobody measured are left out: not everybody wears a watch at night.
    """
    mornings = [each for each in profile.mornings if each.newest_on]
    corrected = any(entry.correction for entry in profile.entries.values())
    if not profile.activities and not corrected and not mornings:
        return ("I know nothing about you yet: drop a recording or an export, or connect a service.",)
    known = [entry for entry in profile.entries.values() if entry.value is not None]
    unknown = [entry for entry in profile.entries.values() if entry.value is None]
    return (
        *_reach(profile),
        *(entry_fact(entry, units, profile.known_until) for entry in known),
        *(morning_fact(each, units) for each in mornings),
        *(race_fact(race, units, profile.known_until) for race in profile.races[:MOST_RACES]),
        *(f"{LABELS[entry.name]} is not known: {why_unknown(entry)}." for entry in unknown),
    )


def _reach(profile: AthleteProfile) -> tuple[str, ...]:
    if profile.known_from is None or profile.known_until is None:
        return ()
    count = "1 activity" if profile.activities == 1 else f"{profile.activities} activities"
    return (f"From {count}, {profile.known_from:%-d %B %Y} to {profile.known_until:%-d %B %Y}.",)


def entry_fact(entry: ProfileEntry, units: UnitSystem, known_until: date | None) -> str:
    """Write one known value: yours wins and the estimate stands beside it."""
    value = written_value(entry.name, entry.value or 0.0, units)
    if entry.correction is not None:
        own = entry.estimate.value
        beside = "" if own is None else f" (my estimate: {written_value(entry.name, own, units)})"
        return f"{LABELS[entry.name]}: {value}, as you told me{beside}."
    day = entry.as_of
    when = f", as of {written_day(day, known_until or day)}" if day else ""
    sure = f"; {entry.confidence} confidence" if entry.confidence else ""
    return f"{LABELS[entry.name]}: {value}{_range(entry, units)}{when}{sure}."


def race_fact(race: RecentRace, units: UnitSystem, known_until: date | None) -> str:
    """Write a race that was found, and how it was told from training; its name is data, quoted."""
    name = f" {named}" if (named := quoted(race.name)) else ""
    what = display.race_distance(race.result.distance_m, units)
    day = written_day(race.day, known_until or race.day)
    return f"Race of {day}{name}: {what} in {display.clock(race.result.time_s)}; {race.why}."


def why_unknown(entry: ProfileEntry) -> str:
    """Return why a value is unknown, without a full stop."""
    if entry.correction is not None:
        return "you said that my estimate is wrong"
    return (entry.estimate.reason or "the history does not tell").rstrip(".")


def written_value(name: ProfileName, value: float, units: UnitSystem) -> str:
    """Write a value with its unit, in the athlete's units."""
    if name in _PACES:
        return display.pace(value / 1000.0, units)
    if name in _DISTANCES:
        return display.distance(value * 1000.0, units)
    if name in _BEATS:
        return f"{value:.0f} bpm"
    if name is ProfileName.CRITICAL_SPEED_M_PER_S:
        return f"{display.pace(1 / value, units)}" if value > 0 else "0"
    if name in (ProfileName.WEEKLY_RIDE_H, ProfileName.LONGEST_RIDE_H):
        return display.duration(value * 3600.0) if value else "0 h"
    return _plain(name, value)


def _plain(name: ProfileName, value: float) -> str:
    return {
        ProfileName.FTP_W: f"{value:.0f} W",
        ProfileName.CRITICAL_POWER_W: f"{value:.0f} W",
        ProfileName.W_PRIME_J: f"{value / 1000:.1f} kJ",
        ProfileName.D_PRIME_M: f"{value:.0f} m",
        ProfileName.HILL_FACTOR: f"{value:.2f}",
        ProfileName.FADE_PERCENT: f"{value:.1f} %",
        ProfileName.SWEAT_RATE_L_PER_H: f"{value:.1f} L/h",
    }[name]


def written_range(entry: ProfileEntry, units: UnitSystem) -> str | None:
    """Write the range of an estimate, None without one."""
    low, high = entry.estimate.low, entry.estimate.high
    if low is None or high is None or entry.estimate.value is None:
        return None
    first, last = written_value(entry.name, low, units), written_value(entry.name, high, units)
    if first == last:
        return None
    number, _, unit = first.partition(" ")
    return f"{number}{display.EN_DASH}{last}" if unit == last.partition(" ")[2] else f"{first} to {last}"


def _range(entry: ProfileEntry, units: UnitSystem) -> str:
    written = written_range(entry, units)
    return f" ({written})" if written else ""
