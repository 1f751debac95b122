"""Waiting that ends on a beat all share: what many conversations do ten times a second is done together.

An event loop that wakes up for each of them alone spends as much on waking up as on the work.
"""

BEAT_S = 0.05
"""How far apart beats are: short beside what is waited for, so that nobody notices; our design choice [D]."""


def to_the_beat(now_s: float, wait_s: float) -> float:
    """Return how long to wait (s), about `wait_s`, to end on a beat of the clock that says `now_s`."""
    return max(0.0, round((now_s + wait_s) / BEAT_S) * BEAT_S - now_s)
