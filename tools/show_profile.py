"""Tool: what is known of the athlete, to look at and to correct."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.finding import Finding
from tools.domain.profile import AthleteProfile, MorningName, ProfileEntry, ProfileName
from tools.domain.race import UnitSystem
from tools.domain.training.form_dashboard import stale_sentence
from tools.domain.training.profile_entry import implausible
from tools.domain.wording.mornings import NO_VERDICT, morning_fact
from tools.domain.wording.profile import (
    LABELS,
    entry_fact,
    profile_facts,
    why_unknown,
    written_value,
)
from tools.domain.wording.withheld import Where, withheld_fact
from tools.kit.choosing_activity import NOTHING_YET
from tools.kit.context import ToolContext
from tools.kit.outcome import ShowProfile, ToolOutcome
from tools.kit.profile_arguments import SaidOfOneself, SweatTest
from tools.kit.profiling import profile_in
from tools.kit.reply import Reply, reply

CLICK_KEEPS = "The card offers to keep it in your profile: a click does, and it wins over my estimate."

_NOT_KNOWN = " is not known: "


@tool(response_format="content_and_artifact")
async def show_profile(
    runtime: ToolRuntime[ToolContext, None],
    about: Annotated[list[ProfileName] | None, Field(description="The values asked for; unset: all.")] = None,
    mornings: Annotated[
        list[MorningName] | None, Field(description="The morning measures asked for; unset: as `about` says.")
    ] = None,
    said: SaidOfOneself | None = None,
    sweat: SweatTest | None = None,
) -> Reply:
    """Show what is known of the athlete (thresholds, volume, races, HRV, sleep, weight), with what they said.

    `said` holds values the athlete stated in this message; nothing is kept until they click the card.
    """
    context = runtime.context
    tested = sweat.finding(context.brief.weight_kg) if sweat else None
    wrong, suggested = _suggested(said, tested)
    profile = await profile_in(context)
    offered = _offered(suggested, tested, wrong, context.brief.units)
    withheld = withheld_fact(await context.activities.withheld(), Where.PROFILE)
    known: list[list[str]] = []
    if not (_is_anything_known(profile) or withheld or offered):
        known = [[NOTHING_YET]]
    elif not offered:
        known = _known(profile, context.brief.units, about or [], mornings or [])
        if _rests_on_history(profile, about or [], mornings or []):
            known.insert(0, list(filter(None, (stale_sentence(profile.known_until, context.today),))))
    facts = [each for each in ([*offered], *known, [withheld] if withheld else []) if each]
    shown = ShowProfile(suggested=suggested)
    findings = (*_findings(profile), *((tested,) if tested else ()))
    return reply(facts, ToolOutcome(findings=findings, shown=(shown,)))


def _is_anything_known(profile: AthleteProfile) -> bool:
    corrected = any(entry.correction for entry in profile.entries.values())
    return bool(profile.activities or corrected or any(each.newest_on for each in profile.mornings))


def _rests_on_history(profile: AthleteProfile, about: list[ProfileName], mornings: list[MorningName]) -> bool:
    """Tell whether a value that was asked for comes from activities, not from a morning or what was said."""
    asked = about if about or mornings else list(profile.entries)
    return any(profile.entries[name].correction is None for name in asked if name in profile.entries)


def _findings(profile: AthleteProfile) -> tuple[Finding, ...]:
    measured = (found for each in profile.mornings for found in (each.newest, each.week, each.usual))
    return (*(entry.estimate for entry in profile.entries.values()), *measured)


def _known(
    profile: AthleteProfile, units: UnitSystem, about: list[ProfileName], mornings: list[MorningName]
) -> list[list[str]]:
    """Return the values and mornings asked for, known or not; all that is known where none was."""
    if about or mornings:
        asked = [profile.entries[name] for name in about if name in profile.entries]
        measured = [each for each in profile.mornings if each.name in mornings]
        told = [morning_fact(each, units) for each in measured]
        verdict = [NO_VERDICT] if any(each.newest_on for each in measured) else []
        return [[*(_entry(entry, profile, units) for entry in asked), *told], verdict]
    facts = profile_facts(profile, units)
    reach, values = (facts[:1], facts[1:]) if profile.known_from else ((), facts)
    listed = [f"- {value}" for value in values if _NOT_KNOWN not in value]
    missing = len(values) - len(listed)
    rest = [f"{missing} more values are not known yet: the card says what each of them needs."]
    return [[*reach], listed, rest if missing else []]


def _entry(entry: ProfileEntry, profile: AthleteProfile, units: UnitSystem) -> str:
    if entry.value is None:
        return f"{LABELS[entry.name]} is not known: {why_unknown(entry)}."
    return entry_fact(entry, units, profile.known_until)


def _suggested(
    said: SaidOfOneself | None, tested: Finding | None
) -> tuple[list[str], dict[ProfileName, float]]:
    """Return why some values cannot be, and those that can."""
    values = said.values() if said else {}
    if tested and tested.value is not None:
        values[ProfileName.SWEAT_RATE_L_PER_H] = round(tested.value, 2)
    faults = {name: implausible(name, value) for name, value in values.items()}
    wrong = [f"{fault}." for fault in faults.values() if fault]
    return wrong, {name: value for name, value in values.items() if not faults[name]}


def _offered(
    suggested: dict[ProfileName, float], tested: Finding | None, wrong: list[str], units: UnitSystem
) -> list[str]:
    """Return what is said of the values just told, nothing where none was told."""
    facts = list(wrong)
    if tested and tested.value is None:
        facts.append(f"This sweat test tells me nothing: {tested.reason}.")
    if tested and tested.value is not None:
        between = f"{tested.low:.1f}–{tested.high:.1f}" if tested.low is not None and tested.high else ""
        facts.append(f"You sweat {tested.value:.1f} L an hour by that test (a scale tells it to {between}).")
    told = [f"{LABELS[name]} {written_value(name, value, units)}" for name, value in suggested.items()]
    if told:
        facts.append(f"{', '.join(told)}. {CLICK_KEEPS}")
    return facts
