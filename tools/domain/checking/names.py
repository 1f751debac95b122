"""Names in a sentence: a race, a course or a workout that nobody has named is invented."""

import re

from tools.domain.checking.checked import Fault, FaultKind, Origin, Trace
from tools.domain.checking.days import MONTHS, WEEKDAYS
from tools.domain.checking.known import Known
from tools.domain.checking.reading import Reading
from tools.domain.checking.word_lists import words

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'À-ÿ-]*"
_CAPITALISED = re.compile(
    rf"(?<![\w’'@/.-]){_WORD}(?:(?:\s|\s(?:de|di|du|del|della|la|le|of|the|von|van|and|&|x)\s){_WORD}"
    rf"|\s\d+[kK]\b|\s\d+(?:\.\d+)?\b(?!\s?(?:km|m|g|%|h|min|W)\b)(?=\s[A-Z]))*"
)
_STARTS = re.compile(r"(?:^|[.!?:•|*>(“\"‘\[—–]|\n|- |\d[.)])[\s*_“\"‘(]*$")
_RACES = words(
    "marathon half ultra trail trails run race tour triathlon ironman cup classic challenge granfondo gran"
    " fondo"
    " utmb parkrun 10k 5k 50k 100k sportive relay mile miles championship championships series festival"
    " ride grand"
    " prix crossing circuit loop traverse skyrace vertical duathlon gravel criterium backyard"
)
_ALWAYS = words(
    "i i'm i’m i'll i’ll i've i’ve i'd i’d ok okay gps ftp hr hrv rpe tss ctl atl tsb vo2max vo2 lt1 lt2"
    " np cp bpm am"
    " pm km mi a b c d e f g h dns dnf pb pr uk us usa eu english imperial metric celsius fahrenheit who"
    " if gi bmi"
    " ecg gpx fit tcx pdf csv zip garmin strava intervals intervals.icu coros polar suunto wahoo paceline"
    " approve"
    " edit reject save fuel mind sodium goal plan zone week day stage phase base build peak taper recovery"
    " km/h w"
    " z1 z2 z3 z4 z5 z6 borg foster iu dr mr mrs ms nsaid nsaids ors c’mon black friday easter christmas"
    " usada wada"
    " achilles it itb it-band acl wifi usb bluetooth iphone android apple watch tour cet utc gmt vdot epoc"
    " rtss"
    " mental nutrition pacing training strategy option step tip kcal kj aid"
) | frozenset((*WEEKDAYS, *MONTHS, *(day[:3] for day in WEEKDAYS), *(month[:3] for month in MONTHS)))
_SESSION = re.compile(
    r"\b(?:your|the|'s|’s|do|today’s|today's|tomorrow's|tomorrow’s)\s(?P<name>(?:tempo|threshold|fartlek"
    r"|hill repeat|hill|interval|vo2max|track|sprint"
    r"|progression|recovery|strength|swim|brick|yasso|pyramid|ladder)\w*)(?:\s(?:run|session|workout"
    r"|repeats?|ride|intervals))\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:called|named|titled|labelled)\s[“\"‘'](?P<name>[^”\"’']{2,60})[”\"’']", re.IGNORECASE
)
_QUOTED = re.compile(
    r"\b(?:race|course|plan|strategy|workout|session|run|ride|route)\s[“\"](?P<name>[^”\"]{2,60})[”\"]"
    r"|[“\"](?P<name2>[^”\"]{2,60})[”\"]\s(?:race|course|plan|strategy|workout|session|run|ride|route)\b",
    re.IGNORECASE,
)


def names_checked(sentence: Reading, known: Known) -> tuple[list[Trace], list[Fault]]:
    """Return the names of a sentence that are known, and those nobody has named."""
    text = sentence.text
    traces: list[Trace] = []
    faults: list[Fault] = []
    for written in _names_in(text):
        if _is_known(written, text, known):
            if (trace := _trace(written, known)) is not None:
                traces.append(trace)
        elif _is_told_as_a_race(written, text):
            faults.append(_invented(written))
    for found in (*_CALLED.finditer(text), *_QUOTED.finditer(text)):
        name = found.groupdict()["name"] or found.groupdict().get("name2") or ""
        if name.lower().strip(" .,") not in known.text:
            faults.append(_invented(name))
    for found in _SESSION.finditer(text):
        if found["name"].lower() not in known.words and not _stem_known(found["name"].lower(), known):
            faults.append(_invented(found[0]))
    return traces, faults


_OF_A_RACE = re.compile(
    r"\b(?:rac(?:e[sd]?|ing)|ran|rode|marathons?|pb|pr|results?|finish(?:ed|es|er|ers)?|times?|course|event|edition"
    r"|start(?:ing)?|best|goals?|target|record|courses?|won|entered|qualif\w+|hills?|climbs?|flat|fast|faster"
    r"|season|version|\d:\d\d)\b",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\b(?:ran|rode|raced?|did|do|enter(?:ed)?|resembles?|won|beat|finished|completed)\s$", re.IGNORECASE
)
_PLACED = re.compile(
    r"\b(?:at|in|from|of|for|like|unlike|than|after|before|with|to)\s(?:the\s)?$", re.IGNORECASE
)


def _is_told_as_a_race(name: str, text: str) -> bool:
    """Tell whether a name is given to a race or a workout: a word alone may be a town, a drink or a firm."""
    if len(name.split()) > 1 or name.lower() in _RACES:
        return True
    at = text.find(name)
    if re.match(
        r"(?:['’]s)?\s(?:\w+\s)?(?:race|course|event|half|marathon|workout|session)\b", text[at + len(name) :]
    ):
        return True
    before = text[: max(at, 0)]
    return _RUN.search(before) is not None or (
        _PLACED.search(before) is not None and _OF_A_RACE.search(text) is not None
    )


def _names_in(text: str) -> list[str]:
    """Return the capitalised names of a text: not what only begins a sentence or a line, nor headings."""
    if _is_heading(text):
        return []
    found = []
    for match in _CAPITALISED.finditer(text):
        name, start = match[0], match.start()
        parts = _without_common(_after_the_opening(name.split(), text[:start]))
        if parts and not all(_is_common(word) for word in parts):
            found.append(" ".join(parts).removesuffix("’s").removesuffix("'s"))
    return found


def _after_the_opening(name: list[str], before: str) -> list[str]:
    """Leave out the word that is capitalised because a sentence or a line begins with it."""
    if _STARTS.search(before) is None:
        return name
    if len(name) == 1:
        return []
    is_a_race = any(word.lower() in _RACES for word in name)
    return name if is_a_race and name[0].lower() not in _OPENERS else name[1:]


def _without_common(name: list[str]) -> list[str]:
    """Leave out common words at either end of a name, but for the kind of race at its end."""
    while name and _is_common(name[0]):
        name = name[1:]
    while name and _is_common(name[-1]) and name[-1].lower() not in _RACES:
        name = name[:-1]
    return name


_OPENERS = words(
    "your the this that my our for at in on after before and but so run race ride do with from as if when"
    " since a"
    " an his her its their both is are was will by to of about good like unlike than every each"
)


def _is_common(word: str) -> bool:
    lowered = word.lower().removesuffix("’s").removesuffix("'s")
    return lowered in _ALWAYS or lowered in _OPENERS or bool(re.fullmatch(r"\d+|[A-Z]?\d+[A-Za-z]*", word))


def _is_heading(text: str) -> bool:
    """Tell whether a line is a title: bold or with a hash, and no sentence."""
    stripped = text.strip()
    if stripped.startswith("#"):
        return True
    return stripped.startswith("**") and stripped.endswith(("**", "**:", ":**")) and stripped.count("**") == 2


_AS_A_SOURCE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:law|model|formula|tables?|study|curve|stand|et al|fit|source)\b", re.I
)


def _is_known(name: str, sentence: str, known: Known) -> bool:
    lowered = name.lower()
    if lowered in known.text:
        return True
    if _AS_A_SOURCE.search(sentence) and any(lowered in source.lower() for source in known.sources):
        return True
    parts = [word.removesuffix("’s").removesuffix("'s") for word in lowered.split() if word not in _OPENERS]
    if not all(word in known.words or word in _ALWAYS or word in _PLAIN for word in parts):
        return False
    proper = [word for word in parts if word not in _RACES and word not in _ALWAYS and word not in _PLAIN]
    kinds = [word for word in parts if word in _RACES]
    return _go_together(proper, kinds, known)


def _go_together(proper: list[str], kinds: list[str], known: Known) -> bool:
    """Tell whether the words of a name are told in one text: Lakeside Half is none of a Lakeside Marathon."""
    if not (proper and kinds):
        return True
    return any(
        all(word in text for word in (*proper, *kinds)) for text in (each.lower() for each in known.texts)
    )


_PLAIN = words("marathon half run race ride course goal pace plan trail")


def _stem_known(word: str, known: Known) -> bool:
    stem = word.rstrip("s")
    return any(each.startswith(stem) for each in known.words)


def _trace(name: str, known: Known) -> Trace | None:
    lowered = name.lower()
    for text in (*known.evidence.names, known.evidence.brief.race_name or ""):
        if text and (lowered in text.lower() or text.lower() in lowered):
            return Trace(written=name, meaning="a name that is known", origin=Origin.ATHLETE, source=text)
    return None


def _invented(name: str) -> Fault:
    why = f"“{name}” is a name that nothing known has: no race, course or workout of theirs is called so."
    return Fault(kind=FaultKind.UNKNOWN_NAME, written=name, why=why)
