"""`python -m migrations`: bring the database to the newest shape and say what was done."""

import sys

from agent.settings import Settings
from memory.embedded import EmbeddedPostgres
from migrations.apply import migrate
from tools.kit.errors import PacelineError


def main() -> int:
    """Migrate the database of the settings: DATABASE_URL, or the embedded one."""
    settings = Settings()
    embedded = None if settings.database_url else EmbeddedPostgres(settings.paceline_home)
    try:
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
