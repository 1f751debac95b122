"""Numbers as they are written: with their units, as ranges, in words, and read back as displayed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain import display
from tools.domain.checking.lexing import quantities_in
from tools.domain.checking.measures import Dimension
from tools.domain.checking.quantities import Hedge, Quantity
from tools.domain.race import UnitSystem

ONE: tuple[tuple[str, Dimension, float], ...] = (
    ("3:45:00", Dimension.DURATION, 13_500),
    ("3h45", Dimension.DURATION, 13_500),
    ("3 h 45 min", Dimension.DURATION, 13_500),
    ("3 hours and 45 minutes", Dimension.DURATION, 13_500),
    ("three and a half hours", Dimension.DURATION, 12_600),
    ("an hour and a half", Dimension.DURATION, 5_400),
    ("an hour and 20 minutes", Dimension.DURATION, 4_800),
    ("half an hour", Dimension.DURATION, 1_800),
    ("three quarters of an hour", Dimension.DURATION, 2_700),
    ("1 min 30 s", Dimension.DURATION, 90),
    ("a 45-minute run", Dimension.DURATION, 2_700),
    ("2:55 h", Dimension.DURATION, 10_500),
    ("three forty-five", Dimension.DURATION, 13_500),
    ("5:20 /km", Dimension.PACE, 0.320),
    ("5:20 per kilometre", Dimension.PACE, 0.320),
    ("5'20\"/km", Dimension.PACE, 0.320),
    ("5 minutes 20 seconds per kilometre", Dimension.PACE, 0.320),
    ("8:35 /mi", Dimension.PACE, 515 / 1609.344),
    ("42.195 km", Dimension.LENGTH, 42_195),
    ("forty-two kilometres", Dimension.LENGTH, 42_000),
    ("two hundred and fifty metres", Dimension.LENGTH, 250),
    ("26.2 miles", Dimension.LENGTH, 42_164.8),
    ("360 ft", Dimension.LENGTH, 109.728),
    ("km 24.4", Dimension.PLACE, 24_400),
    ("the 27th kilometre", Dimension.PLACE, 27_000),
    ("mile 18.6", Dimension.PLACE, 29_933.8),
    ("60 grams", Dimension.MASS, 60),
    ("450 mg", Dimension.MASS, 0.45),
    ("58 kg", Dimension.MASS, 58_000),
    ("½ litre", Dimension.VOLUME, 500),
    ("215 watts", Dimension.POWER, 215),
    ("168 bpm", Dimension.HEART_RATE, 168),
    ("2,450 kcal", Dimension.ENERGY, 2_450),
    ("−2.7 %", Dimension.PERCENT, -2.7),
    ("thirty per cent", Dimension.PERCENT, 30),
    ("68 °F", Dimension.TEMPERATURE, 20),
    ("twenty-one weeks", Dimension.DAYS, 147),
    ("version 2", Dimension.VERSION, 2),
    ("v3", Dimension.VERSION, 3),
    ("the second version", Dimension.VERSION, 2),
    ("zone 2", Dimension.ZONE, 2),
    ("7:30 am", Dimension.TIME_OF_DAY, 27_000),
    ("a dozen", Dimension.BARE, 12),
    ("4 million marathons", Dimension.COUNT, 4_000_000),
)


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    (quantity,) = quantities_in(text)
    return quantity


@pytest.mark.parametrize(("text", "dimension", "value"), ONE)
def test_a_number_is_read_with_its_unit(text: str, dimension: Dimension, value: float) -> None:
    reading = only(text).readings[0]
    assert reading.dimension is dimension
    assert reading.value == pytest.approx(value, rel=1e-4)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5:10–5:20 /km", 0.310, 0.320),
        ("between 50 and 60 g", 50, 60),
        ("60 to 90 grams of carbs per hour", 60, 90),
        ("between km 24.4 and 28", 24_400, 28_000),
        ("3:35:00–4:33:00", 12_900, 16_380),
        ("400–750 ml an hour", 400, 750),
    ],
)
def test_a_range_has_two_ends(text: str, low: float, high: float) -> None:
    reading = only(text).readings[0]
    assert reading.value == pytest.approx(low)
    assert reading.high == pytest.approx(high)


def test_a_change_is_no_range() -> None:
    first, last = quantities_in("The goal moves from 3:45:00 to 3:30:00")
    assert first.is_change
    assert last.is_change


def test_a_unit_told_once_is_of_the_whole_list() -> None:
    places = quantities_in("Gels at km 5.3, 9.9 and 15.1; one at km 18.9.")
    assert [place.readings[0].value for place in places if place.dimension is Dimension.PLACE] == [
        pytest.approx(each) for each in (5_300, 9_900, 15_100, 18_900)
    ]


def test_an_amount_an_hour_is_one_amount() -> None:
    assert only("60 g of carbohydrate an hour").per == "hour"
    dose, before = quantities_in("120 mg about an hour before the start")
    assert dose.per == ""
    assert before.readings[0].value == 3_600


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 3:57", Hedge.ABOUT),
        ("just under four hours", Hedge.UNDER),
        ("more than 10 minutes", Hedge.OVER),
        ("at most 400 ml", Hedge.AT_MOST),
        ("never less than 750 ml", Hedge.AT_LEAST),
        ("400 ml is the maximum", Hedge.AT_MOST),
        ("add up to 200 g", Hedge.NONE),
    ],
)
def test_how_loosely_a_number_is_meant(text: str, hedge: Hedge) -> None:
    assert only(text).hedge is hedge


def test_a_line_number_is_no_quantity() -> None:
    assert quantities_in("2. Then climb by effort") == ()


@given(st.floats(60, 86_400), st.sampled_from(UnitSystem))
def test_a_displayed_time_is_read_back(seconds: float, units: UnitSystem) -> None:
    readings = only(display.clock(seconds)).readings
    assert any(abs(reading.value - seconds) <= 0.5 + 1e-6 for reading in readings)


@given(st.floats(0.15, 0.9), st.sampled_from(UnitSystem))
def test_a_displayed_pace_is_read_back(pace: float, units: UnitSystem) -> None:
    reading = only(display.pace(pace, units)).readings[0]
    assert reading.dimension is Dimension.PACE
    assert abs(reading.value - pace) <= reading.step / 2 + 1e-9


@given(st.floats(100, 200_000), st.sampled_from(UnitSystem))
def test_a_displayed_distance_is_read_back(metres: float, units: UnitSystem) -> None:
    reading = only(display.distance(metres, units)).readings[0]
    assert abs(reading.value - metres) <= 0.051 * display.unit_length_m(units)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for quantity in quantities_in(text):
        assert text[quantity.start : quantity.end] == quantity.written
