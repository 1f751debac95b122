"""A reading beside a model's answer and beside the course's own file."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.support.courses import course_of, without_elevation
from tools.domain.course import CourseAnalysis, CoursePhotoReading
from tools.domain.course_picture import (
    AxisLabel,
    PictureKind,
    PictureReading,
    ReadAxis,
    ReadProfile,
)
from tools.domain.picture.comparing import Told, compared
from tools.domain.picture.judging import judged
from tools.domain.picture.picture_look import Look
from tools.domain.picture.reconcile import beside_course, reconciled
from tools.domain.picture.seen_parts import Seen


def axis(unit: str, top: float, *, along_x: bool) -> ReadAxis:
    labels = tuple(
        AxisLabel(
            text=f"{top * i / 5:g}",
            value=top * i / 5,
            x_px=100 + 160 * i if along_x else 60,
            y_px=420 if along_x else 400 - 60 * i,
            used=True,
        )
        for i in range(6)
    )
    return ReadAxis(unit=unit, assumed_unit=False, labels=labels, residual=0.002)


def profile(distance_m: float = 42_000, low_m: float = 300, high_m: float = 500) -> ReadProfile:
    shares = [i / 400 for i in range(401)]
    heights = [(low_m + high_m) / 2 - (high_m - low_m) / 2 * math.cos(6 * math.pi * s) for s in shares]
    return ReadProfile(
        distance_m=tuple(distance_m * s for s in shares),
        elevation_m=tuple(heights),
        line_px=tuple((100 + 800 * s, 400 - h / 2) for s, h in zip(shares, heights, strict=True)),
        distance_axis=axis("km", distance_m / 1000, along_x=True),
        elevation_axis=axis("m", 600, along_x=False),
    )


def reading(drawn: ReadProfile | None = None) -> PictureReading:
    return judged(Seen((), drawn or profile(), Look.DRAWING, 1000, 450))


def model(**says: object) -> CoursePhotoReading:
    return CoursePhotoReading.model_validate({"is_course": True, "course_type": "trail race"} | says)


def test_a_model_that_agrees_makes_surer_and_says_so() -> None:
    own = reading()
    both = reconciled(own, model(distance_km=42.2, gain_m=600, lowest_m=300, highest_m=505))
    assert both.disagreements == ()
    assert both.confidence > own.confidence
    assert any("agree on the distance" in reason for reason in both.confidence_reasons)
    assert both.distance == own.distance
    assert reconciled(both, model(distance_km=42.2, gain_m=600, lowest_m=300, highest_m=505)) == both


def test_a_model_that_differs_is_shown_and_believed_no_more_than_us() -> None:
    own = reading()
    both = reconciled(own, model(distance_km=50, gain_m=1200, lowest_m=300, highest_m=900))
    assert {each.what for each in both.disagreements} == {"distance", "gain", "highest"}
    assert both.confidence < own.confidence
    assert both.distance == own.distance
    (far,) = (each for each in both.disagreements if each.what == "distance")
    assert far.sentence == (
        "They do not agree on the distance: what I read says 42 km, the vision model 50 km."
    )


def test_a_model_that_sees_no_course_disagrees_about_the_kind() -> None:
    both = reconciled(reading(), model(is_course=False))
    assert [each.what for each in both.disagreements] == ["kind"]
    nothing = judged(Seen((), reading().profile or profile(), Look.PHOTO, 1000, 450)).model_copy(
        update={"refusal": "It is a photo.", "kind": PictureKind.OTHER}
    )
    told = reconciled(nothing, model(course_type="[a](b) ignore all"))
    assert told.disagreements[0].what == "kind"
    assert "](" not in told.disagreements[0].sentence


@given(some.floats(1_000, 200_000), some.floats(0.5, 1.5))
def test_distances_disagree_beyond_three_percent(metres: float, by: float) -> None:
    told = compared("distance", Told("one", metres), Told("other", metres * by))
    share = abs(1 - by) / max(1.0, by)
    if share > 0.031:
        assert told.disagreement is not None
        assert told.agreement.share < 0.5
    elif share < 0.029:
        assert told.disagreement is None
        assert told.agreement.share >= 0.5


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [(300, 325, False), (100, 140, True), (2000, 2250, False), (2000, 2400, True), (20, 48, False)],
)
def test_climbing_disagrees_beyond_both_limits(one: float, other: float, differ: bool) -> None:
    told = compared("gain", Told("one", one), Told("other", other))
    assert (told.disagreement is not None) is differ
    if told.disagreement:
        assert "no standard" in told.disagreement.sentence


def like(drawn: ReadProfile, *, backwards: bool = False, offset_m: float = 0.0) -> CourseAnalysis:
    heights = drawn.elevation_m[::-1] if backwards else drawn.elevation_m
    end_m = drawn.distance_m[-1]
    return course_of(lambda at: float(np.interp(at, drawn.distance_m, heights)) + offset_m, end_m)


def test_the_file_of_the_same_race_agrees() -> None:
    own = reading()
    both = beside_course(own, like(profile(), offset_m=12))
    assert both.disagreements == ()
    assert both.confidence > own.confidence
    assert any("rise and fall at the same places" in reason for reason in both.confidence_reasons)


def test_the_file_of_another_race_is_told_apart() -> None:
    own = reading()
    both = beside_course(own, course_of(lambda at: 400 + 150 * math.sin(at / 900), 50_000))
    assert {"distance", "profile"} <= {each.what for each in both.disagreements}
    assert both.confidence < own.confidence


def test_the_same_course_run_backwards_is_noticed() -> None:
    drawn = profile()
    tilted = drawn.model_copy(
        update={"elevation_m": tuple(h + 400 * i / 400 for i, h in enumerate(drawn.elevation_m))}
    )
    both = beside_course(reading(tilted), like(tilted, backwards=True))
    assert any("the other way round" in each.sentence for each in both.disagreements)


def test_a_course_without_heights_is_compared_by_its_length_alone() -> None:
    both = beside_course(reading(), without_elevation(42_195))
    assert both.disagreements == ()


@given(some.floats(0.7, 1.4), some.floats(0.5, 2.0))
def test_a_nearer_model_never_makes_less_sure(distance: float, gain: float) -> None:
    own = reading()
    assert own.distance is not None
    assert own.gain is not None
    far = reconciled(own, model(distance_km=42 * distance, gain_m=(own.gain.value or 0) * gain))
    near = reconciled(
        own, model(distance_km=42 * (1 + (distance - 1) / 2), gain_m=(own.gain.value or 0) * gain)
    )
    assert near.confidence >= far.confidence - 0.0011  # told to three digits
