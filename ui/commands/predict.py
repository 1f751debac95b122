"""`paceline predict`: a finish time with its range, and what every model says."""

from argparse import ArgumentParser, Namespace
from functools import partial
from typing import TYPE_CHECKING

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.prediction.finish import predict_finish
from tools.domain.prediction.report import PredictionReport, prediction_report
from tools.domain.race import RaceBrief, RaceResult, UnitSystem
from tools.domain.wording.prediction import MODEL_NAMES, prediction_facts
from tools.kit.errors import MissingInput
from ui.commands import arguments, race_options
from ui.commands.answer import Answer, Keys, Parts, Table, Words, details
from ui.commands.reading import course_of

if TYPE_CHECKING:
    from matplotlib.figure import Figure

USAGE = "--half 1:30:00 --to marathon [options]"
DESCRIPTION = "Predict a running race from races you have run and, better, your usual week."


def add_options(parser: ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--to",
        type=arguments.race_km,
        metavar="RACE",
        help="5k, 10k, half, marathon, 15km or 10mi",
    )
    race_options.add_runner(parser)
    parser.add_argument(
        "--distance-km", dest="run_km", type=arguments.positive, metavar="KM", help="of another race you ran"
    )
    parser.add_argument(
        "--time",
        dest="run_s",
        type=arguments.clock_time,
        metavar="H:MM:SS",
        help="its time, with --distance-km",
    )
    parser.add_argument("--course", metavar="FILE", help="GPX, TCX or FIT file of the race to predict")
    race_options.add_day(parser)
    race_options.add_output(parser)
    parser.set_defaults(sport="running")


def answer(options: Namespace) -> Answer:
    """Predict the race."""
    if options.to is None and options.course is None:
        raise MissingInput("Say what to predict: --to marathon, or --course FILE.")
    options.distance_km = options.to
    options.other_results = _other_result(options)
    course, brief = course_of(options), race_options.brief_of(options)
    report, finish = prediction_report(course, brief), predict_finish(course, brief)
    return Answer(
        keys=_keys(report, finish),
        tell=partial(_parts, course, brief, report, finish),
        draw=partial(_draw, report=report, finish=finish) if _drawable(report, finish) else None,
        no_picture="No model gives a time here, so there is nothing to draw.",
    )


def _other_result(options: Namespace) -> tuple[dict[str, float], ...]:
    if (options.run_km is None) != (options.run_s is None):
        raise MissingInput("A race you ran needs both: --distance-km 15 --time 1:02:30.")
    if options.run_km is None:
        return ()
    result = RaceResult(distance_m=options.run_km * 1000, time_s=options.run_s)
    return (result.model_dump(),)


def _keys(report: PredictionReport, finish: Finding) -> Keys:
    return {
        "distance_m": report.distance_m,
        "recommended": _time(finish),
        "flat_cool": _time(report.recommended),
        "all": [_time(finding) for finding in report.all],
        "explanation": report.reasons,
        "findings": details((finish,)),
    }


def _time(finding: Finding) -> Keys:
    return {
        "value_s": finding.value,
        "low_s": finding.low,
        "high_s": finding.high,
        "model": finding.model,
        "source": finding.source,
        "reason": finding.reason,
    }


def _parts(course: CourseAnalysis, brief: RaceBrief, report: PredictionReport, finish: Finding) -> Parts:
    return (
        Words("", prediction_facts(course, brief, finish)),
        _table(report, brief.units),
        Words("Why this model", report.reasons),
    )


def _table(report: PredictionReport, units: UnitSystem) -> Table:
    return Table(
        title=f"Every model, for a flat, cool {display.race_distance(report.distance_m, units)}",
        columns=("model", "time", "range", "why not"),
        rows=tuple(
            (
                MODEL_NAMES.get(finding.model, finding.model),
                "–" if finding.value is None else display.rough_clock(finding.value),
                ""
                if finding.low is None or finding.high is None
                else display.rough_range(finding.low, finding.high),
                finding.reason or "",
            )
            for finding in report.all
        ),
        wide_last=True,
        wraps_first=True,
    )


def _drawable(report: PredictionReport, finish: Finding) -> bool:
    return any(finding.value is not None for finding in (finish, *report.all))


def _draw(figure: "Figure", report: PredictionReport, finish: Finding) -> None:
    from ui.commands.plot_prediction import draw_prediction

    draw_prediction(figure, report, finish)
