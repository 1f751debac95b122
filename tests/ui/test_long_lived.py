"""What stays is not looked at again, and only a bounded number of times is more of it spared."""

import gc
from collections.abc import Iterator

import pytest

from ui.long_lived import TIMES, Sparing, spare_what_stays


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    thresholds, callbacks = gc.get_threshold(), list(gc.callbacks)
    gc.unfreeze()  # The run itself is spared, see tests/conftest.py.
    yield
    gc.freeze()
    gc.set_threshold(*thresholds)
    gc.callbacks[:] = callbacks


def test_what_is_there_at_the_start_is_spared() -> None:
    before = gc.get_freeze_count()
    spare_what_stays()
    assert gc.get_freeze_count() > before + 10_000


def test_a_short_collection_spares_nothing() -> None:
    before = gc.get_freeze_count()
    collected(Sparing(too_long_s=60.0))
    assert gc.get_freeze_count() == before


def test_long_ones_spare_what_they_left_a_few_times() -> None:
    sparing = Sparing(too_long_s=-1.0)
    before = gc.get_freeze_count()
    for _ in range(TIMES):
        collected(sparing)
    spared, more = gc.get_freeze_count(), [[place] for place in range(1000)]
    collected(sparing)
    assert spared > before
    assert gc.get_freeze_count() <= spared
    assert len(more) == 1000


def collected(sparing: Sparing) -> None:
    for phase in ("start", "stop"):
        sparing(phase, {"generation": 2})
