"""Charts drawn by other means than the first styles: as apps, organisers and newspapers draw them."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image, ImageDraw, ImageFont

from tests.support.drawn_charts import CLIMBS, DrawnChart, Floats, course
from tests.support.spoilt_pictures import Pixels, as_jpeg, as_png, blurred, noisy, photographed, turned

Rng = np.random.Generator
Drawn = tuple[bytes, Floats, Floats]


def pixels(figure: Figure) -> Pixels:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return np.array(canvas.buffer_rgba())[..., :3].copy()


def steps(low: float, high: float, about: int) -> list[float]:
    rough = (high - low) / about
    unit = 10 ** np.floor(np.log10(rough))
    step = unit * min((1, 2, 5, 10), key=lambda times: abs(times * unit - rough))
    return [float(value) for value in np.arange(np.ceil(low / step), np.floor(high / step) + 1) * step]


def told(value: float) -> str:
    return f"{value:.0f}" if abs(value - round(value)) < 1e-6 else f"{value:.1f}"


def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(findfont(FontProperties(family="DejaVu Sans")), size)


def app_screen(rng: Rng) -> Drawn:
    """A phone's screen: a headline and figures, and under them a chart, its heights over the grid lines."""
    distance, elevation = course(rng)
    big, dark = 3, rng.random() < 0.5
    ground, ink, faint = (
        ((24, 26, 30), (236, 236, 236), (70, 74, 80))
        if dark
        else ((255, 255, 255), (40, 40, 40), (222, 222, 222))
    )
    picture = Image.new("RGB", (390 * big, 700 * big), ground)
    pen = ImageDraw.Draw(picture)
    pen.text((20 * big, 24 * big), "Ridge Loop", font=font(22 * big), fill=ink)
    for at, (name, figure) in enumerate(
        (("Distance", f"{distance[-1] / 1000:.1f} km"), ("Highest", f"{elevation.max():.0f} m"))
    ):
        pen.text(
            ((20 + 180 * at) * big, 70 * big), name, font=font(11 * big), fill=faint if dark else (120,) * 3
        )
        pen.text(((20 + 180 * at) * big, 88 * big), figure, font=font(18 * big), fill=ink)
    left, top, right, bottom = 20 * big, 180 * big, 370 * big, 420 * big
    marks = steps(elevation.min(), elevation.max(), 4)
    low, high = min(marks[0], elevation.min()), elevation.max() + 0.1 * np.ptp(elevation)
    x = left + (right - left) * distance / distance[-1]
    y = bottom - (bottom - top) * (elevation - low) / (high - low)
    colour = tuple(int(part) for part in rng.integers(40, 210, 3))
    soft = tuple(int(0.35 * part + 0.65 * base) for part, base in zip(colour, ground, strict=True))
    line = list(zip(x.tolist(), y.tolist(), strict=True))
    pen.polygon([(left, bottom), *line, (right, bottom)], fill=soft)
    pen.line(line, fill=colour, width=2 * big, joint="curve")
    small = font(11 * big)
    for mark in marks:
        level = bottom - (bottom - top) * (mark - low) / (high - low)
        pen.line([(left, level), (right, level)], fill=faint, width=1)
        pen.text((left + 2 * big, level), f"{told(mark)} m", font=small, fill=ink, anchor="lm")
    for mark in steps(0, distance[-1] / 1000, 5):
        place = left + (right - left) * mark * 1000 / distance[-1]
        pen.text((place, bottom + 6 * big), f"{told(mark)} km", font=small, fill=ink, anchor="mt")
    return as_png(np.asarray(picture)), distance, elevation


def organiser(rng: Rng) -> Drawn:
    """An organiser's flyer: yellow ground, stations on dotted lines with names over them."""
    distance, elevation = course(rng)
    figure = Figure(figsize=(12, 5), dpi=100, facecolor="#fff7dc")
    axes = figure.add_subplot(facecolor="#fff7dc")
    axes.fill_between(distance / 1000, elevation.min() - 40, elevation, color="#e9a23b")
    axes.plot(distance / 1000, elevation, color="#7a3e00", linewidth=2.5)
    axes.set_ylim(elevation.min() - 0.08 * np.ptp(elevation), elevation.max() + 0.5 * np.ptp(elevation))
    axes.set_xlim(0, distance[-1] / 1000)
    for at, share in enumerate(np.linspace(0.18, 0.85, 4)):
        place = share * distance[-1] / 1000
        height = float(np.interp(place, distance / 1000, elevation))
        axes.plot([place, place], [height, axes.get_ylim()[1]], ":", color="#444444", linewidth=1.2)
        axes.text(
            place, axes.get_ylim()[1], f"AS{at + 1} km {place:.0f}", ha="center", va="bottom", fontsize=9
        )
    axes.set_xlabel("km")
    axes.set_ylabel("Höhe in m")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return as_jpeg(pixels(figure), 80), distance, elevation


def grey_theme(rng: Rng) -> Drawn:
    """White grid lines on grey, as ggplot draws."""
    distance, elevation = course(rng)
    with rc_context({"font.family": "serif", "font.size": 12}):
        figure = Figure(figsize=(8, 4.5), dpi=120)
        axes = figure.add_subplot(facecolor="#ebebeb")
        axes.grid(visible=True, color="white", linewidth=1.4)
        axes.set_axisbelow(True)
        axes.plot(
            distance / 1000,
            elevation,
            color=str(rng.choice(["#b22222", "#224488", "#111111"])),
            linewidth=1.6,
        )
        axes.set_xlabel("Distance [km]")
        axes.set_ylabel("Altitude [m]")
        for side in axes.spines.values():
            side.set_visible(False)
        figure.tight_layout()
        return as_png(pixels(figure)), distance, elevation


def faded(rng: Rng) -> Drawn:
    """An area that fades away towards the floor, under a line."""
    distance, elevation = course(rng)
    dark = rng.random() < 0.5
    ground, ink, colour = ("#161b22", "#c9d1d9", "#58a6ff") if dark else ("white", "#333333", "#fc5200")
    figure = Figure(figsize=(10, 3.6), dpi=110, facecolor=ground)
    axes = figure.add_subplot(facecolor=ground)
    low, high = elevation.min() - 0.1 * np.ptp(elevation), elevation.max() + 0.15 * np.ptp(elevation)
    shade = LinearSegmentedColormap.from_list("fade", [ground, colour])
    picture = axes.imshow(
        np.linspace(0.6, 0.03, 200)[:, None], cmap=shade, vmin=0, vmax=1, aspect="auto",
        extent=(0, distance[-1] / 1000, low, elevation.max()),
    )  # fmt: skip
    area = axes.fill_between(distance / 1000, low, elevation, alpha=0)
    picture.set_clip_path(area.get_paths()[0], transform=axes.transData)
    axes.plot(distance / 1000, elevation, color=colour, linewidth=1.8)
    axes.set_xlim(0, distance[-1] / 1000)
    axes.set_ylim(low, high)
    axes.tick_params(colors=ink, length=0)
    axes.set_title("Elevation (m) over distance (km)", color=ink, fontsize=10)
    for side in axes.spines.values():
        side.set_visible(False)
    figure.tight_layout()
    return as_png(pixels(figure)), distance, elevation


def newspaper(rng: Rng) -> Drawn:
    """Hatched black and white print, scanned askew and coarse."""
    distance, elevation = course(rng)
    figure = Figure(figsize=(7.5, 3.4), dpi=110)
    axes = figure.add_subplot()
    axes.fill_between(
        distance / 1000,
        elevation.min(),
        elevation,
        facecolor="none",
        hatch="////",
        edgecolor="#888888",
        linewidth=0,
    )
    axes.plot(distance / 1000, elevation, color="black", linewidth=2)
    axes.set_xlim(0, distance[-1] / 1000)
    axes.set_xlabel("Kilometres")
    axes.set_ylabel("Metres above sea level")
    figure.tight_layout()
    rgb = turned(pixels(figure), rng.uniform(-2, 2))
    return as_jpeg(noisy(blurred(rgb, 0.6), rng, 5), 45), distance, elevation


def dotted(rng: Rng) -> Drawn:
    """A dashed line, or one with dots at its points."""
    distance, elevation = course(rng)
    figure = Figure(figsize=(9, 4), dpi=100)
    axes = figure.add_subplot()
    dashed = rng.random() < 0.5
    axes.plot(
        distance / 1000, elevation, "--" if dashed else "-", color="#0b6e4f", linewidth=2.2,
        marker=None if dashed else "o", markevery=30, markersize=5,
    )  # fmt: skip
    axes.set_xlabel("Distance (mi)")
    axes.set_ylabel("Elevation (ft)")
    axes.grid(visible=True, linestyle=":", color="#aaaaaa")
    axes.minorticks_on()
    figure.tight_layout()
    return as_png(pixels(figure)), distance * 1.609344, elevation * 0.3048


def screen_photo(rng: Rng) -> Drawn:
    """A monitor photographed: dark theme, little lean, a trace of its stripes."""
    distance, elevation = course(rng)
    figure = Figure(figsize=(11, 5), dpi=100, facecolor="#20242c")
    axes = figure.add_subplot(facecolor="#20242c")
    axes.fill_between(distance / 1000, elevation.min() - 20, elevation, color="#ff9f43", alpha=0.4)
    axes.plot(distance / 1000, elevation, color="#ff9f43", linewidth=2)
    axes.set_xlabel("Distance (km)", color="white")
    axes.set_ylabel("Altitude (m)", color="white")
    axes.tick_params(colors="white")
    axes.grid(visible=True, color="#3c424e")
    axes.set_xlim(0, distance[-1] / 1000)
    figure.tight_layout()
    rgb = pixels(figure).astype(float)
    rgb *= 1 - 0.05 * (np.arange(rgb.shape[0]) % 3 == 0)[:, None, None]
    return as_jpeg(photographed(rgb.astype(np.uint8), rng, 0.03), 75), distance, elevation


def climbs_in_colour(rng: Rng) -> Drawn:
    """Every kilometre coloured by its grade, with numbers inside the bars and climbs named over them."""
    distance, elevation = course(rng)
    figure = Figure(figsize=(13, 5), dpi=100)
    axes = figure.add_subplot()
    edges = np.linspace(0, distance[-1], 26)
    floor = elevation.min() - 0.25 * np.ptp(elevation)
    shades = ["#2b83ba", "#abdda4", "#ffffbf", "#fdae61", "#d7191c"]
    for first, last in pairwise(edges):
        part = (distance >= first) & (distance <= last)
        grade = (
            100
            * (np.interp(last, distance, elevation) - np.interp(first, distance, elevation))
            / (last - first)
        )
        level = int(np.clip(np.digitize(grade, [-2, 0, 2, 5]), 0, 4))
        axes.fill_between(distance[part] / 1000, floor, elevation[part], color=shades[level])
        axes.text(
            (first + last) / 2000,
            floor + 0.06 * np.ptp(elevation),
            f"{abs(grade):.0f}",
            ha="center",
            fontsize=8,
        )
    axes.plot(distance / 1000, elevation, color="black", linewidth=1.5)
    peak = int(np.argmax(elevation))
    axes.text(
        distance[peak] / 1000,
        elevation[peak] + 0.05 * np.ptp(elevation),
        str(rng.choice(CLIMBS)),
        ha="center",
    )
    axes.set_ylim(floor, elevation.max() + 0.25 * np.ptp(elevation))
    axes.set_xlim(0, distance[-1] / 1000)
    axes.set_xlabel("km")
    axes.set_ylabel("m")
    figure.tight_layout()
    return as_png(pixels(figure)), distance, elevation


OTHER: dict[str, Callable[[Rng], Drawn]] = {
    style.__name__: style
    for style in (
        app_screen, organiser, grey_theme, faded, newspaper, dotted, screen_photo, climbs_in_colour,
    )
}  # fmt: skip


def other_charts(count: int, first_seed: int) -> list[DrawnChart]:
    """Return charts of the other styles in turn; the same seed draws the same chart."""
    names = list(OTHER)
    made = []
    for at in range(count):
        style, seed = names[at % len(names)], first_seed + at // len(names)
        content, distance, elevation = OTHER[style](np.random.default_rng([seed, *style.encode()]))
        made.append(DrawnChart(f"{style}-{seed}", content, distance, elevation))
    return made
