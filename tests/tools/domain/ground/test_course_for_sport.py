"""The same ground, judged for another sport."""

import pytest

from tests.support.courses import rolling
from tests.support.tracks import hills, straight_track
from tools.domain.ground.course_analysis import analyze_course, flat_course
from tools.domain.ground.course_for_sport import for_sport
from tools.domain.race import Sport


@pytest.mark.parametrize("sport", list(Sport))
def test_it_is_as_if_the_file_had_been_read_for_that_sport(sport: Sport) -> None:
    track = straight_track(40_000.0, hills)
    read, judged = analyze_course(track, sport=sport), for_sport(analyze_course(track), sport)
    assert judged.difficulty is read.difficulty
    assert [round(climb.start_m, -2) for climb in judged.climbs] == [
        round(climb.start_m, -2) for climb in read.climbs
    ]
    assert [segment.advice for segment in judged.key_segments] == [
        segment.advice for segment in read.key_segments
    ]


def test_the_ground_and_the_id_stay() -> None:
    course = rolling(40_000.0)
    ridden = for_sport(course, Sport.RIDE)
    assert (ridden.id, ridden.elevation_m, ridden.grade) == (course.id, course.elevation_m, course.grade)


def test_a_course_without_heights_is_advised_in_the_sports_words() -> None:
    course = flat_course(40_000.0, "Flat")
    assert for_sport(course, Sport.RUN).key_segments == course.key_segments
    ridden = " ".join(segment.advice for segment in for_sport(course, Sport.RIDE).key_segments)
    assert "gear" in ridden
    assert "runner" not in ridden
