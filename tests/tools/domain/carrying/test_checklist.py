"""What to bring: counted from the plan, and all of it has a place."""

import re

from tests.support.stationed import stationed, stationed_course
from tools.domain.carrying.checklist import carry_checklist
from tools.domain.strategy import FuelItem

GELS = re.compile(r"(\d+|a) gels?\b")


def gels(line: str) -> int:
    found = GELS.search(line)
    return 0 if found is None else 1 if found[1] == "a" else int(found[1])


def test_what_is_brought_is_what_is_packed() -> None:
    bring, start, *packed = carry_checklist(stationed(), stationed_course())[:4]
    assert bring.startswith("Bring ")
    assert start.startswith("Start with ")
    assert [line.split(":")[0] for line in packed] == ["Crew point, km 25", "Drop bag, km 42"]
    assert gels(bring) == gels(start) + sum(map(gels, packed))
    handed_out = [event for event in stationed().fuel.events if event.from_station and event.at_m != 25_000]
    taken = [event for event in stationed().fuel.events if event not in handed_out]
    assert gels(bring) == sum(event.item is FuelItem.GEL for event in taken)


def test_bottles_and_the_days_before() -> None:
    lines = carry_checklist(stationed(), stationed_course())
    assert any(re.fullmatch(r"Bottles or flasks for \d+ ml\.", line) for line in lines)
    assert any(line.startswith("In the last two days before, eat 700–840 g") for line in lines)
    assert any(line.startswith("Three hours before the start") for line in lines)


def test_nothing_to_eat_of_a_plan_that_safety_has_blocked() -> None:
    strategy = stationed()
    blocked = strategy.model_copy(update={"fuel": strategy.fuel.model_copy(update={"blocked": "No."})})
    assert carry_checklist(blocked, stationed_course()) == ()
