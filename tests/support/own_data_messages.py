"""Messages about what an athlete has done, with who should answer and by which tool.

`FORTY` was written before any rule was tuned on it; `HOLD_OUT` after tuning, and run once.
"""

from dataclasses import dataclass, field
from typing import Any

from tests.support.fifty_messages import MARATHON, NOTHING_SAID, Message
from tools.domain.race import RaceBrief


@dataclass(frozen=True, slots=True)
class OfOwnData:
    """What was written, who answers, and the call that answers; `arguments` are those that matter."""

    text: str
    tool: str | None
    arguments: dict[str, Any] = field(default_factory=dict)
    specialists: tuple[str, ...] = ("training",)
    brief: RaceBrief = NOTHING_SAID
    planned: bool = False

    @property
    def message(self) -> Message:
        """Return it as the other tables write it."""
        return Message(self.text, self.specialists, brief=self.brief, planned=self.planned)


FORTY: tuple[OfOwnData, ...] = (
    OfOwnData("how was my ride?", "review_activity", {"which": "last", "sport": "ride"}),
    OfOwnData("review my last run", "review_activity", {"which": "last", "sport": "run"}),
    OfOwnData("how did my intervals on Tuesday go", "review_activity", {"which": "2026-11-17"}),
    OfOwnData("Review a workout", "review_activity", {"which": "last"}),
    OfOwnData("was yesterday's run too hard?", "review_activity", {"which": "2026-11-20"}),
    OfOwnData("analyse my workout from 14 November", "review_activity", {"which": "2026-11-14"}),
    OfOwnData("how was my swim this morning?", "review_activity", {"which": "2026-11-21"}),
    OfOwnData(
        "what could I have done better in my last ride", "review_activity", {"which": "last", "sport": "ride"}
    ),
    OfOwnData("tell me about my long run on Sunday", "review_activity", {"which": "2026-11-15"}),
    OfOwnData("review my last workout", "review_activity", {"which": "last"}, brief=MARATHON, planned=True),
    OfOwnData("show my form", "show_dashboard"),
    OfOwnData("am I fit?", "show_dashboard"),
    OfOwnData("show my dashboard for 6 months", "show_dashboard", {"period": "6 months"}),
    OfOwnData("how has my fitness developed over the last year", "show_dashboard", {"period": "1 year"}),
    OfOwnData("best 20 minutes power", "show_dashboard"),
    OfOwnData("am I overtrained?", "show_dashboard"),
    OfOwnData("what's my CTL and TSB", "show_dashboard"),
    OfOwnData("my power curve please", "show_dashboard"),
    OfOwnData("how much time do I spend in zone 2?", "show_dashboard"),
    OfOwnData("what's my best 5k this year?", "show_dashboard", {"period": "1 year"}),
    OfOwnData("how much should I run this week?", "show_dashboard", {"period": "4 weeks"}),
    OfOwnData(
        "how much did I run last week?",
        "fetch_activities",
        {"sport": "run", "since": "2026-11-09", "until": "2026-11-15"},
    ),
    OfOwnData(
        "how many km have I ridden this month", "fetch_activities", {"sport": "ride", "since": "2026-11-01"}
    ),
    OfOwnData("list my last 10 rides", "fetch_activities", {"sport": "ride", "limit": 10}),
    OfOwnData("show my activities", "fetch_activities"),
    OfOwnData("what did I do yesterday?", "fetch_activities", {"since": "2026-11-20", "until": "2026-11-20"}),
    OfOwnData("what is my FTP?", "show_profile"),
    OfOwnData("my FTP is 260", "show_profile", {"said": {"ftp_w": 260.0}}),
    OfOwnData("what do you know about my training", "show_profile"),
    OfOwnData("my max heart rate is 188", "show_profile", {"said": {"maximum_heart_rate_bpm": 188.0}}),
    OfOwnData("what's my threshold pace?", "show_profile"),
    OfOwnData(
        "I lost 1.1 kg in 90 min and drank 500 ml",
        "show_profile",
        {"sweat": {"lost_kg": 1.1, "minutes": 90.0, "drunk_ml": 500.0}},
    ),
    OfOwnData("show my profile", "show_profile"),
    OfOwnData("sync my Garmin", "sync_activities", {"source": "garmin"}),
    OfOwnData("get my new activities", "sync_activities", {"source": "all"}),
    OfOwnData("when did you last sync?", "sync_status"),
    OfOwnData("is the import done yet?", "sync_status"),
    OfOwnData("connect Strava", "connect_source", {"source": "strava"}),
    OfOwnData("how do I link my intervals.icu account", "connect_source", {"source": "intervals"}),
    OfOwnData("import my Strava archive", "connect_source", {"source": "file"}),
)

HOLD_OUT: tuple[OfOwnData, ...] = (
    OfOwnData(
        "can you have a look at today's ride?", "review_activity", {"which": "2026-11-21", "sport": "ride"}
    ),
    OfOwnData("how'd my long run go", "review_activity", {"sport": "run"}),
    OfOwnData("give me feedback on my last swim please", "review_activity", {"sport": "swim"}),
    OfOwnData("how did my intervals go?", "review_activity", {"which": "intervals"}),
    OfOwnData("was that interval session on wednesday any good", "review_activity", {"which": "2026-11-18"}),
    OfOwnData("Did I start too fast in Saturday's parkrun?", "review_activity", {"which": "2026-11-21"}),
    OfOwnData("what went wrong in my race last sunday", "review_activity", {"which": "2026-11-15"}),
    OfOwnData("hows my fitness looking", "show_dashboard"),
    OfOwnData("am I getting faster?", "show_dashboard"),
    OfOwnData("graph of my training load since summer", "show_dashboard"),
    OfOwnData("what's the most power I've held for an hour", "show_dashboard"),
    OfOwnData(
        "how many hours did I train in October",
        "fetch_activities",
        {"since": "2026-10-01", "until": "2026-10-31"},
    ),
    OfOwnData("what was my mileage in the last 4 weeks?", "fetch_activities", {"since": "2026-10-25"}),
    OfOwnData(
        "show me all my rides from this year", "fetch_activities", {"sport": "ride", "since": "2026-01-01"}
    ),
    OfOwnData(
        "my lactate threshold heart rate is 172",
        "show_profile",
        {"said": {"threshold_heart_rate_bpm": 172.0}},
    ),
    OfOwnData("what do you have for my max hr", "show_profile"),
    OfOwnData("sweat test: weighed 70.8 before and 69.9 after one hour, drank half a litre", "show_profile"),
    OfOwnData("pull in my latest stuff from intervals.icu", "sync_activities", {"source": "intervals"}),
    OfOwnData("has strava synced yet?", "sync_status"),
    OfOwnData("I want to disconnect Garmin", "connect_source", {"source": "garmin"}),
    OfOwnData("where can I upload my garmin export zip", "connect_source", {"source": "file"}),
)
