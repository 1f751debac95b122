"""The words facts about an athlete are told by: bodies, illnesses, food, gear, other people."""

import re


def pattern(text: str, *, any_case: bool = False) -> re.Pattern[str]:
    """Return a pattern for text in small letters: its white space means nothing, "_" stands for blanks."""
    flags = re.VERBOSE | re.IGNORECASE if any_case else re.VERBOSE
    return re.compile(text.replace("_", r"\s+"), flags)


def words(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern of whole words, written as `pattern` is."""
    return pattern(rf"(?<![\w-])(?:{'|'.join(alternatives)})(?![\w-])")


OTHER_PEOPLE = r"""
        (?:wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|spouse|sons?|daughters?|kids?
        |child(?:ren)?|brothers?|sisters?|mum|mom|mother|dad|father|parents|grand\w+|uncle|aunt|cousins?
        |friends?|budd(?:y|ies)|mates?|team-?mates?|coach(?:es)?|trainer|boss|colleagues?|co-?workers?
        |neighbou?rs?|doctor|physio|physiotherapist|gp|cardiologist|dentist|dog|cat|club|team|roommate
        |training_partner|running_partner|running_buddy|ex|girl|boy|family|in-laws|nephew|niece|twins?
        |toddler|baby|osteopath|nutritionist|therapist|surgeon)
    """

CONDITIONS: tuple[tuple[str, str], ...] = (
    ("asthma", r"asthma(?:tic)?"),
    ("diabetes", r"(?:type_(?:1|2|one|two)_)?diabet(?:es|ic)|t[12]d|insulin(?:_pump)?|cgm"),
    ("blood pressure", r"(?:high|low)_blood_pressure|hyperten\w+|blood_pressure"),
    ("heart", r"""
        heart_(?:condition|murmur|attack|disease|defect|failure|problem|surgery|palpitations)
        |arr?h?ythmia|a-?fib|atrial_\w+|palpitations|pacemaker|stent|pots|angina|tachycardia|cardiac_\w+
        |cardiomyopathy|(?:heart|mitral|aortic)_valve|ecg|ekg|echocardiogram|bypass_surgery
    """),
    ("epilepsy", r"epilep\w+|seizures?"),
    ("iron", r"an(?:a)?emi[ac]|iron_deficien\w+|low_(?:iron|ferritin)|(?:low_)?ferritin"),
    ("thyroid", r"hypothyroid\w*|hyperthyroid\w*|hashimoto'?s?|thyroid|graves"),
    ("coeliac", r"co?eliac"),
    ("lactose", r"lactose(?:[\s-]+intoleran\w+)?"),
    ("gluten", r"gluten[\s-]+(?:intoleran\w+|sensitiv\w+)"),
    ("bowel", r"ibs|crohn'?s?|ulcerative_colitis|colitis|irritable_bowel"),
    ("reflux", r"acid_reflux|gerd|heartburn"),
    ("migraine", r"migraines?"),
    ("arthritis", r"(?:osteo)?arthritis|arthrosis|gout|rheumat\w+|lupus|fibromyalgia|multiple_sclerosis"),
    ("bones", r"osteoporosis|osteopenia|stress_fractures?|fractur\w+|broken_\w+"),
    ("back", r"scoliosis|(?:herniated|slipped|bulging)_dis[ck]\w*|sciatica|spondyl\w+"),
    ("knee", r"meniscus|acl|mcl|patell\w+|chondromalacia"),
    ("tendon", r"""
        tend[io]n(?:itis|opathy|osis)|bursitis|plantar_fasci\w+|shin_splints|it\s?b(?:and)?_syndrome
        |runner'?s_knee
    """),
    ("hernia", r"(?:inguinal_)?hernia"),
    ("raynaud", r"raynaud'?s?"),
    ("covid", r"long_covid"),
    ("mind", r"""
        depression|anxiety(?:_disorder)?|adhd|panic_attacks?|burn-?out|insomnia|ptsd|autis\w+
        |eating_disorder|anorexi\w+|bulimi\w+|red-s|ocd
    """),
    ("pregnancy", r"pregnan\w+|postpartum|breast-?feeding|c-section|miscarriage"),
    ("hormones", r"pcos|endometriosis|menopaus\w+|perimenopaus\w+|amenorrh\w+"),
    ("cancer", r"cancer|chemo\w*|leuk\w+|melanoma"),
    ("kidney", r"kidney_(?:stones?|disease|problems?)|one_kidney|transplant\w*"),
    ("blood clot", r"""
        embolism|thrombosis|blood_clots?|dvt|stroke|haemophilia|hemophilia|sickle_cell|factor_v
    """),
    ("head", r"concussions?|vertigo|tinnitus|faint\w*|dizz\w+|black(?:ed)?_out"),
    ("sight and hearing", r"colou?r[\s-]?blind|deaf|hearing_aids?|blind|glaucoma"),
    ("skin", r"eczema|psoriasis|urticaria|hives|sunburn_easily"),
    ("surgery", r"""
        plates?_(?:in|came_out|removed|taken_out|out)|screws_(?:in|out)|surger\w+|operat(?:ed|ion)|(?:hip|knee)_replacement|prosthe\w+|amput\w+|metal_(?:plate|rod)
    """),
    ("injury", r"""
        injur(?:y|ies|ed)|dislocat\w+|sprain\w*|torn|ruptur\w+|tear|physio(?:therapy)?|rehab|whiplash
    """),
    ("illness", r"fever|flu|infection|virus|covid|bronchitis|pneumonia|sick|ill|a_cold|hay\s*fever|pollen"),
    ("heat", r"heat\s*(?:stroke|exhaustion)|overheat\w*|hyponatr\w+|rhabdo\w*"),
)  # fmt: skip
MEDICINES = r"""
        blood_thinners?|warfarin|clopidogrel|eliquis|xarelto|aspirin|beta[\s-]?blockers?|statins?|anti-?depressants?
        |ssris?|sertraline|lexapro|metformin|insulin|(?:levo)?thyroxine|inhalers?|ventolin|salbutamol
        |albuterol|anti-?histamines?|antibiotics|ibuprofen|nsaids?|naproxen|diclofenac|paracetamol
        |painkillers?|steroids?|cortisone|prednis\w+|ritalin|adderall|concerta|lithium|ramipril
        |lisinopril|bisoprolol|amlodipine|omeprazole|pantoprazole|the_pill|birth_control|iud|hrt
        |testosterone|medication|medicines?|meds|tablets|epipen|epi-pen|diuretics?|accutane|roaccutane
        |finasteride|antacids?
    """
SUPPLEMENTS = r"""
        vitamins?(?:_[a-z]\d*)?|iron|magnesium|creatine|omega[\s-]?3|fish_oil|zinc|calcium
        |beetroot(?:_\w+)?|beta[\s-]?alanine|bicarb\w*|collagen|protein_powder|electrolytes?
        |salt_(?:tablets|pills|capsules)|ashwagandha|melatonin|supplements?
    """
FOODS = r"""
        gels?|chews?|blo[ck]+s|gumm(?:y|ies)|isotonic(?:_drinks?)?|sports?_drinks?|energy_(?:drinks?
        |bars?|gels?)|bars?|drink_mix(?:es)?|maurten|sis|science_in_sport|precision|tailwind|skratch|gu
        |clif|huma|spring|torq|high5|styrkr|neversecond|enervit|gatorade|powerade|lucozade|nuun|lmnt
        |hammer|perpetuem|infinit|ucan|powerbar|bananas?|dates|figs|raisins|rice(?:_cakes?)?|oat(?:s
        |meal)|porridge|granola|muesli|cereal|toast|bagels?|bread|pasta|potato(?:es)?|sandwich(?:es)?
        |eggs?|coffee|espresso|caffeine|tea|milk|dairy|cheese|yogh?urt|fibre|fiber|fructose|maltodextrin
        |sugar|honey|jam|coke|cola|red_bull|juice|beetroot|bicarb|pickle_juice|spicy(?:_\w+)?|curry
        |beans|salad|meat|fish|chicken|peanuts?|nuts|nut_butter|peanut_butter|chocolate|candy|sweets
        |gummy_bears|haribo|jelly_\w+|waffles?|stroopwafels?|pretzels?|chips|crisps|soup|broth|pizza
        |beer|alcohol|wine|solid_(?:foods?|stuff|things)|solids|liquids?|liquid_carbs?|carbs?
        |carbohydrates?|food|breakfast|water|soda|ketones?|sweeteners?|avocado|apples?|oranges?|melon
        |grapes|tomato(?:es)?|onions?|garlic|mushrooms?|shellfish|seafood|gluten|soy|sesame|fried_food
        |fat|baby_food|maple_syrup|mashed_potatoes|baked_potatoes|cereal_bars?|flapjacks?|salt_tablets
        |electrolytes?|protein(?:_shakes?)?|shakes?|smoothies?|ladoos?
    """
GUT = words(
    r"""
        stomachs?|gut|guts|tumm(?:y|ies)|belly|bowels?|digest\w*|nause\w+|queasy|sick|vomit\w*|throw(?:s
        |ing)?_up|threw_up|puk\w+|bloat\w*|cramps?|cramping|gi|toilet|bathroom|diarrh\w+|heartburn
        |reflux|burp\w*|gag\w*|keep_(?:\w+_)?down|sits?_(?:well|fine|badly|heavy)|agrees?|disagrees?
        |tolerat\w+|stomach\w*|settles?|runs_right_through|the_runs|wind|gas|handle|digests?
        |go(?:es)?_down|upsets?|fine_(?:with|for)_me|ok(?:ay)?_(?:with|for)_me|works?_(?:\w+_)?(?:for
        |with)_me|work_best|(?:it|they)(?:'s|'re|_is|_are|_was|_were)_(?:\w+ly_)?(?:ok|okay|fine|great|awful|disgusting)
        |makes?_me_(?:sick|ill|feel|thirsty|jittery|burp|gag|want)|jitter\w*
        |keeps?_me_awake|do_well_(?:with|on)|get_along_with|i'm_fine_(?:with|on)|can't_(?:eat|drink|have
        |swallow|take|do|stomach)|swallow|side_stitch\w*|acid|hiccups?
    """
)
DIET = words(
    r"""
        vegan|vegetarian|pescatarian|pescetarian|flexitarian|keto|ketogenic|low[\s-]carb|gluten[\s-]free
        |dairy[\s-]free|paleo|kosher|halal|ramadan|plant[\s-]based|intermittent_fasting|(?:eat
        |touch)_(?:no_)?(?:meat|animal_products)|fasted|fodmap|don't_eat_(?:meat|pork|fish|beef|sugar)
        |no_meat
    """
)
VALENCE_BAD = words(
    r"""
        hate[sd]?|dislike[sd]?|don't|doesn't|didn't|can't|cannot|not|never|no|without|upset\w*|sick
        |nause\w+|cramp\w*|bloat\w*|vomit\w*|throw\w*|threw|awful|terrible|horrible|disgust\w*|avoid\w*
        |bad|badly|toilet|diarrh\w+|allerg\w+|intoleran\w+|hurts?|kill\w*|stopped|quit|gag\w*|heartburn
        |reflux|worse|worst|bother\w*|stress\w*|struggle\w*|scare[sd]?|afraid|wreck\w*|ruin\w*|mess\w*
        |dread\w*|boring|bored?|gross|palpitations|jitter\w*|burp\w*|hiccups?|nothing|wasn't|isn't
        |aren't
    """
)
CHRONIC = r"""
        asthma|(?:type_(?:1|2|one|two)_)?diabetes|diabetic|high_blood_pressure|hypertension|a-?fib
        |arrhythmia|epilepsy|an(?:a)?emia|iron_deficiency|hypothyroidism|hashimoto'?s?
        |co?eliac(?:_disease)?|lactose_intoleran(?:ce|t)|ibs|crohn'?s?|acid_reflux|reflux|migraines?
        |arthritis|osteoporosis|osteopenia|scoliosis|sciatica|herniated_disc|slipped_disc
        |plantar_fasciitis|achilles_tend[io]n\w+|runner'?s_knee|raynaud'?s?|long_covid|adhd|depression
        |pcos|endometriosis|hay\s*fever|peanut_allergy|nut_allergy|pacemaker|heart_condition
        |heart_murmur|pregnan(?:t|cy)|hernia|bad_(?:knees?|back|hips?)
    """
