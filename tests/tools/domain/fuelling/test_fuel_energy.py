"""Energy: about 1 kcal per kg and km for a runner, about 1 kcal per kJ of work for a rider."""

import pytest

from tests.support.courses import course_of, flat, without_elevation
from tests.support.paced import even_pacing, even_ride
from tools.domain.finding import Finding
from tools.domain.fuelling.fuel_energy import energy_eaten, energy_used
from tools.domain.race import RaceBrief, Sport

RUN = even_pacing(10_000, 3600)


@pytest.mark.parametrize("course", [flat(10_000), without_elevation(10_000)])
def test_a_flat_run_burns_one_kcal_per_kg_and_km(course: object) -> None:
    used = energy_used(course, RaceBrief(), RUN, 70)  # type: ignore[arg-type]
    assert used.value == pytest.approx(700)
    assert used.low == pytest.approx(0.86 * 700, rel=0.001)
    assert used.high == pytest.approx(700 * (1 + 0.24 / 3.40))  # runners differ by 3.40 ± 0.24 J/kg/m


def test_a_climb_of_ten_percent_costs_in_minettis_proportion() -> None:
    climb = course_of(lambda x: 0.1 * x, 10_000)
    used = energy_used(climb, RaceBrief(), RUN, 70)
    assert used.value == pytest.approx(700 * 5.968 / 3.6, rel=0.001)


def test_a_ride_burns_as_many_kcal_as_it_has_kilojoules_of_work() -> None:
    pacing = even_pacing(120_000, 4 * 3600, ride=even_ride(120_000, 4 * 3600, power_w=200))
    used = energy_used(flat(120_000), RaceBrief(sport=Sport.RIDE), pacing, 75)
    assert used.value == pytest.approx(2880)


def test_a_ride_without_power_is_not_guessed() -> None:
    used = energy_used(flat(120_000), RaceBrief(sport=Sport.RIDE), even_pacing(120_000, 14_400), 75)
    assert used.value is None
    assert used.reason


def test_a_gram_gives_four_kcal() -> None:
    total = Finding(name="carbs_total", value=225, unit="g", model="m", source="s")
    assert energy_eaten(total).value == 900
