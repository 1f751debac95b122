"""The plan as JSON is the plan."""

import pytest

from tests.support.carried_kinds import KINDS, carried_kind
from tools.domain.carrying.carry_plan import CarryPlan
from tools.formats.plan_json import written


@pytest.mark.parametrize("kind", KINDS)
def test_json_reads_back_as_the_plan(kind: str) -> None:
    carried = carried_kind(kind)
    assert CarryPlan.model_validate_json(written(carried)) == carried.plan
    assert "−" in written(carried).decode() or not carried.course.grade
