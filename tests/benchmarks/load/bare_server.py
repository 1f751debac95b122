"""Serve the peer with the server Paceline has: `python -m tests.benchmarks.load.bare_server --port 8001`."""

import argparse
from pathlib import Path

import uvicorn
from chainlit.utils import mount_chainlit
from fastapi import FastAPI

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    app = FastAPI()
    mount_chainlit(app, target=str(Path(__file__).with_name("bare_chat.py")), path="/")
    print("Paceline is ready (a bare one)", flush=True)
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
