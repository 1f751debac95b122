"""Facts about an athlete that outlive a conversation, each with where it comes from."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import Field

from tools.domain.finding import Frozen

LONGEST_FACT = 400  # characters


class FactKind(StrEnum):
    """What a fact is about."""

    GOAL = "goal"
    HEALTH = "health"  # injuries, illnesses, allergies, medicines: recalled always
    PREFERENCE = "preference"
    EQUIPMENT = "equipment"
    STOMACH = "stomach"  # what is and is not tolerated
    CUE = "cue"
    LESSON = "lesson"  # of a race or a workout, kept with a click
    ABOUT = "about"  # work, family, places, experience


class AthleteFact(Frozen):
    """A sentence that is true of the athlete, as learnt on `learnt_on` from `source`.

    `slot` says what it is the one answer to ("shoes", "knee"): a newer fact of the same slot takes its place.
    `quote` are the athlete's own words, said in the conversation `thread_id`; `confidence` is 0 to 1.
    `superseded_at` says since when it holds no longer, `superseded_by` the id of the fact in its place (None:
    it came to an end), `corrected_at` when its athlete wrote it anew.
    """

    id: str = ""
    text: str = Field(min_length=1, max_length=LONGEST_FACT)
    source: str
    activity_id: str | None = None
    learnt_on: date
    kept_at: datetime | None = None
    kind: FactKind = FactKind.LESSON
    slot: str = ""
    quote: str = ""
    thread_id: str | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)
    superseded_at: datetime | None = None
    superseded_by: str | None = None
    corrected_at: datetime | None = None

    @property
    def holds(self) -> bool:
        """Tell whether it is still true: no newer fact took its place, and it did not come to an end."""
        return self.superseded_at is None

    @property
    def is_about_safety(self) -> bool:
        """Tell whether it is to be recalled whatever is asked."""
        return self.kind is FactKind.HEALTH
