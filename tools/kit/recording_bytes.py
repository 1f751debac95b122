"""The records of an activity as bytes and back: what the database keeps and a decoding process returns."""

import io
import json
import zlib
from dataclasses import asdict
from datetime import datetime
from typing import Any

import numpy as np

from tools.domain.activity import Activity, ActivitySport, DeviceTotals, Lap

_EXACT = ("time_s", "distance_m", "lat", "lon")
_ROUNDED = ("elevation_m", "speed_m_per_s", "heart_rate_bpm", "power_w", "cadence_rpm")
_LEVEL = 3  # zlib: twice as fast as the usual 6, a few per cent larger


def pack(activity: Activity) -> bytes:
    """Return an activity as bytes; what sensors round anyway is kept with seven digits."""
    columns = {name: getattr(activity, name) for name in _EXACT}
    columns |= {name: getattr(activity, name).astype(np.float32) for name in _ROUNDED}
    about = np.frombuffer(json.dumps(_about(activity)).encode(), dtype=np.uint8)
    buffer = io.BytesIO()
    np.savez(buffer, about=about, **columns)
    return zlib.compress(buffer.getvalue(), _LEVEL)


def as_npz(content: bytes) -> bytes:
    """Return `pack`'s bytes as a file that numpy reads."""
    return zlib.decompress(content)


def unpack(content: bytes) -> Activity:
    """Return the activity of `pack`'s bytes."""
    with np.load(io.BytesIO(zlib.decompress(content)), allow_pickle=False) as kept:
        about: dict[str, Any] = json.loads(kept["about"].tobytes())
        columns = {name: kept[name].astype(np.float64) for name in (*_EXACT, *_ROUNDED)}
    started_at = about.pop("started_at")
    return Activity(
        **columns,
        sport=ActivitySport(about.pop("sport")),
        started_at=datetime.fromisoformat(started_at) if started_at else None,
        pauses=tuple((begin, end) for begin, end in about.pop("pauses")),
        laps=tuple(Lap.model_validate(lap) for lap in about.pop("laps")),
        totals=DeviceTotals.model_validate(about.pop("totals")),
        warnings=tuple(about.pop("warnings")),
        **about,
    )


def _about(activity: Activity) -> dict[str, Any]:
    """Return what is not a column, as plain data."""
    plain = {name: value for name, value in asdict(activity).items() if name not in (*_EXACT, *_ROUNDED)}
    return plain | {
        "sport": activity.sport.value,
        "started_at": activity.started_at.isoformat() if activity.started_at else None,
        "laps": [lap.model_dump() for lap in activity.laps],
        "totals": activity.totals.model_dump(),
    }
