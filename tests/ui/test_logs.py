"""What a real server logs at its most talkative, after planted keys, words and a failure nobody expected."""

import json

import httpx

from tests.support.server import new_home, serving

KEY = "sk-planted4f9a2c7e1b8d3056planted"
WORDS = "Zaphod Beeblebrox"


async def test_no_key_and_no_word_is_in_the_log_and_each_line_is_json() -> None:
    settings = {
        "PACELINE_LOG": "json",
        "PACELINE_LOG_LEVEL": "debug",
        "OPENAI_API_KEY": KEY,
        "OPENAI_BASE_URL": "http://127.0.0.1:9",
        "CHAT_MODEL": "nobody-answers",
        "MODEL_RETRIES": "0",
    }
    async with (
        serving(new_home(), **settings) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as client,
    ):
        asked = {"question": f"Plan my marathon in 3:30, I am {WORDS}; my password is hunter2hunter2"}
        answer = await client.post("/strategy/question", json=asked)
        assert answer.status_code == 200, answer.text
        await client.get(f"/course/analysis/{WORDS}?key={KEY}")
        await client.post("/course/analyze-gpx", files={"file": (f"{WORDS}.gpx", WORDS.encode())})
        log = server.log.read_text()
    lines = [json.loads(line) for line in log.splitlines() if line.startswith("{")]
    assert len(lines) == len([line for line in log.splitlines() if "Paceline is ready" not in line])
    failed, *_ = (line for line in lines if line["logger"] == "agent.endpoint.metering")
    (ended,) = (line for line in lines if line["event"] == "A turn has ended.")
    assert failed["turn"] == ended["turn"]
    assert failed["athlete"] == ended["athlete"]
    for planted in (KEY, "planted4f9a", WORDS, "Zaphod", "hunter2", "3:30"):
        assert planted not in log
