"""Things by their many names: what a question and a fact are both about though they share no word."""

from functools import lru_cache

from agent.understanding.facts_concepts_of_life import CONCEPTS_OF_LIFE
from agent.understanding.facts_gear import pieces_at, pieces_in
from agent.understanding.facts_lexicon import FOODS, MEDICINES, OTHER_PEOPLE, SUPPLEMENTS, words
from agent.understanding.reading import plain

_DRINK_MIXES = r"""
    maurten(?:_\d+)?|tailwind|skratch|precision|isotonic|iso|sis|science_in_sport|gatorade|powerade
    |lucozade|nuun|lmnt|styrkr|neversecond|infinit|ucan|drink_mix(?:es)?|sports?_drinks?|energy_drinks?
    |powder|bottles?
"""
_CONCEPTS: tuple[tuple[str, str], ...] = (
    ("salt", r"salt\w*|sodium|sweat\w*|electrolytes?|dehydrat\w*"),
    ("indoors", r"""
        indoors?|treadmill|turbo|trainer|zwift|kickr|basement|garage|rollers|inside|tacx|gym|stationary
        |spin|rower|rowing_machine
    """),
    ("pulse", r"pulse|heart\s*rates?|hr|beats|bpm|chest_strap|hrm|cardio\w*"),
    ("circulation", r"""
        blood_pressure|circulation|heart|hypertension|cardio\w*|embolism|thrombosis|clots?|thinners?
    """),
    ("glucose", r"glucose|blood_sugar|diabet\w+|insulin|dexcom|libre|cgm|sugar|hypo\w*"),
    ("background", r"""
        background|used_to|learn\w*|started|grew_up|former\w*|earlier|before_i|as_a_(?:kid|child
        |teenager|boy|girl)|childhood|youth|young|previous\w*|history|came?_from|originally|college
        |school|studied|degree|university
    """),
    ("experience", r"""
        experience\w*|years|beginner|novice|how_long|first|second|third|fourth|fifth|\w+th
        |marathons?_(?:done|run)|how_many|done|so_far|veteran|ever|never_(?:run|raced|done)|longest
    """),
    ("power", r"power|watts?|intensity|ftp|meter|stryd|assioma\w*|w/kg"),
    ("swimming", r"""
        swim\w*|swam|crawl|freestyle|pool|open_water|wetsuit|goggles|stroke|lakes?|sea|water|choppy
        |waves|breaststroke|lengths?
    """),
    ("cycling", r"""
        bik(?:e|es|ing)|bicycles?|cycl\w+|rid(?:e|es|ing|er)|saddle|gears?|gearing|pedals?|drop\s*bars?
        |handlebars?|wheels?
    """),
    ("running", r"run|runs|running|runner|jog\w*|marathons?"),
    ("feet", r"""
        feet|foot|shoes?|toes?|toenails?|blisters?|soles?|heels?|insoles|orthotics|socks|ankles?|wide
        |size|footwear
    """),
    ("gut", r"""
        stomach|gut|belly|tumm\w+|digest\w*|nause\w*|vomit\w*|sick|toilet|bathroom|bowel\w*|cramps?
        |bloat\w*|heartburn|burns?|throw\w*_up|upsets?|reflux|tolerat\w*|sits?_(?:well|badly)|agrees?
    """),
    ("sports drinks", _DRINK_MIXES),
    ("gels", r"gels?|gu|chews?|blo[ck]+s|maurten|sis|sports_nutrition|energy_(?:gels?|bars?)|gumm\w+"),
    ("coffee", r"""
        coffee|caffein\w*|espressos?|cappuccino|tea|cola|coke|red_bull|energy_drinks?|stimulants?
    """),
    ("dairy", r"dairy|milk|lactose|cheese|yogh?urt|whey|cream|shakes?"),
    ("breakfast", r"""
        breakfast|race_morning|morning_meal|porridge|oat\w*|toast|bread|bagels?|before_(?:the_)?(?:start
        |race|a_run|running)|honey|cereal|muesli|pre-?race
    """),
    ("solid food", r"""
        solids?|chew\w*|bars?|rice_cakes?|sandwich\w*|real_food|dates|bananas?|potatoes|fruits?
    """),
    ("diet", r"""
        vegan\w*|vegetarian\w*|diet|meat|fish|pescatarian|keto|gluten|coeliac|celiac|halal|kosher
        |fasting|plant|eating_habits|low_carb|animal_products|food_rules
    """),
    ("allergy", r"""
        allerg\w*|epi-?pen|intoleran\w*|nuts?|peanuts?|shellfish|dangerous|anaphyla\w*|reaction
        |must_not_eat|stings?|bees?|wasps?|pollen|hay\s*fever|latex
    """),
    ("medicine", rf"medic\w*|medication|drugs?|tablets?|pills?|prescri\w*|emergency_medicine|{MEDICINES}"),
    ("supplements", rf"supplements?|{SUPPLEMENTS}"),
    ("breathing", r"breath\w*|asthma\w*|inhaler|lungs?|wheez\w*|respirat\w*|bronch\w*|air"),
    ("cold", r"cold|winter|chilly|freez\w*|snow|ice|icy|frost|raynaud\w*|wet"),
    ("heat", r"heat|hot|warm(?:th)?|summer|sun(?:ny|burn)?|degrees|temperatures?|humid\w*|overheat\w*"),
    ("altitude", r"""
        altitude|elevation|mountains?|high_up|sea_level|thin_air|alps|1[,.]?\d\d\d\s*m|metres_high
    """),
    ("bones", r"bones?|fractur\w*|brok\w+|breaks?|stress_fractures?|osteo\w+|shin|collarbone|metatarsal"),
    ("tendons", r"tendons?|tend[io]n\w+|achilles|patella\w*|plantar|fascia\w*|it\s*band|heel_cord"),
    ("knees", r"knees?|meniscus|acl|patella\w*|kneecaps?|cartilage|joints?"),
    ("muscles", r"""
        muscles?|hamstrings?|calf|calves|quads?|glutes?|hips?|groin|thighs?|adductors?|tight\w*|cramp\w*
        |legs?
    """),
    ("back", r"back|spine|spinal|lumbar|disc|sciatica|posture|scoliosis|neck"),
    ("shoulders", r"shoulders?|arms?|collarbone|elbows?|wrists?|hands?|upper_body|fingers?|numb\w*"),
    ("blood", r"iron|ferritin|an(?:a)?emi\w+|haemoglobin|hemoglobin|blood_(?:values|test)|vitamin_\w+"),
    ("operations", r"surger\w*|operat\w*|replacement|prosthe\w+|metal|screws?|plate|hospital"),
    ("skin", r"skin|chaf\w*|rash|eczema|sunburn|blisters?|nipples?|rub\w*"),
    ("eyes", r"eyes?|eyesight|glasses|lenses|vision|blind\w*|see_(?:well|badly)|short-?sighted"),
    ("mind", r"depress\w*|anxi\w*|adhd|panic|mental_health|stress\w*|burn-?out|mood"),
    ("fear", r"""
        afraid|scare\w*|fear\w*|nervous\w*|anxious|nerves|terrif\w*|phobia|worr\w*|panic\w*|dread\w*
        |frighten\w*|eve_of|butterflies
    """),
    ("descents", r"descen\w*|downhills?|fast_descents|crash\w*|steep|heights?|ridges?|exposed"),
    ("climbs", r"hills?|climb\w*|uphills?|mountains?|gradients?|flat|terrain|hilly|rolling"),
    ("surface", r"""
        trails?|roads?|surfaces?|track|mud\w*|tarmac|asphalt|gravel|off-?road|forest|terrain|cobbles?
    """),
    ("listening", r"""
        music|podcasts?|listen\w*|headphones?|ear\s*(?:buds|phones)|audio\w*|songs?|playlist|silence
    """),
    ("sleep", r"sleep\w*|slept|insomnia|bed|snor\w*|nights?|rest|naps?|tired|wak\w+|hours_a_night"),
    ("work", r"""
        work(?:s|ing|place|day)?|jobs?|profession|employ\w*|office|shifts?|career|occupation|on_call
        |boss|colleagues|nurse|teacher|engineer|retired|desk|commut\w*|livelihood|living|company
        |business|weekdays?
    """),
    ("home", r"""
        live|lives|living|home|house|move[sd]?|flat|apartment|town|city|village|based|reside\w*|country
        |where|neighbou?rhood|island|coast|grew_up
    """),
    ("family", rf"""
        famil\w*|married|marriage|pregnan\w*|expecting|newborn|siblings|relatives|single|{OTHER_PEOPLE}
    """),
    ("age", r"""
        age|old|years?_old|born|birthday|turn(?:ed|ing)?_\d+|\d\ds|i'm_\d\d|fifties|forties|thirties
        |sixties|twenties|generation|masters
    """),
    ("name", r"name[ds]?|called|call_me|nickname"),
    ("company", r"""
        clubs?|groups?|teams?|alone|together|company|partners?|solo|others|friends?|bunch|pack|social\w*
        |parkrun|by_myself|with_whom|who_with
    """),
    ("coach", r"coach\w*|trainer|mentor|self-coached|guided"),
    ("volume", r"""
        mileage|volume|(?:km|k|miles|hours|kilomet\w+|h)_(?:a|per|each|every)_week|weekly|how_much
        |longest
    """),
    ("time of day", r"""
        mornings?|evenings?|lunch\w*|noon|early|late|before_work|after_work|time_of_(?:the_)?day
        |what_time|\d\s*(?:am|pm)|hours|sunrise|dawn|when_(?:do|should|can)_i_(?:train|run|ride|work)
        |night_owl|early_bird|o'clock
    """),
    ("recovery", r"""
        recover\w*|foam_roll\w*|massage\w*|sauna|stretch\w*|ice_bath|yoga|pilates|meditat\w*|naps?
        |rest_days?|easy_days?|theragun|physio\w*
    """),
    ("strength", r"""
        strength|gym|weights|dumbbells?|kettlebells?|lift\w*|squat\w*|barbell|core|rack|push-?ups
        |plank\w*|strong\w*|muscle
    """),
    ("units", r"miles?|kilomet\w*|km|units?|metric|imperial|pounds|kg|min/mi\w*"),
    ("wording", r"short|brief|long_answers|answers?|explain\w*|language|detail\w*|tone|blunt|style"),
    ("smoking and drinking", r"""
        smok\w*|tobacco|cigarettes?|nicotine|alcohol|beers?|wine|drunk|sober|vap\w+|drinks?_(?:beer
        |wine)|teetotal\w*|booze
    """),
    ("pacing", r"""
        start\w*|too_fast|pacing|pace|mistakes?|negative_split|blow\w*_up|fade|warm\w*_up|slow_start\w*
        |sprint\w*|finish
    """),
    ("goal", r"""
        goals?|dream\w*|aim\w*|ambition\w*|target\w*|qualif\w*|achiev\w*|hop(?:e|ing)|one_day|some\s*day
        |want_to_(?:run|finish|break|beat|win|do|ride|complete|become|climb)|would_love_to|long[\s-]term
        |bucket_list|break|big_plan|sub[\s-]?\d+|win|signed_up
    """),
    ("cue", r"""
        mantra|cues?|phrase|words?|tell_myself|say_to_myself|repeat\w*|count\w*|smil\w*|imagin\w*
        |think(?:ing)?_of|trick|mental\w*|visuali\w*|motto|sing\w*|whom_do_i_think|calm\w*|relax\w*
        |get(?:s)?_me_through|wall|when_it_(?:gets_)?(?:hard|hurts|tough)|hard_moments|dark_(?:moments
        |patch)|struggl\w*|give_up|quit|suffer\w*|head_games?|distract\w*|dedicat\w*
    """),
    ("watch", r"""
        watch\w*|wrist|gps|fenix|forerunner|coros|suunto|garmin|polar|apple_watch|track_my|record\w*
        |device|gadget|wearable
    """),
    ("shoes", r"""
        shoes?|(?:run|race|train)_in(?=_(?:from|day|for|on|every|when|most|usually|at|now|currently
        |these)|$)|trainers|flats|footwear|on_my_feet|sneakers|spikes|super\s*shoes
    """),
    ("bottles", r"bottles?|vest|pack|belt|flasks?|camelbak|carry|carrying|handheld|backpack"),
    ("travel", r"""
        travel\w*|flights?|fly(?:ing)?|jet\s?lag|holidays?|vacation|abroad|business_trips?|hotel\w*
    """),
    ("languages", r"""
        languages?|speak\w*|german|english|french|spanish|italian|dutch|danish|norwegian|swedish
        |portuguese|mother_tongue
    """),
    ("hobbies", r"""
        hobb\w+|cook\w*|bak(?:e|ing)|garden\w*|piano|guitar|play\w*|read\w*|paint\w*|photograph\w*
        |collect\w*|sing\w*|choir|chess|knit\w*|spare_time|free_time|leisure|medals?|kitchen
    """),
    ("other sports", r"""
        football|soccer|tennis|row(?:er|ing|ed)|ski\w*|climb(?:er|ing)|hockey|basketball|handball
        |gymnast\w*|swimmer|dance[rd]?|dancing|judo|karate|martial_arts|boxing|rugby|volleyball|hik\w*
        |surf\w*|golf|horse\w*|which_sports?|other_sports?|athlet\w*
    """),
    ("pets", r"dogs?|cats?|pets?|horse|animals?|puppy|retriever|labrador|leash"),
    ("food", rf"food|eat\w*|meals?|nutrition|nutrient|everyday_food|{FOODS}"),
    ("weather", r"weather|rain\w*|wind\w*|storm\w*|wet|snow\w*"),
    ("race", r"rac(?:e|es|ed|ing)|competition\w*|events?|start_line|majors?|finish_line"),
    ("women's health", r"""
        period|cycle|menstr\w*|pregnan\w*|menopaus\w*|postpartum|breast-?feed\w*|hormon\w*|contracept\w*
        |birth
    """),
    ("faith and duties", r"""
        church|pray\w*|ramadan|mosque|volunteer\w*|choir|sabbath|school_run|babysit\w*|care_for
        |look_after|duties|obligations?
    """),
    (
        "free time",
        r"weekends?|weekdays?|free|busy|spare|available|availability|during_the_week|days_off|schedule",
    ),
    ("money and law", r"budget|money|expensive|afford|cheap|insurance|licen[cs]e"),
)  # fmt: skip
_PATTERNS = tuple((name, words(told)) for name, told in (*_CONCEPTS, *CONCEPTS_OF_LIFE))


@lru_cache(maxsize=4_096)
def concepts_in(text: str) -> frozenset[str]:
    """Return what a text is about, by name."""
    said = plain(text)
    return frozenset(name for name, told in _PATTERNS if told.search(said)) | pieces_in(said)


def concepts_by_word(text: str) -> list[frozenset[str]]:
    """Return what each word of a text that is about something may be about, by name; in order."""
    said = plain(text)
    found: dict[int, set[str]] = {}
    for name, told in _PATTERNS:
        for match in told.finditer(said):
            found.setdefault(match.start(), set()).add(name)
    for start, names in pieces_at(said):
        found.setdefault(start, set()).update(names)
    return [frozenset(found[start]) for start in sorted(found)]
