"""What we do not plan. Our defaults, for a clinician's review [D]."""

from tools.domain.safety_rule import DOCTOR, Rule, any_of

REFUSALS = (
    Rule(
        "painkillers to get through",
        any_of(
            r"\b(?:ibuprofen|advil|nurofen|naproxen|aleve|diclofenac|voltaren|nsaids?|aspirin"
            r"|painkillers?|pain killers?)\b"
            r"(?!-free| free| gel\b)"
        ),
        "I will not plan painkillers into a race: they hide injuries and, with hard effort, can harm "
        "kidneys and gut.",
        "A doctor or pharmacist, if you need them at all.",
    ),
    Rule(
        "doping",
        any_of(
            r"\b(?:epo|erythropoietin|anabolic|steroids?|testosterone|clenbuterol|trenbolone|blood "
            r"doping|amphetamines?"
            r"|adderall|growth hormone|hgh|sarms|meldonium|tramadol)\b",
        ),
        "I do not help with doping: it is banned, and it is dangerous.",
        "A doctor, if a medicine you need is on the list.",
    ),
    Rule(
        "drinking beyond sweat",
        any_of(
            r"\b(?:drink|drinking) (?:as much (?:water |fluid )?as (?:possible|i can)"
            r"|(?:at least )?(?:1\.[1-9]|[2-9](?:\.\d)?) ?(?:l|litres?|liters?) "
            r"?(?:(?:an|per|every|each|a) hour|/ ?h(?:our)?|per h))\b",
            r"\bdrink (?:\w+ ){0,3}?more than i sweat\b",
        ),
        "Never drink more than you sweat: too much water in a race can be fatal. Drink to thirst.",
        DOCTOR,
    ),
    Rule(
        "crash weight cut",
        any_of(
            r"\blose (?:\w+ ){0,2}?(?:[4-9]|1\d|2\d) ?(?:kg|kilos?|lbs?|pounds?) (?:\w+ ){0,2}?"
            r"(?:in|within|over) (?:a week|one week|[2-9] days|1\d days|a few days|two weeks|2 weeks)\b",
            r"\b(?:crash diet|water cut|dehydrate myself|diuretics?|laxatives?|sauna suit)\b",
        ),
        "I will not plan a crash weight cut: it costs more strength than it saves weight, and it is unsafe.",
        "A sports dietitian.",
    ),
    Rule(
        "fasting for the race",
        any_of(
            r"\b(?:run|race|do|finish|complete) (?:\w+ ){0,4}?(?:marathon|ultra|half|race|ironman) "
            r"(?:\w+ ){0,2}?fasted\b",
            r"\b(?:fasting|fasted|not eating|starve|starving)(?: myself)? (?:\w+ ){0,3}?"
            r"(?:before|during|for|through|until) (?:\w+ ){0,3}?(?:marathon|ultra|race|ironman)\b",
            r"\b(?:want to|going to|plan to|like to|will|i|should i|can i) fast (?:\w+ ){0,3}?"
            r"(?:before|during|through|until) (?:\w+ ){0,3}?(?:marathon|ultra|race|ironman)\b",
        ),
        "I will not plan a race without food: over about an hour it is slower and risky. Eat before, "
        "fuel during.",
        "A sports dietitian.",
    ),
    Rule(
        "training through a fracture",
        any_of(
            r"\b(?:run|train|race|racing|running|training) (?:\w+ ){0,4}?"
            r"(?:through|on|with|despite) (?:\w+ ){0,3}?(?:fractures?|broken (?:\w+ "
            r")?(?:foot|ankle|leg|toe|bone|rib|ribs|hip))\b",
            r"\b(?:fracture|broken (?:foot|ankle|leg|hip))\b.*\b(?:still|anyway) (?:\w+ "
            r"){0,2}?(?:run|race|train)\b",
        ),
        "Do not run on a fracture: it can turn a break of weeks into one of months or a surgery.",
        "A doctor or sports physician before any running.",
    ),
    Rule(
        "too much caffeine",
        any_of(
            r"\b(?:[7-9]|1\d|2\d) ?mg ?(?:per|/|a) ?kg (?:of )?caffeine\b",
            r"\bcaffeine\b.{0,20}\b(?:[7-9]|1\d|2\d) ?mg ?(?:per|/|a) ?kg\b",
            r"\b(?:[5-9]\d\d|\d{4}) ?mg (?:of )?caffeine\b",
            r"\bcaffeine\b.{0,12}\b(?:[5-9]\d\d|\d{4}) ?mg\b(?! (?:of )?(?:sodium|salt))",
        ),
        "I stop at 6 mg of caffeine per kg and 400 mg a day: more does not help, and it can harm.",
        DOCTOR,
    ),
)
