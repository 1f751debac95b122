"""The library of courses over HTTP: list, open, name, delete; stretches; two courses side by side."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from tools.domain.course_library import LONGEST_TITLE, CourseOrder, CoursePage, CourseSection, CourseSummary
from ui import door
from ui.api.models import NOT_FOUND, REFUSALS, Request

router = APIRouter(prefix="/courses", tags=["course"])


class CourseTitle(Request):
    """The athlete's own name for a course."""

    title: str = Field(min_length=1, max_length=LONGEST_TITLE, examples=["Sunday loop"])


class SectionRequest(Request):
    """A stretch of a course under a name; metres from the start."""

    name: str = Field(min_length=1, max_length=LONGEST_TITLE, examples=["The long climb"])
    start_m: float = Field(ge=0, examples=[12_000])
    end_m: float = Field(gt=0, examples=[18_500])


class CourseInLibraryAnswer(BaseModel):
    """A course as the library lists it, with its stretches. Its analysis: /course/analysis/{id}."""

    course: CourseSummary
    sections: list[CourseSection]


class DeletedAnswer(BaseModel):
    """What became of it, in a sentence."""

    done: str


@router.get("", summary="List the courses.")
async def listed(
    search: Annotated[str, Query(max_length=LONGEST_TITLE)] = "",
    order: CourseOrder = CourseOrder.NEWEST,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    offset: Annotated[int, Query(ge=0, le=1_000_000)] = 0,
) -> CoursePage:
    """Return a page of the courses whose name holds the search."""
    found, _ = await door.coach().races.library.page(
        door.athlete_id(), search=search, order=order, limit=limit, offset=offset
    )
    return found


@router.get("/{course_id}", summary="Read a course of the library.", responses=NOT_FOUND)
async def course(course_id: str) -> CourseInLibraryAnswer:
    """Return a course with the stretches kept of it."""
    known = await door.coach().races.library.course(door.athlete_id(), course_id)
    return CourseInLibraryAnswer(course=known.summary, sections=list(known.sections))


@router.patch("/{course_id}", summary="Name a course.", responses=REFUSALS)
async def rename(course_id: str, said: CourseTitle) -> CourseInLibraryAnswer:
    """Give a course the athlete's own name."""
    await door.coach().races.library.rename(door.athlete_id(), course_id, said.title)
    return await course(course_id)


@router.delete("/{course_id}", summary="Delete a course.", responses=NOT_FOUND)
async def delete(course_id: str) -> DeletedAnswer:
    """Delete it; where saved strategies stand on it, it leaves the library and they stay."""
    return DeletedAnswer(done=await door.coach().races.library.delete(door.athlete_id(), course_id))


@router.post("/{course_id}/sections", summary="Keep a stretch of a course.", responses=REFUSALS)
async def keep_section(course_id: str, said: SectionRequest) -> CourseInLibraryAnswer:
    """Keep a stretch under a name; the same stretch again takes the new name."""
    await door.coach().races.library.keep_section(
        door.athlete_id(), course_id, said.name, said.start_m, said.end_m
    )
    return await course(course_id)


@router.delete("/{course_id}/sections/{section_id}", summary="Delete a stretch.", responses=NOT_FOUND)
async def delete_section(course_id: str, section_id: str) -> CourseInLibraryAnswer:
    """Delete a stretch that was kept."""
    await door.coach().races.library.delete_section(door.athlete_id(), section_id)
    return await course(course_id)
