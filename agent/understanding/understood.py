"""What was understood in one message."""

from pydantic import Field

from tools.domain.finding import Frozen
from tools.domain.race import UnitSystem


class Heard(Frozen):
    """A piece of the message that was understood: the athlete's own words, and what they were taken for.

    `value` is in the unit of the RaceBrief field `meaning` names (metres, seconds, kg ...).
    """

    meaning: str
    words: str
    value: float | str | None = None


class Understood(Frozen):
    """All that one message says about the race.

    `changes` are fields of RaceBrief with validated values; `at_m` is the place asked about, in metres from
    the start, and `elapsed_s` the time it took to get there, said on the way. `pace_s_per_m` is a target
    pace that could not become a goal time, as no distance is known yet. `refused` holds a sentence for
    everything said that cannot be right. `spoken_units` is the system the athlete used in passing (without
    wishing for it). `without_caffeine` is what was said of the athlete that rules caffeine out ("pregnancy").
    """

    changes: dict[str, object] = Field(default_factory=dict)
    at_m: float | None = None
    elapsed_s: float | None = None
    wants_sample: bool = False
    heard: tuple[Heard, ...] = ()
    refused: tuple[str, ...] = ()
    pace_s_per_m: float | None = None
    spoken_units: UnitSystem | None = None
    without_caffeine: str | None = None

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number understood, in the order it was said."""
        return tuple(piece.value for piece in self.heard if isinstance(piece.value, float | int))

    @property
    def words(self) -> tuple[str, ...]:
        """The athlete's own words for everything understood, each once."""
        return tuple(dict.fromkeys(piece.words for piece in self.heard))
