import numpy as np
import pytest

from tools.sources.fit_lengths import with_lengths
from tools.sources.fit_messages import FitFile, Values

START = 1_000_000_000


def length(at: float, lasted: float = 30.0, kind: str = "active") -> Values:
    return {"start_time": START + at, "total_elapsed_time": lasted, "length_type": kind}


SWIM = [length(0), length(30), length(60, 60.0, "idle"), length(120)]


def pool(lengths: list[Values], records: list[Values] | None = None, pool_m: float | None = 25.0) -> FitFile:
    messages = {"length": lengths, "record": records or [], "session": [{"pool_length": pool_m}]}
    return with_lengths(FitFile(messages={name: kept for name, kept in messages.items() if kept}))


def test_records_without_distance_get_the_lengths() -> None:
    records: list[Values] = [{"timestamp": START + at, "heart_rate": 120} for at in (0, 15, 45, 90, 150)]
    file = pool(SWIM, records)
    assert file.record_column("distance").tolist() == [0.0, 12.5, 37.5, 50.0, 75.0]
    assert file.record_column("heart_rate").tolist() == [120.0] * 5


def test_a_swim_without_any_record_has_one_a_length() -> None:
    file = pool(SWIM)
    assert (file.record_column("timestamp") - START).tolist() == [0.0, 30.0, 60.0, 120.0, 150.0]
    assert file.record_column("distance").tolist() == [0.0, 25.0, 50.0, 50.0, 75.0]


@pytest.mark.parametrize("name", ["distance", "developer distance"])
def test_a_measured_distance_stands(name: str) -> None:
    records: list[Values] = [{"timestamp": START + at, name: at * 1.0} for at in range(5)]
    assert pool(SWIM, records).record_column(name).tolist() == [0.0, 1.0, 2.0, 3.0, 4.0]


@pytest.mark.parametrize("lengths", [[], [length(0, kind="idle")], [{"length_type": "active"}]])
def test_without_a_length_swum_nothing_is_added(lengths: list[Values]) -> None:
    assert pool(lengths).records == 0


def test_without_the_pools_length_nothing_is_known() -> None:
    assert pool(SWIM, pool_m=None).records == 0


def test_lengths_that_overlap_never_turn_the_clock_back() -> None:
    file = pool([length(0, 40.0), length(20, 10.0), length(40)])
    assert (np.diff(file.record_column("timestamp")) > 0).all()
    assert file.record_column("distance")[-1] == 75.0
