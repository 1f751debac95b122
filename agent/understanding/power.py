"""Power: thresholds, critical power and W′, best efforts, and the power to ride at."""

import re

from agent.understanding.measures import IS, VALUE, duration, duration_s, value
from agent.understanding.reading import Reading
from tools.domain.race import PowerEffort, RaceBrief, Sport

_WATTS = r"(?:watts?|w)(?!\s*/?\s*kg)(?!')"
_PER_KG = r"(?:watts?|w)\s*(?:/|per)\s*(?:kg|kilo(?:gram)?)"
_UNIT = rf"(?P<per_kg>{_PER_KG})|{_WATTS}"
_FTP_NAME = r"(?:ftp|functional threshold(?: power)?|threshold power)"
_FTP = re.compile(
    rf"\b{_FTP_NAME}\b(?:\s*(?:test|has|went|going|up|down|dropped|rose|to)\b)*{IS}(?P<n>{VALUE})\s*"
    rf"(?:(?:{_UNIT})(?![a-z']))?(?!\s*(?:%|km|kg|k\b|:|min|years?|months?|weeks?))"
)
_FTP_AFTER = re.compile(
    rf"(?P<n>{VALUE})\s*(?:(?:{_UNIT})\b)?\s*(?:is\s+my\s+|of\s+)?{_FTP_NAME}\b(?!\s*(?:test)?{IS}\d)"
)
_CRITICAL = re.compile(rf"\b(?:cp|critical power)\b{IS}(?P<n>{VALUE})\s*(?:{_WATTS}(?![a-z]))?")
_W_PRIME = re.compile(
    rf"\b(?:w\s?'|w[\s-]?prime|anaerobic (?:work )?capacity)(?:\s*bal\w*)?{IS}(?P<n>{VALUE})\s*"
    r"(?P<unit>kj|kilojoules?|j|joules?)?(?![a-z])"
)
_NOT_WATTS = r"(?!\s*(?:km|kms|k|m|mi|miles?|kg|g|ml|l|%|:|°|degrees?|bpm|rpm|gels?|x|min\w*|sec\w*|h)\b)"
_BEST = re.compile(
    rf"{duration('d')}\s*(?:(?:max|best|peak|effort|test|avg|average|mean|power|record)\s*)*"
    rf"(?:(?:is|was|of|:|=|->|~|,)\s*)*(?P<n>{VALUE})\s*(?P<unit>{_WATTS}(?![a-z]))?{_NOT_WATTS}"
)
_HELD = re.compile(
    rf"(?P<n>{VALUE})\s*(?P<unit>{_WATTS}(?![a-z]))\s*(?:for|over|in|/)\s*(?:a\s+)?{duration('d')}"
)
_CAN_HOLD = re.compile(
    rf"\bcan (?:hold|do|push|ride|sustain)\s+(?:about\s+"
    rf"|around\s+)?(?P<n>{VALUE})\s*(?P<unit>{_WATTS}(?![a-z]))?\s*for\s+"
    rf"(?:a\s+)?{duration('d')}"
)
_IS_AN_EFFORT = re.compile(
    r"\b(?:best|max(?:imum|imal)?|peak|power|tests?|tested|record|pb|pr|mmp|efforts?|can (?:hold|do|push)"
    r"|could (?:hold|do)|held|did|managed)\b"
)
_WISHED = re.compile(r"\b(?:want|plan|aim\w*|target\w*|should|try|going to|will|hold (?:me )?to)\b[^.;]*$")
_TARGET = re.compile(rf"(?P<n>{VALUE})\s*-?\s*(?:{_UNIT})(?![a-z'])")
_TARGET_IN_DIGITS = re.compile(
    rf"\b(?:make it|hold|ride at|try|let's do|(?:what"
    rf"|how) about)\s+(?P<n>[1-4]\d\d)(?![\d.,:/])(?!\s*{_WATTS}){_NOT_WATTS}"
)
_TARGET_SHARE = re.compile(
    rf"(?P<n>{VALUE})\s*(?:%|percent)\s*(?:of\s+)?(?:my\s+)?{_FTP_NAME}\b"
    rf"|\b(?:if|intensity(?: factor)?)\b{IS}(?P<if>0?[.,]\d{{1,3}}|1[.,]0\d?)(?!\d)"
    r"|(?<![\d.,])(?P<if2>0?[.,]\d{1,3})\s*(?:if\b|intensity)"
)
_THEN = re.compile(
    rf"\b(?:then|after that|afterwards|later)\s+(?:\w+\s+){{0,2}}?(?P<n>{VALUE})\s*{_WATTS}(?![a-z'])"
)
_CHANGE = re.compile(r"^\s*(?P<how>more|higher|extra|less|fewer|lower)\b")
_NOT_A_TARGET_AFTER = re.compile(r"^\s*(?:sav\w*|gain\w*|faster|slower|advantage|bulb|light|turbo)\b")
_NOT_A_TARGET_BEFORE = re.compile(
    r"\b(?:sav\w+|gain\w*|costs?|worth|lose|losing)\s+(?:me\s+)?(?:about\s+|around\s+)?$"
    r"|\b(?:can'?t|cannot|couldn't)\s+(?:\w+\s+){0,2}$"
)
_PAST = re.compile(r"\b(?:averaged|rode|did|was|were|last|yesterday|ago|pushed|held|normali[sz]ed at)\b")
_LEAST_W, _MOST_W = 40.0, 600.0
_LEAST_TARGET_W = 30.0
_LEAST_BARE_W = 80.0  # a smaller number without its unit is rather a speed, a time or a gradient [D]
_MOST_PER_KG = 7.5  # nobody's threshold is above this in W/kg, nor any below it in W: our choice [D]
_LONGEST_EFFORT_S = 2 * 3600.0


def read_thresholds(reading: Reading, weight_kg: float | None) -> dict[str, float | None]:
    """Return what is said of FTP, critical power (both W) and W′ (J). Watts per kilogram need the weight."""
    found: dict[str, float | None] = {
        "ftp_w": _threshold(reading, _FTP_AFTER, "ftp_w", weight_kg)
        or _threshold(reading, _FTP, "ftp_w", weight_kg),
        "critical_power_w": _threshold(reading, _CRITICAL, "critical_power_w", None),
    }
    for match in reading.each(_W_PRIME):
        amount = value(match["n"])
        joules = amount * (1 if (match["unit"] or "").startswith("j") or amount >= 1_000 else 1_000)
        if not 1_000 <= joules <= 60_000:
            reading.refuse(
                *match.span(), "{words} cannot be a work capacity above critical power, so I left it out."
            )
            continue
        reading.hear("w_prime_j", *match.span(), joules)
        found["w_prime_j"] = joules
        break
    return found


def _threshold(
    reading: Reading, pattern: re.Pattern[str], field: str, weight_kg: float | None
) -> float | None:
    for match in reading.each(pattern):
        watts = value(match["n"])
        if field == "ftp_w" and (match["per_kg"] or watts <= _MOST_PER_KG):
            if weight_kg is None:
                reading.refuse(
                    *match.span(), "Tell me your weight as well, and I will turn {words} into watts."
                )
                continue
            watts = round(watts * weight_kg, 3)
        elif field == "critical_power_w" and watts < _LEAST_W:
            continue  # "CP 3" is a checkpoint
        if not _LEAST_W <= watts <= _MOST_W:
            reading.refuse(
                *match.span(), "I cannot plan with {words}: nobody's threshold lies there. I left it out."
            )
            continue
        reading.hear(field, *match.span(), watts)
        return watts
    return None


def read_efforts(reading: Reading, brief: RaceBrief) -> tuple[PowerEffort, ...] | None:
    """Return the best efforts with those known before, the shortest first; None when none is said.

    The unit may be missing after the first: "best 5 min 340 W, 20 min 290".
    """
    said: dict[float, PowerEffort] = {}
    for match in _effort_matches(reading, brief.sport):
        watts, seconds = value(match["n"]), duration_s(match, "d")
        least_w = _LEAST_TARGET_W if match["unit"] else _LEAST_BARE_W
        if not 0 < seconds <= _LONGEST_EFFORT_S or watts < least_w:
            continue
        if watts > 2_500:
            reading.refuse(*match.span(), "{words} is more than anybody has pushed, so I left it out.")
            continue
        if seconds not in said:
            reading.hear("power_efforts", *match.span(), watts)
            said[seconds] = PowerEffort(power_w=watts, duration_s=seconds)
    if not said:
        return None
    both = {effort.duration_s: effort for effort in brief.power_efforts} | said
    return tuple(both[seconds] for seconds in sorted(both))


def _effort_matches(reading: Reading, sport: Sport) -> list[re.Match[str]]:
    """Return what is an effort: one that is called so, or several durations with watts in a row."""
    called_so = _IS_AN_EFFORT.search(reading.text) is not None
    best = list(reading.each(_BEST))
    in_watts = [match["unit"] is not None for match in best]
    of_a_rider = sport is Sport.RIDE and called_so
    if not (called_so or sum(in_watts) > 1) or not (any(in_watts) or of_a_rider or "power" in reading.text):
        best = []
    held = [match for match in reading.each(_HELD) if not _WISHED.search(reading.before(match.start(), 40))]
    can_hold = list(reading.each(_CAN_HOLD)) if sport is Sport.RIDE else []
    return [*best, *(held if called_so else ()), *can_hold]


def read_target_power(
    reading: Reading, brief: RaceBrief, ftp_w: float | None, weight_kg: float | None
) -> float | None:
    """Return the power to ride at in W: as said, per kilogram, a share of FTP, or changed from before."""
    if brief.sport is not Sport.RIDE:
        return None
    for match in reading.each(_TARGET_SHARE):
        share = (
            value(match["n"]) / 100 if match["n"] else value(match["if"] or match["if2"], decimal_comma=True)
        )
        if ftp_w is None or not _LEAST_TARGET_W <= share * ftp_w <= _MOST_W:
            continue
        reading.hear("target_power_w", *match.span(), round(share * ftp_w, 1))
        return round(share * ftp_w, 1)
    for match in (*reading.each(_TARGET), *reading.each(_TARGET_IN_DIGITS)):
        watts = _target_w(reading, match, brief.target_power_w, weight_kg)
        if watts is None:
            continue
        if not _LEAST_TARGET_W <= watts <= _MOST_W:
            reading.refuse(*match.span(), "Nobody rides a race at {words}, so I left it out.")
            continue
        reading.hear("target_power_w", *match.span(), watts)
        _refuse_another(reading, match, watts)
        return watts
    return None


def _refuse_another(reading: Reading, first: re.Match[str], watts: float) -> None:
    """Say that one power is planned with, where another is to follow ("240 W to the climb, then 220 W")."""
    for match in reading.each(_THEN):
        if match.start() > first.start() and value(match["n"]) != watts:
            reading.refuse(
                match.start("n"),
                match.end(),
                f"I plan with one power for the whole ride and spread it over climbs and wind myself: I took "
                f"{watts:.0f} W and left out {{words}}.",
            )
            return


def _target_w(
    reading: Reading, match: re.Match[str], before_w: float | None, weight_kg: float | None
) -> float | None:
    after = reading.after(match.end())
    if _NOT_A_TARGET_AFTER.match(after) or _NOT_A_TARGET_BEFORE.search(reading.before(match.start())):
        return None
    if _PAST.search(reading.text[slice(*reading.clause(match.start()))]):
        return None
    watts = value(match["n"])
    if match.re is _TARGET and match["per_kg"]:
        return None if weight_kg is None else round(watts * weight_kg, 1)
    if change := _CHANGE.match(after):
        more = change["how"] in ("more", "higher", "extra")
        return None if before_w is None else before_w + (watts if more else -watts)
    return watts
