"""Personal factors: how hills and late kilometres treat this runner, and how much they sweat."""

from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from tools.domain.activity_summary import KnownActivity
from tools.domain.finding import Inputs
from tools.domain.fuelling.sweat_test import SWEAT_MODEL
from tools.domain.profile import Confidence, ProfileEntry, ProfileName, RecentRace
from tools.domain.running.course_cost import COST_SOURCE, DRIFT_STARTS_AT
from tools.domain.training.profile_entry import found, missing

HILL_DAYS = 365
FEWEST_HILLY_RUNS, HILLY_KM = 5, 20.0  # our design choice [D]
MANY_HILLY_RUNS = 10
TIGHT_ERROR, MOST_ERROR = 0.08, 0.15  # standard error of the factor: our design choice [D]
HILL_MODEL = "share of a grade's cost in the pace of your steady runs, by least squares over 200 m stretches"
FADE_MODEL = "slowing at the finish that the second halves of your long races mean, their median"
FADE_SOURCE = "your own races; a slowing that rises in a line from 45 % of the distance"
FADE_RACE_M = 20_000.0
FEWEST_FADE_RACES, MANY_FADE_RACES = 2, 3  # our design choice [D]
SWEAT_REASON = (
    "it takes a test: weigh yourself before and after an hour of your sport, and tell me both weights and "
    "what you drank"
)


def personal_entries(
    activities: Sequence[KnownActivity], races: Sequence[RecentRace], today: date
) -> tuple[ProfileEntry, ...]:
    """Return hill factor, fade and sweat rate; the last is never in a history."""
    return (
        _hill_factor(activities, today),
        _fade(activities, races, today),
        missing(ProfileName.SWEAT_RATE_L_PER_H, SWEAT_REASON, model=SWEAT_MODEL, source="your own test"),
    )


def slowing_at_the_finish(late_slowing_percent: float) -> float:
    """Return the slowing at the last metre in %, from how much slower the second half was than the first.

    A slowing that rises from 0 at 45 % of the distance to d at the finish makes the mean of the second half
    1 + 0.5455·d and of the first 1 + 0.0045·d.
    """
    rising = 1 - DRIFT_STARTS_AT
    before_half = (0.5 - DRIFT_STARTS_AT) ** 2 / rising
    after_half = rising - before_half
    ratio = 1 + late_slowing_percent / 100
    return 100 * (ratio - 1) / (after_half - ratio * before_half)


def _hill_factor(activities: Sequence[KnownActivity], today: date) -> ProfileEntry:
    """Return the factor pooled over the runs of a year, where there were hills enough for one."""
    name, first = ProfileName.HILL_FACTOR, today - timedelta(days=HILL_DAYS)
    runs = [
        (day, response, each.id)
        for each in activities
        if (response := each.summary.hill_response) is not None
        and (day := each.summary.day) is not None
        and day >= first
        and response.hilly_m > 0
    ]
    hilly_km = sum(response.hilly_m for _, response, _ in runs) / 1000
    inputs: Inputs = {"runs": len(runs), "hilly_km": round(hilly_km, 1)}
    spread = sum(response.spread for _, response, _ in runs)
    if len(runs) < FEWEST_HILLY_RUNS or hilly_km < HILLY_KM or spread <= 0:
        reason = (
            f"it needs {FEWEST_HILLY_RUNS} steady runs with {HILLY_KM:.0f} km on grades of 3 % and more, and "
            f"a watch that measures air pressure; your last year has {len(runs)} with {hilly_km:.0f} km"
        )
        return missing(name, reason, model=HILL_MODEL, source=COST_SOURCE, inputs=inputs)
    value = sum(response.shared for _, response, _ in runs) / spread
    left = sum(response.scatter for _, response, _ in runs) - value**2 * spread
    free = sum(response.stretches for _, response, _ in runs) - 2 * len(runs) - 1
    error = (max(0.0, left) / max(1, free) / spread) ** 0.5
    if error > MOST_ERROR:
        reason = f"your pace on hills varies too much for one number (its error is {error:.2f})"
        return missing(name, reason, model=HILL_MODEL, source=COST_SOURCE, inputs=inputs)
    sure = len(runs) >= MANY_HILLY_RUNS and error <= TIGHT_ERROR
    return found(
        name,
        value,
        low=value - 2 * error,
        high=value + 2 * error,
        model=HILL_MODEL,
        source=COST_SOURCE,
        as_of=runs[-1][0],
        today=today,
        confidence=Confidence.MEDIUM if sure else Confidence.LOW,
        because=f"medium from {MANY_HILLY_RUNS} runs and an error up to {TIGHT_ERROR}, else low; here "
        f"{len(runs)} runs, {error:.2f}. Never high: you chose your effort on every hill",
        inputs=inputs | {"standard_error": round(error, 3), "newest_activity": runs[-1][2]},
    )


def _fade(activities: Sequence[KnownActivity], races: Sequence[RecentRace], today: date) -> ProfileEntry:
    """Return the slowing of the long races; a training run is paced by will, not by what is left."""
    late = {each.id: each.summary.late_slowing_percent for each in activities}
    long = [
        (race.day, slowing, race.activity_id)
        for race in races
        if race.result.distance_m >= FADE_RACE_M and (slowing := late.get(race.activity_id)) is not None
    ]
    if len(long) < FEWEST_FADE_RACES:
        reason = (
            f"it needs {FEWEST_FADE_RACES} races of {FADE_RACE_M / 1000:.0f} km or more with heights within "
            f"a year; I know of {len(long)}"
        )
        return missing(ProfileName.FADE_PERCENT, reason, model=FADE_MODEL, source=FADE_SOURCE)
    slowings = [max(0.0, slowing_at_the_finish(slowing)) for _, slowing, _ in long]
    inputs: Inputs = {f"race_{i}": activity_id for i, (_, _, activity_id) in enumerate(long, 1)}
    inputs |= {f"race_{i}_late_slowing_percent": round(each, 2) for i, (_, each, _) in enumerate(long, 1)}
    return found(
        ProfileName.FADE_PERCENT,
        median(slowings),
        low=min(slowings),
        high=max(slowings),
        model=FADE_MODEL,
        source=FADE_SOURCE,
        as_of=max(day for day, _, _ in long),
        today=today,
        confidence=Confidence.MEDIUM if len(long) >= MANY_FADE_RACES else Confidence.LOW,
        because=f"medium from {MANY_FADE_RACES} races, else low; here {len(long)}",
        inputs=inputs,
    )
