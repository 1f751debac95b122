"""`python -m agent.invite`: print a link to make an account with, or a new password for one there is."""

import argparse
import sys
from functools import partial

from agent.inviting import Invited
from agent.keeping.commands import carried_out
from agent.open_database import open_database
from agent.settings import Settings, read_settings
from agent.signing_in import open_signing_in
from tools.kit.acting import OWNER, acting_for

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
    return carried_out(partial(_invite, options))


async def _invite(options: argparse.Namespace) -> int:
    print(await _link(read_settings(), options))
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
    """Return an invitation's whole address."""
    return f"{reached_at(settings).rstrip('/')}{JOIN}/{invited.token}"


def reached_at(settings: Settings) -> str:
    """Return the address people reach Paceline at: as set, by a name others may type, or where it listens."""
    if settings.public_url:
        return settings.public_url
    named = next((name for name in settings.names_for_others if "*" not in name), None)
    if named and settings.trusted_proxies.strip():
        return f"https://{named}"  # a proxy stands before it, and ends TLS
    here = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::1", "::") else settings.host  # noqa: S104
    host = named or (f"[{here}]" if ":" in here else here)
    return f"http://{host}:{settings.port}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
