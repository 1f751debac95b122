"""Stem cards have their size in mm and say what the plan says."""

import pytest

from tests.support.carried_kinds import KINDS, carried_kind
from tests.support.printed import one_line, outlines_mm, printed
from tools.formats.stem_card_pdf import CARD_MM, written


@pytest.mark.parametrize("kind", KINDS)
def test_cards_have_their_size(kind: str) -> None:
    cards = [size for size in outlines_mm(written(carried_kind(kind))) if size[1] > 90]
    assert cards
    for wide, high in cards:
        assert (wide, high) == (pytest.approx(CARD_MM[0], abs=0.05), pytest.approx(CARD_MM[1], abs=0.05))


@pytest.mark.parametrize("kind", ["ride", "ride in miles"])
def test_a_ride_has_every_section_with_its_power(kind: str) -> None:
    plan = carried_kind(kind).plan
    text = printed(written(carried_kind(kind))).text
    for section in plan.sections:
        stretch = section.stretch.removeprefix(f"{plan.place_word} ")
        assert one_line(f"{stretch} {section.power} {section.name.split()[0]}") in text


@pytest.mark.parametrize("kind", ["run", "run in miles", "ultra", "no heights"])
def test_a_run_has_every_split(kind: str) -> None:
    plan = carried_kind(kind).plan
    text = printed(written(carried_kind(kind))).text
    for row in plan.rows if len(plan.rows) <= 60 else plan.groups:
        assert f"{row.place} {row.target} {row.elapsed}" in text
