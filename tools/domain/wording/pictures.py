"""Sentences about what was read in a picture of a course: few, with their numbers, and what comes next."""

from collections.abc import Sequence

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.course_picture import KeptPicture, PictureKind, PictureReading
from tools.domain.ground.picture_course import read_distance_m, read_heights_m
from tools.domain.picture.reconcile import beside_course
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.wording.activities import quoted

SURE, FAIRLY = 0.8, 0.5  # our design choice [D]
MOST_REASONS, MOST_DISAGREEMENTS, MOST_WORDS = 2, 3, 4
VISION_SILENT = "The vision model gave no answer this time, so this is what I read myself."
CORRECT_IT = (
    "Look it over on the card below: put right what is wrong and press “Use this course”, or write “use it”"
)
KINDS = {
    PictureKind.PROFILE: "an elevation profile",
    PictureKind.MAP: "a map",
    PictureKind.FLYER: "a flyer",
    PictureKind.AID_TABLE: "a table of aid stations",
    PictureKind.LAP_TABLE: "a table of laps",
    PictureKind.OTHER: "a picture",
}


def picture_facts(kept: KeptPicture, brief: RaceBrief) -> tuple[tuple[str, ...], ...]:
    """Return what was read and what comes next, in paragraphs: the numbers, the doubts, the way on."""
    reading = kept.reading
    told = (
        (_headline(kept, brief.units), *_stations(reading, brief.units), *_laps(reading)),
        (*_certainty(reading), *_doubts(reading)),
        (_next(kept, brief),),
    )
    return tuple(paragraph for paragraph in told if paragraph)


def beside_facts(kept: KeptPicture, course: CourseAnalysis) -> tuple[tuple[str, ...], ...]:
    """Return where a picture and the course file of the same race agree and where not."""
    reading = kept.reading
    checked = beside_course(reading, course)
    named = quoted(reading.title) or quoted(kept.name) or "Your picture"
    new = (reason for reason in checked.confidence_reasons if reason not in reading.confidence_reasons)
    agreed = [f"{reason[0].upper()}{reason[1:].rstrip('.')}." for reason in new]
    differ = [each.sentence for each in checked.disagreements if each not in reading.disagreements]
    if not agreed and not differ:
        nothing = f"In {named} I read nothing to hold against your course file, which stays the course."
        return ((nothing, *((reading.refusal,) if reading.refusal else ())),)
    return ((f"I put {named} beside your course file, which stays the course.", *agreed, *differ),)


def certainty_in_words(confidence: float) -> str:
    """Return how sure a reading is, in words."""
    if confidence >= SURE:
        return "I am quite sure of it"
    return "I am fairly sure of it" if confidence >= FAIRLY else "I am not sure of it"


def is_usable(reading: PictureReading) -> bool:
    """Tell whether a reading can become a course or be planned with, once it is confirmed."""
    return reading.refusal is None and (reading.profile is not None or has_numbers(reading))


def has_numbers(reading: PictureReading) -> bool:
    """Tell whether a picture without a profile names what a plan can use: a distance, stations."""
    return reading.distance is not None or bool(reading.stations)


def _headline(kept: KeptPicture, units: UnitSystem) -> str:
    reading = kept.reading
    named = quoted(reading.title) or quoted(kept.name) or "Your picture"
    page = f", page {reading.page} of {reading.pages}," if reading.pages > 1 else ""
    if reading.kind is PictureKind.OTHER:
        return f"I looked at {named}{page.rstrip(',')}."
    numbers = _numbers(reading, units)
    said = f": {numbers}" if numbers else ""
    return f"I read {named}{page} as {KINDS[reading.kind]}{said}."


def _numbers(reading: PictureReading, units: UnitSystem) -> str:
    told = []
    if (distance_m := read_distance_m(reading)) is not None:
        told.append(display.distance(distance_m, units))
    gain = reading.gain
    if gain is not None and gain.value is not None:
        low, high = (gain.value if end is None else end for end in (gain.low, gain.high))
        told.append(f"{display.height_range(low, high, units)} of climbing")
    if reading.profile is not None:
        lowest, highest = (display.height(each, units) for each in read_heights_m(reading.profile))
        told.append(f"between {lowest} and {highest} above the sea")
    return ", ".join(told)


def _stations(reading: PictureReading, units: UnitSystem) -> tuple[str, ...]:
    if not reading.stations:
        return ()
    at = display.places([station.at_m for station in reading.stations[:12]], units)
    count = len(reading.stations)
    return (f"It lists {count} aid station{'' if count == 1 else 's'}: {at}.",)


def _laps(reading: PictureReading) -> tuple[str, ...]:
    if not reading.laps:
        return ()
    return (f"It holds a table of {len(reading.laps)} laps, which is a race or workout already over.",)


def _certainty(reading: PictureReading) -> tuple[str, ...]:
    if not is_usable(reading):
        return ()
    given = [reason for reason in reading.confidence_reasons if reason != VISION_SILENT]
    reasons = [reason.rstrip(".") for reason in given[:MOST_REASONS]]
    because = f": {'; '.join(reasons)}" if reasons else ""
    return (f"{certainty_in_words(reading.confidence)}{because}.",)


def _doubts(reading: PictureReading) -> tuple[str, ...]:
    """Return where two readings differ, and what the model could not tell."""
    differ = tuple(each.sentence for each in reading.disagreements[:MOST_DISAGREEMENTS])
    seen = reading.seen
    if seen is None:
        return (*differ, *((VISION_SILENT,) if VISION_SILENT in reading.confidence_reasons else ()))
    named = _listed((*seen.key_segments, *seen.landmarks, *seen.challenges))
    unsure = _listed(seen.could_not_determine)
    told = (named and f"The vision model names {named}.", unsure and f"It could not determine {unsure}.")
    return (*differ, *filter(None, told))


def _listed(words: Sequence[str]) -> str:
    """Return the words of a picture as what they are: somebody's, in quotation marks, on one line."""
    return ", ".join(filter(None, map(quoted, words[:MOST_WORDS])))


def _next(kept: KeptPicture, brief: RaceBrief) -> str:
    reading = kept.reading
    if reading.refusal is not None:
        return reading.refusal
    if kept.decided == "used":
        return "You have confirmed it already, and it is in use."
    if not is_usable(reading):
        return "Nothing in it can be planned with. Drop the course as a GPX file, or tell me its distance."
    goal = f" for your {display.clock(brief.goal_time_s)}" if brief.goal_time_s else ""
    if reading.profile is None:
        return (
            "There is no profile in it. Look its numbers over on the card below: put right what is wrong and "
            f"press “Use these numbers”, or write “use it”; then I plan with them{goal}."
        )
    return f"{CORRECT_IT}; then I plan on it{goal}."
