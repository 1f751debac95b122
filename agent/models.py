"""Which chat model answers, and how its failures are told."""

import asyncio
import base64
from collections.abc import AsyncIterator, Sequence

import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, AnyMessage, HumanMessage
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI

from agent.offline.chat_model import OfflineCoach
from agent.prompts import prompt
from agent.settings import Settings
from tools.domain.course import CoursePhotoReading
from tools.kit.errors import ModelUnavailable

Speaker = Runnable[Sequence[AnyMessage], AIMessageChunk]


def chat_model(settings: Settings) -> BaseChatModel:
    """Return the endpoint's model, or the offline coach where none is configured."""
    if not settings.chat_model:
        return OfflineCoach()
    return _endpoint_model(settings, settings.chat_model)


def photo_reader(settings: Settings) -> "EndpointPhotoReader | None":
    """Return what looks at pictures, where a vision model is configured."""
    if not settings.vision_model:
        return None
    return EndpointPhotoReader(_endpoint_model(settings, settings.vision_model), settings.model_timeout_s)


def model_label(settings: Settings) -> str:
    """Return the quiet line that says who is speaking."""
    if settings.chat_model:
        return f"Numbers computed by Paceline, words by {settings.chat_model}"
    return "Offline coach: computed answers, no language model connected"


def _endpoint_model(settings: Settings, name: str) -> ChatOpenAI:
    return ChatOpenAI(
        model=name,
        # Local endpoints want no key, but the client insists on one.
        api_key=settings.openai_api_key or (lambda: "none"),
        base_url=settings.openai_base_url,
        timeout=settings.model_timeout_s,
        stream_chunk_timeout=settings.model_timeout_s,
        max_retries=settings.model_retries,
        temperature=0.3,
        use_responses_api=False,
    )


async def streamed(
    speaker: Speaker, messages: Sequence[AnyMessage], timeout_s: float
) -> AsyncIterator[AIMessageChunk]:
    """Yield a model's reply as it comes; raise ModelUnavailable when it fails or breaks off."""
    finished = False
    try:
        async for chunk in speaker.astream(messages):
            finished = finished or bool(chunk.response_metadata.get("finish_reason"))
            yield chunk
    except (openai.OpenAIError, TimeoutError, OSError) as error:
        raise ModelUnavailable(failure_sentence(error, timeout_s)) from error
    if not finished:
        raise ModelUnavailable("Your model's answer broke off.")


def failure_sentence(error: BaseException, timeout_s: float) -> str:
    """Return what happened, in words the owner of the endpoint can act on."""
    if isinstance(error, (openai.APITimeoutError, TimeoutError, asyncio.TimeoutError)):
        return f"Your model endpoint did not answer (timed out after {timeout_s:g} s)."
    if isinstance(error, openai.RateLimitError):
        return "Your model endpoint is refusing requests for now (too many requests)."
    if isinstance(error, openai.AuthenticationError):
        return "Your model endpoint does not accept the key: check OPENAI_API_KEY."
    if isinstance(error, openai.NotFoundError):
        return "Your model endpoint does not know that model: check CHAT_MODEL and OPENAI_BASE_URL."
    if isinstance(error, openai.APIStatusError):
        return f"Your model endpoint answered with an error ({error.status_code})."
    return "Your model endpoint broke the connection or cannot be reached."


class EndpointPhotoReader:
    """Looks at pictures through the vision model's structured answers."""

    def __init__(self, model: ChatOpenAI, timeout_s: float) -> None:
        self._model = model.with_structured_output(CoursePhotoReading, method="json_schema")
        self._timeout_s = timeout_s

    async def read_course(self, picture: bytes, media_type: str) -> CoursePhotoReading:
        """Return what the model reads; raise ModelUnavailable."""
        address = f"data:{media_type};base64,{base64.b64encode(picture).decode()}"
        question = HumanMessage(
            [
                {"type": "text", "text": prompt("course_photo")},
                {"type": "image_url", "image_url": {"url": address}},
            ]
        )
        try:
            answer = await self._model.ainvoke([question])
        except (openai.OpenAIError, TimeoutError, OSError, ValueError) as error:
            raise ModelUnavailable(failure_sentence(error, self._timeout_s)) from error
        return CoursePhotoReading.model_validate(answer)
