import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from tests.tools.domain.picture.test_reconcile import profile
from tools.domain.picture.judging import judged
from tools.domain.picture.picture_look import Look, look_of
from tools.domain.picture.profile_figures import (
    error_m,
    jumping_share,
    late_share,
    lost_beginning,
    profile_figures,
)
from tools.domain.picture.seen_parts import Seen


def test_figures_carry_what_the_pixels_leave_open() -> None:
    drawn = profile(42_000, 300, 500)
    found = profile_figures(drawn)
    assert found["distance"].value == 42_000
    assert found["lowest"].value == 300
    assert found["highest"].value == 500
    gain = found["gain"]
    assert gain.low is not None
    assert gain.high is not None
    assert gain.value is not None
    assert gain.low < 600 < gain.high
    assert gain.high - gain.low >= 2 * error_m(drawn.elevation_axis)


@given(some.lists(some.floats(-400, 8000), min_size=3, max_size=80))
def test_ranges_hold_their_value(heights: list[float]) -> None:
    drawn = profile().model_copy(
        update={
            "elevation_m": tuple(heights),
            "distance_m": tuple(float(x) for x in np.linspace(0, 42_000, len(heights))),
        }
    )
    for finding in profile_figures(drawn).values():
        assert finding.low is not None
        assert finding.value is not None
        assert finding.high is not None
        assert finding.low <= finding.value <= finding.high


def test_a_line_that_jumps_is_refused() -> None:
    drawn = profile()
    heights = np.asarray(drawn.elevation_m)
    assert jumping_share(drawn) == 0.0
    heights[::20] += 400
    jumping = drawn.model_copy(update={"elevation_m": tuple(heights)})
    read = judged(Seen((), jumping, Look.DRAWING, 1000, 450))
    assert read.profile is None
    assert read.refusal is not None
    assert "jumps up and down" in read.refusal


def test_axes_no_course_has_are_refused() -> None:
    for drawn in (
        profile(5_000_000),
        profile(42_000, 9_500, 12_000),
        profile(150, 0, 500),
        profile(42_000, 300, 300.4),
    ):
        read = judged(Seen((), drawn, Look.DRAWING, 1000, 450))
        assert read.profile is None
        assert read.refusal is not None
        assert "axes" in read.refusal


def test_fewer_labels_make_less_sure() -> None:
    drawn = profile()
    axis = drawn.distance_axis
    odd = axis.labels[-1].model_copy(update={"used": False})
    fewer = drawn.model_copy(
        update={"distance_axis": axis.model_copy(update={"labels": (*axis.labels[:-1], odd)})}
    )
    assumed = drawn.model_copy(
        update={"elevation_axis": drawn.elevation_axis.model_copy(update={"assumed_unit": True})}
    )
    sure, less, guessed = (
        judged(Seen((), each, Look.DRAWING, 1000, 450)).confidence for each in (drawn, fewer, assumed)
    )
    assert less < sure
    assert guessed < sure


def test_a_line_whose_beginning_is_lost_is_refused() -> None:
    drawn = profile()
    late = drawn.model_copy(update={"line_px": tuple((x + 240, y) for x, y in drawn.line_px)})
    assert late_share(drawn) < 1e-9
    assert lost_beginning(drawn) is None
    assert 0.25 < late_share(late) < 0.35
    read = judged(Seen((), late, Look.DRAWING, 1000, 450))
    assert read.profile is None
    assert read.refusal is not None
    assert "only from km 13 on, though its axis begins at 0" in read.refusal


def test_a_chart_that_begins_later_is_less_sure() -> None:
    drawn = profile()
    axis = drawn.distance_axis
    later = tuple(label.model_copy(update={"value": label.value + 20}) for label in axis.labels)
    moved = drawn.model_copy(update={"distance_axis": axis.model_copy(update={"labels": later})})
    assert lost_beginning(moved) is None
    sure, less = (judged(Seen((), each, Look.DRAWING, 1000, 450)) for each in (drawn, moved))
    assert less.confidence < sure.confidence
    assert any("begins well behind" in reason for reason in less.confidence_reasons)


def test_pixels_alone_tell_surfaces_noise_and_photos_apart() -> None:
    random = np.random.default_rng(1)
    assert look_of(np.full((50, 50, 3), 200, np.uint8)) is Look.EVEN
    assert look_of(random.integers(0, 256, (80, 80, 3), dtype=np.uint8)) is Look.NOISE
    page = np.full((80, 80, 3), 255, np.uint8)
    page[20:30, 10:60] = 0
    assert look_of(page) is Look.DRAWING
    y, x = np.mgrid[0:80, 0:80]
    hill = (120 + 60 * np.sin(x / 20) + 40 * np.cos(y / 15))[..., None] + random.normal(0, 2, (80, 80, 3))
    assert look_of(hill.clip(0, 255).astype(np.uint8)) is Look.PHOTO
    assert look_of(np.full((1, 1, 3), 7, np.uint8)) is Look.EVEN
