"""Fifty messages of riders and runners by a second author, written before the code was read.

Each is typed as people type: short, in lower case, in mixed units, often in the middle of a thread.
`changes` holds what must be in the race afterwards and was not before. `HOLD_OUT` was written after the
rules were mended, on the themes that had failed, and run once.
"""

from datetime import date

from tests.support.fifty_messages import EVERYONE, Message, planned
from tools.domain.race import (
    AidStation,
    Avoidance,
    Cutoff,
    PowerEffort,
    RaceBrief,
    RaceResult,
    RidingPosition,
    Sport,
    Stop,
    Surface,
    Tyres,
)

FONDO = RaceBrief(course_id="c2", sport=Sport.RIDE, distance_m=140_000, ftp_w=260, weight_kg=74)
GROUP = FONDO.with_changes(drafting=True)
GRAVEL = RaceBrief(course_id="c4", sport=Sport.RIDE, distance_m=320_000, ftp_w=250, tyres=Tyres.GRAVEL)
TRAIL = RaceBrief(course_id="c3", distance_m=60_000, goal_time_s=32_400, weight_kg=68)
RIDE = Sport.RIDE

FIFTY_RIDES: tuple[Message, ...] = (
    Message(
        "gran fondo 140k w/ 2800m climbing, ftp 265, 76kg, what can i ride",
        ("pacing",),
        {"sport": RIDE, "distance_m": 140_000, "ftp_w": 265, "weight_kg": 76},
    ),
    Message(
        "70.3 bike leg, ftp 240 im 71kg, tri bike. what watts?",
        ("pacing",),
        {
            "sport": RIDE,
            "distance_m": 90_000,
            "ftp_w": 240,
            "weight_kg": 71,
            "position": RidingPosition.TRIATHLON,
        },
    ),
    Message(
        "200 watts for 100 miles",
        ("pacing",),
        {"sport": RIDE, "target_power_w": 200, "distance_m": 160_934.4},
        also_fine=EVERYONE,
    ),
    planned(
        "20 min test 280",
        "pacing",
        brief=FONDO,
        changes={"power_efforts": (PowerEffort(power_w=280, duration_s=1200),)},
    ),
    Message(
        "200 miles on the bike in 12h, 68 kg, ftp 3.6 w/kg, realistic?",
        ("pacing",),
        {"sport": RIDE, "distance_m": 321_868.8, "goal_time_s": 43_200, "weight_kg": 68, "ftp_w": 244.8},
    ),
    Message(
        "cp 270 w' 18kj, 40 km, how hard can i go on the climbs",
        ("pacing",),
        {"sport": RIDE, "critical_power_w": 270, "w_prime_j": 18_000, "distance_m": 40_000},
    ),
    planned(
        "wind 25 kph from the west",
        "pacing",
        brief=FONDO,
        changes={"wind_speed_m_per_s": 25 / 3.6, "wind_from_deg": 270},
        also_fine=("nutrition",),
    ),
    planned("im 90 km in after 3:10", "pacing", brief=FONDO, at_m=90_000, elapsed_s=11_400),
    planned(
        "hit halfway in 1:46, what does that mean for the finish", "pacing", at_m=21_097.5, elapsed_s=6_360
    ),
    planned(
        "goal 32 km/h avg",
        "pacing",
        brief=FONDO,
        changes={"goal_time_s": 15_750},
        also_fine=("nutrition", "mental"),
    ),
    planned("cut off at 3pm km 40", "pacing", brief=FONDO, at_m=None),
    planned(
        "cutoff km 40 at 6h30",
        "pacing",
        brief=TRAIL,
        changes={"cutoffs": (Cutoff(at_m=40_000, time_s=23_400),)},
    ),
    planned(
        "ride time 5h",
        "pacing",
        brief=FONDO,
        changes={"goal_time_s": 18_000},
        also_fine=("nutrition", "mental"),
    ),
    planned(
        "bonked at 4 hours last time, how do i stop that",
        "nutrition",
        brief=FONDO,
        also_fine=("pacing", "mental"),
    ),
    planned(
        "2 bottles of 750 and 6 gels in my pockets, enough between feeds?",
        "nutrition",
        brief=FONDO,
        changes={"carried_ml": 1_500, "carried_servings": 6},
    ),
    planned(
        "50/34 with 11-32, will i spin or grind on the steep bit?",
        "pacing",
        brief=FONDO,
        changes={"chainrings": (50, 34), "cassette": (11, 32)},
    ),
    planned(
        "will be sitting in a group of 10 so drafting mostly",
        "pacing",
        brief=FONDO,
        changes={"drafting": True},
    ),
    planned("no drafting allowed", "pacing", brief=GROUP, changes={"drafting": False}),
    planned("ill be on race tyres", "pacing", brief=GRAVEL, changes={"tyres": Tyres.RACE}),
    Message(
        "sportive on sunday 100 miles, never done more than 60. how do i not bonk",
        ("nutrition",),
        {"sport": RIDE, "distance_m": 160_934.4, "race_date": date(2026, 11, 22)},
        also_fine=("pacing", "mental"),
    ),
    planned(
        "can i walk the climbs? i go up about 600 m/h",
        "pacing",
        brief=TRAIL,
        changes={"climbing_speed_m_per_h": 600},
    ),
    planned(
        "5 min at each aid", "pacing", brief=TRAIL, changes={"stop_s_per_aid": 300}, also_fine=("nutrition",)
    ),
    planned(
        "20min stop at km 32 to change socks",
        "pacing",
        brief=TRAIL,
        changes={"stops": (Stop(at_m=32_000, duration_s=1_200),)},
        also_fine=("nutrition",),
    ),
    planned("its above 2500 m, does the altitude slow me down", "pacing", brief=TRAIL),
    Message(
        "50k trail w 2200m+, 8h cut off, i ran a 45 min 10k",
        ("pacing",),
        {
            "distance_m": 50_000,
            "cutoffs": (Cutoff(at_m=50_000, time_s=28_800),),
            "recent_result": RaceResult(distance_m=10_000, time_s=2_700),
        },
        also_fine=("nutrition", "mental"),
    ),
    Message(
        "what can i run for a half off a 22:10 5k",
        ("pacing",),
        {"distance_m": 21_097.5, "recent_result": RaceResult(distance_m=5_000, time_s=1_330)},
    ),
    planned(
        "bike 8.2kg, me 72",
        "pacing",
        brief=FONDO,
        changes={"bike_mass_kg": 8.2, "weight_kg": 72},
        also_fine=("nutrition",),
    ),
    planned("what if i push 230w instead?", "pacing", brief=FONDO, changes={"target_power_w": 230}),
    planned("what gear do i need for 14%", "pacing", brief=FONDO),
    planned(
        "34 degrees forecast, how much water",
        "nutrition",
        brief=FONDO,
        changes={"temperature_c": 34},
        also_fine=("pacing",),
    ),
    planned(
        "90g carbs/h is fine for me ive trained my gut",
        "nutrition",
        brief=FONDO,
        changes={"carbs_g_per_h": 90, "gut_trained": True},
    ),
    planned(
        "feed stations every 12k",
        "nutrition",
        brief=TRAIL,
        changes={"aid_every_m": 12_000},
        also_fine=("pacing",),
    ),
    planned(
        "feed zones at 40, 85 and 120k, 3 min each",
        "pacing",
        brief=FONDO,
        changes={
            "aid_stations": tuple(
                AidStation(name="", at_m=at_m, stop_s=180) for at_m in (40_000, 85_000, 120_000)
            ),
        },
        also_fine=("nutrition",),
    ),
    planned(
        "headwind 40 km/h all day :(",
        "pacing",
        brief=FONDO,
        changes={"wind_speed_m_per_s": 40 / 3.6},
        also_fine=("nutrition", "mental"),
    ),
    planned(
        "legs are toast after 40k and i just want to quit, what do i do",
        "mental",
        brief=TRAIL,
        at_m=40_000,
        also_fine=("pacing", "nutrition"),
    ),
    planned(
        "5:12 at km 38, still ok for the 42k cutoff at 6h?",
        "pacing",
        brief=TRAIL,
        at_m=38_000,
        elapsed_s=18_720,
        changes={"cutoffs": (Cutoff(at_m=42_000, time_s=21_600),)},
    ),
    Message(
        "my ftp is 250 and i weigh 165lbs. century in june under 6 hours possible?",
        ("pacing",),
        {
            "sport": RIDE,
            "ftp_w": 250,
            "weight_kg": 74.84274105,
            "distance_m": 160_934.4,
            "goal_time_s": 21_600,
        },
    ),
    planned(
        "change to 6 hrs total incl stops",
        "pacing",
        brief=FONDO,
        changes={"goal_time_s": 21_600},
        also_fine=("nutrition", "mental"),
    ),
    planned("why am i so slow on the second climb", "pacing", brief=FONDO),
    planned(
        "i dont do caffeine, whats the plan then",
        "nutrition",
        brief=FONDO,
        changes={"avoid": (Avoidance.CAFFEINE,)},
    ),
    planned(
        "10 min stop every 50 miles",
        "pacing",
        brief=GRAVEL,
        changes={"stops": tuple(Stop(at_m=n * 80_467.2, duration_s=600) for n in (1, 2, 3))},
        also_fine=("nutrition",),
    ),
    Message(
        "60km ultra 1st one, 3200 d+, singletrack mostly, hoping sub 11",
        EVERYONE,
        {"distance_m": 60_000, "surface": Surface.SINGLE_TRACK, "goal_time_s": 39_600},
    ),
    Message(
        "how many watts for 40 kph over 25 miles",
        ("pacing",),
        {"sport": RIDE, "distance_m": 40_233.6, "goal_time_s": 3_621.02},
    ),
    planned(
        "bft 5 from the north",
        "pacing",
        brief=FONDO,
        changes={"wind_speed_m_per_s": 9.35, "wind_from_deg": 0},
        also_fine=("nutrition",),
    ),
    planned("i like to turn about 75 rpm uphill", "pacing", brief=FONDO, changes={"cadence_rpm": 75}),
    planned("cda .29 crr .004", "pacing", brief=FONDO, changes={"cda_m2": 0.29, "crr": 0.004}),
    Message(
        "did my ftp test: 20min 275w, 5min 340w. 75kg w/o bike",
        ("pacing",),
        {
            "sport": RIDE,
            "power_efforts": (
                PowerEffort(power_w=340, duration_s=300),
                PowerEffort(power_w=275, duration_s=1_200),
            ),
            "weight_kg": 75,
        },
        also_fine=("training",),
    ),
    Message(
        "what should i eat the night before a 200k audax",
        ("nutrition",),
        {"sport": RIDE, "distance_m": 200_000},
    ),
    Message(
        "how do i train for a 100k trail in 16 wks",
        ("training",),
        {"distance_m": 100_000, "race_date": date(2027, 3, 13)},
    ),
    planned(
        "86 kg all in, bike and bottles",
        "pacing",
        brief=FONDO,
        changes={"system_mass_kg": 86},
        also_fine=("nutrition",),
    ),
)

HOLD_OUT: tuple[Message, ...] = (
    Message(
        "half ironman in 6 weeks, bike split target 2:45, ftp 230, 70kg",
        ("pacing",),
        {
            "sport": RIDE,
            "distance_m": 90_000,
            "race_date": date(2027, 1, 2),
            "goal_time_s": 9_900,
            "ftp_w": 230,
            "weight_kg": 70,
        },
        also_fine=EVERYONE,
    ),
    Message(
        "25 mile tt, cp 300, w prime 20 kj. what pace do i hold",
        ("pacing",),
        {"sport": RIDE, "distance_m": 40_233.6, "critical_power_w": 300, "w_prime_j": 20_000},
    ),
    planned(
        "best 5min 350, best 20 min 290",
        "pacing",
        brief=FONDO,
        changes={
            "power_efforts": (
                PowerEffort(power_w=350, duration_s=300),
                PowerEffort(power_w=290, duration_s=1_200),
            )
        },
    ),
    planned("now 62 miles in, 3h40 on the clock", "pacing", brief=FONDO, at_m=99_779.328, elapsed_s=13_200),
    planned(
        "im at 25k in 3:05, do i still make the 40k cut off",
        "pacing",
        brief=TRAIL,
        at_m=25_000,
        elapsed_s=11_100,
    ),
    planned(
        "start 6am, cutoffs 11:30 at km 30 and 15:00 at km 50",
        "pacing",
        brief=TRAIL,
        changes={"cutoffs": (Cutoff(at_m=30_000, time_s=19_800), Cutoff(at_m=50_000, time_s=32_400))},
    ),
    planned("the cutoff is noon at km 50, doable?", "pacing", brief=TRAIL),
    planned(
        "i cramped after 5h in my last one, more salt?",
        "nutrition",
        brief=FONDO,
        also_fine=("pacing", "mental"),
    ),
    planned(
        "one 950 bottle plus one of 750ml, and 8 bars in my jersey pockets",
        "nutrition",
        brief=FONDO,
        changes={"carried_ml": 1_700, "carried_servings": 8},
    ),
    planned(
        "my bike is 9 kilos and im 81",
        "pacing",
        brief=FONDO,
        changes={"bike_mass_kg": 9, "weight_kg": 81},
        also_fine=("nutrition",),
    ),
    planned(
        "stops at mile 30 and mile 60, 10 min each",
        "pacing",
        brief=FONDO,
        changes={"stops": (Stop(at_m=48_280.32, duration_s=600), Stop(at_m=96_560.64, duration_s=600))},
        also_fine=("nutrition",),
    ),
    planned(
        "every 60 km i take a 15 min coffee break",
        "pacing",
        brief=GRAVEL,
        changes={"stops": tuple(Stop(at_m=n * 60_000, duration_s=900) for n in range(1, 6))},
        also_fine=("nutrition",),
    ),
    planned(
        "force 4 wind, southwesterly",
        "pacing",
        brief=FONDO,
        changes={"wind_speed_m_per_s": 6.69, "wind_from_deg": 225},
        also_fine=("nutrition",),
    ),
    Message(
        "300k brevet next saturday, 78 kg and ftp about 220, how long will it take me",
        ("pacing",),
        {
            "sport": RIDE,
            "distance_m": 300_000,
            "race_date": date(2026, 11, 28),
            "weight_kg": 78,
            "ftp_w": 220,
        },
    ),
    planned(
        "bottles and bike included im 88kg",
        "pacing",
        brief=FONDO,
        changes={"system_mass_kg": 88},
        also_fine=("nutrition",),
    ),
    planned("220 watts till the climb then 260 W", "pacing", brief=FONDO, changes={"target_power_w": 220}),
    Message(
        "mountain marathon 42k with 2400 d+, pb on road is 3:20, whats realistic",
        ("pacing",),
        {"distance_m": 42_195, "recent_result": RaceResult(distance_m=42_195, time_s=12_000)},
    ),
    planned(
        "time limit 10h for the whole thing",
        "pacing",
        brief=TRAIL,
        changes={"cutoffs": (Cutoff(at_m=60_000, time_s=36_000),)},
    ),
    planned("should i sit up or stay in the drops on the descents", "pacing", brief=FONDO),
    planned(
        "blew up at km 100 last year, what should i hold this time",
        "pacing",
        brief=FONDO,
        at_m=100_000,
        also_fine=("nutrition", "mental"),
    ),
)
