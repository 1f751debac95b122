"""The card that takes a saved strategy along: formats in groups, and links for others."""

from datetime import datetime

from agent.sharing import LinkShown
from tools.domain.share_link import LinkEnd, LinkState, SharedView
from tools.formats.carried import (
    KINDS,
    LARGEST_WRIST_MM,
    SMALLEST_WRIST_MM,
    USUAL_WRIST_MM,
    Carried,
    CarryFormat,
    why_not,
)
from ui.charts import Props
from ui.tables import instant

GROUPS = (
    ("Paper", (CarryFormat.PDF, CarryFormat.BAND, CarryFormat.STEM_CARD)),
    ("Phone and calendar", (CarryFormat.LOCK_SCREEN, CarryFormat.ICS)),
    (
        "Watch and bike computer",
        (CarryFormat.FIT, CarryFormat.FIT_WORKOUT, CarryFormat.GPX, CarryFormat.TCX),
    ),
    ("Trainer", (CarryFormat.ZWO, CarryFormat.ERG, CarryFormat.MRC)),
    ("For programs", (CarryFormat.CSV, CarryFormat.JSON)),
)
ENDS = {
    LinkEnd.AFTER_RACE: "a week after the race",
    LinkEnd.MONTH: "after 30 days",
    LinkEnd.YEAR: "after a year",
}
VIEWS = {SharedView.PLAN: "the whole plan", SharedView.CREW: "the crew's page only"}
MOST_ENDED = 3


def carry_card(
    strategy_id: str,
    carried: Carried,
    links: tuple[LinkShown, ...],
    ends: tuple[LinkEnd, ...],
    address: str | None,
) -> Props:
    """Return what the card shows; `address` is where people reach Paceline, None where nobody said."""
    plan = carried.plan
    return {
        "title": f"{plan.title} v{plan.version}",
        "about": " · ".join(filter(None, (plan.when, plan.distance, plan.goal))),
        "groups": [
            {"title": title, "formats": [_format(strategy_id, carried, each) for each in formats]}
            for title, formats in GROUPS
        ],
        "wrist": {"usual": USUAL_WRIST_MM, "least": SMALLEST_WRIST_MM, "most": LARGEST_WRIST_MM},
        "links": _links(links),
        "ends": [{"value": end.value, "label": ENDS[end]} for end in ends],
        "views": [{"value": view.value, "label": label} for view, label in VIEWS.items()],
        "address": address.rstrip("/") if address else None,
    }


def _format(strategy_id: str, carried: Carried, wanted: CarryFormat) -> Props:
    kind = KINDS[wanted]
    return {
        "format": wanted.value,
        "title": kind.title,
        "what_for": kind.what_for,
        "ending": kind.ending.rpartition(".")[2],
        "href": f"/strategy/{strategy_id}/export/{wanted.value}",
        "why_not": why_not(carried, wanted),
    }


def _links(links: tuple[LinkShown, ...]) -> list[Props]:
    """Return every living link, and the last few that ended."""
    ended = [each for each in links if each.state is not LinkState.LIVE][:MOST_ENDED]
    return [_link(each) for each in links if each.state is LinkState.LIVE or each in ended]


def _link(shown: LinkShown) -> Props:
    link = shown.link
    until: datetime = link.revoked_at or link.ends_at
    return {
        "id": link.id,
        "state": shown.state.value,
        "shows": VIEWS[link.view],
        "path": f"/s/{shown.token}" if shown.token else None,
        "until": instant(until),
    }
