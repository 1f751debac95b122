"""`paceline activity FILE`: what a recording shows."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tools.domain import display
from tools.domain.activity import Activity, ActivityReview, ActivitySport, BestEffort, Zones
from tools.domain.athlete import AthletePreferences, Thresholds
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.timer_time import ActivityTooLong
from tools.kit.errors import UnreadableFile
from tools.sources.activity_file import read_activity
from ui.commands import arguments
from ui.commands.answer import Answer, Keys, Parts, Table, Words, details, numbers, reasons
from ui.commands.race_options import add_numbers, add_output
from ui.commands.reading import naming, read_bytes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

USAGE = "FILE [options]"
DESCRIPTION = "Review a recorded activity. What needs a threshold nobody gave is null, with the reason."
DECOUPLING = "decoupling_percent"


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("file", metavar="FILE", help="a FIT, TCX or GPX file, plain or gzipped")
    athlete = parser.add_argument_group("the athlete's thresholds")
    add_numbers(
        athlete,
        ("--ftp", "ftp_w", "functional threshold power in W; else the file's own"),
        ("--lthr", "threshold_heart_rate_bpm", "threshold heart rate in beats per minute"),
        ("--hr-rest", "resting_heart_rate_bpm", "resting heart rate"),
        ("--hr-max", "maximum_heart_rate_bpm", "maximum heart rate"),
        ("--weight", "weight_kg", "body weight in kg, for power per kilogram"),
    )
    athlete.add_argument(
        "--threshold-pace",
        dest="threshold_pace_s_per_km",
        type=arguments.pace,
        metavar="M:SS",
        help="pace of a race of an hour, per km or M:SS/mi",
    )
    athlete.add_argument("--female", action="store_true", default=None, help="for the training impulse")
    add_output(parser)


def answer(options: Namespace) -> Answer:
    """Review the file."""
    AthletePreferences(weight_kg=options.weight_kg)  # refuses a weight nobody has
    content = read_bytes(options.file)
    with naming(options.file):
        activity = read_activity(content, options.file)
        thresholds, origin = _thresholds(options, activity)
        try:
            review = review_activity(activity, thresholds)
        except ActivityTooLong as error:
            raise UnreadableFile(str(error)) from error
    units = UnitSystem(options.units)
    return Answer(
        keys=_keys(review, thresholds, origin, options.weight_kg),
        tell=partial(_parts, review, origin, units),
        draw=partial(_draw, activity=activity, review=review, units=units),
    )


def _thresholds(options: Namespace, activity: Activity) -> tuple[Thresholds, str | None]:
    """Return what the athlete can hold, and where the threshold power comes from."""
    said = {name: getattr(options, name, None) for name in Thresholds.model_fields}
    if said["ftp_w"] is not None:
        return Thresholds.model_validate(said), "given"
    written = activity.totals.threshold_power_w
    return Thresholds.model_validate(said | {"ftp_w": written}), "file" if written is not None else None


def _keys(
    review: ActivityReview, thresholds: Thresholds, origin: str | None, weight_kg: float | None
) -> Keys:
    findings = {
        ("decoupling" if name == DECOUPLING else name): value
        for name, value in dict(review).items()
        if isinstance(value, Finding)
    }
    power = review.normalized_power_w.value
    return {
        "sport": review.sport,
        "name": review.name,
        "started_at": review.started_at.isoformat() if review.started_at else None,
        **numbers(findings),
        "normalized_power_w_per_kg": power / weight_kg if power is not None and weight_kg else None,
        "zones": {"power": review.power_zones, "heart_rate": review.heart_rate_zones},
        "best_efforts": {"power_w": review.best_power_w, "pace_s_per_km": review.best_pace_s_per_km},
        "thresholds": thresholds.model_dump() | {"ftp_from": origin},
        "warnings": review.warnings,
        "reasons": reasons(findings) | _weight_reason(power, weight_kg),
        "findings": details(findings.values()),
    }


def _weight_reason(power: float | None, weight_kg: float | None) -> dict[str, str]:
    if power is not None and weight_kg:
        return {}
    return {"normalized_power_w_per_kg": "no weight given" if weight_kg is None else "no normalized power"}


def _parts(review: ActivityReview, origin: str | None, units: UnitSystem) -> Parts:
    title = review.name or f"A {review.sport}"
    when = f" · {review.started_at:%-d %B %Y %H:%M}" if review.started_at else ""
    ftp = ("The threshold power is the file's own.",) if origin == "file" else ()
    return (
        _summary(review, f"{title}{when}", units),
        *(_zone_table(zones) for zones in (review.power_zones, review.heart_rate_zones) if zones),
        _best_power_table(review.best_power_w),
        _best_pace_table(review.best_pace_s_per_km, units),
        Words("Notes", (*ftp, *review.warnings)),
    )


def _summary(review: ActivityReview, title: str, units: UnitSystem) -> Table:
    """Every figure with its unit, or the reason there is none, said once for all it silences."""
    wanted: tuple[tuple[str, Finding, Callable[[float], str]], ...] = (
        ("distance", review.distance_m, lambda value: display.distance(value, units)),
        ("time", review.duration_s, display.clock),
        ("moving", review.moving_s, display.clock),
        ("climbing", review.ascent_m, lambda value: display.height(value, units)),
        ("descent", review.descent_m, lambda value: display.height(value, units)),
        ("average power", review.average_power_w, lambda value: f"{value:.0f} W"),
        ("normalized power", review.normalized_power_w, lambda value: f"{value:.0f} W"),
        ("intensity factor", review.intensity_factor, lambda value: f"{value:.2f}"),
        ("variability index", review.variability_index, lambda value: f"{value:.2f}"),
        ("training stress", review.training_stress, lambda value: f"{value:.0f}"),
        ("work", review.work_kj, lambda value: f"{value:,.0f} kJ"),
        ("average heart rate", review.average_heart_rate_bpm, lambda value: f"{value:.0f} bpm"),
        (
            "normalized graded pace",
            review.normalized_graded_pace_s_per_km,
            lambda value: display.pace(value / 1000, units),
        ),
        ("running stress", review.running_training_stress, lambda value: f"{value:.0f}"),
        ("heart rate stress", review.heart_rate_training_stress, lambda value: f"{value:.0f}"),
        ("training impulse", review.training_impulse, lambda value: f"{value:.0f}"),
        ("decoupling", review.decoupling_percent, lambda value: display.percent(value / 100, 1)),
    )
    if review.sport is ActivitySport.RIDE:
        wanted = tuple(row for row in wanted if row[0] not in ("normalized graded pace", "running stress"))
    rows = tuple(
        (name, "–" if finding.value is None else write(finding.value), finding.reason or "")
        for name, finding, write in wanted
    )
    return Table(title, ("", "value", "why not"), rows, wide_last=True)


def _zone_table(zones: Zones) -> Table:
    total_s = sum(zone.seconds for zone in zones.zones) or 1.0
    return Table(
        title=f"Time in zones of {zones.quantity} ({zones.scheme})",
        columns=("zone", zones.unit, "time", "share"),
        rows=tuple(
            (
                zone.name,
                _limits(zone.low, zone.high),
                display.clock(zone.seconds),
                display.percent(zone.seconds / total_s),
            )
            for zone in zones.zones
        ),
    )


def _limits(low: float | None, high: float | None) -> str:
    if low is None:
        return "" if high is None else f"below {high:.0f}"
    return f"from {low:.0f}" if high is None else f"{low:.0f}{display.EN_DASH}{high:.0f}"


def _best_power_table(efforts: tuple[BestEffort, ...]) -> Table:
    return Table(
        title="Best power",
        columns=("over", "best", "began at"),
        rows=tuple(
            (display.clock(effort.duration_s), f"{effort.value:.0f} W", display.clock(effort.start_s))
            for effort in efforts
        ),
    )


def _best_pace_table(efforts: tuple[BestEffort, ...], units: UnitSystem) -> Table:
    return Table(
        title="Best pace",
        columns=("over", "time", "pace", "began at"),
        rows=tuple(
            (
                display.short_distance(effort.distance_m or 0.0, units),
                display.clock(effort.duration_s),
                display.pace(effort.value / 1000, units),
                display.clock(effort.start_s),
            )
            for effort in efforts
        ),
    )


def _draw(figure: "Figure", activity: Activity, review: ActivityReview, units: UnitSystem) -> None:
    from ui.commands.plot_activity import draw_activity

    draw_activity(figure, activity, review, units)
