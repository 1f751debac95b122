"""Everything that can go wrong in a way we expect.

    PacelineError
    ├── UnreadableFile        a file cannot be used; the sentence says what to do
    │   ├── FileTooLarge
    │   ├── NotAnActivity     a device's other files: settings, a day's steps, a workout to do
    │   └── PlannedCourse     a course to follow, not a recording: it belongs into the library
    ├── MissingInput          a tool needs something nobody has said yet
    ├── PlanRefused           a change of a training plan breaks its rules; the sentence says which
    ├── NotSignedIn           nobody is signed in, or no longer
    ├── NotAllowed            signed in, but this is not theirs to do
    ├── TooManyRequests       asked too often; `retry_after_s` says when to come back
    ├── NotFound              no such course, strategy or proposal for this athlete
    ├── StaleProposal         already decided, expired, or based on an older version
    ├── ModelUnavailable      the chat model's endpoint did not do its part
    │   └── ModelCapReached   what it may cost in a day is spent: nothing is asked of it before tomorrow
    ├── SourceError           Garmin, Strava or intervals.icu did not do its part
    │   ├── SourceRefused     the key, password or consent does not work (any more): the athlete must act
    │   ├── SourceBusy        it asks us to come back later; `retry_after_s` says when
    │   └── SourceUnavailable no answer, or one that makes no sense: worth another try
    ├── BackupRefused         a backup cannot be written or read back; the sentence says what to do
    ├── DatabaseUnavailable   Postgres cannot be reached or cannot start
    ├── FilesUnavailable      where files are kept does not answer
    └── SettingsError         a setting cannot work as it is written

Each carries a sentence an athlete can act on (`str(error)`) and a stable `code` for HTTP answers.
"""


class PacelineError(Exception):
    """Base of every expected failure."""

    code = "error"
    http_status = 500


class UnreadableFile(PacelineError):
    """A file that cannot be used."""

    code = "unreadable_file"
    http_status = 422


class FileTooLarge(UnreadableFile):
    """A file above the size we take."""

    code = "file_too_large"
    http_status = 413


class NotAnActivity(UnreadableFile):
    """A whole file of a device that records no activity: of an export's thousands nobody wants to hear."""

    code = "not_an_activity"


class PlannedCourse(UnreadableFile):
    """A course to follow where a recording was looked for."""

    code = "planned_course"


class MissingInput(PacelineError):
    """A tool needs something nobody has said yet."""

    code = "missing_input"
    http_status = 422


class PlanRefused(PacelineError):
    """A change of a training plan that breaks its rules; the sentence says which and where."""

    code = "plan_refused"
    http_status = 422


class NotSignedIn(PacelineError):
    """Nobody is signed in, or no longer."""

    code = "not_signed_in"
    http_status = 401


class NotAllowed(PacelineError):
    """Somebody is signed in who may not do this."""

    code = "not_allowed"
    http_status = 403


class TooManyRequests(PacelineError):
    """Asked more often than the limits allow."""

    code = "too_many_requests"
    http_status = 429

    def __init__(self, sentence: str, retry_after_s: float) -> None:
        super().__init__(sentence)
        self.retry_after_s = retry_after_s


class NotFound(PacelineError):
    """No such thing for this athlete."""

    code = "not_found"
    http_status = 404


class StaleProposal(PacelineError):
    """A proposal that can no longer be decided."""

    code = "stale_proposal"
    http_status = 409


class ModelUnavailable(PacelineError):
    """The chat model's endpoint did not do its part."""

    code = "model_unavailable"
    http_status = 502


class ModelCapReached(ModelUnavailable):
    """The day's limit for models is reached; the sentence is whole, nothing has to be added."""

    code = "model_cap_reached"
    http_status = 429


class SourceError(PacelineError):
    """A service an athlete's data comes from did not do its part."""

    code = "source_error"
    http_status = 502


class SourceRefused(SourceError):
    """A service lets us in no longer, or not yet: only the athlete can change that."""

    code = "source_refused"
    http_status = 409


class SourceBusy(SourceError):
    """A service asks us to come back later."""

    code = "source_busy"
    http_status = 503

    def __init__(self, sentence: str, retry_after_s: float) -> None:
        super().__init__(sentence)
        self.retry_after_s = retry_after_s


class SourceUnavailable(SourceError):
    """A service gives no answer, or one that makes no sense."""

    code = "source_unavailable"


class BackupRefused(PacelineError):
    """A backup that cannot be written, or that cannot be read back here."""

    code = "backup_refused"
    http_status = 409


class DatabaseUnavailable(PacelineError):
    """Postgres cannot be reached or cannot start."""

    code = "database_unavailable"
    http_status = 503


class FilesUnavailable(PacelineError):
    """Where files are kept does not answer."""

    code = "files_unavailable"
    http_status = 503


class SettingsError(PacelineError):
    """A setting cannot work as it is written."""

    code = "settings_error"
    http_status = 500
