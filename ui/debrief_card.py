"""The props of a race's debrief. They hold recorded values: answered to the card, never kept in it."""

from collections.abc import Sequence

from tools.domain import display
from tools.domain.activity_summary import KnownActivity
from tools.domain.attribution import attribution
from tools.domain.debrief import Lesson, LessonKind, RaceDebrief, SegmentDebrief
from tools.domain.race import Sport, UnitSystem
from ui.activity_list import strava_link
from ui.charts import Props

WORDS = {LessonKind.RULE: "a rule", LessonKind.FACT: "a fact about you", LessonKind.PLAN: "your plan"}

LEAST_DRIFT = 0.01
"""A heart rate that rose by less than 1 % is called the same (our design choice [D])."""


def debrief_card(
    debrief: RaceDebrief, known: KnownActivity, units: UnitSystem, kept: Sequence[str] = ()
) -> Props:
    """Return everything DebriefCard.jsx shows, written in the athlete's units.

    `kept` says of each lesson that it is kept already, or nothing.
    """
    planned_s, actual_s = debrief.planned_finish.value, debrief.actual_finish.value
    turned = debrief.turned
    return {
        "activity_id": debrief.activity_id,
        "title": debrief.race_name,
        "planned": display.clock(planned_s) if planned_s else "",
        "actual": display.clock(actual_s) if actual_s else "",
        "apart": _apart(planned_s, actual_s),
        "summary": list(debrief.summary),
        "fuel": list(debrief.fuel),
        "turned": {
            "at": turned.at_m / display.unit_length_m(units),
            "place": display.place(turned.at_m, units),
            "loss": display.duration(turned.loss_s),
            "sentence": turned.sentence,
        }
        if turned
        else None,
        "chart": _chart(debrief, units),
        "lessons": [
            _lesson(place, lesson) | {"kept": said}
            for place, (lesson, said) in enumerate(
                zip(debrief.lessons, kept or [""] * len(debrief.lessons), strict=True)
            )
        ],
        "attribution": attribution(known),
        "link": strava_link(known),
    }


def _apart(planned_s: float | None, actual_s: float | None) -> str:
    """Say how far the finish lies from the plan."""
    if not planned_s or not actual_s:
        return ""
    if round(actual_s) == round(planned_s):
        return "as planned"
    word = "slower" if actual_s > planned_s else "faster"
    return f"{display.duration(actual_s - planned_s)} {word} than planned"


def _chart(debrief: RaceDebrief, units: UnitSystem) -> Props:
    """Return the stretches with what was planned and what was run: pace on foot, speed on a bike."""
    riding = debrief.sport is Sport.RIDE
    return {
        "quantity": "speed" if riding else "pace",
        "unit": display.speed_unit(units) if riding else display.pace_unit(units),
        "distance_unit": display.place(0.0, units).split(" ")[0],
        "segments": [_segment(each, units, riding=riding) for each in debrief.segments],
    }


def _segment(segment: SegmentDebrief, units: UnitSystem, *, riding: bool) -> Props:
    length_m = segment.end_m - segment.start_m
    unit_m = display.unit_length_m(units)
    return {
        "name": segment.name,
        "from": segment.start_m / unit_m,
        "to": segment.end_m / unit_m,
        "grade": display.grade(segment.mean_grade),
        "planned": _held(segment.planned_s, length_m, units, riding=riding),
        "run": _held(segment.actual_s, length_m, units, riding=riding),
        "planned_time": display.clock(segment.planned_s),
        "run_time": display.clock(segment.actual_s),
        "slower": segment.ratio > 1,
        "apart": display.percent(abs(segment.ratio - 1), 1),
        "effort": _effort(segment),
    }


def _held(seconds: float, length_m: float, units: UnitSystem, *, riding: bool) -> float:
    """Return the seconds a kilometre or mile, or the speed."""
    if riding:
        return round(display.speed_number(length_m / seconds, units), 2) if seconds else 0.0
    return round(seconds / length_m * display.unit_length_m(units), 1) if length_m else 0.0


def _effort(segment: SegmentDebrief) -> str:
    """Write how hard a stretch was: power against the plan, heart rate and how it drifted."""
    said = []
    if segment.actual_power_w is not None:
        planned = segment.planned_power_w
        against = f" (planned {display.power(planned)})" if planned is not None else ""
        said.append(f"{segment.actual_power_w:.0f} W{against}")
    if segment.heart_rate_bpm is not None:
        drift = segment.heart_rate_drift or 0.0
        risen = f", up {display.percent(drift)}" if drift >= LEAST_DRIFT else ""
        said.append(f"{segment.heart_rate_bpm:.0f} bpm{risen}")
    return " · ".join(said)


def _lesson(place: int, lesson: Lesson) -> Props:
    return {
        "place": place,
        "kind": lesson.kind.value,
        "about": WORDS[lesson.kind],
        "text": lesson.text,
        "reason": lesson.reason,
    }
