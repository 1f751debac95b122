"""What must stop everything now. Our defaults, for a clinician's review [D]."""

from tools.domain.safety.rule import Rule, any_of
from tools.domain.safety.who import SOMEONE

SELF_HARM = "thoughts of self-harm"

_HURTS = (
    r"(?:pains?|discomfort|hurts?|hurting|ach(?:e|es|ing)|tight(?:ness|ens?)?|pressure"
    r"|crushing|squeez\w+|burning|stabbing|killing me|agony|sore and)"
)
_WHO = (
    rf"\b{SOMEONE} "
    r"(?:(?:nearly|almost|suddenly|just|have|had|has|then|also|feel|feels|felt|feeling|get|got|was|am"
    r"|is|keep"
    r"|kept|keeps|a bit|very|so|really|briefly|once|twice|started to|about to|going to|might) ){0,3}"
)
_OF_THINGS = (
    r"(?! (?:of (?!breath|the bike|my bike)|the (?:bibs?|numbers|flyers?|medals?|water|cups)|bibs?|flyers?"
    r"|medals?|hope|chance|idea|memory|praise|glimmer|laughing|with laughter))"
)
_IN_EXERCISE = (
    r"(?:during|after|while|in|on|at|since) (?:(?:my|the|a|this|that|today's|long|hard|last|my last) ){0,3}"
    r"(?:run|running|race|racing|finish|training|workout|session|intervals?|marathon|heat|rid(?:e|ing)"
    r"|climb"
    r"|trainer|turbo|ultra|gran fondo|sportive|feed station|aid station|(?:km|mile) \d+)\b"
)
_IS = r"(?:(?:feels?|felt|is|was|has been|starts?|gets?|got|really|a bit|so|very|always|area|still) ){0,3}"

_CRASH = (
    r"\b(?:crash(?:ed|es)?|came off|fell|fall|accident|hit by a (?:car|van|truck|bus)|knocked off"
    r"|over the (?:handle)?bars)\b"
)
_HEAD = (
    r"\b(?:hit|banged|bumped|smashed|knocked|landed on|struck) (?:my |the |her |his "
    r"|their )?head\b(?! ?winds?)"
    r"|\bhead (?:hurts|hit|injury|is (?:pounding|spinning))\b"
)
_AFTER = (
    r"\b(?:headaches?|dizzy|dizziness|vomit\w*|threw up|throwing up|puk\w+|confus\w+|drowsy|blurr\w+|sick"
    r"|forgetting)\b"
)
_SICK = r"\b(?:vomit\w*|throwing up|threw up|nausea|nauseous|puk(?:e|ed|ing)|(?:was|been|being) sick)\b"
_SWOLLEN = (
    r"\b(?:swollen|swelling|puffy|bloated|headache|gained weight|weight gain|like sausages"
    r"|head (?:is|was) (?:pounding|splitting|banging))\b"
)

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
            r"\b(?:pressure|pain|tightness|ache|stabbing|burning) (?:\w+ )?(?:behind|under"
            r"|between) (?:my |the )?"
            r"(?:\w+ )?(?:ribs?|rib ?cage|shoulder blades)\b.*\b(?:sweat\w*|nause\w+|sick|breath\w*|arm"
            r"|jaw)\b",
            r"\bcold sweats?\b.*\b(?:chest|arm|jaw|nause\w+)\b|\b(?:chest|jaw)\b.*\bcold sweats?\b",
            r"\b(?:weight|elephant|someone|something|band|vice|vise|brick|stone|pressing|knot|heaviness"
            r"|heavy) "
            r"(?:(?:is|are|was|sitting|standing|lying|heavy|pressing|pushing|down|feeling|tightening"
            r"|sat) ){0,3}"
            r"(?:on|across|around|round|in|against) my (?:chest|breastbone|sternum)\b(?! (?:strap|band"
            r"|belt))",
            r"\bchest (?:\w+ ){0,5}?(?:like|as if) (?:\w+ ){0,5}?(?:band|weight|vice|vise|elephant"
            r"|brick|squash"
            r"|crush|tighten|clamp|burst)\w*",
            rf"\b{_HURTS} (?:\w+ ){{0,3}}?from (?:my |the )?chest\b",
            r"\bleft arm (?:\w+ ){0,3}?numb\b.*\bchest\b|\bchest\b.*\bleft arm (?:\w+ ){0,3}?numb\b",
        ),
        "Stop now, and call your local emergency number: chest pain has to be checked at once.",
        "Emergency services, now.",
    ),
    Rule(
        "fainting or collapse",
        any_of(
            rf"{_WHO}(?:fainted|faint|fainting|blacked out|passed out|collapsed|lost consciousness"
            rf"|unconscious|unresponsive)\b{_OF_THINGS}",
            r"\b(?:was|were|knocked|went|been) out cold\b(?! (?:by|before|in bed|on the (?:sofa|couch))\b)",
            r"\bmy heart stopped\b.*\b(?:fell|floor|ground|down|black|collapsed|fainted)\b",
            r"\b(?:dropped|fell|went down|sank|slumped) (?:\w+ )?(?:to|on) the (?:ground|floor|road)\b.*"
            r"\b(?:can't|couldn't|cannot|don't|didn't) (?:remember|recall|get up|move|respond|know)\b",
            r"\b(?:not|isn't|wasn't|won't|doesn't|didn't) (?:answer|answering|wake|wake up"
            r"|waking(?: up)?|react"
            r"|reacting|respond|responding)\b(?=.*\b(?:shaking|ground|floor|road|trail|fell|collaps\w+"
            r"|pulse"
            r"|breath\w*|he|she|him|her)\b)(?! (?:my|the) (?:message|mail|phone|call|emails?))"
            r"(?=.*\b(?:shak\w+|ground|floor|road|trail|fell|collaps\w+|pulse|breath\w*|sweat\w*|help)\b)",
            r"\b(?:call|calling|need|get|called) (?:an ambulance|911|112|999|000|the ambulance)\b",
            r"\b(?:no|can't find a|without a) pulse\b",
            r"\bcardiac arrest\b(?=.*\b(?:now|just|today|he|she|help)\b)",
            r"\b(?:was|is|lay|lying|found|woke up|came to|came round) (?:\w+ ){0,4}?unconscious\b",
            r"\b(?:everything|it all|all|my vision|the world) (?:went|goes|turned|was going|gets) (?:\w+ )?"
            r"(?:black|dark|grey|gray)\b(?! and white)",
            r"\b(?:woke up|came to|came round|came around"
            r"|found myself) (?:\w+ ){0,2}?(?:on the (?:ground|floor"
            r"|road|pavement|trail|grass|tarmac|asphalt)|in (?:an?|the) (?:ambulance|ditch"
            r"|medical tent))\b",
            r"\b(?:isn't|not|stopped|wasn't) (?:\w+ )?(?:responding|responsive|breathing)\b(?! (?:to"
            r"|through)\b)",
            rf"(?:^|[.,;:!?] |\b(?:and|then|nearly|almost|suddenly) )(?:fainted|fainting|blacked out"
            rf"|passed out"
            rf"|lost consciousness) {_IN_EXERCISE}\b",
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
            r"\b(?:seizures?|convulsions?|convulsing|epileptic fit)\b",
            r"\b(?:had|having) a fit\b.*\b(?:tongue|shak\w+|ambulance|twitch\w+|foam\w*|jerk\w+)\b",
            r"\bshaking all over\b.*\b(?:not|won't|doesn't|can't)\b",
            r"\b(?:face|mouth)\b.{0,30}\bdroop\w*\b|\bdroop\w* (?:\w+ )?(?:face|mouth)\b",
            r"\bone side of my (?:body|face)\b|\b(?:left|right) side (?:of my (?:body|face) )?(?:is"
            r"|went|goes) "
            r"(?:numb|weak|paralysed|paralyzed)\b",
            r"\bstopped sweating\b.*\b(?:confus\w+|dizzy|hot|weird|disoriented)\b",
            r"\b(?:temp(?:erature)?|fever) (?:of |is |at |was )?(?:4[01])(?:\.\d)?\b.*\bconfus\w+"
            r"|\bconfus\w+.*\b(?:temp(?:erature)?|fever) (?:of |is |at |was )?4[01]\b",
            r"\b(?:was|were|felt|got|became|been|seemed|suddenly) (?:\w+ ){0,2}?"
            rf"(?:confused|disoriented|incoherent|delirious) {_IN_EXERCISE}",
            rf"\bconfusion {_IN_EXERCISE}",
            r"\b(?:slurr(?:ed|ing)) (?:my )?(?:speech|words)\b|\bspeech (?:was|is|got) slurr(?:ed|ing)\b",
            r"\b(?:don't|do not|didn't|did not) know where i (?:am|was)\b",
            r"\b(?:can't|cannot|couldn't|could not) (?:\w+ ){0,4}?(?:my|his|her|their)(?: own)? name\b",
            r"\b(?:can't|cannot|couldn't|could not) remember where i (?:am|was)\b",
            rf"\b{SOMEONE} (?:is|was|are|were|'s|started|kept|keeps|began)? ?(?:talking|talks|talked"
            rf"|speaking"
            r"|babbling) (?:nonsense|gibberish|rubbish|incoherently)\b",
            rf"\b{SOMEONE} (?:is|was|seems?|seemed|looks?|got) (?:\w+ ){{0,2}}?(?:confused|disoriented"
            r"|incoherent|delirious)\b(?! (?:about|by|with)\b)(?=.*\b(?:hot|heat|fever|collaps\w+|vomit\w*"
            r"|stagger\w*|fell|head|skin|ultra|finish)\b)(?<!i'm confused)(?<!i am confused)",
            r"\b(?:hot|burning)(?:,? \w+)? skin\b.*\b(?:confus\w+|disoriented|dizzy)\b",
            r"\b(?:confus\w+|disoriented)\b.*\bskin (?:is|was|feels|felt) (?:\w+ )?(?:hot|burning)\b",
            r"\b(?:have|has|had|think|got|with|is it) (?:\w+ ){0,3}?heat ?stroke\b",
        ),
        "Stop, have someone stay with you, cool down if you are hot, and call your local emergency number.",
        "Emergency services, now.",
        deniable=False,
    ),
    Rule(
        "signs of drinking too much",
        any_of(
            rf"{_SICK}.*{_SWOLLEN}|{_SWOLLEN}.*(?:{_SICK}|\b(?:feel|felt) sick\b)",
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
            r"\b(?:dark|brown|cola|coke|tea|black|red|bloody)[- ]?(?:colou?red)? (?:urine|pee|piss"
            r"|wee)\b(?! stops?)",
            r"\b(?:urine|pee|piss|wee) (?:\w+ ){0,3}?colou?r of (?:\w+ )?(?:tea|cola|coke|coffee|rust)\b",
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
            r"\bcan(?:'t|not) (?:really )?breathe?\b(?! through)",
            r"\b(?:can't|cannot|couldn't|could not) get (?:any |enough )?(?:air|breath)\b"
            r"(?! (?:in|into|out|on)\b)",
            r"\b(?:struggling|struggle) to breathe (?:\w+ ){0,2}?(?:sitting|lying|resting|at rest"
            r"|in bed)\b",
            r"\b(?:short of breath|breathless|shortness of breath) (?:\w+ ){0,2}?(?:at rest|sitting"
            r"|lying)\b",
            r"\blips (?:are|were|went|turned|turning) blue\b",
            r"\b(?:throat|tongue|face) (?:is |was )?swell(?:ing|s|ed)\b|\bswollen (?:throat|tongue)\b",
            r"\bcough(?:ing|ed|s)? (?:up )?(?:some |a bit of )?blood\b|\bblood\b.*\bcoughed (?:it )?up\b"
            r"|\b(?:spat|spitting|spit) (?:out |up )?(?:some )?blood\b",
            r"\banaphyla\w+\b",
            r"\b(?:wheez\w+|asthma attack|inhaler)\b.*\b(?:can't (?:talk|speak|breathe?)|does nothing"
            r"|doesn't help"
            r"|isn't helping|not helping|not working|isn't working|getting worse)\b",
            r"\b(?:can't|cannot|couldn't) (?:talk|speak)\b.*\b(?:wheez\w+|breath\w*|air)\b(?! (?:rate"
            r"|test|pace))"
            r"(?!.*\b(?:talk test|pace|tempo|zone|threshold|intervals?)\b)",
            r"\bchok(?:ing|ed) (?:on|and)\b.*\b(?:can't|cannot|couldn't|help|blue)\b",
        ),
        "Stop, sit upright, and call your local emergency number if it does not settle at once.",
        "Emergency services, now.",
    ),
    Rule(
        "head injury",
        any_of(
            rf"{_CRASH}.*(?:{_HEAD})|(?:{_HEAD}).*{_CRASH}",
            rf"{_CRASH}.*\b(?:headaches?|keep forgetting|memory gaps?|can't remember|seeing double"
            rf"|ears ring\w*)\b",
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
        SELF_HARM,
        any_of(
            r"\b(?:kill|hurt|harm) myself\b(?! (?:in|on|running|with|during|at|trying|if|by going))",
            r"\b(?:suicidal(?! (?:pace|start|speed|split))|end my life|ending it all|take my own life"
            r"|(?:don't|do not) want to (?:live|be alive|exist|be here any ?more|wake up any ?more)"
            r"|better off (?:dead|without me))\b",
            r"\b(?:point|reason) (?:of|in|to) (?:living|live|going on living|being alive)\b",
            r"\bwant to die\b(?! (?:at|on|by|around|after|in|during|every|when|from)\b)",
        ),
        "Please talk to someone now: call your local emergency number or a crisis line; you are not "
        "alone in this.",
        "A crisis line or emergency services, now.",
        deniable=False,
    ),
)
