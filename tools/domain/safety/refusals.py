"""What we do not plan. Our defaults, for a clinician's review [D]."""

from tools.domain.safety.rule import DOCTOR, Rule, any_of

_EVENT = r"(?:marathon|ultra|half|race|ironman|gran fondo|sportive|century|triathlon)"
_BONE = (
    r"(?:foot|ankle|leg|toe|bone|ribs?|hip|collar ?bone|wrist|hand|arm|elbow|shoulder|pelvis|scaphoid"
    r"|vertebra)"
)
_ABOVE_SIX = r"(?<![\d.,])(?:6[.,]\d*[1-9]\d*|[7-9](?:[.,]\d+)?|[1-9]\d(?:[.,]\d+)?)"

REFUSALS = (
    Rule(
        "painkillers to get through",
        any_of(
            r"\b(?:ibuprofens?|ibu|advils?|nurofen|naproxen|aleve|diclofenac|voltaren|ketoprofen"
            r"|nsaids?|aspirins?"
            r"|painkillers?|pain killers?)\b"
            r"(?!-free| free| gel\b)",
            r"\b(?:vitamin i (?:before|during|dose|for|in|tablets?|pills?)"
            r"|pain (?:meds?|tablets?|pills?|medication))\b",
            r"\b(?:paracetamol|tylenol|acetaminophen|panadol)\b.*\b(?:start|race|run|ride|through"
            r"|finish|pain)\b",
        ),
        "I will not plan painkillers into a race: they hide injuries and, with hard effort, can harm "
        "kidneys and gut.",
        "A doctor or pharmacist, if you need them at all.",
    ),
    Rule(
        "doping",
        any_of(
            r"\b(?:epo|erythropoietin|testo|anabolic|steroids?(?!-free| free| cream)|testosterone"
            r"|clenbuterol"
            r"|trenbolone|blood doping|amphetamines?|adderall|growth hormone|hgh|sarms|meldonium|tramadol"
            r"|blood transfusions? (?:before|for))\b",
        ),
        "I do not help with doping: it is banned, and it is dangerous.",
        "A doctor, if a medicine you need is on the list.",
    ),
    Rule(
        "drinking beyond sweat",
        any_of(
            r"\b(?:chug|chugging|down|neck|sink|get|put away) (?:\w+ ){0,2}?(?:1\.[3-9]\d?"
            r"|[2-9](?:\.\d)?|two|three)"
            r" ?(?:l|litres?|liters?) (?:of \w+ )?(?:an|per|every|each|a) hour\b",
            r"^(?!.*\b(?:sweat\w*|lose|losing|lost|rate|measured)\b).*(?<![\d.])(?:1\.[3-9]\d?"
            r"|[2-9](?:\.\d)?) ?"
            r"(?:l|litres?|liters?) ?(?:of \w+ )?(?:(?:an|per|every|each|a) hour|/ ?h(?:our)?|per h)\b",
            r"\b(?:drink|drinking) as much (?:water |fluid )?as (?:possible|i can)\b",
            r"\b(?:drink|drinking|plan|take|water|fluid|of) (?:at least |about |up to )?"
            r"(?:1\.[3-9]\d?|[2-9](?:\.\d)?) ?(?:l|litres?|liters?) (?:of (?:water|fluid) )?"
            r"?(?:(?:an|per|every|each|a) hour|/ ?h(?:our)?|per h)\b",
            r"\bdrink (?:\w+ ){0,3}?more than (?:i|what i|my) sweat\b",
            r"\b(?:over-?hydrat\w+|overdrink\w*)\b(?= (?:me|myself|before|for|during|to))",
        ),
        "Never drink more than you sweat: too much water in a race can be fatal. Drink to thirst.",
        DOCTOR,
    ),
    Rule(
        "crash weight cut",
        any_of(
            r"\b(?:lose|drop|cut|shed) (?:\w+ ){0,2}?(?:[4-9]|1\d|2\d) ?(?:kg|kilos?|lbs?|pounds?) "
            r"(?:\w+ ){0,2}?(?:in|within|over) "
            r"(?:a week|one week|[2-9] days|1\d days|a few days|two weeks|2 weeks)\b",
            r"\b(?:lose|drop|cut|shed) (?:\w+ ){0,2}?(?:[3-9]|1\d|2\d) ?(?:kg|kilos?|lbs?|pounds?) by "
            r"(?:tomorrow|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|the weekend)\b",
            r"\b(?:make|making) weight\b.*\b(?:[3-9]|1\d) ?(?:kg|kilos?|lbs?|pounds?)\b",
            r"\b(?:[3-9]|1\d) ?(?:kg|kilos?) (?:off|lighter|less) (?:by|in|within) (?:a week|[2-9] days"
            r"|(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
            r"\b(?:crash diet|water cut|dehydrate myself|diuretics?|laxatives?|sauna suit)\b",
        ),
        "I will not plan a crash weight cut: it costs more strength than it saves weight, and it is unsafe.",
        "A sports dietitian.",
    ),
    Rule(
        "fasting for the race",
        any_of(
            rf"\b(?:run|ride|race|do|finish|complete) (?:\w+ ){{0,4}}?{_EVENT} "
            r"(?:\w+ ){0,2}?(?:fasted|on an empty stomach|without (?:any )?(?:food(?! st)|eating|carbs))\b",
            r"\bon (?:nothing but|only|just) water\b",
            rf"\b{_EVENT} (?:\w+ ){{0,2}}?(?:without (?:any )?(?:eating|food(?! st)|carbs)|fasted)\b",
            r"\b(?:race|run|ride|do it) on water only\b|\bon water only\b.*\bno food\b",
            r"\b(?:fasting|fasted|not eating|starve|starving)(?: myself)? (?:\w+ ){0,3}?"
            rf"(?:before|during|for|through|until) (?:\w+ ){{0,3}}?{_EVENT}\b",
            r"\b(?:want to|going to|plan to|like to|will|i|i'll|should i|can i) fast (?:\w+ ){0,3}?"
            rf"(?:before|during|through|until) (?:\w+ ){{0,3}}?{_EVENT}\b",
        ),
        "I will not plan a race without food: over about an hour it is slower and risky. Eat before, "
        "fuel during.",
        "A sports dietitian.",
    ),
    Rule(
        "training through a fracture",
        any_of(
            r"\b(?:run|ride|train|race|racing|running|riding|training) (?:\w+ ){0,4}?"
            r"(?:through|on|with|despite) (?:\w+ ){0,3}?"
            rf"(?:fractures?|fractured {_BONE}|broken (?:\w+ )?{_BONE})\b",
            rf"\b(?:broke|fractured) (?:my |a |an )?(?:\w+ )?{_BONE}\b(?!-off).*\b(?:still|anyway|adjust"
            r"|(?:train|run|ride|race) through)\b",
            r"\bstress (?:fracture|reaction)\b.*\b(?:anyway|still (?:want|going|racing|running|do|run"
            r"|race))\b",
            rf"\b(?:fracture|(?:broken|fractured) {_BONE}|{_BONE} is (?:broken|fractured))\b.*"
            r"\b(?:still|anyway) (?:\w+ ){0,2}?(?:run|ride|race|train)\b",
        ),
        "Do not run or ride on a fracture: it can turn a break of weeks into one of months or a surgery.",
        "A doctor or sports physician before any training.",
    ),
    Rule(
        "too much caffeine",
        any_of(
            rf"{_ABOVE_SIX} ?mg ?(?:per|/|a) ?(?:kg|kilo) (?:of )?caffeine\b",
            rf"\bcaffeine\b.{{0,20}}{_ABOVE_SIX} ?mg ?(?:per|/|a) ?(?:kg|kilo)\b",
            r"\b(?:[5-9]\d\d|\d{4}) ?mg (?:of )?caffeine\b",
            r"\b(?:[3-9]|three|four|five|six|seven|eight|nine|ten) ?(?:x "
            r"|times )?200 ?mg (?:of )?caffeine\b",
            r"\b(?:[5-9]|five|six|seven|eight|nine|ten) ?(?:x |times )?100 ?mg (?:of )?caffeine\b",
            r"\b(?:[3-9]|three|four|five|six|seven|eight|nine|ten) caffeine (?:pills|tablets|tabs|shots)"
            r"(?: \w+)?(?: (?:of|at|with|@))? ?200 ?mg\b",
            r"\bcaffeine\b.{0,12}\b(?:[5-9]\d\d|\d{4}) ?mg\b(?! (?:of )?(?:sodium|salt))",
        ),
        "I stop at 6 mg of caffeine per kg and 400 mg a day: more does not help, and it can harm.",
        DOCTOR,
    ),
    Rule(
        "racing in dangerous heat",
        any_of(
            # 28 °C and more, or 82 °F and more.
            r"\b(?:wbgt|wet[- ]bulb(?: globe)?(?: temperature)?)\b(?: \w+){0,4}? "
            r"(?:(?:2[89]|3\d|4\d)(?:\.\d)?(?!\d)|(?:8[2-9]|9\d|10\d)(?: ?°? ?f| degrees f)\b)",
        ),
        "I advise against racing at a wet-bulb globe temperature of 28 °C or more: the danger of heat "
        "illness is too great.",
        "The race's medical team, about whether to start at all.",
        deniable=False,
    ),
)
