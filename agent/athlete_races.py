"""The page's door to what belongs to races: pictures, courses, and saved strategies carried and shared."""

from dataclasses import dataclass

from agent.carrying import Carrying
from agent.course_library import CourseLibrary
from agent.outside import Outside
from agent.pictures import Pictures
from agent.sharing import Sharing


@dataclass(frozen=True, slots=True)
class AthleteRaces:
    """One door for each noun; every call names the athlete, who is who the page's session says."""

    pictures: Pictures
    library: CourseLibrary
    carrying: Carrying
    sharing: Sharing
    outside: Outside
