"""Messages an athlete would write, with the specialist who should answer and every number that was said.

`FIFTY` was written before any rule was tuned on it. `HOLD_OUT` was written after tuning and run once.
"""

from dataclasses import dataclass, field
from datetime import date

from tools.domain.race import Avoidance, RaceBrief, RaceResult, Sport, UnitSystem

TODAY = date(2026, 11, 21)  # a Saturday
NOTHING_SAID = RaceBrief()
MARATHON = RaceBrief(
    course_id="c1", race_name="Boston Marathon", distance_m=42_195, goal_time_s=12_600, weight_kg=70
)
IN_MILES = MARATHON.with_changes(units=UnitSystem.IMPERIAL)
COURSE_ONLY = RaceBrief(course_id="c1", distance_m=42_195)
EVERYONE = ("pacing", "nutrition", "mental")


@dataclass(frozen=True, slots=True)
class Message:
    """What was written, in which state of the thread, and what should come of it.

    Every one of `specialists` must be chosen; those of `also_fine` may be; nobody else.
    """

    text: str
    specialists: tuple[str, ...]
    changes: dict[str, object] = field(default_factory=dict)
    also_fine: tuple[str, ...] = ()
    at_m: float | None = None
    brief: RaceBrief = NOTHING_SAID
    planned: bool = False
    uploads: tuple[str, ...] = ()
    wants_sample: bool = False
    elapsed_s: float | None = None


def planned(text: str, *specialists: str, brief: RaceBrief = MARATHON, **rest: object) -> Message:
    """Return a follow-up in a thread where a plan was already made."""
    return Message(text, specialists, brief=brief, planned=True, **rest)  # type: ignore[arg-type]


FIFTY: tuple[Message, ...] = (
    Message(
        "marathon on 18 April, want 3:45, I'm 58 kg",
        EVERYONE,
        {"distance_m": 42_195, "race_date": date(2027, 4, 18), "goal_time_s": 13_500, "weight_kg": 58},
    ),
    Message(
        "Can you make me a pacing plan for a half marathon in 1:45?",
        ("pacing",),
        {"distance_m": 21_097.5, "goal_time_s": 6_300},
    ),
    Message("hi", ()),
    planned("make it 3:25", "pacing", changes={"goal_time_s": 12_300}, also_fine=("nutrition", "mental")),
    planned("what about km 30?", "pacing", at_m=30_000),
    planned("I can't stomach gels", "nutrition", changes={"avoid": (Avoidance.GELS,)}),
    planned("in miles please", "pacing", changes={"units": UnitSystem.IMPERIAL}, also_fine=("nutrition",)),
    planned("and in 28 degrees?", "pacing", "nutrition", changes={"temperature_c": 28}),
    Message(
        "whats my finish time if i ran 1:38 half last month",
        ("pacing",),
        {"recent_result": RaceResult(distance_m=21_097.5, time_s=5_880)},
    ),
    Message(
        "how many gels do i need for a 50k trail race, 6 hours or so",
        ("nutrition",),
        {"distance_m": 50_000, "goal_time_s": 21_600},
    ),
    planned("show my strategies", "pacing"),
    planned("delete the berlin one", "pacing"),
    Message("Compare my Boston v1 with Boston v2", ("pacing",)),
    planned("save it as Spring goal", "pacing"),
    planned("why so slow at the start?", "pacing"),
    planned("how much should I drink?", "nutrition"),
    planned("I always panic at km 35", "mental", at_m=35_000, also_fine=("pacing",)),
    planned("is 3:30 realistic?", "pacing", changes={"goal_time_s": 12_600}),
    Message(
        "My 10k PB is 48:20 and I run about 30 miles per week. What can I run in a marathon?",
        ("pacing",),
        {
            "recent_result": RaceResult(distance_m=10_000, time_s=2_900),
            "weekly_distance_km": 48.28032,
            "distance_m": 42_195,
        },
    ),
    planned("thanks, that's great"),
    Message("what can you do", ()),
    Message("who are you, are you chatgpt?", ()),
    Message("what's the weather in Paris tomorrow", ()),
    Message("Try it with a sample race", EVERYONE, wants_sample=True),
    Message(
        "I'm doing the Boston Marathon on April 19th and want to break 3:30. 154 lbs.",
        EVERYONE,
        {
            "race_name": "Boston Marathon",
            "distance_m": 42_195,
            "race_date": date(2027, 4, 19),
            "goal_time_s": 12_600,
            "weight_kg": 69.85322498,
        },
    ),
    Message(
        "5k parkrun next saturday, aiming 22:30",
        ("pacing",),
        {"distance_m": 5_000, "race_date": date(2026, 11, 28), "goal_time_s": 1_350},
        also_fine=("nutrition", "mental"),
    ),
    Message(
        "10k in 45 minutes, how should i split it", ("pacing",), {"distance_m": 10_000, "goal_time_s": 2_700}
    ),
    Message(
        "I want to run 5:20 per km for the whole marathon",
        ("pacing",),
        {"distance_m": 42_195, "goal_time_s": 13_502.4},
        also_fine=("nutrition", "mental"),
    ),
    Message(
        "8:30 a mile for a half, whats that as pacing plan",
        ("pacing",),
        {"distance_m": 21_097.5, "goal_time_s": 6_685.8},
    ),
    Message("caffeine? I've heard 3 mg per kg", ("nutrition",)),
    planned(
        "No caffeine for me, and nothing solid either",
        "nutrition",
        changes={"avoid": (Avoidance.CAFFEINE, Avoidance.SOLIDS)},
    ),
    planned(
        "i sweat about 1.2 l/h and can take 80g carbs an hour",
        "nutrition",
        changes={"sweat_rate_l_per_h": 1.2, "carbs_g_per_h": 80},
    ),
    planned(
        "aid stations every 5 km at my race",
        "nutrition",
        changes={"aid_every_m": 5_000},
        also_fine=("pacing",),
    ),
    Message("give me something to tell myself when it hurts", ("mental",)),
    planned(
        "use metric", "pacing", brief=IN_MILES, changes={"units": UnitSystem.METRIC}, also_fine=("nutrition",)
    ),
    planned(
        "not 3:30 but 3:25", "pacing", changes={"goal_time_s": 12_300}, also_fine=("nutrition", "mental")
    ),
    Message(
        "100 miler in June, 24 hours goal, where do i eat",
        ("nutrition",),
        {"distance_m": 160_934.4, "goal_time_s": 86_400},
    ),
    Message("fetch my last runs from strava", ("training",)),
    Message(
        "how should I train for a marathon in 12 weeks?",
        ("training",),
        {"distance_m": 42_195, "race_date": date(2027, 2, 13)},
    ),
    Message("was my long run yesterday too fast?", ("training",)),
    Message("", EVERYONE, brief=COURSE_ONLY, uploads=("course.gpx",)),
    Message(
        "here's my course, goal is sub 4",
        EVERYONE,
        {"goal_time_s": 14_400},
        brief=COURSE_ONLY,
        uploads=("course.gpx",),
    ),
    planned("I have 2 kids and 5 gels, is that enough?", "nutrition"),
    planned("When do I hit halfway?", "pacing", at_m=21_097.5),
    Message(
        "3.30 for marathon, 42,2 km, 72kg, help me plan everything",
        EVERYONE,
        {"distance_m": 42_195, "goal_time_s": 12_600, "weight_kg": 72},
    ),
    planned("How do I pace Heartbreak Hill at mile 20?", "pacing", at_m=32_186.88),
    planned(
        "it'll be 82F on race day",
        "pacing",
        "nutrition",
        changes={"temperature_c": 27.78},
    ),
    Message(
        "gran fondo 120 km on the bike, hoping for 4h30",
        ("pacing",),
        {"distance_m": 120_000, "goal_time_s": 16_200, "sport": Sport.RIDE},
        also_fine=("nutrition", "mental"),
    ),
    Message(
        "what shoes should I buy for a 3:30 marathon?", (), {"distance_m": 42_195, "goal_time_s": 12_600}
    ),
    planned("remind me to pay the entry fee of 120 euros"),
)

HOLD_OUT: tuple[Message, ...] = (
    Message(
        "Hey coach, I'm signed up for the Chicago Marathon on October 10 and would love "
        "to finish in under 4:10. I weigh 165 lb",
        EVERYONE,
        {
            "race_name": "Chicago Marathon",
            "distance_m": 42_195,
            "race_date": date(2027, 10, 10),
            "goal_time_s": 15_000,
            "weight_kg": 74.84274105,
        },
    ),
    Message(
        "first ultra, 80 km, hoping for 11 hours", EVERYONE, {"distance_m": 80_000, "goal_time_s": 39_600}
    ),
    planned(
        "ok but what if I only manage 3:50?", "pacing", changes={"goal_time_s": 13_800}, also_fine=EVERYONE
    ),
    planned(
        "can we slow it down by 5 minutes", "pacing", changes={"goal_time_s": 12_900}, also_fine=EVERYONE
    ),
    planned("bananas or bars instead of gels?", "nutrition"),
    planned("how much salt do I lose in this heat", "nutrition", also_fine=("pacing",)),
    planned("I usually cramp around mile 21", "nutrition", at_m=33_796.224, also_fine=("mental", "pacing")),
    planned("what do I say to myself on the last climb", "mental", also_fine=("pacing",)),
    planned("my heart races on the start line, any trick?", "mental"),
    planned("Where is the toughest bit of the course?", "pacing"),
    planned("how many seconds per km do I lose going up the hill", "pacing"),
    planned("what time will I be at 10k so my family can see me", "pacing", at_m=10_000),
    planned("Forecast says 12C now", "pacing", "nutrition", changes={"temperature_c": 12}),
    planned(
        "I prefer kilometers",
        "pacing",
        brief=IN_MILES,
        changes={"units": UnitSystem.METRIC},
        also_fine=("nutrition",),
    ),
    planned("which plans have I stored so far", "pacing"),
    planned("put the London and the Berlin plan next to each other", "pacing"),
    planned("get rid of version 1", "pacing"),
    planned("please keep this one as Plan B", "pacing"),
    Message(
        "I ran 10 km in 52 min two weeks ago, is sub 2 hours for a half doable?",
        ("pacing",),
        {
            "recent_result": RaceResult(distance_m=10_000, time_s=3_120),
            "distance_m": 21_097.5,
            "goal_time_s": 7_200,
        },
    ),
    Message(
        "5k PR 19:45, 10 mile race in three weeks, what pace?",
        ("pacing",),
        {
            "recent_result": RaceResult(distance_m=5_000, time_s=1_185),
            "distance_m": 16_093.44,
            "race_date": date(2026, 12, 12),
        },
    ),
    Message("half marathon @ 4:45/km", EVERYONE, {"distance_m": 21_097.5, "goal_time_s": 285 * 21.0975}),
    Message("how long should my long runs be", ("training",)),
    Message("did I overdo it on Tuesday's tempo?", ("training",)),
    Message("what did I eat in my last race", ("nutrition",), also_fine=("training",)),
    Message("who won Boston in 2019?", ()),
    Message("can you recommend a physio in Leeds", ()),
    Message("good evening!", ()),
    planned("alright, cheers"),
    Message("so what exactly is it that you do", ()),
    planned(
        "coffee before the start messes up my stomach", "nutrition", changes={"avoid": (Avoidance.CAFFEINE,)}
    ),
)
