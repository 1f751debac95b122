"""What others are refused is there for Ann: else that shows nothing. The last, since she deletes things."""

from tests.ui.isolation.house import House
from tests.ui.isolation.route_cases import CASES, Asked
from tests.ui.isolation.test_routes import NOT_THERE, ask

DELETES = ("DELETE ", "POST /plans/{plan_id}/undo")


async def test_ann_herself_is_answered(house: House) -> None:
    named = [route for route, case in CASES.items() if case.asked is Asked.NAMED and case.ann]
    refused = {}
    for route in sorted(named, key=lambda each: (each.startswith(DELETES), -len(each))):
        answer = await ask(house.people["ann"], route, CASES[route], house.ann)
        if answer.status_code in NOT_THERE:
            refused[route] = answer.text[:200]
    assert refused == {}
