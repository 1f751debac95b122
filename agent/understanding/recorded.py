"""Questions about what an athlete has done: their workouts, their form, where the data comes from."""

import re
from enum import StrEnum

from agent.understanding.mornings import asked_mornings


class About(StrEnum):
    """What of an athlete's own data a message asks for."""

    ACTIVITIES = "activities"
    REVIEW = "review"
    FORM = "form"
    PROFILE = "profile"
    SYNC = "sync"
    SYNC_STATUS = "sync status"
    CONNECT = "connect"
    DISCONNECT = "disconnect"
    DELETE_WORKOUT = "delete workout"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


SERVICE = r"(?:strava|garmin|intervals(?:\.icu| icu)?)"
_WORKOUT = (
    r"(?:runs?|rides?|swims?|jogs?|hikes?|walks?|workouts?|sessions?|intervals?|training|tempos?|races?"
    r"|recordings?|parkruns?|fartleks?|activity|recovery|threshold|spin|commute)(?!\s+(?:plan|strateg\w+|pace"
    r"|day|go\b.*should))"
)
_ONE = r"(?:run|ride|swim|jog|hike|walk|workout|session|tempo|race|intervals|parkrun|activity)"
_WHOSE = (
    r"(?:my|the|that|this|last|yesterday'?s|today'?s|(?:mon|tues|wednes|thurs|fri|satur|sun)day'?s"
    r"|(?:this )?(?:morning|evening)'?s)"
)
_THRESHOLDS = (
    r"(?:ftp|functional threshold(?: power)?|critical power|cp|w'|w prime|critical speed"
    r"|(?:lactate )?threshold(?:s| pace| power| heart ?rate| hr)?|lthr|max(?:imum|imal)? (?:heart ?rate"
    r"|hr|pulse)"
    r"|hr ?max|resting (?:heart ?rate|hr|pulse)|sweat rate|hill factor|weekly (?:volume|mileage|distance"
    r"|average)"
    r"|longest (?:run|ride)|vo2 ?max)"
)

_METRICS = (
    r"(?:np|normali[sz]ed(?: power)?|if|intensity factor|tss|load|drift\w*|decoupl\w*|cadence|splits?|laps?"
    r"|score|heart ?rate|hr|average|avg)"
)
_TRAINED = r"(?:run|ride|cycle|bike|swim|train|hike|row|jog)"

ARCHIVE = _words(
    r"\b(?:import\w*|upload\w*|load|add|bring|drop|get|use|take)\b.{0,50}\b(?:archive|export|zip|zipped"
    r"|takeout|old files|history|folder|fit files|all my files)\b"
    r"|\b(?:strava|garmin|bulk) (?:archive|export)\b"
    r"|\b(?:import\w*|upload\w*|add|drop)\b.{0,20}\b(?:tcx|fit)\b.{0,30}\b(?:watch|garmin|polar|suunto|coros|wahoo)\b"
    r"|\b(?:import|upload|bring|get|load|add|migrate|transfer|move)\b.{0,50}\b(?:old|past|previous|existing|all)"
    r"(?: \w+)? (?:data|activities|workouts|runs|rides|recordings)\b.{0,20}\b(?:in|into|here|over|across)\b"
)
DISCONNECT = _words(
    r"\b(?:stop|quit|end|turn off|disable)\b.{0,15}\bsync\w*\b|"
    rf"\b(?:disconnect\w*|unlink\w*|log ?out|sign out|deauthori[sz]e|revoke)\b.{{0,30}}\b(?:{SERVICE}|account"
    rf"|services?|connections?)\b"
    rf"|\b(?:delete|remove|erase|nuke|wipe|purge|forget|keep|store|retention|how long)\b"
    rf".{{0,50}}\b{SERVICE}\b"
    rf"|\b{SERVICE}\b.{{0,40}}\b(?:delete\w*|remove|erase|nuke|wipe|purge|forget|retention|stored|kept)\b"
)
EVERYTHING = _words(
    r"\b(?:delete|erase|forget|wipe|remove|purge)\b.{0,20}\b(?:everything|all (?:of )?(?:my|the) (?:data"
    r"|activities|history|workouts)|my (?:data|account|whole history|history))\b"
)
DELETE_WORKOUT = _words(
    rf"\b(?:delete|remove|erase|discard|get rid of|throw (?:away|out)|trash|bin)\b.{{0,40}}\b{_WORKOUT}\b"
)
CONNECT = _words(
    rf"\b(?:(?:dis|re)?connect(?:ed|ing)?|link|pair|hook up|log ?in|sign in|authori[sz]e|set ?up|add"
    rf"|unlink)\b"
    rf".{{0,40}}\b(?:{SERVICE}|watch|account|api key|services?|coros|suunto|polar|wahoo|zwift)\b"
    r"|\bmy connections?\b|^\W*(?:show |open )?(?:the )?connections\W*$"
    rf"|\b{SERVICE}(?:'s)? (?:account|api|key|login|connection|password)\b"
    rf"|\bwhere do i (?:put|enter|type)\b.{{0,30}}\b(?:key|password|login)\b"
)
SYNC_STATUS = _words(
    rf"\b(?:is|are|isn'?t|was)\b.{{0,15}}\b{SERVICE}\b.{{0,25}}\b(?:connected|linked|paired|set up|hooked up"
    rf"|up to date|working)\b"
    r"|\bsync\w*\b.{0,25}\b(?:fail\w*|broken?|stuck|hang\w*|hung|errors?|wrong|n[o']t work\w*|dead)\b"
    r"|\b(?:broken?|stuck|failed|failing)\b.{0,20}\bsync\w*\b"
    r"|\bwhen (?:did|have|has|was|were|is)\b.{0,40}\b(?:sync\w*|import\w*|updated?|refreshed)\b"
    r"|\blast (?:time )?(?:you |i |we )?sync\w*|\b(?:sync|import)(?:ing)?\W+(?:status|progress|log|report)\b"
    r"|\b(?:is|are|was|did|has|have)\b.{0,25}\b(?:sync\w*|import\w*|upload)\b.{0,30}\b(?:done|finished|ready"
    r"|complete\w*|work\w*|running|yet|fail\w*|through|succe\w+|go)\b"
    r"|\bhow far (?:is|are|has)\b.{0,15}\b(?:import|sync)|\bhow (?:fresh|old|recent|current|up[- ]to[- ]date)"
    r" (?:is|are) (?:my|the|your) (?:data|activities|history)"
    r"|\b(?:is|are) (?:my|the|your) (?:data|activities) (?:fresh|current|up[- ]to[- ]date|stale|old|complete)"
    r"|\bwhy\b.{0,30}\b(?:sync|import)\w*|\bwh(?:at|ich files?)\b.{0,20}\b(?:failed|could not|couldn't)\b"
    r"|\bhow(?:'s| is) (?:the|my) (?:import|sync)\b"
)
SYNC = _words(
    rf"^\W*(?:(?:please|can|could|you|now|and|just)\W+)*(?:re-?)?sync\w*\b"
    rf"|\bsync\w*\b.{{0,25}}\b(?:{SERVICE}|watch|data|activit\w+|workouts|rides|runs|everything|now"
    rf"|account)\b"
    rf"|\b(?:fetch|get|pull|load|download|import|update|refresh|check)\b.{{0,30}}"
    rf"\b(?:new(?:est)? (?:activit\w+|workouts?|data|runs?|rides?)|(?:from|my) {SERVICE})\b"
)
REVIEW = _words(
    rf"\b(?:re-?view|analy[sz]e|analysis of|(?<!heart )(?<!sweat )rate|judge|critique|assess|evaluate"
    rf"|debrief|dissect|look at"
    rf"|feedback (?:on|for|about)|(?:tell me|talk) about|summari[sz]e|break down)\b.{{0,30}}\b{_WORKOUT}\b"
    rf"|\b(?:how (?:was|were|did|is|went|good was|hard was|well did)"
    rf"|how'?[ds])\b.{{0,20}}\b{_WHOSE}\b.{{0,30}}\b{_WORKOUT}\b"
    rf"|\bhow did i (?:do|go|perform)\b.{{0,25}}\b(?:{_WORKOUT}|today|yesterday|on \w+day)"
    rf"|\b(?:was|were)\b.{{0,12}}\b{_WHOSE}\b.{{0,25}}\b{_WORKOUT}\b"
    rf"|\bdid i (?:overdo|go too|push too|start too|pace|ride too|run too|do well|do ok)\b"
    rf"|\bwh(?:at|ere)\b.{{0,20}}\b(?:better|improved?|wrong|well|differently"
    rf"|learn)\b.{{0,30}}\b{_WHOSE}\b.{{0,15}}"
    rf"\b{_WORKOUT}\b"
    rf"|\bshow(?: me)?\b.{{0,6}}\b(?:my|the) (?:last|latest|newest|most recent)(?: \w+)? {_ONE}\b"
    rf"|^\W*(?:my|the) (?:last|latest|newest)(?: \w+)? {_ONE}\b\W*$"
    rf"|\bhow did (?:it|that) go\b.{{0,30}}\b{_WORKOUT}\b"
    r"|\bwhat(?:'s|s| was| were| is)? my (?:avg|average|mean|normali[sz]ed|max(?:imum)?|top)? ?"
    r"(?:power|watts|np|pace|speed|heart ?rate|hr|cadence|tss|load)\b"
    r".{0,12}\b(?:on|in|yesterday|today|last|this morning)\b"
    rf"|\bdid i (?:hold|keep|fade|slow|die|blow|hit|nail|start|overcook|manage)\b.{{0,40}}\b{_WORKOUT}\b"
    rf"|\b(?:was|were) (?:yesterday|today)\b"
    rf"|\b(?:yesterday|today) was\b.{{0,20}}\b(?:too|hard|easy|much|good|bad|ok|okay|awful|great|right)\b"
    rf"|\b{_ONE}\b.{{0,20}}\b(?:was|were) (?:actually |really |in fact |also )?(?:a|my) (?:\w+ )?race\b"
    rf"|^\W*(?:my |the )?(?:last|latest|newest|yesterday'?s|today'?s)(?: \w+)? {_ONE}\b\s*[:,;-]"
    rf"|\b(?:did|does|was|were)\b.{{0,20}}\b{_METRICS}\b.{{0,30}}\b{_WHOSE}\b.{{0,25}}\b{_WORKOUT}\b"
    rf"|\b{_METRICS} (?:of|for|on|in|from|during) {_WHOSE}\b.{{0,25}}\b{_WORKOUT}\b"
    rf"|\b(?:did|were|was|have)\b (?:my|the|those|these)\b.{{0,20}}\b{_WORKOUT}\b.{{0,30}}\b(?:hit|hold|held"
    rf"|even|on target|fade\w*|slow\w*|fast|hard|easy|good|bad|ok|okay|consistent|too)\b"
    rf"|\bhow (?:did|does|do|was|were|is)\b.{{0,40}}\b(?:compared?(?: to| with)?|versus|vs)\b"
    rf".{{0,40}}\b{_WORKOUT}\b"
    rf"|\bcompare (?:my |the )?(?:yesterday|today|last)(?:'?s)?\b.{{0,15}}\b{_ONE}\b.{{0,20}}"
    rf"\b(?:to|with|against)\b"
)
PROFILE = _words(
    rf"\bwh(?:at|ich)(?:'s| is| are|s| was| were)? (?:do you (?:have|think|know|estimate) (?:as|for|about"
    rf"|of) )?"
    rf"my (?:current |estimated |real |actual |usual )?{_THRESHOLDS}\b"
    rf"|\b(?:show|see|open|edit|correct|change|update|view|fix|set)(?: me)? my (?:athlete |runner |rider"
    rf" |training |own )?(?:profile|thresholds|values|physiology|{_THRESHOLDS})\b"
    r"|\bwhat (?:do|else do|all do) you know (?:about|of) (?:me\b|my (?:training|running|riding|cycling"
    r"|fitness"
    r"|history|body|past))"
    rf"|^\W*(?:(?:and|so|what about|how about|my|current|estimated|latest) )*{_THRESHOLDS}\W*$"
    rf"|\b(?:is|has|did|are) my {_THRESHOLDS}\b.{{0,20}}\b(?:up|down|chang\w*|improv\w*|drop\w*|rising"
    rf"|falling|better|worse|right|correct)\b"
    rf"|\b(?:estimate|work out|calculate|guess|do you know) my {_THRESHOLDS}\b"
    r"|\bmy (?:runner|rider|athlete)(?:'s)? profile\b|\bsweat[- ]?(?:rate )?test\b"
)
FORM = _words(
    r"\bdashboard\b|\b(?:ctl|atl|tsb)\b|\b(?:my|current|show(?: me)?(?: my)?) (?:form|freshness|fatigue"
    r"|training load|load|fitness(?: trend| curve| chart)?|trends?|progress|volume|weekly volume)\b"
    r"|\b(?:tss|load|hours|volume)\b.{0,20}\b(?:this|last|past|per|a|each)\b.{0,8}\b(?:days?|weeks?|months?|year)\b"
    r"|\b(?:what'?s?|which|show|my|list|see)\b.{0,30}\b(?:pbs?|prs?|personal (?:best|record)s?)\b"
    r"(?!.*\d:\d|.*\b(?:in|is|was|of)\s+\d)"
    r"|\b(?:power|pace|best[- ]efforts?) curve\b|\bmy best efforts?\b"
    r"|\bam i (?:(?:really|now|actually) )*ready\b(?! (?:for|to)\b)"
    r"|\bam i (?:fresh|rested|recovered) enough\b"
    r"|\bam i (?:really |still |too |getting |in )*(?:fit(?:ter)?|good shape|shape|fresh|tired"
    r"|over ?train\w*|faster"
    r"|better|improving|recovered|stronger|slower|overreach\w*|making progress)\b(?! enough)"
    r"|\bhow (?:fit|fresh|tired|fatigued) am i\b|\b(?:over ?train(?:ed|ing)|overreach\w*)\b"
    r"|\bfitness\b.{0,25}\b(?:develop\w*|chang\w*|trend\w*|over|since|gone|going|look\w*|compare\w*)\b"
    r"|\b(?:my|all[- ]time)? ?(?:best|fastest|top|peak) (?:ever )?(?:\d+|five|ten|twenty|sixty|one"
    r"|an?)?[- ]?(?:\d+ ?)?"
    r"(?:min(?:ute)?s?|sec(?:ond)?s?|hour|h|km|k|kilomet\w+|miles?|half(?: marathon)?|marathon|5k|10k)\b"
    r"(?!.*\d:\d|.*\b(?:in|is|was|at|of)\s+\d|.*\d\s*(?:w\b|watts))(?!\s+(?:is|was|time is|time was))"
    r"|\b(?:show|see|what are|what'?re|give)(?: me)? (?:my|the) (?:heart ?rate |hr |power |pace |training )?"
    r"zones\b"
    r"|\bin (?:which |my |heart ?rate |power )?zones?(?: \d| two| three)?\b.{0,20}$|\bzones? distribution\b"
    r"|\b(?:most|highest|best|biggest) (?:average |mean )?(?:power|watts)\b(?!.*\d)"
    r"|\btime in zones?\b|\b(?:intensity|training) distribution\b"
    r"|\bhow (?:much|far|many (?:km|kms|kilomet\w+|miles|hours)|often)\b.{0,15}\bshould i (?:run|ride|train"
    r"|cycle|swim)\b.{0,20}\b(?:this|next|per|a|each|every) (?:week|month)\b"
    r"|\bhow has my (?:training|running|riding|cycling) (?:been|gone|developed|changed)\b"
)
LONGEST = _words(
    r"\b(?:longest|biggest|furthest|farthest) (?:run|ride|swim|hike|walk|row|workout|activity|session)\b"
)
_RANKED = _words(
    rf"{LONGEST.pattern}.*\b(?:ever|all[- ]time|(?:this|last) (?:year|month|week)|in|since|so far)\b"
)
_AFTER = (
    r"(?:after|looking at|based on|given|following|from)\b.*\b(?:last|latest|yesterday\w*|today\w*|previous"
    r"|this morning)"
)
_NEXT_ONE = _words(
    rf"\bnext (?:workout|session|run|ride|training)\b.*\b{_AFTER}\b"
    rf"|\b{_AFTER}\b.*\bnext\b(?! (?:race|week)\b)"
)
_A_WORKOUT = _words(rf"\b{_WHOSE}\b(?: \w+)? {_WORKOUT}\b|\bi (?:ran|rode|swam|trained|cycled|did)\b")
ACTIVITIES = _words(
    rf"\bdid i (?:even |really |actually )?(?:{_TRAINED}|go for an? {_ONE}|do an? \w+)\b(?! too\b)"
    rf"|\b(?:did|do|have) (?:you|u) (?:get|got|receive|received|see|seen|have)\b.{{0,20}}\b{_WORKOUT}\b"
    rf"|\bcompare (?:my )?(?:last|latest|newest|this|the (?:last|two))\b.{{0,25}}\b(?:runs|rides|swims"
    rf"|workouts|sessions|weeks?|months?|years?)\b"
    rf"|\bwhere(?:'s|s| is| are| did)\b.{{0,15}}\b(?:my|the)\b.{{0,20}}\b{_ONE}s?\b.{{0,25}}"
    rf"(?:\b(?:from|of|on|go)\b|\?|$)"
    rf"|\b(?:more|less|longer|further|higher|lower) than (?:the|in|last|this|my usual)\b.{{0,15}}"
    rf"\b(?:week|month|year)\b"
    rf"|\b{LONGEST.pattern}|"
    r"\b(?:list|show|see|give|what are)(?: me)?\b.{0,30}\b(?:activities|runs|rides|workouts|swims|hikes"
    r"|walks|sessions|recordings|training log|training diary)\b"
    r"|\bmy (?:last|latest|recent|past|previous)(?: \w+)? (?:runs|rides|swims|activities|workouts"
    r"|sessions|training)\b"
    r"|\b(?:sync|import|fetch|download|load)\b.{0,30}\b(?:activit\w+|runs?|rides?|workouts?|training"
    r"|sessions?)\b"
    r"|\b(?:how (?:much|far|many|often|long))\b.{0,30}\b(?:did|have|do) i\b.{0,25}\b(?:run|ran|ridden"
    r"|ride|rode"
    r"|cycled?|swum|swim|swam|train(?:ed)?|walked|hiked?|covered|logged|done|climb\w*)\b"
    r"|\bwhat (?:have i|did i) (?:do\b(?! (?:wrong|well))|done|run|ridden|ride|train\w*)"
    r"|\bmy (?:total |own )?(?:mileage|distance|kilomet\w+)\b.{0,25}\b(?:in|over|last|this|for|since|week"
    r"|month)\b"
    r"|\bwhen did i last (?:run|ride|swim|train)\b|\bmy (?:training )?(?:log|diary)\b"
)
_SERVICES = _words(r"\b(?:strava|garmin|coros|suunto|polar|wahoo|zwift|intervals\.icu)\b")
NOT_OWN_DATA = _words(
    r"\b(?:race plan|strategy|strategies|versions?|v\d+|gut[- ]train\w*|my plan|the plan|training plan)\b"
)
OF_A_RECORDING = _words(
    r"\b(?:re-?view|analy[sz]e|analysis|feedback|how (?:was|were|did|is) (?:my|the|this|that|it|i)|how'?d"
    r"|was (?:it|this|that|i)|did i|workout|my (?:last|latest|recent)|what (?:do you )?(?:think|say)"
    r"|go through|rate|judge)\b"
)
_PLANS = _words(
    r"\b(?:predict\w*|goal|want|wish|aim\w*|target\w*|plan (?:my|a|the|for)|what (?:time )?can i (?:run"
    r"|ride|do)"
    r"|(?:fit|fast|ready|strong) (?:enough|for)|going for|sub[- ]?\d|break \d|my next|if)\b"
)
_IN_ORDER: tuple[tuple[About, re.Pattern[str]], ...] = (
    (About.SYNC_STATUS, SYNC_STATUS),
    (About.DISCONNECT, DISCONNECT),
    (About.DISCONNECT, EVERYTHING),
    (About.CONNECT, ARCHIVE),
    (About.CONNECT, CONNECT),
    (About.SYNC, SYNC),
    (About.ACTIVITIES, _RANKED),
    (About.DELETE_WORKOUT, DELETE_WORKOUT),
    (About.REVIEW, _NEXT_ONE),
    (About.PROFILE, PROFILE),
    (About.REVIEW, REVIEW),
    (About.ACTIVITIES, ACTIVITIES),
    (About.FORM, FORM),
    (About.CONNECT, _SERVICES),
)


def about_recordings(text: str) -> About | None:
    """Return what of the athlete's own data a message asks for, None for any other message."""
    if NOT_OWN_DATA.search(text):
        return None
    if asked_mornings(text):
        return About.PROFILE
    return next((about for about, pattern in _IN_ORDER if pattern.search(text)), None)


def speaks_of_recordings_alone(text: str) -> bool:
    """Tell whether nothing in a message is about a race to come: its dates and distances are of the past."""
    return about_recordings(text) is not None and _PLANS.search(text) is None


def asks_what_follows(text: str) -> bool:
    """Tell whether a message asks what to do after a workout that was done."""
    return _NEXT_ONE.search(text) is not None


def speaks_of_a_workout(text: str) -> bool:
    """Tell whether a message names a workout as its own or of a day: "my run", "Tuesday's intervals"."""
    return _A_WORKOUT.search(text) is not None


def asks_for_a_review(text: str) -> bool:
    """Tell whether words beside a dropped recording ask how it was."""
    return OF_A_RECORDING.search(text) is not None
