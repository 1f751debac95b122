"""The styles charts come in: the ones the reading was made with, and others it had never seen."""

from collections.abc import Callable

import numpy as np

from tests.support.drawn_charts import DrawnChart, Look, drawn
from tests.support.spoilt_pictures import as_jpeg, as_png, blurred, noisy, photographed, shaded, turned

Rng = np.random.Generator
Style = Callable[[Rng], tuple[Look, Callable[[np.ndarray], bytes]]]
COLOURS = ["#1f77b4", "#d62728", "#2ca02c", "#ff7f0e", "#6a3d9a", "#333333", "#008080", "#c2185b"]
FILLS = ["#8ecae6", "#bdbdbd", "#a7c957", "#f4a261", "#cdb4db", "#90be6d"]


def pick(rng: Rng, of: list[str]) -> str:
    return of[int(rng.integers(len(of)))]


def plain(rng: Rng):
    return Look(line=pick(rng, COLOURS), line_px=rng.uniform(1.2, 3.5), margins=(0.04, 0.05)), as_png


def filled_grid(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS) if rng.random() < 0.7 else None,
        fill=pick(rng, FILLS),
        fill_strength=rng.uniform(0.4, 1.0),
        grid=pick(rng, ["#cccccc", "#dddddd", "#999999"]),
        grid_style=pick(rng, ["-", "--", ":"]),
        floor_at_zero=rng.random() < 0.4,
        extra={"grid_above": "yes"} if rng.random() < 0.3 else {},
    )
    return look, as_png


def dark(rng: Rng):
    look = Look(
        ground=pick(rng, ["#0e1117", "#1e1e1e", "#22303c", "#000000"]),
        ink=pick(rng, ["#e6e6e6", "#b0b8c0", "white"]),
        line=pick(rng, ["#00e5ff", "#ff7043", "#7cfc00", "#ffd54f", "white"]),
        fill=pick(rng, FILLS) if rng.random() < 0.6 else None,
        fill_strength=rng.uniform(0.2, 0.6),
        grid="#3a4250" if rng.random() < 0.6 else None,
    )
    return look, as_png


def bars(rng: Rng):
    look = Look(line="#20a090" if rng.random() < 0.5 else None, line_px=3, bars=True, floor_at_zero=True)
    return look, as_png


def several(rng: Rng):
    grey = rng.random() < 0.6
    look = Look(
        inches=(10, 4.5),
        line="#bbbbbb" if grey else "#2a7f3f",
        fill="#cccccc" if grey else None,
        fill_strength=0.6,
        second=pick(rng, ["heart rate", "pace"]),
        extra={"legend": "yes"} if rng.random() < 0.6 else {},
    )
    return look, as_png


def photo(rng: Rng):
    base = (plain, filled_grid, bars)[int(rng.integers(3))](rng)[0]
    quality = int(rng.integers(55, 90))
    return base, lambda rgb: as_jpeg(photographed(rgb, rng), quality)


def rotated(rng: Rng):
    base = (plain, filled_grid)[int(rng.integers(2))](rng)[0]
    degrees = float(rng.choice([-1, 1]) * rng.uniform(0.8, 5))
    return base, lambda rgb: as_jpeg(turned(rgb, degrees), 85)


def jpeg(rng: Rng):
    base = (plain, filled_grid, dark, bars)[int(rng.integers(4))](rng)[0]
    quality = int(rng.integers(12, 40))
    return base, lambda rgb: as_jpeg(rgb, quality)


def imperial(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS),
        fill=pick(rng, FILLS) if rng.random() < 0.5 else None,
        imperial=True,
        thousands=",",
        axis_titles=("Distance (mi)", "Elevation (ft)") if rng.random() < 0.6 else ("Miles", "Feet"),
        grid="#dddddd" if rng.random() < 0.5 else None,
    )
    return look, as_png


def european(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS),
        fill=pick(rng, FILLS) if rng.random() < 0.5 else None,
        thousands=pick(rng, [".", " ", "'"]),
        decimal=",",
        axis_titles=("Strecke (km)", "Höhe (m)") if rng.random() < 0.5 else ("Distanza [km]", "Quota [m]"),
        ticks=(9, 6),
    )
    return look, as_png


def right_labels(rng: Rng):
    look = Look(line=pick(rng, COLOURS), fill=pick(rng, FILLS), right=True, frame=rng.random() < 0.5)
    return look, as_png


def later_start(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS), from_share=rng.uniform(0.15, 0.5), grid="#e0e0e0", margins=(0.02, 0.1)
    )
    return look, as_png


def titled(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS),
        fill=pick(rng, FILLS) if rng.random() < 0.6 else None,
        title=pick(rng, ["Bergmarathon 2026, 42 km", "Stage 12: Valley to Summit", "Tour of the Lakes"]),
        watermark="racemaps" if rng.random() < 0.6 else None,
        climbs=int(rng.integers(2, 5)),
    )
    return look, as_png


def sparse(rng: Rng):
    look = Look(line=pick(rng, COLOURS), fill=pick(rng, FILLS), kept_labels=0.6, frame=False, ticks=(9, 7))
    return look, as_png


def small_or_large(rng: Rng):
    small = rng.random() < 0.5
    look = Look(
        inches=(4.6, 2.4) if small else (14, 6),
        dpi=100 if small else 230,
        line=pick(rng, COLOURS),
        line_px=1.4 if small else 6,
        fill=pick(rng, FILLS) if rng.random() < 0.5 else None,
        ticks=(6, 5),
    )
    return look, as_png


def units_on_labels(rng: Rng):
    look = Look(
        line=pick(rng, COLOURS),
        fill=pick(rng, FILLS),
        units_on_labels=True,
        axis_titles=None,
        grid="#eeeeee",
        frame=False,
        thousands=pick(rng, ["", ","]),
    )
    return look, as_png


def scanned(rng: Rng):
    look = Look(line="black", line_px=2.2, fill="#999999" if rng.random() < 0.5 else None, grid="#bbbbbb")
    return look, lambda rgb: as_jpeg(
        noisy(blurred(shaded(turned(rgb, rng.uniform(-1.5, 1.5)), rng, 0.2), 0.7), rng, 4), 70
    )


SEEN: dict[str, Style] = {
    style.__name__: style
    for style in (
        plain, filled_grid, dark, bars, several, photo, rotated, jpeg, imperial, european, right_labels,
        later_start, titled, sparse, small_or_large, units_on_labels, scanned,
    )
}  # fmt: skip


def chart(style: str, seed: int, styles: dict[str, Style] = SEEN) -> DrawnChart:
    """Return a chart of a style; the same seed draws the same chart."""
    rng = np.random.default_rng([seed, *style.encode()])
    look, spoil = styles[style](rng)
    rgb, distance, elevation = drawn(look, rng)
    return DrawnChart(f"{style}-{seed}", spoil(rgb), distance, elevation)


def charts(count: int, first_seed: int, styles: dict[str, Style] = SEEN) -> list[DrawnChart]:
    """Return charts of all styles in turn."""
    names = list(styles)
    return [chart(names[at % len(names)], first_seed + at // len(names), styles) for at in range(count)]
