"""The two pages say what the plan says, in every kind of race, in any script, always on two pages."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.carried_kinds import KINDS, carried_kind
from tests.support.carried_races import carried_ride
from tests.support.courses import rolling
from tests.support.printed import letters_pt, one_line, printed, title_of
from tests.support.rides import hills
from tools.domain.carrying.carry_rows import taken_words
from tools.domain.carrying.moment import Moment, MomentKind
from tools.domain.race import UnitSystem
from tools.formats.carried import Carried
from tools.formats.columns import READABLE_PT
from tools.formats.drawing import A4, LETTER
from tools.formats.plan_pdf import MOST_ROWS, ON_PAGE_2, written

MM_PER_PT = 25.4 / 72


def named(carried: Carried, title: str, *notes: str) -> Carried:
    """Return the plan with another title and notes."""
    plan = carried.plan.model_copy(update={"title": title, "notes": notes or carried.plan.notes})
    return dataclasses.replace(carried, plan=plan)


@pytest.mark.parametrize("kind", KINDS)
def test_every_split_is_printed_as_the_plan_says(kind: str) -> None:
    plan = carried_kind(kind).plan
    page = printed(written(carried_kind(kind))).pages[1]
    rows = plan.groups if len(plan.rows) > MOST_ROWS else plan.rows
    for row in rows:
        clock = f" {row.clock_time}" if row.clock_time else ""
        assert f"{row.place} {row.target} {row.split} {row.elapsed}{clock}" in page
        heights = f"{row.climb} {row.descent}" if len(plan.rows) > MOST_ROWS else row.grade
        assert one_line(f"{row.elapsed}{clock} {heights} {taken_words(row)}") in page


@pytest.mark.parametrize("kind", KINDS)
def test_every_moment_fact_section_and_note_is_printed(kind: str) -> None:
    plan = carried_kind(kind).plan
    first, second = printed(written(carried_kind(kind))).pages
    for name, value in plan.facts:
        assert value in first
        assert value == plan.goal or name in first
    for moment in plan.moments:
        clock = f" {moment.clock_time}" if moment.clock_time else ""
        when = "" if moment.kind is MomentKind.CUE else f" {moment.elapsed}{clock}"
        assert one_line(f"{moment.place}{when} {moment.text}") in first
    for section in plan.sections:
        assert (
            one_line(f"{section.stretch} {section.power} {section.band} {section.elapsed} {section.name}")
            in second
        )
    for words in (*plan.checklist, *plan.notes):
        assert one_line(words) in second


@pytest.mark.parametrize("kind", KINDS)
def test_two_pages_of_the_athletes_paper(kind: str) -> None:
    carried = carried_kind(kind)
    wide, high = LETTER if carried.plan.units is UnitSystem.IMPERIAL else A4
    sizes = printed(written(carried)).sizes_mm
    assert (
        sizes == ((pytest.approx(wide * MM_PER_PT, abs=0.01), pytest.approx(high * MM_PER_PT, abs=0.01)),) * 2
    )


def test_the_same_plan_gives_the_same_bytes_without_a_date() -> None:
    carried = carried_kind("run")
    assert written(carried) == written(carried)
    assert b"20000101000000" in written(carried)


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Zürich Maratón à l’été", "Zürich Maratón à l’été"),
        ("Łódź Μαραθώνιος Белые ночи", "Łódź Μαραθώνιος Белые ночи"),
        ("東京 2026", "□□ 2026"),
        ("Race 👩‍🚀 now", "Race now"),
        ("one\nline\tonly", "one line only"),
    ],
)
def test_names_of_any_script_are_seen(title: str, seen: str) -> None:
    carried = named(carried_kind("run"), title)
    assert seen in printed(written(carried)).pages[0]
    assert title_of(written(carried)).startswith(title.split("\n", maxsplit=1)[0])


def test_a_name_from_right_to_left_is_drawn_so() -> None:
    page = printed(written(named(carried_kind("run"), "מרתון"))).pages[0]
    assert "מרתון" in page or "מרתון"[::-1] in page


def test_a_long_name_is_shortened_beside_the_goal() -> None:
    carried = named(carried_kind("run"), "The very long name of a race that somebody wrote " * 8)
    page = printed(written(carried)).pages[0]
    assert "The very long name" in page
    assert "…" in page
    assert carried.plan.goal in page


def test_fuel_without_room_is_said_to_go_on_and_is_on_the_second_page() -> None:
    carried = carried_ride(hills(900_000), goal_time_s=45 * 3_600.0)
    content = written(carried)
    first, second = printed(content).pages
    assert ON_PAGE_2 in first
    assert " more rows" not in first
    assert letters_pt(content, ON_PAGE_2) >= READABLE_PT
    for row in carried.plan.groups:
        assert one_line(f"{row.elapsed} {row.climb} {row.descent} {taken_words(row)}") in second


def at_a_station(moment: Moment) -> Moment:
    return moment.model_copy(update={"kind": MomentKind.AID})


def test_what_has_no_room_is_counted() -> None:
    carried = carried_kind("no heights")
    many = tuple(
        moment.model_copy(update={"text": f"bottle {i} of many that stand at the side of this long road"})
        for i, moment in enumerate(carried.plan.moments * 12)
    )
    plan = carried.plan.model_copy(update={"moments": tuple(map(at_a_station, many))})
    pages = printed(written(dataclasses.replace(carried, plan=plan))).pages
    assert len(pages) == 2
    assert " more rows" in pages[0]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(title=st.text(max_size=300), note=st.text(max_size=2_000))
def test_any_words_leave_two_pages(title: str, note: str) -> None:
    pages = printed(written(named(carried_kind("run"), title, note))).pages
    assert len(pages) == 2
    assert carried_kind("run").plan.goal in pages[0]


def test_many_threads_write_the_same_bytes() -> None:
    kinds = [kind for kind in KINDS for _ in range(3)]
    alone = {kind: written(carried_kind(kind)) for kind in KINDS}
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda kind: written(carried_kind(kind)), kinds))
    assert together == [alone[kind] for kind in kinds]


@pytest.mark.parametrize("distance_m", [400.0, 1_500.0, 500_000.0, 1_000_000.0])
def test_the_shortest_and_the_longest_race_have_two_pages(distance_m: float) -> None:
    carried = carried_ride(rolling(distance_m), goal_time_s=distance_m / 7)
    assert len(printed(written(carried)).pages) == 2
