"""What must stop everything now. Our defaults, for a clinician's review [D]."""

from tools.domain.safety_rule import Rule, any_of

_HURTS = (
    r"(?:pains?|hurts?|hurting|ach(?:e|es|ing)|tight(?:ness|ens?)?|pressure"
    r"|crushing|squeez\w+|burning|stabbing)"
)
_I = (
    r"\b(?:i|i've|i'm|i'd) "
    r"(?:(?:nearly|almost|suddenly|just|have|had|then|also|feel|felt|feeling|get|got|was|am|keep"
    r"|kept|a bit|very|so|really|briefly|once|twice|started to|about to|going to|might) ){0,3}"
)
_IN_EXERCISE = (
    r"(?:during|after|while|in|on|at|since) (?:(?:my|the|a|this|that|today's|long|hard|last|my last) ){0,3}"
    r"(?:run|running|race|racing|finish|training|workout|session|intervals?|marathon|heat)"
)
_IS = r"(?:(?:feels?|felt|is|was|has been|starts?|gets?|got|really|a bit|so|very|always|area|still) ){0,3}"

EMERGENCIES = (
    Rule(
        "chest pain",
        any_of(
            rf"\bchest {_IS}{_HURTS}\b(?! (?:strap|band|belt))",
            rf"\b{_HURTS} (?:\w+ ){{0,3}}?(?:in|on|across|behind|around) (?:my |the "
            rf")?(?:chest|breastbone|sternum)\b(?! (?:strap|band|belt|monitor|sensor|pocket))",
            r"\btight chest\b(?! (?:strap|band|belt))",
            r"\bpain (?:\w+ ){0,4}?(?:down|into|in) my left arm\b",
            r"\bhaving a heart attack\b",
        ),
        "Stop now, do not run, and call your local emergency number: chest pain has to be checked at once.",
        "Emergency services, now.",
    ),
    Rule(
        "fainting or collapse",
        any_of(
            rf"{_I}(?:fainted|faint|fainting|blacked out|passed out|collapsed|lost consciousness)\b"
            r"(?! (?:hope|chance|idea|memory|praise|glimmer|of heart))",
            rf"\b(?:fainted|fainting|blacked out|passed out|lost consciousness) {_IN_EXERCISE}\b",
            r"\b(?:keep|kept|about to|going to) (?:faint|pass out|black out|passing out|blacking "
            r"out|fainting)\b",
        ),
        "Stop and sit or lie down; if you are alone or it happens again, call your local emergency number.",
        "Emergency services if it happened in exercise; a doctor before you run again.",
    ),
    Rule(
        "confusion or seizure",
        any_of(
            r"\b(?:seizures?|convulsions?|convulsing)\b",
            rf"\b(?:confused|disoriented|incoherent|delirious|confusion) {_IN_EXERCISE}\b",
            r"\b(?:slurr(?:ed|ing)) (?:my )?(?:speech|words)\b",
            r"\b(?:don't|do not|didn't|did not) know where i (?:am|was)\b",
            r"\b(?:hot|burning) skin\b.*\b(?:confus\w+|disoriented|dizzy)\b",
        ),
        "Stop, have someone stay with you, cool down if you are hot, and call your local emergency number.",
        "Emergency services, now.",
        deniable=False,
    ),
    Rule(
        "signs of drinking too much",
        any_of(
            r"\b(?:vomit\w*|throwing up|threw up|nausea|nauseous)\b.*"
            r"\b(?:swollen|swelling|puffy|bloated|headache|gained weight|weight gain)\b",
            r"\b(?:swollen|swelling|puffy|gained weight|weight gain|headache)\b.*\b(?:vomit\w*|throwing "
            r"up|threw up)\b",
            r"\bhyponatr\w+\b.*\b(?:now|i have|symptoms)\b",
        ),
        "Stop drinking, do not run, and get medical help now: these can be signs of low blood sodium.",
        "Emergency services or the race's medical tent, now.",
        deniable=False,
    ),
    Rule(
        "signs of muscle breakdown",
        any_of(
            r"\b(?:dark|brown|cola|coke|tea|black|red|bloody)[- ]?(?:colou?red)? (?:urine|pee|piss)\b",
            r"\b(?:urine|pee|peeing) (?:\w+ ){0,4}?(?:dark brown|brown|cola|coke|black|blood)\b",
            r"\bblood in (?:my |the )?(?:urine|pee)\b",
            r"\brhabdo\w*\b",
        ),
        "Stop training and get medical help today: dark urine after hard effort can mean muscle breakdown.",
        "An emergency department today.",
    ),
    Rule(
        "trouble breathing",
        any_of(
            r"\bcan(?:'t|not) breathe\b(?! through)",
            r"\bcoughing (?:up )?blood\b",
            r"\banaphyla\w+\b",
        ),
        "Stop, sit upright, and call your local emergency number if it does not settle at once.",
        "Emergency services, now.",
    ),
    Rule(
        "thoughts of self-harm",
        any_of(
            r"\b(?:kill|hurt|harm) myself\b(?! (?:in|on|running|with|during|at|trying|if|by going))",
            r"\b(?:suicidal(?! (?:pace|start|speed|split))|end my life|don't want to live)\b",
            r"\bwant to die\b(?! (?:at|on|by|around|after|in|during|every|when|from)\b)",
        ),
        "Please talk to someone now: call your local emergency number or a crisis line; you are not "
        "alone in this.",
        "A crisis line or emergency services, now.",
        deniable=False,
    ),
)
