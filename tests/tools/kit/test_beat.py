"""Waits end together, near the time asked for."""

from hypothesis import given
from hypothesis import strategies as st

from tools.kit.beat import BEAT_S, to_the_beat

TIMES = st.floats(0, 1e7)


@given(TIMES, st.floats(BEAT_S, 10))
def test_a_wait_is_about_as_long_as_asked_and_ends_on_a_beat(now_s: float, wait_s: float) -> None:
    waits_s = to_the_beat(now_s, wait_s)
    assert abs(waits_s - wait_s) <= BEAT_S / 2 + 1e-6
    ends_s = now_s + waits_s
    assert abs(ends_s / BEAT_S - round(ends_s / BEAT_S)) < 1e-4


@given(TIMES, st.floats(0, BEAT_S / 4))
def test_two_who_are_a_little_late_go_on_together(beat: float, late_s: float) -> None:
    now_s = round(beat / BEAT_S) * BEAT_S
    first, second = now_s, now_s + late_s
    ends_s = [at + to_the_beat(at, 2 * BEAT_S) for at in (first, second)]
    assert abs(ends_s[0] - ends_s[1]) < 1e-6
