"""What a clinician should see before training. Our defaults, for a clinician's review [D]."""

from tools.domain.safety.rule import Rule, any_of
from tools.domain.safety.who import SOMEONE

_PART = (
    r"(?:knees?|ankles?|shins?|achilles|hips?|cal(?:f|ves)|hamstrings?|foot|feet|heels?|groin|lower back"
    r"|it band|plantar fascia)"
)

_BONE = (
    r"(?:(?:shin|heel|hip|foot) ?bone|shin|foot|hip|heel|metatarsals?|tibia|femur|groin|pelvis|sacrum"
    r"|ribs?)"
)

REFERRALS = (
    Rule(
        "bone pain",
        any_of(
            r"\b(?:stress fracture|stress reaction)\b",
            r"\b(?:shin|foot|hip|bone|heel|metatarsal|tibia|femur|groin) (?:pain|hurts"
            r"|aches) (?:\w+ ){0,3}?"
            r"(?:at rest|at night|in bed|when (?:i'm )?(?:resting|lying|sitting))\b",
            r"\bbone pain\b",
            rf"\b{_BONE} (?:\w+ )?(?:throbs?|throbbing|hurts?|aches?|aching|hurting|pain) (?:\w+ ){{0,4}}?"
            r"(?:all night|at night|in bed|at rest|when i'm (?:not (?:moving|running)|sitting|lying"
            r"|resting)"
            r"|(?:sitting|lying|resting)\b)",
            r"\b(?:pain|ache|aching|throbbing) (?:in|on) (?:my |the )?(?:shin|foot|hip|bone|heel|tibia"
            r"|femur|groin"
            r"|pelvis) (?:\w+ ){0,5}?(?:at rest|at night|in bed|(?:lying|sitting)(?: down)?)\b",
        ),
        "Stop training on it until it is examined: pain in a bone at rest can be a stress fracture.",
        "A doctor or sports physician.",
        heals=True,
    ),
    Rule(
        "injury",
        any_of(
            rf"\bmy (?:\w+ )?{_PART}(?: \w+){{0,3}}? (?:hurts?|is (?:hurting|swollen|injured)|swells"
            rf"|pain)\b"
            r"(?! (?:a bit|a little|slightly|sometimes))",
            rf"\b(?:pain|hurts?) in (?:my|the) (?:\w+ )?{_PART}\b",
            rf"\b(?:sprained|twisted|rolled|tore|pulled|strained|injured) (?:my|an?) (?:\w+ )?{_PART}\b",
            rf"\b{_PART} (?:injury|sprain|tear)\b(?! prevention)",
        ),
        "Do not train hard on an injury: rest it, and let a physio or doctor look at it before you"
        " train or "
        "race on it.",
        "A physio or your doctor.",
        heals=True,
    ),
    Rule(
        "palpitations",
        any_of(
            r"\bpalpitations?\b",
            r"\bheart (?:\w+ ){0,2}?(?:flutter\w*|skip\w*(?! a beat)|racing at "
            r"rest|irregular\w*|pounding at rest)\b",
            r"\birregular heart ?beat\b",
            r"\bheart (?:\w+ ){0,4}?(?:flips?|flipping|flip-?flops?|flutters?|somersaults?|missing beats"
            r"|extra beats)\b",
            r"\bheart (?:rhythm|beat|rate)(?: \w+){0,3}? (?:all over the place|out of rhythm|irregular)"
            r"(?=.*\b(?:at rest|bed|lie|lying|sit|sitting|sleep|night|couch|sofa)\b)"
            r"(?!.*\b(?:sensor|strap|optical|watch)\b)",
            r"\bheart (?:rhythm|beat) (?:\w+ ){0,3}?(?:all over the place|off|weird|strange|uneven)\b",
            r"\b(?:ectopic|extra ?systol\w+|pvcs)\b",
        ),
        "Do not train hard until a doctor has looked at your heart rhythm; easy walking is fine if you "
        "feel well.",
        "Your doctor soon, the same day if you also feel faint.",
    ),
    Rule(
        "heart or kidney disease",
        any_of(
            r"\b(?:heart (?:condition|disease|failure|surgery|defect)|cardiomyopathy|myocarditis|arrhythmia"
            r"|atrial fibrillation|afib|angina|coronary)\b",
            r"\b(?:cardiac|heart) pacemaker\b|\bpacemaker (?:implanted|fitted)\b|\bi have a "
            r"pacemaker\b(?! for)",
            r"\b(?:have|had|got|with) (?:a |two |three )?(?:stents?|heart bypass|icd implant\w*)\b",
            r"\b(?:kidney (?:disease|failure|condition|transplant)|dialysis|(?:one|single) kidney)\b",
            r"\bkidneys? (?:\w+ ){0,4}?(?:not working|failing|damaged?|function is)\b",
            r"\b(?:bypass (?:surgery|operation)|had (?:a |my )?bypass|(?:enlarged|weak"
            r"|leaky) heart\b(?! rate)"
            r"|(?:heart|mitral|aortic) valve|valve (?:problem|disease|replacement)|heart murmur|long qt"
            r"|icd\b|cardiac ablation"
            r"|aneurysm|thrombosis|pulmonary embolism|blood clots?)\b",
            r"\b(?:had|after|since) (?:a |my |his |her )(?:\w+ )?(?:heart attack"
            r"|(?:mini[- ])?stroke)\b(?! of )",
        ),
        "Ask your doctor to clear you first; then I will plan within what they allow.",
        "Your doctor, before training or racing.",
    ),
    Rule(
        "pregnancy",
        any_of(
            r"\b(?:i'm|i am|while|being|currently|now) (?:\w+ ){0,3}?pregnant\b",
            r"\b(?:weeks|months) pregnant\b|^pregnant\b|\bpregnant and (?:runn|rid|rac|train)\w+",
            r"\bexpecting (?:a baby|my (?:first|second|third) (?:baby|child)|twins)\b",
            r"\b(?:my|her) pregnancy\b",
            r"\b(?:first|second|third|1st|2nd|3rd|my|her|which) trimester\b",
            rf"\b{SOMEONE}(?: is|'s)? (?:\w+ ){{0,3}}?pregnant\b|\bpregnancy test\b",
        ),
        "Talk to your midwife or doctor first; racing targets and caffeine need their word, not mine.",
        "Your midwife or doctor.",
    ),
    Rule(
        "diabetes on insulin",
        any_of(r"\binsulin\b(?! sensitivity)", r"\btype (?:1|one) diabet\w+\b", r"\bt1d\b"),
        "Plan carbohydrate and insulin together with your diabetes team first: my amounts do not know "
        "your doses.",
        "Your diabetes team.",
    ),
    Rule(
        "eating disorder signs",
        any_of(
            r"\b(?:anorexi\w+|bulimi\w+|eating disorder)\b",
            r"\b(?:purge|purging|(?:make|making) myself (?:sick|vomit|throw up|puke))\b",
            r"\b(?:throw up|vomit|puke) (?:\w+ )?(?:after|every) (?:\w+ )?(?:meals?|dinner|eating)\b",
            r"\bmy periods? (?:has |have |had )?(?:stopped|gone away|disappeared)\b",
            r"\b(?:on|eat|eating|under|below) (?:only |just |about )?(?:[3-9]\d\d|1[01]\d\d) "
            r"?(?:k?cal(?:orie)?s?) (?:a|per|each|/) ?day\b",
            r"\b(?:no|missed|missing|lost my|haven't had (?:a|my)"
            r"|not had (?:a|my)|stopped (?:having|getting)) periods?\b(?! of)",
            r"\bbmi (?:(?:is|of|at|around|about|currently|now|=) ?){0,2}1[0-7](?:\.\d+)?\b",
            r"\bbmi (?:(?:is|of|at|around|about|currently|now|=) ?){0,2}18(?:\.[0-4]\d*)?(?![\d.])",
        ),
        "Your health comes before a plan: please speak to a doctor or dietitian, and I will wait with "
        "hard training.",
        "A doctor or a dietitian who knows athletes.",
        deniable=False,
    ),
    Rule(
        "fever or infection",
        any_of(
            r"\b(?:have|having|had|with|got|running) (?:a |the |some |slight |high )*fever\b(?! pitch| "
            r"dream)",
            r"\bfeverish\b",
            r"\b(?:3[89]|40|10[0-4])(?:\.\d)? ?(?:°|degrees?)?(?: ?[cf])?(?: of)? fever\b|\bfever (?:of"
            r"|at) \d",
            r"\b(?:running|have|got|had|with) (?:a )?temp(?:erature)? (?:of |at )?(?:3[89]|40"
            r"|10[0-4])(?:\.\d)?\b"
            r"(?! ?(?:w|watts?)\b)",
            r"\b(?:tested|testing|test is|test was) positive\b(?! split)"
            r"(?=.*\b(?:covid|corona|flu|influenza)\b)|\bpositive (?:covid|corona|flu|influenza) test\b",
            r"\b(?:i have|i've|i've got|i had|my) (?:a )?(?:body )?temp(?:erature)? (?:of|is|at|was) "
            r"(?:38|39|40|10[0-4])(?:\.\d)?\b",
            r"\bchesty cough\b|\bcough(?:ing)? (?:up )?(?:phlegm|green)\b",
            r"\b(?:have|got|with|down with) (?:the |a )?(?:flu|covid|chest infection|pneumonia"
            r"|bronchitis)\b"
            r"(?! (?:shot|jab|vaccin\w+|restrictions|rules))",
        ),
        "No hard training or racing with a fever or an infection below the neck; rest until it is over.",
        "Your doctor, if it lasts more than a few days.",
        heals=True,
    ),
    Rule(
        "concussion",
        any_of(r"\bconcuss(?:ion|ed)\b", r"\b(?:head injury|hit my head|knocked on the head)\b"),
        "Rest first, and come back by steps that a clinician agrees to; no plan before that.",
        "A clinician who knows concussion.",
        heals=True,
    ),
    Rule(
        "under 18 over a long distance",
        any_of(
            r"\b(?:i'm|i am|aged?|my (?:son|daughter|kid|child)(?: is|,)) (?:only )?(?:[89]|1[0-7])"
            r"(?:(?: years?(?:-| )old| y/?o\b)"
            r"|(?= and (?!a half|will|hands?|gives?|meets?|waits?|cheers?)| but | so | who |[,;!?]"
            r"|\.(?!\d)|$))"
            r"(?=.*\b(?:marathon|ultra|50 ?k|100 ?k|half)\b)",
            r"\b(?:marathon|ultra|half)\b.*\bmy (?:[89]|1[0-7])[- ]years?[- ]old\b",
            r"\b(?:i'm|i am|my) (?:a |an )?(?:[89]|1[0-7])[- ]years?[- ]old "
            r"(?!bikes?|frame|shoes|trainers|watch|car|van|dog|record|pb|garmin"
            r"|wheels?)(?=.*\b(?:marathon|ultra|half)\b)",
            r"\b(?:i'm|i am|he's|she's) under (?:18|eighteen)(?= years|[,.;!?]| and | but | so |$)"
            r"(?=.*\b(?:marathon|ultra|half)\b)",
        ),
        "Marathons and ultras wait until 18; let us plan a shorter race together with a parent and a coach.",
        "A parent, a coach, and a doctor.",
    ),
)
