"""The pace band is as long as the wrist is round, measured in the file and in its pixels."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.carried_kinds import KINDS, carried_kind
from tests.support.printed import outlines_mm, pixels, printed
from tools.formats.band_pdf import RULER_MM, TAB_MM, written
from tools.formats.band_strip import BANDS_HIGH_MM, SMALLEST_PT, strips
from tools.formats.carried import LARGEST_WRIST_MM, SMALLEST_WRIST_MM, Carried
from tools.kit.errors import MissingInput

PER_MM = 12.0


def around(kind: str, wrist_mm: float) -> Carried:
    return dataclasses.replace(carried_kind(kind), wrist_mm=wrist_mm)


@pytest.mark.parametrize("wrist_mm", [SMALLEST_WRIST_MM, 155.0, 170.0, LARGEST_WRIST_MM])
@pytest.mark.parametrize("kind", KINDS)
def test_the_band_is_as_long_as_the_wrist_is_round(kind: str, wrist_mm: float) -> None:
    content = written(around(kind, wrist_mm))
    bands = [
        (wide, high)
        for wide, high in outlines_mm(content)
        if wide == pytest.approx(wrist_mm + TAB_MM, abs=0.05) and high > 20
    ]
    drawn = strips(around(kind, wrist_mm).plan, wrist_mm)
    assert [high for _, high in bands] == pytest.approx([strip.high_mm for strip in drawn], abs=0.05)
    assert all(strip.high_mm in BANDS_HIGH_MM for strip in drawn)
    page_mm = printed(content).sizes_mm[0]
    assert wrist_mm + TAB_MM < page_mm[0] - 20


def test_the_fold_is_where_the_wrist_ends_and_the_ruler_is_true() -> None:
    lines = list(outlines_mm(written(around("run", 170.0))))
    assert (pytest.approx(RULER_MM, abs=0.05), pytest.approx(0, abs=0.01)) in lines
    upright = [high for wide, high in lines if wide == pytest.approx(0, abs=0.01)]
    assert BANDS_HIGH_MM[0] == pytest.approx(max(upright), abs=0.05)


def test_the_pixels_have_the_same_length() -> None:
    content = written(around("run", 170.0))
    grey = pixels(content, PER_MM)
    dark = grey < 0.35
    longest = max(range(dark.shape[0]), key=lambda y: dark[y].sum())
    drawn = np.flatnonzero(dark[longest])
    assert (drawn[-1] - drawn[0]) / PER_MM == pytest.approx(170.0 + TAB_MM, abs=0.4)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_reads_as_the_plan_says(kind: str) -> None:
    carried = around(kind, 170.0)
    page = printed(written(carried)).text
    drawn = strips(carried.plan, 170.0)
    assert drawn
    for strip in drawn:
        assert strip.size_pt >= SMALLEST_PT
        for row in strip.rows:
            assert f"{row.place} {row.elapsed}" in page
    assert carried.plan.goal in page
    assert any(value in page for _, value in carried.plan.facts)


def test_a_marathon_has_every_kilometre_and_every_five() -> None:
    plan = carried_kind("run").plan
    assert [len(strip.rows) for strip in strips(plan, 170.0)] == [len(plan.rows), len(plan.groups)]


def test_letters_fill_the_strip_and_never_leave_it() -> None:
    for wrist_mm in (120.0, 170.0, 240.0):
        for kind in KINDS:
            for strip in strips(carried_kind(kind).plan, wrist_mm):
                assert strip.wide_pt() <= (wrist_mm - 22) * 72 / 25.4


@pytest.mark.parametrize("wrist_mm", [0.0, SMALLEST_WRIST_MM - 1, LARGEST_WRIST_MM + 1, float("nan")])
def test_a_wrist_that_cannot_be_is_refused_with_what_to_do(wrist_mm: float) -> None:
    with pytest.raises(MissingInput, match="Measure yours"):
        written(around("run", wrist_mm))


@settings(max_examples=20, deadline=None)
@given(wrist_mm=st.floats(SMALLEST_WRIST_MM, LARGEST_WRIST_MM), title=st.text(max_size=80))
def test_any_wrist_and_any_name_are_drawn(wrist_mm: float, title: str) -> None:
    carried = around("run", wrist_mm)
    named = dataclasses.replace(carried, plan=carried.plan.model_copy(update={"title": title}))
    assert len(printed(written(named)).pages) == 1
