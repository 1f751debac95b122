"""Words that settle what is wanted, before any embedding is asked."""

import re

from agent.offline.intents import Intent


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


Patterns = tuple[tuple[Intent, re.Pattern[str]], ...]

SMALL_TALK: Patterns = (
    (
        Intent.IDENTITY,
        _words(
            r"\b(?:who|what) (?:are|r) (?:you|u)\b|\bare you (?:a |an |really |just )?(?:human|real|bot"
            r"|robot|ai|person|chat ?gpt|gpt|llm|machine|language model|coach)"
            r"|\b(?:what|which) (?:language )?model\b"
            r"|\byour name\b|"
            r"\bwho (?:made|built|wrote) (?:you|this)"
        ),
    ),
    (
        Intent.ABILITIES,
        _words(
            r"\bwhat (?:else )?(?:can|could|do) (?:you|u) (?:do|help|offer|know)"
            r"|\bhow (?:can|could|do) you help|"
            r"\bhow does (?:this|it) work|^\W*help(?: me)?\W*$"
            r"|\bwhat (?:are you able|can i ask|should i (?:ask|type))|"
            r"\b(?:can|do) (?:you|i) (?:read|support|accept|upload|drop|import)\b.{0,20}\b(?:files?|fit"
            r"|tcx|gpx|kml|pictures?|photos?)\b|\bwhat (?:is|are) (?:this|your) (?:app|features|tool)\b"
            r"|\bwhat'?s this(?: app| for)?\W*$"
        ),
    ),
    (
        Intent.GREETING,
        _words(
            r"^\W*(?:hi+|hello|hey+|hiya|yo|howdy|hallo|moin|servus|g'?day"
            r"|good (?:morning|afternoon|evening|day))\b(?:\W+(?:there|coach|paceline|all|everyone|mate"
            r"|again))?(?:\W+how(?: a|')re (?:you|u|things)(?: doing| today)?)?\W*$"
        ),
    ),
    (
        Intent.THANKS,
        _words(
            r"^\W*(?:(?:ok(?:ay)?|great|perfect|super|awesome|wow|nice|cool|no|yes|brilliant|lovely"
            r"|oh)\W+)*(?:thank(?:s| you)|thx|ty|cheers|much appreciated|ta|ok(?:ay)?|great|perfect"
            r"|awesome|nice|cool|got it|brilliant|super|wonderful|(?:looks|sounds) (?:good|great)|love it"
            r"|good job|well done|bye|goodbye|see you|good night)\b(?:\W+(?:a lot|so much|very much|coach"
            r"|mate|again|for (?:the|your|that|this)(?: \w+)?|that'?s (?:great|all|perfect|helpful|it)"
            r"|that (?:helps|helped|is (?:great|all|perfect))|really|very helpful"
            r"|this is (?:great|helpful)|you(?:'re| are) great|later|one|work|stuff|help|plan))*\W*$"
        ),
    ),
)

LIBRARY: Patterns = (
    (
        Intent.COMPARE_COURSES,
        _words(
            r"\bcompare\b.{0,80}\b(?:courses?|routes?)\b"
            r"|\bwhich (?:of (?:my|the|these) )?(?:courses?|routes?)\b.{0,20}"
            r"\b(?:harder|hillier|longer|faster|flatter|easier)\b.{0,60}\bor\b"
        ),
    ),
    (
        Intent.OPEN_COURSE,
        _words(
            r"\b(?:open|reopen|load|use|take|bring up|go back to|switch to|plan (?:on|with|for))\b"
            r"(?!.{0,12}\b(?:this|that) (?:course|route))"
            r"(?=.{0,60}(?:\b(?:course|route) (?:called|named|[“\"])|\bfrom my (?:library|courses|routes)\b"
            r"|\bmy (?:(?!no\b)[\w’'-]+ ){1,5}(?:course|route)\b"
            r"|\b(?:course|route) (?:[“\"]|(?-i:[A-ZÀ-Þ]))))"
        ),
    ),
    (
        Intent.COURSES,
        _words(
            r"\bmy (?:saved |other |old |own )*(?:courses|routes)\b|\b(?:course|route|my) library\b"
            r"|\b(?:list|show|see)(?: me)? (?:all |the |every )*(?:saved )?(?:courses|routes)\b"
            r"|\bwhich (?:courses|routes) (?:do|have)\b|\bwhat (?:courses|routes)\b"
        ),
    ),
    (
        Intent.COMPARE,
        _words(
            r"\bcompare\b|\bside by side\b|\bv\d+ (?:vs\.?|versus|against|or) v?\d"
            r"|\bdiffer\w*\b.{0,30}\b(?:plans|strategies|versions?|v\d)"
        ),
    ),
    (
        Intent.DELETE,
        _words(
            r"\b(?:delete|erase|get rid of|throw (?:away|out)|trash|discard)\b"
            r"|\bremove\b.{0,40}\b(?:strateg\w+|plans?|version|v\d+|one)\b"
        ),
    ),
    (
        Intent.SAVE,
        _words(
            r"\b(?:save|store)\s+(?:it|this|that|the\s+(?:plan|strategy)|my\s+(?:plan|strategy)"
            r"|(?:plan|strategy)|as\b)|^\W*(?:please\s+)?save\W*(?:please)?\W*$|"
            r"\bkeep (?:it|this|that)(?: plan| strategy| one)?(?:\W+(?:as|please|for later)\b|\W*$)"
        ),
    ),
    (
        Intent.LIST,
        _words(
            r"\bmy (?:saved |other |old |race )*(?:strategies|plans)\b"
            r"|\bsaved (?:strategies|plans|ones|races)\b|\bwhat (?:have|did) i saved?\b|"
            r"\b(?:list|show|see)(?: me)? (?:all |the |every )*(?:saved|strategies|plans)\b"
            r"|\bwhich (?:strategies|plans)\b"
        ),
    ),
    (
        Intent.OPEN,
        _words(
            r"\b(?:open|load|reopen|bring up|pull up|go back to)\b.{0,50}\b(?:strateg\w+|plan|v\d+|version"
            r"|one|last|latest)\b|^\W*(?:re)?open\b|"
            r"\bshow(?: me)?\b.{0,30}\b(?:saved|v\d+|version)\b"
        ),
    ),
)

NOT_OURS = _words(
    r"\b(?:who won|champions league|premier league|world cup|election|wind|windy"
    r"|shoes?|trainers|hotels?|flights?|airbnb|visa|weather|forecast|tickets?|bib|entry fee|euros?"
    r"|dollars|price|prices|costs?(?! me\b)|register|registration|sign up|buy|book|remind|reminder|email|joke"
    r"|song|playlist|music|podcast|recipe|lottery|ballot|parking|translate|poem|stock|football|politic\w*"
    r"|president|code|python)\b"
)

WIND = _words(r"\b(?:winds?|windy)\b")
WHOLE_PLAN = _words(
    r"\b(?:everything|whole (?:race|plan|thing|strategy)|full (?:race )?(?:plan|strategy)"
    r"|complete (?:race )?(?:plan|strategy)|race[- ](?:day )?(?:plan|strategy)|race[- ]day plan"
    r"|game ?plan)\b|\bplan (?:my|the|this|a|our) (?:next )?(?:\w+ )?(?:race|event|marathon|half|ultra|10k"
    r"|5k)\b|"
    r"^\W*(?:(?:can|could|will) you |please |help me )*plan (?:it|this|my race|that)\W*$"
    r"|\b(?:a|the|my) strategy for\b|\bhelp me (?:prepare|plan) (?:for|my)\b"
)

TRAINING = _words(
    r"\b(?:(?<!by )(?<!the )train(?! station)|training|trained|taper\w*|long runs?|intervals?|tempo runs?"
    r"|vo2 ?max|threshold|workouts?|sessions?|mileage|easy runs?|recovery (?:week|run|day)s?|rest days?"
    r"|base (?:phase|building)|injur\w*|strength|cross[- ]train\w*|speed ?work|overtrain\w*|fitness"
    r"|periodi[sz]\w+)\b"
)
# Words of training that speak of something else: the gut, a threshold in watts, tyres, a pace told.
NOT_TRAINING = _words(
    r"\b(?:gut[- ]train\w*|train(?:ed|ing)? (?:my |the )?(?:gut|stomach)|(?:functional )?threshold power"
    r"|functional threshold|(?:training|winter) (?:tyres?|tires?)|(?:my |average )*training pace"
    r"|strength of the wind"
    r"|training (?:data|history|log|diary|file)s?"
    r"|heat[- ]?trained|i train (?:mostly |usually )?(?:at|around))\b"
)
# Words of eating and drinking that speak of a bicycle or of a halt.
NOT_FUEL = _words(
    r"\b(?:clip[\s-]?ons?(?: bars?)?|(?:aero|tri|drop|flat|handle|time[- ]trial)[\s-]?bars?|on the bars"
    r"|with (?:the )?(?:bike|bottles?)(?: and"
    r" (?:bike|bottles?|kit))?)\b"
)
BOTTLES = _words(r"\b(?:bottles?|bidons?|water|food)\b")
HALTS = _words(
    r"\b(?:coffee|lunch|cafe|food|drinks?) (?:stops?|breaks?)\b|\b(?:aid|feed|water"
    r"|refreshment)(?:\s+(?:stations?|stops?|zones?|points?))?\b|\brefreshments?\b"
)

A_HALT = _words(r"\d\s*(?:min\w*|hours?|hrs?|h|sec\w*)\b|\b(?:closes?|shuts|cut-?offs?)\b")

CUES = _words(
    r"\b(?:mental\w*|mind(?:set|ful\w*)?|mantras?|cues?|nerv\w+|anxi\w+|panic\w*|focus\w*|motivat\w*"
    r"|self[- ]talk|giv(?:e|ing) up|quit\w*|doubt\w*|scared|afraid|fear\w*|psych\w*|tell myself"
    r"|say to myself|thoughts?|visuali[sz]\w*|imagery|stay (?:calm|positive|strong|relaxed)"
    r"|dark (?:place|patch)|headspace|(?:lose|losing|keep) my (?:head|nerve|cool)|confiden\w+|suffer\w*"
    r"|hurts?|terrif\w*|dread\w*|jitters|butterflies|cope|coping|concentrat\w*|stress\w*|freak\w*|overwhelm\w*|encourag\w*|brain|demons?"
    r"|what (?:to|should i|do i) think)\b"
)
NOT_CUES = _words(
    r"\b(?:never mind|don'?t mind|would you mind|mind if|changed? my mind|do you think|how confident)\b"
)

FUEL = _words(
    r"\b(?:gels?|fuel\w*|carbs?|carbo\w*|eat\w*|food|drink\w*|hydrat\w*|dehydrat\w*|fluids?|water|caffeine"
    r"|coffee|electrolyt\w*|sodium|salts?|salty|nutrition\w*|breakfast|dinner|pasta|bars?|chews?|bananas?"
    r"|isotonic|iso|thirst\w*|sweat\w*|stomach|gut|calories|kcal|bonk\w*|cramp\w*|sips?|bottles?"
    r"|aid stations?|feed zones?|drop bags?|crew|cola|soup|refreshments?"
    r"|nausea|nauseous|snacks?|sugar|glucose|fructose|maltodextrin|flask"
    r"|litres?|liters?)\b"
)

REQUEST = _words(r"^(?:\W*(?:hi|hello|hey|pls|please|coach)\b)*\W*(?:can|could|will|would) (?:you|u|ya)\b")
ASKS = _words(r"\?|\b(?:what|when|where|which|how|should|tell me)\b")
HOW_SURE = _words(r"\b(?:how (?:sure|certain|accurate|confident|reliable|exact)|are you (?:\w+ )?sure)\b")
SHOW_AGAIN = _words(
    r"^\W*(?:please )?(?:show|give|tell)(?: me)? (?:the|my|that) (?:whole |race )?plan(?: again)?\W*$"
)
REALISTIC = _words(r"\b(?:predict\w*|realistic\w*|achievable|feasible|doable)\b")

FORETELL = _words(r"^\W*(?:(?:please|can|could|you|now|and|then)\W+)*(?:predict|forecast|estimate)\b")
PREDICTION = _words(
    r"\bpredict\w*|(?<!as )\b(?:possible|realistic\w*|achievable|feasible|too (?:ambitious|optimistic"
    r"|aggressive)|doable|within reach|reasonable)\b|"
    r"\bwhat (?:time |finish(?: time)? |pace )?(?:can|could|would|will|might) i (?:be able to )?(?:run|ride"
    r"|expect|aim|finish|do|manage|achieve|target|shoot|hit)\b(?! (?:at|about|if i))|"
    r"\bwhat (?:time |goal |pace |finish )?should i (?:expect|aim|target|shoot|go for|run in)\b|"
    r"\b(?:can|could|will) i (?:really |actually |still |even )?(?:run|ride|break|do|go|make|manage|finish"
    r"|hit)\b.{0,25}(?:\d|sub|under)|\b(?:expected|likely|estimated|projected|my) (?:finish"
    r"|finishing)(?: time)?\b|"
    r"\bfinish time\b|\bcapable of\b|\bequivalent\b|\bwhat goal\b|\bgood goal\b"
    r"|\bam i (?:fit|ready|fast) enough|\bhow fast (?:can|could|should) i (?:run|be|go) (?:a|the|my)\b"
    r"|\bhow (?:fast|long) will (?:i|it)\b"
)

PACING = _words(
    r"\b(?:pac(?:e|es|ing|ed)|splits?|how fast|too (?:fast|slow)|slow(?:er|ly|ing)?|faster|negative split"
    r"|even effort|hold(?:ing)? back|go(?:ing)? out (?:too )?(?:fast|hard|easy|slow)|hills?|hilly|climb\w*"
    r"|descents?|downhills?|uphills?|course|profile|elevation|steep\w*|heart ?rate|target times?|gps"
    r"|start (?:slow|fast|easy|hard)|at the start|(?:(?<!my )first|last|final|opening) (?:km|kms"
    r"|kilomet\w+|miles?|\d+ ?k\w*)|per (?:km|mile|kilomet\w+)|bank(?:ing)? time"
    r"|(?:lose|losing|gain|make up|making up|save) (?:\w+ ){0,2}(?:time|seconds|minutes)"
    r"|how (?:sure|certain|accurate|confident|reliable|exact)|are you (?:\w+ )?sure|surge|kick"
    r"|walk(?:ing)?|(?:power[- ]?)?hik(?:e|ing)|cut[- ]?offs?|time limits?|single ?track|technical"
    r"|power|watts?|wattage|w/kg|ftp|critical power|cadence|rpm|gear(?:s|ing)?|cassettes?|chainrings?"
    r"|sprockets?|compact|over[- ]?gear\w*|(?:average|what) speed|km/h|mph|head ?winds?|tail ?winds?"
    r"|cross ?winds?"
    r"|draft\w*|aero\w*|cda|hard (?:can|should|do|to)|blow(?:ing)? up|matches"
    r"|winds?|windy|\d\d/\d\d|\d\d ?[x×] ?\d\d|1\d-[23]\d|tables?|charts?"
    r"|save (?:energy|(?:my )?legs)|tyres?|(?:race|gravel|bike|wider"
    r"|narrower|training) tires"
    r"|rolling resistance"
    r"|\d\d (?:in|at|on) the (?:back|rear))\b|\bw'"
)
STRONG_PACING = _words(
    r"\b(?:pac(?:e|es|ing)|splits?|how fast|(?:what|which|how much|target) power|how many watts|what watts"
    r"|power (?:plan|targets?)|what gears?|which gears?|gearing|where (?:should|do|can) i walk)\b"
)
QUESTION = _words(
    r"\?|^\W*(?:what|who|why|when|where|which|how|do|does|did|is|are|am|can|could|should|would|will|whats"
    r"|hows)\b"
    r"|[,.;!:]\s+(?:so |and )?(?:what|why|when|where|which|how|whats|hows|(?:can|could|should|will|do) i)\b"
)
