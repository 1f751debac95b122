"""How a question is put: what kind of answer it wants, and the words that only carry the sentence."""

PHRASES = """
ask:how = how do i | how do you | how can i | how could i | how should i | how would i | how would you
ask:how = how to | how do we | how might i | how can you | how should you | how can we | how should we
ask:how = how can one | how should one | how does one | how shall i | how am i supposed to | how best to
ask:how = how best do i | what can i do to | what should i do to | what do i do to | what could i do to
ask:how = what can i do about | what should i do about | what do i do about | what should i do | what can i do
ask:how = what do i do | now what | what to do | what helps | what helps against | what helps with
ask:how = what can i do against | what is the trick to | how do i deal with | how do i handle
ask:how = how do i manage | how do i cope with | what can help | how do i go about
ask:how = what is the best way to | what is the right way to | what is a good way to | what is the best way of
ask:how = best way to | best ways to | good way to | good ways to | right way to | way to | ways to | way of
ask:how = ways of | is there a way to | any way to | how is it best to | tips | tip | tricks | advice
ask:how = any tips | any advice | some tips | tips on | tips for | advice on | ideas | suggestions
ask:how = help please | guide | guide to | guidance | how | pointers | best practice | recommendations
ask:how = recommendation | what are good | what are the best | strategies for | strategy for | strategy
ask:how = strategies | approach | method | methods | technique | techniques | routine | protocol
ask:how = protocol for | procedure | tactic | tactics | steps to | what is the protocol for | what is the best
ask:how = what is a good | what would be a good | what is good | what is the ideal | what is the optimal
ask:how = what is the right | which | what | what kind of | what sort of | what type of | which kind of
ask:how = which type of | which are | what should | what do | what can | suggest | best option for | options
ask:how = what else | is there anything | anything i can do | how well | what is the | what is my
ask:how = what would be | what is your | what are my | what are your | what are the | how do i fix
ask:how = how can i fix | how do i get rid of | how can i get rid of | how do i solve | how can i deal with
ask:how = how can i handle | how do i tackle | dealing with | how should i deal with | coping with
ask:how = get rid of | how can i cope with | getting rid of | handling | managing | how best do you
ask:how = how can i manage | how do i come to terms with | what is the secret to | what is the key to
ask:define = what is | what are the basics of | explain | definition of | define | meaning of
ask:define = what does it mean | what is meant by | what do you mean by | explain to me | tell me about
ask:define = can you explain | could you explain | please explain | what exactly is | describe
ask:define = what is the meaning of | mean
ask:amount = how much | how many | amount of | amount | number of | quantity of | quantity | dose | dosage
ask:amount = dose of | count of | what amount of | what number of | how much of | what quantity of
ask:amount = what dose of | total | how large an amount of | how big a dose of | right amount of
ask:amount act:eat = intake | intake of | consumption | requirement for | requirements for
ask:duration = how long | how much time | what length of time | duration of | duration | length of | length
ask:duration = how long does it take | how long do i need | how long will it take | how long should
ask:duration = how long does | for how long | time needed for | time needed to | time required | timeframe
ask:duration = time frame | time it takes | period | how lengthy
ask:duration unit:hour = how many hours | hours of | number of hours | in hours
ask:duration unit:minute = how many minutes | minutes of | number of minutes | in minutes
ask:duration unit:day = how many days | number of days | days of | in days
ask:duration unit:week = how many weeks | number of weeks | weeks of | in weeks
ask:duration unit:month = how many months | number of months | months of | in months
ask:duration act:train = preparation time
ask:frequency = how often | how many times | how frequently | frequency of | frequency | number of times
ask:frequency = how regularly | what frequency
ask:when = when | at what point | how early | how soon | what time should i | what time do i | at what time
ask:when = at which point | by when | what is the best time | best time to | best time for | what moment
ask:when = at what moment | timing of | timing | when is the best time | how far ahead | how far in advance
ask:when = since when
ask:when when:before = how long before | how many days before | how many weeks before | how many hours before
ask:when when:before = how many minutes before | how far before | how long ahead of | how many hours ahead of
ask:when when:before = how many days ahead of | what is the gap between | how soon before | how early before
ask:when when:before = how far out from | how many weeks out from | how many days out from | how long prior to
ask:when when:before = how many hours prior to | how many days prior to
ask:when act:return = when can i go back to | how soon can i go back to | when can i return to
ask:when act:return = how soon can i return to | when can i get back to | how soon can i get back to
ask:when act:return = how soon can i resume | when can i resume | when can i restart | how soon can i restart
ask:when act:return = when may i resume | when should i return to
ask:where = where | where can i | where do i | in which place | at which place | location of
ask:where = what is the best place | best place
ask:why = why | how come | what causes | what is the reason for | what is the cause of | reason for
ask:why = reasons for | cause of | causes of | what makes | for what reason | why do i get | what is causing
ask:why = what is behind | reasons why | the reason | what makes me get | why am i getting | what leads to
ask:why = what brings on | what triggers
ask:who = who | whom | which people | what kind of person
ask:signs = how do i know if | how do i know | how can i tell | how can i tell if | how do i tell if
ask:signs = how can i know if | what are the signs of | signs of | signs that | symptoms of
ask:signs = what are the symptoms of | how do i recognise | how do i recognize | how can i recognise
ask:signs = indicators of | what are signs of | what are signs that | warning signs of | how would i notice
ask:signs = how do i notice | how do i spot | how do i find out if | what tells me that | how will i know
ask:signs = am i too | how can i see whether | how do i tell whether | how do i know whether | symptoms
ask:worth = should i | ought i to | ought to | shall i | do you recommend | would you recommend | is it worth
ask:worth = worth it | worth | is it a good idea | good idea | a good plan | is it smart | is it wise | wise
ask:worth = smart | sensible | advisable | is it advisable | is it useful | useful | beneficial | benefit
ask:worth = is it beneficial | is it helpful | does it make sense | make sense | is it good | is it better
ask:worth = better to | is it sensible | would it be better | a good choice | good choice | is it recommended
ask:worth = recommended | does it help | any benefit | pay off | bring anything | any good | any use
ask:worth = is it reasonable | reasonable | should a | should an | should athletes | is there any benefit
ask:worth = is there a benefit | makes sense | a good thing | good thing | should you | should we | should one
ask:worth = do i benefit from | would i benefit from | a smart move | smart move | worthwhile
ask:worth = is there a point in | any point in | is there any point in | point in | worth the money
ask:worth = worth buying | worth having | worth using | worth doing
ask:can = can i | can you | can we | could i | may i | is it ok | is it okay | ok to | okay to | ok if
ask:can = is it fine | fine to | is it all right | all right | alright | acceptable | is it acceptable
ask:can = is it alright | may you | ok | okay | can one | can a | can an | can athletes | could you
ask:can = is there a problem if | any problem with | is there any harm in | do i get away with
ask:can = can i get away with | fine | can i still | is it still ok | am i ok to | am i fine to
ask:can = would it be ok | would it be fine
ask:must = do i have to | must i | required | is it required | have to | mandatory | compulsory | obligatory
ask:must = must
ask:need = do i need | do i need to | need i | is it necessary | necessary | need to | really need | essential
ask:need = is it essential | do you need | do we need | is there a need | does one need | indispensable
ask:need = needed
ask:bad = is it bad | bad for | is it harmful | harmful | dangerous | is it dangerous | is it unhealthy
ask:bad = unhealthy | is it wrong | risky | is it risky | a bad idea | bad idea | damaging | do any harm
ask:bad = is it unsafe | unsafe | detrimental | is it a problem | a mistake | is it a mistake | bad to
ask:bad = is it a bad idea | not safe | not a good idea | not ok
ask:enough = enough | sufficient | sufficiently | suffice | adequate | is it enough
act:affect = affect | effect of | effects of | impact of | influence of | what effect does | what impact does
act:affect = influence | impact | effect
act:differ = what is the difference between | difference between | differ | differences between
act:differ = what distinguishes | distinguish | difference | different
act:cost = cost | cost of | price of | how expensive | price | expensive
ask:choice = or | versus | vs
ask:how act:use = how do i use | how should i use | how can i use | how to use | how do i take
ask:how act:use = how should i take | how to take | how do you use | how do you take | how can i take
ask:safe = is it safe | safe to | is it safe to
ask:possible = is it possible | possible | possible to | feasible | is it feasible | is it realistic | able to
ask:possible = am i able to | doable
ask:allowed = am i allowed | allowed | allowed to | is it permitted | permitted | legal | against the rules
ask:allowed = forbidden
ask:when deg:late = how late
"""

LIGHT = """
a an the this that these those they them their there here it its itself i me my mine myself we us our ours you
your yours one's oneself is am are be been being was were do does did doing done have has had having will
would shall of to in on at for from by with as into onto upon about around regarding concerning via per
through within across toward towards and so then but also too please thanks thank hi hello hey okay well just
really actually basically simply exactly properly correctly right good best better great ideal ideally optimal
optimum perfect proper correct set setting appropriate suitable typically normally usually generally certain
some any anything something thing things stuff kind sort type ones rid get gets getting got go goes going gone
take takes taking took make makes making made use uses using used put give gives given want wants wanted like
love wish need needs try trying tries aim aims aiming target targets plan plans planning goal goals hold
holding look looking think feel feels feeling know come comes coming keep keeps keeping kept should can could
may might ought must let's tell show find happen happens expect i'm i've i'd im ive people person someone
somebody anyone everybody athlete athletes anybody way ways tips tip advice help idea ideas suggestion
suggestions question wonder wondering curious how what when which whether if who whom whose where why case
terms respect regard order sake overall currently personally sport sports etc eg ie still yet ever even quite
rather pretty fairly
"""
