"""Words whose endings are not grammar, and words whose grammar is not in their endings."""

KEPT = """
during morning evening king spring string swing bring wing ring thing something anything nothing everything
sling ceiling hundred red bed sled need speed feed seed bleed exceed proceed succeed weed reed tired gas
lens plus minus bus always less loss miss across cross grass glass pass stress press dress fitness news mass
class abs pros cons perhaps various previous nervous tendinitis fasciitis arthritis diabetes sometimes
besides pilates lactate ultra this his its us as yes asics garmins unless sets exercises timing fasting
fasted slowing rested allowed following trainers itbs weights lunge lunges times used based paused biased
species series tennis pelvis analysis basis iris chris dennis paris
"""

IRREGULAR = """
run: ran runs running | eat: ate eaten eats eating | drink: drank drunk drinks drinking | sleep: slept
swim: swam swum | ride: rode ridden | feel: felt | get: got gotten gets | go: went gone goes going
take: took taken | do: does did done doing | have: has had having | be: is are was were been being am
make: made making | keep: kept | lose: lost losing loses | wear: wore worn | hurt: hurts hurting
row: rowing rowed rows | begin: began begun beginning | buy: bought | fly: flew flown flies flying
break: broke broken | lie: lying lay | set: setting sets | hit: hitting hits | cut: cutting cuts
foot: feet | tooth: teeth | woman: women | man: men | child: children kids kid
pedal: pedalling pedaling pedalled | travel: travelling traveling travelled traveled
fuel: fuelling fueling fuelled fueled | die: dying dies died | tie: tying ties tied | tyre: tires tire tyres
calf: calves | metre: meter meters metres | litre: liter liters litres | think: thought | fall: fell fallen
sink: sank | hold: held | stand: stood | sit: sat | hip: hips | use: used using uses
freeze: freezing froze frozen | body: bodies | dizzy: dizziness | sore: soreness | tight: tightness
hike: hiking hiked hikes | descent: descents | bring: brought | drive: drove driven | shake: shook
meet: met | rise: rose risen | throw: threw thrown | see: saw seen | give: gave given | bad: badly
quick: quickly | slow: slowly | easy: easily | safe: safely | efficient: efficiently | grey: gray
colour: color | kilometre: kilometer kilometers kilometres | program: programme
practise: practice practices practising | acclimatise: acclimatize acclimate acclimating
"""
