"""Aid stations in a conversation without any model: said, planned with, asked for."""

from pathlib import Path

from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.gpx_files import gpx, line_points, track

PLAN = "60 km trail run in 7 hours, I weigh 70 kg, it starts at 6:00, aid every 10 km with cola from 30"


async def test_stations_are_said_planned_with_and_asked_for(database: Database, home: Path) -> None:
    async with coach_on(database, home) as coach:
        heard = await ask(coach, "athlete1", "t1", PLAN)
        assert "5 aid stations are in the plan: km 10, 20, 30, 40 and 50." in heard.section("nutrition")
        heard = await ask(coach, "athlete1", "t1", "drop bag at 42 and crew at km 25")
        assert "**km 42, the drop bag**" in heard.section("nutrition")
        assert heard.sections == ["nutrition"]
        heard = await ask(coach, "athlete1", "t1", "10 min at the drop bag")
        assert "10 min in all, within the goal" in heard.section("pacing")
        heard = await ask(coach, "athlete1", "t1", "aid 4 at km 40 closes at 10:36")
        assert "km 40 (“Aid 4”), 10:36: the plan leaves it at 10:32" in heard.section("pacing")
        heard = await ask(coach, "athlete1", "t1", "what do I put into the drop bag?")
        assert heard.section("nutrition").startswith("- **km 42, the drop bag**")
        assert "km 50" not in heard.section("nutrition")


async def test_a_course_brings_its_own_stations(database: Database, home: Path) -> None:
    places = "".join(
        f'<wpt lat="{45 + km / 111.195:.6f}" lon="7.0"><name>{name}</name></wpt>'
        for km, name in ((5, "Ravito 1 - water, gels"), (12, "Drop bag"), (14, "Museum"))
    )
    content = gpx(places + track(line_points([100.0] * 2001))).encode()
    async with coach_on(database, home) as coach:
        upload = await coach.receive_upload("athlete2", "race.gpx", "application/gpx+xml", content)
        heard = await ask(coach, "athlete2", "t2", "in 2:10", [upload.id])
        assert "2 aid stations are in the plan: km 5 and 12." in heard.section("nutrition")
        assert "“Ravito 1”" in heard.section("nutrition")


async def test_nothing_known_says_what_to_tell(database: Database, home: Path) -> None:
    async with coach_on(database, home) as coach:
        await ask(coach, "athlete3", "t3", "marathon in 3:45, I weigh 70 kg")
        heard = await ask(coach, "athlete3", "t3", "what do I put into the drop bag?")
        assert "tell me at which kilometre it is" in heard.section("nutrition")


async def test_water_and_a_cut_off_on_a_planned_ride_change_the_plan(database: Database, home: Path) -> None:
    async with coach_on(database, home) as coach:
        await ask(coach, "athlete4", "t4", "plan my 180 km bike ride, FTP 260 W, 72 kg, starts at 7:00")
        said = "water at mile 30 and mile 60, cut-off at mile 80 at 15:00"
        heard = await ask(coach, "athlete4", "t4", said)
        assert heard.sections[:2] == ["pacing", "nutrition"]
        assert "The tightest cut-off is km 128.7, 15:00: the plan leaves it at " in heard.section("pacing")
        assert "2 aid stations are in the plan: km 48.3 and 96.6." in heard.section("nutrition")
        assert "Looking at that place" not in heard.steps
