"""Questions about an athlete's own data by a second author, and the histories they are asked against.

`FIFTY` and `NOT_HERE` were written before the coach was looked at, `HOLD_OUT` after its rules were mended for
them. Days are told by their distance from now; `{ride}` and the like become the weekday of the last such one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from memory.activity_intake import NewActivity
from tests.support.recordings import recording
from tests.support.workouts import noisy, repeats, steps
from tools.domain.activity import ActivitySport
from tools.domain.course import FloatArray
from tools.domain.provenance import Source
from tools.domain.recordings.summarise import summarise
from tools.kit.recording_bytes import pack

WEEKS = 13
RUNNER, RIDER, AWAY, NEW = "runner", "rider", "away", "new"
DAYS_AWAY = 36
LABELS = {
    "activities": "Fetching activities",
    "review": "Reviewing the workout",
    "form": "Computing your form",
    "profile": "Reading your history",
    "sync": "Asking for a sync",
    "status": "Looking at imports and syncs",
    "connect": "Opening the connections",
    "prediction": "Predicting the finish",
    "plan": "Solving the pacing",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks what; one of the `tools` answers, and the first sentence holds `begins` (any case)."""

    who: str
    text: str
    tools: str
    begins: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A message that no tool of the athlete's own data answers."""

    text: str


def history(who: str) -> list[NewActivity]:
    """Return what an athlete has recorded up to yesterday, or up to when they went away."""
    made: dict[str, Callable[[], list[NewActivity]]] = {
        RUNNER: lambda: _runner(0),
        AWAY: lambda: _runner(DAYS_AWAY),
        RIDER: _rider,
        NEW: list,
    }
    return made[who]()


def said(text: str) -> str:
    """Return a message with the weekdays and months it speaks of."""
    now = datetime.now(UTC)
    last_month = now.replace(day=1) - timedelta(days=1)
    names = {"ride": 4, "intervals": 5, "idle": 2, "easy": 3}
    days = {name: f"{now - timedelta(days=back):%A}".lower() for name, back in names.items()}
    before = last_month.replace(day=1) - timedelta(days=1)
    return text.format(**days, last_month=f"{last_month:%B}".lower(), month_before=f"{before:%B}".lower())


def _runner(away_days: int) -> list[NewActivity]:
    done = [_run(away_days + 21, steps((10_000 / 2490, 2520)), 150, "City 10k", race=True)]
    for week in range(WEEKS):
        since = away_days + 7 * week
        km = 26 - week % 4 * 2
        done += [
            _run(since + 1, steps((2.95, km * 1000 / 2.95)), 142, "Long run"),
            _run(since + 3, steps((2.9, 2700)), 138, "Easy run"),
            _ride(since + 4, steps((150.0, 5400 + 300 * (week % 3))), 128, "Coffee ride"),
            _run(since + 5, repeats(4.1, 2.8), 140, "5 x 4 min"),
        ]
    return done


def _rider() -> list[NewActivity]:
    done = []
    for week in range(WEEKS):
        hard = steps((185.0, 7200 + 600 * (week % 3)), (275.0 - week, 1200), (140.0, 600))
        done += [
            _ride(7 * week + 2, hard, 132, "Endurance"),
            _ride(7 * week + 5, repeats(300.0, 150.0), 135, "VO2"),
            _ride(7 * week + 6, steps((140.0, 2400)), 118, "Commute"),
        ]
    return done


def _run(days_ago: int, speed: FloatArray, beat: float, name: str, race: bool = False) -> NewActivity:
    speed = noisy(speed, 0.02, seed=days_ago)
    at = np.arange(speed.size)
    columns = {
        "distance_m": np.concatenate(([0.0], np.cumsum(speed)))[:-1],
        "speed_m_per_s": speed,
        "elevation_m": 60 + 12 * np.sin(at / 400),
        "heart_rate_bpm": np.minimum(beat + (speed - 3.0) * 18 + at / at.size * 5, 188),
    }
    return _kept(ActivitySport.RUN, days_ago, name, race, columns)


def _ride(days_ago: int, power: FloatArray, beat: float, name: str) -> NewActivity:
    power = np.maximum(noisy(power, 0.06, seed=days_ago), 0.0)
    at = np.arange(power.size)
    columns = {
        "distance_m": at * 8.6,
        "power_w": power,
        "elevation_m": 200 + 60 * np.sin(at / 600),
        "heart_rate_bpm": np.minimum(beat + (power - 180) * 0.2 + at / at.size * 6, 186),
    }
    return _kept(ActivitySport.RIDE, days_ago, name, False, columns)


def _kept(
    sport: ActivitySport, days_ago: int, name: str, race: bool, columns: dict[str, FloatArray]
) -> NewActivity:
    day = datetime.now(UTC) - timedelta(days=days_ago)
    seconds = columns["distance_m"].size
    began = day.replace(hour=7, minute=10, second=0, microsecond=0)
    recorded = recording(seconds, sport=sport, started_at=began, name=name, **columns)
    summary = summarise(recorded).model_copy(update={"race": True} if race else {})
    return NewActivity(source=Source.FILE, summary=summary, recording=pack(recorded))


FIFTY: tuple[Asked, ...] = (
    Asked(RUNNER, "how was my run yesterday?", "review", r"long run|km|\bh\b|min"),
    Asked(RUNNER, "how was my last long run, was it too fast?", "review", r"long run|fast|pace"),
    Asked(RUNNER, "how did my ride on {ride} go", "review", r"ride"),
    Asked(RUNNER, "can you have a look at {intervals}s intervals", "review", r"interval|repeat"),
    Asked(RUNNER, "what did i do last week", "activities", r"\d+ (activit|workout|session|run|ride)|\d"),
    Asked(RUNNER, "how many km have i run this month?", "activities form", r"\d.*km|no runs"),
    Asked(
        RUNNER,
        "am i fit enough for a marathon in 4 weeks? my longest run so far is on here somewhere",
        "profile form",
        r"longest|long run|\d",
    ),
    Asked(RUNNER, "am I ready?", "profile form", r"form|fresh|ready|fit|load|\d"),
    Asked(RUNNER, "how's my form", "form", r"form|fresh|fatigue|TSB"),
    Asked(RUNNER, "am i overtraining", "form", r"form|load|fatigue|overtrain|TSB|week"),
    Asked(RUNNER, "am I fresh enough to race on saturday", "form", r"fresh|form|TSB"),
    Asked(RUNNER, "what's my threshold pace", "profile", r"threshold pace.*\d:\d\d|not (yet )?known"),
    Asked(RUNNER, "my threshold heart rate is 172 not what you say", "profile", r"172"),
    Asked(RUNNER, "no my threshold pace is 4:50 per km", "profile", r"4:50"),
    Asked(RUNNER, "What is my fastest 5k and 10k?", "form", r"5 ?k.*\d+:\d\d"),
    Asked(RUNNER, "longest run ever", "activities profile", r"longest.*\d"),
    Asked(
        RUNNER,
        "did you get my run from this morning? I can't see it",
        "status activities",
        r"no|not|last|newest",
    ),
    Asked(RUNNER, "did i run on {idle}?", "activities", r"\b(no|not|nothing)\b"),
    Asked(
        RUNNER,
        "how did yesterday compare to the long run the week before",
        "review",
        r"km|min|than|faster|slower|same|similar",
    ),
    Asked(RUNNER, "compare my last two rides", "review activities", r"ride"),
    Asked(
        RUNNER,
        "i did a sweat test: weighed 61.2 kg before and 60.4 after an hour, drank 500 ml",
        "profile",
        r"1[.,]3|1300",
    ),
    Asked(RUNNER, "please delete my run from yesterday, the gps was rubbish", "review", r"delet|remov"),
    Asked(RUNNER, "yesterday's run was a race btw", "review activities", r"race"),
    Asked(
        RUNNER,
        "Morning! Could you sync my garmin please?",
        "sync connect",
        r"garmin.*(connect)|connect.*garmin",
    ),
    Asked(RUNNER, "when did you last sync", "status", r"sync|connect|import"),
    Asked(RUNNER, "is my strava connected", "status connect", r"strava.*not|no|not"),
    Asked(
        RUNNER,
        "how do i get my old garmin data in here? ive got about 6 years of it",
        "connect status",
        r"export|connect|drop|zip",
    ),
    Asked(RUNNER, "show me my heart rate zones", "profile", r"zone"),
    Asked(RUNNER, "how much time did i spend in zone 2 this month", "form", r"zone 2|zone"),
    Asked(RUNNER, "Did my heart rate drift in the long run?", "review", r"drift|heart rate"),
    Asked(
        RUNNER, "what should my next workout be, looking at the last one?", "review", r"next|easy|rest|day"
    ),
    Asked(RUNNER, "i ran a 10k race three weeks ago, what did i run", "activities review form", r"\d+:\d\d"),
    Asked(
        RUNNER,
        "make me a race plan for my marathon from my training data. I've no course file yet",
        "plan prediction profile",
        r"course|plan|marathon|history|training|run",
    ),
    Asked(RIDER, "ftp?", "profile", r"FTP.*\d+ ?W"),
    Asked(RIDER, "What's my estimated FTP and how sure are you about it?", "profile", r"FTP.*\d+ ?W"),
    Asked(RIDER, "set my ftp to 285", "profile", r"285"),
    Asked(RIDER, "ctl atl tsb", "form", r"\d"),
    Asked(RIDER, "show the power curve last 90 days", "form", r"power|best|90|W\b"),
    Asked(RIDER, "best 20 min power this season?", "form", r"20.?min.*\d+ ?W"),
    Asked(RIDER, "last ride: np, if, tss?", "review", r"ride|power|W\b"),
    Asked(
        RIDER,
        "did the intervals on {intervals} hit target? felt awful, legs like concrete",
        "review",
        r"interval|repeat",
    ),
    Asked(RIDER, "import ~/exports/strava_2019.zip", "status connect", r"drop|import|paperclip|attach|chat"),
    Asked(
        RIDER,
        "whats the retention policy on my strava data and can i nuke it all",
        "connect status",
        r"strava|delet|days|disconnect",
    ),
    Asked(RIDER, "disconnect garmin", "connect", r"garmin"),
    Asked(RIDER, "sync failed? nothing since {idle}", "status", r"sync|connect"),
    Asked(
        RIDER,
        "how many hours did I ride in {last_month} versus {month_before}",
        "activities form",
        r"\d+.*(h|hour)",
    ),
    Asked(AWAY, "how's my form?", "form", r"day|since|old|last|stale|newest"),
    Asked(AWAY, "am i ready for my half on sunday", "form profile", r"day|since|old|last|stale|newest|known"),
    Asked(NEW, "how was my ride?", "review activities connect", r"no |not |none|nothing"),
    Asked(NEW, "whats my ftp", "profile", r"no |not |none|nothing|unknown|don"),
)
NOT_HERE: tuple[Elsewhere, ...] = (
    Elsewhere("Plan my marathon, goal 3:45, it's flat"),
    Elsewhere("how much should i drink in a hot race of 4 hours"),
    Elsewhere("hi there"),
    Elsewhere("thanks, that's great!"),
    Elsewhere("what gels should i take for a 3:50 marathon"),
    Elsewhere("delete my saved plan called boston"),
    Elsewhere("i get so nervous before the start, what can i do"),
    Elsewhere("my knee hurts when i run downhill, should i see someone"),
    Elsewhere("can i still make 4 hours if i was at 2:01 at halfway?"),
    Elsewhere("what can you do?"),
)
HOLD_OUT: tuple[Asked, ...] = (
    Asked(
        RUNNER,
        "did i hold my pace in {intervals}'s intervals or did i die at the end",
        "review",
        r"interval|repeat",
    ),
    Asked(RUNNER, "whats my 10k pb", "form profile", r"10 ?k.*\d+:\d\d"),
    Asked(RUNNER, "how much have i run this year so far?", "activities form", r"\d.*km"),
    Asked(
        RUNNER,
        "Hello coach, I was wondering whether yesterday was too much. My legs are heavy today and the "
        "marathon is in five weeks. Should I take it easy?",
        "review form",
        r"long run|form|easy|tired",
    ),
    Asked(RUNNER, "my max hr isnt 190, its 196", "profile", r"196"),
    Asked(RUNNER, "is last week more than the week before?", "activities form", r"\d.*km|week"),
    Asked(RUNNER, "wheres my ride from {ride}", "activities review", r"ride"),
    Asked(RUNNER, "can i upload a tcx from my old polar watch", "connect", r"yes|drop|TCX|files"),
    Asked(RIDER, "how many kj / what load was on my commute", "review", r"commute|ride|load"),
    Asked(
        RIDER,
        "garmin login broken since their change, 429. what now",
        "connect status sync",
        r"garmin|sync|connect",
    ),
    Asked(RIDER, "which of my rides this month had the highest np", "activities form", r"ride|W\b"),
    Asked(RIDER, "tss last 7 days", "form activities", r"\d"),
    Asked(RIDER, "delete everything you know about me", "memory", r"remember|delet"),
    Asked(AWAY, "what did i do last week?", "activities", r"no activit|don't|know of no|not"),
    Asked(NEW, "am i overtrained", "form", r"no |not |cannot|nothing"),
)
SECOND_HOLD_OUT: tuple[Asked, ...] = (
    Asked(RUNNER, "so how did it go yesterday?", "review", r"long run"),
    Asked(RUNNER, "was my easy run on {easy} actually easy", "review", r"easy run|easy"),
    Asked(RUNNER, "how far did I get last month in total, runs only pls", "activities", r"\d.*km"),
    Asked(RUNNER, "am i getting any fitter? feels like im stuck", "form", r"fitness|form|best"),
    Asked(
        RUNNER, "My lactate threshold is 168 bpm, they measured it in the lab on monday.", "profile", r"168"
    ),
    Asked(RUNNER, "you have my threshold pace wrong, it should be 4:25", "profile", r"4:25"),
    Asked(RUNNER, "when was my last ride?", "activities review", r"ride"),
    Asked(RUNNER, "do you have my strava runs", "status activities connect", r"strava|no service|run"),
    Asked(RUNNER, "how do I stop you syncing with garmin", "connect", r"garmin|disconnect"),
    Asked(RIDER, "what was my avg power on {intervals}", "review activities", r"\d+ ?W"),
    Asked(RIDER, "weekly hours chart for the last 6 months", "form", r"week|h\b"),
    Asked(RIDER, "is my ftp going up or down", "form profile", r"FTP|best"),
    Asked(RIDER, "pls refresh, new ride should be there now", "sync", r"sync|connect"),
    Asked(AWAY, "how fit am i at the moment", "form", r"newest|unknown"),
    Asked(NEW, "import my garmin export, its 2 gb", "connect", r"drop|import"),
)
