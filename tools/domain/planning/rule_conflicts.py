"""Rules that cannot be obeyed together, found by arithmetic on a week, with a sentence that names them."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from tools.domain.athlete_rules import AthleteRule, Per, RuleConflict, RuleKind, Trigger, Weekday
from tools.domain.planning.own_rule_days import SPORT_OF_TRIGGER
from tools.domain.training.plan_intensity import QUALITY
from tools.domain.training.training_plan import DAYS_A_WEEK, TrainingSport, WorkoutPurpose

ALL_DAYS = frozenset(Weekday)
SHORTEST_FIXED_S = 20 * 60.0  # no fixed session is planned shorter: our design choice [D]
Places = tuple[int, ...]
_Found = tuple[Places, str]
_UPPER = frozenset({RuleKind.MOST_SESSIONS, RuleKind.MOST_DAYS})


def conflicts(rules: Sequence[AthleteRule]) -> tuple[RuleConflict, ...]:
    """Return the rules that contradict one another, pairs first, then sets of a whole week.

    Rules with dates are compared where their dates meet; a time away or a hurt overrides fixed sessions and
    is no conflict with them.
    """
    found: list[_Found] = []
    for (one, first), (other, second) in combinations(enumerate(rules), 2):
        if not _meet(first, second):
            continue
        for a, b, places in ((first, second, (one, other)), (second, first, (other, one))):
            found += [(places, sentence) for check in _PAIRS if (sentence := check(a, b))]
    for check_week in _WEEKS:
        found += check_week(rules)
    unique = {tuple(sorted(places)): sentence for places, sentence in reversed(found)}
    return tuple(RuleConflict(places=places, sentence=unique[places]) for places in sorted(unique))


def _fixed_against_forbidden(fixed: AthleteRule, other: AthleteRule) -> str | None:
    """A fixed session on a day on which its sport, or all that is hard, is ruled out."""
    if fixed.kind is not RuleKind.FIXED_SESSION:
        return None
    same_sport = other.sport is None or other.sport is fixed.sport
    same_purpose = other.purpose is None or other.purpose is fixed.purpose
    forbids = other.kind is RuleKind.NO_TRAINING and same_sport and same_purpose
    hard = other.kind is RuleKind.NOTHING_HARD and fixed.purpose in QUALITY and same_sport
    days = frozenset(fixed.weekdays) & _days(other)
    if not (forbids or hard) or not days or _is_bounded(other):
        return None
    return f"“{fixed.words}” wants a session on {_named(days)}, and “{other.words}” rules it out."


def _fixed_against_hurt(fixed: AthleteRule, hurt: AthleteRule) -> str | None:
    """A fixed session of what makes a hurt worse: it is left out until the hurt is gone."""
    if fixed.kind is not RuleKind.FIXED_SESSION or hurt.kind is not RuleKind.HURT:
        return None
    trigger = hurt.trigger
    sport = SPORT_OF_TRIGGER.get(trigger) if trigger else None
    same = sport is not None and sport is fixed.sport
    long = trigger is Trigger.LONG and fixed.purpose is WorkoutPurpose.LONG
    if same or long or trigger is Trigger.ANYTHING or fixed.purpose in QUALITY:
        return f"“{fixed.words}” has to wait while “{hurt.words}” stands."
    return None


def _least_above_most(least: AthleteRule, most: AthleteRule) -> str | None:
    """A least time above the most time of the same days: 2 h at least, 90 min at most."""
    if (least.kind, most.kind) != (RuleKind.LEAST_TIME, RuleKind.MOST_TIME):
        return None
    same_span = least.per is most.per or (least.per is Per.SESSION and most.per in (None, Per.DAY))
    covers = most.sport is None or most.sport is least.sport
    meets = bool(_days(least) & _days(most)) if least.per is not Per.WEEK else _days(least) <= _days(most)
    if same_span and covers and meets and (least.limit or 0.0) > (most.limit or 0.0):
        return f"“{least.words}” asks for more than “{most.words}” lets you do."
    return None


def _two_limits(one: AthleteRule, other: AthleteRule) -> str | None:
    """Two fixed limits that say different things of the very same days are told apart, not guessed."""
    if one.kind is not RuleKind.LEAST_TIME or other.kind is not RuleKind.NO_TRAINING:
        return None
    forbids = other.sport is None or other.sport is one.sport
    if forbids and one.per is not Per.WEEK and one.weekdays and _days(one) <= _days(other):
        return f"“{one.words}” asks for training on a day that “{other.words}” keeps free."
    return None


_PAIRS: tuple[Callable[[AthleteRule, AthleteRule], str | None], ...] = (
    _fixed_against_forbidden,
    _fixed_against_hurt,
    _least_above_most,
    _two_limits,
)


def _no_day_left(rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    """Every weekday forbidden for all training, for good."""
    places = [place for place, each in enumerate(rules) if _closes_days(each)]
    closed = frozenset(day for place in places for day in _days(rules[place]))
    if closed == ALL_DAYS:
        words = _quoted([rules[place] for place in places])
        yield (
            tuple(places),
            f"{words} leave no day to train on."
            if len(places) > 1
            else (f"{words} leaves no day to train on."),
        )


def _too_many_fixed(rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    """Fixed sessions on more days, or more of them, than a limit of the week lets."""
    for place, limit in enumerate(rules):
        if limit.kind not in _UPPER or _is_bounded(limit) or limit.per is Per.DAY:
            continue
        fixed = _fixed_of(rules, limit.sport)
        days = frozenset(day for each in fixed for day in rules[each].weekdays)
        count = len(days) if limit.kind is RuleKind.MOST_DAYS else sum(len(rules[i].weekdays) for i in fixed)
        if count > (limit.limit or 0.0):
            words = _quoted([rules[each] for each in fixed])
            unit = "days" if limit.kind is RuleKind.MOST_DAYS else "sessions"
            yield (place, *fixed), f"{words} make {count} {unit} a week, more than “{limit.words}” lets."


def _too_few_days_for_rest(rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    """Fixed sessions on so many days that the rest days wanted do not fit; a rest of every day."""
    fixed = _fixed_of(rules, None)
    days = frozenset(day for each in fixed for day in rules[each].weekdays)
    for place, rest in enumerate(rules):
        if rest.kind is not RuleKind.LEAST_REST_DAYS or _is_bounded(rest) or rest.sport is not None:
            continue
        if (rest.limit or 0.0) >= DAYS_A_WEEK:
            yield (place,), f"“{rest.words}” leaves no day to train on."
        elif len(days) > DAYS_A_WEEK - (rest.limit or 0.0):
            words = _quoted([rules[each] for each in fixed])
            yield (place, *fixed), f"{words} take {len(days)} days a week, and “{rest.words}” needs the rest."


def _week_against_days(rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    """Least times of days that add up to more than a week may have; a least week its days cannot hold."""
    for place, week in enumerate(rules):
        if week.per is not Per.WEEK or week.weekdays or _is_bounded(week):
            continue
        if week.kind is RuleKind.MOST_TIME:
            yield from _least_days_above(place, week, rules)
        if week.kind is RuleKind.LEAST_TIME:
            yield from _most_days_below(place, week, rules)


def _least_days_above(place: int, week: AthleteRule, rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    least = [
        i
        for i, each in enumerate(rules)
        if each.kind is RuleKind.LEAST_TIME
        and each.per is not Per.WEEK
        and not _is_bounded(each)
        and week.sport in (None, each.sport)
    ]
    seconds = sum((rules[i].limit or 0.0) * len(_days(rules[i]) - _closed(rules)) for i in least)
    if least and seconds > (week.limit or 0.0):
        words = _quoted([rules[i] for i in least])
        yield (
            (place, *least),
            (f"{words} can come to {seconds / 3600:.1f} h a week, more than “{week.words}” lets."),
        )


def _most_days_below(place: int, week: AthleteRule, rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    open_days = sorted(ALL_DAYS - _closed(rules))
    caps: list[tuple[float, int | None]] = []
    for day in open_days:
        of_day = [
            (each.limit or 0.0, i)
            for i, each in enumerate(rules)
            if each.kind is RuleKind.MOST_TIME
            and each.per in (None, Per.DAY)
            and not _is_bounded(each)
            and day in _days(each)
            and each.sport in (None, week.sport)
        ]
        caps.append(min(of_day) if of_day else (86_400.0, None))
    seconds = sum(cap for cap, _ in caps)
    if seconds < (week.limit or 0.0):
        limits = sorted({i for _, i in caps if i is not None})
        closing = [i for i, each in enumerate(rules) if _closes_days(each)]
        others = [*limits, *closing]
        words = _quoted([rules[i] for i in others])
        yield (place, *others), f"{words} leave {seconds / 3600:.1f} h a week, less than “{week.words}” asks."


def _days_against_sessions(rules: Sequence[AthleteRule]) -> Iterator[_Found]:
    """A limit of nothing at all: no session, no day, no time a week."""
    kinds = (RuleKind.MOST_SESSIONS, RuleKind.MOST_DAYS, RuleKind.MOST_TIME, RuleKind.MOST_DISTANCE)
    for place, each in enumerate(rules):
        if each.kind in kinds and each.sport is None and not each.limit and not each.weekdays:
            yield (place,), f"“{each.words}” leaves nothing to train."


_WEEKS: tuple[Callable[[Sequence[AthleteRule]], Iterator[_Found]], ...] = (
    _no_day_left,
    _too_many_fixed,
    _too_few_days_for_rest,
    _week_against_days,
    _days_against_sessions,
)


def _fixed_of(rules: Sequence[AthleteRule], sport: TrainingSport | None) -> list[int]:
    fixed = [i for i, each in enumerate(rules) if each.kind is RuleKind.FIXED_SESSION]
    return [i for i in fixed if not _is_bounded(rules[i]) and sport in (None, rules[i].sport)]


def _days(rule: AthleteRule) -> frozenset[Weekday]:
    return frozenset(rule.weekdays) or ALL_DAYS


def _closes_days(rule: AthleteRule) -> bool:
    everything = rule.sport is None and rule.purpose is None
    return rule.kind is RuleKind.NO_TRAINING and everything and not _is_bounded(rule)


def _closed(rules: Sequence[AthleteRule]) -> frozenset[Weekday]:
    return frozenset(day for each in rules if _closes_days(each) for day in _days(each))


def _is_bounded(rule: AthleteRule) -> bool:
    return rule.last is not None


def _meet(one: AthleteRule, other: AthleteRule) -> bool:
    """Whether there is a day on which both may hold."""
    first = max(one.first or date.min, other.first or date.min)
    return first <= min(one.last or date.max, other.last or date.max)


def _named(days: frozenset[Weekday]) -> str:
    names = [day.name.capitalize() for day in sorted(days)]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _quoted(rules: Sequence[AthleteRule]) -> str:
    words = list(dict.fromkeys(f"“{each.words}”" for each in rules))
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
