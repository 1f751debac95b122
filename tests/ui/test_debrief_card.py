"""A debrief on its card: written in the athlete's units, with what the plan said beside what was run."""

from datetime import UTC, date, datetime

import pytest

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.debrief import Lesson, LessonKind, RaceDebrief, SegmentDebrief, TurningPoint
from tools.domain.fact import AthleteFact
from tools.domain.finding import Finding
from tools.domain.provenance import Source
from tools.domain.race import Sport, UnitSystem
from ui.charts import Props
from ui.debrief_card import debrief_card

RUN_AT = datetime(2026, 3, 1, 9, tzinfo=UTC)
KNOWN = KnownActivity(
    id="act-1",
    source=Source.FILE,
    ai_allowed=True,
    summary=ActivitySummary(sport=ActivitySport.RUN, started_at=RUN_AT, duration_s=3700),
    kept_at=RUN_AT,
)


def finish(seconds: float) -> Finding:
    return Finding.unknown("finish", "s", reason="a test", model="none", source="none").model_copy(
        update={"value": seconds, "low": seconds, "high": seconds}
    )


def debrief(sport: Sport = Sport.RUN, actual_s: float = 3720.0) -> RaceDebrief:
    fact = AthleteFact(text="Starts too fast.", source="race", learnt_on=date(2026, 3, 1))
    segment = SegmentDebrief(
        name="km 0–5",
        start_m=0,
        end_m=5000,
        mean_grade=0.012,
        planned_s=1500,
        actual_s=1650,
        ratio=1.1,
        heart_rate_bpm=168.4,
        heart_rate_drift=0.046,
    )
    return RaceDebrief(
        activity_id="act-1",
        strategy_id="s-1",
        race_name="Spring 10",
        sport=sport,
        planned_finish=finish(3600),
        actual_finish=finish(actual_s),
        segments=(segment,),
        turned=TurningPoint(at_m=4000, loss_s=120, sentence="It turned at km 4."),
        summary=("Two minutes slower.",),
        lessons=(Lesson(kind=LessonKind.FACT, text="Start slower.", reason="10 % lost.", fact=fact),),
    )


def segment_of(card: Props) -> Props:
    chart = card["chart"]
    assert isinstance(chart, dict)
    first = chart["segments"][0]
    assert isinstance(first, dict)
    return first


@pytest.mark.parametrize(
    ("actual_s", "apart"),
    [(3720, "2 min slower than planned"), (3540, "60 s faster than planned"), (3600.2, "as planned")],
)
def test_the_finish_is_told_against_the_plan(actual_s: float, apart: str) -> None:
    assert debrief_card(debrief(actual_s=actual_s), KNOWN, UnitSystem.METRIC)["apart"] == apart


def test_a_stretch_says_pace_time_and_effort() -> None:
    told = segment_of(debrief_card(debrief(), KNOWN, UnitSystem.METRIC))
    assert (told["planned"], told["run"]) == (300.0, 330.0)  # s/km
    assert (told["planned_time"], told["run_time"], told["apart"]) == ("25:00", "27:30", "10.0 %")
    assert told["effort"] == "168 bpm, up 5 %"


def test_a_ride_is_told_in_speed_and_miles_are_miles() -> None:
    card = debrief_card(debrief(Sport.RIDE), KNOWN, UnitSystem.IMPERIAL)
    chart = card["chart"]
    assert isinstance(chart, dict)
    assert (chart["unit"], chart["distance_unit"]) == ("mph", "mile")
    assert segment_of(card)["planned"] == pytest.approx(7.46, abs=0.01)  # 5 km in 25 min


def test_a_lesson_kept_says_so() -> None:
    card = debrief_card(debrief(), KNOWN, UnitSystem.METRIC, ["Kept as a fact about you."])
    lessons = card["lessons"]
    assert isinstance(lessons, list)
    assert [lesson["kept"] for lesson in lessons] == ["Kept as a fact about you."]
