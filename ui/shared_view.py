"""What a shared page shows: the words of the carried plan, put where its template wants them."""

from dataclasses import replace
from datetime import UTC

from agent.sharing import SharedPlan
from tools.domain import display
from tools.domain.carrying.crew_sheet import CrewStop, crew_sheet
from tools.domain.carrying.moment import Moment, MomentKind
from tools.domain.share_link import SharedView
from tools.formats.carried import KINDS, Carried, CarryFormat, why_not
from ui.charts import Props
from ui.profile_svg import profile_svg

SHARED_FORMATS = (CarryFormat.PDF, CarryFormat.GPX, CarryFormat.ICS)
"""What can be downloaded from a page that shows the whole plan."""
AT_PLACES = frozenset({MomentKind.AID, MomentKind.STOP, MomentKind.CUTOFF})
FOR_THE_CREW = frozenset({"Goal", "Finish", "Distance", "Climbing"})
MOST_ROWS = 50
FEWEST_MILESTONES = 4
WIDE, NARROW = (820, 210), (360, 170)


def shared_page(shared: SharedPlan, address: str, page_name: str) -> Props:
    """Return what both pages show; `address` is the link itself, whole."""
    plan = shared.carried.plan
    whole = shared.link.view is SharedView.PLAN
    described = [plan.when, plan.distance, f"{_goal_word(shared)} {plan.goal}"]
    return {
        "plan": plan,
        "page_name": page_name,
        "described": " · ".join(filter(None, described)),
        "url": address,
        "picture_url": f"{address}/og.png",
        "plan_href": address if whole else "",
        "crew_href": f"{address}/crew",
        "goal_word": _goal_word(shared),
        "finish_clock": plan.rows[-1].clock_time if plan.rows else None,
        "clocks": plan.start_time is not None,
        "ends": f"{shared.link.ends_at.astimezone(UTC):%-d %B %Y}",
    }


def plan_page(shared: SharedPlan, address: str) -> Props:
    """Return what the page of the whole plan shows."""
    carried = shared.carried
    plan, course = carried.plan, carried.course
    fuel = tuple((each.at_m, "fuel") for each in plan.moments if each.kind is MomentKind.FUEL)
    grouped = plan.groups if len(plan.rows) > MOST_ROWS else ()
    return {
        **shared_page(shared, address, "Race plan"),
        "profile": profile_svg(course, plan.units, width=WIDE[0], height=WIDE[1], marks=fuel),
        "profile_narrow": profile_svg(course, plan.units, width=NARROW[0], height=NARROW[1], marks=fuel),
        "facts": [(name, value) for name, value in plan.facts if value != plan.goal],
        "grades": any(row.grade for row in plan.rows),
        "rows": grouped or plan.rows,
        "grouped": round(float(grouped[0].place)) if grouped else 0,
        "stations": _moments(shared, at_places=True),
        "way": _moments(shared, at_places=False),
        "files": [
            {"href": f"{address}/{each.value}", "title": KINDS[each].title, "what_for": KINDS[each].what_for}
            for each in SHARED_FORMATS
            if why_not(carried, each) is None
        ],
    }


def crew_page(shared: SharedPlan, address: str) -> Props:
    """Return what the crew's page shows: when the athlete is where, and what to hand over.

    Where no station is named, the times of a few round places have to do.
    """
    carried = shared.carried
    sheet = crew_sheet(carried.plan.title, carried.strategy, carried.course, carried.places)
    plan = carried.plan
    rows = plan.groups if len(plan.groups) >= FEWEST_MILESTONES else plan.rows
    return {
        **shared_page(shared, address, "Crew"),
        "crew_stops": [_stop(stop) for stop in sheet.stops if stop.for_crew],
        "race_stops": [_stop(stop) for stop in sheet.stops if not stop.for_crew],
        "milestones": rows[:MOST_ROWS],
    }


def beside_the_link(shared: SharedPlan) -> Carried:
    """Return what the picture beside a link is drawn from: of a crew's link, no more than its page tells."""
    if shared.link.view is SharedView.PLAN:
        return shared.carried
    plan = shared.carried.plan
    told = tuple(fact for fact in plan.facts if fact[0] in FOR_THE_CREW)
    return replace(shared.carried, plan=plan.model_copy(update={"facts": told}))


def _goal_word(shared: SharedPlan) -> str:
    return shared.carried.plan.facts[0][0]


def _moments(shared: SharedPlan, *, at_places: bool) -> list[Moment]:
    return [each for each in shared.carried.plan.moments if (each.kind in AT_PLACES) is at_places]


def _between(early: str, late: str) -> str:
    """Write when somebody may come, the day once where it is the same: Sun 00:22–00:47."""
    day, space, time = late.rpartition(" ")
    same_day = space and early.rpartition(" ")[0] == day
    return f"{early}{display.EN_DASH}{time if same_day else late}" if early != late else ""


def _stop(stop: CrewStop) -> Props:
    known = stop.clock_time is not None
    early, late = (stop.early_clock, stop.late_clock) if known else (stop.early, stop.late)
    closes = stop.closes_clock if known else stop.closes
    lines = (
        ("Hand over", stop.hand_over if stop.for_crew else ""),
        ("Leaves with", "" if stop.for_crew else stop.hand_over),
        ("Takes here", stop.eats),
        ("Stops", stop.stop),
        ("Closes", f"{closes}, {stop.margin}" if closes and stop.margin else closes or ""),
    )
    return {
        "name": stop.name[:1].upper() + stop.name[1:],
        "place": stop.place,
        "what": stop.what,
        "for_crew": stop.for_crew,
        "where": "" if stop.lat is None else f"{stop.lat:.5f}, {stop.lon:.5f}",
        "time": stop.clock_time or stop.elapsed,
        "between": _between(early or "", late or ""),
        "lines": [(name, value) for name, value in lines if value],
    }
