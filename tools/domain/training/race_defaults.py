"""What the athlete's profile adds to a race that leaves things unsaid, and the sentences that say so."""

import math
from datetime import date, timedelta

from tools.domain import display
from tools.domain.prediction.result_finding import implausible_result
from tools.domain.profile import (
    AthleteProfile,
    Confidence,
    MorningName,
    ProfileEntry,
    ProfileName,
    RecentRace,
)
from tools.domain.race import RaceBrief, Sport
from tools.domain.training.form_dashboard import stale_sentence, written_day
from tools.domain.training.profile_entry import OLD_DAYS, implausible

SAY_ANOTHER = "Say another value and it wins."
SHORTEST_RESULT_M = 4_900.0  # no marathon is predicted from less: a measured 5 km may be a little short
NEWEST_RACES_DAYS = (
    56  # of races this near the newest the one nearest in distance counts: our design choice [D]
)
WEIGHT_DAYS = 30  # an older weight is no default: our design choice [D]
FAR_APART = 0.12  # critical power this far from FTP contradicts it: our design choice [D]

_RIDE_FIELDS = ("ftp_w", "critical_power_w", "power_efforts", "target_power_w")
_BRIEF_FIELDS: dict[ProfileName, str] = {
    ProfileName.FTP_W: "ftp_w",
    ProfileName.CRITICAL_POWER_W: "critical_power_w",
    ProfileName.W_PRIME_J: "w_prime_j",
    ProfileName.WEEKLY_RUN_KM: "weekly_distance_km",
    ProfileName.TRAINING_PACE_S_PER_KM: "training_pace_s_per_km",
    ProfileName.SWEAT_RATE_L_PER_H: "sweat_rate_l_per_h",
    ProfileName.HILL_FACTOR: "hill_factor",
    ProfileName.FADE_PERCENT: "fade_percent",
}


def defaults_for(
    brief: RaceBrief, profile: AthleteProfile, today: date
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Return what the profile gives for what the brief leaves unsaid, and the sentences that say so.

    What is said always wins. An estimate of low confidence is never used; a correction always is. Nothing is
    returned for what the athlete called unknown.
    """
    if brief.sport is Sport.RIDE:
        given, said = _ride(brief, profile, today)
    else:
        given, said = _run(brief, profile, today)
    _add(given, said, brief, profile, ProfileName.SWEAT_RATE_L_PER_H, today=today)
    _weigh(given, said, brief, profile, today)
    if not said:
        return given, ()
    old = stale_sentence(profile.known_until, today) if _rests_on_history(given, profile) else None
    said += [old] if old else []
    return given, (*said[:-1], f"{said[-1]} {SAY_ANOTHER}")


def _rests_on_history(given: dict[str, object], profile: AthleteProfile) -> bool:
    """Tell whether a value comes from activities, not from a scale or what the athlete said."""
    estimated = {
        _BRIEF_FIELDS[name]
        for name, entry in profile.entries.items()
        if name in _BRIEF_FIELDS and not entry.correction
    }
    return bool(given.keys() & (estimated | {"recent_result"}))


def _ride(brief: RaceBrief, profile: AthleteProfile, today: date) -> tuple[dict[str, object], list[str]]:
    """Return FTP with critical power and W', unless the rider said any power; the three go together."""
    given: dict[str, object] = {}
    said: list[str] = []
    if any(getattr(brief, name) for name in _RIDE_FIELDS):
        return given, said
    _add(given, said, brief, profile, ProfileName.FTP_W, today=today)
    power = usable(profile, ProfileName.CRITICAL_POWER_W)
    prime = usable(profile, ProfileName.W_PRIME_J)
    ftp = given.get("ftp_w")
    if power is None or prime is None:
        return given, said
    if isinstance(ftp, float) and abs((power.value or 0.0) / ftp - 1) > FAR_APART:
        return given, said
    _add(given, said, brief, profile, ProfileName.CRITICAL_POWER_W, today=today)
    _add(given, said, brief, profile, ProfileName.W_PRIME_J, today=today)
    return given, said


def _weigh(
    given: dict[str, object], said: list[str], brief: RaceBrief, profile: AthleteProfile, today: date
) -> None:
    """Give the newest weight of a scale, where none was said and it is not old."""
    scale = profile.morning(MorningName.WEIGHT)
    if brief.weight_kg is not None or scale is None or scale.newest_on is None:
        return
    if scale.newest.value is None or (today - scale.newest_on).days > WEIGHT_DAYS:
        return
    given["weight_kg"] = round(scale.newest.value, 1)
    weight = display.scale_weight(scale.newest.value, brief.units)
    said.append(f"I use a body weight of {weight}, your newest, of {written_day(scale.newest_on, today)}.")


def _run(brief: RaceBrief, profile: AthleteProfile, today: date) -> tuple[dict[str, object], list[str]]:
    given: dict[str, object] = {}
    said: list[str] = []
    race = fitting_race(profile, brief.distance_m)
    if race is not None and brief.recent_result is None and not brief.other_results:
        given["recent_result"] = race.result
        said.append(_race_sentence(race, brief, profile, today))
    for name in (
        ProfileName.WEEKLY_RUN_KM,
        ProfileName.TRAINING_PACE_S_PER_KM,
        ProfileName.HILL_FACTOR,
        ProfileName.FADE_PERCENT,
    ):
        if name is ProfileName.FADE_PERCENT and brief.even_pace:
            continue
        _add(given, said, brief, profile, name, today=today)
    return given, said


def fitting_race(profile: AthleteProfile, target_m: float | None) -> RecentRace | None:
    """Return the race to predict from: of those about as new as the newest, the one nearest in distance.

    Races below 5 km and races older than 90 days that were only run like one are left out.
    """
    newest_day = profile.known_until
    races = [race for race in profile.races if _counts(race, newest_day)]
    if not races:
        return None
    newest = max(race.day for race in races)
    near = [race for race in races if race.day >= newest - timedelta(days=NEWEST_RACES_DAYS)]
    if target_m is None:
        return max(near, key=lambda race: (race.day, race.activity_id))
    return min(
        near,
        key=lambda race: (
            round(abs(math.log(race.result.distance_m / target_m)), 3),
            -race.day.toordinal(),
            race.activity_id,
        ),
    )


def _counts(race: RecentRace, newest_day: date | None) -> bool:
    if race.result.distance_m < SHORTEST_RESULT_M or implausible_result(race.result):
        return False
    old = newest_day is not None and (newest_day - race.day).days > OLD_DAYS
    return race_confidence(race, old=old) is not Confidence.LOW


def race_confidence(race: RecentRace, *, old: bool) -> Confidence:
    """Return how sure a race is one: marked as such, or only run like one; old ones count a step less."""
    marked = race.why.startswith("it is marked")
    if marked:
        return Confidence.MEDIUM if old else Confidence.HIGH
    return Confidence.LOW if old else Confidence.MEDIUM


def usable(profile: AthleteProfile, name: ProfileName) -> ProfileEntry | None:
    """Return an entry a plan may use: a correction that can be, or an estimate of more than low confidence.

    None for anything else.
    """
    entry = profile.entries.get(name)
    if entry is None or entry.value is None or implausible(name, entry.value):
        return None
    if entry.correction is None and entry.confidence in (None, Confidence.LOW):
        return None
    if entry.correction is None and name is ProfileName.WEEKLY_RUN_KM and entry.value == 0:
        return None  # a break is no usual week
    return entry


def _add(
    given: dict[str, object],
    said: list[str],
    brief: RaceBrief,
    profile: AthleteProfile,
    name: ProfileName,
    *,
    today: date,
) -> None:
    """Put one value into what is given, where the brief does not say it, with its sentence."""
    field, entry = _BRIEF_FIELDS[name], usable(profile, name)
    if entry is None or getattr(brief, field) is not None:
        return
    given[field] = entry.value
    said.append(_sentence(entry, brief, profile, today))


def _sentence(entry: ProfileEntry, brief: RaceBrief, profile: AthleteProfile, today: date) -> str:
    """Write what is used, where it comes from, of when, and how sure it is."""
    what = _written(entry.name, entry.value or 0.0, brief)
    if entry.correction is not None:
        return f"I use {what}, as you told me."
    where = f" ({_from(entry, profile, today)}; {entry.confidence} confidence)"
    return f"I use {what} {_whose(entry.name)}{where}."


def _whose(name: ProfileName) -> str:
    if name in (ProfileName.FTP_W, ProfileName.CRITICAL_POWER_W, ProfileName.W_PRIME_J):
        return "from your own rides"
    return "from your own runs"


def _from(entry: ProfileEntry, profile: AthleteProfile, today: date) -> str:
    day = entry.as_of or profile.known_until
    written = written_day(day, today) if day else "an unknown day"
    if entry.name is ProfileName.FTP_W and "best_20_min_day" in entry.estimate.inputs:
        return f"20-min best of {written}"
    if entry.name in (ProfileName.WEEKLY_RUN_KM, ProfileName.TRAINING_PACE_S_PER_KM):
        return f"the weeks up to {written}"
    return f"as of {written}"


def _written(name: ProfileName, value: float, brief: RaceBrief) -> str:
    week = f"{display.distance(value * 1000, brief.units)} of running a week"
    pace = f"a mean training pace of {display.pace(value / 1000, brief.units)}"
    return {
        ProfileName.FTP_W: f"FTP {value:.0f} W",
        ProfileName.CRITICAL_POWER_W: f"critical power {value:.0f} W",
        ProfileName.W_PRIME_J: f"W′ {value / 1000:.1f} kJ",
        ProfileName.WEEKLY_RUN_KM: week,
        ProfileName.TRAINING_PACE_S_PER_KM: pace,
        ProfileName.HILL_FACTOR: f"a hill factor of {value:.2f}",
        ProfileName.FADE_PERCENT: f"a usual fade of {value:.1f} %",
        ProfileName.SWEAT_RATE_L_PER_H: f"a sweat rate of {value:.1f} L/h",
    }[name]


def _race_sentence(race: RecentRace, brief: RaceBrief, profile: AthleteProfile, today: date) -> str:
    day = written_day(race.day, today)
    what = display.race_distance(race.result.distance_m, brief.units)
    sure = race_confidence(race, old=(_age(race, profile) > OLD_DAYS))
    return (
        f"I use your {what} in {display.clock(race.result.time_s)} of {day} ({race.why}; {sure} confidence)."
    )


def _age(race: RecentRace, profile: AthleteProfile) -> int:
    return (profile.known_until - race.day).days if profile.known_until else 0
