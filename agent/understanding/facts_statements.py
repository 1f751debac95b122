"""What of an athlete's words states something that holds, and what but reports a day or a deed."""

from agent.understanding.facts_lexicon import pattern, words

_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_RECENT = words(
    r"""
        today|yesterday|this_(?:morning|afternoon|evening|week|weekend)|last_(?:night|week|weekend
        |sunday|monday|tuesday|wednesday|thursday|friday|saturday)|tonight|just_now|right_now
        |on_(?:sunday|monday|tuesday|wednesday|thursday|friday|saturday)(?!_(?:mornings|evenings|afternoons
        |nights|lunch))|tomorrow|an_hour_ago
        |a_moment_ago|(?:\w+_)?(?:days?|hours?)_ago|earlier|next_(?:week|sunday|monday|tuesday|wednesday
        |thursday|friday|saturday|weekend)|this_time
    """
)
_RESULT = pattern(r"\d+[:.]\d\d(?!\w)|\d\s*(?:km|k|miles|mi|min\w*|hours?|h|w|watts|bpm|m)(?!\w)")
_DID = pattern(
    r"""
        i(?:_(?:just|also|only|then|even|already|finally|recently|once))*_(?:ran|rode|did|went|was|had
        |got|felt|slept|ate|drank|forgot|missed|skipped|finished|swam|walked|raced|started|stopped|took
        |made|tried|came|left|sat|blew|crashed|collapsed|used|held|knocked|trained|cycled|worked_out
        |lifted|woke|managed|completed|won|lost|held|averaged|recorded|paced|hit|bonked)(?!\w)
    """
)
_AVAILABLE = pattern(
    rf"""
        i(?:'m|_am)_(?:away|off|travel+ing|on_(?:holiday|vacation)|abroad|gone).*\d|we're_travel+ing.*\d
        |(?:can|could|may|only|won't|want_to|skip)\s.*(?<!\w){_DAY}s?(?!\w).*|(?:have|got|only|max\w*
        |with)_(?:\w+_)*?[\w.]+_(?:days|hours|h|minutes|sessions|runs)_(?:a|per|each|on|to_train)(?!\w)
        |{_DAY}s?_(?:is|are)_my_(?:long|rest|easy|hard)|(?:can|could)_(?:do|run|ride|train)\s.*{_DAY}
        |back_to_back_days|hard_days|never_on_\w+day
    """
)
_PRESENT_VERB = r"""
        (?:is|are|isn't|aren't|am|has|have|hasn't|haven't|can|can't|cannot|doesn't|don't|do|does|gets?
        |got|feels?|needs?|makes?|tends?|keeps?|gives?|helps?|works?|hates?|loves?|likes?|wants?|lets?
        |means|takes?|always|never|usually|often|sometimes|won't|runs?|goes|go|comes?|starts?|lives?
        |sits?|fits?|dies|hurts?|push(?:es)?|talked|told|taught|trains?|coach(?:es)?|wakes?|sends?
        |turns?|puts?|sorts?|drives?|costs?|stops?|blocks?|allows?|bothers?|suits?|saves?|boots?
        |rotates?|call(?:s|ed)?|'s|'re|says?|ruins?|kills?|wrecks?|scares?|calms?|drains?|annoys?|bores?
        |brings?|shows?|happens?|becomes?|looks?|sounds?|smells?|hold|holds|break|breaks|swells?|burns?
        |itch(?:es)?|leaks?|loses?|fogs?|[a-z]{3,}s(?=_(?:me|my|us|our)(?!\w))|vary|varies|depends?
        |belongs?|stays?|plays?|rides?|swims?|sleeps?|eats?|drinks?|cooks?)
    """
_STATEMENT = pattern(
    rf"""
        (?:(?:when|whenever|if|after|before|since|on|in|at|during|with|without|for|most|some|every
        |because|as|race|by|around|from|once|outside|apart|unlike|between|under|despite|night|all|what
        |because|to)\s.*?(?<!\w))?(?:i(?:\s|'m|'ve|'d)|we(?:\s|'re|'ve))|(?:(?:most|some|all|half|much
        |both|one|none|part)_of_|all_|both_)?(?:my|our|mine)_(?:[\w'-]+_){{0,6}}?{_PRESENT_VERB}(?!\w)
        |(?!(?:heres?|here's)(?!\w))[\w'-]+(?:_[\w'-]+){{0,8}}?\s*(?:'s
        |(?<!\w){_PRESENT_VERB})_(?:[\w'-]+_){{0,7}}?(?:me|my|us|our|mine|i)(?!\w)
    """
)
_COMMAND = pattern(
    r"""
        (?!(?:it|this|that|there|they|what|night|most|some|all|half|one|none|both|part|much|since
        |because|when|while|for|with|without|during|after|before|in|on|at|race|getting|being|having
        |eating|drinking|running|riding|smiling|counting|thinking)(?!\w))[a-z]+(?<!s)(?<!ing)(?:_(?:up
        |out|all|back|of|through|in|on|for|the|to|down|over|at|with|both|only|just)){0,3}_(?:my|me
        |us)(?!\w)
    """
)
_THIN = pattern(
    r"""
        i(?:_(?:\w+ly|just|only|also|still|really|do|don't))*_(?:want|wanted|need|wish|plan|intend|would
        |prefer_if|hope|will|must|should|advise|have_(?:no_(?:idea|clue)|(?:no_)?time(?:_(?:now|left
        |to_\w+))?$|heard|to|a_(?:question|problem|feeling|headache|race|goal)|an?_idea|\d+_races?
        |two_races|not)|stop_\d|climb_\d|go_up)(?!\w)|i've_(?:heard|read|seen|got_(?:about|a_(?:question
        |race|problem|plan|headache))|\w+ed_(?:it|that|this)|never_heard|been_(?:thinking|wondering
        |trying))(?!\w)|i(?:'m|_am)_(?:\d+(?!\d|\s*(?:and|,|years?|yo|y/o|now|but|with))|at_(?:km|mile
        |\d)|so_\w+$|under_\d)|we_(?:ride|run|race|start|are_\d)|(?:i(?:'m|_am|'ve|_have|_also
        |_still)*_(?:run|ride|race|do|running|riding|racing|doing|have|had|got|planning
        |also_run))_(?:an?|my|the|another)_(?:[\w-]+_){0,4}?(?:race|marathon|half|10k|5k|ultra|fondo
        |triathlon|ironman|sportive|time_trial)(?!\w)|my_(?:[\w-]+_){1,3}?(?:was|were|died
        |(?!moved|changed|switched)[a-z]+ed)(?!\w)|\d|(?:it's|it_is)_all_in
    """
)
_PAST = pattern(r"""
    (?:i|we)(?:_(?:\w+ly|also|just|once|even|then))*_(?!need)(?:[a-z]{2,}ed|ran|rode|did|went|was|were
    |had|got|felt|slept|ate|drank|swam|took|made|came|left|blew|sat|held|won|lost|hit|fell|broke|gave|forgot|knew|thought|bought|sold|met|saw|heard|grew|began|became|taught|wrote|spoke|built|threw
    |tore)(?!\w)
""")
_BACKGROUND = words(
    r"""
        (?:for|over)_\w+_(?:years?|decades?|months|seasons)|as_an?_(?:kid|child|teenager|teen|student
        |boy|girl|junior|youth|baby)|used_to|grew_up|(?:in|since|until)_(?:[a-z]+_)?(?:19|20)\d\d|since|before_i
        |studied|played|learn\w+|years?_ago|(?:at|in)_(?:school|university|uni|college)|when_i_was
        |in_the_(?:army|navy|past)|professionally|born|raised|competed|represented|served|quit|convinced
        |started|stopped|never|last_(?:year|season|time|summer|winter)|in_my_\w+
    """
)


_LONG_AGO = words(r"""
    (?:in|since|until|back_in|of)_(?:[a-z]+_)?(?:19|20)\d\d|(?:my|the)_(?:very_)?first|years?_ago|once|as_a_\w+
    |(?:in|at)_(?:school|college|university)
""")


CAME_TO_HAVE = pattern(
    r"""
        (?:i|we)(?:'ve|_have|_just|_recently|_finally)*_(?:got|bought|switched|moved|changed|started|turned
        |ordered|swapped|replaced|upgraded|was_born|retired|became|learn\w+|treated|sold|joined|hired|took_up
        |went_back|tried)
    """
)
AT_ALL_TIMES = words(r"always|usually|every|never|often|used_to|last_time")


def states_something(said: str) -> bool:
    """Tell whether a clause of no known kind states something that holds, and is no order or report."""
    return not is_thin(said) and _STATEMENT.match(said) is not None


def is_thin(said: str) -> bool:
    """Tell whether a clause is an order, a wish of the moment, or a report: nothing of it holds."""
    if _COMMAND.match(said) or _THIN.match(said) or _AVAILABLE.search(said):
        return True
    return _PAST.match(said) is not None and _BACKGROUND.search(said) is None


def is_order(said: str) -> bool:
    """Tell whether a clause tells somebody to do something for its speaker: "change my plan"."""
    return _COMMAND.match(said) is not None


def is_passing(said: str) -> bool:
    """Tell whether a clause tells of a day or a deed, not of what holds."""
    if _RECENT.search(said) or (_PAST.match(said) is not None and _BACKGROUND.search(said) is None):
        return True
    if _DID.match(said) is None or _LONG_AGO.search(said):
        return False
    return _RESULT.search(said) is not None or len(said.split()) < 6
