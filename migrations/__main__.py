"""`python -m migrations`: bring the database to the newest shape and say what was done."""

import sys

from agent.settings import read_settings
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tools.kit.errors import PacelineError


def main() -> int:
    """Migrate the database of the settings: DATABASE_URL, or the embedded one."""
    embedded = None
    try:
        settings = read_settings()
        if not settings.database_url:
            embedded = EmbeddedPostgres(settings.paceline_home)
        applied = migrate(settings.database_url or (embedded.start() if embedded else ""))
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
