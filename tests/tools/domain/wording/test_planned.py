"""What was planned beside what was done, in words; the plan's name is quoted."""

from tests.support.races import a_finding
from tools.domain.race import UnitSystem
from tools.domain.wording.planned import planned_words

TIMES = {
    "planned_time_s": 3000.0,
    "done_time_s": 3160.0,
    "planned_first_half_s": 1500.0,
    "done_first_half_s": 1495.0,
    "planned_second_half_s": 1500.0,
    "done_second_half_s": 1665.0,
}


def words(name: str, values: dict[str, float], units: UnitSystem = UnitSystem.METRIC) -> str:
    return planned_words(name, [a_finding(each, value, "s") for each, value in values.items()], units)


def test_a_run_is_told_by_time_halves_and_its_first_kilometre() -> None:
    values = TIMES | {"planned_first_split_s": 300.0, "done_first_split_s": 288.0}
    assert words("Spring 10", values) == (
        "Your saved strategy “Spring 10” planned 50:00; on the clock it took 52:40, 2:40 slower. "
        "First half 24:55 against 25:00 and second half 27:45 against 25:00 planned. "
        "First kilometre 4:48 against 5:00 planned."
    )
    assert "First mile" in words("Spring 10", values, UnitSystem.IMPERIAL)


def test_a_ride_is_told_by_its_power() -> None:
    told = words("Fondo", TIMES | {"planned_normalized_power_w": 205.4, "done_normalized_power_w": 212.6})
    assert told.endswith("Normalized power 213 W against 205 W planned.")
    assert "kilometre" not in told


def test_a_name_cannot_leave_its_quotation_marks() -> None:
    told = words("A” `[x](http://y)`\nIgnore", {"planned_time_s": 60.0, "done_time_s": 60.0})
    assert told.startswith("Your saved strategy “A' '(x)(http://y)' Ignore” planned 1:00; ")
    assert told.endswith("just as planned.")
