"""What must stop everything now. Our defaults, for a clinician's review [D]."""

from tools.domain.safety.rule import Rule, any_of

_HURTS = (
    r"(?:pains?|discomfort|hurts?|hurting|ach(?:e|es|ing)|tight(?:ness|ens?)?|pressure"
    r"|crushing|squeez\w+|burning|stabbing)"
)
_I = (
    r"\b(?:i|i've|i'm|i'd) "
    r"(?:(?:nearly|almost|suddenly|just|have|had|then|also|feel|felt|feeling|get|got|was|am|keep"
    r"|kept|a bit|very|so|really|briefly|once|twice|started to|about to|going to|might) ){0,3}"
)
_IN_EXERCISE = (
    r"(?:during|after|while|in|on|at|since) (?:(?:my|the|a|this|that|today's|long|hard|last|my last) ){0,3}"
    r"(?:run|running|race|racing|finish|training|workout|session|intervals?|marathon|heat|rid(?:e|ing)|climb"
    r"|trainer|turbo|ultra|gran fondo|sportive|feed station|aid station|(?:km|mile) \d+)\b"
)
_IS = r"(?:(?:feels?|felt|is|was|has been|starts?|gets?|got|really|a bit|so|very|always|area|still) ){0,3}"

_CRASH = (
    r"\b(?:crash(?:ed|es)?|came off|fell|fall|accident|hit by a (?:car|van|truck|bus)|knocked off"
    r"|over the (?:handle)?bars)\b"
)
_HEAD = (
    r"\b(?:hit|banged|bumped|smashed|knocked|landed on|struck) (?:my |the )?head\b(?! ?winds?)"
    r"|\bhead (?:hurts|hit|injury|is (?:pounding|spinning))\b"
)
_AFTER = r"\b(?:headaches?|dizzy|dizziness|vomit\w*|threw up|confus\w+|drowsy|blurr\w+|sick)\b"

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
        "Stop now, and call your local emergency number: chest pain has to be checked at once.",
        "Emergency services, now.",
    ),
    Rule(
        "fainting or collapse",
        any_of(
            rf"{_I}(?:fainted|faint|fainting|blacked out|passed out|collapsed|lost consciousness)\b"
            r"(?! (?:hope|chance|idea|memory|praise|glimmer|of heart))",
            rf"\b(?:fainted|fainting|blacked out|passed out|lost consciousness) {_IN_EXERCISE}\b",
            r"\b(?:had|having) a (?:blackout|syncope)\b|\bsyncope\b",
            r"\b(?:keep|kept|about to|going to) (?:faint|pass out|black out|passing out|blacking "
            r"out|fainting)\b",
        ),
        "Stop and sit or lie down; if you are alone or it happens again, call your local emergency number.",
        "Emergency services if it happened in exercise; a doctor before you train again.",
    ),
    Rule(
        "confusion or seizure",
        any_of(
            r"\b(?:seizures?|convulsions?|convulsing)\b",
            r"\b(?:was|were|felt|got|became|been|seemed|suddenly) (?:\w+ ){0,2}?"
            rf"(?:confused|disoriented|incoherent|delirious) {_IN_EXERCISE}",
            rf"\bconfusion {_IN_EXERCISE}",
            r"\b(?:slurr(?:ed|ing)) (?:my )?(?:speech|words)\b|\bspeech (?:was|is|got) slurr(?:ed|ing)\b",
            r"\b(?:don't|do not|didn't|did not) know where i (?:am|was)\b",
            r"\b(?:can't|cannot|couldn't|could not) remember (?:my name|where i (?:am|was))\b",
            r"\b(?:hot|burning)(?:,? \w+)? skin\b.*\b(?:confus\w+|disoriented|dizzy)\b",
            r"\b(?:confus\w+|disoriented)\b.*\bskin (?:is|was|feels|felt) (?:\w+ )?(?:hot|burning)\b",
            r"\b(?:have|had|think|got|with|is it) (?:\w+ ){0,3}?heat ?stroke\b",
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
            r"up|threw up|feel sick|felt sick)\b",
            r"\bheavier than (?:i|when i|before) (?:\w+ ){0,2}?start\w*\b.*"
            r"\b(?:sick|headache|vomit\w*|confus\w+)\b",
            r"\bhyponatr\w+\b.*\b(?:now|i have|symptoms)\b",
        ),
        "Stop drinking, stop exercising, and get medical help now: these can be signs of low blood sodium.",
        "Emergency services or the race's medical tent, now.",
        deniable=False,
    ),
    Rule(
        "signs of muscle breakdown",
        any_of(
            r"\b(?:dark|brown|cola|coke|tea|black|red|bloody)[- ]?(?:colou?red)? (?:urine|pee|piss|wee)\b",
            r"\b(?:urine|pee|wee) (?:\w+ ){0,3}?colou?r of (?:tea|cola|coke|coffee|rust)\b",
            r"\b(?:urine|pee|wee) (?:is|was|looks?|has been|got|turned) (?:\w+ ){0,2}?dark\b.*"
            r"\b(?:muscles?|legs?|quads?|thighs?|calves|pain|hurts?|sore)\b",
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
            r"\b(?:can't|cannot|couldn't|could not) get (?:any |enough )?(?:air|breath)\b"
            r"(?! (?:in|into|out|on)\b)",
            r"\b(?:struggling|struggle) to breathe (?:\w+ ){0,2}?(?:sitting|lying|resting|at rest|in bed)\b",
            r"\b(?:short of breath|breathless|shortness of breath) (?:\w+ ){0,2}?(?:at rest|sitting|lying)\b",
            r"\blips (?:are|were|went|turned|turning) blue\b",
            r"\b(?:throat|tongue|face) (?:is |was )?swell(?:ing|s|ed)\b|\bswollen (?:throat|tongue)\b",
            r"\bcoughing (?:up )?blood\b",
            r"\banaphyla\w+\b",
        ),
        "Stop, sit upright, and call your local emergency number if it does not settle at once.",
        "Emergency services, now.",
    ),
    Rule(
        "head injury",
        any_of(
            rf"{_CRASH}.*(?:{_HEAD})|(?:{_HEAD}).*{_CRASH}",
            rf"(?:{_HEAD}).*{_AFTER}",
            r"\bhelmet (?:\w+ )?(?:cracked|split|broken|smashed|in two)\b.*"
            r"\b(?:crash\w*|fell|dizzy|headache)\b",
            r"\b(?:crash\w*|fell|fall)\b.*\bhelmet (?:\w+ )?(?:cracked|split|broken|smashed|in two)\b",
            r"\b(?:don't|do not|can't|cannot|couldn't) remember (?:the|my) (?:crash|fall|accident)\b",
            r"\bknocked (?:out|unconscious) (?:in|by|after|when|during) (?:\w+ ){0,3}?"
            r"(?:crash|fall|fell|accident|car|crashed|descent)\b",
        ),
        "Do not ride or run on: a blow to the head has to be checked today, and at once with a headache, "
        "vomiting, confusion or drowsiness.",
        "An emergency department today; emergency services if you were unconscious or feel worse.",
        heals=True,
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
