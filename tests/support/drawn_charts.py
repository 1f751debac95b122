"""Elevation profiles drawn as a `Look` says, with the truth beside each; `chart_styles` names the looks."""

from dataclasses import dataclass, field

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from numpy.typing import NDArray

from tests.support.spoilt_pictures import Pixels

M_PER_MILE, M_PER_FOOT = 1609.344, 0.3048
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class DrawnChart:
    """A picture file and what it shows: metres from where the drawn line starts, metres above the sea."""

    name: str
    content: bytes
    distance_m: Floats
    elevation_m: Floats


@dataclass(frozen=True)
class Look:
    """How a chart is drawn."""

    inches: tuple[float, float] = (9.0, 4.0)
    dpi: int = 110
    line: str | None = "#1f6fb2"
    line_px: float = 2.0
    fill: str | None = None
    fill_strength: float = 0.5
    ground: str = "white"
    ink: str = "black"
    grid: str | None = None
    grid_style: str = "-"
    frame: bool = True
    right: bool = False
    imperial: bool = False
    thousands: str = ""
    decimal: str = "."
    units_on_labels: bool = False
    axis_titles: tuple[str, str] | None = ("Distance (km)", "Elevation (m)")
    title: str | None = None
    watermark: str | None = None
    climbs: int = 0
    ticks: tuple[int, int] = (8, 6)
    kept_labels: float = 1.0
    from_share: float = 0.0
    floor_at_zero: bool = False
    margins: tuple[float, float] = (0.0, 0.05)
    bars: bool = False
    second: str | None = None
    extra: dict[str, str] = field(default_factory=dict)


def course(rng: np.random.Generator) -> tuple[Floats, Floats]:
    """Return a made-up course: metres along it, metres above the sea."""
    total_m = float(rng.choice([5.0, 10.0, 21.1, 42.2, 50.3, 78.4, 100.0, 171.0, 203.6])) * 1000
    share = np.linspace(0, 1, 900)
    rough = sum(
        rng.normal(0, 1 / n**1.1) * np.sin(2 * np.pi * (n * share + rng.uniform())) for n in range(1, 14)
    )
    walk = np.cumsum(rng.normal(0, 1, share.size))
    smooth = np.convolve(np.pad(walk, 20, mode="edge"), np.ones(41) / 41, mode="valid")
    shape = rough / np.std(rough) + 0.35 * (smooth - smooth.mean()) / np.std(smooth)
    shape = (shape - shape.min()) / (shape.max() - shape.min())
    range_m = float(np.exp(rng.uniform(np.log(60), np.log(2600))))
    return share * total_m, rng.uniform(0, 600) + shape * range_m


def drawn(look: Look, rng: np.random.Generator) -> tuple[Pixels, Floats, Floats]:
    """Return the pixels of a chart and the truth it shows."""
    distance, elevation = course(rng)
    first = look.from_share * distance[-1]
    inside = distance >= first
    distance, elevation = distance[inside], elevation[inside]
    x = distance / (M_PER_MILE if look.imperial else 1000)
    y = elevation / (M_PER_FOOT if look.imperial else 1)
    figure = Figure(figsize=look.inches, dpi=look.dpi, facecolor=look.ground)
    axes = figure.add_subplot(facecolor=look.ground)
    _scale(axes, look, x, y)
    _curve(axes, look, x, y)
    if look.second:
        _second(axes, look, x, rng)
    _labels(axes, look, rng)
    _words(axes, figure, look, x, y, rng)
    figure.tight_layout()
    return _pixels(figure), distance - distance[0], elevation


def _scale(axes, look: Look, x: Floats, y: Floats) -> None:
    span_x, span_y = x[-1] - x[0], y.max() - y.min()
    axes.set_xlim(x[0] - look.margins[0] * span_x, x[-1] + look.margins[0] * span_x)
    low = 0.0 if look.floor_at_zero else y.min() - look.margins[1] * span_y
    axes.set_ylim(low, y.max() + (0.35 if look.climbs else 0.12) * span_y)


def _curve(axes, look: Look, x: Floats, y: Floats) -> None:
    floor = axes.get_ylim()[0]
    if look.bars:
        grade = np.gradient(y, x)
        level = np.digitize(grade / (np.std(grade) + 1e-9), [-1.0, -0.3, 0.3, 0.9, 1.6])
        colours = ["#8f96a6", "#9fb4c8", "#63c3a5", "#e3f398", "#f66d43", "#9e0041"]
        for start in range(0, x.size - 1, 8):
            part = slice(start, min(start + 9, x.size))
            axes.fill_between(x[part], floor, y[part], color=colours[level[start]], linewidth=0)
    if look.fill:
        axes.fill_between(x, floor, y, color=look.fill, alpha=look.fill_strength, linewidth=0)
    if look.line:
        axes.plot(x, y, color=look.line, linewidth=look.line_px * 72 / look.dpi)


def _second(axes, look: Look, x: Floats, rng: np.random.Generator) -> None:
    """Draw heart rate or pace over the profile, on an axis of its own."""
    other = axes.twinx()
    rough = np.convolve(rng.normal(0, 1, x.size + 24), np.ones(25) / 5, mode="valid")
    rate = look.second == "heart rate"
    colour = "#d0343a" if rate else "#8884d8"
    label = "Heart rate (bpm)" if rate else "Pace (min/km)"
    other.plot(x, (148 if rate else 5.2) + rough * (6 if rate else 0.25), color=colour, linewidth=0.9)
    other.set_ylabel(label, color=colour)
    other.set_ylim((90, 190) if rate else (3.5, 8))
    other.tick_params(axis="y", colors=colour)
    if look.extra.get("legend"):
        drawn_lines = [*axes.get_lines(), *axes.collections[:1], *other.get_lines()]
        names = ["Elevation"] * (len(drawn_lines) - 1) + [label.split(" (", maxsplit=1)[0]]
        axes.legend(drawn_lines[-2:], names[-2:], loc="upper left", fontsize=8)


def _labels(axes, look: Look, rng: np.random.Generator) -> None:
    axes.xaxis.set_major_locator(MaxNLocator(look.ticks[0]))
    axes.yaxis.set_major_locator(MaxNLocator(look.ticks[1]))
    for axis, limits in ((axes.xaxis, axes.get_xlim()), (axes.yaxis, axes.get_ylim())):
        places = [place for place in axis.get_major_locator()() if limits[0] <= place <= limits[1]]
        if look.kept_labels < 1:
            kept = max(4, round(look.kept_labels * len(places)))
            places = sorted(rng.choice(places, min(kept, len(places)), replace=False))
        axis.set_major_locator(FixedLocator(places))
    units = ("mi", "ft") if look.imperial else ("km", "m")
    for axis, unit in ((axes.xaxis, units[0]), (axes.yaxis, units[1])):
        end = f" {unit}" if look.units_on_labels else ""
        axis.set_major_formatter(FuncFormatter(lambda value, _, end=end: _number(value, look) + end))
    axes.tick_params(colors=look.ink, length=3 if look.frame else 0)
    for side in axes.spines.values():
        side.set_visible(look.frame)
        side.set_color(look.ink)
    if look.right:
        axes.yaxis.tick_right()
        axes.yaxis.set_label_position("right")
    if look.grid:
        axes.grid(visible=True, color=look.grid, linestyle=look.grid_style, linewidth=0.8)
        axes.set_axisbelow(not look.extra.get("grid_above"))


def _number(value: float, look: Look) -> str:
    whole = abs(value - round(value)) < 1e-6
    text = f"{value:,.0f}" if whole else f"{value:,.1f}"
    return text.replace(",", "T").replace(".", look.decimal).replace("T", look.thousands)


CLIMBS = ["Col de la Croix", "Castle Climb", "Hard Knott", "Monte Sole", "Alto de Lina", "Kuhberg"]


def _words(axes, figure, look: Look, x: Floats, y: Floats, rng: np.random.Generator) -> None:
    if look.axis_titles:
        axes.set_xlabel(look.axis_titles[0], color=look.ink)
        axes.set_ylabel(look.axis_titles[1], color=look.ink)
    if look.title:
        axes.set_title(look.title, color=look.ink)
    if look.watermark:
        figure.text(0.5, 0.5, look.watermark, fontsize=34, color="grey", alpha=0.18, ha="center", rotation=14)
    top = axes.get_ylim()[1]
    for at in np.sort(rng.choice(np.arange(90, x.size - 90), look.climbs, replace=False)):
        peak = at - 40 + int(np.argmax(y[at - 40 : at + 40]))
        axes.annotate(
            f"{rng.choice(CLIMBS)} {y[peak]:.0f} m",
            (x[peak], y[peak]),
            (x[peak], top - (top - y.max()) * rng.uniform(0.15, 0.6)),
            ha="center",
            fontsize=8,
            color=look.ink,
            arrowprops={"arrowstyle": "-", "color": look.ink, "linewidth": 0.7},
        )


def _pixels(figure: Figure) -> Pixels:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())[..., :3].copy()
