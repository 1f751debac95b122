"""Every action of a card, asked from another athlete's page for what is Ann's, and on Ann's page itself."""

import httpx

from tests.support.route_table import RouteTable
from tests.ui.isolation.action_cases import OWN, PAYLOADS
from tests.ui.isolation.house import House, Person

READS = (
    *(
        "activity_review",
        "carry_state",
        "course_opened",
        "debrief",
        "picture",
        "plan_difference",
        "plan_proposal",
    ),
    *("plan_timeline", "planned_calendar", "proposal_state", "rules_proposal", "sync_run", "show_review"),
    "take_along",
)


def test_every_action_has_a_case_and_every_case_an_action(table: RouteTable) -> None:
    assert set(PAYLOADS) == set(table.actions)
    assert set(PAYLOADS) >= OWN


async def click(house: House, person: Person, action: str, session_id: str = "") -> httpx.Response:
    asked = {"name": action, "payload": house.ann.named(PAYLOADS[action])}
    sent = {"sessionId": session_id or person.session_id, "action": asked}
    return await person.client.post("/project/action", json=sent)


async def test_nobody_else_gets_or_changes_anything_by_an_action(house: House) -> None:
    before = await house.kept()
    for who in ("bob", "owner"):
        answers = {action: await click(house, house.people[who], action) for action in PAYLOADS}
        assert {action for action, answer in answers.items() if answer.status_code != 200} == set()
        assert {action for action, answer in answers.items() if house.ann.mark in answer.text} == set()
        answered = {action for action, answer in answers.items() if "error" not in answer.json()["response"]}
        assert answered - OWN == set()
    assert await house.kept() == before


async def test_nobody_clicks_on_anothers_page(house: House) -> None:
    bob, ann = house.people["bob"], house.people["ann"]
    for action in PAYLOADS:
        answer = await click(house, bob, action, ann.session_id)
        assert answer.status_code == 404, action
        assert house.ann.mark not in answer.text
    answer = await click(house, bob, "profile", "nobody-has-this-one")
    assert answer.status_code == 404


async def test_ann_herself_is_answered(house: House) -> None:
    for action in READS:
        answer = await click(house, house.people["ann"], action)
        assert "error" not in (answer.json()["response"] or {}), (action, answer.text)
