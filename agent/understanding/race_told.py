"""Which messages tell of a race that was run and ask what it says: "ran Frankfurt 3:41:20, wanted 3:30"."""

import re

from agent.understanding.reading import plain, settled

_RACE = (
    r"(?:races?|marathon|half|triathlon|ironman|70\.3|10 ?k|5 ?k|10 ?km|5 ?km|ultra|fondo|sportive|parkrun"
    r"|olympic)"
)
_ASKED = re.compile(
    rf"\bdebrief\b|\b{_RACE}\b.{{0,40}}\b(?:against|vs|versus|compared? (?:to|with))\b"
    r".{0,15}\b(?:my|the) (?:race )?(?:plan|strategy)\b"
    r"|\bdid i (?:stick|keep) to (?:my|the) (?:race |pacing )?(?:plan|strategy)\b"
    rf"|\bhow (?:was|did)\b.{{0,20}}\b(?:my|the)\b.{{0,20}}\b{_RACE}\b"
    rf"|\b(?:analy[sz]e|review|look (?:back )?at) my .{{0,20}}\b{_RACE}\b.{{0,20}}"
    r"\b(?:against|plan|strategy)\b"
)
_RAN = re.compile(
    r"\b(?:ran|raced|rode|finished|completed|did|done|crossed the line|came in|was|got|just ran)\b"
)
_A_TIME = re.compile(
    r"(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])|(?<!\d)\d{1,2} ?h ?\d{2}\b|\b\d{2,3} ?(?:min|minutes)\b"
    r"|\b\d{1,2} (?:h|hours?) (?:and )?\d{1,2}\b"
)
_AIMED = re.compile(
    r"\b(?:wanted|hoped|aimed|was (?:aiming|hoping|going) for|i(?:'d| had) planned|was planned|planned for"
    r"|(?:goal|target|plan|aim) (?:time )?(?:was|had been)|went for|missed (?:my|the) (?:goal|target)"
    r"|instead of (?:the )?(?:planned )?\d|slower than (?:planned|i wanted|my goal)|off my goal)\b"
)
_TOOK = re.compile(
    r"\b(?:took|ate|drank|had|used|with)\b.{0,20}\b(?:gels?|bars?|carbs?|ml|lit(?:er|re)s?|bottles?|water"
    r"|bananas?)\b|^[^.?!]*\b\d+ (?:gels?|bars?)\b"
)
_WENT_WRONG = re.compile(
    r"\b(?:bonked|blew up|hit the wall|faded|cramped|fell apart|died at|walked (?:the last|from)"
    r"|exploded|positive split|collapsed|struggled)\b"
)
_AHEAD = re.compile(
    r"\b(?:want to|i want|want (?:a )?sub|next (?:race|marathon|half|time|year|one)|can i|could i|what can"
    r"|should i|predict\w*|realistic|possible|will i|going to|plan (?:me|my|a|for)|a plan|my goal is|goal is"
    r"|strategy for|training|make|build|upcoming|how (?:much|many|fast|should))\b"
)


def tells_a_race_run(text: str) -> bool:
    """Tell whether a race that is over is to be looked at: asked for, or told with its time and goal or fuel.

    Who tells a result and asks what is ahead ("I ran 1:45, what can I run next?") wants something else.
    """
    said = plain(settled(text))
    if _ASKED.search(said) and not re.search(r"\bhow (?:was|did)\b", said):
        return True
    if _AHEAD.search(said) or not (_RAN.search(said) and _A_TIME.search(said)):
        return False
    if _ASKED.search(said):
        return True
    return any(pattern.search(said) for pattern in (_AIMED, _TOOK, _WENT_WRONG))
