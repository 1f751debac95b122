"""A question over HTTP carries where the figures of its answer come from."""

import httpx


async def test_an_answer_over_http_says_where_its_figures_come_from(client: httpx.AsyncClient) -> None:
    asked = {"question": "Plan my marathon in 3:30, I weigh 58 kg"}
    answer = (await client.post("/strategy/question", json=asked)).json()
    traces = answer["provenance"]["traces"]
    assert "3:30:00" in {trace["written"] for trace in traces}
    assert all(trace["origin"] for trace in traces)
    assert answer["provenance"]["corrections"] == []


async def test_an_answer_without_figures_has_nothing_to_trace(client: httpx.AsyncClient) -> None:
    answer = (await client.post("/strategy/question", json={"question": "thanks"})).json()
    assert answer["provenance"] == {"traces": [], "corrections": [], "contradictions": []}
