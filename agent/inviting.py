"""Invitations: links that make one account each, or set a new password for one there is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from agent.passwords import Passwords
from memory.accounts import AccountStore
from memory.invitations import InvitationStore
from memory.sign_ins import SignInStore
from memory.tokens import new_token
from tools.domain.others_words import others_words
from tools.domain.signing_in import (
    LONGEST_NAME,
    Account,
    Invitation,
    NotUsable,
    check_password,
    normal_email,
)
from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import MissingInput, NotFound

LASTS = timedelta(days=7)
OWNERS_LASTS = timedelta(days=1)
MOST_LIVING = 100
"""Invitations one athlete may have open at once, and how long each works (our design choice [D])."""
ENDED = "This invitation was used, taken back or is over. Ask whoever sent it for a new one."
TAKEN = "There is an account with this address already. Sign in with it, or write another address."
TOO_MANY = f"{MOST_LIVING} invitations are open already. Take one back, then make a new one."


@dataclass(frozen=True, slots=True)
class Invited:
    """A new invitation with the token of its link, which is shown once and kept nowhere."""

    invitation: Invitation
    token: str


@dataclass(frozen=True, slots=True)
class Inviting:
    """Everybody's invitations. `clock` says what time it is, in UTC."""

    invitations: InvitationStore
    accounts: AccountStore
    sign_ins: SignInStore
    passwords: Passwords
    clock: Callable[[], datetime]

    async def invite(self, by: str, email: str = "", note: str = "") -> Invited:
        """Invite somebody; an address that has an account gets a link to set its password anew.

        Raises MissingInput for what is no address, and where too many are open.
        """
        address = usable_email(email) if email.strip() else None
        known = await self.accounts.athlete_of(address) if address else None
        if len(await self.open_ones(by)) >= MOST_LIVING:
            raise MissingInput(TOO_MANY)
        return await self._kept(by, known[0] if known else f"athlete-{uuid4().hex}", address, note)

    async def owners_link(self) -> Invited:
        """Make the link that opens the owner's account, or sets its password anew."""
        return await self._kept(OWNER, OWNER, None, "")

    async def open_ones(self, by: str) -> tuple[Invitation, ...]:
        """Return the invitations of one who invites, newest first."""
        return await self.invitations.of_athlete(by, self.clock())

    async def take_back(self, by: str, invitation_id: str) -> None:
        """Take an invitation back."""
        await self.invitations.take_back(by, invitation_id)

    async def invitation(self, token: str) -> Invitation:
        """Return the living invitation a link's token opens; raise NotFound for every other one."""
        athlete = token.rpartition(".")[0] or OWNER
        with acting_for(athlete):
            found = await self.invitations.of_token(token, self.clock())
        if found is None:
            raise NotFound(ENDED)
        return found

    async def whose(self, invitation: Invitation) -> Account | None:
        """Return the account whose password an invitation sets anew; None for one that makes an account."""
        with acting_for(invitation.for_athlete_id):
            return await self.accounts.account(invitation.for_athlete_id)

    async def join(
        self, token: str, *, email: str, name: str, password: str | None, verified: bool = False
    ) -> str:
        """Make the account an invitation promises, or set its password; return the athlete's id.

        `verified` says that the address is theirs beyond doubt; `password` is None for who signs in with a
        service. Raises NotFound, and MissingInput for what cannot be taken: the invitation then still works.
        """
        invitation = await self.invitation(token)
        athlete_id = invitation.for_athlete_id
        before = await self.whose(invitation)
        email = before.email if before else usable_email(email)
        kept = await self.passwords.hashed(_usable(password, email)) if password is not None else None
        await self._use_up(invitation, token)
        sure = verified or before is not None or invitation.email == email or athlete_id == OWNER
        with acting_for(athlete_id):
            made = await self.accounts.make(
                athlete_id,
                email=email,
                verified=sure,
                name=others_words(name, LONGEST_NAME) or (before.name if before else ""),
                password_hash=kept,
                now=self.clock(),
            )
            if made:
                await self.sign_ins.end_all(athlete_id)
                return athlete_id
        with acting_for(invitation.athlete_id):
            await self.invitations.keep(token, invitation)
        raise MissingInput(TAKEN)

    async def _use_up(self, invitation: Invitation, token: str) -> None:
        with acting_for(invitation.athlete_id):
            if not await self.invitations.use_up(invitation, self.clock()):
                raise NotFound(ENDED)
            await self.invitations.end_others(invitation)

    async def _kept(self, by: str, whose: str, email: str | None, note: str) -> Invited:
        now = self.clock()
        invitation = Invitation(
            athlete_id=by,
            id=uuid4().hex,
            for_athlete_id=whose,
            email=email,
            note=others_words(note, LONGEST_NAME) or "",
            made_at=now,
            ends_at=now + (OWNERS_LASTS if whose == OWNER else LASTS),
        )
        token = new_token(by)
        await self.accounts.ensure(by)
        await self.invitations.keep(token, invitation)
        return Invited(invitation, token)


def usable_email(written: str) -> str:
    """Return an address as it is kept; raise MissingInput for what is none."""
    try:
        return normal_email(written)
    except NotUsable as refusal:
        raise MissingInput(str(refusal)) from None


def _usable(password: str, email: str) -> str:
    try:
        check_password(password, email)
    except NotUsable as refusal:
        raise MissingInput(str(refusal)) from None
    return password
