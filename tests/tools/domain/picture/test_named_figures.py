import pytest
from hypothesis import given
from hypothesis import strategies as some

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.measures import LengthUnit, amounts, bare_number, number
from tools.domain.picture.named_figures import Meaning, named_figures


def line(text: str, left: float = 0, top: float = 0, high: float = 20, sure: float = 0.99) -> TextInPicture:
    return TextInPicture(text=text, box=(left, top, left + 11 * len(text), top + high), confidence=sure)


LINES = {
    "82 km / D+ 4 850 m / D- 4 850 m": {"distance": 82_000, "gain": 4850, "loss": 4850},
    "21,1 km·1'250 Hm": {"distance": 21_100, "gain": 1250},
    "Trail race, distance 21 km, 900 m of ascent": {"distance": 21_000, "gain": 900},
    "Distance 51.9 km Gain 1778 m Loss 1701 m": {"distance": 51_900, "gain": 1778, "loss": 1701},
    "51,9 km, +1778 m / -1701 m": {"distance": 51_900, "gain": 1778, "loss": 1701},
    "Länge: 12,5 km, Aufstieg 650 m, Abstieg 600 m": {"distance": 12_500, "gain": 650, "loss": 600},
    "Dénivelé positif 2 300 m": {"gain": 2300},
    "Dénivelé négatif : 1 900 m": {"loss": 1900},
    "Desnivel negativo: 2.100 m": {"loss": 2100},
    "Dislivello 4.230 m": {"gain": 4230},
    "Hoogtemeters 850": {"gain": 850},
    "Ganho de elevação 1.450 m": {"gain": 1450},
    "Lowest point 184 m, highest 498 m": {"lowest": 184, "highest": 498},
    "Elevation range 184–498 m": {"lowest": 184, "highest": 498},
    "Distance 26.2 miles": {"distance": 42_164.8},
    "Elevation gain 650 ft": {"gain": 198.12},
    "42.195 km": {"distance": 42_195},
    "Pace 5:09 min/km, speed 11.6 km/h": {},
    "water every 5 km": {},
    "aid at 10 km": {},
}


@pytest.mark.parametrize(("text", "says"), LINES.items())
def test_figures_of_one_line(text: str, says: dict[str, float]) -> None:
    found = {figure.meaning.value: figure.metres for figure in named_figures((line(text),)).named}
    assert found == pytest.approx(says, rel=1e-4)


@pytest.mark.parametrize("way", ["below", "above", "beside"])
def test_a_label_finds_its_number(way: str) -> None:
    texts = []
    for number_of, (label, value) in enumerate(
        (("Distance", "51.9 km"), ("Total gain", "1778 m"), ("Loss", "1701 m"))
    ):
        top = 100.0 * number_of
        texts.append(line(label, 0, top + (40 if way == "above" else 0)))
        texts.append(line(value, 150 if way == "beside" else 0, top + (30 if way == "below" else 0), 24))
    found = {figure.meaning.value: figure.metres for figure in named_figures(tuple(texts)).named}
    assert found == {"distance": 51_900, "gain": 1778, "loss": 1701}


def test_the_labels_of_an_axis_are_no_figures() -> None:
    axis = tuple(line(f"{km} km", 120 * km, 300) for km in range(0, 6))
    assert named_figures((line("Distance", 200, 330), *axis)).named == ()


def test_several_lengths_are_asked_about() -> None:
    figures = named_figures((line("5 km and 10 km"), line("21.1 km", 0, 60)))
    assert figures.of(Meaning.DISTANCE) is None
    assert figures.lengths_m == pytest.approx((5000, 10_000, 21_100))


def test_a_length_without_its_word_is_less_sure() -> None:
    named, alone = (named_figures((line(text),)).named[0] for text in ("Distance 42 km", "TRAIL 42 KM"))
    assert named.metres == alone.metres
    assert alone.confidence < named.confidence


@given(some.integers(1000, 99_999))
def test_thousands_are_read_in_every_hand(metres: int) -> None:
    for mark in (",", ".", "'", " "):
        assert amounts(f"{metres:,} m".replace(",", mark))[0].metres == metres


@given(some.floats(1, 999).map(lambda value: round(value, 1)))
def test_decimals_of_a_kilometre_are_read_with_point_and_comma(km: float) -> None:
    for written in (f"{km:.1f} km", f"{km:.1f} km".replace(".", ",")):
        assert amounts(written)[0].value == pytest.approx(km)
    assert number("42,195", LengthUnit.KM) == pytest.approx(42.195)
    assert number("42,195", LengthUnit.METRE) == 42_195


@given(some.text(max_size=60))
def test_any_text_is_taken(text: str) -> None:
    amounts(text)
    bare_number(text)
    named_figures((TextInPicture(text=text, box=(0, 0, 10, 10), confidence=0.5),))
