"""Which models the settings name."""

from collections.abc import Sequence

import numpy as np
import openai
from langchain_core.messages import AIMessageChunk, AnyMessage
from langchain_core.runnables import Runnable
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from pydantic import SecretStr

from agent.endpoint.endpoint import Endpoint, EndpointModel
from agent.endpoint.failing import failure_sentence
from agent.endpoint.gathering import gathering_client
from agent.settings import Settings
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import Embedder, SentenceEmbedder, Vectors

Speaker = Runnable[Sequence[AnyMessage], AIMessageChunk]


def endpoint_model(settings: Settings) -> Endpoint | None:
    """Return the endpoint with the chat models it is asked for, or None where none is configured."""
    return _endpoint(settings.chat_models, settings) if settings.chat_models else None


def photo_endpoint(settings: Settings) -> Endpoint | None:
    """Return the endpoint with the model that looks at pictures, where one is configured."""
    return _endpoint((settings.vision_model,), settings) if settings.vision_model else None


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
    if not settings.chat_models:
        return "Offline coach: computed answers, no language model connected"
    first, *others = settings.chat_models
    otherwise = f" (where it fails: {', then '.join(others)})" if others else ""
    return f"Numbers computed by Paceline, words by {first}{otherwise}"


def _endpoint(names: Sequence[str], settings: Settings) -> Endpoint:
    prices = settings.prices
    models = tuple(EndpointModel(name, _model_named(name, settings), prices.get(name)) for name in names)
    return Endpoint(models, settings.model_retries)


def _model_named(name: str, settings: Settings) -> ChatOpenAI:
    return ChatOpenAI(
        model=name,
        # Local endpoints want no key, but the client insists on one.
        api_key=settings.openai_api_key or SecretStr("none"),
        base_url=settings.openai_base_url,
        timeout=settings.model_timeout_s,
        http_async_client=gathering_client(settings.model_timeout_s),
        stream_chunk_timeout=None,  # agent.endpoint waits and tries again; the client would beside it.
        max_retries=0,
        temperature=0.3,
        use_responses_api=False,
    )


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
