"""What a plan is made from, settled: when it begins and ends, its races, its sport, where it starts from."""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.athlete_rules import RuleKind
from tools.domain.display import duration
from tools.domain.plan_request import LONGEST_WEEKS, SHORTEST_WEEKS, NoSuchPlan, PlanRequest, PlanWish
from tools.domain.planning.own_limits import OwnLimits
from tools.domain.planning.plan_races import RaceList, races_of
from tools.domain.planning.starting_form import KEEP_TRAINING, StartingForm, starting_form
from tools.domain.training.training_plan import DAYS_A_WEEK, RacePriority, TrainingSport
from tools.domain.training.week_volume import monday_of

USUAL_WEEKS = 12  # of a plan without a race: our design choice [D]
LAST_START_WEEKDAY = 1  # asked on Monday or Tuesday, a plan begins this week; later, on the next Monday [D]
TRAINABLE = (TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM, TrainingSport.TRIATHLON)


@dataclass(frozen=True, slots=True)
class PlanBrief:
    """All that the weeks are made from. Times are in seconds."""

    request: PlanRequest
    limits: OwnLimits
    starts_on: date
    weeks: int
    races: RaceList
    sport: TrainingSport
    form: StartingForm
    days_a_week: int
    strength_days: int
    most_week_s: float
    notes: tuple[str, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether no data tells of the weeks before."""
        return bool(self.form.stated) or not self.request.standing.history.sessions

    @property
    def monday_of_last(self) -> date:
        """The Monday of the last week."""
        return self.starts_on + timedelta(days=DAYS_A_WEEK * (self.weeks - 1))


def brief_of(request: PlanRequest) -> PlanBrief:
    """Return what a request means. Raises NoSuchPlan where no plan can be made of it."""
    wish, standing = request.wish, request.standing
    notes: list[str] = []
    races = races_of(wish.races, standing.today, notes)
    sport = _sport(wish, races)
    starts_on, weeks = _span(wish, standing.today, races, notes)
    races = races.within(starts_on, starts_on + timedelta(days=DAYS_A_WEEK * weeks - 1), notes)
    races = races.tapered_from(starts_on, notes)
    form = starting_form(request, sport, starts_on, notes)
    limits = OwnLimits(standing)
    hours = wish.hours_a_week
    return PlanBrief(
        request=request,
        limits=limits,
        starts_on=starts_on,
        weeks=weeks,
        races=races,
        sport=sport,
        form=form,
        days_a_week=min(6, wish.days_a_week or form.days),
        strength_days=_strength_days(wish, limits),
        most_week_s=hours * 3600 if hours else float("inf"),
        notes=tuple(notes),
    )


def _sport(wish: PlanWish, races: RaceList) -> TrainingSport:
    """The sport of the race that counts most, else the one wished for, else running."""
    main = races.main
    sport = main.sport if main else wish.sport or TrainingSport.RUN
    if main and wish.sport is TrainingSport.TRIATHLON:
        sport = TrainingSport.TRIATHLON
    if sport not in TRAINABLE:
        raise NoSuchPlan(
            "I make plans for running, cycling, swimming and triathlon. Say which of them this plan is for."
        )
    return sport


def _span(wish: PlanWish, today: date, races: RaceList, notes: list[str]) -> tuple[date, int]:
    """Return the first Monday and the number of weeks. Raises NoSuchPlan when there are fewer than four."""
    asked = max(wish.starts_on or today, today)
    first = monday_of(asked)
    this_week = [race for race in races.races if race.day <= first + timedelta(days=6)]
    if asked.weekday() > LAST_START_WEEKDAY and not this_week and wish.starts_on is None:
        first += timedelta(days=DAYS_A_WEEK)
    last = races.last_day(first)
    if last is None:
        return first, _weeks_wished(wish.weeks, notes)
    weeks = (monday_of(last) - first).days // DAYS_A_WEEK + 1
    soonest = monday_of(today)
    if weeks < SHORTEST_WEEKS and first > soonest:
        first, weeks = soonest, (monday_of(last) - soonest).days // DAYS_A_WEEK + 1
        if wish.starts_on is not None and weeks >= SHORTEST_WEEKS:
            notes.append(f"The plan begins earlier than you asked, on {_day(first)}: the race is near.")
    if weeks < SHORTEST_WEEKS:
        raise _too_soon(races, last, first)
    wanted = min(LONGEST_WEEKS, wish.weeks or LONGEST_WEEKS)
    if weeks > max(wanted, SHORTEST_WEEKS):
        later = first + timedelta(days=DAYS_A_WEEK * (weeks - max(wanted, SHORTEST_WEEKS)))
        early = [race for race in races.races if race.day < later]
        if not early or weeks > LONGEST_WEEKS:
            notes.append(
                f"The plan has the last {max(wanted, SHORTEST_WEEKS)} weeks and begins on {_day(later)}. "
                f"Until then {KEEP_TRAINING}."
            )
            first, weeks = later, max(wanted, SHORTEST_WEEKS)
    return first, weeks


def _weeks_wished(weeks: int | None, notes: list[str]) -> int:
    if weeks is None:
        notes.append(f"You named no race, so this is {USUAL_WEEKS} weeks for fitness.")
        return USUAL_WEEKS
    if weeks < SHORTEST_WEEKS:
        raise NoSuchPlan(
            f"A plan has {SHORTEST_WEEKS} to {LONGEST_WEEKS} weeks: in {weeks} little can grow. "
            f"Ask for {SHORTEST_WEEKS} weeks or more."
        )
    if weeks > LONGEST_WEEKS:
        notes.append(
            f"A plan has at most {LONGEST_WEEKS} weeks; this is the first {LONGEST_WEEKS} of {weeks}."
        )
    return min(weeks, LONGEST_WEEKS)


def _too_soon(races: RaceList, last: date, first: date) -> NoSuchPlan:
    """Say what is possible when the race is less than four weeks away."""
    race = next(race for race in races.races if race.day == last)
    earliest = first + timedelta(days=DAYS_A_WEEK * SHORTEST_WEEKS - 1)
    return NoSuchPlan(
        f"{race.name} is on {_day(race.day)}, less than {SHORTEST_WEEKS} weeks away: too soon to build "
        "anything for it. Keep training as you do, make the last week about half as long, and ask me for a "
        f"race strategy. A plan is possible for a race on {_day(earliest)} or later, or without a race."
    )


def _strength_days(wish: PlanWish, limits: OwnLimits) -> int:
    """As many as were asked for, or as fixed sessions ask for."""
    fixed = {
        weekday
        for rule in limits.of_kind(RuleKind.FIXED_SESSION)
        if rule.sport is TrainingSport.STRENGTH
        for weekday in rule.weekdays
    }
    return max(wish.strength_days or 0, len(fixed))


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


__all__ = ["PlanBrief", "RacePriority", "brief_of", "duration"]
