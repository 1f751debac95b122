"""Pool swims: the way by the lengths of the pool, where the records themselves do not measure it."""

from dataclasses import replace

import numpy as np

from tools.domain.course import FloatArray
from tools.sources.fit_messages import FitFile, Values


def with_lengths(file: FitFile) -> FitFile:
    """Return a file whose records know the distance swum; one without any records gets one a length.

    A file that measures distance itself, or says nothing of its pool, comes back as it is.
    """
    swum = _swum(file.all("length"), _pool_m(file))
    if swum is None:
        return file
    clock_s, along_m = swum
    if not file.records:
        return replace(file, record_columns={"timestamp": clock_s, "distance": along_m})
    if np.nan_to_num(file.record_column("distance")).any():
        return file
    if np.nan_to_num(file.record_column("developer distance")).any():
        return file
    stamps = file.record_column("timestamp")
    columns = file.record_columns or _columns(file)
    return replace(file, record_columns=columns | {"distance": np.interp(stamps, clock_s, along_m)})


def _pool_m(file: FitFile) -> float | None:
    lengths = (session.get("pool_length") for session in file.all("session"))
    return next((float(pool) for pool in lengths if isinstance(pool, int | float) and pool > 0), None)


def _swum(lengths: list[Values], pool_m: float | None) -> tuple[FloatArray, FloatArray] | None:
    """Return times (FIT seconds, rising) and the distance swum by then; None below one length."""
    if pool_m is None:
        return None
    clock: list[float] = []
    along: list[float] = []
    swum_m = 0.0
    for length in lengths:
        start, lasted = length.get("start_time"), length.get("total_elapsed_time")
        if not isinstance(start, int | float) or not isinstance(lasted, int | float):
            continue
        begun_m = swum_m
        swum_m += pool_m if length.get("length_type") == "active" else 0.0
        for at, distance in ((start, begun_m), (start + lasted, swum_m)):
            if not clock or at > clock[-1]:
                clock.append(float(at))
                along.append(distance)
            else:
                along[-1] = distance
    return (np.array(clock), np.array(along)) if swum_m > 0 and len(clock) > 1 else None


def _columns(file: FitFile) -> dict[str, FloatArray]:
    """Return the records of a file that was read message by message as columns."""
    names = {name for record in file.all("record") for name in record}
    return {name: file.record_column(name) for name in names | {"timestamp"}}
