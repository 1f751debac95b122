"""Small pictures of one invented marathon course, with the truth they show: drawn, photographed, as a PDF."""

import io

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from numpy.typing import NDArray
from PIL import Image

LENGTH_KM, LOWEST_M, HIGHEST_M = 42.2, 40.0, 190.0
Floats = NDArray[np.float64]


def marathon() -> tuple[Floats, Floats]:
    """Return the course: kilometres along it, metres above the sea."""
    share = np.linspace(0.0, 1.0, 500)
    shape = np.sin(2 * np.pi * 1.5 * share) + 0.5 * np.sin(2 * np.pi * 4 * share + 1.0)
    shape = (shape - shape.min()) / np.ptp(shape)
    return share * LENGTH_KM, LOWEST_M + shape * (HIGHEST_M - LOWEST_M)


def profile_figure(title: str = "Lakeside Marathon", *, words: str = "") -> Figure:
    """Return the marathon's profile as organisers draw it."""
    figure = Figure(figsize=(9, 4), dpi=110)
    axes = figure.add_subplot()
    km, metres = marathon()
    axes.fill_between(km, 0, metres, color="#bcd9e8")
    axes.plot(km, metres, color="#1f6fb2", linewidth=1.8)
    axes.set(xlim=(0, LENGTH_KM), ylim=(0, 240), xlabel="Distance (km)", ylabel="Elevation (m)", title=title)
    axes.grid(visible=True, color="#dddddd")
    axes.set_axisbelow(True)
    if words:
        figure.text(0.5, 0.5, words, ha="center")
    figure.tight_layout()
    return figure


def profile_png(title: str = "Lakeside Marathon") -> bytes:
    """Return it as a screenshot."""
    return _written(_image(profile_figure(title)), "PNG")


def profile_photo(*, latitude: float = 47.123456) -> bytes:
    """Return it as a phone's JPEG: held upright, with the place it was taken at in its metadata."""
    image = _image(profile_figure())
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: shown upright, the picture is turned back
    exif[0x010F] = "PhoneMaker"
    exif.get_ifd(0x8825).update({1: "N", 2: _degrees(latitude), 3: "E", 4: _degrees(8.654321)})
    return _written(image.transpose(Image.Transpose.ROTATE_90), "JPEG", quality=92, exif=exif)


def guide_pdf() -> bytes:
    """Return a race guide of three pages: words, the profile, and words again."""
    pages = [_image(_words_page("How to get there: take the train to the lake"))]
    pages += [_image(profile_figure()), _image(_words_page("Thank you to all who help"))]
    written = io.BytesIO()
    pages[0].save(written, "PDF", save_all=True, append_images=pages[1:], resolution=110)
    return written.getvalue()


def cat_png() -> bytes:
    """Return a picture of no course: soft colours and no number."""
    rng = np.random.default_rng(3)
    small = (rng.random((12, 16, 3)) * 120 + 90).astype(np.uint8)
    return _written(Image.fromarray(small).resize((640, 480), Image.Resampling.BICUBIC), "PNG")


def _words_page(words: str) -> Figure:
    figure = Figure(figsize=(9, 4), dpi=110)
    FigureCanvasAgg(figure)
    figure.text(0.1, 0.5, words, fontsize=14)
    return figure


def _degrees(value: float) -> tuple[float, float, float]:
    whole, rest = divmod(value, 1)
    minutes, seconds = divmod(rest * 60, 1)
    return whole, minutes, round(seconds * 60, 4)


def _image(figure: Figure) -> Image.Image:
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return Image.fromarray(np.array(canvas.buffer_rgba())[..., :3].copy())


def _written(image: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    image.save(written, kind, **options)
    return written.getvalue()
