import pytest

from tools.domain.activity import ActivitySport
from tools.sources.sport_names import sport_named


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("Running", ActivitySport.RUN),
        ("trail_running", ActivitySport.RUN),
        ("Biking", ActivitySport.RIDE),
        ("road_biking", ActivitySport.RIDE),
        ("VirtualRide", ActivitySport.RIDE),
        ("lap_swimming", ActivitySport.SWIM),
        ("HIKING", ActivitySport.HIKE),
        ("Walk", ActivitySport.WALK),
        ("Rowing", ActivitySport.ROW),
        ("9", ActivitySport.RUN),
        ("Radfahrt", ActivitySport.RIDE),
        ("Wanderung", ActivitySport.HIKE),
        ("Course à pied", ActivitySport.RUN),
        ("Sortie à vélo", ActivitySport.RIDE),
        ("Natation", ActivitySport.SWIM),
        ("Wandelen", ActivitySport.WALK),
        ("Caminata", ActivitySport.WALK),
        ("Other", ActivitySport.OTHER),
        ("grow", ActivitySport.OTHER),
        (None, ActivitySport.OTHER),
    ],
)
def test_the_sport_a_file_names(text: str | None, sport: ActivitySport) -> None:
    assert sport_named(text) == sport
