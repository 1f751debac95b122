"""The words by which kinds of facts about an athlete are told, and their slots."""

import re

from agent.understanding.facts_lexicon import CONDITIONS as NAMED_CONDITIONS
from agent.understanding.facts_lexicon import FOODS, SUPPLEMENTS, pattern, words
from agent.understanding.facts_lexicon import MEDICINES as ALL_MEDICINES

CONDITIONS = tuple((slot, words(names)) for slot, names in NAMED_CONDITIONS)
MEDICINE = words(ALL_MEDICINES)
SUPPLEMENT = words(SUPPLEMENTS)
TAKES = words(r"""
    take|takes|taking|use|using|on|carry|need|prescri\w+|swallow|inject|inhale|my|avoid|without|can't
""")
ALLERGY = pattern(r"allerg(?:ic|y|ies)(?:_(?:reaction_)?to)?\s*(?P<to>[a-z][a-z\s-]{2,40})?")
HISTORY = words(r"""
    (?:in|since|back_in)_(?:19|20)\d\d|years?_ago|as_a_(?:kid|child|teenager)|had|tore|broke|ruptured
    |was|used_to|months?_ago|history_of|recovering|after_(?:a|my)|operated|surgery
""")
MORE_PAIN = words(r"""
    (?:plays?|playing|played)_up|dodgy|dicky|gammy|wonky|iffy|grumpy|creaky|creaks?|cramp\w*|numb
    |tingl\w+|stiff\w*|spasms?|swell\w*|swollen|replaced|replacement|weak|gives?_(?:way|out)|locks?_up|clicks?|twing\w+|burn(?:s|ing)|throb\w*
    |complain\w*|sensitive|bruis\w+|tears?|tore|torn|blister\w*|lose_(?:toe)?nails?|black_toenails?
    |snapping|unstable|problem(?:s|atic)?|issues?|trouble\w*|flare\w*|rubs?|chafe\w*|chafing|seize\w*
    |kills?(?:_me)?|arthritic|broke|broken|injur\w+|rolled|give_me_grief|gives_me_grief|goes?_numb
""")
MORE_PARTS = words(r"""
    nipples?|toenails?|fingers?|hands?|eyes?|ears?|jaw|chest|spine|pelvis|tailbone|collarbone|clavicle
    |arms?|legs?|forearms?|biceps?|triceps?|hip_flexors?|adductors?|abductors?|piriformis|tibia|fibula
    |metatarsals?|sesamoids?|skull|head|sinus(?:es)?|lungs?|peroneals?|soleus|big_toe|sit_bones?
    |perineum|gastroc\w*|feet|heart_rate|blood_sugar|trapezius|traps|skin|lower_legs?|knuckles?|kneecap
    |rib|heart
""")
FOOD = words(FOODS)
LIKES = words(
    r"""
        hate[sd]?|love[sd]?|like|liked|likes|prefer\w*|enjoy\w*|dislike[sd]?|can't_stand|cannot_stand
        |fan_of|favou?rites?|(?:i'd|would)_rather|adore|loathe|detest|fond_of|into|bores?_me|bored_by
        |stress(?:es)?_me|annoys?_me|avoid|keen_on|motivates?_me|looking_forward_to|dread
        |allergic_to_(?:mornings|hills)|(?:suits?|better_for)_me|best_for_me|happiest|comfortable
        |my_thing|scared|afraid|fear_of|nervous|hard_for_me|don't_do|never_do|can't_bear|only_(?:train
        |run|ride|want)|terrif\w+|put_off_by|crave|feel_best|works_best|work_best|need_music|music
        |podcasts?|without_a_watch|by_feel|by_heart_rate|by_power
    """
)
CUE_WORDS = words(
    r"""
        mantra|cues?|say_to_myself|tell(?:ing)?_myself|told_myself|repeat(?:ing)?|remind_myself
        |whisper\w*|visuali[sz]\w+|imagin(?:e|ing)|pictur(?:e|ing)|count(?:ing)?_(?:to|my|steps|down
        |breaths|backwards|from|strides)|smil(?:e|ing)|sing(?:ing)?|pray\w*|talk_to_myself|thinking_of
        |think_of|thinking_about|motto|power_word|trick|breath(?:e|ing)_(?:in|out|deeply|slowly)
        |chant\w*|dedicate_(?:each|every)|focus_on|break(?:ing)?_(?:it|the_race)_(?:up|down|into)
        |one_(?:mile|step|lap|km)_at_a_time|look(?:ing)?_at_(?:the|my)|hum(?:ming)?
    """
)
CUE_HELPS = words(
    r"""
        help(?:s|ed)?_me|get(?:s)?_me_through|got_me_through|keep(?:s)?_me_(?:going|calm|relaxed|focused
        |moving|steady|strong|motivated)|kept_me_\w+|calm(?:s|ed)?_me|relax(?:es|ed)?_m[ey]
        |push(?:es)?_me|motivat(?:es|ed)_me|carr(?:ies|ied)_me|works?_for_me|work_for_me|fires?_me_up
        |settles?_me|gives?_me_(?:energy|strength|wings|a_boost|courage)|when_it_(?:gets_(?:hard|tough)
        |hurts)|my_(?:cue|mantra|trick|motto)|in_the_(?:last|final)|late_in_(?:the|a)|when_i_(?:suffer
        |struggle|am_tired|get_tired|want_to_(?:quit|stop))|at_the_wall|brings?_me_back|lifts?_me
        |distracts?_me
    """
)
QUOTED = pattern(r'"[^"]{2,60}"|(?<!\w)\'[^\']{2,60}\'(?!\w)')
GOAL = pattern(
    r"""
        (?:(?:my|the)_(?:\w+_){0,3}?(?:goals?|dreams?|targets?|aims?|ambitions?|a\s*race|a-race
        |bucket_list|plan_for_(?:this|next)_(?:year|season))(?!\w)|i(?:'m|_am)?_(?:\w+ly_|also_|still_
        |just_|really_)*(?:dream(?:ing)?_of|aim(?:ing)?_(?:to|for|at)|hop(?:e|ing)_to|chasing|going_for
        |shooting_for|working_towards?|signed_up_for|registered_for|entered|training_for|targeting
        |got_into|have_a_(?:spot|place|entry|slot)_(?:in|for|at))(?!\w)|(?:i_(?:\w+ly_|also_|still_
        |just_|now_)*(?:want|would_(?:\w+ly_|also_|very_much_)*(?:love|like)|wish)|i'd_(?:\w+ly_|also_|still_|just_)*(?:love|like)
        |i_wanna)_to_(?:\w+ly_|one_day_|eventually_|some\s*day_)?(?:run|finish|break|beat|complete
        |qualify|win|go_(?:under|sub)|lose|get_(?:faster|stronger|fitter|back|under|my|a_(?:pb|pr|bq)
        |in_shape|into|rid)|improve|do|ride|race|swim|reach|become|climb|hit|set|pr|pb|bq|stay|return
        |keep_(?:up|running)|conquer|podium|place|crack|dip|be_able|build|gain|inspire|cycle|bike|walk
        |survive|cross|enjoy|stop_(?:smoking|drinking)|achieve|live|join|tackle|try_(?:a|an|my)
        |represent|make_(?:it|the)|prove|raise)(?!\w))
    """
)
AMBITION = words(r"""
    one_day|some\s*day|eventually|next_(?:year|season|spring|summer|autumn|fall|winter)|dream\w*
    |long[\s-]term|qualify|ultimately|in_(?:19|20)\d\d|before_i(?:'m|_turn)|bucket_list|ambition\w*
    |this_(?:season|year)|big_goal|signed_up|registered|entered
""")
DISTANCES = words(r"""
    half[\s-]?marathon|half|marathons?|10\s?k(?:m)?|5\s?k(?:m)?|ultras?|50\s?k|100\s?k(?:m)?
    |100[\s-]milers?|ironman|70\.3|triathlon|olympic|sprint|gran_fondo|century|tt|mile|relay|backyard
""")
SLOTS: tuple[tuple[str, str], ...] = (
    ("name", r"(?:my_name_is|call_me|i_go_by|my_friends_call_me)(?!\w)"),
    ("home", r"""
        (?:i|we)(?:'ve|_have|_just|_now|_currently|_recently)*_(?:live|lived|living|moved|relocated
        |reside|settled)_(?!to_(?:the|a|an|another)_[\w\s]*?(?:clinic|team|department|job|group|club|company
        |office|position|shift|saddle|bike|app|program))(?:(?:back|right|just|directly)_)?(?:below|under|above
        |behind|next|beside|between|in|to|at|near|on|by|close|from|up|here|outside)(?!\w)|i(?:'m
        |_am)_(?:now_|currently_)?(?:based|living|located)_(?:in|at|near)|(?:my|our)_(?:\w+_)?(?:home
        |house|flat|apartment)_is|my_home\s*town
    """),
    ("workplace", r"i_(?:\w+_)?work_(?:\w+_)?(?:from_home|remotely|in_an?_office)|home\s*office"),
    ("sleep", r"""
        sleep\w*_.*(?:hours?|h(?!\w))|hours_of_sleep|(?:get|need)_(?:\w+_){0,2}hours_(?:a|per
        |every)_night
    """),
    ("job", r"""
        i_(?:\w+_)?went_back_to_work|new_job|i_(?:now_|also_|currently_)?work_(?:as|in|for|at)|my_(?:job
        |profession|work)_(?:is|as)|i(?:'m|_am)_(?:now_)?(?:retired|unemployed|self-employed|a_student
        |an?_(?:\w+_){0,2}?(?:nurse|teacher|doctor|engineer|programmer|developer|lawyer|chef|baker|pilot
        |farmer|carpenter|electrician|plumber|firefighter|paramedic|police\w*|soldier|driver|accountant
        |manager|consultant|designer|architect|scientist|researcher|student|freelancer|surgeon|physio\w*
        |vet|dentist|pharmacist|journalist|writer|musician|artist|photographer|builder|mechanic|sales\w*
        |barista|waiter|waitress|cook|postman|librarian|professor|pastor|priest|social_worker
        |stay-at-home_\w+|homemaker|midwife|analyst|banker|trader|founder|ceo|director|assistant
        |secretary|receptionist|cleaner|gardener|therapist|psychologist|data_\w+|software_\w+))
        |office_job|desk_job|changed_jobs|i_retired
    """),
    ("shifts", r"""
        shifts?(?!\w)|work_(?:nights?|days|part[\s-]time|full[\s-]time|weekends|long_hours|\d+_hours)
        |nine[\s-]to[\s-]five|9[\s-](?:to|-)?[\s-]?5|on_call
    """),
    ("household", r"""
        i(?:'m|_am|_now|_currently)*_(?:live|lives|living)_(?:alone|with|together|by_myself)
        |moved_(?:in_with|out|together)|flat-?mates?|room-?mates?
    """),
    ("age", r"""
        i(?:'m|_am)_(?:now_|already_|almost_|nearly_|just_)?(?:[1-9]\d|\w+ty(?:-\w+)?)(?:_(?:years?_old
        |yo|now|years_young|next_\w+|this_\w+))?(?:$|,)|i(?:'m|_am)_(?:a_)?\d\d[\s-](?:years?|yo|y/o)
        |i_(?:just_|recently_)?turn(?:ed|s)?_\d\d|i(?:'m|_am|_was)_born_in_(?:19|20)\d\d
        |in_my_(?:\w+_)?(?:twenties|thirties|forties|fifties|sixties|seventies|\d0s)
    """),
    ("height", r"""
        i(?:'m|_am)_(?:\d[.,]\d\d\s*m|1\d\d\s*cm|\d'\d+|\d\s*(?:ft|feet|foot)).*|\d\s*(?:cm|m|feet)_tall
    """),
    ("children", r"""
        (?:i|we)(?:'ve|_have|_got|'ve_got|_now)*_(?:(?:\d|one|two|three|four|five|six|no
        |a)_)(?:\w+_)?(?:kids?|children|sons?|daughters?|boys|girls|teenagers)|(?:mother|father|mum|mom
        |dad|parent)_of_\w+
    """),
    ("sleeper", r"(?:light|heavy|bad|poor|good)_sleeper|sleep_(?:badly|poorly|well|lightly)"),
    ("time of training", r"""
        (?:train|run|ride|swim|work\s*out|exercise|workouts?|sessions?|go|switched|switch|training
        |running|long_runs?|person|prefer|early_bird|night_owl)\b.*(?:mornings?|evenings?|lunch\w*|noon
        |afternoons?|at_night|before_work|after_work|before_\d|after_\d|before_(?:breakfast|sunrise
        |school)|\d\s*(?:am|pm)|early_bird|night_owl|at_dawn)|(?:mornings?|evenings?)_(?:are|is|work
        |runs?|sessions?)\b|early_bird|night_owl|morning_person
    """),
    ("units", r"""
        (?:prefer|use|like|want|think|talk|work|give_me|speak)_(?:in_)?(?:miles|kilomet\w+|km|metric
        |imperial|min/mi\w*|pounds|kilos|celsius|fahrenheit)|(?:miles|kilomet\w+)_(?:please|not|over
        |instead)
    """),
    ("style of answers", r"""
        (?:short|brief|long|detailed|concise|blunt|direct)_(?:answers|replies|explanations)
        |answers?_(?:short|brief|concise)
    """),
    ("experience", r"""
        i(?:'ve|_have)_been_(?:running|cycling|riding|swimming|racing|training|doing_(?:triathlon|sport
        |this)\w*)_(?:for|since)|took_up_\w+|started_(?:running|cycling|riding|swimming|triathlon)
        |i(?:'m|_am)_(?:a_|an_)?(?:\w+_){0,2}?(?:beginner|novice|newbie|new_to_\w+|experienced|veteran)
        |years?_of_(?:running|cycling)|(?:only_)?(?:learned|learnt)_(?:to_\w+|front_crawl|freestyle
        |swimming)
    """),
    ("weekly volume", r"""
        (?:run|ride|train|do|cycle|average|averag\w+|cover|log|swim|mileage)_(?:is_)?(?:about|around
        |roughly|some|up_to|only|usually)?\s*\d[\d\s.,-]*(?:to_\d+\s*)?(?:km|k|miles|mi|hours|h
        |kilomet\w+)_(?:a|per|each|every|/)\s*week|weekly_(?:mileage|volume)
    """),
    ("marathons done", r"""
        (?:this_(?:is|will_be|would_be)|it(?:'s|_is|_will_be)
        |berlin_\w+_be)_(?:\w+_)?my_(?:very_)?(?:first|second|third|fourth|fifth|sixth|\d+(?:st|nd|rd
        |th)|\w+th)_(?:full_)?(?:marathon|half|ultra|race|ironman|triathlon|season|10k)|i(?:'ve
        |_have)_(?:run|done|finished|completed|raced)_(?:\w+_)?(?:\d+|two|three|four|five|six|seven
        |eight|nine|ten|eleven|twelve|a_dozen|no|one|many)_(?:\w+_)?(?:marathons?|halfs?|halves|ultras?
        |ironmans?|triathlons?|races|10ks?|half_marathons?)|never_(?:run|done|raced)_an?_(?:marathon
        |half|ultra|triathlon)
    """),
    ("coach", r"(?:my|a)_(?:\w+_)?coach|i(?:'m|_am)_self-coached|i_coach_myself"),
    ("club", r"""
        (?:running|cycling|triathlon|tri|athletics|swim\w*)_(?:club|team|group)|my_club|parkrun|park_run
    """),
    ("relationship", r"i(?:'m|_am|_got)_(?:married|single|divorced|engaged|widowed|getting_married)"),
    ("smoking", r"smok\w+"),
    ("alcohol", r"alcohol|drink_(?:beer|wine)|sober|teetotal\w*"),
    ("indoor app", r"(?:zwift|rouvy|trainer\s?road)(?!\w)"),
    ("commute", r"commut\w+|(?:way|ride|drive|trip)_to_work"),
    ("best time", r"my_(?:[\w.]+_){0,3}?(?:pb|pr|personal_best|best_time|fastest)(?!\w)"),
    ("pets", r"my_(?:dog|cat)|i(?:'ve|_have)?_(?:have|got|run_with)_(?:a|my)_(?:dog|cat)"),
)  # fmt: skip
SLOT_PATTERNS = tuple((slot, pattern(rf"(?<!\w)(?:{told})")) for slot, told in SLOTS)
PREFERENCE_SLOTS = frozenset({"time of training", "units", "style of answers"})
EMPTY = frozenset(
    re.findall(
        r"\S+",
        """
    a an the my your i me you is are am was to of in on at for with and or but it that this so very
    really just too do does don't not no be have has had get got 'm when while if as by from about than
    then there also please still always never usually often sometimes all any some more most much many
    lot now instead anymore these days myself mine own
""",
    )
)


SERVINGS = pattern(r"""
    \d\s*(?:x\s*)?(?:gels?|bottles?|bars?|flasks?|ml|chews)(?!\w)|(?:two|three|four|five|six
    |one)_(?:gels?|bottles?|bars?|flasks?|\d+\s*ml)|\d\s*(?:l|ml)_(?:per|an)_hour|room_for
""")
ALLERGY_ENDS = pattern(r"\s(?:so|and_(?:carry|have|it|always|i)|please|but|which|that|since)(?!\w)")
NOT_ILL = pattern(r"sick_of|home\s?sick|sea\s?sick")
STILL = pattern(r"(?<!\w)(?:still|since_(?:my|a|the|i))(?!\w)")
HURT = pattern(r"(?<!\w)(?:hurt|pain|injur\w+|ache|aching|sore)(?!\w)")
NOT_HURT = pattern(r"pain_(?:cave|in_the_(?:neck|ass|butt))|when_it_hurts|hurt_my_feelings")
DOCTOR_SAYS = pattern(r"""
    (?:doctor|doc|cardiologist|physio\w*|gp|allergist|specialist|surgeon|dentist|consultant)_(?:\w+_){0,3}?(?:told|said|says|wants|advised|warned|forb\w+
    |set|allowed|limits)
""")
SWEATS = pattern(r"(?<!\w)(?:sweat|salty|salt_stains|dehydrat\w+)(?!\w)")
SWEAT_MEASURED = pattern(r"\d[.,]?\d*\s*(?:l|ml|litres?|liters?)(?!\w)|sweat_test")
ON_A_MEDICINE = pattern(r"""
    i'm_(?:now_|also_)?on_(?!the\s|an?\s|my\s|it\s|time|call|track|board|holiday|vacation|strava|zwift
    |average|parental|maternity|sick)(?P<what>[a-z]{6,})(?:_(?:now|too|for\s.+|since\s.+|again))?$
""")
TAKING = pattern(r"(?<!\w)(?:take|taking|supplement)(?!\w)")
STOMACH = pattern(r"""
    (?<!\w)(?:stomach|gut|tummy|bowels?|digest\w*|nause\w+|vomit\w*|throw\w*_up|toilet
    |side_stitch\w*)(?!\w)
""")
EATS = pattern(r"""
    (?<!\w)(?:eat|drink|use|switched|fuel\w*|breakfast|before|during|after|carry|take|race_on|run_on
    |have|works?|cannot|can't|only|always|swear_by|train\w*_with|taste\w*)(?!\w)
""")
OWN_CUE = pattern(r"""
    (?<!\w)(?:my_(?:\w+_)?(?:mantra|cue|motto|trick|power_word)|myself|when_(?:it|i|the)|relax\w*)(?!\w)
""")
SOME_DAY_I = pattern(r"(?:one_day|some\s*day|eventually|next_\w+|this_\w+),?_i\s")
