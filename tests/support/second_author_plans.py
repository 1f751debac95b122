"""Sixty messages about training by a second author who did not know the coach, with what should answer.

Today is Sunday, 22 November 2026. A message in a thread of its own begins from what its `given` left behind.
`tool` None means that a sentence answers without one. `section` says what the message was written to try.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

PROPOSE, SHOW, RESTORE = "propose_plan_version", "show_plan", "restore_plan_version"
RULES, SHOW_RULES, DEBRIEF = "propose_rules", "show_rules", "debrief_race"
TRAINING = ("training",)


class Given(StrEnum):
    """What was said and approved before in the same thread."""

    NOTHING = ""
    PLAN = (
        "Please make me a training plan for the Hamburg Marathon on 25 April 2027, goal 3:30. I run 5 "
        "days a week, "
        "about 6 hours a week, long run on Sundays."
    )
    BIKE = (
        "Please make me a training plan for a hilly gran fondo of 140 km on 6 June 2027. I ride 4 days "
        "a week, "
        "8 hours a week."
    )


@dataclass(frozen=True, slots=True)
class SecondAuthors:
    """One message: who answers, with which tool, and what of its arguments matters.

    `before` and `asked` are the athlete's message before it and the answer to that, where they matter.
    """

    name: str
    section: str
    text: str
    tool: str | None
    arguments: dict[str, Any] = field(default_factory=dict)
    given: Given = Given.NOTHING
    specialists: tuple[str, ...] = TRAINING
    before: str = ""
    asked: str = ""


def _race(day: str, km: float, sport: str = "run", **more: Any) -> dict[str, Any]:
    return {"day": day, "distance_km": km, "sport": sport, **more}


def _wish(*races: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"wish": ({"races": list(races)} if races else {}) | more}


def _asks(name: str, text: str, arguments: dict[str, Any]) -> SecondAuthors:
    return SecondAuthors(name, "wishes", text, PROPOSE, arguments)


def _on_a_plan(
    name: str, section: str, text: str, tool: str | None, arguments: dict[str, Any] | None = None
) -> SecondAuthors:
    return SecondAuthors(name, section, text, tool, arguments or {}, Given.PLAN)


WISHES = (
    _asks(
        "ask1",
        "hey, doing rotterdam marathon 11 april 2027, want sub 3:30, can run 5x a week max 7h. can u "
        "make me a plan?",
        _wish(
            _race("2027-04-11", 42.195, name="Rotterdam Marathon", goal_time="3:30:00"),
            days_a_week=5,
            hours_a_week=7.0,
        ),
    ),
    _asks(
        "ask2",
        "need a trianing paln for my frist half marathon, its on the 7th of march, i can train 3 days aweek",
        _wish(_race("2027-03-07", 21.0975), days_a_week=3),
    ),
    _asks(
        "ask3",
        "A race: 70.3 Kraichgau 30.5.2027, B race: olympic tri on 9.5.2027. 10 hrs a week, 6 days. Plan "
        "please",
        _wish(
            _race("2027-05-30", 113.0, "triathlon", priority="A"),
            _race("2027-05-09", 51.5, "triathlon", priority="B"),
            days_a_week=6,
            hours_a_week=10.0,
        ),
    ),
    _asks(
        "ask4",
        "12 week plan for a 10k pls, want to break 45min, running about 35k a week now on 4 days",
        _wish({"distance_km": 10.0, "goal_time": "0:45:00"}, weeks=12, days_a_week=4, weekly_km_now=35.0),
    ),
    _asks(
        "ask5",
        "build me sth for l'etape in july (18/7/2027), 130k w/ 4000m climbing. FTP 240, 72kg, 4 rides "
        "per wk 8 hours",
        _wish(_race("2027-07-18", 130.0, "ride"), days_a_week=4, hours_a_week=8.0),
    ),
    _asks("ask6", "can you write me a training plan?", {}),
    _asks(
        "ask7",
        "want to run a marathon in 3 weeks, havent run for 2 months, make a plan",
        _wish(_race("2026-12-13", 42.195), weekly_hours_now=0.0),
    ),
    _asks(
        "ask8",
        "my race was on 3 october 2026, marathon, make me a plan for it",
        _wish(_race("2026-10-03", 42.195)),
    ),
    _asks(
        "ask9",
        "Plan to get fit again after baby, no race, 3 runs a week 30-40 min each",
        _wish(sport="run", days_a_week=3, hours_a_week=2.0, after_birth=True),
    ),
    _asks(
        "ask10",
        "training plan 50k ultra trail 12th june 27, 6 to 8 hours/week, dont wanna run on mondays, long "
        "run sat",
        _wish(_race("2027-06-12", 50.0), hours_a_week=8.0),
    ),
    _asks(
        "ask11",
        "i have 2 races, parkrun pb attempt on 16 jan and then london marathon april 25th which is the "
        "important one."
        " target 3h45. 4 days. plan?",
        _wish(
            _race("2027-01-16", 5.0, priority="B"),
            _race("2027-04-25", 42.195, name="London Marathon", goal_time="3:45:00", priority="A"),
            days_a_week=4,
        ),
    ),
    _asks(
        "ask12",
        "could u do me a plan for sunday 24 april 2027, marathon, 4 runs a wk",
        _wish(_race("2027-04-24", 42.195, weekday="Sunday"), days_a_week=4),
    ),
)
STATED = (
    _on_a_plan("rule1", "rules", "never on Fridays pls", RULES),
    _on_a_plan("rule2", "rules", "max 90 mins on weekdays", RULES),
    _on_a_plan(
        "rule3",
        "rules",
        "knee is sore going downhill",
        PROPOSE,
        {"event": {"event": "hurt", "body_part": "knee", "trigger": "downhill"}},
    ),
    _on_a_plan("rule4", "rules", "tuesdays and thursdays i can only run before work so 45min tops", RULES),
    _on_a_plan("rule5", "rules", "from now on only 4 runs a week please, 5 is too much w the kids", RULES),
    _on_a_plan("rule6", "rules", "i can do fridays again btw, but not wednesdays", RULES),
    _on_a_plan("rule7", "rules", "long runs on saturday not sunday pls", RULES),
    _on_a_plan("rule8", "rules", "which rules do u have saved for me?", SHOW_RULES),
)
LOOKED = (
    _on_a_plan("look1", "looking", "whats on tmrw?", SHOW, {"what": "day", "day": "2026-11-23"}),
    _on_a_plan("look2", "looking", "what am i supposed to do today", SHOW, {"what": "today"}),
    _on_a_plan("look3", "looking", "show me this weeks sessions", SHOW, {"what": "this week"}),
    _on_a_plan("look4", "looking", "when is my next long run n how long?", SHOW),
    _on_a_plan("look5", "looking", "how many weeks til hamburg", SHOW),
    SecondAuthors("look6", "looking", "whats my plan for today?", SHOW, {"what": "today"}),
    _on_a_plan("look7", "looking", "how does the taper look like", SHOW),
    SecondAuthors("look8", "looking", "what do i ride on the weekend", SHOW, {}, Given.BIKE),
)
CHANGED = (
    _on_a_plan(
        "chg1",
        "changes",
        "can i do the long run saturday instead of sunday this coming weekend? visiting the in laws",
        PROPOSE,
    ),
    _on_a_plan("chg2", "changes", "swap tuesday and thursday", PROPOSE, {"edits": [{"edit": "swap_days"}]}),
    _on_a_plan(
        "chg3",
        "changes",
        "only got 30 min on wed, make it shorter",
        PROPOSE,
        {"edits": [{"edit": "resize", "minutes": 30.0}]},
    ),
    _on_a_plan("chg4", "changes", "drop the thursday one", PROPOSE, {"edits": [{"edit": "remove"}]}),
    _on_a_plan("chg5", "changes", "make next week easier im knackered", PROPOSE),
    _on_a_plan("chg6", "changes", "move wednesdays session to the 31st of november", PROPOSE),
)
HAPPENED = (
    _on_a_plan(
        "hap1", "events", "missed yesterdays run, overslept lol", PROPOSE, {"event": {"event": "missed"}}
    ),
    _on_a_plan(
        "hap2",
        "events",
        "got a fever since last nite 38.6",
        PROPOSE,
        {"event": {"event": "ill", "fever": True}},
    ),
    _on_a_plan(
        "hap3",
        "events",
        "bit of a head cold but no fever. train or not?",
        PROPOSE,
        {"event": {"event": "ill", "fever": False}},
    ),
    _on_a_plan(
        "hap4",
        "events",
        "twisted my ankle yesterday, cant run for 2 weeks the doc says. can bike tho",
        PROPOSE,
        {"event": {"event": "hurt", "body_part": "ankle"}},
    ),
    _on_a_plan(
        "hap5",
        "events",
        "im travelling 7 to 13 december for work, hotel has only a treadmill",
        PROPOSE,
        {"event": {"event": "away", "first": "2026-12-07", "last": "2026-12-13"}},
    ),
    _on_a_plan(
        "hap6",
        "events",
        "signed up for a half on 14 march as a test race",
        PROPOSE,
        {"event": {"event": "new_race", "race": {"day": "2027-03-14", "distance_km": 21.0975}}},
    ),
    _on_a_plan("hap7", "events", "hamburg got cancelled :(", PROPOSE, {"event": {"event": "race_gone"}}),
    _on_a_plan("hap8", "events", "did the tempo today and it felt amazing, could have gone forever", SHOW),
)
VERSIONS = (
    _on_a_plan("ver1", "versions", "undo that last change", RESTORE),
    _on_a_plan("ver2", "versions", "what did u change in my plan and why??", SHOW, {"what": "changes"}),
    _on_a_plan("ver3", "versions", "go back to the first version of the plan", RESTORE, {"version": 1}),
    _on_a_plan("ver4", "versions", "undo", RESTORE),
)
RACED = (
    SecondAuthors(
        "deb1",
        "races",
        "ran frankfurt marathon on 25 oct, 3:41:20, wanted 3:30. took 4 gels (25g each) and about 600ml "
        "water, bonked"
        " at 32k",
        DEBRIEF,
        {"which": "2026-10-25", "fuel": {"servings": 4.0, "drink_l": 0.6}},
    ),
    SecondAuthors(
        "str1",
        "races",
        "actually go back to the 3:30 strategy",
        "restore_strategy",
        specialists=("pacing",),
    ),
)
TALKED = (
    _asks("con1a", "I want a plan for a half marathon", _wish({"distance_km": 21.0975, "sport": "run"})),
    SecondAuthors(
        "con1b",
        "wishes",
        "4th of april, 4 days",
        PROPOSE,
        _wish(_race("2027-04-04", 21.0975), days_a_week=4),
        before="I want a plan for a half marathon",
        asked="On which day is the race? With its date I count the weeks back and build the plan.",
    ),
    SecondAuthors(
        "con1c",
        "wishes",
        "hm make it 5 days but shorter ones",
        PROPOSE,
        _wish(days_a_week=5),
        before="4th of april, 4 days",
        asked="19 weeks to your half marathon on 4 April 2027: 4 runs a week.\n\nNothing counts until you "
        "press Approve on the card below; Edit changes it, Reject drops it.\n\nHow many hours a week do you "
        "train now?",
    ),
    _on_a_plan("con2a", "talks", "show me next week", SHOW, {"what": "next week"}),
    _on_a_plan("con2b", "talks", "can you shift the hard one a day later?", PROPOSE),
    _on_a_plan("con2c", "talks", "and the week after?", SHOW),
    _on_a_plan("con3a", "talks", "im sick", PROPOSE, {"event": {"event": "ill"}}),
    _on_a_plan(
        "con3b",
        "talks",
        "no just a runny nose, started friday",
        PROPOSE,
        {"event": {"event": "ill", "first": "2026-11-20", "fever": False}},
    ),
    _on_a_plan("con3c", "talks", "ok all good again, back to normal", PROPOSE),
    _on_a_plan("con4a", "talks", "why is there so little intensity in it?", SHOW),
    _on_a_plan("con4b", "talks", "ok fair. and what comes after that block?", SHOW),
    _on_a_plan("con4c", "talks", "nah leave it as it is", None),
)
# Twenty more in another voice, run once after the rules were mended for the sixty: 15 were right. What
# the five
# others showed was mended as well, so only that first score says how a new message fares.
ANOTHER_VOICE = (
    _asks(
        "voice1",
        "Evening. I'd quite like a schedule leading up to the Lisbon half on the 14th of March; "
        "Tuesdays are club "
        "nights and I've about five hours weekly.",
        _wish(_race("2027-03-14", 21.0975), hours_a_week=5.0),
    ),
    _asks(
        "voice2",
        "Signed up (stupidly) for a marathon, 9 May 2027. Currently jogging 3 times a week, around 3 "
        "hours a week "
        "all in. Programme please!",
        _wish(_race("2027-05-09", 42.195), days_a_week=3, weekly_hours_now=3.0),
    ),
    _asks(
        "voice3",
        "Could you put something together to get me round a 100 km gravel event on 2027-06-20? I ride "
        "twice a week "
        "at the moment, can stretch to 4 rides a week.",
        _wish(_race("2027-06-20", 100.0, "ride")),
    ),
    _asks(
        "voice4",
        "plaese make me a trainnig schedual, 10k on 28 feb, 4x a week",
        _wish(_race("2027-02-28", 10.0), days_a_week=4),
    ),
    _asks(
        "voice5",
        "Plan for Friday 16 April 2027: half marathon. Is that doable on 3 days per week?",
        _wish(_race("2027-04-16", 21.0975), days_a_week=3),
    ),
    _asks(
        "voice6",
        "marathon, thursday 25 april 2027, 5 days a week plan",
        _wish(_race("2027-04-25", 42.195, weekday="Thursday"), days_a_week=5),
    ),
    _asks(
        "voice7",
        "Two events for me: a 10 mile road race 21 March, then the Edinburgh Marathon 30 May as my A "
        "race. Build a "
        "plan around both, max 6h/week.",
        _wish(
            _race("2027-03-21", 16.0934, priority="B"),
            _race("2027-05-30", 42.195, priority="A"),
            hours_a_week=6.0,
        ),
    ),
    SecondAuthors(
        "voice8",
        "races",
        "I need a strategy for race day, London marathon on 25 April, goal 3:45",
        "plan_race_pacing",
        specialists=("pacing", "nutrition", "mental"),
    ),
    SecondAuthors(
        "voice9",
        "races",
        "how should I pace the Berlin half on 4 april in 1:45?",
        "plan_race_pacing",
        specialists=("pacing",),
    ),
    SecondAuthors(
        "voice10",
        "races",
        "Finished Valencia in 3:12:40 on 6 december 2025 - had hoped for 3:05. Six gels, 1 litre. Legs "
        "gone at 35.",
        DEBRIEF,
    ),
    SecondAuthors(
        "voice11",
        "races",
        "raced a 10k yesterday 47:12, goal was 45, went out too hard",
        DEBRIEF,
        {"which": "2026-11-21"},
    ),
    SecondAuthors(
        "voice12",
        "races",
        "I ran 1:38 for the half in September. Could I go under 3:30 in a marathon?",
        "predict_finish",
        specialists=("pacing",),
    ),
    _asks(
        "voice13",
        "Had my second child 5 months ago, gave birth by c-section. I'd love a plan to get back to "
        "running, 3 days "
        "a week",
        _wish(days_a_week=3, after_birth=True),
    ),
    _asks(
        "voice14",
        "Eight week plan for a 5k, I want to break 25 minutes, 3 runs a week",
        _wish({"distance_km": 5.0, "goal_time": "0:25:00"}, weeks=8, days_a_week=3),
    ),
    _asks(
        "voice15",
        "Haven't trained since August. Ultra of 60 km on 10 July 2027. What can you build me with 4 "
        "days a week?",
        _wish(_race("2027-07-10", 60.0), days_a_week=4, weekly_hours_now=0.0),
    ),
    _asks(
        "voice16",
        "the race was last month, 18 october 2026, half marathon - please make a training plan",
        _wish({"day": "2026-10-18"}),
    ),
    _on_a_plan(
        "voice17", "answers", "roughly four and a bit... say 4.5 hours", PROPOSE, _wish(weekly_hours_now=4.5)
    ),
    _on_a_plan("voice18", "answers", "Thursday only leaves me 40 minutes", RULES),
    _on_a_plan(
        "voice19",
        "answers",
        "I'm off to Spain from the 5th to the 12th of December",
        PROPOSE,
        {"event": {"event": "away"}},
    ),
    _on_a_plan("voice20", "answers", "keep thursdays free pls", RULES),
)
SIXTY = (*WISHES, *STATED, *LOOKED, *CHANGED, *HAPPENED, *VERSIONS, *RACED, *TALKED)
