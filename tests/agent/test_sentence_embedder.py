"""The endpoint's embedding model, over the real protocol, and the built-in one when it fails."""

from pathlib import Path

import numpy as np
import pytest

from agent.models import sentence_embedder
from agent.offline.intents import Intent
from agent.offline.nearest import NearestIntent
from agent.settings import Settings
from tests.support.model_endpoint import fails, model_endpoint
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import DIMENSIONS, Embedder

FUEL = "which food keeps my energy up on the way"
VECTORS = [{"match": {"inputText": "gel"}, "response": {"embedding": [3.0, 4.0]}}]


def settings_for(base_url: str) -> Settings:
    return Settings(
        _env_file=None, openai_base_url=base_url, embedding_model="scripted-vectors", model_retries=0
    )


def test_without_a_setting_the_built_in_model_is_used() -> None:
    embedder = sentence_embedder(Settings(_env_file=None))
    assert isinstance(embedder, Embedder)
    assert embedder.embed([FUEL]).shape == (1, DIMENSIONS)


@pytest.mark.endpoint
def test_vectors_come_from_the_endpoint_as_unit_vectors(tmp_path: Path) -> None:
    with model_endpoint(VECTORS, tmp_path) as endpoint:
        vectors = sentence_embedder(settings_for(endpoint.base_url)).embed(["a gel", "two gels"])
        asked = endpoint.requests()
    np.testing.assert_allclose(vectors, [[0.6, 0.8], [0.6, 0.8]], rtol=1e-6)
    assert [body["model"] for body in asked] == ["scripted-vectors"]  # Both in one request.


@pytest.mark.endpoint
def test_a_failing_endpoint_leaves_understanding_to_the_built_in_model(tmp_path: Path) -> None:
    with model_endpoint([fails(503, inputText="way")], tmp_path) as endpoint:
        embedder = sentence_embedder(settings_for(endpoint.base_url))
        with pytest.raises(ModelUnavailable):
            embedder.embed([FUEL])
        assert NearestIntent(embedder).intent(FUEL) is Intent.FUEL
