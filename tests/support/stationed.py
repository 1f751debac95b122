"""A long run with stations of every kind, for what is told, drawn and carried of them."""

from datetime import date, time

from tests.support.courses import course_of
from tools.domain.course import Climb, CourseAnalysis
from tools.domain.race import AidSaid, AidService, AidStation, Cutoff, RaceBrief, Stop
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy

CLIMB = Climb(start_m=20_000, length_m=3000, gain_m=180, mean_grade=0.06, max_grade=0.07, category="3")


def stationed_course() -> CourseAnalysis:
    """Sixty kilometres with one climb."""
    return course_of(lambda x: 50 + 0.06 * min(max(x - 20_000, 0.0), 3000.0), 60_000, climbs=(CLIMB,))


def stationed_brief(**more: object) -> RaceBrief:
    """Aid every 10 km with cola from the middle, a crew point, a drop bag, a station that closes early."""
    said = RaceBrief(
        race_name="Long Sixty",
        distance_m=60_000,
        goal_time_s=7 * 3600,
        weight_kg=70,
        race_date=date(2027, 5, 8),
        start_time=time(6, 0),
        aid_every_m=10_000,
        stop_s_per_aid=120,
        aid_stations=(
            AidStation(name="", at_m=25_000, services=(AidService.CREW,)),
            AidStation(name="Aid 4", at_m=40_000, services=(AidService.WATER,), offers=("cola",)),
            AidStation(name="", at_m=42_000, services=(AidService.DROP_BAG,)),
        ),
        aid_said=(AidSaid(from_m=30_000, offers=("cola",)), AidSaid(service=AidService.DROP_BAG, stop_s=600)),
        stops=(Stop(at_m=35_000, duration_s=300),),
        cutoffs=(Cutoff(at_m=40_000, time_s=16_740), Cutoff(at_m=55_000, time_s=25_000)),
    )
    return said.with_changes(**more)


def stationed(**more: object) -> RaceStrategy:
    """The plan of all that."""
    return build_strategy(stationed_course(), stationed_brief(**more))
