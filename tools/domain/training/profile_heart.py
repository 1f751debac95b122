"""Heart rates of an athlete: maximum, threshold and resting, from what was recorded."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean, median

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity, WellnessDay
from tools.domain.profile import Confidence, ProfileEntry, ProfileName, RecentRace
from tools.domain.training.profile_entry import found, missing

YEAR_DAYS, THRESHOLD_DAYS, RESTING_DAYS = 365, 180, 14
HELD_S = 10  # how long a beat must be held to be no spike: our design choice [D]
CONFIRMED_BPM = 5.0  # a highest value this far above the second is a fault: our design choice [D]
HARD_S = 1_800
HARDEST_SESSIONS = 3
RACE_S = (1_200.0, 4_500.0)  # a race of 20 to 75 minutes is run near threshold: our design choice [D]
MANY_MORNINGS, FEW_MORNINGS = 10, 5
MAXIMUM_MODEL = "highest heart rate held for 10 s in a year, told by two sessions or by a race"
THRESHOLD_RACE_MODEL = "mean heart rate of your newest race of 20 to 75 minutes"
THRESHOLD_MODEL = "median over the three hardest sessions of the mean of their highest 30 minutes"
RESTING_MODEL = "median of 14 mornings"


def heart_entries(
    activities: Sequence[KnownActivity],
    races: Sequence[RecentRace],
    wellness: Sequence[WellnessDay],
    today: date,
) -> tuple[ProfileEntry, ...]:
    """Return maximum, threshold and resting heart rate."""
    return _maximum(activities, today), _threshold(activities, races, today), _resting(wellness, today)


def held_bpm(seconds: Mapping[int, int], held_s: int = HELD_S) -> float | None:
    """Return the highest beat at or above which `held_s` seconds were spent; None with fewer."""
    above = 0
    for beat in sorted(seconds, reverse=True):
        above += seconds[beat]
        if above >= held_s:
            return float(beat)
    return None


def hardest_mean_bpm(seconds: Mapping[int, int], length_s: int = HARD_S) -> float | None:
    """Return the mean of the highest `length_s` seconds, wherever they lie; None with fewer."""
    left, total = length_s, 0.0
    for beat in sorted(seconds, reverse=True):
        taken = min(left, seconds[beat])
        total += taken * beat
        left -= taken
        if not left:
            return total / length_s
    return None


def _recorded(
    activities: Sequence[KnownActivity], first: date
) -> list[tuple[KnownActivity, date, dict[int, int]]]:
    return [
        (each, day, each.summary.heart_rate_seconds)
        for each in activities
        if each.summary.heart_rate_seconds and (day := each.summary.day) is not None and day >= first
    ]


def _maximum(activities: Sequence[KnownActivity], today: date) -> ProfileEntry:
    """Return the highest heart rate two sessions or a race tell of: one strap's fault makes no maximum."""
    name = ProfileName.MAXIMUM_HEART_RATE_BPM
    peaks = sorted(
        (
            (beat, day, each.id)
            for each, day, seconds in _recorded(activities, today - timedelta(days=YEAR_DAYS))
            if (beat := held_bpm(seconds)) is not None
        ),
        reverse=True,
    )
    if len(peaks) < 2:
        return missing(name, "it needs two sessions with heart rate within a year", model=MAXIMUM_MODEL)
    raced = {each.id for each in activities if each.summary.race}
    alone = peaks[0][0] - peaks[1][0] > CONFIRMED_BPM and peaks[0][2] not in raced
    beat, day, activity_id = peaks[1 if alone else 0]
    hard = any(peak >= beat - CONFIRMED_BPM for peak, _, peak_id in peaks if peak_id in raced)
    return found(
        name,
        beat,
        low=beat,
        high=beat + CONFIRMED_BPM,
        model=MAXIMUM_MODEL,
        as_of=day,
        today=today,
        confidence=Confidence.MEDIUM if hard else Confidence.LOW,
        because="medium where a race came near it, else low: nothing shows that you went to your limit",
        inputs={"sessions": len(peaks), "activity_id": activity_id, "highest_seen_bpm": peaks[0][0]},
    )


def _threshold(activities: Sequence[KnownActivity], races: Sequence[RecentRace], today: date) -> ProfileEntry:
    name = ProfileName.THRESHOLD_HEART_RATE_BPM
    by_id = {each.id: each for each in activities}
    first = today - timedelta(days=THRESHOLD_DAYS)
    for race in races:
        raced = by_id.get(race.activity_id)
        mean = raced.summary.average_heart_rate_bpm if raced else None
        if mean and race.day >= first and RACE_S[0] <= race.result.time_s <= RACE_S[1]:
            return found(
                name,
                mean,
                low=mean * 0.97,
                high=mean * 1.02,
                model=THRESHOLD_RACE_MODEL,
                as_of=race.day,
                today=today,
                confidence=Confidence.MEDIUM,
                because="medium: a whole race near threshold",
                inputs={"activity_id": race.activity_id, "race_s": race.result.time_s},
            )
    return _from_hardest(name, activities, first, today)


def _from_hardest(
    name: ProfileName, activities: Sequence[KnownActivity], first: date, today: date
) -> ProfileEntry:
    """Return it from the hardest sessions of runs, else of rides: an upper bound on a steady half hour."""
    recorded = _recorded(activities, first)
    for sport in (ActivitySport.RUN, ActivitySport.RIDE):
        means = sorted(
            (
                (mean, day, each.id)
                for each, day, seconds in recorded
                if each.summary.sport is sport and (mean := hardest_mean_bpm(seconds)) is not None
            ),
            reverse=True,
        )[:HARDEST_SESSIONS]
        if len(means) == HARDEST_SESSIONS:
            value = median(mean for mean, _, _ in means)
            _, day, activity_id = means[HARDEST_SESSIONS // 2]
            return found(
                name,
                value,
                low=value * 0.95,
                high=max(mean for mean, _, _ in means),
                model=THRESHOLD_MODEL,
                as_of=day,
                today=today,
                confidence=Confidence.LOW,
                because="low: sessions need not have been hard, and the half hour need not be one piece",
                inputs={
                    "sport": sport,
                    "activity_id": activity_id,
                    "mean_of_three_bpm": round(fmean(mean for mean, _, _ in means), 1),
                },
            )
    reason = "it needs a race of 20 to 75 minutes, or three sessions of half an hour, with heart rate"
    return missing(name, reason, model=THRESHOLD_MODEL)


def _resting(wellness: Sequence[WellnessDay], today: date) -> ProfileEntry:
    name = ProfileName.RESTING_HEART_RATE_BPM
    mornings = sorted(
        (each.day, each.resting_heart_rate_bpm)
        for each in wellness
        if each.resting_heart_rate_bpm is not None and each.day <= today + timedelta(days=1)
    )
    if not mornings:
        reason = "no resting heart rate in your data: a connected watch sends it, or say it"
        return missing(name, reason, model=RESTING_MODEL)
    newest = mornings[-1][0]
    beats = [beat for day, beat in mornings if day > newest - timedelta(days=RESTING_DAYS)]
    many, few = len(beats) >= MANY_MORNINGS, len(beats) >= FEW_MORNINGS
    return found(
        name,
        float(median(beats)),
        low=min(beats),
        high=max(beats),
        model=RESTING_MODEL,
        as_of=newest,
        today=today,
        confidence=Confidence.HIGH if many else Confidence.MEDIUM if few else Confidence.LOW,
        because=f"high from {MANY_MORNINGS} mornings, medium from {FEW_MORNINGS}, else low; here "
        f"{len(beats)}",
        inputs={"mornings": len(beats)},
        source="your morning measures",
    )
