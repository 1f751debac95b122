"""What FIT messages say beside the records: sport, totals, laps, stops of the timer, the device."""

from collections.abc import Sequence

from tools.domain.activity import ActivitySport, DeviceTotals, Lap
from tools.sources.device_names import has_barometer, readable_device
from tools.sources.fit_messages import FitFile, Values

_SPORTS = {
    "running": ActivitySport.RUN,
    "cycling": ActivitySport.RIDE,
    "swimming": ActivitySport.SWIM,
    "walking": ActivitySport.WALK,
    "hiking": ActivitySport.HIKE,
    "mountaineering": ActivitySport.HIKE,
    "rowing": ActivitySport.ROW,
    "multisport": ActivitySport.MULTISPORT,
}
# A "generic", "training" or "fitness_equipment" session says more in its sub sport.
_SUB_SPORTS = {
    "treadmill": ActivitySport.RUN,
    "trail": ActivitySport.RUN,
    "indoor_running": ActivitySport.RUN,
    "indoor_cycling": ActivitySport.RIDE,
    "spin": ActivitySport.RIDE,
    "virtual_activity": ActivitySport.RIDE,
    "indoor_rowing": ActivitySport.ROW,
    "lap_swimming": ActivitySport.SWIM,
    "strength_training": ActivitySport.STRENGTH,
}
# Of these the device says itself that nobody moved over ground.
_INDOOR = frozenset(
    {
        *("treadmill", "indoor_running", "indoor_walking", "indoor_cycling", "spin", "indoor_rowing"),
        *("virtual_activity", "elliptical", "stair_climbing", "indoor_skiing", "indoor_hand_cycling"),
        *("strength_training", "indoor_climbing"),
    }
)
_QUARTER_HOUR_S = 900.0  # every time zone lies a multiple of it from UTC
_LONGEST_OFFSET_S = 15 * 3600.0
_OFFSET_WITHIN_S = (
    60.0  # our design choice [D]: a clock further off was set wrongly, or the field says nothing
)
_SHORTEST_STOP_S = 0.5  # a shorter one is a lap key, not a pause


def session_sport(session: Values) -> ActivitySport:
    """Return what was done, from a session's sport or else its sub sport."""
    known = _SPORTS.get(str(session.get("sport")))
    return known or _SUB_SPORTS.get(str(session.get("sub_sport")), ActivitySport.OTHER)


def is_indoor(session: Values) -> bool:
    """Tell whether a session says that it took place indoors."""
    return str(session.get("sub_sport")) in _INDOOR


def utc_offset_s(file: FitFile) -> float | None:
    """Return local time minus UTC in seconds, None where the file does not say both."""
    for values in reversed(file.all("activity")):
        utc, local = _number(values, "timestamp"), _number(values, "local_timestamp")
        if utc is None or local is None:
            continue
        offset = round((local - utc) / _QUARTER_HOUR_S) * _QUARTER_HOUR_S
        if abs(offset) <= _LONGEST_OFFSET_S and abs(local - utc - offset) <= _OFFSET_WITHIN_S:
            return offset
    return None


def session_name(session: Values) -> str | None:
    """Return "Transition" for the time between two legs: nothing else has a name in a FIT file."""
    return "Transition" if session.get("sport") == "transition" else None


def session_totals(session: Values) -> DeviceTotals:
    """Return what the device summed up; zeros where there was no sensor are silence."""
    timer, elapsed = _number(session, "total_timer_time"), _number(session, "total_elapsed_time")
    if timer is not None and elapsed is not None and timer > elapsed + 1.0:
        timer, elapsed = elapsed, timer  # some devices write the two the wrong way round
    return DeviceTotals(
        distance_m=_positive(session, "total_distance"),
        duration_s=timer,
        elapsed_s=elapsed,
        ascent_m=_number(session, "total_ascent"),
        descent_m=_number(session, "total_descent"),
        average_power_w=_positive(session, "avg_power"),
        normalized_power_w=_positive(session, "normalized_power"),
        training_stress=_positive(session, "training_stress_score"),
        intensity_factor=_positive(session, "intensity_factor"),
        threshold_power_w=_positive(session, "threshold_power"),
        average_heart_rate_bpm=_positive(session, "avg_heart_rate"),
        work_j=_positive(session, "total_work"),
    )


def laps_between(laps: Sequence[Values], since: float, start: float, end: float) -> tuple[Lap, ...]:
    """Return the laps of a leg on its clock; `since` is when it began, `start` when its first record was."""
    found = []
    for lap in laps:
        began = _number(lap, "start_time")
        lasted = _number(lap, "total_timer_time") or _number(lap, "total_elapsed_time")
        if began is None or lasted is None or not since - 1.0 <= began < end:
            continue
        distance = _positive(lap, "total_distance")
        found.append(Lap(start_s=max(began - start, 0.0), duration_s=lasted, distance_m=distance))
    return tuple(sorted(found, key=lambda lap: lap.start_s))


def timer_stops(events: Sequence[Values], start: float, end: float) -> tuple[tuple[float, float], ...]:
    """Return where the timer stood still within a leg, on its clock."""
    stopped: float | None = None
    stops = []
    for event in events:
        at = _number(event, "timestamp")
        if event.get("event") != "timer" or at is None:
            continue
        if event.get("event_type") in ("stop", "stop_all", "stop_disable", "stop_disable_all"):
            stopped = at if stopped is None else stopped
        elif event.get("event_type") == "start" and stopped is not None:
            stops.append((stopped, at))
            stopped = None
    within = ((max(begin, start) - start, min(finish, end) - start) for begin, finish in stops)
    return tuple((begin, finish) for begin, finish in within if finish - begin >= _SHORTEST_STOP_S)


def device_name(file: FitFile) -> str | None:
    """Return maker and product of the device that recorded, as far as the file names them."""
    maker = product = None
    for values in (*file.all("device_info"), *file.all("file_id")):
        if "device_index" in values and values["device_index"] not in (0, "creator"):
            continue
        maker = values.get("manufacturer") or maker
        product = values.get("product_name") or values.get("garmin_product") or product
    if maker is None:
        return None
    return readable_device(str(maker), product if isinstance(product, str) else None)


def barometric_device(file: FitFile) -> bool:
    """Tell whether heights come from a pressure sensor: the file lists one, or the device is known for it.

    What the file lists is certain; knowing the device by its name is our design choice [D].
    """
    for values in file.all("device_info"):
        if values.get("local_device_type") == "barometer":
            return True
    named = " ".join(
        str(values.get(key) or "")
        for values in (*file.all("file_id"), *file.all("device_info"))
        if values.get("device_index", 0) in (0, "creator")
        for key in ("manufacturer", "garmin_product", "product_name")
    )
    return has_barometer(named)


def _number(values: Values, name: str) -> float | None:
    value = values.get(name)
    return float(value) if isinstance(value, int | float) else None


def _positive(values: Values, name: str) -> float | None:
    value = _number(values, name)
    return value if value is not None and value > 0 else None
