"""Where data comes from, and what its source lets us do with it."""

from enum import StrEnum

from tools.domain.finding import Frozen


class Source(StrEnum):
    """A way by which an athlete's data reaches us."""

    FILE = "file"
    GARMIN = "garmin"
    STRAVA = "strava"
    INTERVALS = "intervals"


class SourcePolicy(Frozen):
    """What a source lets us do.

    `ai_allowed` says whether its data may reach a language model, an embedding, a cache of answers or a
    memory of facts; `retention_days` how long it may be kept (None: for good); `attribution` what has to
    stand by it.
    """

    name: str
    ai_allowed: bool = True
    retention_days: int | None = None
    attribution: str | None = None


POLICIES: dict[Source, SourcePolicy] = {
    Source.FILE: SourcePolicy(name="your files"),
    Source.GARMIN: SourcePolicy(name="Garmin", attribution="Garmin"),
    # Strava's API policy of June 2026: no context of a language model (5.3), a cache of seven days (5.5).
    Source.STRAVA: SourcePolicy(
        name="Strava", ai_allowed=False, retention_days=7, attribution="Powered by Strava"
    ),
    Source.INTERVALS: SourcePolicy(name="intervals.icu"),
}
