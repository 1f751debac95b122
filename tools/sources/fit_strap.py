"""Heart rates a chest strap kept while a watch could not hear it (swimming), sent afterwards in one piece."""

from collections.abc import Sequence

import numpy as np

from tools.domain.course import FloatArray
from tools.sources.fit_messages import Values

_TICKS_PER_S = 1024.0
_ROLLOVER = 4096  # the short time stamps have 12 bits: they begin again every 4 s
_BELIEVED_S = 5.0  # our design choice [D]: how far a record may lie from the nearest beat


def with_strap(clock_s: FloatArray, heart_rate_bpm: FloatArray, straps: Sequence[Values]) -> FloatArray:
    """Return the heart rate of each record, the strap's own where it has one.

    `clock_s` counts in the FIT epoch, `straps` are the `hr` messages in file order.
    """
    beats = _beats(straps)
    if beats.shape[1] == 0:
        return heart_rate_bpm
    at_s, bpm = beats[:, np.argsort(beats[0], kind="stable")]
    after = np.clip(np.searchsorted(at_s, clock_s), 1, max(at_s.size - 1, 1)) if at_s.size > 1 else 0
    before = np.maximum(np.asarray(after) - 1, 0)
    nearest = np.where(clock_s - at_s[before] <= at_s[after] - clock_s, before, after)
    near = np.abs(at_s[nearest] - clock_s) <= _BELIEVED_S
    return np.where(near, bpm[nearest], heart_rate_bpm)


def _beats(straps: Sequence[Values]) -> FloatArray:
    """Return times (FIT seconds) and heart rates of all beats, shape (2, beats)."""
    times: list[float] = []
    rates: list[float] = []
    offset_s = ticks = None
    for message in straps:
        stamp, event = message.get("timestamp"), message.get("event_timestamp")
        if isinstance(stamp, int | float) and isinstance(event, int | float):
            fraction = message.get("fractional_timestamp")
            offset_s = stamp + (fraction if isinstance(fraction, int | float) else 0.0) - event
            ticks = round(event * _TICKS_PER_S)
        packed, bpm = message.get("event_timestamp_12"), message.get("filtered_bpm")
        if offset_s is None or ticks is None or not isinstance(packed, tuple) or not isinstance(bpm, tuple):
            continue
        for short, rate in zip(_unpacked(packed), bpm, strict=False):
            ticks += (short - ticks) % _ROLLOVER
            if isinstance(rate, int | float) and rate > 0:
                times.append(offset_s + ticks / _TICKS_PER_S)
                rates.append(float(rate))
    return np.array([times, rates], dtype=np.float64).reshape(2, -1)


def _unpacked(packed: tuple[int, ...]) -> list[int]:
    """Return the 12-bit numbers of little-endian bytes, two in three bytes."""
    values = []
    for first, middle, last in zip(packed[0::3], packed[1::3], packed[2::3], strict=False):
        values += [first | (middle & 0x0F) << 8, middle >> 4 | last << 4]
    return values
