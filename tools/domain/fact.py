"""Facts about an athlete that outlive a conversation, each with where it comes from."""

from datetime import date, datetime

from pydantic import Field

from tools.domain.finding import Frozen


class AthleteFact(Frozen):
    """A sentence that is true of the athlete, as learnt on `learnt_on` from `source`."""

    id: str = ""
    text: str = Field(min_length=1, max_length=400)
    source: str
    activity_id: str | None = None
    learnt_on: date
    kept_at: datetime | None = None
