"""How a chart looks: the page's colours, direct labels, quiet axes. No window is ever opened."""

import warnings
from collections.abc import Callable
from pathlib import Path

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

SIZE_INCHES = (10.0, 5.6)
DOTS_PER_INCH = 160
ACCENT, INK, QUIET, AMBER = "#10585f", "#1a2428", "#687377", "#8a5a00"
BEHIND_TEXT = {"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1}
"""The box of a label that may stand on colours or lines."""


def save_figure(draw: Callable[[Figure], None], path: Path) -> None:
    """Draw into a file whose ending names the format."""
    with rc_context(
        {
            "font.family": "sans-serif",
            "font.size": 10,
            "axes.edgecolor": QUIET,
            "axes.labelcolor": QUIET,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "xtick.color": QUIET,
            "ytick.color": QUIET,
            "text.color": INK,
            "text.parse_math": False,  # a name may hold dollar signs
            "figure.facecolor": "white",
            "svg.fonttype": "none",
        }
    ):
        figure = Figure(figsize=SIZE_INCHES, dpi=DOTS_PER_INCH, layout="constrained")
        FigureCanvasAgg(figure)
        draw(figure)
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph", category=UserWarning)  # a name in any script
            figure.savefig(path)


def title(axes: Axes, text: str, below: str = "") -> None:
    """Name a chart, with a quieter line beside it."""
    axes.set_title(text, loc="left", fontsize=13, fontweight="bold", pad=14)
    if below:
        axes.set_title(below, loc="right", fontsize=10, color=QUIET, pad=14)
