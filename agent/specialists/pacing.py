"""Courses, targets, predictions, and the strategies an athlete has saved."""

from agent.specialists.specialist import Specialist, SpecialistName
from tools.analyze_gpx import analyze_gpx
from tools.carry_strategy import carry_strategy
from tools.check_gear import check_gear
from tools.compare_courses import compare_courses
from tools.compare_strategies import compare_strategies
from tools.consult_knowledge import consult_knowledge
from tools.correct_elevation import correct_elevation
from tools.delete_strategy import delete_strategy
from tools.explain_kilometre import explain_kilometre
from tools.fetch_weather import fetch_weather
from tools.list_courses import list_courses
from tools.list_strategies import list_strategies
from tools.open_course import open_course
from tools.open_strategy import open_strategy
from tools.plan_race_pacing import plan_race_pacing
from tools.predict_finish import predict_finish
from tools.project_finish import project_finish
from tools.read_course_photo import read_course_photo
from tools.restore_strategy import restore_strategy
from tools.save_strategy import save_strategy

PACING = Specialist(
    SpecialistName.PACING,
    tools=(
        plan_race_pacing,
        explain_kilometre,
        check_gear,
        predict_finish,
        project_finish,
        fetch_weather,
        correct_elevation,
        analyze_gpx,
        read_course_photo,
        save_strategy,
        list_strategies,
        open_strategy,
        compare_strategies,
        restore_strategy,
        delete_strategy,
        carry_strategy,
        list_courses,
        open_course,
        compare_courses,
        consult_knowledge,
    ),
)
