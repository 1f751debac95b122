"""Any course file: GPX, TCX or FIT, planned or recorded, plain or gzipped, told apart by what it holds."""

from pathlib import PurePath

from tools.domain.course import CourseAnalysis, CoursePlaces, Track
from tools.domain.ground.course_analysis import CourseTooShort, analyze_course
from tools.domain.ground.course_places import course_places
from tools.domain.race import Sport
from tools.kit.errors import UnreadableFile
from tools.sources.file_kind import FileKind, unpacked
from tools.sources.gpx import read_gpx


def read_course(
    content: bytes, name: str, *, sport: Sport = Sport.RUN, certified_distance_m: float | None = None
) -> CourseAnalysis:
    """Return the analysis of a course file, which names the course where the file has no name inside.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return course_of_track(read_track(content), name, sport=sport, certified_distance_m=certified_distance_m)


def read_course_and_places(content: bytes, name: str) -> tuple[CourseAnalysis, CoursePlaces]:
    """Return the analysis of a course file and where it lies; raises as `read_course`."""
    track = read_track(content)
    return course_of_track(track, name), course_places(track)


def course_of_track(
    track: Track, name: str, *, sport: Sport = Sport.RUN, certified_distance_m: float | None = None
) -> CourseAnalysis:
    """Return the analysis of a file's points; raise UnreadableFile where they go nowhere."""
    try:
        course = analyze_course(track, certified_distance_m=certified_distance_m, sport=sport)
    except CourseTooShort as error:
        raise UnreadableFile(str(error)) from error
    return course if track.name else course.model_copy(update={"name": _plain_name(name)})


def read_track(content: bytes) -> Track:
    """Return the points of a course file. Raises FileTooLarge, and UnreadableFile as `read_course`."""
    plain, kind = unpacked(content)
    if kind is FileKind.FIT:
        from tools.sources.fit_course import read_fit_track  # the decoder takes time to load

        return read_fit_track(plain)
    if kind is FileKind.TCX:
        from tools.sources.tcx_course import read_tcx_track

        return read_tcx_track(plain)
    return read_gpx(plain)  # which says what the file is where it is none of these


def _plain_name(file_name: str) -> str:
    """Return a file's name without its folder and endings."""
    path = PurePath(file_name)
    return PurePath(path.stem).stem if path.suffix.lower() == ".gz" else path.stem
