"""What an athlete may want, and who answers it."""

from enum import StrEnum


class Intent(StrEnum):
    """One thing an athlete may want."""

    PLAN = "plan"
    PACING = "pacing"
    PLACE = "place"
    PREDICTION = "prediction"
    PROJECTION = "projection"
    PHOTO = "photo"
    FUEL = "fuel"
    CUES = "cues"
    LIST = "list"
    OPEN = "open"
    COURSES = "courses"
    OPEN_COURSE = "open course"
    COMPARE_COURSES = "compare courses"
    COMPARE = "compare"
    DELETE = "delete"
    SAVE = "save"
    RESTORE_STRATEGY = "restore strategy"
    CARRY = "take a strategy along"
    WEATHER = "weather"
    ELEVATION = "elevation"
    ACTIVITIES = "activities"
    REVIEW = "review"
    FORM = "form"
    PROFILE = "profile"
    SYNC = "sync"
    SYNC_STATUS = "sync status"
    CONNECT = "connect"
    DISCONNECT = "disconnect"
    DELETE_WORKOUT = "delete workout"
    TRAINING = "training"
    TRAINING_PLAN = "training plan"
    SHOW_PLAN = "show training plan"
    EDIT_PLAN = "edit training plan"
    EVENT = "training event"
    RESTORE_PLAN = "restore training plan"
    RULES = "rules"
    SHOW_RULES = "show rules"
    SMALL_CHANGES = "small changes"
    FEELS_WELL = "feels well"
    FEELS_WORN = "feels worn"
    WELL_AGAIN = "well again"
    AS_IT_IS = "as it is"
    DEBRIEF = "debrief"
    KNOWLEDGE = "knowledge"
    MEMORY = "memory"
    EXPORT = "export"
    LEAVE = "leave"
    GREETING = "greeting"
    THANKS = "thanks"
    ABILITIES = "abilities"
    IDENTITY = "identity"
    OTHER = "other"


PACING, NUTRITION, MENTAL, TRAINING = "pacing", "nutrition", "mental", "training"

ANSWERED_BY: dict[Intent, tuple[str, ...]] = {
    Intent.PLAN: (PACING, NUTRITION, MENTAL),
    Intent.PACING: (PACING,),
    Intent.PLACE: (PACING,),
    Intent.PREDICTION: (PACING,),
    Intent.PROJECTION: (PACING,),
    Intent.PHOTO: (PACING,),
    Intent.FUEL: (NUTRITION,),
    Intent.CUES: (MENTAL,),
    Intent.LIST: (PACING,),
    Intent.OPEN: (PACING,),
    Intent.COURSES: (PACING,),
    Intent.OPEN_COURSE: (PACING,),
    Intent.COMPARE_COURSES: (PACING,),
    Intent.COMPARE: (PACING,),
    Intent.DELETE: (PACING,),
    Intent.SAVE: (PACING,),
    Intent.RESTORE_STRATEGY: (PACING,),
    Intent.CARRY: (PACING,),
    Intent.WEATHER: (PACING,),
    Intent.ELEVATION: (PACING,),
    Intent.ACTIVITIES: (TRAINING,),
    Intent.REVIEW: (TRAINING,),
    Intent.FORM: (TRAINING,),
    Intent.PROFILE: (TRAINING,),
    Intent.SYNC: (TRAINING,),
    Intent.SYNC_STATUS: (TRAINING,),
    Intent.CONNECT: (TRAINING,),
    Intent.DISCONNECT: (TRAINING,),
    Intent.DELETE_WORKOUT: (TRAINING,),
    Intent.TRAINING: (TRAINING,),
    Intent.TRAINING_PLAN: (TRAINING,),
    Intent.SHOW_PLAN: (TRAINING,),
    Intent.EDIT_PLAN: (TRAINING,),
    Intent.EVENT: (TRAINING,),
    Intent.RESTORE_PLAN: (TRAINING,),
    Intent.RULES: (TRAINING,),
    Intent.SHOW_RULES: (TRAINING,),
    Intent.SMALL_CHANGES: (TRAINING,),
    Intent.FEELS_WELL: (TRAINING,),
    Intent.FEELS_WORN: (TRAINING,),
    Intent.WELL_AGAIN: (TRAINING,),
    Intent.AS_IT_IS: (TRAINING,),
    Intent.DEBRIEF: (TRAINING,),
    Intent.MEMORY: (TRAINING,),
    Intent.LEAVE: (TRAINING,),
}
"""Who answers an intent; small talk and what is not ours is answered by nobody in particular."""
