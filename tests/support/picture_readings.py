"""Readings of pictures as they come from the reader, made of numbers."""

import numpy as np

from tools.domain.course_picture import AxisLabel, PictureKind, PictureReading, ReadAxis, ReadProfile
from tools.domain.finding import Finding
from tools.domain.race import AidStation


def an_axis(unit: str, residual: float = 0.004) -> ReadAxis:
    labels = tuple(
        AxisLabel(text=str(n * 10), value=n * 10.0, x_px=n * 90.0, y_px=400.0, used=True) for n in range(5)
    )
    return ReadAxis(unit=unit, assumed_unit=False, labels=labels, residual=residual)


def a_profile(
    length_m: float = 42_000.0,
    low_m: float = 40.0,
    high_m: float = 190.0,
    *,
    hills: float = 1.5,
    points: int = 421,
) -> ReadProfile:
    """Return a profile that rises and falls `hills` times between two heights."""
    share = np.linspace(0.0, 1.0, points)
    shape = (1.0 - np.cos(2 * np.pi * hills * share)) / 2.0
    line = [(40.0 + 900.0 * at, 400.0 - 300.0 * up) for at, up in zip(share[::10], shape[::10], strict=True)]
    return ReadProfile(
        distance_m=tuple((share * length_m).tolist()),
        elevation_m=tuple((low_m + shape * (high_m - low_m)).tolist()),
        line_px=tuple((float(x), float(y)) for x, y in line),
        distance_axis=an_axis("km"),
        elevation_axis=an_axis("m"),
    )


def found(name: str, value: float, low: float | None = None, high: float | None = None) -> Finding:
    return Finding(name=name, value=value, unit="m", low=low, high=high, model="test", source="test")


def a_reading(profile: ReadProfile | None = None, **changed: object) -> PictureReading:
    """Return a reading of a profile that was read well."""
    profile = profile or a_profile()
    known: dict[str, object] = {
        "kind": PictureKind.PROFILE,
        "width_px": 990,
        "height_px": 440,
        "profile": profile,
        "distance": found("distance", profile.distance_m[-1], profile.distance_m[-1] - 100),
        "gain": found("gain", 225.0, 220.0, 232.0),
        "lowest": found("lowest", min(profile.elevation_m)),
        "highest": found("highest", max(profile.elevation_m)),
        "confidence": 0.9,
        "confidence_reasons": ("9 of 9 labels fit a straight scale",),
    }
    return PictureReading.model_validate(known | changed)


def a_table(**changed: object) -> PictureReading:
    """Return a reading of a table of aid stations without a profile."""
    stations = (
        AidStation(name="Lake", at_m=5_200.0, offers=("cola",)),
        AidStation(name="Mill", at_m=21_000.0),
    )
    known: dict[str, object] = {
        "kind": PictureKind.AID_TABLE,
        "width_px": 600,
        "height_px": 800,
        "stations": stations,
        "distance": found("distance", 42_195.0),
        "confidence": 0.8,
    }
    return PictureReading.model_validate(known | changed)


def a_refusal(**changed: object) -> PictureReading:
    """Return a reading of something that is no course."""
    known: dict[str, object] = {
        "kind": PictureKind.OTHER,
        "width_px": 640,
        "height_px": 480,
        "refusal": "I found no number in it, so no course. Drop the GPX file, or tell me its length.",
    }
    return PictureReading.model_validate(known | changed)
