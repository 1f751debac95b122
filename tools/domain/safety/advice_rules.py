"""What is never advised. Our defaults, for a clinician's review [D]."""

import re
from dataclasses import dataclass

from tools.domain.safety.advice_words import (
    ALARM,
    CARE,
    DISEASES,
    DOPING,
    FRACTURE,
    GRAVE,
    HARD,
    HARMLESS,
    ILL,
    MAY,
    MEDICINE,
    NSAID,
    TAKE,
)
from tools.domain.safety.refusals import REFUSALS
from tools.domain.safety.rule import any_of

_SAID = {rule.name: f"{rule.sentence} {rule.see}" for rule in REFUSALS}
_HAS_TO_BE_CHECKED = (
    "That sign has to be checked: stop, and call your local emergency number if it is there now; else"
    " see a "
    "doctor before you train again."
)
_IN_CARE = re.compile(rf"\b(?:{CARE}|diabetes team|pharmacist|prescri\w+|cleared|never|not|don't|no)\b")


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One kind of advice that is not passed on.

    `even_in_a_warning` rules hold whatever else the sentence says: they name a thing nobody here may say.
    To name a painkiller, a banned substance or an alarm sign without warning of it is advice already.
    """

    name: str
    what: str
    patterns: tuple[re.Pattern[str], ...]
    instead: str
    even_in_a_warning: bool = False
    unless: re.Pattern[str] | None = None
    """What a sentence says that may name the thing; None for any warning."""


ADVICE_RULES = (
    AdviceRule(
        "painkillers to get through",
        "it advised a painkiller",
        any_of(rf"\b{NSAID}"),
        _SAID["painkillers to get through"],
    ),
    AdviceRule(
        "doping",
        "it advised a banned substance",
        any_of(
            rf"\b{DOPING}(?<!testosterone)(?<!growth hormone)",
            rf"\b{TAKE}\b.*\b{DOPING}",
            rf"\b{DOPING}.*\b{TAKE}\b",
        ),
        _SAID["doping"],
    ),
    AdviceRule(
        "alarm signs played down",
        "it played down a sign that has to be checked",
        any_of(rf"\b{ALARM}.*\b{HARMLESS}", rf"\b{HARMLESS}\b.*\b{ALARM}"),
        _HAS_TO_BE_CHECKED,
    ),
    AdviceRule(
        "alarm signs played down",
        "it named an alarm sign and did not say to stop",
        any_of(rf"\b{GRAVE}", r"\bin your chest\b.*\b(?:technique|posture|muscle|rib|wind|nerves)\b"),
        _HAS_TO_BE_CHECKED,
        unless=re.compile(
            rf"\b(?:stop(?!ping| for (?:a|one))|call|seek|see a|see your|help|{CARE}|emergency|checked"
            rf"|examined"
            r"|looked at|serious|danger\w*|warning|alarm|never|not normal|leav\w+|avoid|told me|you told"
            r"|you said|you mentioned|no (?:chest|palpitations|fainting)"
            r"|without (?:chest|palpitations))\b"
        ),
    ),
    AdviceRule(
        "no doctor",
        "it advised against seeing a doctor",
        any_of(
            r"\b(?:don't|do not|no|won't|not) (?:\w+ ){0,4}?(?:need|have|necessary|reason|use|point"
            rf"|bother\w*) (?:\w+ ){{0,4}}?{CARE}\b",
            rf"\bno {CARE} (?:is |visit )?(?:needed|necessary|required)\b",
            rf"\b(?:ignore|skip|cancel|disregard|save yourself|spare yourself) (?:\w+ ){{0,5}}?{CARE}\b",
            rf"\binstead of (?:seeing |asking |going to |calling )?(?:a |your |the )?{CARE}\b",
            rf"\b{CARE} (?:would|will|is|won't|can't|cannot|couldn't|visit is"
            rf"|visit would be) (?:\w+ ){{0,2}}?"
            r"(?:overkill|unnecessary|not necessary|exaggerated|overreact\w+|tell you (?:anything|much"
            r"|nothing)"
            r"|waste|overcautious|not needed)\b",
        ),
        "Whether a doctor is needed is not mine to rule out: ask one if you are in doubt.",
        even_in_a_warning=True,
    ),
    AdviceRule(
        "medicines",
        "it advised on a medicine",
        any_of(
            r"\b(?:stop|quit|skip|halve|double|reduce|lower|increase|raise|adjust|change|vary|come off"
            rf"|cut(?: down| back)?) (?:taking |using |on )?(?:your |the |all )?(?:[\w']+ ){{0,2}}?"
            rf"{MEDICINE}\b",
            rf"\b(?:stop|skip) (?:taking|using) (?:[\w']+ ){{0,3}}?{MEDICINE}\b",
            r"\b(?:leave out|leaving out|omit|paus\w+|lower\w*|halv\w+|doubl\w+|skipp\w+|reduc\w+"
            r"|rais\w+|twice"
            rf"|cutt?\w*) (?:[\w']+ ){{0,3}}?{MEDICINE}\b",
            rf"\b{MEDICINE} (?:[\w']+ ){{0,2}}?by (?:[\w']+ ){{0,2}}?(?:units?|percent|half|\d+ ?%)",
        ),
        "I do not advise on medicines or their doses: ask your doctor or pharmacist.",
        unless=re.compile(
            rf"\b(?:{CARE}|team|pharmacist|ask|i do not|never|(?:do not|don't|not) (?:change|stop|skip"
            rf"|reduce|adjust"
            r"|double|halve|lower|raise|leave|cut))\b"
        ),
    ),
    AdviceRule(
        "a diagnosis",
        "it made a diagnosis",
        any_of(
            rf"\byou (?:probably |clearly |likely |certainly |definitely |almost certainly )?(?:have"
            rf"|suffer from|got|'ve got) (?:a |an |the |some )?(?:\w+ )?{DISEASES}\b",
            rf"(?<!whether )(?<!if )(?<!what )\b(?:this|that|it)(?: is|'s| sounds| looks)(?: just| only"
            rf"| clearly| probably| definitely"
            rf"| like| most| likely| certainly| surely)* (?:a |an )?(?:\w+ )?{DISEASES}\b",
            r"\b(?:symptoms?|signs?|description) (?:\w+ )?(?:points? (?:to|towards)|suggests?|means?"
            r"|indicates?"
            rf"|fits?) (?:a |an )?(?:\w+ )?{DISEASES}\b",
            rf"\byour (?:\w+ ){{0,2}}?(?:pain|problem|issue|knee|calf|foot|hip|heel|shin) is (?:just "
            rf"|probably |clearly "
            rf"|likely |a |an )*(?:\w+ )?{DISEASES}\b",
            rf"(?:^|[-*,;:] )(?:that |this |it )?(?:sounds|looks) (?:\w+ ){{0,4}}?like (?:a "
            rf"|an )?(?:\w+ )?{DISEASES}\b",
            rf"\bwhat you (?:\w+ ){{1,3}}?(?:is|sounds like|looks like) (?:\w+ ){{0,4}}?{DISEASES}\b",
        ),
        "What it is, only an examination can tell: let a doctor or physio look at it.",
        unless=re.compile(
            rf"\b(?:examin\w+|{CARE}|cannot (?:say|tell)|can't (?:say|tell)|not mine|diagnos\w+|told me"
            rf"|you told"
            r"|you said|this is not|it is not|that is not|you do not|you don't)\b"
        ),
    ),
    AdviceRule(
        "training through a fracture",
        "it advised to go on with a fracture",
        any_of(
            rf"\b{MAY}\b.*\b{FRACTURE}\b",
            rf"\b{FRACTURE}\b.*\b{HARD}\b",
            rf"\b{FRACTURE}\b.*\b(?:healed enough|good enough|strong enough|\d+ ?km?\b)",
            rf"\b(?:run|ride|race|train)\b (?:\w+ ){{0,3}}?(?:on|with|through"
            rf"|despite) (?:\w+ ){{0,2}}?{FRACTURE}\b",
        ),
        _SAID["training through a fracture"],
    ),
    AdviceRule(
        "hard training with a fever",
        "it advised training with a fever or an infection",
        any_of(
            rf"\b{ILL}(?!\w).*\b{HARD}\b",
            rf"\b{HARD}\b.*\b{ILL}(?!\w)",
            r"\bsweat (?:it|the (?:fever|flu|cold)) out\b",
        ),
        "No hard training or racing with a fever or an infection below the neck; rest until it is over.",
        unless=re.compile(
            r"\b(?:no|not|never|don't|rest|wait|until|once|after (?:a|the|your|covid|flu)|gone|free of"
            r"|over|avoid"
            rf"|skip|stop|postpone|{CARE}|prevent\w*|risk\w*|without)\b"
        ),
    ),
    AdviceRule(
        "crash weight cut",
        "it advised a crash weight cut",
        any_of(
            r"\b(?:lose|drop|cut|shed) (?:\w+ ){0,3}?(?:[3-9]|1\d)(?:\.\d)? ?(?:kg|kilos?) "
            r"(?:\w+ ){0,3}?(?:in|within|over|by) (?:the |a |one |next |this )?(?:\d{1,2} days?|week\b"
            r"|few days)",
            r"\b(?:cut|lose|drop|shed) (?:\w+ ){0,2}?[3-9](?:\.\d)? ?(?:kg|kilos?)\b.*\b(?:low-water"
            r"|dehydrat\w+"
            r"|sauna|weigh-in|(?:by|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
            r"\b(?:by|until) (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*\b(?:cut|lose|drop"
            r"|shed) (?:\w+ ){0,2}?"
            r"[3-9](?:\.\d)? ?(?:kg|kilos?)\b",
            r"\b(?:cut|lose|drop|shed) (?:\w+ ){0,2}?(?:three|four|five|six|[3-9]) (?:kg|kilos?|pounds?"
            r"|lbs?)"
            r"(?: \w+){0,3} (?:before|by|until|in time for)\b",
            r"\bcut(?:ting)? (?:out )?(?:salt and water|water and salt|water for)\b",
            r"\bstop eating\b.*\b(?:lighter|weight|weigh|days?|thursday|race)\b",
            r"\b(?:plastic|sauna|rubber) (?:suit|bag)\b|\bskip(?:ping)? (?:all )?meals\b|\blow-water\b",
            r"\b(?:crash diet|water cut|dehydrate yourself|diuretics?|laxatives?|sauna suit)\b",
            r"\b(?:[3-9]\d\d|1[01]\d\d) ?k?cal(?:orie)?s? (?:a|per|each) ?day\b",
        ),
        _SAID["crash weight cut"],
    ),
    AdviceRule(
        "fasting for the race",
        "it advised racing without food",
        any_of(
            r"\b(?:race|run|ride|do|start) (?:\w+ ){0,4}?(?:marathon|ultra|race|ironman|gran fondo"
            r"|century) "
            r"(?:\w+ ){0,2}?(?:fasted|on an empty stomach|on water only)\b",
            r"\b(?:race|marathon|ultra|ironman|gran fondo|century|event) (?:\w+ ){0,2}?(?:fasted"
            r"|without (?:any )?(?:food|eating|fuel|carbs))\b",
            r"\b(?:don't|do not) eat (?:anything )?(?:during|in|throughout) (?:the"
            r"|your) (?:\w+ )?(?:marathon|ultra|race"
            r"|ironman|gran fondo)\b(?! (?:day|morning|week|start))",
            r"\b(?:skip|no) (?:food|carbs|breakfast and carbs|fuel(?:ling)?) (?:\w+ ){0,3}?"
            r"(?:marathon|ultra|ironman|gran fondo)\b",
        ),
        _SAID["fasting for the race"],
        unless=re.compile(
            r"\b(?:do not(?! eat)|don't(?! eat)|never|avoid|slower|risk\w*|no (?:race|marathon|ultra))\b"
        ),
    ),
    AdviceRule(
        "drinking beyond sweat",
        "it advised drinking beyond what is sweated",
        any_of(
            r"\bdrink\w* (?:\w+ ){0,3}?(?:as much (?:water |fluid )?as (?:you can|possible)|more than you "
            r"(?:sweat|lose))\b",
            r"\bdrink\w*\b.*\bas much as (?:you (?:can|like)|possible|your (?:stomach|gut))\b",
            r"\bdrink\w*\b.*\b(?:whether (?:or not )?you(?:'re| are) thirsty|thirsty or not"
            r"|as much as fits)\b",
            r"\bforce yourself to drink\b|\bdrink (?:\w+ )?(?:beyond|even without|well above"
            r"|ahead of) (?:your )?thirst\b",
            r"\b(?:heavier than (?:you|when you|at the start)|gain(?:ed)? weight)\b.*\b(?:drank|drunk"
            r"|hydrated|good)\b",
            r"\b(?:over-?hydrate|overdrink|drink ahead of (?:your )?thirst as much)\b",
        ),
        _SAID["drinking beyond sweat"],
    ),
    AdviceRule(
        "racing in dangerous heat",
        "it advised racing in dangerous heat",
        any_of(
            r"\b(?:wbgt|wet[- ]bulb\w*)\b.{0,40}\b(?:2[89]|3\d)\b",
        ),
        _SAID["racing in dangerous heat"],
    ),
    AdviceRule(
        "under 18 over a long distance",
        "it advised a long race under 18",
        any_of(
            r"\b(?:at|aged|you're|you are|being) (?:only )?(?:[89]|1[0-7])(?: years)?(?:,| is| you| old"
            r"| and)"
            r".*\b(?:marathon|ultra)\b",
            r"\b(?:marathon|ultra)\b.*\b(?:at|aged|is|being) (?:only )?(?:[89]|1[0-7])(?=[,.;:]| years|$)",
        ),
        "Marathons and ultras wait until 18; let us plan a shorter race together with a parent and a coach.",
        unless=re.compile(r"\b(?:wait|not|no|shorter|never|until|later|too (?:young|early)|don't|before)\b"),
    ),
    AdviceRule(
        "hard training in pregnancy",
        "it advised hard training in pregnancy",
        any_of(rf"\bpregnan(?:t|cy)\b.*\b(?:{HARD}|hard|caffeine)\b", rf"\b{HARD}\b.*\bpregnan(?:t|cy)\b"),
        "In pregnancy, your midwife or doctor says what is possible: talk to them first.",
        unless=re.compile(rf"\b(?:{CARE}|not|never|don't|no|without|wait|leave out)\b"),
    ),
    AdviceRule(
        "weight loss of the thin",
        "it advised a light athlete to lose weight",
        any_of(r"\bbmi\b.{0,20}\b1[0-7](?:\.\d)?\b.*\b(?:lose|lighter|cut|shed|drop|room)\b"),
        "Your health comes before a plan: please speak to a doctor or dietitian before you lose weight.",
    ),
    AdviceRule(
        "hard training after concussion",
        "it advised hard training after a blow to the head",
        any_of(rf"\b(?:concussion|concussed|blow to the head|head injury)\b.*\b{HARD}\b"),
        "Rest first after a blow to the head, and come back by steps that a clinician agrees to.",
        unless=re.compile(rf"\b(?:{CARE}|clinician|rest|not|never|don't|wait|until|cleared|steps)\b"),
    ),
)
