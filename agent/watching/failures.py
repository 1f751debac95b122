"""Unexpected failures for Sentry, where the settings name one: their kinds and places, no values.

Only what the log calls an error is sent, as the log tells it. None of Sentry's own observers is installed:
they would take requests, variables and messages along.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from agent.program_version import program_version
from agent.settings import Settings
from agent.watching.redacting import athlete_tag, blanked, failure_told, secrets_in, words_of
from tools.kit.acting import acting_athlete
from tools.kit.watching import current_turn

PATIENCE_S = 3.0
"""How long a stopping process waits for its last reports to leave."""
REPORTED = "_paceline_reported"
"""What a failure carries once it was sent: it is caught, and told, on its way more than once."""


@contextmanager
def reported(settings: Settings) -> Iterator[None]:
    """Send errors to Sentry until the block ends; without a DSN nothing is sent."""
    if settings.sentry_dsn is None:
        yield
        return
    import sentry_sdk

    client = sentry_sdk.Client(
        dsn=settings.sentry_dsn.get_secret_value(),
        release=f"paceline@{program_version()}",
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        server_name="paceline",
        send_client_reports=False,
        auto_session_tracking=False,
    )
    handler = Reports(client, secrets_in(settings))
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        client.close(timeout=PATIENCE_S)


class Reports(logging.Handler):
    """Sends records of the level "error" on."""

    def __init__(self, client: Any, known_secrets: Sequence[str]) -> None:
        super().__init__(logging.ERROR)
        self._client = client
        self._secrets = tuple(known_secrets)

    def emit(self, record: logging.LogRecord) -> None:
        """Send one, unless it is of Sentry's own making, or tells once more of the failure just sent."""
        if record.name.startswith(("sentry_sdk", "urllib3")):
            return
        error = (record.exc_info or (None, None))[1]
        if error is not None:
            if REPORTED in vars(error):
                return
            vars(error)[REPORTED] = True
        self._client.capture_event(self._event(record))

    def _event(self, record: logging.LogRecord) -> dict[str, Any]:
        event: dict[str, Any] = {
            "level": "fatal" if record.levelno >= logging.CRITICAL else "error",
            "logger": record.name,
            "logentry": {"message": blanked(words_of(record, record.args), self._secrets)},
            "tags": _tags(),
        }
        error = (record.exc_info or (None, None))[1]
        if error is not None:
            event["exception"] = {"values": self._chain(error)}
        return event

    def _chain(self, error: BaseException) -> list[dict[str, Any]]:
        """Return an exception with its causes as Sentry wants them: the first cause first."""
        from sentry_sdk.utils import event_from_exception

        told, _ = event_from_exception(error, client_options=self._client.options)
        values: list[dict[str, Any]] = told["exception"]["values"]
        for value in values:
            value["value"] = None
            value.pop("mechanism", None)
        values[-1]["value"] = blanked(failure_told(error), self._secrets)
        return values


def _tags() -> dict[str, str]:
    turn, athlete = current_turn(), acting_athlete()
    tags = {"turn": turn} if turn else {}
    return tags | ({"athlete": athlete_tag(athlete)} if athlete else {})
