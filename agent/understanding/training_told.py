"""Words that tell what happened to an athlete: missed, ill, hurt, away, a race more or less, well again."""

import re

from agent.understanding.plan_days import WEEKDAY
from agent.understanding.reading import plain, settled


def words(pattern: str) -> re.Pattern[str]:
    """Compile words to look for, in either case."""
    return re.compile(pattern, re.IGNORECASE)


SESSION = (
    r"(?:(?:long|easy|hard|tempo|recovery|threshold|interval|strength|brick|steady|key|gym)\s+)?"
    r"(?:runs?|rides?|swims?|jogs?|workouts?|sessions?|intervals?|tempos?|training|strides?|long one"
    r"|bike (?:ride|session)|strength|gym|spin|fartlek|brick)"
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
A_DAY = (
    rf"(?:today|tonight|tomorrow|tmrw|{WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?\.? (?:of )?{MONTH}"
    rf"|{MONTH} \d{{1,2}})"
)
DAYS = rf"(?:{A_DAY})(?:s?'?s)?"
MISSED = words(
    rf"^\W*(?:(?:oops|sorry|damn|ok|so|and|well)\W+)*(?:missed|skipped|had to (?:skip|miss)|didn'?t (?:do"
    rf"|manage|make)"
    rf"|couldn'?t (?:do|make))\b(?!.{{0,20}}\b(?:race|marathon|cut[- ]?off|goal|start)\b).{{0,25}}"
    rf"(?:\b(?:{SESSION})\b|\b{DAYS}|\byesterday)"
    r"|\bi\b.{0,12}\b(?:missed|skipped|had to (?:skip|miss)|couldn'?t (?:do|make|run|ride|train)"
    r"|could not (?:do"
    r"|make|run|ride|train)|didn'?t (?:do|make|manage|run|ride|train|get)|did not (?:do|manage|run|ride"
    rf"|train))\b(?!.{{0,20}}\b(?:race|marathon|cut[- ]?off|goal|start)\b).{{0,25}}"
    rf"(?:\b(?:{SESSION})\b|\b{DAYS}|\byesterday)"
    r"|\bi\b.{0,8}\b(?:missed|skipped|had to skip)\b.{0,12}\b(?:two|three|four|five|\d) (?:days|sessions"
    r"|workouts|runs|rides)\b"
)
ILL = words(
    r"\b(?:woke up with|com(?:e|ing) down with|came down with|picked up|caught|i have|i've got|got|having"
    r"|fighting|nursing)"
    r" (?:a |an |the |some )?(?:\w+ ){0,2}(?:cold|flu|bug|cough|sore throat|fever"
    r"|virus)\b(?!.{0,12}\b(?:water|drink|day|start"
    r"|race|bath|shower|weather))"
    r"|\b(?:running|have|got|with) a (?:high |slight |bit of a )?temperature\b|\btemperature of (?:3[789]"
    r"|4[01])\b|"
    r"\b(?:i(?:'m| am|'ve| have)|feeling|feel|got|caught|have|down with|just|bit of|with) (?:\w+ ){0,3}?"
    r"(?:sick(?! of\b)|ill|a cold|head cold|the flu|a flu|a bug|runny nose|blocked nose|stuffy nose"
    r"|sniffles|sore throat"
    r"|covid|fever(?:ish)?|temperature)\b(?!.{0,30}\b(?:gels?|caffeine|drink|water|coffee|sugar|race|km"
    r"|mile|shower"
    r"|bath|start)\b)"
    r"|^\W*(?:no\W+|just\W+|only\W+|it'?s\W+)*(?:a |the )?(?:bit of a |slight |bad |mild )?(?:head cold"
    r"|cold|runny nose"
    r"|sore throat|sniffles|flu)\b(?! (?:water|weather|drink|day|start|race))"
    r"|\bi(?:'m| am|'ve| have| feel| got| caught| think i|'ve got| have got)?\b.{0,22}"
    r"\b(?:a (?:bad |slight |mild |head |bit of a )?cold\b(?! (?:water|drink|day|start|race|bath|shower))"
    r"|fever(?:ish)?|the flu|flu|covid|sick(?! of\b)(?! (?:from|with) (?:gels?|drink))|ill|a (?:stomach"
    r"|tummy) bug|a sore throat|a virus|an infection|under the weather|unwell)\b"
    r"(?!.{0,30}\b(?:gels?|caffeine|drink|coffee|sugar|race|km|mile)\b)"
)
AWAY = words(
    r"\b(?:off|away|going|gone|we're|i'm|i am|camping|skiing|hiking"
    r"|holiday)\b.{0,25}\bfrom (?:the )?\d{1,2}(?:st|nd|rd|th)?\b"
    r".{0,16}(?:\bto\b|\buntil\b|\btill\b|-)(?: the)? ?\d|"
    r"\b(?:i'?m|i am|we'?re|i'?ll be|going)? ?(?:travell?ing|away|abroad"
    r"|on the road)\b.{0,12}\b\d{1,2}\b.{0,8}(?:-|to|until|till)"
    r"|\b(?:work|business|family) (?:trip|travel|conference)\b.{0,20}\b(?:\d|next|from|this)"
    r"|\b(?:on holiday|on vacation|away|travell?ing|abroad)\b.{0,14}\b(?:next week|this week|next weekend"
    r"|the whole week"
    r"|for (?:a|the|two|one|three|\d+) (?:week|day)s?)"
    r"|\b(?:i'm|i am|i'll be|i will be|i go|we go|we're|going|am)\b.{0,25}\b(?:travell?ing|away"
    r"|on (?:holidays?"
    r"|vacation|a (?:business )?trip|the road)|abroad|on leave)\b"
    r"|\b(?:business trip|work trip|holidays?|vacation)\b.{0,60}\b(?:no|only|without|from|\d)\b"
    r"|\b(?:travell?ing|travel) (?:from|on|next|this|until|for)\b"
)
BODY_PART = (
    r"(?:knees?|ankles?|shins?|achilles|hips?|cal(?:f|ves)|hamstrings?|foot|feet|heels?|groin"
    r"|(?:lower )?back"
    r"|it band|plantar fascia|shoulders?|neck|quads?|thighs?|toes?|wrists?|elbows?|glutes?|ribs?)"
)
HURT = words(
    rf"^\W*(?:(?:ok|so|hey|hi|oh|the|a|left|right)\W+)*(?P<part5>{BODY_PART}) (?:is|are|feels?|got|hurts?"
    rf"|aches?)\b"
    r"(?=.{0,25}\b(?:hurt\w*|sore|swollen|injured|inflamed|painful|tight|ach\w+|pain|bad|when|going|on"
    r"|after"
    r"|downhill|$))"
    rf"|\bmy (?:\w+ )?(?P<part>{BODY_PART})(?: \w+){{0,3}}? (?:hurts?|is|are|aches?|feels?|pain)\b"
    r"(?=.{0,25}\b(?:hurt\w*|sore|swollen|injured|inflamed|painful|tight|ach\w+|pain|a bit|again|when"
    r"|downhill|$))"
    rf"|\b(?:pain|ache|niggle|hurts?) in (?:my|the) (?:\w+ )?(?P<part2>{BODY_PART})\b"
    rf"|\b(?:sprained|twisted|tweaked|turned|jarred|wrenched|bruised|rolled|tore|pulled|strained|injured"
    rf"|hurt|did|done) (?:my"
    rf"|an?) (?:\w+ )?(?P<part3>{BODY_PART})\b"
    rf"|\bmy (?:\w+ )?(?P<part4>{BODY_PART}) hurts?\b"
)
RACE_GONE = words(
    r"\b(?:they|organi[sz]ers?|race director)\b.{0,12}\b(?:called off|cancell?ed|postponed"
    r"|scrapped)\b(?!.{0,16}\b(?:train"
    r"|flight|bus|class|session))|"
    r"^\W*(?:(?:oh no|so|well|ok|unfortunately|sadly|damn|bad news)\W+)*(?!.{0,30}\b(?:train|flight"
    r"|session|run|ride"
    r"|workout|class|hotel|gym|bus"
    r"|aid|feed|stations?|checkpoints?|ravitos?|refreshments?|drop bags?)\b)"
    r"[^?]{2,40}?\b(?:is|was|got|has been|gets|been"
    r"|'s)\b ?(?:just )?\b(?:cancell?ed"
    r"|called off|postponed)\b(?!.{0,30}\?)"
    r"|\b(?:races?|marathon|half|event|triathlon|10k|5k|fondo|sportive|it)\b.{0,8}\b(?:is|was|got|has been"
    r"|gets|been|'s)\b.{0,8}\b(?:cancell?ed|called off|off)\b"
    r"|\bi (?:won'?t|will not|can'?t|cannot|decided not to|pulled out|withdrew|am not going to)\b.{0,20}"
    r"\b(?:run|race|ride|do|start|of|from)\b.{0,12}\b(?:the|my) (?:race|marathon|half|event|triathlon|10k"
    r"|5k)\b"
)
NEW_RACE = words(
    r"\bi(?:'ll|'m| will| am| have| want to| would like to)? ?also (?:going to |to )?(?:run|running|race"
    r"|racing|ride|riding|do|doing|have|signed up for|entered|enter)\b.{0,60}\d"
    r"|\b(?:signed up for|entered|registered for|have)\b.{0,70}\b(?:as well|too|also|in between"
    r"|before that)\b"
    r"|\badd (?:a|an|my|another|the)\b.{0,30}\b(?:race|marathon|half|10 ?k|5 ?k|triathlon)\b.{0,25}\bon\b"
    r"|\b(?:another|a second|one more) race\b.{0,40}\d"
)
RULES_CHANGED = words(
    r"\b(?:fit|adapt|adjust|update|change|bring)\b.{0,12}\bplan\b.{0,12}\b(?:to"
    r"|in line with)\b.{0,12}\brules\b"
)
WELL = words(
    r"\b(?:all good|all fine|all well|fine|healthy|well|fit|good|ok|okay|healed|better)\W+(?:again|now)\b"
    r"(?!.{0,20}\b(?:on|every) )"
    r"|\bback to normal\b|\b(?:fever|cold|flu|cough|illness|infection|bug|covid)\b.{0,8}\b(?:is|has|'s"
    r"|all)?\b ?"
    r"\b(?:gone|over|passed|cleared up)\b|\bno (?:more )?fever (?:any ?more|since|for)\b"
    r"|\b(?:recovered|feel(?:ing)? (?:much |a lot |so much )?better|over (?:the|my) (?:cold|flu|illness"
    r"|bug|fever))\b"
)
_NOT_WELL = words(
    r"\b(?:plan|strateg\w+|pacing|splits?|course|route|looks?|sounds?|that'?s|this is)\b|"
    rf"\b{WEEKDAY}s?\b|\bweekends?\b|"
    r"\b(?:not|isn'?t|aren'?t|don'?t|never|if|when|until|once|after|hope|should|will|soon)\b|\?"
)
_FELT = (
    r"(?:^|\b(?:it|that|which|legs|session|run|ride|tempo|intervals?|workout|swim|training|today"
    r"|yesterday|all|i)\W+)"
    r"(?:just |really )?(?:felt|feels)\b ?(?:like |really |so |very |pretty |super |absolutely |totally )*"
)
FELT_GOOD = words(
    rf"{_FELT}(?:amazing|great|awesome|fantastic|brilliant|strong|super|wonderful|good|easy|effortless"
    rf"|incredible)\b"
)
FELT_BAD = words(
    rf"{_FELT}(?:terrible|awful|horrible|rubbish|dreadful|dead|heavy|rough|bad|hard|crap|empty|death)\b"
)


def says_well(text: str) -> bool:
    """Tell whether an athlete says that an illness or injury is over."""
    said = plain(settled(text))
    return WELL.search(said) is not None and _NOT_WELL.search(said) is None
