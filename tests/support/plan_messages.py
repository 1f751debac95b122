"""Messages about training plans and rules, with the tool that should answer and how the answer begins.

Both were written before any rule was; `FORTY` was then tuned on, `HOLD_OUT` run once after that.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.support.fifty_messages import MARATHON, NOTHING_SAID, Message
from tools.domain.race import RaceBrief


class Begins(StrEnum):
    """What the first sentence of an answer is about."""

    NEW_PLAN = "new plan"
    CHANGE = "change"
    SESSION = "session"
    WEEK = "week"
    WHOLE = "whole"
    VERSIONS = "versions"
    QUESTION = "question"
    RULES = "rules"
    SETTING = "setting"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class OfPlans:
    """What was written, the call that answers (None: a sentence does), and what is said first."""

    text: str
    tool: str | None
    begins: Begins
    arguments: dict[str, Any] = field(default_factory=dict)
    specialists: tuple[str, ...] = ("training",)
    brief: RaceBrief = NOTHING_SAID
    planned: bool = False

    @property
    def message(self) -> Message:
        """Return it as the other tables write it."""
        return Message(self.text, self.specialists, brief=self.brief, planned=self.planned)


PROPOSE, SHOW, RESTORE = "propose_plan_version", "show_plan", "restore_plan_version"

# Today is Saturday, 21 November 2026.
FORTY: tuple[OfPlans, ...] = (
    OfPlans(
        "build me a 16 week plan for the Berlin marathon on 14 March",
        PROPOSE,
        Begins.NEW_PLAN,
        {
            "wish": {
                "weeks": 16,
                "races": [{"day": "2027-03-14", "name": "Berlin Marathon", "distance_km": 42.195}],
            }
        },
    ),
    OfPlans(
        "make me a training plan, 5 days a week, 8 hours max",
        PROPOSE,
        Begins.NEW_PLAN,
        {"wish": {"days_a_week": 5, "hours_a_week": 8.0}},
    ),
    OfPlans(
        "I have a sprint triathlon on 28 February and an olympic on 18 April (A race), build me a plan",
        PROPOSE,
        Begins.NEW_PLAN,
        {
            "wish": {
                "races": [
                    {"day": "2027-02-28", "sport": "triathlon", "priority": "B", "distance_km": 25.75},
                    {"day": "2027-04-18", "sport": "triathlon", "priority": "A", "distance_km": 51.5},
                ]
            }
        },
    ),
    OfPlans(
        "train me for a sub 4 marathon",
        PROPOSE,
        Begins.QUESTION,
        {"wish": {"races": [{"goal_time": "4:00:00"}]}},
    ),
    OfPlans(
        "can you write me a 12 week cycling plan, 6 hours a week?",
        PROPOSE,
        Begins.NEW_PLAN,
        {"wish": {"weeks": 12, "sport": "ride", "hours_a_week": 6.0}},
    ),
    OfPlans(
        "I want to train for a half marathon on 7 February in 1:45, 4 runs a week",
        PROPOSE,
        Begins.NEW_PLAN,
        {
            "wish": {
                "days_a_week": 4,
                "races": [{"day": "2027-02-07", "goal_time": "1:45:00", "distance_km": 21.0975}],
            }
        },
    ),
    OfPlans(
        "I need a plan for a 10k in 10 weeks, I run about 3 hours a week now",
        PROPOSE,
        Begins.NEW_PLAN,
        {"wish": {"weekly_hours_now": 3.0, "races": [{"day": "2027-01-30", "distance_km": 10.0}]}},
    ),
    OfPlans("what's my workout today?", SHOW, Begins.SESSION, {"what": "today"}),
    OfPlans("what do I have to do tomorrow?", SHOW, Begins.SESSION, {"what": "day", "day": "2026-11-22"}),
    OfPlans("show my training plan", SHOW, Begins.WHOLE, {"what": "whole"}),
    OfPlans("show my plan", SHOW, Begins.WHOLE, {"what": "whole"}),
    OfPlans("what's next week?", SHOW, Begins.WEEK, {"what": "next week"}),
    OfPlans("what does this week look like in my plan", SHOW, Begins.WEEK, {"what": "this week"}),
    OfPlans("when is my next workout", SHOW, Begins.SESSION, {"what": "next"}),
    OfPlans("what's planned for Thursday?", SHOW, Begins.SESSION, {"what": "day", "day": "2026-11-26"}),
    OfPlans("which versions of my training plan are there?", SHOW, Begins.VERSIONS, {"what": "versions"}),
    OfPlans("what changed?", SHOW, Begins.VERSIONS, {"what": "changes"}),
    OfPlans("why did you change it?", SHOW, Begins.VERSIONS, {"what": "changes"}),
    OfPlans(
        "move Thursday's intervals to Friday",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "move", "session": "2026-11-26 intervals", "to": "2026-11-27"}]},
    ),
    OfPlans(
        "swap Saturday and Sunday",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "swap_days", "session": "2026-11-21", "to": "2026-11-22"}]},
    ),
    OfPlans(
        "make the long run shorter",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "shorten", "session": "next long"}]},
    ),
    OfPlans(
        "drop tomorrow's run",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "remove", "session": "2026-11-22 run"}]},
    ),
    OfPlans(
        "add an easy 40 minute run on Wednesday",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "add", "to": "2026-11-25", "sport": "run", "purpose": "easy", "minutes": 40.0}]},
    ),
    OfPlans(
        "make Tuesday's run only 30 minutes",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "resize", "session": "2026-11-24 run", "minutes": 30.0}]},
    ),
    OfPlans(
        "I missed yesterday's run",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "missed", "first": "2026-11-20"}},
    ),
    OfPlans(
        "I've got a cold",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "ill", "first": "2026-11-21", "fever": False}},
    ),
    OfPlans(
        "I'm travelling from 3 to 10 December, only running possible",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "away", "first": "2026-12-03", "last": "2026-12-10", "possible": ["run"]}},
    ),
    OfPlans(
        "I'm on holiday next week without my bike",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "away", "first": "2026-11-23", "last": "2026-11-29"}},
    ),
    OfPlans(
        "I also run a 10k on 17 January",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "new_race", "race": {"day": "2027-01-17", "distance_km": 10.0}}},
    ),
    OfPlans("the race is cancelled", PROPOSE, Begins.CHANGE, {"event": {"event": "race_gone"}}),
    OfPlans("go back to version 1", RESTORE, Begins.CHANGE, {"version": 1}),
    OfPlans("restore version 2 of my training plan", RESTORE, Begins.CHANGE, {"version": 2}),
    OfPlans("undo that", RESTORE, Begins.CHANGE),
    OfPlans("no rides on Sunday", "propose_rules", Begins.RULES, {"words": "no rides on Sunday"}),
    OfPlans("two hours at most on Saturday", "propose_rules", Begins.RULES),
    OfPlans("show my rules", "show_rules", Begins.RULES),
    OfPlans("I feel great", SHOW, Begins.SESSION, {"what": "next"}),
    OfPlans("let small changes happen without asking", None, Begins.SETTING),
    OfPlans(
        "what's my workout today?", SHOW, Begins.SESSION, {"what": "today"}, brief=MARATHON, planned=True
    ),
    OfPlans(
        "move my long run to Saturday",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "move", "session": "next long", "to": "2026-11-28"}]},
        brief=MARATHON,
        planned=True,
    ),
)

HOLD_OUT: tuple[OfPlans, ...] = (
    OfPlans(
        "put together an 8 week training plan for a 5k on 16 January",
        PROPOSE,
        Begins.NEW_PLAN,
        {"wish": {"weeks": 8, "races": [{"day": "2027-01-16", "distance_km": 5.0}]}},
    ),
    OfPlans(
        "coach me to a gran fondo of 120 km on 20 March, max 7 hours per week",
        PROPOSE,
        Begins.NEW_PLAN,
        {
            "wish": {
                "hours_a_week": 7.0,
                "races": [{"day": "2027-03-20", "sport": "ride", "distance_km": 120.0}],
            }
        },
    ),
    OfPlans(
        "I'd like a plan to get fit, three days a week",
        PROPOSE,
        Begins.NEW_PLAN,
        {"wish": {"days_a_week": 3}},
    ),
    OfPlans("what should I train today", SHOW, Begins.SESSION, {"what": "today"}),
    OfPlans("anything on the plan for Monday?", SHOW, Begins.SESSION, {"what": "day", "day": "2026-11-23"}),
    OfPlans("how does my week look", SHOW, Begins.WEEK, {"what": "this week"}),
    OfPlans(
        "can we do Sunday's long run on Monday instead?",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "move", "session": "2026-11-22 long", "to": "2026-11-23"}]},
    ),
    OfPlans(
        "skip the workout on Tuesday",
        PROPOSE,
        Begins.CHANGE,
        {"edits": [{"edit": "remove", "session": "2026-11-24"}]},
    ),
    OfPlans(
        "I couldn't do my run on Thursday",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "missed", "first": "2026-11-19"}},
    ),
    OfPlans("I'm sick", PROPOSE, Begins.CHANGE, {"event": {"event": "ill", "fever": False}}),
    OfPlans(
        "business trip 7-11 December, no training possible",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "away", "first": "2026-12-07", "last": "2026-12-11"}},
    ),
    OfPlans(
        "I signed up for a half marathon on 31 January as well, B race",
        PROPOSE,
        Begins.CHANGE,
        {"event": {"event": "new_race", "race": {"day": "2027-01-31", "priority": "B"}}},
    ),
    OfPlans("my race got cancelled", PROPOSE, Begins.CHANGE, {"event": {"event": "race_gone"}}),
    OfPlans("bring back the previous version of my plan", RESTORE, Begins.CHANGE),
    OfPlans("strength only on Tuesdays, please", "propose_rules", Begins.RULES),
)
