"""The words by which a claim about the body in general is told from advice to this athlete."""

import re


def _one_of(listed: str) -> str:
    """Return a pattern of alternatives that are written over several lines, with bars between them."""
    return "(?:" + "|".join(" ".join(each.split()) for each in listed.split("|")) + ")"


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# What is spoken of in general: the body, what it takes in, what training and weather do to it.
_SUBJECT = _one_of(
    r"""caffeine | coffee | lactic acid | lactate | sleep(?:ing)?(?: deprivation)? | dehydration | hydration
    | sodium | salt | electrolytes? | magnesium | potassium | iron | protein | creatine
    | carb(?:ohydrate)?s? | glycogen | glucose | fructose | sugar | fat | ketones? | alcohol
    | beetroot(?: juice)? | nitrates? | vitamins?(?: \w)? | ibuprofen | nsaids? | painkillers
    | stretching | massage | foam rolling | ice baths? | cold water(?: immersion)? | cold | hot baths?
    | saunas? | compression | cooling | heat | humidity | altitude | thin air
    | (?:heat )?acclimati[sz]ation | strength | plyometrics | weights | yoga | intervals | hiit
    | high[- ]intensity | low[- ]intensity | easy running | easy runs | easy training | running easy
    | long runs | zone 2 | zone two | fasted | training | exercise | endurance | overtraining | taper\w*
    | a taper | detraining | stress | cortisol | testosterone | hormones? | mental fatigue | self-talk
    | imagery | visuali[sz]ation | cadence | carbon | super shoes | shoes | plates | drafting | downhill
    | uphill | eccentric | muscles? | tendons? | bones? | joints? | knees | lungs | hearts? | the heart
    | the body | your body | bodies | the brain | the gut | immune | blood | plasma | mitochondria
    | capillaries | red blood cells | vo2 ?max | (?:the )?lactate threshold | running economy | injury
    | injuries | soreness | cramps? | women | men | older | younger | masters | beginners | runners
    | cyclists | athletes | people | gels? | food | inflammation | recovery | carbohydrate loading
    | fuelling | supplements? | heart rate variability | hrv | rest"""
)
# What is said to follow, in general: in the present, of no one run or plan.
_EFFECT = _one_of(
    r"""improves? | impairs? | causes? | reduces? | increases? | raises? | lowers? | prevents? | boosts?
    | stimulates? | speeds? up | slows?(?: down)? | helps? | strengthens? | weakens? | suppress(?:es)?
    | damages? | builds? | burns? | doubles? | halves | saves? | protects? | promotes? | enhances?
    | accelerates? | delays? | triggers? | activates? | leads? to | results? in | makes? | depletes?
    | restores? | absorbs? | adapts? | harms? | hurts? | works? best | elevates? | decreases?
    | predicts? | lasts? | can only | cannot | needs? | requires? | takes? | is an? \w+ | is the \w+
    | are an? \w+ | are the \w+ | comes? from | is caused by | are caused by | shifts? | optimi[sz]es?
    | maximi[sz]es? | stores? | produces? | releases? | repairs?"""
)
_OPENING = _one_of(
    r"""in general | generally | usually | also | and | but | because | since | as | so | remember
    | note that | that is because | the reason is that | in fact | as you know"""
)
_HEDGES = _one_of("can | will | may | also | often | usually | significantly | only | really")

CLAIM = _words(
    rf"^\W*(?:{_OPENING},? )*(?:{_SUBJECT}\b[\w ,'%-]{{0,40}}?|[\w'-]+ {_SUBJECT}\b[\w ,'%-]{{0,30}}?)"
    rf" (?:{_HEDGES} )*{_EFFECT}\b"
)
# What it is said to do it to.
ON_THE_BODY = _words(
    r"\b"
    + _one_of(
        r"""performance | endurance | recover\w* | soreness | injur\w+ | inflammation | fatigue | economy
        | oxygen | mitochondria | capillar\w+ | vo2 ?max | threshold | glycogen | fat | plasma | blood
        | cramps? | immune | cortisol | testosterone | hormon\w+ | muscles? | tendons? | bones?
        | joints? | knees? | kidneys? | liver | heart | lungs | brain | gut | stomach | absor\w+
        | adapt\w* | body | protein synthesis | energy | metabolism | sweat | dehydrat\w+ | sodium
        | hyponatr\w+ | strength | fitness | power | speed | pace | sleep | illness\w* | risk | load
        | nerves | effort | repair | hydrat\w+ | water | carbohydrate | heat | fibres | fibers | cells
        | cartilage | stress"""
    )
    + r"\b"
)
AS_SCIENCE = _words(
    r"\b(?:stud(?:y|ies)|research|science|scientists|evidence|experts?|trials?|meta-analys[ei]s|literature)\b"
    r".{0,25}\b(?:shows?|shown|suggests?|finds?|found|says?|proves?|proven|agrees?|indicates?|confirms?)\b",
    r"\b(?:according to|based on) (?:\w+ )?(?:science|research|studies|experts|evidence)\b",
    r"\bit is (?:well[- ])?(?:known|proven|established) that\b|\bscientifically\b",
)
# What only reckons: "Eight gels at 25 g make 200 g of carbohydrate."
ARITHMETIC = _words(
    r"^\W*(?:so |that is |in all,? |together,? )?(?:(?:the|your|all) )?"
    r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b"
    r"[^.;]{0,60}?\b(?:makes?|gives?|comes? to|adds? up to|equals?|totals?|is|are)"
    r" (?:about |around |roughly |just |exactly )?\d[\d,.]* ?(?:g|mg|ml|l|kcal|grams?|litres?)\b"
)
_WHO = _one_of(
    "you | runners | athletes | adults | we | people | one | the body | your body | (?:your )?muscles?"
)
_TO_DO = _one_of("adapt | recover | acclimati[sz]e | rebuild | repair | refill | get used | lose | gain")
NEEDED = _words(
    rf"\b{_WHO}\b.{{0,12}}\bneeds?\b.{{0,30}}\b(?:hours?|days?|weeks?|g|grams?)\b.{{0,25}}"
    rf"\b(?:to {_TO_DO}|of sleep)\b",
    r"\b(?:it takes?|takes? (?:about|around|up to|at least))\b.{0,30}\b(?:days?|weeks?|hours?|months?)\b"
    rf".{{0,20}}\bto {_TO_DO}\b",
)
# What speaks of this athlete, this plan, this race: no claim in general.
_THEIRS = _one_of(
    "plan | week | long run | race | course | data | form | goal | result | taper | target | session | knee"
    " | pain"
)
_DID = _one_of(
    r"would | will | have | had | ran | rode | said | asked | cover\w* | took | left | know | can | cannot"
    r" | did"
)
THIS_ONE = _words(
    r"\b(?:this|these|today|tomorrow|tonight|yesterday|km ?\d|mile \d|below|card|version)\b",
    r"\b(?:the|your|in|on) (?:last|next)\b"
    r"|\b(?:last|next) (?:\w+ )?(?:weeks?|nights?|months?|runs?|rides?|races?|time)\b",
    rf"\b(?:your|the) {_THEIRS}\b|\byour load\b",
    r"\byour (?:\w+ ){0,2}(?:drifted|was|were|ended|went|starts?|comes|has|had|is|are)\b",
    rf"\b(?:i|we|you) (?:{_DID}|do not)\b",
    r"\b(?:was|were|went|ran|rode|felt|did|said|asked|covered|drifted|left out)\b|\bplease\b|\?\s*$",
    r"\b(?:w|ml|km|m|s)\b(?= (?:at|on|in|for|an hour|and|with)\b)|\d ?W\b",
)
_BEFORE_A_COMMAND = _one_of(
    "then | so | and | now | first | also | please | just | always | never | do not | don't | if [^,]+,"
)
COMMAND = _words(
    rf"^\W*(?:{_BEFORE_A_COMMAND} )*"
    + _one_of(
        r"""hold | take | drink | eat | sip | run | ride | walk | start | keep | stay | try | use | push
        | ease | let | say | tell | rest | stop | see | practi[sz]e | sleep well | sleep early
        | sleep in | sleep enough | sleep as | sleep on | skip | add | begin | go | cut | leave
        | breathe | relax | save | press | wear | aim | avoid | plan | give | get | make | do | be | put
        | test | call | ask | wait | watch | remember to | listen | move | swap | shorten | warm
        | cool down | weigh | repeat | rehearse | build in | work | count"""
    )
    + r"\b(?! \w+s\b (?:your|the) )"
)
