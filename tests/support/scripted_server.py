"""Serve the page with the scripted coach: `python -m tests.support.scripted_server --port 8001`."""

import argparse
import sys

from agent.settings import Settings
from tests.support.scripted_coach import open_scripted_coach
from ui.app import create_app
from ui.serve import listen, run_app

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8001)
    settings = Settings(PACELINE_PORT=parser.parse_args().port)
    app = create_app(settings, open_scripted_coach)
    sys.exit(run_app(app, settings, listen(settings.host, settings.port)))
