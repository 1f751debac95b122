"""A reading confirmed: corrected as the athlete says, and made a course where it has a profile."""

import asyncio
from pathlib import PurePath

from tools.domain.course import CourseAnalysis
from tools.domain.course_picture import KeptPicture, PictureCorrections
from tools.domain.ground.picture_course import ImplausibleCorrection, checked, picture_course
from tools.domain.wording.pictures import is_usable
from tools.kit.errors import MissingInput
from tools.kit.outside_ports import PictureShelf


async def confirm(kept: KeptPicture, corrections: PictureCorrections, pictures: PictureShelf) -> KeptPicture:
    """Make a reading the athlete's own; one confirmed before comes back as it stands.

    Raises MissingInput for what cannot be a course and for numbers that no course has.
    """
    if kept.decided == "used":
        return kept
    reading = kept.reading
    if not is_usable(reading):
        why = reading.refusal or "I could read nothing in it to plan with."
        raise MissingInput(f"{why} Nothing was changed.")
    try:
        right = checked(reading, corrections)
        course = await asyncio.to_thread(_course, kept, right) if reading.profile else None
    except ImplausibleCorrection as problem:
        raise MissingInput(f"{problem} Nothing was changed.") from None
    return await pictures.confirmed(kept.id, right, course)


def _course(kept: KeptPicture, corrections: PictureCorrections) -> CourseAnalysis:
    name = PurePath(kept.name).stem or "Course from a picture"
    return picture_course(kept.reading, corrections, reading_id=kept.id, name=name)
