"""What the model endpoint says: a coach's words, and at times rubbish, an error, silence, half a reply."""

import json
from random import Random

from tests.support.faulty_endpoint import Body, Say, Script

FAULTS = (
    *("500", "503", "429", "html", "reset", "stall first", "stall", "cut", "reset later", "broken json"),
    *("senseless", "error inside", "empty", "broken arguments", "no finish"),
)
ADVICE = "Hold back early, drink when you are thirsty, and let the loud ones go. Nothing new on the day."
PLAN_WORDS = "plan my marathon"


def unsteady(chance: Random, share: float, told: dict[str, int]) -> Script:
    """Return a script that goes wrong in a share of its answers, and counts what it did in `told`."""

    def say(body: Body, _number: int) -> Say:
        fault = chance.choice(FAULTS) if chance.random() < share else ""
        told[fault] = told.get(fault, 0) + 1
        return _said(body, fault)

    return say


def _said(body: Body, fault: str) -> Say:
    tools = {tool["function"]["name"] for tool in body.get("tools", ())}
    last = body["messages"][-1]
    asked: Body = next((each for each in reversed(body["messages"]) if each["role"] == "user"), {})
    plans = PLAN_WORDS in str(asked.get("content", ""))
    if "choose_specialists" in tools:
        chosen = json.dumps({"specialists": ["pacing"] if plans else []})
        return Say(tool=("choose_specialists", chosen), fault=fault)
    if "response_format" in body:
        return Say('{"facts": []}', fault=fault)
    if plans and "plan_race_pacing" in tools and last["role"] != "tool":
        return Say(tool=("plan_race_pacing", "{}"), fault=fault)
    return Say(ADVICE, fault=fault, pause_s=0.08)
