from tools.domain.course_picture import TextInPicture
from tools.domain.picture.chart_subject import Along, Subject, along_of, subject_of
from tools.domain.picture.map_marks import distance_by_marks, map_marks


def at(text: str, x: float, y: float, *, stands: bool = False) -> TextInPicture:
    wide, high = (16, 9 * len(text)) if stands else (9 * len(text), 16)
    return TextInPicture(text=text, box=(x, y, x + wide, y + high), confidence=0.99)


def row(*labels: str, y: float = 400) -> tuple[TextInPicture, ...]:
    return tuple(at(label, 100 + 120 * place, y) for place, label in enumerate(labels))


def test_a_word_at_the_axis_counts_more_than_one_in_a_menu() -> None:
    menu = (at("Elevation", 10, 100), at("Pace", 10, 140))
    assert subject_of((*menu, at("Heart rate in bpm", 300, 40))) is Subject.HEART_RATE
    assert subject_of((*menu, at("Heart rate", 300, 40, stands=True))) is Subject.HEART_RATE


def test_heights_win_a_tie_with_what_is_drawn_over_them() -> None:
    both = (at("pace (min/km)", 10, 100, stands=True), at("elevation (m)", 900, 100, stands=True))
    assert subject_of(both) is Subject.ELEVATION
    assert subject_of((at("Altitude: 685 m", 10, 10), at("Speed: 53 km/h", 10, 40))) is None


def test_what_runs_along_the_foot_is_told() -> None:
    assert along_of(row("10:00", "20:00", "30:00")) is Along.TIME
    assert along_of(row("Jan", "Feb", "Mar", "Apr", "May")) is Along.DATES
    assert along_of(row("2019", "2020", "2021", "2022")) is Along.DATES
    assert along_of(row("W10", "W11", "W12", "W13")) is Along.DATES
    assert along_of((*row("10", "20", "30"), at("Time (min)", 300, 430))) is Along.TIME
    assert along_of((*row("0.00", "0.83", "1.67", "2.50"), at("distance (km)", 300, 430))) is None
    assert along_of(row("0", "10", "20", "30", "40")) is None


def test_a_table_of_laps_has_no_axis_of_time() -> None:
    rows = [each for y in range(5) for each in row("1.0", "5:09", "5:09", "10:20", y=100 + 40 * y)]
    assert along_of(tuple(rows)) is None


def test_marks_on_a_map_bound_the_length() -> None:
    marks = map_marks(
        (at("1 Mile", 100, 300), at("2 Mile", 260, 340), at("3-Mile", 60, 40), at("Start / Finish", 90, 10))
    )
    assert marks is not None
    assert marks.round_trip
    found = distance_by_marks(marks)
    assert found.value is None
    assert found.low is not None
    assert found.high is not None
    assert 4828 <= found.low < found.high <= 6438
    kilometres = map_marks((at("km 5", 100, 300), at("km 10", 260, 40), at("km 15", 60, 140)))
    assert kilometres is not None
    assert distance_by_marks(kilometres).high == 20_000


def test_the_labels_of_an_axis_are_no_marks() -> None:
    assert map_marks(row("0km", "1km", "2km", "3km")) is None
