"""The props of a plan's calendar. They hold what was done: answered to the card, never kept in it."""

from datetime import date
from urllib.parse import quote

from tools.domain.plan_timeline import DoneSession, PlanTimeline, TimelineWeek, TimelineWorkout
from tools.domain.plan_version import MadeBy, PlanVersionSummary
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.formats.workout_files import WorkoutFormat
from ui.charts import Props
from ui.planned_sessions import (
    SPORTS,
    day_words,
    days_of,
    long_day,
    race,
    session,
    short_day,
    span,
    week_words,
)
from ui.tables import instant

WHO = {MadeBy.ATHLETE: "you", MadeBy.UNDO: "you", MadeBy.SMALL_CHANGES: "small changes"}


def plan_calendar(timeline: PlanTimeline, units: UnitSystem) -> Props:
    """Return everything PlanTimeline.jsx shows, written in the athlete's units."""
    summary = timeline.summary
    return {
        "plan_id": summary.plan_id,
        "name": summary.name,
        "version": summary.version,
        "today": timeline.today.isoformat(),
        "reach": _reach(timeline),
        "races": [race(goal, units) for goal in timeline.goal_races],
        "weeks": [_week(week, timeline, units) for week in timeline.weeks],
        "versions": [version_row(each, summary.version) for each in timeline.versions],
    }


def version_row(version: PlanVersionSummary, newest: int) -> Props:
    """Return a version as the history lists it."""
    return {
        "version": version.version,
        "made_at": instant(version.made_at),
        "who": WHO[version.made_by],
        "headline": version.headline,
        "reason": version.reason,
        "newest": version.version == newest,
        "restored_from": version.restored_from,
    }


def _reach(timeline: PlanTimeline) -> str:
    """Say how far the data reaches, where that is not today."""
    until, today = timeline.known_until, timeline.today
    first = timeline.weeks[0].starts_on if timeline.weeks else today
    if first >= today:
        return ""
    if until is None:
        return (
            "I know of no activities yet, so I cannot say what was done: past days are unknown, not missed."
        )
    if (today - until).days <= 1:
        return ""
    return (
        f"Your activities reach to {long_day(until)}. The days after it are unknown, not missed: "
        "sync, or drop your files."
    )


def _week(week: TimelineWeek, timeline: PlanTimeline, units: UnitSystem) -> Props:
    days = days_of(week.starts_on)
    return {
        "number": week.number,
        "starts_on": week.starts_on.isoformat(),
        "label": week_words(week.starts_on),
        "phase": week.phase.value,
        "now": timeline.today in days,
        "past": days[-1] < timeline.today,
        "planned": span(week.planned_s) or "rest",
        "done": "" if week.done_s is None else span(week.done_s) or "nothing",
        "planned_load": _whole(week.planned_load),
        "done_load": _whole(week.done_load),
        "days": [_day(day, week, timeline, units) for day in days],
        "files": [{"name": "ICS", "href": f"{_below(timeline)}/calendar.ics?week={week.starts_on}"}],
    }


def _day(day: date, week: TimelineWeek, timeline: PlanTimeline, units: UnitSystem) -> Props:
    until = timeline.known_until
    return {
        "date": day.isoformat(),
        "label": short_day(day),
        "today": day == timeline.today,
        "past": day < timeline.today,
        "unknown": day < timeline.today and (until is None or day > until),
        "races": [race(goal, units) for goal in timeline.goal_races if goal.day == day],
        "sessions": [
            _planned(each, units) | {"files": _files(each.workout, _below(timeline))}
            for each in week.workouts
            if each.workout.day == day and not each.workout.is_rest
        ],
        "also": [_done(each) for each in week.unplanned if each.day == day],
    }


def _planned(each: TimelineWorkout, units: UnitSystem) -> Props:
    return session(each.workout, each.intensity, units) | {
        "status": each.status.value,
        "done": _done(each.done) if each.done else None,
    }


def _files(workout: PlannedWorkout, below: str) -> list[Props]:
    """Return a session's files: a watch takes any, a trainer takes rides."""
    kinds = WorkoutFormat if workout.sport is TrainingSport.RIDE else (WorkoutFormat.FIT,)
    session = f"{below}/workouts/{quote(workout.id, safe='')}"
    return [{"name": kind.upper(), "href": f"{session}/{kind}"} for kind in kinds if workout.id]


def _below(timeline: PlanTimeline) -> str:
    return f"/plans/{quote(timeline.summary.plan_id, safe='')}"


def _done(done: DoneSession) -> Props:
    """Return an activity; its name is its owner's, shown as it is."""
    return {
        "activity_id": done.activity_id,
        "day": day_words(done.day),
        "sport": SPORTS[done.sport],
        "name": done.name or "",
        "duration": span(done.duration_s),
        "load": _whole(done.load),
    }


def _whole(load: float | None) -> int | None:
    return None if load is None else round(load)
