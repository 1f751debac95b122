"""Messages cyclists and trail runners would write, in the shape of the first fifty.

`RIDES_AND_TRAILS` was written before any rule for it. `HOLD_OUT` was written with it and run once, after
the rules were tuned on the others.
"""

from tests.support.fifty_messages import EVERYONE, Message, planned
from tools.domain.race import (
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

RIDE = RaceBrief(
    course_id="r1", sport=Sport.RIDE, distance_m=120_000, ftp_w=250, weight_kg=75, goal_time_s=16_200
)
RIDE_WITHOUT_POWER = RaceBrief(course_id="r1", sport=Sport.RIDE, distance_m=120_000)
TRAIL = RaceBrief(course_id="t1", distance_m=60_000, goal_time_s=32_400, weight_kg=70)

RIDES_AND_TRAILS: tuple[Message, ...] = (
    Message(
        "my ftp is 250, 83 kg with the bike, what power should I ride a 120 km gran fondo at?",
        ("pacing",),
        {"sport": Sport.RIDE, "ftp_w": 250, "system_mass_kg": 83, "distance_m": 120_000},
    ),
    Message(
        "Sportive of 160 km in June, FTP 4.2 w/kg at 68kg, plan my race please",
        EVERYONE,
        {"sport": Sport.RIDE, "ftp_w": 285.6, "weight_kg": 68, "distance_m": 160_000},
    ),
    planned(
        "ftp ~ 265 watts actually",
        "pacing",
        brief=RIDE,
        changes={"ftp_w": 265},
        also_fine=("nutrition",),
    ),
    planned(
        "I know my numbers: CP 280 and W' 20 kJ",
        "pacing",
        brief=RIDE,
        changes={"critical_power_w": 280, "w_prime_j": 20_000},
    ),
    planned(
        "best 5 min 340 W, 20 min 290",
        "pacing",
        brief=RIDE_WITHOUT_POWER,
        changes={
            "power_efforts": (
                PowerEffort(power_w=340, duration_s=300),
                PowerEffort(power_w=290, duration_s=1_200),
            )
        },
    ),
    planned(
        "I'll be on aero bars, bike 8 kg, cda 0.28 and crr .004",
        "pacing",
        brief=RIDE,
        changes={"position": RidingPosition.AERO, "bike_mass_kg": 8, "cda_m2": 0.28, "crr": 0.004},
    ),
    Message(
        "40 km time trial on my tt bike, hold 280 watts, what time will I do?",
        ("pacing",),
        {
            "sport": Sport.RIDE,
            "distance_m": 40_000,
            "position": RidingPosition.TIME_TRIAL,
            "target_power_w": 280,
        },
    ),
    planned(
        "is 50/34 with 11-34 enough for the climbs?",
        "pacing",
        brief=RIDE,
        changes={"chainrings": (50, 34), "cassette": (11, 34)},
    ),
    Message(
        "34x34 enough for the Ventoux?",
        ("pacing",),
        {"sport": Sport.RIDE},
    ),
    planned(
        "compact and 11-32, I like to spin at 85 rpm",
        "pacing",
        brief=RIDE,
        changes={"chainrings": (50, 34), "cassette": (11, 32), "cadence_rpm": 85},
    ),
    planned(
        "15 km/h wind from the west, and we ride in a group",
        "pacing",
        brief=RIDE,
        changes={"wind_speed_m_per_s": 4.166667, "wind_from_deg": 270, "drafting": True},
    ),
    planned(
        "NW wind 20 mph on race day",
        "pacing",
        brief=RIDE,
        changes={"wind_speed_m_per_s": 8.9408, "wind_from_deg": 315},
    ),
    planned(
        "what does a headwind 4 m/s from 270 cost me?",
        "pacing",
        brief=RIDE,
        changes={"wind_speed_m_per_s": 4, "wind_from_deg": 270},
    ),
    Message(
        "riding a century in July, avg 18 mph, 185 lbs with the bike",
        ("pacing",),
        {
            "sport": Sport.RIDE,
            "distance_m": 160_934.4,
            "goal_time_s": 20_000,
            "system_mass_kg": 83.91459,
        },
        also_fine=("nutrition", "mental"),
    ),
    planned(
        "30 km/h average please",
        "pacing",
        brief=RIDE,
        changes={"goal_time_s": 14_400},
        also_fine=("nutrition", "mental"),
    ),
    planned("what power on the climb?", "pacing", brief=RIDE),
    planned("how many carbs an hour on the bike?", "nutrition", brief=RIDE),
    Message(
        "gravel race 200 km, 10 minute stop at 90 km, 43 mm gravel tyres, 11 hours",
        EVERYONE,
        {
            "sport": Sport.RIDE,
            "distance_m": 200_000,
            "goal_time_s": 39_600,
            "stops": (Stop(at_m=90_000, duration_s=600),),
            "tyres": Tyres.GRAVEL,
        },
    ),
    planned(
        "cutoff 9:00 h at km 60, must be at km 42 by 6:30. do I make it?",
        "pacing",
        brief=TRAIL.with_changes(distance_m=100_000, goal_time_s=54_000),
        changes={"cutoffs": (Cutoff(at_m=42_000, time_s=23_400), Cutoff(at_m=60_000, time_s=32_400))},
    ),
    planned("where should I walk?", "pacing", brief=TRAIL),
    planned(
        "it's mostly single track and I climb 700 m an hour, 5 min at each aid station",
        "pacing",
        brief=TRAIL,
        changes={"surface": Surface.SINGLE_TRACK, "climbing_speed_m_per_h": 700, "stop_s_per_aid": 300},
        also_fine=("nutrition",),
    ),
    planned(
        "dew point 18, but I'm acclimatised to the heat",
        "pacing",
        "nutrition",
        brief=TRAIL,
        changes={"dew_point_c": 18, "heat_acclimatised": True},
    ),
    planned(
        "I can carry 4 gels and two 750 ml bottles",
        "nutrition",
        brief=TRAIL,
        changes={"carried_servings": 4, "carried_ml": 1_500},
    ),
    Message(
        "I ran 10k 42:00 and half 1:35, my training pace is 5:30 per km. What can I run in the marathon?",
        ("pacing",),
        {
            "recent_result": RaceResult(distance_m=10_000, time_s=2_520),
            "other_results": (RaceResult(distance_m=21_097.5, time_s=5_700),),
            "training_pace_s_per_km": 330,
            "distance_m": 42_195,
        },
    ),
    planned("I'm at 30k in 2:35, what will I run?", "pacing", at_m=30_000, elapsed_s=9_300),
)

HOLD_OUT: tuple[Message, ...] = (
    Message(
        "Doing the Maratona dles Dolomites on my road bike: 138 km, FTP 240W, I weigh 72 kg, sub 7 hours",
        EVERYONE,
        {
            "sport": Sport.RIDE,
            "distance_m": 138_000,
            "ftp_w": 240,
            "weight_kg": 72,
            "goal_time_s": 25_200,
            "position": RidingPosition.ROAD,
        },
    ),
    planned(
        "rider and bike are 90 kg together, drafting most of the day",
        "pacing",
        brief=RIDE,
        changes={"system_mass_kg": 90, "drafting": True},
    ),
    planned(
        "my 20 minute power is 275 watts",
        "pacing",
        brief=RIDE_WITHOUT_POWER,
        changes={"power_efforts": (PowerEffort(power_w=275, duration_s=1_200),)},
    ),
    planned("should I swap to a bigger cassette?", "pacing", brief=RIDE),
    planned(
        "there's a southwesterly of 25 kph forecast",
        "pacing",
        brief=RIDE,
        changes={"wind_speed_m_per_s": 6.944444, "wind_from_deg": 225},
    ),
    planned(
        "passed halfway in 1:44:30, what am I on course for?",
        "pacing",
        at_m=21_097.5,
        elapsed_s=6_270,
    ),
    planned(
        "time limit is 8 hours at km 45 and I stop 3 min per aid station",
        "pacing",
        brief=TRAIL,
        changes={"cutoffs": (Cutoff(at_m=45_000, time_s=28_800),), "stop_s_per_aid": 180},
        also_fine=("nutrition",),
    ),
    planned(
        "the course is technical trail, can I run the steep bits or hike?",
        "pacing",
        brief=TRAIL,
        changes={"surface": Surface.TECHNICAL},
    ),
    planned(
        "I only have room for three gels and one 500ml flask",
        "nutrition",
        brief=TRAIL,
        changes={"carried_servings": 3, "carried_ml": 500},
    ),
    planned("how hard can I go on the flats without blowing up my W'?", "pacing", brief=RIDE),
)
