"""Stretches: found, joined over short breaks, and left out where they are short."""

import numpy as np

from tools.domain.running.stretches import find_stretches

AT_M = np.arange(11) * 10.0


def stretches(holds: str, *, join_m: float = 0.0, shortest_m: float = 0.0) -> list[list[int]]:
    marks = np.array([mark == "x" for mark in holds])
    return find_stretches(marks, AT_M, join_m=join_m, shortest_m=shortest_m).tolist()


def test_every_run_is_a_stretch() -> None:
    assert stretches("xx..xxx..x") == [[0, 2], [4, 7], [9, 10]]
    assert stretches("xxxxxxxxxx") == [[0, 10]]
    assert stretches("..........") == []


def test_a_short_break_does_not_part_a_stretch() -> None:
    assert stretches("xx.xx..xxx", join_m=15) == [[0, 5], [7, 10]]
    assert stretches("xx.xx..xxx", join_m=25) == [[0, 10]]


def test_short_stretches_are_left_out_after_joining() -> None:
    assert stretches("x...xxx...", shortest_m=20) == [[4, 7]]
    assert stretches("x.x.......", join_m=15, shortest_m=30) == [[0, 3]]
