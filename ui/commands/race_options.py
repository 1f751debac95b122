"""The options that say a race, and the brief they make: the same for every command that plans one."""

from argparse import ArgumentParser, Namespace
from argparse import _ArgumentGroup as ArgumentGroup

from tools.domain.race import Avoidance, RaceBrief, RidingPosition, Sport, Surface, Tyres, UnitSystem
from tools.domain.units import METRES_PER_MILE
from ui.commands import arguments
from ui.course_answer import meant_distance_m

SPORTS = {"running": Sport.RUN, "cycling": Sport.RIDE}
_SAME = (
    "temperature_c",
    "dew_point_c",
    "wind_speed_m_per_s",
    "wind_from_deg",
    "surface_share",
    "climbing_speed_m_per_h",
    "weight_kg",
    "sweat_rate_l_per_h",
    "carbs_g_per_h",
    "carried_servings",
    "carried_ml",
    "training_pace_s_per_km",
    "stop_s_per_aid",
    "ftp_w",
    "critical_power_w",
    "w_prime_j",
    "target_power_w",
    "system_mass_kg",
    "bike_mass_kg",
    "cda_m2",
    "crr",
    "cadence_rpm",
    "goal_time_s",
    "race_date",
    "start_time",
    "race_name",
)
_LISTS = ("cutoffs", "stops", "power_efforts", "chainrings", "cassette")
_WORDS = {"surface": Surface, "position": RidingPosition, "tyres": Tyres}


def add_numbers(group: ArgumentGroup, *options: tuple[str, str, str]) -> None:
    """Add options that take a number: (option, field of the brief, what it is)."""
    for option, field, what in options:
        group.add_argument(option, dest=field, type=arguments.number, metavar="N", help=what)


def add_output(parser: ArgumentParser) -> None:
    """Add how the answer is told."""
    shown = parser.add_argument_group("output")
    shown.add_argument("--json", action="store_true", help="print documented keys in SI units")
    shown.add_argument("--plot", type=arguments.picture, metavar="FILE", help="draw a .png, .svg or .pdf too")
    shown.add_argument(
        "--units", choices=[unit.value for unit in UnitSystem], default="metric", help="of the tables"
    )


def add_course(parser: ArgumentParser) -> None:
    """Add which course is planned for."""
    group = parser.add_argument_group("course")
    group.add_argument("--course", metavar="FILE", help="GPX, TCX or FIT file of the race")
    group.add_argument(
        "--distance-km",
        type=arguments.positive,
        metavar="KM",
        help="its distance; with a file, its certified distance",
    )
    group.add_argument("--sport", choices=sorted(SPORTS), default="running", help="default: running")


def add_goal(parser: ArgumentParser) -> None:
    """Add the time wanted and the athlete's weight."""
    parser.add_argument(
        "--goal", dest="goal_time_s", type=arguments.clock_time, metavar="H:MM:SS", help="finish time wanted"
    )
    parser.add_argument(
        "--weight", dest="weight_kg", type=arguments.number, metavar="KG", help="body weight in kg"
    )


def add_day(parser: ArgumentParser) -> None:
    """Add the weather, the ground, halts and limits."""
    day = parser.add_argument_group("the day")
    add_numbers(
        day,
        ("--temperature", "temperature_c", "air temperature in °C"),
        ("--dew-point", "dew_point_c", "dew point in °C"),
        ("--wind", "wind_speed_m_per_s", "wind speed in m/s"),
        ("--wind-from", "wind_from_deg", "where the wind comes from: 0 north, 90 east"),
        ("--surface-share", "surface_share", "extra time over pavement, such as 0.05 (running)"),
        ("--climbing-speed", "climbing_speed_m_per_h", "most metres of climb an hour (running)"),
        ("--stop-per-aid", "stop_s_per_aid", "seconds halted at each aid station"),
        ("--aid-every-km", "aid_every_km", "km from one aid station to the next"),
    )
    day.add_argument("--heat-acclimatised", action="store_true", help="trained ten days or more in such heat")
    day.add_argument(
        "--surface", choices=[each.value for each in Surface], help="what most of the course is (running)"
    )
    for option, field, kind, form, what in (
        ("--stop", "stops", arguments.stop, "KM@M:SS", "a planned halt; may be repeated"),
        ("--cutoff", "cutoffs", arguments.cutoff, "KM@H:MM:SS", "a time limit on the way; may be repeated"),
    ):
        day.add_argument(option, dest=field, action="append", type=kind, metavar=form, help=what)


def add_start(parser: ArgumentParser) -> None:
    """Add when the race is, for clock times and calendars."""
    start = parser.add_argument_group("when it is")
    start.add_argument("--date", dest="race_date", type=arguments.day, metavar="YYYY-MM-DD", help="its day")
    start.add_argument(
        "--start", dest="start_time", type=arguments.time_of_day, metavar="HH:MM", help="when the gun goes"
    )


def add_runner(parser: ArgumentParser) -> None:
    """Add what a prediction stands on."""
    runner = parser.add_argument_group("what you have run")
    for name, where in (
        ("5k", "5 km"),
        ("10k", "10 km"),
        ("half", "half marathon"),
        ("marathon", "marathon"),
    ):
        runner.add_argument(
            f"--{name}",
            dest=f"result_{name}",
            type=arguments.clock_time,
            metavar="TIME",
            help=f"{where} time",
        )
    week = runner.add_mutually_exclusive_group()
    for option, form in (("--km-per-week", "KM"), ("--miles-per-week", "MI")):
        week.add_argument(option, type=arguments.not_negative, metavar=form, help="running of a usual week")
    runner.add_argument(
        "--training-pace",
        dest="training_pace_s_per_km",
        type=arguments.pace,
        metavar="M:SS",
        help="mean pace of all training, per km or M:SS/mi",
    )


def add_rider(parser: ArgumentParser) -> None:
    """Add what a ride's power and speed stand on."""
    rider = parser.add_argument_group("rider and bicycle (cycling)")
    add_numbers(
        rider,
        ("--ftp", "ftp_w", "functional threshold power in W"),
        ("--power", "target_power_w", "normalized power to ride at, in W"),
        ("--cp", "critical_power_w", "critical power in W"),
        ("--w-prime", "w_prime_j", "W' in J"),
        ("--mass", "system_mass_kg", "rider, bicycle and bottles in kg"),
        ("--bike-mass", "bike_mass_kg", "bicycle alone in kg"),
        ("--cda", "cda_m2", "measured drag area in m²"),
        ("--crr", "crr", "measured rolling resistance"),
        ("--cadence", "cadence_rpm", "lowest cadence you like uphill, in rpm"),
    )
    for option, field, kind, form, what in (
        ("--chainrings", "chainrings", arguments.teeth, "50,34", "their teeth"),
        ("--cassette", "cassette", arguments.teeth, "11-34", "the teeth of its sprockets, or its ends"),
    ):
        rider.add_argument(option, dest=field, type=kind, metavar=form, help=what)
    rider.add_argument(
        "--effort",
        dest="power_efforts",
        action="append",
        type=arguments.effort,
        metavar="W@M:SS",
        help="a best mean power; two or more give critical power",
    )
    positions, tyres = ([each.value for each in kind] for kind in (RidingPosition, Tyres))
    rider.add_argument("--position", choices=positions, help="stands for a drag area")
    rider.add_argument("--tyres", choices=tyres, help="stand for a rolling resistance")
    rider.add_argument("--drafting", action="store_true", help="close behind others")


def add_eating(parser: ArgumentParser) -> None:
    """Add what fuelling stands on."""
    eater = parser.add_argument_group("fuelling")
    add_numbers(
        eater,
        ("--carbs", "carbs_g_per_h", "carbohydrate wanted in g/h"),
        ("--sweat-rate", "sweat_rate_l_per_h", "measured sweat rate in L/h"),
        ("--bottles-ml", "carried_ml", "drink you can carry, in ml"),
    )
    eater.add_argument(
        "--pockets",
        dest="carried_servings",
        type=int,
        metavar="N",
        help="servings you can carry between two aid stations",
    )
    eater.add_argument("--gut-trained", action="store_true", help="four sessions or more at 90 g/h and over")
    eater.add_argument(
        "--avoid",
        action="append",
        choices=[each.value for each in Avoidance],
        help="what you will not take; may be repeated",
    )


def brief_of(options: Namespace) -> RaceBrief:
    """Return the brief of the options a command has. Raises ValidationError outside its limits."""
    said: dict[str, object] = {
        name: value for name in _SAME if (value := getattr(options, name, None)) is not None
    }
    said |= {name: tuple(getattr(options, name)) for name in _LISTS if getattr(options, name, None)}
    said |= {
        name: kind(getattr(options, name)) for name, kind in _WORDS.items() if getattr(options, name, None)
    }
    for flag in ("heat_acclimatised", "gut_trained", "drafting"):
        said[flag] = getattr(options, flag, False)
    if getattr(options, "avoid", None):
        said["avoid"] = tuple(Avoidance(each) for each in options.avoid)
    if getattr(options, "aid_every_km", None) is not None:
        said["aid_every_m"] = options.aid_every_km * 1000
    return RaceBrief.model_validate(
        said
        | _results(options)
        | {
            "sport": SPORTS[options.sport],
            "units": UnitSystem(options.units),
            "distance_m": certified_distance_m(options),
            "weekly_distance_km": _weekly_km(options),
        }
    )


def certified_distance_m(options: Namespace) -> float | None:
    """Return the race's distance in metres as far as it was said."""
    said_km = getattr(options, "distance_km", None)
    return None if said_km is None else meant_distance_m(said_km * 1000)


def _weekly_km(options: Namespace) -> float | None:
    miles = getattr(options, "miles_per_week", None)
    km: float | None = getattr(options, "km_per_week", None)
    return miles * METRES_PER_MILE / 1000 if miles is not None else km


def _results(options: Namespace) -> dict[str, object]:
    """The longest result is the recent one, for which predictions look first."""
    known = ((5_000.0, "5k"), (10_000.0, "10k"), (21_097.5, "half"), (42_195.0, "marathon"))
    results = [
        {"distance_m": distance_m, "time_s": time_s}
        for distance_m, name in known
        if (time_s := getattr(options, f"result_{name}", None)) is not None
    ]
    results.extend(getattr(options, "other_results", None) or ())
    if not results:
        return {}
    longest, *others = sorted(results, key=lambda result: -result["distance_m"])
    return {"recent_result": longest, "other_results": tuple(others)}
