"""The sentences an athlete reads about a file."""

import numpy as np
import pytest

from tools.domain.ground.course_warnings import break_warnings, find_gaps, gap_warnings


def test_gaps_are_those_over_two_hundred_metres() -> None:
    lengths = np.array([10.0, 200.0, 200.5, 10.0, 1_317.0])
    at_m = np.concatenate(([0.0], np.cumsum(lengths)))
    gaps = find_gaps(at_m, lengths)
    assert [(round(gap.at_m), gap.length_m) for gap in gaps] == [(210, 200.5), (420, 1_317.0)]
    assert gap_warnings(gaps, 10.0) == (
        "2 gaps are bridged with a straight line (200 m at km 0.2, 1,317 m at km 0.4).",
    )


def test_only_the_longest_gaps_are_named() -> None:
    lengths = np.array([210.0, 400.0, 300.0, 10.0, 500.0])
    (sentence,) = gap_warnings(find_gaps(np.concatenate(([0.0], np.cumsum(lengths))), lengths), 10.0)
    assert sentence.startswith("4 gaps")
    assert "210" not in sentence
    assert sentence.endswith(" and 1 more).")


def test_a_sparse_file_is_called_sparse() -> None:
    lengths = np.full(5, 339.0)
    (sentence,) = gap_warnings(find_gaps(np.arange(6) * 339.0, lengths), 339.0)
    assert "lie 339 m apart" in sentence


@pytest.mark.parametrize(
    ("between", "said"),
    [
        ([], None),
        ([0.4], None),
        ([58.0], "2 separate pieces; the 58 m between"),
        ([900.0, 6_000.0], "3 separate pieces; the 6.9 km between"),
    ],
)
def test_pieces(between: list[float], said: str | None) -> None:
    found = break_warnings(np.array(between))
    assert (found == ()) if said is None else (said in found[0])
