"""For every route, how somebody else asks it for what is Ann's. `{names}` stand for the ids of her things.

A route without a case, or a case without a route, fails `test_routes.py`.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tests.support.route_table import RouteTable


class Asked(StrEnum):
    """What a route is asked for, and so what somebody else must hear."""

    NAMED = "a thing of Ann's by its id: others are told that there is none"
    OWN = "what is one's own: others get theirs, whatever of Ann's they name beside it"
    OWNERS = "what the owner of the house alone may: others are refused"
    OPEN = "what everybody may ask, signed in or not"
    LINK = "what whoever has a link or a token may ask: another one opens nothing"


@dataclass(frozen=True)
class Case:
    """How a route is asked. `ann`: Ann herself, asking the same, is answered."""

    asked: Asked
    query: dict[str, str] = field(default_factory=dict)
    json: Any = None
    data: dict[str, str] | None = None
    upload: str = ""
    path: dict[str, str] = field(default_factory=dict)
    ann: bool = True


NAMED, OWN, OWNERS, OPEN, LINK = Asked
EDITS = {"edits": [{"edit": "remove", "workout_id": "{workout_id}"}]}
CARD = {
    "type": "custom",
    "id": "{element_id}",
    "name": "Card",
    "display": "inline",
    "props": {"text": "theirs"},
}
THEIR_CARD = {
    "sessionId": "{session_id}",
    "element": CARD | {"threadId": "{thread_id}", "forId": "{step_id}"},
}
THREAD = {"threadId": "{thread_id}"}
FORGED = {"token": "{athlete_id}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}


def named(**said: Any) -> Case:
    """Return a case that names a thing of Ann's."""
    return Case(NAMED, **said)


def own(**said: Any) -> Case:
    """Return a case that asks for what is one's own."""
    return Case(OWN, **said)


CASES: dict[str, Case] = {
    "GET /openapi.json": own(),
    "HEAD /openapi.json": own(),
    "GET /docs": own(),
    "HEAD /docs": own(),
    "GET /docs/oauth2-redirect": own(),
    "HEAD /docs/oauth2-redirect": own(),
    "GET /redoc": own(),
    "HEAD /redoc": own(),
    "GET /health/live": Case(OPEN),
    "GET /health/ready": Case(OPEN),
    "GET /health": Case(OPEN),
    "GET /metrics": Case(OPEN),
    "POST /course/analyze-gpx": own(upload="file"),
    "GET /course/analysis/{course_id}": named(),
    "POST /course/read-photo": own(data={"url": "http://127.0.0.1/blobs/{blob_key}"}),
    "GET /course/pictures/{reading_id}": named(),
    "GET /course/pictures/{reading_id}/picture": named(),
    "POST /course/pictures/{reading_id}/confirm": named(json={"name": "theirs"}),
    "GET /courses": own(query={"search": "qz"}),
    "GET /courses/{course_id}": named(),
    "PATCH /courses/{course_id}": named(json={"title": "theirs"}),
    "DELETE /courses/{course_id}": named(),
    "POST /courses/{course_id}/sections": named(json={"name": "theirs", "start_m": 1, "end_m": 900}),
    "DELETE /courses/{course_id}/sections/{section_id}": named(),
    "POST /strategy/generate": named(
        json={"race_info": {"gpx_file_id": "{course_id}"}, "goal_time_minutes": 210, "weight_kg": 70}
    ),
    "GET /strategy/user/history": own(),
    "GET /strategy/{strategy_id}": named(),
    "GET /strategy/{strategy_id}/export/{format}": named(path={"format": "gpx"}),
    "GET /strategy/{strategy_id}/links": named(),
    "POST /strategy/{strategy_id}/links": named(json={}),
    "DELETE /strategy/{strategy_id}/links/{link_id}": named(ann=False),
    "POST /strategy/question": named(json={"question": "How fast?", "strategy_id": "{strategy_id}"}),
    "POST /activities/import": own(upload="file"),
    "GET /activities": own(),
    "GET /activities/{activity_id}": named(),
    "DELETE /activities/{activity_id}": named(),
    "GET /activities/{activity_id}/review": named(),
    "GET /activities/{activity_id}/reviews": named(),
    "GET /form": own(),
    "GET /profile": own(),
    "PUT /profile/{name}": own(path={"name": "ftp_w"}, json={"value": 222}),
    "DELETE /profile/{name}": own(path={"name": "maximum_heart_rate_bpm"}),
    "GET /syncs": own(),
    "GET /syncs/{run_id}": named(),
    "POST /syncs/{run_id}/stop": named(),
    "POST /syncs/{run_id}/resume": named(),
    "POST /syncs/{source}": own(path={"source": "intervals"}),
    "GET /services": own(),
    "GET /plans": own(),
    "POST /plans": own(json={"weeks": 6, "sport": "run"}),
    "GET /plans/{plan_id}": named(),
    "GET /plans/{plan_id}/versions": named(),
    "GET /plans/{plan_id}/versions/{version}": named(path={"version": "1"}),
    "GET /plans/{plan_id}/calendar.ics": named(),
    "GET /plans/{plan_id}/workouts/{workout_id}/{format}": named(path={"format": "fit"}),
    "GET /plans/{plan_id}/calendar": named(),
    "PUT /plans/{plan_id}/calendar": named(),
    "DELETE /plans/{plan_id}/calendar": named(),
    "GET /plans/{plan_id}/difference": named(query={"to": "1"}),
    "GET /plans/{plan_id}/timeline": named(),
    "POST /plans/{plan_id}/edits": named(json=EDITS),
    "POST /plans/{plan_id}/events": named(json={"event": {"event": "missed"}}),
    "POST /plans/{plan_id}/restore": named(json={"version": 1}),
    "POST /plans/{plan_id}/undo": named(json={"version": 1}),
    "GET /proposals": own(),
    "GET /proposals/{proposal_id}": named(),
    "POST /proposals/{proposal_id}/approve": named(),
    "POST /proposals/{proposal_id}/reject": named(),
    "POST /proposals/{proposal_id}/edits": named(json=EDITS),
    "POST /proposals/{proposal_id}/rebase": named(),
    "GET /rules": own(),
    "GET /rules/versions": own(),
    "POST /rules": own(json={"words": "no runs on Sundays"}),
    "DELETE /rules/{place}": own(path={"place": "0"}),
    "GET /memory": own(),
    "PATCH /memory/{fact_id}": named(json={"text": "theirs"}),
    "DELETE /memory/{fact_id}": named(),
    "DELETE /memory": own(),
    "GET /analyses": own(),
    "GET /analyses/{analysis_id}": named(),
    "POST /analyses/{analysis_id}/approve": named(),
    "GET /answers": own(query={"thread": "{thread_id}"}),
    "GET /cache/stats": own(),
    "POST /cache/clear": own(),
    "GET /prompts": Case(OWNERS),
    "GET /prompts/{name}": Case(OWNERS, path={"name": "house"}),
    "GET /prompts/{name}/difference": Case(OWNERS, path={"name": "house"}, query={"from": "1", "to": "1"}),
    "POST /prompts/{name}": Case(OWNERS, path={"name": "house"}, json={"text": ""}),
    "POST /prompts/{name}/activate": Case(OWNERS, path={"name": "house"}, json={"version": 9_999}),
    "POST /prompts/{name}/rollback": Case(OWNERS, path={"name": "house"}, json={"model": "nobody's"}),
    "GET /spending": own(),
    "GET /spending/{thread_id}": own(),
    "GET /preferences/time-zone": own(),
    "PUT /preferences/time-zone": own(json={"time_zone": "Asia/Tokyo"}),
    "GET /account/export": own(),
    "DELETE /account": own(json={"confirm": "no"}),
    "GET /settings/account": own(),
    "POST /settings/account/delete": own(data={"confirm": "no"}),
    "GET /settings/prompts": Case(OWNERS),
    "GET /settings/prompts/{name}": Case(OWNERS, path={"name": "house"}),
    "POST /settings/prompts/{name}": Case(OWNERS, path={"name": "house"}, data={"text": ""}),
    "POST /settings/prompts/{name}/activate": Case(OWNERS, path={"name": "house"}, data={"version": "9999"}),
    "POST /settings/prompts/{name}/rollback": Case(
        OWNERS, path={"name": "house"}, data={"model": "nobody's"}
    ),
    "GET /connections": own(),
    "POST /connections/garmin-key": own(data={"key": "", "expires_on": ""}),
    "POST /connections/garmin-session": own(data={"session": ""}),
    "POST /connections/garmin-login": own(data={"email": "", "password": ""}),
    "POST /connections/garmin-code": own(data={"ticket": "{athlete_id}", "code": "123456"}),
    "POST /connections/intervals": own(data={"key": ""}),
    "POST /connections/{source}/sync": own(path={"source": "intervals"}),
    "POST /connections/{source}/disconnect": own(path={"source": "intervals"}, data={"delete": "yes"}),
    "GET /connections/strava/start": own(),
    "GET /connections/strava/callback": own(query={"state": "{athlete_id}", "code": "x"}),
    "GET /webhooks/strava": own(
        query={"hub.mode": "subscribe", "hub.verify_token": "x", "hub.challenge": "y"}
    ),
    "POST /webhooks/strava": own(
        json={"object_type": "athlete", "owner_id": 77, "updates": {"authorized": "false"}}
    ),
    "GET /sign-in": Case(OPEN),
    "POST /sign-in": Case(OPEN, data={"email": "nobody@example.org", "password": "guessed right?"}),
    "POST /logout": own(),
    "GET /join/{token}": Case(LINK, path=FORGED),
    "POST /join/{token}": Case(LINK, path=FORGED, data={"password": "eleven grey herons"}),
    "GET /settings/sign-in": own(),
    "POST /settings/sign-in/password": own(data={"old": "x", "new": "twelve grey herons"}),
    "POST /settings/sign-in/out/{sign_in_id}": own(),
    "POST /settings/sign-in/others": own(),
    "POST /settings/sign-in/everywhere": own(),
    "POST /settings/sign-in/keys": own(data={"name": "another", "scope": "write"}),
    "POST /settings/sign-in/keys/{key_id}/revoke": own(),
    "POST /settings/sign-in/invitations": Case(OWNERS, data={"email": "not an address"}),
    "POST /settings/sign-in/invitations/{invitation_id}/revoke": own(),
    "POST /settings/sign-in/people/{athlete_id}/shut-out": Case(OWNERS, path={"athlete_id": "nobody"}),
    "POST /settings/sign-in/own": Case(OWNERS),
    "GET /sign-in/{through}/start": Case(OPEN, path={"through": "strava"}),
    "GET /sign-in/{through}/callback": Case(
        OPEN, path={"through": "strava"}, query={"state": "x", "code": "y"}
    ),
    "POST /settings/sign-in/services/{through}/add": own(path={"through": "strava"}),
    "POST /settings/sign-in/services/{through}/take-away": own(path={"through": "strava"}),
    **{
        f"{method} /s/{below}": Case(LINK, path=FORGED | {"wanted": "ics", "elsewhere": "{link_token}/a/b"})
        for method in ("GET", "HEAD")
        for below in (
            "{token}",
            "{token}/",
            "{token}/crew",
            "{token}/og.png",
            "{token}/{wanted}",
            "{elsewhere:path}",
        )
    },
    "GET /": own(),
    "HEAD /": own(),
    "GET /login": own(),
    "GET /thread/{thread_id}": own(),
    "GET /auth/config": own(),
    "GET /project/translations": own(),
    "GET /blobs/{key:path}": named(path={"key": "{blob_key}"}),
    "PUT /feedback": named(
        json={"feedback": {"forId": "{step_id}", "value": 1}, "sessionId": "{session_id}"}
    ),
    "DELETE /feedback": own(json={"feedbackId": "{step_id}"}),
    "PUT /project/element": named(json=THEIR_CARD),
    "DELETE /project/element": named(json=THEIR_CARD),
    "POST /project/action": named(json={"sessionId": "{session_id}", "action": {"name": "profile"}}),
    "POST /project/file": named(query={"session_id": "{session_id}"}, upload="file"),
    "GET /project/file/{file_id}": named(query={"session_id": "{session_id}"}),
    "POST /set-session-cookie": own(json={"session_id": "{session_id}"}),
    "POST /mcp": own(json={"sessionId": "{session_id}", "name": "x"}),
    "DELETE /mcp": own(json={"sessionId": "{session_id}", "name": "x"}),
    "MOUNT /ws/socket.io": own(query={"EIO": "4", "transport": "polling"}),
    "GET /public/{filename:path}": Case(OPEN, path={"filename": "../files/{blob_key}"}),
    "GET /assets/{filename:path}": Case(OPEN, path={"filename": "../files/{blob_key}"}),
    "GET /copilot/{filename:path}": own(path={"filename": "../files/{blob_key}"}),
    "POST /login": own(data={"username": "{athlete_id}", "password": "x"}),
    "POST /auth/jwt": own(),
    "POST /auth/header": own(),
    "GET /auth/oauth/{provider_id}": own(path={"provider_id": "github"}),
    "GET /auth/oauth/{provider_id}/callback": own(path={"provider_id": "github"}),
    "POST /auth/oauth/azure-ad-hybrid/callback": own(data={"code": "x"}),
    "GET /user": own(),
    "GET /project/settings": own(),
    "POST /project/threads": own(json={"pagination": {"first": 20}, "filter": {"userId": "{athlete_id}"}}),
    "GET /project/thread/{thread_id}": named(),
    "GET /project/share/{thread_id}": named(ann=False),
    "GET /project/thread/{thread_id}/element/{element_id}": named(),
    "PUT /project/thread": named(json=THREAD | {"name": "theirs"}),
    "PUT /project/thread/share": named(json=THREAD | {"isShared": True}),
    "DELETE /project/thread": named(json=THREAD),
    "GET /favicon": Case(OPEN),
    "GET /logo": Case(OPEN),
    "GET /avatars/{avatar_id:str}": own(path={"avatar_id": "{athlete_id}"}),
    "GET /{full_path:path}": own(path={"full_path": "chainlit/files/{blob_key}"}),
}


def with_cases(table: RouteTable) -> tuple[set[str], set[str]]:
    """Return the routes that have no case, and the cases that have no route."""
    return set(table.routes) - set(CASES), set(CASES) - set(table.routes)
