"""What a page may send over its socket, and what is left unheard."""

from typing import Any
from uuid import uuid4

import pytest
from pydantic import ValidationError

from ui.sent_by_pages import SHAPES, Visit

MESSAGE = {
    "id": str(uuid4()),
    "threadId": "",
    "name": "User",
    "type": "user_message",
    "output": "Plan my race",
    "createdAt": "2026-01-01T00:00:00Z",
}
VISIT = {
    "sessionId": str(uuid4()),
    "clientType": "webapp",
    "userEnv": "{}",
    "threadId": "",
    "chatProfile": "",
}


def test_a_page_comes_in() -> None:
    Visit.model_validate(VISIT)
    Visit.model_validate(VISIT | {"threadId": None})


@pytest.mark.parametrize(
    "session_id", ["", "..", "../../keys", "/etc", "a/b", "a\\b", "a\n", "x" * 65, None, 7]
)
def test_a_session_that_would_be_another_folder_does_not(session_id: object) -> None:
    with pytest.raises(ValidationError):
        Visit.model_validate(VISIT | {"sessionId": session_id})


@pytest.mark.parametrize("files", [None, [], [{"id": "a"}]])
def test_a_message_is_heard(files: object) -> None:
    SHAPES["client_message"].validate_python(({"message": MESSAGE, "fileReferences": files},))


@pytest.mark.parametrize(
    "said",
    [
        (),
        (None,),
        ({},),
        ({"message": None},),
        ({"message": {**MESSAGE, "id": "mine"}},),
        ({"message": {**MESSAGE, "output": 7}},),
        ({"message": {**MESSAGE, "type": "system_message"}},),
        ({"message": MESSAGE, "fileReferences": "all"},),
        ({"message": MESSAGE}, 2),
    ],
)
def test_what_is_no_message_is_left_unheard(said: tuple[Any, ...]) -> None:
    with pytest.raises(ValidationError):
        SHAPES["client_message"].validate_python(said)
