"""The prompts page over real HTTP, as a browser without scripts uses it."""

import html
import re
from uuid import uuid4

import httpx
import pytest

HOUSE = "Be kind.\n{task}\n{context}"


@pytest.fixture
def model() -> str:
    """A model nobody speaks with."""
    return f"model-{uuid4().hex[:8]}"


async def send(client: httpx.AsyncClient, path: str, **typed: str) -> httpx.Response:
    headers = {"Origin": str(client.base_url).rstrip("/")}
    return await client.post(f"/settings/prompts/{path}", data=typed, headers=headers, follow_redirects=True)


def typed_text(answer: httpx.Response) -> str:
    """Return what stands in the page's field."""
    (text,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", answer.text, re.DOTALL)
    return html.unescape(text)


async def test_the_list_leads_to_every_prompt_and_is_kept_nowhere(client: httpx.AsyncClient) -> None:
    answer = await client.get("/settings/prompts")
    assert answer.headers["cache-control"] == "no-store"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    for name in re.findall(r'href="(/settings/prompts/\w+)"', answer.text):
        assert (await client.get(name)).status_code == 200


async def test_a_version_is_saved_activated_and_taken_back(client: httpx.AsyncClient, model: str) -> None:
    saved = await send(client, "house", text=HOUSE, model=model, note="Shorter <b>")
    assert "Version 1 is saved. It counts once you activate it." in saved.text
    assert "Shorter &lt;b&gt;" in saved.text
    assert "The prompt for all models counts" in saved.text

    counted = await send(client, "house/activate", version="1", model=model)
    assert "Version 1 counts from the next answer on." in counted.text
    assert typed_text(counted) == HOUSE

    at_once = await send(client, "house", text=HOUSE + "\nDrily.", model=model, activate="yes")
    assert "Version 2 counts" in at_once.text
    asked = {"model": model, "before": "1", "after": "2"}
    compared = await client.get("/settings/prompts/house", params=asked)
    assert '<div class="added">+Drily.</div>' in compared.text

    back = await send(client, "house/rollback", model=model)
    assert "Version 1 counts" in back.text


async def test_the_last_for_a_model_leads_back_to_the_one_for_all(
    client: httpx.AsyncClient, model: str
) -> None:
    await send(client, "mental", text="Breathe.", model=model, activate="yes")
    assert f"Only for {model}: v1" in (await client.get("/settings/prompts")).text
    back = await send(client, "mental/rollback", model=model)
    assert "told the prompt for all models again" in back.text
    assert f"Only for {model}" not in (await client.get("/settings/prompts")).text


async def test_a_refusal_keeps_what_was_typed(client: httpx.AsyncClient, model: str) -> None:
    wrong = 'Be <kind>.\n{task}\n{weather} & "more"'
    answer = await send(client, "house", text=wrong, model=model, note="mine")
    assert answer.status_code == 200
    assert re.search(r'role="alert">\{context\} is missing.*Nothing was saved\.</p>', answer.text)
    assert typed_text(answer) == wrong
    assert 'value="mine"' in answer.text
    assert (await client.get("/prompts/house", params={"model": model})).json()["versions"] == []


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999", "-1", "١"])
async def test_a_version_there_is_not_is_said(client: httpx.AsyncClient, version: str, model: str) -> None:
    answer = await send(client, "house/activate", version=version, model=model)
    assert "no such version" in answer.text


async def test_addresses_made_up_show_the_list_or_nothing_of_theirs(client: httpx.AsyncClient) -> None:
    assert "<h1>Prompts</h1>" in (await client.get("/settings/prompts/weather")).text
    asked = {"done": "<script>", "version": "<u>", "before": "<i>", "after": "2"}
    answer = await client.get("/settings/prompts/house", params=asked)
    assert answer.status_code == 200
    assert not re.search(r"<(?:u|i)>", answer.text)
    done = await client.get("/settings/prompts/house", params={"done": "saved", "version": "<b>"})
    assert "<b>" not in done.text.split("</h1>")[1].split("<section")[0]


async def test_another_sites_form_changes_nothing(client: httpx.AsyncClient, model: str) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    typed = {"text": HOUSE, "model": model}
    assert (await client.post("/settings/prompts/house", data=typed, headers=headers)).status_code == 403
