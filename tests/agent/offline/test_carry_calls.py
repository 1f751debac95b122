"""The offline coach takes a strategy along when that is meant, and does what it did before otherwise."""

import pytest

from agent.offline.carry_calls import carry_calls
from agent.offline.intents import Intent
from agent.offline.nearest import NearestIntent
from agent.offline.routing import decide
from agent.offline.turn import OfflineTurn
from tests.support.offline import COACH


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("give me the PDF", {"which": "last", "format": "pdf"}),
        ("put it on my watch", {"which": "last", "format": "fit"}),
        ("share it with my crew", {"which": "last", "share": True}),
        ("Take my strategy “Boston” v2 along", {"which": "Boston v2"}),
    ],
)
def test_the_call_says_which_and_as_what(text: str, arguments: dict[str, object]) -> None:
    assert carry_calls(text, Intent.CARRY) == [("carry_strategy", arguments)]


@pytest.mark.parametrize("intent", [Intent.OPEN, Intent.SAVE, Intent.PACING])
def test_another_intent_makes_no_call(intent: Intent) -> None:
    assert carry_calls("give me the PDF", intent) == []


@pytest.mark.parametrize("planned", [True, False])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("save it as pdf", Intent.CARRY),
        ("export my plan", Intent.CARRY),
        ("make a pace band", Intent.CARRY),
        ("add the race to my calendar", Intent.CARRY),
        ("save it", Intent.SAVE),
        ("open my Boston plan", Intent.OPEN),
        ("export all my data", Intent.EXPORT),
    ],
)
def test_who_is_asked(text: str, intent: Intent, planned: bool) -> None:
    decision = decide(OfflineTurn(text, planned=planned), COACH.nearest or NearestIntent())
    assert intent in {*decision.intents.values(), decision.talk}
