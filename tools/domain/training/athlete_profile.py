"""What an athlete's history says of them, with what they said against it."""

from collections.abc import Sequence
from datetime import date

from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.profile import AthleteProfile, Correction, ProfileEntry, ProfileName
from tools.domain.recordings.plausible_efforts import was_carried
from tools.domain.training.activity_history import counted
from tools.domain.training.mornings import morning_measures
from tools.domain.training.profile_heart import heart_entries
from tools.domain.training.profile_personal import personal_entries
from tools.domain.training.profile_power import power_entries
from tools.domain.training.profile_races import recent_races
from tools.domain.training.profile_speed import speed_entries
from tools.domain.training.profile_volume import volume_entries


def build_profile(
    activities: Sequence[KnownActivity],
    corrections: Sequence[Correction],
    wellness: Sequence[WellnessDay],
    today: date,
    known_until: date | None = None,
) -> AthleteProfile:
    """Return everything known of an athlete as of `today`; a correction wins over the history.

    Every value of a profile has an entry, null with its reason where the history does not tell. The order of
    the activities does not matter. `known_until` is the day of the last good sync; without it the data is
    known up to the newest activity.
    """
    told = counted(activities, today)
    kept = tuple(each for each in told if not _carried(each))
    days = [day for each in told if (day := each.summary.day) is not None]
    newest = min(days[-1], today) if days else None
    until = max(newest, min(known_until, today)) if newest and known_until else newest
    volume = volume_entries(kept, today, until)
    maximum = heart_entries(kept, (), (), today)[0]
    races = recent_races(
        kept,
        today,
        maximum_bpm=_value(corrections, maximum),
        training_pace_s_per_km=_value(corrections, _named(volume, ProfileName.TRAINING_PACE_S_PER_KM)),
    )
    entries = (
        *volume,
        *power_entries(kept, today),
        *speed_entries(kept, races, today),
        *heart_entries(kept, races, wellness, today),
        *personal_entries(kept, races, today),
    )
    said = {correction.name: correction for correction in _newest(corrections)}
    return AthleteProfile(
        entries={entry.name: _corrected(entry, said.get(entry.name)) for entry in entries},
        races=races,
        mornings=morning_measures(wellness, today),
        activities=len(told),
        known_from=days[0] if days else None,
        known_until=until,
    )


def _carried(activity: KnownActivity) -> bool:
    """Tell whether a car or a plane made the way: it says nothing of the athlete."""
    summary = activity.summary
    return was_carried(summary.sport, summary.distance_m, summary.duration_s)


def _newest(corrections: Sequence[Correction]) -> list[Correction]:
    """Return the corrections so that the newest of a value comes last."""
    return sorted(corrections, key=lambda correction: correction.said_at)


def _corrected(entry: ProfileEntry, correction: Correction | None) -> ProfileEntry:
    return entry.model_copy(update={"correction": correction}) if correction else entry


def _named(entries: Sequence[ProfileEntry], name: ProfileName) -> ProfileEntry:
    return next(entry for entry in entries if entry.name is name)


def _value(corrections: Sequence[Correction], entry: ProfileEntry) -> float | None:
    said = [correction for correction in _newest(corrections) if correction.name is entry.name]
    return said[-1].value if said else entry.value
