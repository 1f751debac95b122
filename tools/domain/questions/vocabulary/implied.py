"""What a word says beside itself: a marathon is a race that is run, a gel is carbohydrate that is eaten."""

IMPLIED = """
nutr:gel nutr:chew nutr:bar > nutr:carb act:eat act:carry
nutr:carb nutr:protein nutr:fat nutr:solid nutr:banana nutr:calorie > act:eat
nutr:carbload > nutr:carb act:load act:eat
nutr:caffeineload > nutr:caffeine act:load
nutr:water nutr:coffee nutr:tea nutr:milk > nutr:drink
nutr:beer nutr:wine nutr:alcohol nutr:sportsdrink nutr:energydrink > nutr:drink
nutr:saltpill > nutr:sodium
nutr:ironsup > nutr:iron nutr:supplement
meal:breakfast meal:dinner meal:lunch meal:meal meal:recovery > act:eat meal:meal
meal:breakfast > day:morning
meal:dinner > day:evening
meal:recovery > rest:recover
food:fasted > act:eat
race:ironman race:halfironman race:olympic race:sprint > race sport:tri
race:ultra race:parkrun race:xc > race sport:run
race:timetrial race:crit race:gran race:relay race:stage race:hyrox > race
race:tri_t1 > race:transition sport:tri sport:swim sport:bike race
race:tri_t2 > race:transition sport:tri sport:bike sport:run race
sport:tri sport:duathlon > race
ses:brick > sport:bike sport:run ses:session act:train
ses:offbike > sport:bike
ses:interval ses:speed ses:tempo ses:threshold ses:hill ses:fartlek ses:hard > ses:session act:train
ses:long > deg:long sport:run deg:longest
ses:longride > deg:long sport:bike deg:longest
ses:strength ses:core ses:squat ses:lunge > act:train ses:session
ses:taper > act:train when:before race
ses:easyweek > day:week
ses:session > act:train
rest:day > rest:rest day:day
rest:nosleep > rest:sleep not:not
rest:poorsleep rest:fallasleep > rest:sleep
ground:gravel gear:roadbike > sport:bike
gear:tribike > sport:bike
gear:treadmill > sport:run ground:indoors
ground:trail > sport:run
gear:chain gear:powermeter gear:tyrepressure > sport:bike
gear:tubeless gear:gearing gear:saddle gear:handlebar > sport:bike
gear:aerobars gear:helmet gear:crank gear:trainer gear:carbonwheel gear:tyre gear:wheel > sport:bike
gear:tyrepressure > gear:tyre
gear:tubeless > gear:tyre
gear:carbonshoe > gear:shoe race
gear:shoe > sport:run
gear:goggles gear:wetsuit > sport:swim
gear:hrstrap gear:optical > metric:hr
gear:optical > body:wrist
ground:pool ground:openwater > sport:swim
metric:ftp > metric:power sport:bike
metric:np metric:wkg > metric:power
metric:lthr > metric:hr ses:threshold
metric:hrzone > metric:hr ses:z
metric:hrmax metric:hrrest > metric:hr
metric:strokerate > metric:cadence
metric:exhaustion > metric:time
metric:pb > metric:time
metric:pace > rate:km
metric:gain > ground:climb
act:predict > metric:time
phase:aid phase:cutoff phase:dnf phase:bib phase:start phase:finish > race
phase:drafting > act:follow
phase:negativesplit > phase:half
pain:shinsplints > body:shin pain:pain
pain:runnersknee > body:knee pain:pain
pain:plantar > body:foot body:heel pain:pain
pain:sore pain:strain pain:sprain pain:tendinitis > pain:pain
pain:legsheavy > body:leg deg:heavy
gut:cramp > gut:stomach pain:cramp
gut:nausea gut:bloat gut:trouble gut:traingut > gut:stomach
sweat:rate > sweat:sweat rate:hour
act:wear > gear:kit
act:clean > act:fix
mind:panic > mind:fear
mind:goalset > mind:mental
mind:visualise mind:mantra > mind:mental
mind:badrace > race act:overcome
act:fly > act:travel
ask:duration > metric:time
ask:frequency > rate:week
ask:signs > ask:how
ask:worth > act:help metric:performance act:buy
ask:how > act:help
sport:run > act:train
act:continue > act:train sport:run
ses:z > act:train
ses:exercise > act:train ses:session
ses:warmup > when:before
ses:cooldown > when:after
rest:recover > when:after
ses:brick > act:practise
act:carry > gear:kit
phase:group > sport:bike
nutr:drink > nutr:water
act:predict > metric:pb
gear:tyre > sport:run
pain:shinsplints > sport:run
"""

REWRITTEN = """
act:improve metric:time > act:faster
act:improve metric:pace > act:faster
act:improve metric:performance > act:faster
act:increase metric:ftp > act:improve metric:ftp
act:increase metric:vo2max > act:improve metric:vo2max
act:increase metric:endurance > act:improve metric:endurance
act:increase metric:fitness > act:improve metric:fitness
act:increase metric:cadence > act:faster metric:cadence
ask:amount rest:sleep > ask:duration unit:hour rest:sleep
ask:amount rate:week ses:interval > ask:frequency rate:week ses:interval
ask:amount rate:week ses:speed > ask:frequency rate:week ses:speed
ask:amount rate:week ses:strength > ask:frequency rate:week ses:strength
ask:amount rate:week ses:long > ask:frequency rate:week ses:long
ask:frequency act:replace > ask:when act:replace
pain:pain pain:shinsplints > pain:shinsplints
meal:recovery when:after > act:eat when:after
act:eat rest:recover when:after > act:eat when:after
nutr:protein rest:recover when:after > nutr:protein when:after
when:before phase:start race > when:before race
act:eat day:nightbefore > meal:dinner day:nightbefore
ses:interval metric:vo2max act:improve > ses:interval metric:vo2max
act:affect metric:time > act:affect metric:performance
ask:yesno val:bad > ask:bad
ask:duration act:lost > ask:how act:lost
ask:amount act:lost > ask:how act:lost
ask:how act:burn nutr:calorie > ask:amount act:burn nutr:calorie
"""
