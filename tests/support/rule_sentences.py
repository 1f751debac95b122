"""What athletes say of their rules, with the structure it should become.

`FORTY` was written before the parser. `HOLD_OUT` was written after it was done, `SECOND_HOLD_OUT`
after it was changed for the first; each was scored before anything was changed for it.
"""

from dataclasses import dataclass
from datetime import date

from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, RuleReading, RuleSet, Trigger, Weekday
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

TODAY = date(2026, 3, 4)  # a Wednesday
MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
WORKDAYS = (MON, TUE, WED, THU, FRI)
RUN, RIDE, SWIM, STRENGTH = (
    TrainingSport.RUN,
    TrainingSport.RIDE,
    TrainingSport.SWIM,
    TrainingSport.STRENGTH,
)
HOUR = 3600.0


def rule(kind: RuleKind, *weekdays: Weekday, words: str = "said", **rest: object) -> AthleteRule:
    """Return a rule; its words are not compared."""
    return AthleteRule.model_validate({"kind": kind, "words": words, "weekdays": weekdays, **rest})


@dataclass(frozen=True, slots=True)
class Sentence:
    """What was said, and the rules, the rules taken back, and whether something has to be asked."""

    text: str
    rules: tuple[AthleteRule, ...] = ()
    withdrawn: tuple[AthleteRule, ...] = ()
    asks: bool = False
    known: tuple[AthleteRule, ...] = ()

    @property
    def known_rules(self) -> RuleSet:
        """The rules the athlete had before."""
        return RuleSet(version=1 if self.known else 0, rules=self.known)


def never(*weekdays: Weekday, **rest: object) -> AthleteRule:
    return rule(RuleKind.NO_TRAINING, *weekdays, **rest)


def at_most(hours: float, *weekdays: Weekday, per: Per = Per.DAY, **rest: object) -> AthleteRule:
    return rule(RuleKind.MOST_TIME, *weekdays, per=per, limit=hours * HOUR, **rest)


def fixed(sport: TrainingSport, *weekdays: Weekday, **rest: object) -> AthleteRule:
    return rule(RuleKind.FIXED_SESSION, *weekdays, sport=sport, **rest)


def hurt(body_part: str, trigger: Trigger | None = None, **rest: object) -> AthleteRule:
    return rule(RuleKind.HURT, body_part=body_part, trigger=trigger, **rest)


def weekly(kind: RuleKind, limit: float, **rest: object) -> AthleteRule:
    return rule(kind, per=Per.WEEK, limit=limit, **rest)


NO_RIDES_ON_SUNDAY = never(SUN, sport=RIDE, words="no rides on Sunday")
STRENGTH_ON_TUESDAY = fixed(STRENGTH, TUE, words="strength on Tuesday")
SORE_KNEE = hurt("knee", Trigger.DOWNHILL, words="my knee hurts downhill")
THE_USUAL = (NO_RIDES_ON_SUNDAY, STRENGTH_ON_TUESDAY, SORE_KNEE)

FORTY: tuple[Sentence, ...] = (
    Sentence("No rides on Sunday.", (never(SUN, sport=RIDE),)),
    Sentence(
        "no rides on Sunday, two hours at most on Saturday, 8 hours a week, strength on Tuesday, "
        "my knee hurts downhill",
        (
            never(SUN, sport=RIDE),
            at_most(2, SAT),
            at_most(8, per=Per.WEEK),
            fixed(STRENGTH, TUE),
            hurt("knee", Trigger.DOWNHILL),
        ),
    ),
    Sentence("I can't train on Mondays or Fridays", (never(MON, FRI),)),
    Sentence("Max 90 minutes on weekdays", (at_most(1.5, *WORKDAYS),)),
    Sentence("I only have 6 hours a week", (at_most(6, per=Per.WEEK),)),
    Sentence("only run 4 days a week", (weekly(RuleKind.MOST_DAYS, 4, sport=RUN),)),
    Sentence("Never two hard days in a row please", (rule(RuleKind.HARD_APART, limit=2),)),
    Sentence(
        "Long run on Sunday, rest day on Monday",
        (fixed(RUN, SUN, purpose=WorkoutPurpose.LONG), never(MON)),
    ),
    Sentence("Swim Tue and Thu", (fixed(SWIM, TUE, THU),)),
    Sentence("My left knee hurts when I run downhill", (hurt("left knee", Trigger.DOWNHILL),)),
    Sentence(
        "I'm away 3-10 May",
        (rule(RuleKind.AWAY, first=date(2026, 5, 3), last=date(2026, 5, 10)),),
    ),
    Sentence(
        "On holiday next week, no bike",
        (never(sport=RIDE, first=date(2026, 3, 9), last=date(2026, 3, 15)),),
        asks=True,
    ),
    Sentence("No intervals on Wednesday", (rule(RuleKind.NOTHING_HARD, WED),)),
    Sentence("I can ride again on Sundays", withdrawn=(NO_RIDES_ON_SUNDAY,), known=THE_USUAL),
    Sentence("Forget the strength rule", withdrawn=(STRENGTH_ON_TUESDAY,), known=THE_USUAL),
    Sentence("No more than 3 runs a week", (weekly(RuleKind.MOST_SESSIONS, 3, sport=RUN),)),
    Sentence("At least one rest day a week", (weekly(RuleKind.LEAST_REST_DAYS, 1),)),
    Sentence(
        "no training on Friday except swimming",
        (never(FRI, sport=RUN), never(FRI, sport=RIDE), never(FRI, sport=STRENGTH)),
    ),
    Sentence("Only mornings, I have kids in the evening", asks=True),
    Sentence("Not when it rains", asks=True),
    Sentence("not too much training please", asks=True),
    Sentence("maybe Sunday off?", asks=True),
    Sentence("At most 40 km of running per week", (weekly(RuleKind.MOST_DISTANCE, 40_000, sport=RUN),)),
    Sentence(
        "No runs longer than 20 miles",
        (rule(RuleKind.MOST_DISTANCE, per=Per.SESSION, sport=RUN, limit=32_186.88),),
    ),
    Sentence("keep it under an hour Mon-Thu", (at_most(1, MON, TUE, WED, THU),)),
    Sentence("Weekends are family time, no training", (never(SAT, SUN),)),
    Sentence("Two rest days every week", (weekly(RuleKind.LEAST_REST_DAYS, 2),)),
    Sentence("I want to lift on Mondays and Thursdays", (fixed(STRENGTH, MON, THU),)),
    Sentence("Sunday is my long ride day", (fixed(RIDE, SUN, purpose=WorkoutPurpose.LONG),)),
    Sentence("My achilles gets sore with speed work", (hurt("achilles", Trigger.FAST),)),
    Sentence("I have a sore hip", (hurt("hip"),)),
    Sentence("Max two hard sessions per week", (weekly(RuleKind.MOST_HARD_DAYS, 2),)),
    Sentence(
        "In Lisbon from 12 to 19 April, can only run there",
        (rule(RuleKind.AWAY, first=date(2026, 4, 12), last=date(2026, 4, 19), possible=(RUN,)),),
    ),
    Sentence("I can train five days a week", (weekly(RuleKind.MOST_DAYS, 5),)),
    Sentence("one session a day, no doubles", (rule(RuleKind.MOST_SESSIONS, per=Per.DAY, limit=1),)),
    Sentence("Saturdays at least 2 hours", (rule(RuleKind.LEAST_TIME, SAT, per=Per.DAY, limit=2 * HOUR),)),
    Sentence(
        "Sessions should never be longer than 1h30 during the week",
        (at_most(1.5, *WORKDAYS, per=Per.SESSION),),
    ),
    Sentence("No swimming at all", (never(sport=SWIM),)),
    Sentence(
        "Sunday can be 3 hours but the other days max 1 hour",
        (at_most(3, SUN), at_most(1, MON, TUE, WED, THU, FRI, SAT)),
    ),
    Sentence(
        "My calf is tight, no hard running this week",
        (
            hurt("calf"),
            rule(RuleKind.NOTHING_HARD, sport=RUN, first=TODAY, last=date(2026, 3, 8)),
        ),
    ),
)


HOLD_OUT: tuple[Sentence, ...] = (
    Sentence("Please no biking Mon, Wed or Fri.", (never(MON, WED, FRI, sport=RIDE),)),
    Sentence(
        "I've got 45 minutes on weekdays and two and a half hours on Sundays",
        (at_most(0.75, *WORKDAYS), at_most(2.5, SUN)),
    ),
    Sentence("Swimming is only possible on Wednesdays", (never(MON, TUE, THU, FRI, SAT, SUN, sport=SWIM),)),
    Sentence("cap my week at 7.5 hours", (at_most(7.5, per=Per.WEEK),)),
    Sentence("I like my long run on Saturday morning", asks=True),
    Sentence("My shin splints are back when I run", (hurt("shins", Trigger.RUNNING),)),
    Sentence(
        "no more than 60km of cycling at a time",
        (rule(RuleKind.MOST_DISTANCE, per=Per.SESSION, sport=RIDE, limit=60_000),),
    ),
    Sentence(
        "Gym on Mondays, intervals Thursdays, nothing on Fridays",
        (
            fixed(STRENGTH, MON),
            rule(RuleKind.FIXED_SESSION, THU, purpose=WorkoutPurpose.INTERVALS),
            never(FRI),
        ),
    ),
    Sentence(
        "we're travelling from July 4 to July 18 and I can only swim",
        (rule(RuleKind.AWAY, first=date(2026, 7, 4), last=date(2026, 7, 18), possible=(SWIM,)),),
    ),
    Sentence("rest days twice a week", (weekly(RuleKind.LEAST_REST_DAYS, 2),)),
    Sentence("my knee is fine again", withdrawn=(SORE_KNEE,), known=THE_USUAL),
    Sentence("drop that Sunday thing", withdrawn=(NO_RIDES_ON_SUNDAY,), known=THE_USUAL),
    Sentence("Depending on work I may have to skip Thursdays", asks=True),
    Sentence(
        "No track sessions until 1 April, doctor's orders",
        (rule(RuleKind.NOTHING_HARD, last=date(2026, 4, 1)),),
    ),
    Sentence("I'd love to do three swims a week", asks=True),
    Sentence("never run on back to back days", asks=True),
    Sentence("Sunday's off limits", (never(SUN),)),
    Sentence(
        "max 12 miles per run, 30 miles per week running",
        (
            rule(RuleKind.MOST_DISTANCE, per=Per.SESSION, sport=RUN, limit=19_312.13),
            weekly(RuleKind.MOST_DISTANCE, 48_280.32, sport=RUN),
        ),
    ),
    Sentence(
        "Keep Wednesdays easy and Fridays completely free",
        (
            rule(RuleKind.NOTHING_HARD, WED),
            never(FRI),
        ),
    ),
    Sentence(
        "at least 90 minutes for long rides",
        (
            rule(
                RuleKind.LEAST_TIME,
                per=Per.SESSION,
                sport=RIDE,
                purpose=WorkoutPurpose.LONG,
                limit=1.5 * HOUR,
            ),
        ),
    ),
)


SECOND_HOLD_OUT: tuple[Sentence, ...] = (
    Sentence("Thursdays are rest days for me", (never(THU),)),
    Sentence("no swimming before 1 June", (never(sport=SWIM, last=date(2026, 5, 31)),)),
    Sentence("Max. two hours of cycling on Sunday, please", (at_most(2, SUN, sport=RIDE),)),
    Sentence("I do yoga on Wednesdays", asks=True),
    Sentence("I run with my club on Tuesdays and Fridays", (fixed(RUN, TUE, FRI),)),
    Sentence(
        "four runs a week at most, never on consecutive days",
        (weekly(RuleKind.MOST_SESSIONS, 4, sport=RUN),),
        asks=True,
    ),
    Sentence("Please leave Sundays free", (never(SUN),)),
    Sentence("my right hip aches on long runs", (hurt("right hip", Trigger.LONG),)),
    Sentence(
        "weekdays 1 hour max, Saturday 3 hours, Sunday off",
        (at_most(1, *WORKDAYS), at_most(3, SAT), never(SUN)),
    ),
    Sentence("at the most 10 hrs per week", (at_most(10, per=Per.WEEK),)),
    Sentence("I'll be in Tenerife 1-8 April without my bike", asks=True),
    Sentence(
        "no hard workouts this week", (rule(RuleKind.NOTHING_HARD, first=TODAY, last=date(2026, 3, 8)),)
    ),
    Sentence("one hard day a week is enough", asks=True),
    Sentence("I can run on Sundays now", asks=True, known=THE_USUAL),
    Sentence("Remove the downhill knee rule", withdrawn=(SORE_KNEE,), known=THE_USUAL),
    Sentence("Tempo on Thursday", (rule(RuleKind.FIXED_SESSION, THU, purpose=WorkoutPurpose.THRESHOLD),)),
    Sentence(
        "Swim Monday, bike Wednesday, run Friday", (fixed(SWIM, MON), fixed(RIDE, WED), fixed(RUN, FRI))
    ),
    Sentence("No session over 75 minutes", (at_most(1.25, per=Per.SESSION),)),
    Sentence("the pool is only open on Tuesdays and Saturdays", asks=True),
    Sentence("Easter weekend I won't train", asks=True),
)


def is_right(reading: RuleReading, sentence: Sentence) -> bool:
    """Tell whether exactly the rules said were read, those taken back too, and what is unsure is asked."""
    return (
        _same(reading.rules, sentence.rules)
        and _same(reading.withdrawn, sentence.withdrawn)
        and bool(reading.unsure) == sentence.asks
    )


def is_silently_wrong(reading: RuleReading, sentence: Sentence) -> bool:
    """Tell whether a rule was read that nobody said, or one said was dropped without a question."""
    invented = _bodies(reading.rules) - _bodies(sentence.rules)
    taken = _bodies(reading.withdrawn) - _bodies(sentence.withdrawn)
    missing = _bodies(sentence.rules) - _bodies(reading.rules)
    kept = _bodies(sentence.withdrawn) - _bodies(reading.withdrawn)
    unasked = not reading.unsure and bool(missing or kept or sentence.asks)
    return bool(invented or taken) or unasked


def _same(one: tuple[AthleteRule, ...], other: tuple[AthleteRule, ...]) -> bool:
    return len(one) == len(other) and _bodies(one) == _bodies(other)


def _bodies(rules: tuple[AthleteRule, ...]) -> set[str]:
    return {each.model_dump_json(exclude={"words"}) for each in rules}


NEVER_A_RULE = (
    "I don't mind riding on Sundays",
    "Don't give me rest days on Monday",
    "I'm free on Sunday",
    "Can I run on Sunday?",
    "Can I ride again on Sundays?",
    "Only swimming on Fridays",
    "6-8 hours a week",
    "about 8 hours a week",
    "Every other Sunday off",
    "I train 10 hours a week",
    "two hours on Saturday",
    "max 50 km a week",
    "strength twice a week",
    "Long run on Saturday or Sunday",
    "If it rains, no ride",
    "no rides, unless it's sunny",
    "no rides on Sunday before noon",
    "I sat on my bike",
    "I can't wait to ride on Sunday!",
    "max 99999 km of running a week",
    "max 30 hours on Saturday",
    "my knee doesn't hurt uphill",
    "don't forget the strength rule",
    "I might be able to ride again on Sundays",
    "my knee sometimes hurts",
    "no limit on Sundays",
    "I hate Mondays",
    "less running please",
    "no swims over 2000 m",
)
