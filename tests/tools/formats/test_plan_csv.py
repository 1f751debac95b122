"""The table of a plan as a spreadsheet reads it."""

import csv
import dataclasses
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.carried_kinds import KINDS, carried_kind
from tools.formats.plan_csv import FORMULA_SIGNS, safe, written


def lines(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("kind", KINDS)
def test_every_split_and_moment_has_its_line(kind: str) -> None:
    plan = carried_kind(kind).plan
    read = lines(written(carried_kind(kind)))
    splits = [line for line in read if line["what"] == "split"]
    assert [(line[plan.place_word], line["race time (h:min:s)"]) for line in splits] == [
        (row.place, row.elapsed) for row in plan.rows
    ]
    moments = [(line["note"], line["race time (h:min:s)"]) for line in read if line["what"] != "split"]
    assert sorted(moments) == sorted((safe(moment.text), moment.elapsed) for moment in plan.moments)
    at = [float(line["distance (m)"]) for line in read]
    assert at == sorted(at)


@given(st.text(max_size=60))
def test_no_name_becomes_a_formula(name: str) -> None:
    carried = carried_kind("run")
    plan = carried.plan.model_copy(update={"title": name})
    for line in lines(written(dataclasses.replace(carried, plan=plan))):
        assert not line["plan"].startswith(FORMULA_SIGNS)


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", " =1", "＝1", "＠SUM(A1)"])
def test_a_formula_is_kept_as_words(name: str) -> None:
    assert safe(name) == f"'{name.strip()}"
