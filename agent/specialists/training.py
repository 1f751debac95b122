"""What the athlete has done, how they stand, and where their data comes from."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.connect_source import connect_source
from tools.fetch_activities import fetch_activities
from tools.predict_finish import predict_finish
from tools.review_activity import review_activity
from tools.show_dashboard import show_dashboard
from tools.show_profile import show_profile
from tools.sync_activities import sync_activities
from tools.sync_status import sync_status

TRAINING = Specialist(
    SpecialistName.TRAINING,
    tools=(
        review_activity,
        fetch_activities,
        show_dashboard,
        show_profile,
        predict_finish,
        sync_activities,
        sync_status,
        connect_source,
    ),
)
