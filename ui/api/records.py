"""What the HTTP interface tells of recorded data. Names with a unit mean that unit; the rest is SI."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, Field

from agent.connecting import ServiceState
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.attribution import attribution
from tools.domain.feedback import WorkoutChart, WorkoutReview
from tools.domain.provenance import Source
from tools.domain.syncing import AskedBy, ItemFailure, RunStatus, SyncRun
from ui.api.models import Request

if TYPE_CHECKING:
    from agent.athlete_data import ReviewedActivity


class ActivityAnswer(BaseModel):
    """One activity. `summary` is in SI units; a null is something its recording does not say."""

    id: str
    source: Source
    attribution: str | None = Field(description="Whom to name wherever this is shown.")
    ai_allowed: bool = Field(description="False: its source does not let a language model read it.")
    expires_at: dt.datetime | None = Field(description="When its source's rules have it deleted.")
    file_name: str | None
    has_recording: bool
    summary: ActivitySummary

    @classmethod
    def of(cls, known: KnownActivity) -> Self:
        """Tell an activity."""
        return cls(
            id=known.id,
            source=known.source,
            attribution=attribution(known) or None,
            ai_allowed=known.ai_allowed,
            expires_at=known.expires_at,
            file_name=known.file_name,
            has_recording=known.has_recording,
            summary=known.summary,
        )


class ActivitiesAnswer(BaseModel):
    """Activities, newest first."""

    activities: list[ActivityAnswer]


class ReviewAnswer(BaseModel):
    """An activity with its review and some hundred points to draw."""

    activity: ActivityAnswer
    review: WorkoutReview
    chart: WorkoutChart

    @classmethod
    def of(cls, reviewed: "ReviewedActivity") -> Self:
        """Tell a review."""
        return cls(
            activity=ActivityAnswer.of(reviewed.activity), review=reviewed.review, chart=reviewed.chart
        )


class ReviewsAnswer(BaseModel):
    """The reviews of an activity, newest first, each with when it was first made."""

    reviews: list[WorkoutReview]


class RunAnswer(BaseModel):
    """An import or a sync: counts so far, and why what could not be taken was not."""

    id: str
    source: Source
    asked_by: AskedBy
    label: str
    status: RunStatus
    total: int | None = Field(description="Null until it is known.")
    imported: int
    duplicates: int
    courses: int = Field(description="Files that are courses: they are in the library now.")
    failed: int
    failures: list[ItemFailure] = Field(description="The first of them.")
    error: str | None = Field(description="Why it broke off, or what it waits for.")
    asked_at: dt.datetime
    started_at: dt.datetime | None
    finished_at: dt.datetime | None

    @classmethod
    def of(cls, run: SyncRun) -> Self:
        """Tell a run."""
        return cls.model_validate(run.model_dump())


class RunsAnswer(BaseModel):
    """Imports and syncs, newest first."""

    syncs: list[RunAnswer]


class ServiceAnswer(BaseModel):
    """A service, without its secret."""

    source: Source
    name: str
    state: str = Field(description="connected, needs you, or not connected.")
    missing: str | None = Field(description="Why it cannot be connected here.")
    trouble: str | None = Field(description="What the athlete has to do.")
    key_expires_on: dt.date | None
    last_sync: dt.datetime | None

    @classmethod
    def of(cls, service: ServiceState) -> Self:
        """Tell how a service stands."""
        connection = service.connection
        return cls(
            source=service.source,
            name=service.name,
            state=connection.status if connection else "not connected",
            missing=service.missing,
            trouble=connection.trouble if connection else None,
            key_expires_on=connection.key_expires_on if connection else None,
            last_sync=connection.last_sync if connection else None,
        )


class ServicesAnswer(BaseModel):
    """Every service that can be connected."""

    services: list[ServiceAnswer]


class CorrectionRequest(Request):
    """What the athlete says of a value, in the unit of its name."""

    value: float | None = Field(description="Null: nobody knows it.")
    note: str | None = Field(default=None, max_length=200)
