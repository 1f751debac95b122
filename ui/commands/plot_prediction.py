"""Predictions as a picture: every model's time with its range, the recommended one first."""

from textwrap import fill

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.prediction.report import PredictionReport
from tools.domain.race import UnitSystem
from tools.domain.wording.prediction import MODEL_NAMES
from ui.commands.plot_style import ACCENT, INK, QUIET, title

NAME_WIDTH = 34  # characters of a model's name on one line


def draw_prediction(figure: Figure, report: PredictionReport, finish: Finding) -> None:
    """Draw one line a model that gives a time; a bar where its range was measured."""
    axes = figure.subplots()
    rows = [
        ("recommended", finish),
        *((MODEL_NAMES.get(each.model, each.model), each) for each in report.all),
    ]
    shown = [(name, each) for name, each in rows if each.value is not None]
    for level, (name, each) in enumerate(reversed(shown)):
        value = each.value or 0.0
        colour = ACCENT if name == "recommended" else INK
        label = display.rough_clock(value)
        if each.low is not None and each.high is not None:
            axes.plot([each.low, each.high], [level, level], color=colour, alpha=0.3, linewidth=9)
            label += f"  ({display.rough_range(each.low, each.high)})"
        axes.plot([value], [level], "o", color=colour)
        axes.annotate(
            label,
            (value, level),
            xytext=(0, 9),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=colour,
        )
    axes.set_yticks(range(len(shown)), [fill(name, NAME_WIDTH) for name, _ in reversed(shown)])
    axes.set_ylim(-0.6, len(shown) - 0.2)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    axes.margins(x=0.12)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 1.2, 3, 6], integer=True))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda seconds, _: display.rough_clock(seconds)))
    axes.set_xlabel("finish time", color=QUIET)
    title(
        axes,
        f"Predicted {display.race_distance(report.distance_m, UnitSystem.METRIC)}",
        "bars: 80 of 100 runners",
    )
