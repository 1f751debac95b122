"""What athletes say with "I" that is no fact about them: requests, chat, suppositions, today's mood."""

from agent.understanding.facts_content import content_words
from agent.understanding.facts_kinds import is_an_ambition
from agent.understanding.facts_lexicon import OTHER_PEOPLE, pattern, words

_OBJECTS_OF_TALK = r"""
        (?:it|that|this|these|those|them|so|the_(?:plan|idea|sound|look|card|chart|answer|app|page
        |way_you|table|version|button|colou?rs?|picture|file|link)|your_\w+|what_you|how_you|you
        |all_(?:this|that|of)|everything|nothing|both)
    """
_LIKES_IT = pattern(
    rf"""
        i(?:_(?:really|do|don't|didn't|just|also|can't|can|won't))*_(?:like|love|hate|want|need|prefer
        |enjoy|take|do|use|have|did|see|get|trust|follow|stand|find|read|keep|try
        |choose)_{_OBJECTS_OF_TALK}(?!\s*\w+ing)(?!\w)
    """
)
_REQUEST = pattern(
    r"""
        (?:i_(?:just_|really_|only_|also_|still_|now_)*(?:(?:want|need|would_like|would_love|like)
        |'d_(?:like|love))|i'd_(?:like|love|prefer_if_you)|i_wanna)_(?:you|(?:to_)?(?:know|see|ask|hear
        |talk|understand|check|plan|save|compare|delete|add|discuss|upload|import|sync|look|find
        |get_(?:a|an|the|my|some|your)|have_(?:a|an|the|my)_(?:plan|look|strategy|schedule)
        |change_(?:the|my|this|it)|move|shift|make_(?:a|an|the|my|it)|create|generate|build_(?:a|an|the
        |my)|set_(?:a|the|my)|show|open|restore|undo|cancel|connect|review|read|learn_(?:more|how|about)
        |pace|start_(?:the|with|at)|use_(?:the|this|that)|skip|keep_(?:the|it|this)|go_(?:with|over
        |through)|try_(?:it|that|this)|be_told|follow|update|edit|adjust|swap|replace_(?:the|this)
        |remove)|(?:a|an|the|some|your|another|my|more|any|one)_(?:\w+[\s-]){0,4}?(?:plan|plans|schedule
        |strategy|help|advice|tips?|feedback|answer|table|chart|list|overview|idea|suggestions?
        |recommendation|pace|pacing|splits|calculation|prediction|estimate|explanation|opinion|review
        |summary|program(?:me)?|details|info(?:rmation)?|session|workout|time|numbers?|cues?)|help
        |advice|tips|feedback|suggestions|information|info|it|that|this|more_\w+|less_\w+)(?!\w)
    """
)
_DISCOURSE = pattern(
    r"""
        i(?:_(?:\w+ly|just|do|did|don't|didn't|do_not|can|can't|also|still|already|should|could|have
        |really|not))*_(?:think|thought|guess|suppose|believe|mean|meant|see(?=_(?:that|what|how|it|the
        |your|no|a|why)(?!\w)|$)|saw|know|knew|understand|understood|wonder|wondered|hope|wish|doubt
        |agree|disagree|forgot|remember|assume|said|say|told|asked|ask|heard|read|notice|noticed
        |appreciate|accept|approve|reject|choose|chose|bet|swear|apologi[sz]e|thank|see_what|figure
        |imagine|expect|expected|trust|clicked|pressed|uploaded|sent|send|deleted|typed|wrote
        |tried_(?:it|that|this|to_(?:upload|open))|dropped|attached|copied|pasted|opened|changed_(?:it
        |that|the|my_mind)|gave_you|mentioned|missed_(?:that|it)|care|mind(?!_(?:her|him|my|the))|get_(?:it|that|the)|got_(?:it
        |that|this|your)|look_forward|confirm)(?!\w)
    """
)
_STATE = pattern(
    r"""
        i(?:'m|_am)(?:_(?:so|very|really|just|a_bit|a_little|not|all|now|still|quite|pretty|totally|also
        |super|too))*_(?:ready|back|here|sure|done|confused|lost|glad|curious|wondering|asking|thinking
        |looking|trying_to_(?:find|understand|figure|decide|work_out)|planning_(?:to|a|on)|interested
        |sorry|afraid_(?:not|that|so)|serious|kidding|joking|happy_(?:with|to|about)|fine_with_(?:it
        |that|this)|ok_with|okay_with|good_with|with_you|on_it|talking|saying|guessing|hoping|writing
        |typing|using_(?:this|you|paceline)|aware|impressed|stuck_(?:on|with|at)|new_here|open_to
        |excited|looking_for|worried_(?:about_(?:the|this|that)|that))(?!\w)
    """
)
_SHORT_STATE = pattern(
    r"""
        i(?:'m|_am|_feel|'m_feeling)(?:_(?:so|very|really|just|a_bit|a_little|not|quite|pretty|totally
        |also|super|too|still|already|now))*_(?:tired|good|great|fine|ok|okay|well|bad|happy|sad|hungry
        |thirsty|fresh|ready|exhausted|strong|weak|nervous|excited|stressed|busy|bored|better|worse
        |wrecked|cooked|dead|late|early|home|awake)(?:_(?:today|now|right_now|this_morning|again
        |at_the_moment|about_(?:it|this|that|the_race)|after_(?:that|the|yesterday|today).*|tonight
        |this_week))?(?:,.*)?$
    """
)
_SUPPOSED = words(
    r"""
        would|wouldn't|i'd|suppose|supposing|imagine|what_if|hypothetically|let's_say|say_i|assuming
        |assume|if_i_(?:had|were|was|could|would|did|ran|rode|got|took|went|lost|bought|should|can|want
        |wanted|do|don't|didn't)|if_my_\w+_(?:was|were|had)|could_i|should_i|can_i|may_i|shall_i
        |i_(?:might|may)(?!_\d)|maybe_(?:i|we|you|my|the|it)|perhaps_(?:i|we|you|my|the|it)|for_example|pretend
        |wish
    """
)
_WOULD_RATHER = pattern(r"""
    i'd_rather|would_rather|i(?:'d|_would)_(?:\w+ly_|also_|just_|still_|very_|much_)*(?:love|like)_to
    |i_wish_i_(?:could|had)|i(?:'d|_would)_(?:describe|call)_myself|(?:let's_say|say)_my_goal
    |(?:stop|don't|do_not)_assum\w+
""")
_STATED_FIRST = pattern(r"(?:i|i'm|i've|my_\w+|we|[\w'-]+_(?:is|are)_my)\s.*\w")
"""What is said before a condition that follows it: "camping is my thing, no hotels if I can help it"."""
_FUTURE_DEED = pattern(
    r"""
        (?:i'll|i_will|i_shall|i'm_(?:going|about)_to|i_(?:plan|intend)_to|i_have_to_(?:go|leave|think
        |check|stop|run_now)|i_(?:need|ought)_to_(?:go|leave|think|check|stop)|i_should|let_me|i_must_go
        |i_can_(?:do|try|make|see|live_with)_(?:it|that|this)|i_could)(?!\w)
    """
)
_TOLD_OF_MACHINE = words(
    r"""
        profile|my_data|my_course|value|file|files|upload|uploads|gpx|fit_file|chart|page|button|link
        |screen|card|browser|app|website|export|screenshot|photo_(?:of|i)|attached|attachment|csv|zip
        |folder|the_table|the_plan|this_plan|my_plan|the_strategy|my_strategy|the_(?:schedule|answer
        |version|proposal|card)|plan_(?:says|shows)
    """
)
_STRUCTURED = pattern(
    r"""
        (?:my_(?:\w+_)?(?:ftp|weight|cp|w'|vo2\s?max|threshold|critical_power|bodyweight
        |sweat_rate)(?!\w)|i_weigh(?!\w)|(?:max(?:imum)?|resting|threshold)_(?:heart\s*rate|hr
        |pulse)\s*(?:is|was|of|at|:|around|about)*\s*\d|my_(?:hr|heart\s*rate)_(?:max|zones?)
        |\bftp_(?:is|of|was)|\bftp_\d|i'm_\d{2,3}(?:[.,]\d)?\s*(?:kg|kilos?|lbs?|pounds)|\d\s*(?:w
        |watts)_ftp|\d\s*rpm|cadence|(?:20|5)[\s-]min\w*_power|my_bmi|(?:training|easy
        |threshold)_pace_is|my_(?:last|latest|recent|longest|previous)_(?:\w+_){0,2}?(?:run|ride|race
        |session|workout|\d+\s*k\w*|half|marathon)|me_\d\d|weighs?_\d|bike_is_\d|^(?:\d{2,3}\s*(?:kg
        |lbs?))$)
    """
)
_DAY = r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
_RULE = pattern(
    rf"""
        (?:(?<!\w){_DAY}s?(?!\w).*(?<!\w)(?:off|rest|free|can't|cannot|can_not|no_(?:run|rid|train
        |swim)\w*|at_most|max(?:imum)?|only)(?!\w)|(?<!\w)(?:can't|cannot|don't|never|won't
        |not)_(?:\w+_)?(?:train|run|ride|swim)\w*_(?:on_)?{_DAY}s?|i_(?:can_|could_|only_
        |want_to_)*(?:train|run|ride|have_time)_(?:on_)?(?:only_)?(?:\d|one|two|three|four|five|six
        |seven)_(?:days|times|sessions)(?!\w)|(?:^|\s)(?:at_most|no_more_than
        |max(?:imum)?)_[\d\w.]+_(?:hours?|h|km|days)(?!\w))
    """
)
_RACE_TOLD = pattern(
    r"""
        i(?:'m|_am)?_(?:have|got|'ve_got|running|racing|doing|run|race|do|training_for|preparing_for
        |going_to_(?:run|race|do))_(?:an?|my|the)?\s*(?:\w+_){0,3}?(?:race|marathon|half(?:_marathon)?
        |10k|5k|ultra|triathlon|ironman|gran_fondo|time_trial)\b.*(?:\bin_\d+_(?:weeks|days|months)
        |\bon_(?:\w+day|the_\d|\d)|\bthis_\w+day|\bin_[1-9]:\d\d|\d:\d\d|want_a_plan|sub[\s-]?\d)
    """
)
_GOAL_TIME_ALONE = pattern(
    r"""
        (?:my_)?(?:goal|target|aim)(?:_time)?_(?:is|would_be|of|:)?\s*(?:about|around|sub|under|to_run
        |to_finish_in)?[\s-]*\d[\d:.h]*\s*(?:h|hours?|min\w*)?$
    """
)
_HANDS_OVER = pattern(
    r"""
        (?:here|there)(?:'s|_is|_are|_come|_comes)_(?:\w+_){0,5}?(?:routes?|courses?|tracks?|files?|zips?|gpx|fit|tcx|data
        |rides?|runs?|activit(?:y|ies)|workouts?|sessions?|recordings?|exports?|archives?|history|races?|results?
        |splits?|photos?|pictures?|screenshots?|links?)(?!\w)
    """
)
"""What comes with a file: "here are my routes"."""
_TELLING_ME = pattern(
    r"""
        (?:(?:please|can_you|could_you|just)_)?(?:tell|give|show|help|make|send|let|remind|ask|get|write
        |build|create|explain|plan|put|find|draw|set|move|keep|save|delete|open|compare|update|change
        |add|remove|shift|calculate|compute|predict|call_(?:it|the)|forget|do|go|use|take_(?:out|away|my
        |the)|look|check|review|analy[sz]e|import|sync|connect|adjust|swap|skip|replace|cancel|drop
        |start)_(?:\w+|me)(?!\w)
    """
)
_OTHERS = pattern(
    rf"""
        (?:(?:but|and|so|while|because)_)?(?:(?:both_)?(?:my|our|his|her|their|a|an|the|some|one_of_my
        |all_my|many_of_my|most_of_my)_(?:\w+[\s-]){{0,2}}?{OTHER_PEOPLE}(?:'s)?(?:_(?:and
        |or)_(?:my_)?{OTHER_PEOPLE})?(?!\w)|(?:he|she|they|we_(?:should|could|need|can|have_to|will|must
        |agreed|said|talked|discussed|might|did|go|do)|we'll|let's|you|everyone|everybody|people|someone
        |somebody|nobody|others|runners|athletes|his|her|their|your)(?!\w))
    """
)
_HAS_SOMEBODY_WHO = pattern(rf"""
    i_(?:have|know|met|saw|read_about|heard_of)_(?:an?|some|this|many
    |one)_(?:\w+_){{0,2}}?(?:{OTHER_PEOPLE}|someone|somebody|people|guy|woman|man|runner)_(?:who|that
    |whose|with)
""")
_ADVISES = words(
    r"""
        (?:told|asked|wants|advised|warned|prescribed|recommended|ordered|forbade|forbids|diagnosed|gave
        |gives|put|cleared|allows?|allowed|makes?|lets?|helps?|keeps?)_(?:me|that_i)
        |says?_(?:that_)?(?:i|my)|said_(?:that_)?(?:i|my)|for_me|with_me|me|us|my_(?:doctor|physio
        |coach)_says
    """
)
_OF_FAMILY = pattern(
    r"""
        (?:my|our)_(?:dad|father|mum|mom|mother|parents|brother|sister|grand\w+|family)\b.*(?:heart
        |cancer|diabet|stroke|blood_pressure|attack|history|runs_in|parkinson|alzheimer|dementia|a-?fib|stent
        |osteoporosis|epilep)
    """
)
_OF_BOTH = pattern(
    rf"my_(?:\w+_){{0,2}}?{OTHER_PEOPLE}_(?:(?:\w+_)?(?:is_called|is_named|'s_name_is)|and_i(?!\w))"
)
_FAMILY = pattern(rf"(?:my|our)_(?:\w+[\s-]){{0,2}}?{OTHER_PEOPLE}(?!\w)")
_ME_TOO = pattern(
    r"(?<=[\s,])(?:i|i'm|i've|me|we|we're|us|at_home|away|weekends?|lives_(?:in|with|near)|moved)(?!\w)"
)
"""What makes a relative's doings part of the athlete's own life."""
_WE_LIVE = pattern(r"""
    we_(?:live|moved|have_(?:a|two|three|four|no)_\w*\s*(?:kids?|children|sons?|daughters?|dogs?|cats?
    |baby|babies|pool|treadmill|gym|sauna)|are_(?:expecting|moving|vegetarian|vegan)|just_(?:had|moved)
    |'re_(?:expecting|moving))
""")


def is_supposed(said: str) -> bool:
    """Tell whether a clause only supposes something."""
    found = _SUPPOSED.search(said)
    if found is None or _WOULD_RATHER.search(said):
        return False
    before = said[: found.start()].rpartition(",")[0]
    return _STATED_FIRST.match(before) is None


_CARERS = words(
    r"coach\w*|trainer|doctor|physio\w*|gp|cardiologist|dentist|osteopath|nutritionist|therapist|surgeon|club|team"
)


def begins_with_family(said: str) -> bool:
    """Tell whether a clause begins with somebody near to the athlete whose doings are part of their life."""
    return _FAMILY.match(said) is not None and _CARERS.search(said) is None and not is_of_others(said)


def is_of_others(said: str) -> bool:
    """Tell whether a clause is about somebody else than the athlete."""
    if _HAS_SOMEBODY_WHO.match(said):
        return True
    if not _OTHERS.match(said) or _WE_LIVE.match(said) or _OF_FAMILY.match(said):
        return False
    if _FAMILY.match(said) and _ME_TOO.search(said):
        return False
    return not _OF_BOTH.match(said) and (_ADVISES.search(said) is None or said.startswith(("you ", "your ")))


_AWAY = pattern(r"(?:i'm|i_am|we're|we_are)_(?:away|off|travel+ing|abroad)(?!\w).*\d")


def is_talk(said: str) -> bool:
    """Tell whether a clause is a request or chat, not a statement about oneself."""
    return any(
        form.match(said)
        for form in (_REQUEST, _DISCOURSE, _STATE, _SHORT_STATE, _FUTURE_DEED, _TELLING_ME, _HANDS_OVER)
    ) or _likes_the_talk(said)


def _likes_the_talk(said: str) -> bool:
    return _LIKES_IT.match(said) is not None


def is_kept_elsewhere(said: str) -> bool:
    """Tell whether a clause states what the profile, the rules or the race's brief hold."""
    if _AWAY.match(said) or _RACE_TOLD.match(said):
        return True
    return any(form.search(said) for form in (_STRUCTURED, _RULE, _GOAL_TIME_ALONE))


_MY_GOAL = pattern(r"my_(?:\w+_)?(?:goal|dream)")
_MINE = pattern(r"my\s|(?:i'm|i_am)_(?:dreaming|chasing)")
_PLANS = words(r"""
    plan|plans|schedule|program(?:me)?|strategy|strategies|help|splits|pacing|prepare|this_race|the_race
""")
_RACED = words(r"""
    (?:half|marathon|\d+\s?k(?:m)?|\d+\s*miles?|ultra|triathlon|ironman|fondo|olympic|sprint|it|this)
""")
_TIMED = pattern(r"""
    \d[:.h]\d\d|\d\s*(?:h|hours?|min\w*)(?!\w)|(?<!\w)(?:on|the)_\d{1,2}(?:st|nd|rd|th)?(?!\w)|per_(?:km
    |mile)
""")


def is_the_race_at_hand(said: str, whole: str) -> bool:
    """Tell whether a goal is that of the race being planned, which the race's brief holds.

    `whole` is the sentence it stands in.
    """
    if is_an_ambition(said):
        return False
    if _PLANS.search(whole) and not _MY_GOAL.match(said):
        return True
    if _MINE.match(said):
        return False
    return len(content_words(said)) < 3 or (
        _RACED.search(said) is not None and _TIMED.search(said) is not None
    )


def is_of_the_program(said: str) -> bool:
    """Tell whether a clause speaks of files, pages and plans of this program."""
    return _TOLD_OF_MACHINE.search(said) is not None
