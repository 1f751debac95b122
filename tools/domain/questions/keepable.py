"""Which questions and answers may be kept: those that mean the same on another day, in another conversation.

Every rule leans to the safe side: what is not kept is computed anew, which costs time and nothing else. The
word lists are our design choice [D].
"""

import re
from enum import StrEnum

from tools.domain.questions.same_question import normalised
from tools.domain.safety.red_flags import red_flag

LONGEST_QUESTION = 400  # characters; a longer message tells more than it asks [D]


class NotKept(StrEnum):
    """Why a question, or the answer to it, is not kept."""

    LENGTH = "it is longer than a question"
    DAY = "it depends on the day"
    SAFETY = "it is about health or safety"
    FOLLOW_UP = "it leans on the conversation"
    STATEMENT = "it says something of the athlete"
    WISH = "it wants something done"


def _one_of(words: str) -> re.Pattern[str]:
    """Return what finds any of these as whole words; blanks part them, "_" stands for a blank in one."""
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b".replace("_", " "))


_SPAN = (
    "(?:morning|evening|night|day|week|weekend|month|year|season|summer|winter|autumn|spring|fall|time|run|race"
    "|ride|workout|session|activity|training|block)s?"
)
_DAY = _one_of(
    rf"""
    today tonight tomorrow yesterday now nowadays currently at_the_moment right_away (?<!how_)soon lately
    recent(?:ly)? latest newest so_far already still yet since_when upcoming forecast date calendar
    (?<!hot_)(?<!cold_)(?<!warm_)(?<!wet_)weather (?:mon|tues|wednes|thurs|fri|satur|sun)days?
    (?:this|next|last|past|coming|previous)_(?:(?:few|two|three|\d+)_)?{_SPAN}
    january february april june july august september october november december
    (?:march|may)_\d{{1,2}} \d{{1,2}}(?:st|nd|rd|th)?_(?:of_)?(?:march|may)
    in_(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a_few|a_couple_of)_(?:day|week|month)s?
    (?:day|week|month)s?_(?:left|away|out|to_go|until|till|from_here)
    how_(?:long|far|many_\w+)_(?:is_it_)?(?:until|till) how_long_do_i_(?:still_)?have
    how_(?:am_i|did_i|have_i|was_i|fit_am|ready_am|tired_am|fresh_am)
    am_i_(?:ready|fit|on_track|tired|overtrain\w*|improving|getting|doing)
    my_(?:form|fitness|fatigue|freshness|load|progress|week|month|status)
    \d{{4}}-\d{{2}}-\d{{2}} \d{{1,2}}[./]\d{{1,2}}[./](?:\d{{2,4}})? 20\d{{2}}
    """
)

_SAFETY = _one_of(
    r"""
    pains? painful hurts? hurting aches? aching sore_(?:throat|knee|foot|achilles|calf) injur\w+ ill illness
    sick fever flu covid (?:a|have|with)_cold infect\w+ virus cough\w* antibiotics? ibuprofen paracetamol
    acetaminophen aspirin nsaids? painkillers? medic\w+ drugs? doping pills? doctors? physicians? physio\w*
    hospital surger\w+ operation diagnos\w+ disease disorders? syndrome diabet\w+ asthma\w* epilep\w+
    heart_(?:attack|disease|condition|problem|failure) palpitations? blood chest faint\w* dizz\w+ collaps\w+
    vomit\w* nause\w+ diarrh\w+ cramps? bleed\w* urine pee allerg\w+ anaphyl\w+ intoleran\w+ coeliac celiac
    pregnan\w+ postpartum breastfeed\w* miscarr\w+ (?:my|her|your|on_a)_period menstr\w+ menopaus\w+
    anorexi\w+ bulimi\w+ red-?s underweight fast(?:ing)?_(?:for_days|diet) starv\w+ lose_weight
    losing_weight weight_loss dropping_(?:some_)?(?:kilos|weight|pounds) dehydrat\w+ hyponatr\w+
    heat_?stroke heat_illness overheat\w* hypotherm\w+ frostbite overdos\w+ too_much_(?:water|caffeine|salt)
    concuss\w+ fractur\w+ stress_reaction shin_splints? tendin\w+ tendon\w* sprain\w* strain\w* depress\w+
    suicid\w+ panic die death danger\w* emergency
    """
)

_BEGINS_MIDWAY = re.compile(
    r"^(?:and|but|so|or|then|also|plus|ok(?:ay)?|yes|yeah|no|nope|well|really|sure|thanks?|thank you|hm+"
    r"|why not|what about|how about|what if|what else|who else|where else|anything else|are you sure"
    r"|even (?:if|when)|only (?:if|when)|because|instead|rather|than"
    r"|(?:with|without|for|in|at|on|from)\b"
    r"(?!.* (?:how|what|which|when|where|why|is|are|do|does|can|should) ))\b"
)
_OF_BEFORE = _one_of(
    r"""
    again instead another else the_others? the_same the_former the_latter the_first_one the_second_one
    one_more more_of as_well too$ you_(?:said|say|told|mentioned|wrote|mean|meant|suggest\w*|just) above
    earlier before_that previous continue go_on your_(?:answer|last|suggestion|recommendation|advice|numbers?)
    """
)
_POINTS = _one_of("it its that this these those they them their theirs there ones? he she his her him")
_POINTS_AT_THE_RACE = _one_of("(?:this|that)_(?:race|course|route|distance|climb|plan|strategy)")
_EMPTY_IT = re.compile(
    r"\b(?:is|was|does|would|could|can|how (?:far|long|much|hard|bad|good|important) is) it (?:\w+ )?"
    r"(?:ok(?:ay)?|fine|good|bad|better|best|worse|possible|true|safe|smart|wise|worth|sensible|normal|useful"
    r"|necessary|important|mean|take|matter|help|pay|make sense|hurt|cost|advisable|harmful|enough|allowed"
    r"|common)\b"
)
_JOINS = _one_of("there_(?:is|are) is_there are_there (?:so|true|means?|sure|such|say|fact)_that one'?s")
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\S+",
        """
        a an and are as at be best better by can could did do does for from good had has have how i if in is
        it its me my of on or ought shall should some such than the then to too up was way what what's whats
        when
        where which while who why will with would you your much many long far often fast early soon right need
        needs tell explain about there their them they that this these those
        """,
    )
)

_STATES = re.compile(
    r"(?:^|[.,;:!?] ?|\b(?:because|since|but|and|as) )(?:(?:well|hi|hello|hey|so|ok|okay)[ ,]+)?"
    r"(?:i|i'm|im|i've|ive|i'd|we|we're|we've)\b(?! (?:wonder|would like to know|want to know|need to know))"
    r"|\bmy (?:\w+ ){1,3}(?:is|are|was|were|isn't|has|have|had|feels?|felt|got|gets)\b"
    r"(?! (?:too|so|to be|better|worse))"
    r"|\b(?:for|with) me\b|\bcall me\b|\bas an? \w+ (?:runner|rider|athlete|woman|man)\b|\bremember\b"
    r"|\bmy name\b"
)

_WISH = re.compile(
    r"^(?:(?:please|pls|now|then|just|hey|hi|ok|okay|paceline|coach)[ ,]+)*"
    r"(?:(?:can|could|would|will) (?:you|u) (?:please )?|i (?:want|would like|'d like) you to |let'?s )?"
    r"(?:save|store|keep|delete|remove|erase|forget|remember|note|sync|import|export|connect|disconnect|fetch"
    r"|download|upload|plan|replan|re-plan|propose|schedule|reschedule|add|insert|move|shift|swap|skip|change"
    r"|adjust|edit|set|update|correct|make|create|build|generate|write|draw|cancel|undo|redo|restore|revert"
    r"|rename|name|open|close|show|list|review|debrief|approve|accept|reject|decline|clear|stop|start|resume"
    r"|pause|try|use|switch|mark|log|record|send|print|display)\b"
    r"|\bplan (?:me|it|my|for me)\b"
    r"|\b(?:make|build|give|write|create) me (?:a|an|my|the) (?:\w+ )*(?:plan|strategy)\b"
)

_ANSWER_OF_A_DAY = re.compile(
    r"\b(?:today|tonight|tomorrow|yesterday|right now|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|this (?:morning|evening|week|weekend|month|year)|(?:next|last) (?:week|month|year)"
    r"|in \d+ (?:days?|weeks?|months?)|(?:days?|weeks?|months?) (?:left|ago|away|to go|from now)"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2} (?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december))\b"
)
_ANSWER_OF_A_TALK = re.compile(
    r"\b(?:(?:as |like )?you(?:'ve| have)? (?:said|told|mentioned|asked|wrote|described|reported)"
    r"|as (?:i )?(?:said|mentioned|discussed|before)|we (?:talked|discussed|spoke)"
    r"|earlier (?:in|you|we|today)|your (?:last|previous) (?:message|question)|last time"
    r"|i(?: have)? (?:told|said)|i(?: will)? remember|noted)\b"
)
_NAMES_SOMEONE = re.compile(r"\b(?:my|mine|me|myself|we|our|ours|us|ourselves)\b")


def why_not_kept(question: str) -> NotKept | None:
    """Return why the answer to a question may not be kept; None where nothing in its words speaks against."""
    said = normalised(question).replace("’", "'")
    if len(said) > LONGEST_QUESTION or "\n" in question.strip():
        return NotKept.LENGTH
    if _SAFETY.search(said) or red_flag(question) is not None:
        return NotKept.SAFETY
    if _DAY.search(said):
        return NotKept.DAY
    if _leans_on_the_conversation(said):
        return NotKept.FOLLOW_UP
    if _WISH.search(said):
        return NotKept.WISH
    return NotKept.STATEMENT if _STATES.search(said) else None


def why_answer_not_kept(answer: str) -> NotKept | None:
    """Return why an answer's own words forbid giving it again: another day, another conversation."""
    said = answer.casefold().replace("’", "'")
    if _ANSWER_OF_A_DAY.search(said):
        return NotKept.DAY
    return NotKept.FOLLOW_UP if _ANSWER_OF_A_TALK.search(said) else None


def is_anybodys(question: str) -> bool:
    """Tell whether a question could be anybody's: it speaks of nobody's own race, body or things."""
    return _NAMES_SOMEONE.search(normalised(question)) is None


def _leans_on_the_conversation(said: str) -> bool:
    words = said.split()
    if len(words) <= 2 or _BEGINS_MIDWAY.match(said) or _OF_BEFORE.search(said):
        return True
    for plain in (_POINTS_AT_THE_RACE, _EMPTY_IT, _JOINS):
        said = plain.sub(" race ", said)
    pointing = _POINTS.search(said)
    # What a word points at may stand before it in the same question: then two words that name things do.
    return pointing is not None and _named(said[: pointing.start()]) < 2


def _named(text: str) -> int:
    return sum(word not in _EMPTY_WORDS for word in re.findall(r"[\w'-]+", text))
