"""What a server that others reach says at its first start: the link that makes the owner's account."""

from typing import TYPE_CHECKING

from agent.invite import address_of_link
from agent.settings import Settings
from tools.kit.acting import OWNER, acting_for
from ui.identifying import is_loopback, is_this_machine_alone

if TYPE_CHECKING:
    from agent.coach import Coach

ONLY_HERE = (
    "It listens on {host} and answers to this machine's names only. Say what people type: "
    "PACELINE_ALLOWED_HOSTS=coach.example.org."
)


async def say_how_to_begin(coach: "Coach", settings: Settings) -> None:
    """Print the link where one must sign in and the owner has no account yet, and no key stands for it."""
    if is_this_machine_alone(settings):
        return
    if not is_loopback(settings.host) and not settings.names_for_others:
        print(ONLY_HERE.format(host=settings.host), flush=True)
    if settings.owner_key is not None:
        return
    with acting_for(OWNER):
        if await coach.signing_in.account(OWNER) is not None:
            return
        invited = await coach.signing_in.inviting.owners_link()
    link = address_of_link(settings, invited)
    print(f"Make the owner's account here (the link works once, for a day): {link}", flush=True)
