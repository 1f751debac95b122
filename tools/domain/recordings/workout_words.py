"""A read workout in sentences: what it was, what went well, what could be better, by its findings alone."""

from collections.abc import Iterator
from datetime import date

from tools.domain import display
from tools.domain.activity import ActivitySport
from tools.domain.feedback import Comparison, IntervalSet, WorkoutKind
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.similar_workouts import BEST_DAYS, COMPARED_DAYS, Best
from tools.domain.recordings.threshold_origins import ftp_written, load_written
from tools.domain.recordings.workout_reading import MEAN_PACE, MEAN_SPEED, Reading
from tools.domain.training.session_load import UNIT
from tools.domain.units import METRES_PER_FOOT

MOST_SAID = 4
# From where a number is worth praise, and from where a word. Our design choice [D]; drift: unchecked [R].
EVEN_PERCENT, UNEVEN_PERCENT = 3.0, 5.0
HELD_PERCENT, FADED_PERCENT = 2.0, 5.0
EASY_PERCENT, NOT_EASY_PERCENT = 10.0, 25.0
NOTABLE_DRIFT = 5.0
# FTP is about the power of an hour, so nobody is far above it for longer; thresholds of so many days ago may
# be others. Our design choice [D].
HOUR_S, MOST_FOR_AN_HOUR = 3600, 1.08
SAME_FORM_DAYS = 180
JUMP_PERCENT = 110.0
_NAMES = {
    WorkoutKind.EASY: "An easy {sport}",
    WorkoutKind.LONG: "A long {sport}",
    WorkoutKind.STEADY: "A steady {sport}",
    WorkoutKind.TEMPO: "A tempo {sport}",
    WorkoutKind.INTERVALS: "An interval {sport}",
    WorkoutKind.RACE: "A race",
    WorkoutKind.OTHER: "A {sport}",
}
_SPORTS = {
    ActivitySport.ROW: "rowing session",
    ActivitySport.STRENGTH: "strength session",
    ActivitySport.MULTISPORT: "multisport session",
    ActivitySport.OTHER: "workout",
}
JUDGED_BY_HALVES = (WorkoutKind.LONG, WorkoutKind.STEADY, WorkoutKind.TEMPO, WorkoutKind.RACE)
STEADY_KINDS = (WorkoutKind.EASY, WorkoutKind.LONG, WorkoutKind.STEADY, WorkoutKind.TEMPO)


def summary_sentences(reading: Reading, load: Finding, today: date | None = None) -> tuple[str, ...]:
    """Return two to four sentences: what it was, how hard and by whose thresholds, what it adds up to."""
    return (
        _headline(reading),
        *_how_hard(reading, load),
        *_measured_by(reading, load, today),
        *_beside_others(reading),
    )


def sport_named(sport: ActivitySport) -> str:
    """Name one activity of a sport: run, ride, rowing session."""
    return _SPORTS.get(sport, str(sport))


def _headline(reading: Reading) -> str:
    summary, review, units = reading.summary, reading.review, reading.units
    sport = "run-walk" if reading.run_walk else sport_named(summary.sport)
    said = _NAMES[reading.kind].format(sport=sport)
    far, long = review.distance_m.value, review.duration_s.value
    if far:
        said += f" of {display.distance(far, units)}"
    if long:
        said += f" in {display.clock(long)}" if far else f" of {display.clock(long)}"
    if repeated := reading.intervals or reading.run_walk:
        return f"{said}: {repeats_written(repeated, units)}."
    return f"{said}{_how_fast(reading)}{_climbing(reading)}."


def repeats_written(found: IntervalSet, units: UnitSystem) -> str:
    """Write an interval set: 5 × 4:00 at 3:52 /km, 2:00 between them."""
    rest = "" if found.rest_s is None else f", {display.clock(found.rest_s)} between them"
    held = output_written(found.mean, found.unit, units)
    return f"{found.repeats} × {display.clock(found.work_s)} at {held}{rest}"


def output_written(value: float, unit: str, units: UnitSystem) -> str:
    """Write a power in W, or a pace given in s per km."""
    return display.pace(value / 1000.0, units) if unit == "s/km" else f"{value:.0f} W"


def _how_fast(reading: Reading) -> str:
    review, units = reading.review, reading.units
    power, normalized = review.average_power_w.value, review.normalized_power_w.value
    if reading.summary.sport == ActivitySport.RIDE and power:
        return f" at {power:.0f} W" + (f" ({normalized:.0f} W normalized)" if normalized else "")
    speed, pace = reading.value(MEAN_SPEED), reading.value(MEAN_PACE)
    if speed:
        return f" at {display.speed(speed / 3.6, units)}"
    if not pace:
        return ""
    graded = review.normalized_graded_pace_s_per_km.value
    written = f" at {display.pace(pace / 1000.0, units)}"
    return written + (f" ({display.pace(graded / 1000.0, units)} graded)" if graded else "")


def _climbing(reading: Reading) -> str:
    ascent, far = reading.review.ascent_m.value, reading.review.distance_m.value
    if not ascent or not far or ascent < 30.0:
        return ""
    return f", climbing {display.height(ascent, reading.units)}"


def _how_hard(reading: Reading, load: Finding) -> Iterator[str]:
    review = reading.review
    heart_rate = review.average_heart_rate_bpm.value
    parts = [f"heart rate averaged {heart_rate:.0f} bpm"] if heart_rate else []
    intensity = review.intensity_factor.value
    if intensity and reading.summary.sport == ActivitySport.RIDE:
        parts.append(f"intensity was {intensity:.2f} of {_ftp(reading)}")
    if load.value is not None:
        parts.append(f"it makes a training load of {load_written(load)}")
    if not parts:
        return
    said = listed(parts)
    yield f"{said[0].upper()}{said[1:]}."


def _ftp(reading: Reading) -> str:
    return ftp_written(reading.review.intensity_factor, reading.origins, reading.units, reading.summary.day)


def _measured_by(reading: Reading, load: Finding, today: date | None) -> Iterator[str]:
    """Say where the thresholds are wrong or not of that time: the athlete can say better ones."""
    intensity = reading.review.intensity_factor
    seconds = float(intensity.inputs.get("seconds") or 0.0)
    if seconds >= HOUR_S and (intensity.value or 0.0) > MOST_FOR_AN_HOUR:
        share, long = f"{intensity.value:.2f}", display.clock(seconds)
        unknown = "ftp_w" in reading.origins and reading.origins["ftp_w"].said_to_be_unknown
        ask = "" if unknown else " Tell me the right one."
        yield f"Nobody holds {share} of an FTP for {long}: that FTP is too low.{ask}"
    day = reading.summary.day
    if today is None or day is None or (today - day).days <= SAME_FORM_DAYS:
        return
    by_athlete = intensity.value is not None and intensity.inputs.get("ftp_from") == "athlete"
    if by_athlete or (load.value is not None and load.unit == UNIT):
        yield "That is measured by your thresholds of today, not of that time."


def listed(parts: list[str]) -> str:
    """Join parts of a sentence: a, b and c."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _beside_others(reading: Reading) -> Iterator[str]:
    """Say where it stands beside similar ones, once, by the most telling comparison."""
    if reading.comparisons and all(each.better is None for each in reading.comparisons):
        first = reading.comparisons[0]
        yield (
            f"That is much like your {first.sessions} similar ones of the last {COMPARED_DAYS} days: "
            f"{compared(first, reading.units)}."
        )


def strengths(reading: Reading) -> tuple[str, ...]:
    """Return what went well, each with its number."""
    return (*_good_bests(reading), *_good(reading), *_compared(reading, True))[:MOST_SAID]


def to_improve(reading: Reading) -> tuple[str, ...]:
    """Return what could be better, each with its number; intervals are not blamed for variability."""
    return (*_less_good(reading), *_compared(reading, False))[:MOST_SAID]


def _good(reading: Reading) -> Iterator[str]:
    spread, last = reading.value("repeats_spread_percent"), reading.value("last_repeat_percent")
    if spread is not None and spread <= EVEN_PERCENT:
        yield f"Even repeats: they spread only {_percent(spread)} around their mean."
    if last is not None and last >= -HELD_PERCENT:
        yield f"The last repeat was as strong as the first ({_signed(last)})."
    easy = reading.value("above_easy_percent")
    if reading.kind is WorkoutKind.EASY and easy is not None and easy <= EASY_PERCENT:
        yield f"It stayed easy: {_percent(easy)} of the time was above easy."
    faded = reading.value("fade_percent")
    if _judges_fade(reading) and faded is not None and faded <= HELD_PERCENT:
        well = "You finished strongly" if faded < -FADED_PERCENT else "You kept it up"
        yield f"{well}: {_halves(faded, reading)}."
    uneven = reading.value("unevenness_percent")
    if (
        reading.kind in (WorkoutKind.STEADY, WorkoutKind.TEMPO)
        and uneven is not None
        and uneven <= EVEN_PERCENT
    ):
        yield f"An even effort: its normalized {_output(reading)} lies {_percent(uneven)} above its mean."
    drift = reading.value("decoupling_percent")
    if reading.kind in STEADY_KINDS and drift is not None and abs(drift) < NOTABLE_DRIFT:
        yield f"Heart rate hardly drifted: {_signed(drift)} from the first half to the second."


def _less_good(reading: Reading) -> Iterator[str]:
    spread, last = reading.value("repeats_spread_percent"), reading.value("last_repeat_percent")
    if spread is not None and spread > UNEVEN_PERCENT:
        yield f"The repeats differed: they spread {_percent(spread)} around their mean."
    if last is not None and last < -FADED_PERCENT:
        yield f"The last repeat fell {_percent(-last)} below the first."
    easy = reading.value("above_easy_percent")
    if reading.kind is WorkoutKind.EASY and easy is not None and easy > NOT_EASY_PERCENT:
        yield f"{_percent(easy)} of the time was above easy."
    faded = reading.value("fade_percent")
    if _judges_fade(reading) and faded is not None and faded > FADED_PERCENT:
        yield f"You faded: {_halves(faded, reading)}."
    drift = reading.value("decoupling_percent")
    if reading.kind in STEADY_KINDS and drift is not None and drift > NOTABLE_DRIFT:
        yield f"Heart rate drifted {_percent(drift)} against your {_output(reading)} in the second half."
    grown = reading.value("longest_of_30_days_percent")
    if reading.kind is not WorkoutKind.RACE and grown is not None and grown > JUMP_PERCENT:
        yield f"It was {_percent(grown - 100.0)} longer than your longest of the 30 days before."


def _judges_fade(reading: Reading) -> bool:
    return reading.kind in JUDGED_BY_HALVES


def _halves(faded: float, reading: Reading) -> str:
    """Say the second half against the first."""
    found = reading.findings["fade_percent"]
    unit = str(found.inputs["unit"])
    first, second = (
        output_written(float(found.inputs[half] or 0.0), unit, reading.units)
        for half in ("first_half", "second_half")
    )
    if first == second:
        return f"both halves at {first}"
    slower, faster = ("slower", "faster") if unit == "s/km" else ("weaker", "stronger")
    word = slower if faded > 0 else faster
    graded = " graded" if found.inputs["graded"] == "yes" else ""
    return f"the second half was {_percent(abs(faded))} {word} ({second}{graded} after {first})"


def _good_bests(reading: Reading) -> Iterator[str]:
    for best in reading.bests:
        yield _best(best, reading.units)


def _best(best: Best, units: UnitSystem) -> str:
    since = f"of all {best.workouts} I know" if best.ever else f"of the last {BEST_DAYS} days"
    if best.is_power:
        length = display.duration(best.effort.duration_s)
        return f"Your best {length} {since}: {best.effort.value:.0f} W (before: {best.before:.0f} W)."
    far = best.effort.distance_m or 0.0
    return (
        f"Your fastest {display.race_distance(far, units)} {since}: {display.clock(best.effort.duration_s)} "
        f"(before: {display.clock(best.before * far / 1000.0)})."
    )


def _compared(reading: Reading, better: bool) -> Iterator[str]:
    told = [each for each in reading.comparisons if each.better is better]
    word = "Better" if better else "Less good"
    for sessions in sorted({each.sessions for each in told}, reverse=True):
        said = [compared(each, reading.units) for each in told if each.sessions == sessions]
        yield (f"{word} than your {sessions} similar ones of the last {COMPARED_DAYS} days: {listed(said)}.")


def compared(each: Comparison, units: UnitSystem) -> str:
    """Write a comparison: power for each heartbeat 1.52 against 1.46 W/bpm."""
    this, usual = (comparison_value(value, each.unit, units) for value in (each.this, each.usual))
    return f"{each.name} {this} against {usual}"


def comparison_value(value: float, unit: str, units: UnitSystem) -> str:
    """Write one side of a comparison in the reader's units."""
    if unit == "s/km":
        return display.pace(value / 1000.0, units)
    if unit == "km/h":
        return display.speed(value / 3.6, units)
    if unit == "m":
        imperial = units is UnitSystem.IMPERIAL
        return f"{value / METRES_PER_FOOT:.2f} ft" if imperial else f"{value:.2f} m"
    if unit == "%":
        return display.percent(value / 100.0, 1)
    return f"{value:.2f} {unit}" if unit == "W/bpm" else f"{value:.0f} {unit}"


def _output(reading: Reading) -> str:
    return "power" if reading.summary.sport == ActivitySport.RIDE else "pace"


def _percent(value: float) -> str:
    return display.percent(value / 100.0, 1 if 0.05 <= value < 10 else 0)


def _signed(value: float) -> str:
    return (
        f"+{_percent(value)}"
        if value > 0 and _percent(value) != "0.0 %"
        else display.percent(value / 100.0, 1)
    )
