"""Which chat model answers, and how its failures are told."""

import asyncio
import base64
from collections.abc import AsyncIterator, Sequence

import numpy as np
import openai
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, AnyMessage, HumanMessage
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import SecretStr

from agent.prompt_book import PromptBook
from agent.settings import Settings
from agent.spoken import name_of
from tools.domain.course import CoursePhotoReading
from tools.domain.prompt_text import filled
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import Embedder, SentenceEmbedder, Vectors

Speaker = Runnable[Sequence[AnyMessage], AIMessageChunk]


def endpoint_model(settings: Settings) -> BaseChatModel | None:
    """Return the endpoint's chat model, or None where none is configured."""
    return _model_named(settings.chat_model, settings) if settings.chat_model else None


def photo_reader(settings: Settings, book: PromptBook) -> "EndpointPhotoReader | None":
    """Return what looks at pictures, where a vision model is configured."""
    if not settings.vision_model:
        return None
    return EndpointPhotoReader(_model_named(settings.vision_model, settings), settings.model_timeout_s, book)


def sentence_embedder(settings: Settings) -> SentenceEmbedder:
    """Return the endpoint's embedding model, or the built-in one where none is configured."""
    if not settings.embedding_model:
        return Embedder()
    return EndpointEmbedder(
        OpenAIEmbeddings(
            model=settings.embedding_model,
            openai_api_key=settings.openai_api_key or SecretStr("none"),
            openai_api_base=settings.openai_base_url,
            request_timeout=settings.model_timeout_s,
            max_retries=settings.model_retries,
            check_embedding_ctx_length=False,  # It would send tokens of OpenAI's, which others cannot read.
        ),
        settings.model_timeout_s,
    )


def model_label(settings: Settings) -> str:
    """Return the quiet line that says who is speaking."""
    if settings.chat_model:
        return f"Numbers computed by Paceline, words by {settings.chat_model}"
    return "Offline coach: computed answers, no language model connected"


def _model_named(name: str, settings: Settings) -> ChatOpenAI:
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
    """Yield an endpoint's reply as it comes; raise ModelUnavailable when it fails or breaks off.

    The first chunk has to come within `timeout_s`, all retries included; so has every further one.
    """
    finished = False
    try:
        async with asyncio.timeout(timeout_s) as until_first_chunk:
            async for chunk in speaker.astream(messages):
                until_first_chunk.reschedule(None)
                finished = finished or bool(chunk.response_metadata.get("finish_reason"))
                yield chunk
    except (openai.OpenAIError, TimeoutError, OSError) as error:
        raise ModelUnavailable(failure_sentence(error, timeout_s)) from error
    if not finished:
        raise ModelUnavailable("Your model endpoint broke off in the middle of its answer.")


def failure_sentence(error: BaseException, timeout_s: float) -> str:
    """Return what happened, in words the owner of the endpoint can act on."""
    if isinstance(error, openai.APITimeoutError | TimeoutError):
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


class EndpointEmbedder:
    """Sentence vectors from the endpoint's embedding model. Blocks: called in a thread."""

    def __init__(self, model: OpenAIEmbeddings, timeout_s: float) -> None:
        self._model = model
        self._timeout_s = timeout_s

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimensions); raise ModelUnavailable."""
        try:
            vectors = np.array(self._model.embed_documents(list(texts)), dtype=np.float32)
        except (openai.OpenAIError, TimeoutError, OSError) as error:
            raise ModelUnavailable(failure_sentence(error, self._timeout_s)) from error
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


class EndpointPhotoReader:
    """Looks at pictures through the vision model's structured answers."""

    def __init__(self, model: ChatOpenAI, timeout_s: float, book: PromptBook) -> None:
        self._model = model.with_structured_output(CoursePhotoReading, method="json_schema")
        self._name = name_of(model)
        self._timeout_s = timeout_s
        self._book = book

    async def read_course(self, picture: bytes, media_type: str) -> CoursePhotoReading:
        """Return what the model reads; raise ModelUnavailable."""
        address = f"data:{media_type};base64,{base64.b64encode(picture).decode()}"
        told = (await self._book.read()).prompt("course_photo", self._name)
        question = HumanMessage(
            [
                {"type": "text", "text": filled(told.text, {})},
                {"type": "image_url", "image_url": {"url": address}},
            ]
        )
        try:
            answer = await self._model.ainvoke([question])
        except (openai.OpenAIError, TimeoutError, OSError, ValueError) as error:
            raise ModelUnavailable(failure_sentence(error, self._timeout_s)) from error
        return CoursePhotoReading.model_validate(answer)
