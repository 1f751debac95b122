"""A message cut into parts that each say one thing, with what every part holds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from agent.understanding.training_rules_tokens import ALL_DAYS, Kind, Token
from tools.domain.athlete_rules import Per, Weekday
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

AWAY_WORDS = frozenset(
    {"away", "holiday", "holidays", "vacation", "travel", "travelling", "traveling", "trip", "abroad"}
)
TRAINING_WORDS = frozenset({"train", "training", "exercise", "exercising", "workout", "sport"})
_DATED_WORDS = frozenset({"race", "marathon", "event", "parkrun", "wedding", "birthday", "party"})
_HARD_STOPS = frozenset({".", ";", "!", "?", "\n"})


@dataclass(slots=True)
class Part:
    """One part of a message: its tokens, and how it hangs on the part before it."""

    tokens: list[Token]
    joined_by: str = ""
    ended_by: str = ""
    away: bool = False  # the days taken over are of a time away
    asks_possible: bool = False  # a time away of which the next part says only what cannot be done
    extra: list[Token] = field(default_factory=list)  # days or dates named in the part before

    def every(self, *kinds: Kind) -> list[Token]:
        """Return the tokens of some kinds, those taken over from the part before included."""
        return [each for each in (*self.tokens, *self.extra) if each.kind in kinds]

    def has(self, *kinds: Kind) -> bool:
        """Tell whether there is a token of one of these kinds."""
        return bool(self.every(*kinds))

    def value(self, kind: Kind) -> Any:
        """Return the value of the first token of a kind, or None."""
        found = self.every(kind)
        return found[0].value if found else None

    @property
    def words(self) -> list[str]:
        """The plain words."""
        return [each.text for each in self.tokens if each.kind is Kind.WORD]

    def says(self, *words: str) -> bool:
        """Tell whether one of some plain words is said."""
        return any(each in words for each in self.words)

    @property
    def sports(self) -> tuple[TrainingSport, ...]:
        """All sports named, in order."""
        found: list[TrainingSport] = []
        for token in self.every(Kind.SPORT):
            found += token.value if isinstance(token.value, tuple) else [token.value]
        return tuple(dict.fromkeys(found))

    @property
    def purposes(self) -> tuple[WorkoutPurpose, ...]:
        """All purposes named."""
        return tuple(dict.fromkeys(each.value for each in self.every(Kind.PURPOSE)))

    @property
    def days(self) -> tuple[Weekday, ...]:
        """All weekdays named; every day is none in particular."""
        found = {day for token in self.every(Kind.DAYS) for day in token.value}
        return () if found == set(ALL_DAYS) else tuple(sorted(found))

    @property
    def either(self) -> bool:
        """Whether days or sports are named as a choice: "Saturday or Sunday"."""
        return any(" or " in each.text for each in self.every(Kind.DAYS, Kind.SPORT))

    @property
    def bare_never(self) -> bool:
        """Whether a part only says that some days are not meant: "not on Saturday"."""
        others = self.has(Kind.SPORT, Kind.PURPOSE, Kind.NOUN, Kind.TIME, Kind.EXCEPT)
        short = any(each.text not in ("nothing", "none") for each in self.every(Kind.NEVER))
        return short and not others and not (set(self.words) - {"on", "at", "the", "please"})

    @property
    def dates(self) -> tuple[date | None, date | None]:
        """The first and the last day named, or Nones."""
        spans = [each.value for each in self.every(Kind.DATES)]
        return spans[0] if len(spans) == 1 else (None, None)

    @property
    def per(self) -> Per | None:
        """What a limit counts over."""
        found: Per | None = self.value(Kind.PER)
        return found

    @property
    def start(self) -> int:
        """Where the part begins in the message."""
        return min(each.start for each in (*self.extra, *self.tokens))

    @property
    def end(self) -> int:
        """Where the part ends in the message."""
        return max(each.end for each in (*self.extra, *self.tokens))


def parts_of(tokens: Iterable[Token]) -> list[Part]:
    """Return the parts: cut at marks and joining words, days put to what is said of them."""
    return list(_completed(list(_cut(tokens))))


def _cut(tokens: Iterable[Token]) -> Iterator[Part]:
    part, joined_by = Part([]), ""
    for token in tokens:
        if token.kind is not Kind.STOP:
            part.tokens.append(token)
            continue
        if part.tokens:
            part.ended_by = token.text
            yield part
            joined_by = ""
        joined_by = (
            token.text if token.text in _HARD_STOPS or not joined_by or token.text.isalpha() else joined_by
        )
        part = Part([], joined_by)
    if part.tokens:
        yield part


def _completed(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts; one that only names days or dates lends them to the part after it."""
    i = 0
    while i < len(parts):
        part = parts[i]
        after = parts[i + 1] if i + 1 < len(parts) else None
        named = part.every(Kind.DAYS, Kind.DATES)
        close = after is not None and _lacks_days(after) and _is_close(after)
        listed = after is not None and _is_a_heading(part) and after.joined_by in (":", "-")
        if after is not None and _limits_what_was_said(part, after):
            after.extra = part.every(Kind.DAYS)  # "on Tuesdays only before work, so 45 min at most"
            yield part
        elif after is not None and listed and not after.has(Kind.DAYS, Kind.DATES):
            after.extra = named
        elif after is not None and close and _only_names_days(part):
            after.extra, after.away = named, part.has(Kind.DATES) and part.says("in")
        elif after is not None and close and is_away(part) and _says_no_training(after):
            yield part  # "away 3-10 May, no training" says one thing twice.
            i += 1
        elif after is not None and close and is_away(part) and after.sports:
            after.extra, after.away = named, after.has(Kind.ONLY)
            if not after.away:
                part.asks_possible = True
                yield part
        else:
            yield part
        i += 1


def _limits_what_was_said(part: Part, after: Part) -> bool:
    """Whether a part is a length that holds on the days named before it."""
    bounded = after.has(Kind.TIME) and after.has(Kind.MOST) and after.joined_by == "so"
    return bounded and part.has(Kind.DAYS) and not after.has(Kind.DAYS, Kind.DATES, Kind.PER, Kind.OTHER_DAYS)


def _only_names_days(part: Part) -> bool:
    """Whether a part holds days or dates and nothing of a rule: "Weekends are family time"."""
    says_more = part.has(
        Kind.TIME, Kind.DISTANCE, Kind.NUMBER, Kind.SPORT, Kind.PURPOSE, Kind.MOST, Kind.LEAST, Kind.NEVER,
        Kind.ONLY, Kind.NOUN, Kind.RANGE, Kind.EXCEPT, Kind.OVER,
    )  # fmt: skip
    rests = part.says("off", "rest", "free", "maybe", "perhaps", *_DATED_WORDS, *AWAY_WORDS, *TRAINING_WORDS)
    return part.has(Kind.DAYS, Kind.DATES) and not says_more and not rests


def _is_a_heading(part: Part) -> bool:
    """Whether a part is a weekday and nothing else: "Mondays: rest"."""
    return part.has(Kind.DAYS) and all(each.kind is Kind.DAYS or each.text == "on" for each in part.tokens)


def is_away(part: Part) -> bool:
    """Whether a part tells of a time away with its dates, and of nothing else."""
    others = part.has(Kind.DAYS, Kind.SPORT, Kind.TIME, Kind.NUMBER, Kind.NEVER, Kind.ONLY)
    return part.says(*AWAY_WORDS) and part.has(Kind.DATES) and not others


def _says_no_training(part: Part) -> bool:
    kinds = {each.kind for each in part.tokens}
    return (
        part.has(Kind.NEVER)
        and kinds <= {Kind.NEVER, Kind.WORD, Kind.FILLER}
        and set(part.words) <= TRAINING_WORDS
    )


def _lacks_days(part: Part) -> bool:
    of_training = part.has(Kind.SPORT, Kind.PURPOSE, Kind.TIME) or bool(TRAINING_WORDS & set(part.words))
    bounded = part.has(Kind.NEVER, Kind.ONLY, Kind.MOST, Kind.LEAST)
    return of_training and bounded and not part.has(Kind.DAYS, Kind.DATES, Kind.OTHER_DAYS, Kind.PER)


def _is_close(part: Part) -> bool:
    return part.joined_by in (",", "-", ":", "so", "and", "but")
