"""The pictures for a phone and for a posted link: their size, their quiet part, their words."""

import io

import numpy as np
import pytest
from PIL import Image

from tests.support.carried_kinds import KINDS, carried_kind
from tests.support.printed import printed
from tools.formats import lock_screen_png, og_picture


def picture(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB")


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_screen_leaves_its_upper_third_to_the_clock(kind: str) -> None:
    image = picture(lock_screen_png.written(carried_kind(kind)))
    assert image.size == (1170, 2532)
    pixels = np.asarray(image)
    assert (pixels[:844] == pixels[0, 0]).all()
    assert (pixels[-240:] == pixels[0, 0]).all()
    assert (pixels[844:-240] != pixels[0, 0]).any()


@pytest.mark.parametrize("kind", KINDS)
def test_the_lock_screen_says_what_the_plan_says(kind: str) -> None:
    plan = carried_kind(kind).plan
    text = printed(lock_screen_png.drawn(carried_kind(kind))).text
    for row in plan.groups:
        assert f"{row.place} {row.elapsed}" in text


@pytest.mark.parametrize("kind", KINDS)
def test_the_posted_picture_has_its_size_and_its_words(kind: str) -> None:
    carried = carried_kind(kind)
    image = picture(og_picture.written(carried))
    assert image.size == (1200, 630)
    text = printed(og_picture.drawn(carried)).text
    assert carried.plan.title in text
    assert carried.plan.goal in text
    assert carried.plan.when in text


@pytest.mark.parametrize("write", [lock_screen_png.written, og_picture.written])
def test_a_picture_tells_nothing_about_its_making(write: object) -> None:
    content = write(carried_kind("run"))  # type: ignore[operator]
    assert content == write(carried_kind("run"))  # type: ignore[operator]
    with Image.open(io.BytesIO(content)) as image:
        assert image.info == {} or set(image.info) <= {"dpi"}
