"""Points of the compass as degrees."""

import pytest

from tools.domain.ground.compass import compass_deg


@pytest.mark.parametrize(
    ("point", "degrees"),
    [
        ("N", 0),
        ("e", 90),
        ("south", 180),
        ("W", 270),
        ("SW", 225),
        ("north-west", 315),
        ("NNE", 22.5),
        ("up", None),
    ],
)
def test_points(point: str, degrees: float | None) -> None:
    assert compass_deg(point) == degrees
