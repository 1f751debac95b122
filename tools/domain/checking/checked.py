"""What the check of an answer finds: traces, faults, corrections."""

from enum import StrEnum

from tools.domain.finding import Frozen


class Origin(StrEnum):
    """Where something an answer says may come from."""

    FINDING = "finding"
    TOLD = "told"  # a tool's own sentence
    ATHLETE = "athlete"  # the athlete's words, in this conversation or before
    CONVERSATION = "conversation"  # an earlier answer, checked when it was given
    KNOWLEDGE = "knowledge"  # a passage with its citation
    CALENDAR = "calendar"
    ARITHMETIC = "arithmetic"  # follows from numbers that are known


class Trace(Frozen):
    """What was written, and where it comes from.

    `written` is the piece of the answer ("5:20 /km"), `meaning` what it is of ("pace on the flat"); `value`,
    `low` and `high` are in `unit`; `model` computed it, from `source`.
    """

    written: str
    meaning: str
    origin: Origin
    value: float | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    model: str = ""
    source: str = ""


class FaultKind(StrEnum):
    """What can be wrong with something an answer says."""

    UNKNOWN_NUMBER = "unknown_number"
    WRONG_UNIT = "wrong_unit"
    WRONG_THING = "wrong_thing"  # a known value, told of something else
    WRONG_DAY = "wrong_day"
    UNKNOWN_NAME = "unknown_name"
    STALE_VERSION = "stale_version"
    WRONG_SUM = "wrong_sum"
    TOO_ROUGH = "too_rough"
    NO_SOURCE = "no_source"  # a claim about the body without a citation
    FORBIDDEN_ADVICE = "forbidden_advice"
    OTHER_RANGE = "other_range"


class Fault(Frozen):
    """Something written that nothing known bears out; `why` is a sentence for the model and the athlete.

    `instead` is said in the place of advice that is not passed on: what holds, and whom to see.
    """

    kind: FaultKind
    written: str
    why: str
    instead: str = ""


class CheckedSentence(Frozen):
    """A sentence of an answer, with what was traced and what was not."""

    text: str
    traces: tuple[Trace, ...] = ()
    faults: tuple[Fault, ...] = ()


class Correction(Frozen):
    """A sentence that did not stand: as written, what was wrong, and what stands now (None: left out)."""

    written: str
    faults: tuple[Fault, ...]
    now: str | None = None


class Contradiction(Frozen):
    """Two things known that do not go together and were both used; `said` is the sentence that says so."""

    about: str
    left: Trace
    right: Trace
    said: str


class Provenance(Frozen):
    """Where an answer's figures come from, as the page shows it below the answer."""

    traces: tuple[Trace, ...] = ()
    corrections: tuple[Correction, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.traces or self.corrections or self.contradictions)
