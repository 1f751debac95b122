"""Which course of their library an athlete means."""

from tools.domain.course_library import CourseSummary
from tools.domain.others_words import unmarked
from tools.kit.context import CourseShelf
from tools.kit.errors import NotFound

_NEWEST = frozenset({"", "last", "latest", "newest", "it", "this", "that"})
_MOST_NAMED = 6


async def chosen_course(shelf: CourseShelf, which: str) -> CourseSummary:
    """Return the course an id, a name or a part of one means; "last" is the newest. Raises NotFound.

    Of several that a part fits, an exact name comes first, then the newest.
    """
    wanted = " ".join(which.split()).strip("“”\"'")
    newest = (await shelf.listed(limit=_MOST_NAMED)).courses
    if not newest:
        raise NotFound("Your library has no course yet. Drop a GPX, FIT or TCX file, and it stands there.")
    if wanted.casefold() in _NEWEST:
        return newest[0]
    found = (await shelf.listed(wanted)).courses or await _by_words(shelf, wanted)
    exact = [each for each in found if wanted.casefold() in (each.title.casefold(), each.id)]
    if exact or found:
        return (exact or found)[0]
    names = ", ".join(f"“{unmarked(each.title)}”" for each in newest)
    raise NotFound(f"I have no course called “{unmarked(wanted[:60])}”. Your newest are: {names}.")


async def _by_words(shelf: CourseShelf, wanted: str) -> tuple[CourseSummary, ...]:
    """Return the courses that share the longest word they can be found by."""
    for word in sorted(wanted.split(), key=len, reverse=True):
        if len(word) > 3 and (found := (await shelf.listed(word)).courses):
            return found
    return ()
