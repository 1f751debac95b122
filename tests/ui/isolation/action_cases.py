"""For every action of a card, what somebody else's page sends to reach what is Ann's.

An action without a case, or a case without an action, fails `test_actions.py`.
"""

from typing import Any

OWN = frozenset(
    {
        *("activities", "connections", "correct_profile", "courses", "dashboard", "facts_said"),
        *("forget_everything", "memory_state", "missed_workouts", "profile", "rules_state", "sync_source"),
        *("withdraw_correction", "withdraw_rule"),
    }
)
"""Actions that name nothing of Ann's, or leave out what is not one's own: others get theirs."""

STRATEGY, ACTIVITY, RUN = ({f"{name}_id": f"{{{name}_id}}"} for name in ("strategy", "activity", "run"))
PLAN = {"plan_id": "{plan_id}", "version": 1, "week": "2026-01-05"}
COURSE = {"id": "{course_id}", "title": "theirs", "name": "theirs", "start": 0.1, "end": 0.4}
PICTURE = {"id": "{reading_id}", "page": 1, "corrections": {"name": "theirs", "distance": "10"}}
FACT = {"id": "{fact_id}", "text": "theirs", "ids": ["{fact_id}"], "ended": ["{fact_id}"]}
PROPOSAL = {
    "id": "{proposal_id}",
    "decision": "approve",
    "edits": [{"edit": "remove", "workout_id": "{workout_id}"}],
}
RULES = {"id": "{rules_proposal_id}", "decision": "approve", "left_out": [0]}

PAYLOADS: dict[str, dict[str, Any]] = {
    "activities": {"limit": 10},
    "activity_review": ACTIVITY,
    "approve_analysis": ACTIVITY,
    "carry_state": STRATEGY,
    "confirm_picture": PICTURE,
    "connections": {},
    "correct_fact": FACT,
    "correct_profile": {"name": "ftp_w", "value": 222},
    "course_opened": COURSE,
    "courses": {"search": "qz"},
    "dashboard": {},
    "debrief": ACTIVITY | STRATEGY,
    "decide": PROPOSAL,
    "decide_plan": PROPOSAL,
    "decide_rules": RULES,
    "decline_picture": PICTURE,
    "delete_activity": ACTIVITY,
    "delete_course": COURSE,
    "delete_section": COURSE | {"section": "{section_id}"},
    "edit_plan": PROPOSAL,
    "edit_rules": RULES,
    "facts_said": FACT,
    "forget_everything": {},
    "forget_fact": FACT,
    "forget_said": FACT,
    "keep_lesson": ACTIVITY | STRATEGY | {"place": 0},
    "keep_section": COURSE,
    "make_link": STRATEGY | {"ends": "month", "shows": "plan"},
    "memory_state": {},
    "missed_workouts": {},
    "picture": PICTURE,
    "picture_page": PICTURE,
    "plan_difference": PLAN,
    "plan_proposal": PROPOSAL,
    "plan_timeline": PLAN,
    "planned_calendar": PLAN,
    "profile": {},
    "proposal_state": PROPOSAL,
    "rebase_plan": PROPOSAL,
    "rename_course": COURSE,
    "restore_plan": PLAN,
    "resume_run": RUN,
    "rules_proposal": RULES,
    "rules_state": {},
    "send_week": PLAN,
    "show_review": ACTIVITY,
    "stop_run": RUN,
    "sync_run": RUN,
    "sync_source": {"source": "intervals"},
    "take_along": STRATEGY,
    "take_link_back": STRATEGY | {"id": "{link_id}"},
    "undo_plan": {"id": "{decided_id}"},
    "undo_version": PLAN,
    "withdraw_calendar": PLAN,
    "withdraw_correction": {"name": "maximum_heart_rate_bpm"},
    "withdraw_rule": {"version": 1, "place": 0},
}
