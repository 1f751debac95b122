"""The sentences of a strategy, computed from its objects; one door to all of them."""

from tools.domain.wording.changes import (
    change_facts,
    cue_change_facts,
    fuel_change_facts,
    pacing_change_facts,
)
from tools.domain.wording.comparison import comparison_rows
from tools.domain.wording.course import course_facts, course_in_short
from tools.domain.wording.fuel import fuel_facts, fuel_in_short
from tools.domain.wording.mind import cue_facts
from tools.domain.wording.pacing import pacing_facts, pacing_in_short
from tools.domain.wording.place import place_facts
from tools.domain.wording.prediction import (
    confidence_facts,
    confidence_in_short,
    cutoff_arrival_facts,
    other_prediction_facts,
    plan_clock_facts,
    prediction_facts,
    projection_facts,
)
from tools.domain.wording.stations import station_change_facts, station_facts

__all__ = [
    "change_facts",
    "comparison_rows",
    "confidence_facts",
    "confidence_in_short",
    "course_facts",
    "course_in_short",
    "cue_change_facts",
    "cue_facts",
    "cutoff_arrival_facts",
    "fuel_change_facts",
    "fuel_facts",
    "fuel_in_short",
    "other_prediction_facts",
    "pacing_change_facts",
    "pacing_facts",
    "pacing_in_short",
    "place_facts",
    "plan_clock_facts",
    "prediction_facts",
    "projection_facts",
    "station_change_facts",
    "station_facts",
]
