import pytest

from tools.sources.device_names import has_barometer, readable_device


@pytest.mark.parametrize(
    "device",
    ["garmin edge810", "Garmin Edge 1000", "EDGE705", "fenix5x", "Forerunner 945", "wahoo ELEMNT ROAM"],
)
def test_devices_known_for_their_barometer(device: str) -> None:
    assert has_barometer(device)


@pytest.mark.parametrize("device", ["Forerunner305", "fr235", "Edge 200", "Fitbit Versa", "StravaGPX", ""])
def test_devices_without_one(device: str) -> None:
    assert not has_barometer(device)


@pytest.mark.parametrize(
    ("maker", "product", "written"),
    [
        ("garmin", "edge810", "Garmin Edge 810"),
        ("garmin", "edge_530", "Garmin Edge 530"),
        ("garmin", "fr945", "Garmin Forerunner 945"),
        ("suunto", "Suunto 9 Baro", "Suunto 9 Baro"),
        ("wahoo_fitness", None, "Wahoo Fitness"),
    ],
)
def test_devices_as_people_write_them(maker: str, product: str | None, written: str) -> None:
    assert readable_device(maker, product) == written
