"""What the card of a picture shows, and what it sends back."""

from typing import Any

import pytest

from tests.support.picture_readings import a_profile, a_reading, a_refusal, a_table
from tools.domain.course_picture import KeptPicture, PictureCorrections
from tools.domain.ground.picture_course import picture_course
from tools.domain.race import UnitSystem
from tools.domain.units import METRES_PER_FOOT, METRES_PER_MILE
from tools.kit.errors import MissingInput
from ui.picture_card import picture_card
from ui.picture_corrections import typed_corrections

KM, MI = UnitSystem.METRIC, UnitSystem.IMPERIAL


def kept(reading=None, **changed) -> KeptPicture:
    known: dict[str, Any] = {
        "id": "r",
        "upload_id": "u",
        "name": "photo.jpg",
        "reading": reading or a_reading(),
    }
    return KeptPicture.model_validate(known | changed)


def typed(picture: KeptPicture, units: UnitSystem = KM, **changed: object) -> dict[str, object]:
    card = picture_card(picture, units)
    fields = {name: value or "" for name, value in card["fields"].items()}  # type: ignore[attr-defined]
    return {**fields, "stations": card["stations"], "unit": card["unit"], **changed}


def test_it_shows_the_numbers_in_the_athletes_units() -> None:
    card = picture_card(kept(), KM)
    assert card["fields"] == {"name": "", "distance": "42", "lowest": "40", "highest": "190"}
    miles = picture_card(kept(), MI)
    assert miles["fields"] == {"name": "", "distance": "26.1", "lowest": "131", "highest": "623"}
    assert (miles["unit"], miles["height_unit"]) == ("mi", "ft")
    assert card["profile"][-1] == [42.0, 190.0]  # type: ignore[index]
    assert len(card["profile"]) < 500  # type: ignore[arg-type]
    assert card["picture"] == "/course/pictures/r/picture"
    assert (card["usable"], card["decided"], card["said"]) == (True, None, None)


def test_a_refusal_says_why_and_offers_nothing_to_confirm() -> None:
    card = picture_card(kept(a_refusal()), KM)
    assert (card["usable"], card["certainty"]) == (False, None)
    assert "tell me its length" in str(card["refusal"])


def test_what_was_decided_is_said() -> None:
    reading = a_reading()
    course = picture_course(reading, PictureCorrections(), reading_id="r", name="Lakeside")
    used = kept(reading, decided="used", course_id=course.id)
    assert "In use: 42 km with" in str(picture_card(used, KM, course)["said"])
    assert "numbers are in use" in str(picture_card(kept(a_table(), decided="used"), KM)["said"])
    assert "aside" in str(picture_card(kept(decided="declined"), KM)["said"])


@pytest.mark.parametrize("units", [KM, MI])
def test_what_is_left_as_it_was_is_no_correction(units: UnitSystem) -> None:
    for picture in (kept(), kept(a_table())):
        assert typed_corrections(typed(picture, units), picture) == PictureCorrections()


def test_what_is_put_right_counts_in_the_units_of_the_card() -> None:
    right = typed_corrections(typed(kept(), KM, distance="42,195", lowest="−5", name=" Lakeside "), kept())
    assert right == PictureCorrections(name="Lakeside", distance_m=42_195.0, lowest_m=-5.0)
    miles = typed_corrections(typed(kept(), MI, distance="26.2", highest="650"), kept())
    assert miles.distance_m == pytest.approx(26.2 * METRES_PER_MILE)
    assert miles.highest_m == pytest.approx(650 * METRES_PER_FOOT)


@pytest.mark.parametrize("wrong", ["", "forty", "1e9", "nan", "inf", "٤٢", "1.2.3", "9" * 20, None, [], {}])
def test_what_is_no_number_is_refused(wrong: object) -> None:
    with pytest.raises(MissingInput, match="Nothing was changed"):
        typed_corrections(typed(kept(), KM, distance=wrong), kept())


def test_stations_are_rows_and_keep_what_they_offer() -> None:
    picture = kept(a_table())
    rows = picture_card(picture, KM)["stations"]
    assert rows == [
        {"n": 0, "at": "5.2", "name": "Lake", "offers": "cola"},
        {"n": 1, "at": "21", "name": "Mill", "offers": ""},
    ]
    said = typed(picture, KM, stations=[{**rows[0], "at": "5.5"}, {"n": None, "at": "30", "name": "New"}])  # type: ignore[index]
    stations = typed_corrections(said, picture).stations
    assert stations is not None
    assert [(each.name, each.at_m, each.offers) for each in stations] == [
        ("Lake", 5_500.0, ("cola",)),
        ("New", 30_000.0, ()),
    ]
    for wrong in ("-3", "x"):
        with pytest.raises(MissingInput):
            typed_corrections(typed(picture, KM, stations=[{"n": 0, "at": wrong, "name": "Lake"}]), picture)


@pytest.mark.parametrize(
    "said", [None, "text", [], {"stations": "no rows"}, {"stations": [1, "2"], "unit": 5}]
)
def test_a_payload_of_another_shape_is_harmless(said: object) -> None:
    right = typed_corrections(said, kept())
    assert (right.distance_m, right.lowest_m, right.highest_m, right.name) == (None, None, None, None)


def test_a_long_profile_is_drawn_thin() -> None:
    card = picture_card(kept(a_reading(a_profile(points=5_000))), KM)
    assert len(card["profile"]) < 400  # type: ignore[arg-type]
