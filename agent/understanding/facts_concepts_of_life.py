"""Further things by their many names: days and seasons, people, places, habits, ways of speaking."""

CONCEPTS_OF_LIFE: tuple[tuple[str, str], ...] = (
    ("monday", r"mondays?|mon"),
    ("tuesday", r"tuesdays?|tues?"),
    ("wednesday", r"wednesdays?|weds?"),
    ("thursday", r"thursdays?|thurs?"),
    ("friday", r"fridays?|fri"),
    ("weekend", r"saturdays?|sundays?|weekends?|sat|sun"),
    ("a day", r"""
        (?:mon|tues|wednes|thurs|fri|satur|sun)days?|which_(?:week)?day|what_day|when|weekdays?|date
    """),
    ("morning", r"mornings?|breakfast|sunrise|dawn|early|before_(?:work|\d)|get_up|wake"),
    ("evening", r"evenings?|nights?|late|dinners?|after_work|after_\d_pm|bed(?:time)?"),
    ("midday", r"noon|lunch\w*|midday|afternoons?"),
    ("spring", r"spring|march|april|may|easter|lent"),
    ("summer", r"summer|june|july|august|midsummer|longest_day"),
    ("autumn", r"autumn|fall|september|october|november"),
    ("winter", r"""
        winter|december|january|february|xmas|christmas|carnival|new_year|ice|icy|snow|zero|stud(?:s|ded)?
        |cold_months
    """),
    ("holidays", r"""
        holidays?|vacation|carnival|christmas|xmas|easter|ski(?:ing)?|hut|trip|abroad|cruise|camping|tour
        |in-laws|dates
    """),
    ("partner", r"husband|wife|partner|spouse|boyfriend|girlfriend|married|fianc\w+|better_half"),
    ("children", r"""
        kids?|child(?:ren)?|sons?|daughters?|little_ones|toddlers?|bab(?:y|ies)|grand\w+|trailer|cargo|school
    """),
    ("parents", r"mother|mum|mom|mum's|father|dad|parents|in-laws|in_law|grandpa|grandma"),
    ("siblings", r"brothers?|sisters?|siblings?"),
    ("somebody", r"""
        who|whom|with_(?:me|you)|together|friends?|budd(?:y|ies)|mates?|brother|sister|husband|wife|club|group
        |joins?|followed?|partner|lend\w*|called
    """),
    ("skills", r"""
        skills?|learn(?:ed|t)?|can't_(?:i_)?do|cannot_do|never_learn\w*|technique|drills?|flip_turns?|unclip\w*
        |clip_out|traffic_lights|put_down|able_to
    """),
    ("hard sessions", r"""
        hard|intervals?|threshold|tempo|quick|fast|speed|sharp|vo2\w*|quality|key_(?:workout|session)
        |sprints?|reps?|repeats|workouts?
    """),
    ("race day", r"race_day|races_only|for_races|race_morning|starts?|the_gun|start_line|pre-?race"),
    ("strengths", r"""
        strong\w*|weak\w*|good_(?:at|in)|bad_at|lose_time|limiter|discipline|talent|best_at|where_am_i_good
    """),
    ("navigation", r"navigat\w*|maps?|routes?|gps|bolt|karoo|edge|computer|lezyne|loop|circuit|way_home"),
    ("sharing", r"""
        shar(?:e|es|ing)|public\w*|post|social_media|privacy|private|leaderboards?|kudos|instagram
    """),
    ("subscriptions", r"""
        subscri\w+|premium|pay|paid|apps?|website|zwift|strava|trainer\s?road|rouvy|cancelled|virtual
    """),
    ("infusions", r"infus\w+|iv|drip|transfus\w+|inject\w+"),
    ("kinds of sport", r"""
        disciplines?|sports?|racing|triathlons?|multisport|cross|cyclocross|gravel|rower|rowing|sculls|mtb
        |cross_country|ski(?:ing|s)?|dance|unicycle|golf|took_up|pick(?:ed)?_up
    """),
    ("what is new", r"new_for|recently|pick(?:ed)?_up|lately|took_up|just_started|started_with"),
    ("tyre pressure", r"pressure|bar|psi|tubeless|punctures?|ty[ir]+es?"),
    ("off road", r"off[\s-]?road|gravel|trails?|mtb|cross|mud|tubeless|forest"),
    ("duration", r"how_long|hours?|minutes|min|last_on|bear|longest"),
    ("half marathon", r"half(?:_marathon)?|21k?m?|halves"),
    ("size", r"sizes?|\d\d\.5|bigger|smaller|wide|narrow|which_size|how_(?:big|long_are)|inseam|legs"),
    ("intensity", r"intensity|polari[sz]ed|pyramidal|zone_2|80/20|distribution|friel|believe_in|easy"),
    ("heat training", r"sauna|hot_bath|acclimati\w+|heat_(?:adaptation|training)|adaptation"),
    ("fasting", r"fast(?:ed|ing)|empty_stomach|before_breakfast|without_(?:eating|food)"),
    ("being spoken to", r"""
        direct|blunt|honest\w*|clearly|straight|cheer\w*|motivational|praise|encourag\w*|tell_me|tell_you
        |you_wish|talk|advised?|advice|order|explan\w+|explain\w*|speak|address|call_me|call_you|round\w*|figures
    """),
    ("resting", r"rest(?:ing)?|days?_off|stop|skip|never_skip|overdo|burn\w*_out|flat"),
    ("the week", r"(?:training_)?week_(?:begin|start|from)\w*|(?:your|my)_week|begin|count"),
    ("charts", r"charts?|graphs?|ctl|tss|atl|metrics?|numbers|stats|curves?|show_me|see|decimals?|figures"),
    ("safety gear", r"""
        safety|mirror|lights?|lamps?|helmet|hi-?vis|reflect\w*|radar|visible|bell|always_wear|waistcoat
    """),
    ("traffic", r"cars?|traffic|main_roads|busy|lorr(?:y|ies)|streets?|overtak\w*|lanes?"),
    ("transport", r"""
        car|train|drive|transport|van|boot|trailer|cargo|ebike|e-bike|commut\w*|to_work|hospital|get_to
    """),
    ("lodging", r"hotels?|camping|tent|camper|b&bs?|accommodation|hostel|stay|where_do_(?:i|we)_sleep"),
    ("repairs", r"""
        shop|mechanic|repairs?|service|fix(?:es|ed)?|chain|wax(?:ed)?|lub\w+|oil|drivetrain|rohloff|workshop
    """),
    ("body measures", r"weigh\w*|heavy|kilos?|kg|tall|height|cm|scales|slim|lose_weight|bmi"),
    ("bad weather", r"rain\w*|wet|storm\w*|turbo|indoors|bad_weather|greenhouse|mudguards"),
    ("body parts", r"""
        which_part|part_of_(?:me|my_body)|body_part|back|neck|knees?|hips?|feet|foot|shoulders?|wrists?|hands?|elbows?
    """),
    ("bleeding", r"blood_thinners?|clopidogrel|warfarin|anticoag\w*|bleed\w*|falls?|crash\w*|dangerous"),
    ("long tours", r"""
        cross(?:ed|ing)|across|end_to_end|land's_end|coast_to_coast|britain|tours?|randonn\w+|audax
    """),
    ("abroad", r"""
        islands?|mallorca|canar\w+|tenerife|girona|abroad|spain|italy|france|camp|hire|rental|rent|borrow\w*
    """),
    ("joints", r"joints?|wrists?|knees?|hips?|ankles?|elbows?|shoulders?"),
    ("discomfort", r"""
        discomfort|burning|numb\w*|hurts?|pain\w*|aches?|sore|suffers?|stiff\w*|seizes?|locks?_up|lock_up|grumbl\w+
        |complain\w*
    """),
    ("braking", r"brak\w+|descents?|downhills?|going_down"),
    ("mobility", r"""
        mobility|routine|foam_roll\w*|stretch\w*|yoga|pilates|flexib\w+|physio_exercises|massage
    """),
    ("sides", r"left|right|both_sides|one-?sided|handed|balance|even|legs"),
    ("medical tests", r"""
        ecg|echo|examined|checked|check-?up|cardiologist|lab|tests?|doctor|dr|specialist|limits?|values
    """),
    ("stops", r"cakes?|cheesecake|caf[eé]s?|bakery|stops?|halfway|pint|pub|beer"),
    ("reasons", r"why|reason|because|motivat\w*|so_that|want_to_be_able"),
    ("hearing", r"deaf|hear\w*|ears?|loud"),
    ("reading", r"books?|read|author|diary|notes|paper|writ\w+|handwriting"),
    ("computers", r"""
        linux|windows|mac|operating_system|smart\s?phone|phone|android|iphone|software|program
    """),
    ("achievements", r"""
        achiev\w*|proud|finished|finest|medals?|won|podium|results?|last_year|go_last_time|record|pb
        |personal_best|fastest
    """),
    ("tradition", r"""
        tradition\w*|each_year|every_year|annual\w*|each_\w+day|season_tickets?|each_month|fixed
    """),
    ("clothes", r"""
        bibs?|jersey|gloves|shorts|caps?|jacket|wear|clothes|socks|kit|fingers|waistcoat|sandals
    """),
    ("drinks", r"drink\w*|bottles?|squash|tea|water|fluids?|hydrat\w*|pint|carry_fluids|camelbak|juice"),
    ("position", r"drops|aero\s?bars?|tt_bars|position|handlebars?|bars|aero|low_on"),
    ("seat", r"saddle|seat|sit|ergon|brooks"),
    ("nausea", r"""
        throw_up|vomit\w*|nause\w*|sick|gag|turns_(?:my|your)_stomach|get_down|can't_stand|disgust\w*
    """),
    ("cramps", r"cramp\w*|spasms?|sodium|salt|pickle"),
    ("drowsiness", r"drowsy|sleepy|dizzy|tired|fatigue\w*"),
    ("groups", r"groups?|clubs?|women'?s|bunch|meet|meets|team"),
    ("classes", r"class(?:es)?|course|yoga|pilates|dance|lessons?|choir|hall"),
    ("lifting", r"lift\w*|weights?|deadlift|squats?|gym|strength|press|muscles?"),
    ("grief", r"funeral|died|death|grandpa|burn-?out|mental\w*|flat"),
    ("time budget", r"hours_a_week|per_week|weekly|budget|an_hour_a_day|maximum|max|at_most|time_limit"),
    ("events", r"""
        events?|this_season|entered|enter|signed_up|registered|booked|race|sportive|audax|marathon|ultra|raid|transalp|stage
        |ride_to|tour|half
    """),
    ("shoe names", r"""
        shoes?|endorphins?|clifton|ghosts?|hoka|saucony|brooks|salomon|pair|feet|cleats|sandals
    """),
    ("pedalling", r"cadence|rpm|pedal\w*|spin|grind|gear|cranks?|cleats"),
    ("step rate", r"steps?|step_rate|stride|cadence|gait|heel_strik\w+|foot_land|strike|land"),
    ("places", r"where|near|in_the|behind|below|above|lives?|hut|garage|cellar|hill|climb|home"),
    ("animals", r"dogs?|leash|cats?|bees?|wasps?|insects?|horses?|animals?|stung"),
    ("fruit", r"fruits?|bananas?|oranges?|apples?|dates|berries|acid"),
    ("vegetables", r"vegetables?|mushrooms?|tomato\w*|onions?|beans|beetroot|ketchup"),
    ("pills", r"""
        pills?|tablets?|swallow|supplements?|medication|magnesium|vitamin_d|iron|antibiotics?|penicillin
    """),
)  # fmt: skip
