"""`python -m migrations [--citus]`: bring the database to the newest shape and say what was done."""

import argparse
import sys

from agent.settings import read_settings
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tools.kit.errors import PacelineError


def main() -> int:
    """Migrate the database of the settings: DATABASE_URL, or the embedded one."""
    asked = argparse.ArgumentParser(prog="python -m migrations", description=__doc__)
    asked.add_argument("--citus", action="store_true", help="lay the rows of athletes over many machines")
    citus, embedded = asked.parse_args().citus, None
    try:
        settings = read_settings()
        if not settings.database_url:
            embedded = EmbeddedPostgres(settings.paceline_home)
        url = settings.database_direct_url or settings.database_url
        applied = migrate(url or (embedded.start() if embedded else ""), citus=citus)
    except PacelineError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if embedded:
            embedded.release()
    for name in applied:
        print(f"applied {name}")
    print("The database is up to date.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
