"""Gear in what athletes say of themselves, and what each piece is the one answer to: "shoes:race"."""

import re
from collections.abc import Iterator

from agent.understanding.facts_lexicon import pattern, words

_BIKE_BRANDS = r"""
        canyon|specialized|trek|giant|cannondale|cerv[eé]lo|bianchi|scott|bmc|pinarello|ribble|cube
        |orbea|merida|colnago|look|focus|rose|felt|argon(?:_18)?|quintana_roo|qr|boardman|wilier|factor
        |ridley|lapierre|kona|surly|brompton|salsa|santa_cruz|yeti|liv|marin|ventum|de_rosa|basso|time
        |storck|genesis|dawes|van_nicholas|van_rysel|btwin|b'twin|triban|planet\s*x|dolan|enve|moots|litespeed|fuji|gt|kona
        |rocky_mountain
    """
_BIKE_MODELS = r"""
        aeroad|ultimate|endurace|speedmax|grail|grizl|tarmac|roubaix|venge|diverge|shiv|crux|allez
        |madone|[eé]monda|domane|checkpoint|speed_concept|propel|defy|tcr|trinity|supersix|synapse
        |systemsix|topstone|caad\s*\d+|p5|p3|p2|s5|r5|soloist|caledonia|oltre|foil|addict|plasma|dogma
        |teammachine|timemachine|roadmachine|orca|ordu|aero_bike
    """
_SHOE_BRANDS = r"""
        saucony|asics|hoka|brooks|adidas|nike|new_balance|mizuno|altra|salomon|la_sportiva|inov-?8
        |merrell|puma|under_armour|topo|craft|newton|kiprun|on_cloud\w*|cloud(?:monster|surfer|boom
        |runner|flow|stratus)\w*|vibram|merrell|scarpa|norda|speedland|mount_to_coast|skechers|reebok
        |vivobarefoot|xero
    """
_SHOE_MODELS = r"""
        endorphin(?:_(?:pro|speed|elite|edge))?|kinvara|triumph|guide|peregrine|novablast|nimbus|kayano
        |cumulus|metaspeed|superblast|magic_speed|gel-\w+|clifton|bondi|mach|rincon|speedgoat|rocket_x
        |cielo|challenger|torrent|tecton|ghost|glycerin|adrenaline|hyperion|cascadia|launch
        |adios(?:_pro)?|boston_\d+|takumi|ultra-?boost|adizero|evo_sl|vaporfly|alphafly|pegasus|vomero
        |invincible|zoom_fly|streakfly|rebel|fuelcell|1080|880|860|sc_elite|wave_rider|lone_peak|torin
        |escalante|ultra_glide|s/?lab|sense_ride|deviate|fast-?r|wildcat|bushido|vaporflys|alphaflys
        |adios_pros|next\s*%
    """
_GEAR: tuple[tuple[str, str], ...] = (
    ("head unit", r"""
        (?:garmin_)?edge_\d+|edge_explore|(?:wahoo_)?elemnt(?:_\w+)?|wahoo_(?:bolt|roam|ace)|(?:hammerhead_)?karoo|lezyne
        |head_unit|(?:bike|cycling)_computer|sigma_rox|bryton
    """),
    ("power meter", r"""
        power\s*meters?|(?:favero_)?assiomas?|quarq|stages|4iiii|srm|power2max|vector_pedals|rally_pedals|powertap
        |infocrank
    """),
    ("running power", r"stryd|foot\s*pod"),
    ("indoor trainer", r"""
        kickr(?:_\w+)?|smart_trainer|turbo(?:_trainer)?|tacx(?:_\w+)?|neo_2t?|wattbike|rollers|peloton
        |(?:indoor|stationary|home|bike)_trainer|(?:stationary|spin|spinning|exercise)_bike|zwift_(?:hub
        |ride)|elite_(?:direto|suito|justo)|saris
    """),
    ("treadmill", r"treadmill"),
    ("heart rate strap", r"""
        (?:heart\s*rate|hr|chest)_(?:strap|monitor|belt)|chest_strap|hrm(?:[\s-]pro)?|polar_h\d+|h10
        |tickr|verity_sense
    """),
    ("watch", r"""
        watch(?:es)?|fenix(?:_\d\w*)?|fēnix|forerunner(?:_\d+)?|fr\s?\d{3}|coros(?:_\w+)?
        |suunto(?:_\w+)?|apple_watch|polar_(?:vantage|grit|pacer|ignite)|vertix|apex_\d|instinct
        |enduro_\d|epix|amazfit|venu|fitbit|garmin
    """),
    ("sleep tracker", r"oura(?:_ring)?|whoop"),
    ("shoe insoles", r"insoles?|orthotics|orthoses"),
    ("compression", r"compression_\w+|calf_sleeves"),
    ("wetsuit", r"wetsuit|tri-?suit|skinsuit"),
    ("glasses", r"contact_lenses|contacts|(?:sun)?glasses"),
    ("goggles", r"goggles"),
    ("helmet", r"helmet"),
    ("wheels", r"""
        (?:disc|carbon|deep[\s-]section|aero|race)_wheels?|wheel\s*set|wheels|zipps?(?:_\d+)?
        |(?:dt_swiss|hunt|roval|bontrager)_\w+|\d{2}\s*mm_wheels
    """),
    ("tyres", r"ty?i?res|tubeless|gp\s?5000|clinchers|tubulars|corsa|latex_tubes"),
    ("gearing", r"""
        cassette|chainrings?|crank(?:set)?s?|groupset|ultegra|dura[\s-]ace|sram|di2|shimano|gearing
        |compact_crank|\d{2}[-/x]\d{2}_(?:cassette|chainrings?)
    """),
    ("pedals", r"(?:clipless_|flat_)?pedals|cleats"),
    ("saddle", r"saddle"),
    ("aero bars", r"(?:aero|tri|clip-on)\s*bars?|tt_bars"),
    ("poles", r"(?:trekking|running|hiking)?\s*poles"),
    ("pack", r"""
        (?:running|race|hydration|trail)_(?:vest|pack|belt|backpack)|hydration_\w+|camelbak|flip\s?belt
        |soft_flasks?|bottle_belt|handheld
    """),
    ("head torch", r"head\s*(?:lamp|torch)"),
    ("headphones", r"head\s*phones|ear\s*(?:buds|phones)|airpods|shokz|aftershokz"),
    ("stroller", r"(?:jogging_|running_)?stroller|buggy|pram|thule(?:_\w+)?"),
    ("gym gear", r"""
        kettlebells?|dumbbells?|barbell|squat_rack|rowing_machine|rower|elliptical|cross-?trainer
        |foam_roller|massage_gun|theragun|sauna|ice_bath
    """),
    ("shoes", rf"""
        shoes?|sneakers|flats|spikes|carbon_plates?|super\s*shoes|(?:{_SHOE_BRANDS})|(?:{_SHOE_MODELS})
        |trainers|(?<!on\s)sandals
    """),
    ("bike", rf"""
        (?:road|gravel|tt|tri(?:athlon)?|time_trial|mountain|race|racing|commuter|winter|touring|cargo
        |city|steel|carbon|titanium|aero|folding|track|fixie|e-?)[\s-]*bikes?|bikes?|bicycles?|mtb
        |hardtail|roadie|fixie|recumbent|tandem|titanium|(?:{_BIKE_BRANDS})|(?:{_BIKE_MODELS})
    """),
)  # fmt: skip
_GEAR_PATTERNS = tuple((slot, words(names)) for slot, names in _GEAR)
GEAR = words(*(names for _, names in _GEAR))
"""Any piece of gear by its noun, brand or model."""
_OWNS = words(
    r"""
        rid(?:e|es|ing)|run(?:ning)?_(?:my_\w+_)?(?:in|with)|rac(?:e|ing)_(?:in|on|with)
        |train(?:ing)?_(?:in|on|with)|wear(?:ing)?|us(?:e|ing)|own|have(?:_got)?|'ve(?:_got)?|got|bought
        |purchased|ordered|my|switched|swapped|changed|upgraded|replaced|treated_myself|rent|moved
        |went_back|love|prefer|on_(?:a|an|my|the)|do_(?:my_)?\w+_(?:\w+_)?(?:in|on)|new|need|swim_in
        |borrow|rent|commute_on|track_my|record|mine|got_rid|fitted|put|sold|with_(?:a|an|my)|a|an|for
    """
)
_BIKE_KINDS = (
    ("tt", words(r"""
        tt|tri|triathlon|time_trial|speedmax|shiv|p5|p3|p2|plasma|speed_concept|ordu|timemachine
        |quintana_roo|ventum
    """)),
    ("cross", words(r"cross_bike|x-night")),
    ("gravel", words(r"gravel|grail|grizl|diverge|crux|checkpoint|topstone|cyclocross|cx")),
    ("mtb", words(r"mountain[\s-]?bikes?|mtb|hardtail|full[\s-]suspension")),
    ("commuter", words(r"commut\w*|brompton|city|to_work|folding|cargo|e-?bike")),
    ("winter", words(r"winter")),
    ("climbing", words(r"mountains?|climb\w*|alps|hilly")),
    ("track", words(r"track|fixie")),
)  # fmt: skip
_SHOE_KINDS = (
    ("trail", words(r"""
        trails?|off-?road|mud|mountains?|peregrine|speedgoat|cascadia|lone_peak|ultra_glide|torrent
        |tecton|challenger|bushido|wildcat
    """)),
    ("race", words(r"""
        rac(?:e|es|ing)|race_day|competitions?|flats|carbon_plates?|vaporflys?|alphaflys?|metaspeed
        |adios_pros?|endorphin_(?:pro|elite)|rocket_x|sc_elite|marathon_shoes?
    """)),
    ("speed", words(r"""
        speed\s*(?:work|sessions?|days?)?|intervals?|tempo|track|spikes|workouts|fast_(?:runs?|days
        |sessions)
    """)),
    ("daily", words(r"""
        train(?:ing)?|daily|every\s?day|easy|recovery|long_runs?|most_runs|slow_runs|mileage
    """)),
)  # fmt: skip
_MADE_WORDS = pattern(r"""
    (?<!\w)(?:look|time|focus|guide|launch|mach|rose|felt|giant|factor|craft|on|boston|challenger
    |triumph|kona|time|ghost|ultimate|scott|marin|cube|gt|rebel|spring)(?!\w)
""")
ADDITIONAL = words(r"""
    also|another|second|third|too|as_well|spare|additionally|other|n\s?\+\s?1|besides|extra|both(?!_(?:legs|feet|sides|hands|knees))
""")


_WHICH = words(
    r"""
        rid(?:e|ing)_(?:an?|my|the|mostly)|(?:there's|there_is|it's)_an?|run(?:ning)?_(?:\w+_){0,3}?in
        |rac(?:e|ing)_(?:\w+_){0,2}?(?:in|on)|train(?:ing)?_(?:in|on|with)|wear(?:ing)?|us(?:e|ing)|own
        |i_(?:\w+_)?have|'ve|got|bought|purchased|ordered|switched|swapped|changed|upgraded|replaced
        |treated_myself|(?:head\s*torch|bike|watch|shoes|poles|helmet|wetsuit)_(?:is|are)_an?|moved
        |went_back|new|my_[\w\s-]{2,40}?(?:is|are|was|:)_(?:now_)?(?:an?|the|from|my|\w+_\d
        |[a-z]+_[a-z]+$|[a-z]+s?$)|on_an?|long_runs_in|swim_in|commute_on|mine_is
    """
)


_NAMES_A_BIKE = pattern(
    rf"""
        (?<!\w)(?:{_BIKE_BRANDS}|{_BIKE_MODELS}|titanium)(?!\w)|(?<!\w)(?:an?|my|the|new|old|own
        |mine)_(?:[\w-]+_){{0,3}}?(?:[\w-]*bikes?|bicycle|mtb|fixie|tandem|recumbent|hardtail)(?!\w)
    """
)


_RIDES_A = pattern(r"""
    (?:ride|riding|own|bought|have|got|on|is|it's)_(?:an?|my|the)_(?:(?:old|new|road|race|steel|carbon
    |gravel|used)_)?(?P<what>[\w-]+)
""")
_RUNS_IN = pattern(r"""
    (?:run|running|race|train|are|is)_(?:in_)?(?:the_|my_)?(?:(?:adidas|hoka|saucony|brooks|nike|asics
    |old|new)_)?(?P<what>[\w-]+)
""")


def gear_slot(said: str) -> str | None:
    """Return what a clause about one's own gear is the one answer to; None where it is about none.

    A clause that tells of a piece without saying which it is ("my watch loses time") has the slot "".
    """
    slot = piece_in(said)
    if slot is None:
        return None
    return slot if _WHICH.search(said) else ""


def piece_in(said: str) -> str | None:
    """Return the slot of the piece of one's own gear a clause names; None where it names none."""
    if _OWNS.search(said) is None:
        return None
    for slot, names in _GEAR_PATTERNS:
        found = names.search(said)
        if found is None or _is_a_plain_word(slot, found[0], said):
            continue
        if slot == "bike" and not _NAMES_A_BIKE.search(said):
            return ""
        if slot == "bike":
            return _kind_of("bike", _BIKE_KINDS, said)
        if slot == "shoes":
            return _kind_of("shoes", _SHOE_KINDS, said)
        return slot
    return None


_NAMED_FOR = {
    "bike": "cycling",
    "shoes": "shoes",
    "watch": "watch",
    "indoor trainer": "indoors",
    "treadmill": "indoors",
}


def pieces_in(said: str) -> frozenset[str]:
    """Return every piece of gear a text in small letters names, with what it is for."""
    return frozenset(name for _, names in pieces_at(said) for name in names)


def pieces_at(said: str) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield where a text names a piece of gear, and by which names."""
    for slot, names in _GEAR_PATTERNS:
        match = names.search(said)
        if match is not None and not _is_a_plain_word(slot, match[0], said):
            yield match.start(), frozenset({slot, _NAMED_FOR.get(slot, slot)})


def _is_a_plain_word(slot: str, found: str, said: str) -> bool:
    """Tell whether a brand is but an English word here: "I look tired", "I felt bad", "in Boston"."""
    if slot not in ("bike", "shoes") or not _MADE_WORDS.fullmatch(found):
        return False
    if slot == "bike":
        return all(found != each["what"] for each in _RIDES_A.finditer(said))
    return all(not found.startswith(each["what"]) for each in _RUNS_IN.finditer(said))


def _kind_of(slot: str, kinds: tuple[tuple[str, re.Pattern[str]], ...], said: str) -> str:
    return next((f"{slot}:{kind}" for kind, names in kinds if names.search(said)), slot)
