"""Why a picture is refused, in a sentence: what was found, and what to do instead."""

from collections.abc import Sequence

from tools.domain import display
from tools.domain.course_picture import ReadProfile, TextInPicture
from tools.domain.others_words import others_name
from tools.domain.picture.chart_subject import Along, Subject
from tools.domain.picture.picture_look import Look
from tools.domain.picture.profile_figures import jumping_share, lost_beginning
from tools.domain.picture.seen_parts import SeenChart
from tools.domain.picture.words import MONEY, RACE_WORDS, RAIL_WORDS, plain
from tools.domain.race import UnitSystem

SEND_INSTEAD = "Drop the course as a GPX file or a picture of its elevation profile, or tell me its length."
FEW_NUMBERS = (
    "It speaks of heights, but fewer than 3 numbers stand at an axis of it, so a profile in it has no scale. "
    "Send a sharper or larger picture with all of its numbers, or tell me the course's length."
)
COUNTS_TIME = (
    "Its height chart counts time along its foot, not distance, so I cannot say where its hills lie."
)
LEAST_LETTERS_PX = 9.0  # below it numbers are guessed rather than read; our design choice [D]
GOOD_LETTERS_PX = 14.0
LEAST_SIDE_PX = 200
GOOD_SIDE_PX = 800
LEAST_RANGE_M = 1.0
_STEEPEST_MEAN = 0.6  # of a whole course between its ends [D]
MOST_JUMPS = 0.02  # of a line's steps; our design choice [D]
_FEWEST_WORDS = 2
_QUOTED = 40


def is_of_trains(texts: Sequence[TextInPicture]) -> bool:
    """Tell whether the words are a railway's and not a race's: two of its words, none of a race."""
    text = " ".join(plain(each.text) for each in texts)
    found = RAIL_WORDS.findall(text)
    return len(found) >= _FEWEST_WORDS and not RACE_WORDS.search(text)


def is_of_money(texts: Sequence[TextInPicture]) -> bool:
    """Tell whether the words are of prices and not of a race."""
    text = " ".join(plain(each.text) for each in texts)
    return len(MONEY.findall(text)) >= _FEWEST_WORDS and not RACE_WORDS.search(text)


def train_refusal(texts: Sequence[TextInPicture], profile: ReadProfile | None) -> str:
    """Say that a picture is a railway's, with what was found in it."""
    word = next((text for text in texts if RAIL_WORDS.search(plain(text.text))), None)
    quoted = f"“{others_name(word.text, _QUOTED)}”" if word else "its words"
    if profile is None:
        return (
            f"That is a train timetable or line, I think: I found {quoted} and no race. If it is your "
            "course, tell me its length."
        )
    far = display.distance(profile.distance_m[-1] - profile.distance_m[0], UnitSystem.METRIC)
    low, high = min(profile.elevation_m), max(profile.elevation_m)
    heights = display.height_range(low, high, UnitSystem.METRIC)
    return (
        f"That is the profile of a train line, I think: I found {quoted}, {far} and heights of {heights}, "
        "but no race. If it is your course, tell me its length, or drop it as a GPX file."
    )


def chart_refusal(chart: SeenChart) -> str | None:
    """Say what a chart shows instead of heights along a way; None where it may show just that."""
    if chart.along is Along.DATES or chart.subject is Subject.TRAINING:
        training = chart.subject in {Subject.TRAINING, Subject.ELEVATION}
        subject = chart.subject.value if chart.subject else "something"
        shown = "training over weeks or months" if training else f"{subject} over dates"
        return f"This chart shows {shown}, not heights along a course. {SEND_INSTEAD}"
    if chart.subject in {None, Subject.ELEVATION}:
        return None
    over = "over time" if chart.along is Along.TIME else "along the way"
    return f"This chart shows {chart.subject} {over}, not the height of a course. {SEND_INSTEAD}"


def time_axis_refusal(found: str) -> str:
    """Say that a profile of heights counts time; `found` are the figures read all the same, or nothing."""
    read = f" I did read {found}." if found else ""
    return f"{COUNTS_TIME}{read} Drop the recording (GPX, FIT or TCX), or a chart over distance."


def money_refusal() -> str:
    """Say that a picture is of prices."""
    return f"I found prices in it, but no race: no distance and no heights. {SEND_INSTEAD}"


def implausible(profile: ReadProfile) -> str | None:
    """Say why a profile cannot be a course's: too long, without height, or steeper than any."""
    long_m = profile.distance_m[-1] - profile.distance_m[0]
    high_m = max(profile.elevation_m) - min(profile.elevation_m)
    axes = "Look at its axes: if the numbers are right, tell me which units they are in."
    if not 100.0 <= long_m <= 1_000_000.0:
        return f"Its distance axis would make a course of {long_m:,.0f} m, which no race has. {axes}"
    if min(profile.elevation_m) < -500 or max(profile.elevation_m) > 9_000:
        return f"Its heights would lie where no ground does, up to {max(profile.elevation_m):,.0f} m. {axes}"
    if high_m < LEAST_RANGE_M:
        return f"Its line rises by {high_m:.1f} m in all, so it hardly shows heights. {axes}"
    if high_m > _STEEPEST_MEAN * long_m:
        return f"It would climb {high_m:,.0f} m within {long_m:,.0f} m, steeper than any course. {axes}"
    return None


def badly_followed(profile: ReadProfile) -> str | None:
    """Say why a line is not the whole profile: its beginning is missing, or another curve covers it."""
    if (lost := lost_beginning(profile)) is not None:
        begins, follows = lost
        return (
            f"I could follow its line only from {profile.distance_axis.unit} {follows:.0f} on, though its "
            f"axis begins at {begins:.0f}. Send a sharper or larger picture of the profile alone, or drop "
            "the course as a GPX file."
        )
    if jumping_share(profile) > MOST_JUMPS:
        return (
            "The line of its heights jumps up and down as no ground does: another curve is drawn over it, I "
            f"think. {SEND_INSTEAD}"
        )
    return None


def too_small(texts: Sequence[TextInPicture], width_px: int, height_px: int) -> str | None:
    """Say that a picture is too small to read, and how large it should be; None where it is not."""
    heights = sorted(_letters_px(text) for text in texts)
    letters = heights[len(heights) // 2] if heights else None
    if letters is not None and letters < LEAST_LETTERS_PX:
        wanted = -(-int(width_px * GOOD_LETTERS_PX / letters) // 50) * 50
        small = f"its numbers are {letters:.0f} pixels high"
    elif letters is None and min(width_px, height_px) < LEAST_SIDE_PX:
        wanted, small = GOOD_SIDE_PX, "nothing in it can be read"
    else:
        return None
    return (
        f"The picture is too small: {width_px} × {height_px} pixels, and {small}. Send it at least "
        f"{wanted:,} pixels wide, the original rather than a preview."
    )


def nothing_found(texts: Sequence[TextInPicture], look: Look) -> str:
    """Say what a picture holds where neither a profile nor a figure of a race was found."""
    worded = [text for text in texts if sum(letter.isalnum() for letter in text.text) >= 2]
    if not worded:
        thing = {
            Look.EVEN: "It is one even surface",
            Look.NOISE: "It is noise to me",
            Look.PHOTO: "It is a photo",
            Look.DRAWING: "It has shapes",
        }[look]
        return f"{thing}: I found no number and no word in it, so no course. {SEND_INSTEAD}"
    first = others_name(max(worded, key=lambda text: text.confidence * _letters_px(text)).text, _QUOTED)
    lines = f"{len(worded)} lines of text" if len(worded) > 1 else "one line of text"
    return f"I found {lines} in it (“{first}”), but no distance, no heights and no profile. {SEND_INSTEAD}"


def _letters_px(text: TextInPicture) -> float:
    return min(text.box[3] - text.box[1], text.box[2] - text.box[0])
