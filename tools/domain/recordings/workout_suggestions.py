"""What to do about what a workout showed, each with the number that says why."""

from collections.abc import Iterator

from tools.domain.activity import ActivitySport
from tools.domain.display import percent
from tools.domain.feedback import Suggestion, WorkoutKind
from tools.domain.recordings.workout_reading import Reading
from tools.domain.recordings.workout_words import (
    FADED_PERCENT,
    JUDGED_BY_HALVES,
    JUMP_PERCENT,
    NOT_EASY_PERCENT,
    NOTABLE_DRIFT,
    STEADY_KINDS,
    UNEVEN_PERCENT,
)

MOST_SUGGESTIONS = 3
# Nobody holds more of a true threshold for as long. Our design choice [D].
HOUR_S, MOST_FOR_AN_HOUR, MOST_FOR_TWENTY_MINUTES = 3600.0, 1.06, 1.12


def suggestions(reading: Reading) -> tuple[Suggestion, ...]:
    """Return what to do differently, and what would tell more next time."""
    return tuple([*_to_do(reading), *_to_know(reading)][:MOST_SUGGESTIONS])


def _to_do(reading: Reading) -> Iterator[Suggestion]:
    last, spread = reading.value("last_repeat_percent"), reading.value("repeats_spread_percent")
    if last is not None and last < -FADED_PERCENT:
        yield _because(
            "Begin the first repeat easier, or rest longer.", "the last repeat fell below the first", -last
        )
    elif spread is not None and spread > UNEVEN_PERCENT:
        yield _because(
            "Aim for the same effort in every repeat.", "the repeats spread around their mean", spread
        )
    easy = reading.value("above_easy_percent")
    if reading.kind is WorkoutKind.EASY and easy is not None and easy > NOT_EASY_PERCENT:
        yield _because("Slow down on easy days, most of all uphill.", "of the time above easy", easy)
    faded = reading.value("fade_percent")
    if reading.kind in JUDGED_BY_HALVES and faded is not None and faded > FADED_PERCENT:
        yield _because("Begin more slowly, so that the second half holds.", "lost in the second half", faded)
    drift = reading.value("decoupling_percent")
    if reading.kind in STEADY_KINDS and drift is not None and drift > NOTABLE_DRIFT:
        text = "Drink and eat early on long days, and mind the heat: both raise heart rate late."
        yield _because(text, "of heart rate drift", drift)
    grown = reading.value("longest_of_30_days_percent")
    if reading.kind is not WorkoutKind.RACE and grown is not None and grown > JUMP_PERCENT:
        yield _because(
            "Let the next long one grow less.", "beyond the longest of the 30 days before", grown - 100.0
        )


def _to_know(reading: Reading) -> Iterator[Suggestion]:
    """Say which value would let the review say more, or cannot be right."""
    yield from _doubt(reading)
    known, sport = reading.thresholds, reading.summary.sport
    has_power = reading.review.normalized_power_w.value is not None
    has_heart_rate = reading.review.average_heart_rate_bpm.value is not None
    missing = None
    if sport == ActivitySport.RIDE and has_power and known.ftp_w is None:
        missing = "ftp_w"
    elif sport == ActivitySport.RUN and known.threshold_pace_s_per_km is None:
        missing = "threshold_pace_s_per_km"
    elif has_heart_rate and known.threshold_heart_rate_bpm is None and sport in _WITH_ZONES:
        missing = "threshold_heart_rate_bpm"
    if missing and not (missing in reading.origins and reading.origins[missing].said_to_be_unknown):
        yield _ASKED[missing]
    if not has_heart_rate and not has_power and sport in _WITH_ZONES:
        yield Suggestion(
            text="Record heart rate next time.",
            reason="Without heart rate or power I can say how far and how long, but not how hard.",
        )


def _doubt(reading: Reading) -> Iterator[Suggestion]:
    """Doubt a threshold that was held for longer than anybody holds theirs."""
    whole, held = reading.value("intensity_share"), reading.value("sustained_share")
    of = "FTP" if reading.summary.sport == ActivitySport.RIDE else "threshold pace"
    hours = reading.summary.duration_s >= HOUR_S and whole is not None and whole > MOST_FOR_AN_HOUR
    if hours or (held is not None and held > MOST_FOR_TWENTY_MINUTES):
        share = whole if hours else held
        yield Suggestion(
            text=f"Check your {of}: it looks too low.",
            reason=f"You held {share:.2f} of it for longer than a threshold can be passed by so much.",
        )


_WITH_ZONES = (ActivitySport.RUN, ActivitySport.RIDE)
_ASKED = {
    "ftp_w": Suggestion(text="Tell me your FTP.", reason="Without it power has no zones and no load."),
    "threshold_pace_s_per_km": Suggestion(
        text="Tell me your threshold pace, or a recent race result.",
        reason="Without it I cannot say how hard your pace was.",
    ),
    "threshold_heart_rate_bpm": Suggestion(
        text="Tell me your threshold heart rate.", reason="Without it heart rate has no zones."
    ),
}


def _because(text: str, what: str, value: float) -> Suggestion:
    written = percent(value / 100.0, 0 if value >= 10 else 1)
    said = (
        f"{written} {what}" if what[:2] in ("of", "lo", "be") else f"{what[0].upper()}{what[1:]}: {written}"
    )
    return Suggestion(text=text, reason=f"{said}.")
