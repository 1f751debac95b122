"""`python -m agent.invite`: print a link to make an account with, or a new password for one there is."""

import argparse
import asyncio
import sys

from agent.inviting import Invited
from agent.open_database import open_database
from agent.settings import Settings, read_settings
from agent.signing_in import open_signing_in
from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import PacelineError

JOIN = "/join"


def main(arguments: list[str]) -> int:
    """Print the link; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="paceline invite",
        description="Print a link that works once: with it somebody makes their account. With the address of "
        "somebody who has one, they choose a new password.",
    )
    parser.add_argument("email", nargs="?", default="", help="their address, if you know it")
    parser.add_argument(
        "--owner", action="store_true", help="the owner's own account, or a new password for it"
    )
    parser.add_argument("--note", default="", help="a note for yourself: whom it is for")
    options = parser.parse_args(arguments)
    try:
        print(asyncio.run(_link(read_settings(), options)))
    except PacelineError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _link(settings: Settings, options: argparse.Namespace) -> str:
    async with open_database(settings) as database:
        inviting = open_signing_in(settings, database).inviting
        with acting_for(OWNER):
            invited = await (
                inviting.owners_link()
                if options.owner
                else inviting.invite(OWNER, options.email, options.note)
            )
    return address_of_link(settings, invited)


def address_of_link(settings: Settings, invited: Invited) -> str:
    """Return an invitation's whole address: at the one people reach Paceline at, else where it listens."""
    here = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::1", "::") else settings.host  # noqa: S104
    host = f"[{here}]" if ":" in here else here
    base = settings.public_url or f"http://{host}:{settings.port}"
    return f"{base.rstrip('/')}{JOIN}/{invited.token}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
