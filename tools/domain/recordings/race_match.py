"""Whether a recorded activity is the race a strategy was saved for."""

from tools.domain.activity_summary import ActivitySummary
from tools.domain.recordings.planned_race import same_distance, same_sport
from tools.domain.strategy import RaceStrategy

LONGEST_WITH_WARM_UP = 1.25  # of the race: a way to the start and home again, our design choice [D]
SHORTEST_PART = 0.25  # of the race that was not finished, on its own day: our design choice [D]
_TOO_COMMON = frozenset({"marathon", "half", "race", "run", "ride", "the", "city", "trail", "ultra"})
SHORTEST_WORD = 4


def is_race_of(summary: ActivitySummary, strategy: RaceStrategy) -> bool:
    """Say whether an activity is, as far as it can be told without its records, the race of a strategy.

    On the race's own day its sport and a plausible length do, finished or not. A strategy without a day wants
    the race's length, and that the recording calls itself a race or bears the race's name.
    """
    return match_strength(summary, strategy) > 0


def match_strength(summary: ActivitySummary, strategy: RaceStrategy) -> int:
    """Return how surely an activity is a strategy's race: 0 not at all, 3 its day and its length."""
    if not same_sport(strategy, summary.sport):
        return 0
    length_m = sum(split.distance_m for split in strategy.pacing.splits_km)
    whole = same_distance(length_m, summary.distance_m)
    if strategy.brief.race_date is None:
        return int(whole and (summary.race or _named_alike(summary.name, strategy.race_name)))
    if summary.day != strategy.brief.race_date:
        return 0
    return 3 if whole else _on_its_day(summary, length_m)


def _on_its_day(summary: ActivitySummary, length_m: float) -> int:
    """Return the strength of another length on the race's day: with a warm-up, or not finished."""
    if summary.distance_m is None:
        return 2 if summary.race else 0
    share = summary.distance_m / length_m
    if 1 < share <= LONGEST_WITH_WARM_UP:
        return 2
    return int(SHORTEST_PART <= share < 1)


def _named_alike(name: str | None, race_name: str) -> bool:
    """Whether a name of the recording and the race's share a word that is not every race's."""
    words, race = (_words(each) for each in (name or "", race_name))
    return bool(words & race)


def _words(name: str) -> frozenset[str]:
    letters = "".join(char if char.isalnum() else " " for char in name.casefold())
    return frozenset(each for each in letters.split() if len(each) >= SHORTEST_WORD) - _TOO_COMMON
