"""A difference between two plans in sentences for the coach, the summary first."""

from collections.abc import Iterator
from datetime import date

from tools.domain.others_words import others_words
from tools.domain.plan_change import ChangeKind, PlanDifference, PlanTotals, WeekChange, WeekFrame
from tools.domain.planning.change_sentences import day_written, display_list, length_written

# Further ones are counted, not read out: our design choice [D].
MOST_TOLD, MOST_WEEKS = 8, 3
SAME_S = 60.0
LONGEST_NAME = 60


def difference_facts(difference: PlanDifference) -> tuple[str, ...]:
    """Return what changes: the summary, the sessions one by one, then weeks and races that are others."""
    if difference.is_empty:
        return ("Nothing in the plan changes.",)
    told = [change.sentence for change in difference.changes[:MOST_TOLD]]
    more = len(difference.changes) - len(told)
    rest = (f"{more} more session{'s change' if more > 1 else ' changes'}.",) if more else ()
    return (*_summary(difference), *told, *rest, *_races(difference), *_weeks_for(difference))


def _summary(difference: PlanDifference) -> Iterator[str]:
    """Yield how many sessions change and how, and the time of the weeks they are in."""
    count = len(difference.changes)
    if not count:
        return
    kinds = [(sum(each.kind is kind for each in difference.changes), kind) for kind in ChangeKind]
    counted = display_list([f"{number} {kind}" for number, kind in kinds if number])
    weeks = [said for week in difference.weeks if (said := _week(week))]
    if not 0 < len(weeks) <= MOST_WEEKS:
        weeks = [said] if (said := _in_all(difference.before, difference.after)) else []
    head = f"{count} session{'s change' if count > 1 else ' changes'}: {counted}"
    yield f"{'; '.join((head, *weeks))}."


def _week(week: WeekChange) -> str | None:
    """Write the time of a week before and after; None where it stays the same or a plan lacks the week."""
    said = _in_all(week.before, week.after)
    return f"{said.removesuffix(' in all')} in the week of {_short(week.starts_on)}" if said else None


def _in_all(before: PlanTotals | None, after: PlanTotals | None) -> str | None:
    if before is None or after is None or not before.sessions:
        return None
    was, now = before.duration_s, after.duration_s
    if abs(was - now) < SAME_S:
        return None
    return f"{_time(now)} instead of {length_written(was)} in all"


def _time(seconds: float) -> str:
    return length_written(seconds) if seconds else "nothing"


def _races(difference: PlanDifference) -> Iterator[str]:
    """Yield the races that are new and those that are gone."""
    if difference.goal_races is None:
        return
    was, now = difference.goal_races_before or (), difference.goal_races
    for race in now:
        if race not in was:
            name = others_words(race.name, LONGEST_NAME) or "A race"
            yield f"{name} on {day_written(race.day)} is a goal, as {race.priority} race."
    for race in was:
        if race.day not in {each.day for each in now}:
            name = others_words(race.name, LONGEST_NAME) or "A race"
            yield f"{name} on {day_written(race.day)} is no goal any more."


def _weeks_for(difference: PlanDifference) -> Iterator[str]:
    """Yield how long the plan is where that changes, and the weeks that are for something else."""
    was, now = difference.frames_before or (), difference.frames or ()
    if not was or not now:
        return
    if _span(was) != _span(now):
        first, last = now[0].starts_on, date.fromordinal(now[-1].starts_on.toordinal() + 6)
        yield f"The plan is {len(now)} weeks now, {day_written(first)} to {day_written(last)}."
    phases = {frame.starts_on: frame.phase for frame in was}
    for frame in now:
        before = phases.get(frame.starts_on)
        if before is not None and before is not frame.phase:
            yield f"The week of {_short(frame.starts_on)} is {frame.phase} instead of {before}."


def _span(frames: tuple[WeekFrame, ...]) -> tuple[date, date]:
    return frames[0].starts_on, frames[-1].starts_on


def _short(day: date) -> str:
    return f"{day.day} {day:%B}"
