"""Race week as a calendar: the days of eating, the evening before, the morning, and the race itself."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tools.domain import display
from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.finding import Finding
from tools.domain.strategy import FuelPlan
from tools.formats.calendar_writing import CalendarEvent, calendar_file
from tools.formats.carried import NO_DAY, Carried
from tools.kit.errors import MissingInput

LOADING_DAYS = (2, 1)  # the last 36 to 48 hours: see tools/domain/fuelling/before_race.py
MEAL_BEFORE, DRINK_BEFORE = timedelta(hours=3), timedelta(hours=4)  # of the same place
MOST_ROWS = 60  # more are told by groups, so that the note stays readable; our design choice [D]
_EVENING = timedelta(hours=18)


def written(carried: Carried) -> bytes:
    """Return the calendar of a race's week; raise MissingInput where the day is not known."""
    plan = carried.plan
    if plan.race_day is None:
        raise MissingInput(NO_DAY)
    return calendar_file(
        plan.title,
        _events(carried, plan.race_day),
        made_at=carried.saved_at,
        version=plan.version,
        time_zone=carried.time_zone,
    )


def _events(carried: Carried, race_day: date) -> Iterator[CalendarEvent]:
    plan, fuel = carried.plan, carried.strategy.fuel
    if not fuel.blocked:
        yield from _loading(plan, fuel, race_day)
    yield _evening(plan, race_day)
    start = None if plan.start_time is None else datetime.combine(race_day, plan.start_time)
    if start is not None and not fuel.blocked:
        yield from _morning(plan, fuel, start)
    yield _race(carried, start or race_day)


def _loading(plan: CarryPlan, fuel: FuelPlan, race_day: date) -> Iterator[CalendarEvent]:
    amount = _grams(fuel.carb_loading)
    for before in LOADING_DAYS if amount else ():
        yield CalendarEvent(
            key=f"{plan.title}|loading|{before}",
            title=f"{amount} of carbohydrate today",
            text=f"{plan.title}: in the last two days before, eat {amount} of carbohydrate a day.",
            begins=race_day - timedelta(days=before),
        )


def _evening(plan: CarryPlan, race_day: date) -> CalendarEvent:
    return CalendarEvent(
        key=f"{plan.title}|evening",
        title=f"Evening before {plan.title}",
        text="\n".join(plan.checklist) or "Lay out what you race in and what you eat.",
        begins=race_day - timedelta(days=1),
        alarms=((_EVENING, f"Tomorrow: {plan.title}"),),
    )


def _morning(plan: CarryPlan, fuel: FuelPlan, start: datetime) -> Iterator[CalendarEvent]:
    meal, drink = _grams(fuel.pre_race_carbs), fuel.finding("start_drinking")
    if drink is not None and drink.low is not None and drink.high is not None:
        amount = display.volume_range(drink.low, drink.high, plan.units)
        yield _short(
            plan, "drink", f"Drink {amount}", "About four hours before the start.", start - DRINK_BEFORE
        )
    if meal:
        words = "Three hours before the start, something you know well."
        yield _short(plan, "meal", f"{_meal_name(start)}: {meal} of carbohydrate", words, start - MEAL_BEFORE)


def _meal_name(start: datetime) -> str:
    """Name the last meal: breakfast only in the morning."""
    return "Breakfast" if (start - MEAL_BEFORE).hour < 11 else "Last meal"


def _short(plan: CarryPlan, what: str, title: str, text: str, begins: datetime) -> CalendarEvent:
    return CalendarEvent(
        key=f"{plan.title}|{what}",
        title=title,
        text=f"{plan.title}: {text}",
        begins=begins,
        lasts=timedelta(minutes=30),
        alarms=((timedelta(), title),),
    )


def _race(carried: Carried, begins: date | datetime) -> CalendarEvent:
    plan = carried.plan
    timed = isinstance(begins, datetime)
    reminders = (timedelta(hours=-1),) if timed else (timedelta(hours=6),)
    return CalendarEvent(
        key=f"{plan.title}|race",
        title=f"{plan.title}: {plan.goal}",
        text="\n".join(_race_lines(carried)),
        begins=begins,
        lasts=timedelta(seconds=round(carried.strategy.pacing.goal_time_s)),
        alarms=tuple((before, plan.title) for before in reminders),
        url=carried.share_url,
        busy=timed,
    )


def _race_lines(carried: Carried) -> Iterator[str]:
    """Yield the plan as it is read: facts, splits, what to take and think, what to bring."""
    plan = carried.plan
    yield from (f"{name}: {value}" for name, value in plan.facts)
    yield ""
    for row in plan.rows if len(plan.rows) <= MOST_ROWS else plan.groups:
        unit = plan.target_unit if row.target[:1].isdigit() else ""
        clock = f" ({row.clock_time})" if row.clock_time else ""
        yield f"{plan.place_word} {row.place}: {row.target} {unit}".rstrip() + f", {row.elapsed}{clock}"
    yield ""
    for each in plan.moments:
        clock = f" ({each.clock_time})" if each.clock_time else ""
        yield f"{each.place}, {each.elapsed}{clock}: {each.text}"
    if carried.share_url:
        yield from ("", carried.share_url)


def _grams(finding: Finding) -> str | None:
    if finding.low is None or finding.high is None:
        return None
    return display.grams_range(finding.low, finding.high)
