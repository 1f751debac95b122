"""The training plan and its rules, what the athlete has done, and where their data comes from."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.connect_source import connect_source
from tools.consult_knowledge import consult_knowledge
from tools.debrief_race import debrief_race
from tools.fetch_activities import fetch_activities
from tools.predict_finish import predict_finish
from tools.propose_plan_version import propose_plan_version
from tools.propose_rules import propose_rules
from tools.restore_plan_version import restore_plan_version
from tools.review_activity import review_activity
from tools.show_dashboard import show_dashboard
from tools.show_memory import show_memory
from tools.show_plan import show_plan
from tools.show_profile import show_profile
from tools.show_rules import show_rules
from tools.sync_activities import sync_activities
from tools.sync_status import sync_status

TRAINING = Specialist(
    SpecialistName.TRAINING,
    tools=(
        propose_plan_version,
        show_plan,
        restore_plan_version,
        propose_rules,
        show_rules,
        debrief_race,
        review_activity,
        fetch_activities,
        show_dashboard,
        show_profile,
        show_memory,
        predict_finish,
        sync_activities,
        sync_status,
        connect_source,
        consult_knowledge,
    ),
)
