"""What is never advised. Our defaults, for a clinician's review [D]."""

import re
from dataclasses import dataclass

from tools.domain.safety.refusals import REFUSALS
from tools.domain.safety.rule import any_of

_SAID = {rule.name: f"{rule.sentence} {rule.see}" for rule in REFUSALS}

_TAKE = (
    r"(?:take|taking|takes|pop|popping|swallow|try|use|using|have|having|pack|carry|bring|add|consider|go for"
    r"|recommend\w*|suggest\w*|opt for|reach for|dose|help\w*|fine|ok|okay|safe|work\w*|good|useful|settle\w*"
    r"|get you through|\d+ ?(?:x|mg)|one|two|half an?)"
)
_NSAID = (
    r"(?:ibuprofen|advil|nurofen|motrin|naproxen|aleve|diclofenac|voltaren|ketoprofen|nsaids?"
    r"|anti-?inflammator(?:y|ies)|aspirin|painkillers?|pain killers?|pain meds?|paracetamol|acetaminophen"
    r"|tylenol|codeine|tramadol)\b"
)
_DOPING = (
    r"(?:epo|erythropoietin|anabolic\w*|steroids|testosterone|clenbuterol|trenbolone|sarms|hgh"
    r"|growth hormone|meldonium|amphetamines?|adderall|blood doping|blood transfusions?)\b"
)
_ALARM = (
    r"(?:chest (?:pain|tightness|pressure|discomfort)|tight(?:ness)? in (?:your|the) chest"
    r"|pressure (?:in|on) (?:your|the) chest|palpitations?|fainting|passing out|blacking out|blackouts?"
    r"|irregular heart ?beats?"
    r"|dark urine|brown urine|blood in (?:your|the) urine|confusion|coughing (?:up )?blood"
    r"|shortness of breath at rest)"
)
_HARMLESS = (
    r"(?:normal|harmless|nothing to worry|nothing serious|just (?:nerves|stress|fatigue|muscular|wind"
    r"|tiredness|effort)|common|go away|ignore|push (?:on|through)|run through|ride through|train through"
    r"|keep (?:going|running|riding)|carry on|no need|don't worry|fine|ok to (?:run|ride|train)|part of it)"
)
_HARD = (
    r"(?:race|racing|intervals?|tempo|threshold|hard|long run|session|workout|train|training|run|running|ride"
    r"|riding|go|start)"
)
_MAY = (
    r"(?:you can|you could|can still|fine|ok(?:ay)?|safe|go ahead|still (?:do|run|ride|race|train)|do it"
    r"|should|just|will be alright|sweat it out|no problem|as planned)"
)
_FRACTURE = (
    r"(?:stress fracture|stress reaction|fractures?|broken (?:\w+ )?(?:foot|toe|leg|ankle|bone|rib|wrist"
    r"|collar ?bone))"
)
_DISEASES = (
    r"(?:stress fracture|stress reaction|myocarditis|hyponatra?emia|rhabdo\w*|anae?mia|torn \w+"
    r"|meniscus (?:tear|injury)|heart (?:condition|problem|disease)|concussion|eating disorder|diabetes"
    r"|compartment syndrome|tendinopathy|tendinitis|plantar fasciitis|shin splints|patellofemoral \w+|red-s)"
)
_MEDICINE = (
    r"(?:medication|medicine|meds|tablets|pills|insulin|beta[- ]?blockers?|blood thinners?"
    r"|anti-?depressants?|inhaler|blood pressure (?:tablets|pills|medication)|statins?|the pill)"
)


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One kind of advice that is not passed on.

    `even_in_a_warning` rules hold whatever else the sentence says: they name a thing nobody here may say.
    """

    name: str
    what: str
    patterns: tuple[re.Pattern[str], ...]
    instead: str
    even_in_a_warning: bool = False


ADVICE_RULES = (
    AdviceRule(
        "painkillers to get through",
        "it advised a painkiller",
        any_of(rf"\b{_TAKE}\b.*\b{_NSAID}", rf"\b{_NSAID}.*\b{_TAKE}\b"),
        _SAID["painkillers to get through"],
    ),
    AdviceRule(
        "doping",
        "it advised a banned substance",
        any_of(rf"\b{_TAKE}\b.*\b{_DOPING}", rf"\b{_DOPING}.*\b{_TAKE}\b"),
        _SAID["doping"],
    ),
    AdviceRule(
        "alarm signs played down",
        "it played down a sign that has to be checked",
        any_of(rf"\b{_ALARM}.*\b{_HARMLESS}", rf"\b{_HARMLESS}\b.*\b{_ALARM}"),
        "That sign has to be checked: stop, and call your local emergency number if it is there now; "
        "else see a doctor before you train again.",
    ),
    AdviceRule(
        "no doctor",
        "it advised against seeing a doctor",
        any_of(
            r"\b(?:don't|do not|no|won't|not) (?:\w+ ){0,3}?(?:need|have|necessary|reason|use|point"
            r"|bother\w*) (?:\w+ ){0,4}?(?:doctor|physician|gp|hospital"
            r"|medical (?:help|advice|check\w*)|physio\w*)\b",
            r"\b(?:ignore|skip|cancel|disregard) (?:\w+ ){0,3}?"
            r"(?:doctor|physician|gp|cardiologist|physio\w*)\b",
            r"\binstead of (?:seeing |asking |going to )?(?:a |your |the )?(?:doctor|gp|physician)\b",
        ),
        "Whether a doctor is needed is not mine to rule out: ask one if you are in doubt.",
        even_in_a_warning=True,
    ),
    AdviceRule(
        "medicines",
        "it advised on a medicine",
        any_of(
            r"\b(?:stop|quit|skip|halve|double|reduce|lower|increase|raise|adjust|come off"
            rf"|cut(?: down| back)?) (?:taking |using |on )?(?:your |the |all )?(?:\w+ ){{0,2}}?"
            rf"{_MEDICINE}\b",
            rf"\b(?:stop|skip) (?:taking|using) (?:\w+ ){{0,3}}?{_MEDICINE}\b",
        ),
        "I do not advise on medicines or their doses: ask your doctor or pharmacist.",
    ),
    AdviceRule(
        "a diagnosis",
        "it made a diagnosis",
        any_of(
            rf"\byou (?:probably |clearly |likely |certainly |definitely |almost certainly )?(?:have"
            rf"|suffer from|got|'ve got) (?:a |an |the |some )?(?:\w+ )?{_DISEASES}\b",
            rf"\b(?:this|that|it)(?: is|'s| sounds| looks)(?: just| only| clearly| probably| definitely"
            rf"| like)* (?:a |an )?(?:\w+ )?{_DISEASES}\b",
        ),
        "What it is, only an examination can tell: let a doctor or physio look at it.",
    ),
    AdviceRule(
        "training through a fracture",
        "it advised to go on with a fracture",
        any_of(rf"\b{_MAY}\b.*\b{_FRACTURE}\b", rf"\b{_FRACTURE}\b.*\b{_MAY}\b.*\b{_HARD}\b"),
        _SAID["training through a fracture"],
    ),
    AdviceRule(
        "hard training with a fever",
        "it advised training with a fever or an infection",
        any_of(
            rf"\b(?:fever\w*|flu|covid|chest infection|temperature of 3[89])\b.*\b{_MAY}\b.*\b{_HARD}\b",
            rf"\b{_MAY}\b.*\b{_HARD}\b.*\b(?:with|despite|through) (?:a |the |your )?(?:\w+ )?"
            r"(?:fever|flu|covid|chest infection)\b",
            r"\bsweat (?:it|the (?:fever|flu|cold)) out\b",
        ),
        "No hard training or racing with a fever or an infection below the neck; rest until it is over.",
    ),
    AdviceRule(
        "crash weight cut",
        "it advised a crash weight cut",
        any_of(
            r"\b(?:lose|drop|cut|shed) (?:\w+ ){0,3}?(?:[3-9]|1\d)(?:\.\d)? ?(?:kg|kilos?) "
            r"(?:\w+ ){0,3}?(?:in|within|over|by) (?:the |a |one |next |this )?(?:\d{1,2} days?|week\b"
            r"|few days)",
            r"\b(?:crash diet|water cut|dehydrate yourself|diuretics?|laxatives?|sauna suit)\b",
            r"\b(?:[3-9]\d\d|1[01]\d\d) ?k?cal(?:orie)?s? (?:a|per|each) ?day\b",
        ),
        _SAID["crash weight cut"],
    ),
    AdviceRule(
        "fasting for the race",
        "it advised racing without food",
        any_of(
            r"\b(?:race|run|ride|do|start) (?:\w+ ){0,4}?(?:marathon|ultra|race|ironman|gran fondo|century) "
            r"(?:\w+ ){0,2}?(?:fasted|on an empty stomach|on water only)\b",
            r"\b(?:skip|no) (?:food|carbs|breakfast and carbs|fuel(?:ling)?) (?:\w+ ){0,3}?"
            r"(?:marathon|ultra|ironman|gran fondo)\b",
        ),
        _SAID["fasting for the race"],
    ),
    AdviceRule(
        "drinking beyond sweat",
        "it advised drinking beyond what is sweated",
        any_of(
            r"\bdrink\w* (?:\w+ ){0,3}?(?:as much (?:water |fluid )?as (?:you can|possible)|more than you "
            r"(?:sweat|lose))\b",
            r"\b(?:over-?hydrate|overdrink|drink ahead of (?:your )?thirst as much)\b",
        ),
        _SAID["drinking beyond sweat"],
    ),
    AdviceRule(
        "racing in dangerous heat",
        "it advised racing in dangerous heat",
        any_of(
            r"\b(?:wbgt|wet[- ]bulb\w*)\b.{0,40}\b(?:2[89]|3\d)\b.*\b(?:fine|ok|okay|safe|go ahead"
            r"|race as)\b",
        ),
        _SAID["racing in dangerous heat"],
    ),
)
