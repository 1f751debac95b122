"""What a card may send: structured edits and nothing else."""

from datetime import date

import pytest

from tools.domain.plan_edit import MoveWorkout, RemoveWorkout, ResizeWorkout
from tools.kit.errors import MissingInput
from ui.plan_edits import MOST_EDITS, asked_edits


def test_the_edits_of_a_card_are_read() -> None:
    told = [
        {"edit": "move", "workout_id": "w1", "to": "2026-03-05"},
        {"edit": "resize", "workout_id": "w2", "minutes": 45},
        {"edit": "remove", "workout_id": "w3"},
    ]
    assert asked_edits(told) == [
        MoveWorkout(workout_id="w1", to=date(2026, 3, 5)),
        ResizeWorkout(workout_id="w2", minutes=45),
        RemoveWorkout(workout_id="w3"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        "remove everything",
        [{"edit": "wipe", "workout_id": "w1"}],
        [{"edit": "resize", "workout_id": "w1", "minutes": 5000}],
        [{"edit": "resize", "workout_id": "w1", "minutes": float("nan")}],
        [{"edit": "move", "workout_id": "w1", "to": "soon"}],
        [{"edit": "remove", "workout_id": "w1"}] * (MOST_EDITS + 1),
    ],
)
def test_anything_else_is_refused_with_a_sentence(told: object) -> None:
    with pytest.raises(MissingInput):
        asked_edits(told)
