"""Aid stations in sentences that were written after the patterns, by the same meanings."""

import pytest

from tests.agent.understanding.test_aid_words import BAG, CREW, FOOD, LONG, WATER, at, miles, told
from tests.support.understanding import IMPERIAL, TRAIL, said
from tools.domain.race import AidStation, Cutoff, RaceBrief

UNSEEN: tuple[tuple[str, RaceBrief, dict[str, object]], ...] = (
    ("we get aid at 12, 24, 36 and 48 km", TRAIL, at(12, 24, 36, 48)),
    ("my drop bag will be at km 37", TRAIL, at(37, services=(BAG,))),
    ("my husband and kids will meet me at 22 km", TRAIL, at(22, services=(CREW,))),
    (
        "aid stations every 8 km with cola from km 40",
        TRAIL,
        {"aid_every_m": 8_000, **told(from_m=40_000, offers=("cola",))},
    ),
    ("the aid station at 18 km no longer exists", TRAIL, at(18, absent=True)),
    (
        "I plan 5 minutes at the drop bag and 1 minute at every aid station",
        TRAIL,
        {"stop_s_per_aid": 60, **told(service=BAG, stop_s=300)},
    ),
    ("soup at 30k and 45k", TRAIL, at(30, 45, services=(FOOD,), offers=("soup",))),
    ("crew allowed at mile 13.5 and mile 26", IMPERIAL, miles(13.5, 26, services=(CREW,))),
    ("water only at km 8", TRAIL, at(8, services=(WATER,))),
    (
        "Aid 1: km 11, Aid 2: km 23, Aid 3: km 35",
        TRAIL,
        {
            "aid_stations": tuple(
                AidStation(name=f"Aid {n}", at_m=m) for n, m in ((1, 11_000), (2, 23_000), (3, 35_000))
            )
        },
    ),
    (
        "aid station 5 at 62 km shuts at 11:00",
        LONG,
        {**at(62, name="Aid 5"), "cutoffs": (Cutoff(at_m=62_000, time_s=39_600),)},
    ),
    (
        "there is a feed station at the 33 km mark with gels and water",
        TRAIL,
        at(33, services=(WATER, FOOD), offers=("gels",)),
    ),
    ("I can leave a bag at km 50", TRAIL, at(50, services=(BAG,))),
    ("stop for 8 minutes at the crew point at km 40", TRAIL, at(40, services=(CREW,), stop_s=480)),
    ("how many gels should I carry between aid stations?", TRAIL, {}),
    ("the course has aid at km 9, 19 and 31", TRAIL, at(9, 19, 31)),
    ("drop bags allowed at mile 31", IMPERIAL, miles(31, services=(BAG,))),
    ("crew can come to km 27", TRAIL, at(27, services=(CREW,))),
    ("I'll stop 4 minutes with the crew", TRAIL, told(service=CREW, stop_s=240)),
    ("water and bananas at all stations", TRAIL, told(services=(WATER,), offers=("bananas",))),
    ("cola starts at km 35", TRAIL, told(from_m=35_000, offers=("cola",))),
    (
        "Aid 4 @ 33.2 km - soup, bread",
        TRAIL,
        at(33.2, name="Aid 4", services=(FOOD,), offers=("soup", "bread")),
    ),
    ("there are 6 aid stations, one every 8 km", TRAIL, {"aid_every_m": 8_000}),
    ("no drop bag at 40 km after all", TRAIL, at(40, absent=True)),
    (
        "the aid station at 44 km has a cutoff of 8:15",
        TRAIL,
        {**at(44), "cutoffs": (Cutoff(at_m=44_000, time_s=29_700),)},
    ),
    ("my parents are at km 15 and km 30", TRAIL, at(15, 30, services=(CREW,))),
    ("feed zones at 40, 85 and 110k, 3 min each", TRAIL, at(40, 85, 110, stop_s=180)),
)


@pytest.mark.parametrize(("text", "brief", "changes"), UNSEEN, ids=[text for text, _, _ in UNSEEN])
def test_sentences_nobody_wrote_a_pattern_for(
    text: str, brief: RaceBrief, changes: dict[str, object]
) -> None:
    understood = said(text, brief).changes
    about_aid = {
        "aid_stations",
        "aid_said",
        "aid_every_m",
        "stop_s_per_aid",
        "stops",
        "cutoffs",
        "distance_m",
    }
    assert {name: value for name, value in understood.items() if name in about_aid} == changes
