"""The props of a reviewed workout's card. They hold recorded values: answered to it, never kept in it."""

from collections.abc import Iterator

from agent.athlete_data import AthleteData, ReviewedActivity
from tools.domain import display
from tools.domain.activity import ActivityReview, ActivitySport, BestEffort, Zones
from tools.domain.activity_summary import KnownActivity
from tools.domain.attribution import attribution
from tools.domain.feedback import Comparison, Suggestion, WorkoutFeedback, WorkoutKind, WorkoutReview
from tools.domain.finding import Finding
from tools.domain.provenance import POLICIES, Source
from tools.domain.race import UnitSystem
from tools.domain.recordings.threshold_origins import load_written
from tools.domain.recordings.workout_words import comparison_value
from tools.domain.units import METRES_PER_MILE
from tools.kit.errors import NotFound
from ui.activity_list import ON_FOOT, local_day, sport_word, strava_link
from ui.charts import Props
from ui.review_drawing import chart_props, lap_table

KINDS = {
    WorkoutKind.EASY: "easy",
    WorkoutKind.LONG: "long",
    WorkoutKind.STEADY: "steady",
    WorkoutKind.TEMPO: "tempo",
    WorkoutKind.INTERVALS: "intervals",
    WorkoutKind.RACE: "race",
    WorkoutKind.OTHER: "",
}
SHOWN_DURATIONS = {5.0: "5 s", 60.0: "1 min", 300.0: "5 min", 1200.0: "20 min", 3600.0: "1 h"}
MOST_WARNINGS = 4
NO_LONGER_KEPT = (
    "It was deleted, or its time was up: Strava's data may be kept for "
    f"{POLICIES[Source.STRAVA].retention_days} days. Sync again, or drop its file, and I review it anew."
)


def review_card(reviewed: ReviewedActivity, units: UnitSystem, *, planned: bool = False) -> Props:
    """Return everything ReviewCard.jsx shows, written in the athlete's units; `planned`: they have a plan."""
    known, review, feedback = reviewed.activity, reviewed.review.review, reviewed.review.feedback
    ends = known.records_expire_at or known.expires_at
    return {
        "activity_id": known.id,
        "sport": sport_word(known.summary).capitalize(),
        "name": known.summary.name or "",
        "day": local_day(known.summary),
        "kind": KINDS[feedback.kind],
        "kind_reason": feedback.kind_reason,
        "reviewed_on": _first_made(reviewed.review),
        "facts": [[name, written] for name, written in _facts(known, review, feedback, units)],
        "chart": chart_props(reviewed.chart, units),
        "laps": lap_table(reviewed.chart, known.summary.sport, units),
        "zones": [_zones(zones) for zones in (review.power_zones, review.heart_rate_zones) if zones],
        "bests": _bests(review, units),
        "comparisons": [_comparison(each, units) for each in feedback.comparisons],
        **_words(feedback),
        "warnings": list(review.warnings[:MOST_WARNINGS]),
        "attribution": attribution(known),
        "link": strava_link(known),
        "kept_until": f"{ends:%-d %B %Y}" if ends else "",
        "for_plan": _for_plan(reviewed) if planned else "",
    }


def _for_plan(reviewed: ReviewedActivity) -> str:
    """Return “open” where the review may be taken over into the plan, or the sentence that it was."""
    taken = reviewed.review.approved_at
    if taken is not None:
        return f"You used this review for your plan on {taken:%-d %B %Y}."
    return "open" if reviewed.activity.ai_allowed else ""


async def review_or_gone(
    data: AthleteData, athlete_id: str, activity_id: str, units: UnitSystem, *, planned: bool = False
) -> Props:
    """Return the card of an activity, or that it is gone; raise MissingInput without records to review."""
    try:
        reviewed = await data.review(athlete_id, activity_id, units)
    except NotFound:
        return no_longer_kept()
    return review_card(reviewed, units, planned=planned)


def no_longer_kept() -> Props:
    """Return what the card shows of an activity that is gone."""
    return {"error": NO_LONGER_KEPT, "gone": True}


def _first_made(review: WorkoutReview) -> str:
    """Return the day this same review was first made."""
    return f"{review.made_at:%-d %B %Y}" if review.made_at else ""


def _words(feedback: WorkoutFeedback) -> Props:
    return {
        "planned": feedback.planned,
        "summary": list(feedback.summary),
        "strengths": list(feedback.strengths),
        "to_improve": list(feedback.to_improve),
        "suggestions": [_suggestion(each) for each in feedback.suggestions],
        "next": _suggestion(feedback.next_workout) if feedback.next_workout else None,
        "score": None if feedback.score is None else round(feedback.score),
        "parts": [
            {
                "name": part.name,
                "points": round(part.points),
                "possible": round(part.possible),
                "rule": part.rule,
            }
            for part in feedback.score_parts
        ],
    }


def _facts(
    known: KnownActivity, review: ActivityReview, feedback: WorkoutFeedback, units: UnitSystem
) -> Iterator[tuple[str, str]]:
    """Yield the key numbers that are known."""
    far, timer_s = review.distance_m.value, review.duration_s.value
    if far:
        yield "Distance", display.distance(far, units)
    if review.duration_s.value:
        yield "Time", display.clock(review.duration_s.value)
    yield from _pace_or_speed(known.summary.sport, far, timer_s, units)
    graded = review.normalized_graded_pace_s_per_km.value
    if graded:
        yield "Graded pace", display.pace(graded / 1000.0, units)
    for name, finding, unit in (
        ("Power", review.average_power_w, " W"),
        ("Normalized power", review.normalized_power_w, " W"),
        ("Heart rate", review.average_heart_rate_bpm, " bpm"),
    ):
        if finding.value:
            yield name, f"{finding.value:.0f}{unit}"
    if review.intensity_factor.value:
        yield "Intensity", f"{review.intensity_factor.value:.2f}"
    if review.ascent_m.value is not None and far:
        yield "Climbing", display.height(review.ascent_m.value, units)
    if feedback.load.value is not None:
        yield "Training load", load_written(feedback.load)
    yield from _drift(review.decoupling_percent)


def _pace_or_speed(
    sport: ActivitySport, far: float | None, timer_s: float | None, units: UnitSystem
) -> Iterator[tuple[str, str]]:
    if not far or not timer_s:
        return
    if sport in ON_FOOT:
        yield "Pace", display.pace(timer_s / far, units)
    elif sport is ActivitySport.SWIM:
        yield "Pace", f"{display.clock(100.0 * timer_s / far)} /100 m"
    elif sport is not ActivitySport.STRENGTH:
        yield "Speed", display.speed(far / timer_s, units)


def _drift(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.value is not None:
        yield "Heart rate drift", display.percent(finding.value / 100.0, 1)


def _zones(zones: Zones) -> Props:
    """Return the time in each zone with its share of the whole."""
    total = sum(zone.seconds for zone in zones.zones) + zones.unknown_s
    return {
        "title": f"{zones.quantity.capitalize()} zones",
        "scheme": zones.scheme,
        "rows": [
            {
                "name": zone.name,
                "range": _range(zone.low, zone.high, zones.unit),
                "time": display.clock(zone.seconds),
                "share": round(zone.seconds / total, 4) if total else 0.0,
            }
            for zone in zones.zones
        ],
        "unknown": display.clock(zones.unknown_s) if zones.unknown_s else "",
    }


def _range(low: float | None, high: float | None, unit: str) -> str:
    if low is None:
        return f"under {high:.0f} {unit}"
    if high is None:
        return f"from {low:.0f} {unit}"
    return f"{low:.0f}–{high:.0f} {unit}"


def _bests(review: ActivityReview, units: UnitSystem) -> list[list[str]]:
    """Return the best efforts: power of rides over standard durations, times of runs over distances."""
    if review.sport in ON_FOOT:
        return [_best_pace(effort, units) for effort in review.best_pace_s_per_km]
    return [
        [SHOWN_DURATIONS[effort.duration_s], f"{effort.value:.0f} W", ""]
        for effort in review.best_power_w
        if effort.duration_s in SHOWN_DURATIONS
    ]


def _best_pace(effort: BestEffort, units: UnitSystem) -> list[str]:
    far = effort.distance_m or 0.0
    name = "1 mile" if far == METRES_PER_MILE else display.race_distance(far, units)
    if far < 1000.0:
        name = f"{far:.0f} m"
    return [name, display.clock(effort.duration_s), display.pace(effort.value / 1000.0, units)]


def _comparison(each: Comparison, units: UnitSystem) -> Props:
    this, usual = (comparison_value(value, each.unit, units) for value in (each.this, each.usual))
    verdict = {True: "better", False: "less good", None: ""}[each.better]
    return {"name": each.name, "this": this, "usual": usual, "sessions": each.sessions, "verdict": verdict}


def _suggestion(suggestion: Suggestion) -> Props:
    return {"text": suggestion.text, "reason": suggestion.reason}
