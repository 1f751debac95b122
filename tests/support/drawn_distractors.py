"""Pictures that are no course, as people drop them by mistake."""

import io
from collections.abc import Sequence

import cv2
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image, ImageDraw

from tests.support.drawn_tables import DrawnTable, Style, font, page, table_picture
from tests.support.spoilt_pictures import Pixels, photographed

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _chart(figure: Figure) -> Pixels:
    FigureCanvasAgg(figure)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    return np.asarray(Image.open(io.BytesIO(buffer.getvalue())).convert("RGB"))


def _walk(points: int, seed: int, step: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.cumsum(np.random.default_rng(seed).normal(0, step, points))


def timetable() -> Pixels:
    rows = [
        ["Bahnhof", "Ankunft", "Abfahrt", "Gleis"],
        ["Erfurt Hbf", "", "08:02", "3"],
        ["Arnstadt Hbf", "08:16", "08:17", "2"],
        ["Oberhof", "08:41", "08:42", "1"],
        ["Suhl", "08:55", "08:57", "4"],
        ["Würzburg Hbf", "10:31", "", "7"],
    ]
    return table_picture(DrawnTable("timetable", rows, (), title="Fahrplan RE 7"))


def bars_of_weeks() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.bar(
        range(12), np.random.default_rng(1).uniform(20, 70, 12), tick_label=[f"W{n}" for n in range(10, 22)]
    )
    axes.set_ylabel("Distance (km)")
    axes.set_title("Weekly distance")
    return _chart(figure)


def heart_rate() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(np.linspace(0, 8, 400), 140 + _walk(400, 2, 0.8))
    axes.set_ylabel("Heart rate (bpm)")
    axes.set_xlabel("Distance (km)")
    return _chart(figure)


def power_over_time() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.fill_between(np.linspace(0, 60, 400), 210 + _walk(400, 3, 4))
    axes.set_ylabel("Power (W)")
    axes.set_xlabel("Time (min)")
    return _chart(figure)


def stock_price() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(120 + _walk(250, 4, 1.2))
    axes.set_xticks(range(0, 250, 42), [f"{month} 2026" for month in MONTHS[:6]])
    axes.set_ylabel("Share price (USD)")
    axes.set_title("ACME Corp, NASDAQ")
    return _chart(figure)


def weight_over_months() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(72 + _walk(12, 5, 0.5), marker="o")
    axes.set_xticks(range(12), MONTHS)
    axes.set_ylabel("Weight (kg)")
    return _chart(figure)


def temperature_over_a_day() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(range(25), 15 + 6 * np.sin(np.linspace(-2, 4, 25)))
    axes.set_xticks(range(0, 25, 4), [f"{hour:02d}:00" for hour in range(0, 25, 4)])
    axes.set_ylabel("Temperature (°C)")
    return _chart(figure)


def climb_over_time() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(np.linspace(0, 300, 400), 500 + 200 * np.sin(np.linspace(0, 6, 400)))
    axes.set_xticks(range(0, 301, 60), [f"{hour}:00" for hour in range(6)])
    axes.set_ylabel("Elevation (m)")
    axes.set_xlabel("Time")
    return _chart(figure)


def pace_lines() -> Pixels:
    figure = Figure((8, 4))
    axes = figure.subplots()
    for slope in (0.002, 0.006, 0.012):
        axes.plot(np.arange(1, 27), 1 + slope * np.arange(1, 27))
    axes.set_ylabel("pace factor (min/km)")
    axes.set_xlabel("distance (miles)")
    return _chart(figure)


def two_labels() -> Pixels:
    """Return a profile whose axes say next to nothing: two numbers each."""
    figure = Figure((8, 4))
    axes = figure.subplots()
    axes.plot(np.linspace(0, 42, 500), 300 + 90 * np.sin(np.linspace(0, 9, 500)))
    axes.set_xticks([0, 40])
    axes.set_yticks([200, 400])
    axes.set_xlabel("Distance (km)")
    axes.set_ylabel("Elevation (m)")
    return _chart(figure)


def blank() -> Pixels:
    return np.full((600, 800, 3), 244, dtype=np.uint8)


def noise() -> Pixels:
    return np.random.default_rng(6).integers(0, 256, (480, 640, 3), dtype=np.uint8)


def cat() -> Pixels:
    """Return something round and furry before a blurred room: no cat, but nothing else either."""
    random = np.random.default_rng(7)
    room = cv2.GaussianBlur(random.integers(60, 200, (600, 800, 3), dtype=np.uint8), (0, 0), 60)
    room = cv2.normalize(room, None, 40, 210, cv2.NORM_MINMAX)
    fur = cv2.GaussianBlur(random.normal(0, 60, room.shape), (0, 0), 1.5)
    mask = np.zeros(room.shape[:2], np.uint8)
    cv2.ellipse(mask, (400, 380), (170, 190), 0, 0, 360, 255, -1)
    cv2.fillPoly(mask, [np.array([[270, 250], [290, 110], [380, 220]])], 255)
    cv2.fillPoly(mask, [np.array([[530, 250], [510, 110], [420, 220]])], 255)
    body = np.array([150, 110, 70]) + fur
    soft = cv2.GaussianBlur(mask, (0, 0), 3)[..., None] / 255.0
    grain = random.normal(0, 3, room.shape)
    photo = np.clip(room * (1 - soft) + body * soft + grain, 0, 255).astype(np.uint8)
    for x in (345, 455):
        cv2.circle(photo, (x, 330), 22, (60, 110, 40), -1, cv2.LINE_AA)
        cv2.ellipse(photo, (x, 330), (6, 19), 0, 0, 360, (10, 10, 10), -1, cv2.LINE_AA)
    return photo


def receipt() -> Pixels:
    rows = [
        ["Item", "EUR"],
        ["Banana 1.2 kg", "2.15"],
        ["Water 6 x 1.5", "3.90"],
        ["Gel 12", "23.88"],
        ["Subtotal", "29.93"],
        ["VAT 7 %", "2.10"],
        ["Total EUR", "32.03"],
    ]
    style = Style(font="plain", lines=False, head=None, right=(1,))
    paper = table_picture(DrawnTable("receipt", rows, (), title="Corner shop", style=style))
    return photographed(paper, np.random.default_rng(8))


def letter() -> Pixels:
    return page(
        [
            ("Dear neighbours,", 26),
            ("the stairs will be painted on Monday.", 22),
            ("Please use the lift.", 22),
        ]
    )


def tiny(rgb: Pixels, width: int) -> Pixels:
    """Return a picture as small as a preview."""
    return cv2.resize(rgb, (width, round(rgb.shape[0] * width / rgb.shape[1])), interpolation=cv2.INTER_AREA)


def instructions(lines: Sequence[str]) -> Pixels:
    """Return a picture that speaks to whoever reads it."""
    image = Image.new("RGB", (1000, 90 + 60 * len(lines)), (255, 255, 255))
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((40, 40 + 60 * number), line, (20, 20, 20), font("sans", 28))
    return np.asarray(image)
