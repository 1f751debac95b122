"""Whether one gear is light enough, called as an agent calls it."""

import pytest

from tests.tools.test_prediction_tools import called
from tools.check_gear import check_gear
from tools.domain.race import RaceBrief, Sport
from tools.kit.errors import MissingInput

RIDE = RaceBrief(sport=Sport.RIDE, distance_m=100_000, ftp_w=250, system_mass_kg=83)


@pytest.mark.parametrize(
    ("brief", "said"),
    [(RIDE, "drop the course as a file"), (RIDE.with_changes(sport=Sport.RUN), "tell me that you ride")],
)
async def test_without_climbs_or_a_ride_it_says_what_is_missing(brief: RaceBrief, said: str) -> None:
    with pytest.raises(MissingInput, match=said):
        await called(check_gear, brief, chainring=34, sprocket=34)
