"""Words found and read wherever they stand; the weights are in the wheel and nothing is fetched."""

import threading
from pathlib import Path

import numpy as np
import pytest
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image, ImageDraw, ImageFont

from tools.kit.errors import SettingsError
from tools.sources.pictures.decoding import Picture
from tools.sources.pictures.text_lines import MOST_CHARACTERS, read_at, text_lines
from tools.sources.pictures.text_models import TextModels


def written() -> Picture:
    """Return a page with a line across, a label, and a title that stands."""
    page = Image.new("RGB", (700, 420), "white")
    letters = ImageFont.truetype(findfont(FontProperties(family="DejaVu Sans")), 24)
    pen = ImageDraw.Draw(page)
    pen.text((200, 30), "Castle Climb 187 m", font=letters, fill="black")
    pen.text((120, 370), "42.2", font=letters, fill="black")
    title = Image.new("RGB", (210, 36), "white")
    ImageDraw.Draw(title).text((4, 2), "Elevation (m)", font=letters, fill="black")
    page.paste(title.rotate(90, expand=True), (20, 100))
    return Picture(np.asarray(page))


def test_lines_across_and_standing_are_read() -> None:
    found = {text.text: text for text in text_lines(written())}
    assert set(found) == {"Castle Climb 187 m", "42.2", "Elevation (m)"}
    left, top, right, bottom = found["42.2"].box
    assert left < 125 < 170 < right
    assert top < 380 < bottom
    standing = found["Elevation (m)"].box
    assert standing[3] - standing[1] > 3 * (standing[2] - standing[0])
    assert all(text.confidence > 0.8 for text in found.values())


def test_threads_read_the_same() -> None:
    picture = written()
    readings: list[list[str]] = []
    threads = [
        threading.Thread(target=lambda: readings.append([text.text for text in text_lines(picture)]))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert readings[0] == readings[1] == readings[2]
    assert len(readings) == 3


def test_an_empty_page_holds_no_words() -> None:
    assert text_lines(Picture(np.full((300, 400, 3), 255, np.uint8))) == ()
    assert read_at(np.full((300, 400, 3), 255, np.uint8), []) == ()


def test_a_line_is_capped() -> None:
    assert all(len(text.text) <= MOST_CHARACTERS for text in text_lines(written()))


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"PP-OCRv6_det_small.onnx is missing; install Paceline again"):
        TextModels(tmp_path).characters()
