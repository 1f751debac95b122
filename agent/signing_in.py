"""Who may come in: by password, by the house's key, by a service's word, and for how long."""

import hashlib
import hmac
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from pydantic import SecretStr

from agent.inviting import Inviting, usable_email
from agent.passwords import Passwords
from agent.program_keys import ProgramKeys
from agent.settings import Settings
from agent.sign_in_limits import SignInLimits
from memory.accounts import AccountStore
from memory.api_keys import ApiKeyStore
from memory.database import Database
from memory.invitations import InvitationStore
from memory.sign_in_attempts import AttemptStore
from memory.sign_ins import SignInStore
from memory.tokens import new_token
from tools.domain.signing_in import Account, NotUsable, SignIn, check_password, normal_email
from tools.kit.acting import OWNER, acting_for
from tools.kit.errors import MissingInput, NotSignedIn

SEEN_EVERY = timedelta(minutes=5)
"""How exactly it is known when a browser was here last (our design choice [D])."""
PASSWORD = "password"  # noqa: S105 (how somebody came in)
HOUSE_KEY = "key"
WRONG = "Address and password do not fit. Try again, or ask the owner of this Paceline for a new link."
WRONG_KEY = "This is not the key of this Paceline (PACELINE_KEY)."
NOT_THE_OWNER = "The owner of this Paceline cannot be shut out."
NOBODY = "Nobody here has such an account."
WRONG_OLD = "This is not your present password. Nothing was changed."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A browser that has just been let in: the token belongs into its cookie and nowhere else."""

    athlete_id: str
    sign_in_id: str
    token: str


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Everybody's way in. `idle` is how long without a visit until one must sign in again."""

    accounts: AccountStore
    sign_ins: SignInStore
    inviting: Inviting
    keys: ProgramKeys
    limits: SignInLimits
    passwords: Passwords
    idle: timedelta
    house_key: SecretStr | None
    clock: Callable[[], datetime]

    async def sign_in(self, email: str, password: str, address: str, device: str) -> SignedIn:
        """Let in who knows the password; raise NotSignedIn, or TooManyRequests after too many tries."""
        try:
            email = normal_email(email)
        except NotUsable:
            email = ""
        await self.limits.count(email, address)
        athlete_id = await self.athlete_of_email(email)
        with acting_for(athlete_id or OWNER):
            kept = await self.accounts.password_hash(athlete_id) if athlete_id else None
        if not await self.passwords.fits(kept, password) or athlete_id is None or kept is None:
            raise NotSignedIn(WRONG)
        await self.limits.forgive(email, address)
        if self.passwords.is_dated(kept):
            with acting_for(athlete_id):
                anew = await self.passwords.hashed(password)
                await self.accounts.set_password(athlete_id, anew, self.clock())
        return await self.sign_in_as(athlete_id, through=PASSWORD, device=device)

    async def sign_in_with_key(self, key: str, address: str, device: str) -> SignedIn:
        """Let in who has the house's key, as its owner; raise NotSignedIn, TooManyRequests."""
        await self.limits.count(HOUSE_KEY, address)
        if not self.is_house_key(key):
            raise NotSignedIn(WRONG_KEY)
        await self.limits.forgive(HOUSE_KEY, address)
        return await self.sign_in_as(OWNER, through=self._house_key_mark(), device=device)

    async def sign_in_as(self, athlete_id: str, *, through: str, device: str) -> SignedIn:
        """Let in somebody another one vouches for; `through` says who, such as "strava"."""
        now = self.clock()
        sign_in = SignIn(
            athlete_id=athlete_id, id=uuid4().hex, device=device, through=through, made_at=now, seen_at=now
        )
        token = new_token(athlete_id)
        with acting_for(athlete_id):
            await self.accounts.ensure(athlete_id)
            await self.sign_ins.keep(token, sign_in)
        return SignedIn(athlete_id, sign_in.id, token)

    async def signed_in(self, token: str) -> SignIn | None:
        """Return what a cookie's token stands for; None where it stands for nothing (any more)."""
        now = self.clock()
        sign_in = await self.sign_ins.of_token(token, now - self.idle)
        if sign_in is None or not self._still_fits(sign_in):
            return None
        if now - sign_in.seen_at > SEEN_EVERY:
            await self.sign_ins.seen(sign_in, now)
        return sign_in

    async def living(self, asked: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Return which of these (athlete, sign-in) still hold, by the sign-in's id."""
        return await self.sign_ins.living(asked, self.clock() - self.idle)

    async def browsers(self, athlete_id: str) -> tuple[SignIn, ...]:
        """Return where an athlete is signed in, the browser seen last first."""
        return await self.sign_ins.of_athlete(athlete_id, self.clock() - self.idle)

    async def sign_out(self, athlete_id: str, sign_in_id: str) -> None:
        """Sign an athlete out on one browser."""
        await self.sign_ins.end(athlete_id, sign_in_id)

    async def sign_out_everywhere(self, athlete_id: str, but: str | None = None) -> int:
        """Sign an athlete out on every browser, but for one where that is said; return on how many."""
        return await self.sign_ins.end_all(athlete_id, but)

    async def shut_out(self, athlete_id: str) -> None:
        """Close every way in somebody has until they are invited again; raise MissingInput. For the owner."""
        if athlete_id == OWNER:
            raise MissingInput(NOT_THE_OWNER)
        with acting_for(athlete_id):
            if await self.accounts.account(athlete_id) is None:
                raise MissingInput(NOBODY)
            await self.accounts.shut_out(athlete_id)

    async def account(self, athlete_id: str) -> Account | None:
        """Return an athlete's account, None without one."""
        return await self.accounts.account(athlete_id)

    async def everybody(self) -> tuple[Account, ...]:
        """Return every account of this house, oldest first. For the owner."""
        return await self.accounts.everybodys()

    async def athlete_of_email(self, email: str, *, verified: bool = False) -> str | None:
        """Return whose an address is; with `verified`, only where that is beyond doubt."""
        known = await self.accounts.athlete_of(email)
        return known[0] if known and (known[1] or not verified) else None

    async def athlete_called(self, email: str) -> str:
        """Return whose an address is; raise MissingInput where it is nobody's."""
        athlete_id = await self.athlete_of_email(usable_email(email))
        if athlete_id is None:
            raise MissingInput(
                f"Nobody here has the address {email}. ./paceline invite {email} invites them."
            )
        return athlete_id

    async def change_password(
        self, athlete_id: str, old: str, new: str, address: str, but: str | None
    ) -> None:
        """Change a password and sign out every other browser; raise MissingInput, TooManyRequests."""
        account = await self.accounts.account(athlete_id)
        email = account.email if account else ""
        await self.limits.count(email or athlete_id, address)
        kept = await self.accounts.password_hash(athlete_id)
        if account is None or (kept is not None and not await self.passwords.fits(kept, old)):
            raise MissingInput(WRONG_OLD)
        try:
            check_password(new, email)
        except NotUsable as refusal:
            raise MissingInput(str(refusal)) from None
        await self.limits.forgive(email, address)
        await self.accounts.set_password(athlete_id, await self.passwords.hashed(new), self.clock())
        await self.sign_ins.end_all(athlete_id, but)

    def is_house_key(self, key: str) -> bool:
        """Tell whether somebody has the key that PACELINE_KEY sets."""
        if self.house_key is None:
            return False
        return hmac.compare_digest(_digest(key), _digest(self.house_key.get_secret_value()))

    async def forget_old(self) -> None:
        """Forget the sign-ins, invitations and tries whose time is over, everybody's."""
        now = self.clock()
        await self.sign_ins.forget_old(now - self.idle)
        await self.inviting.invitations.forget_old(now)
        await self.limits.forget_old()

    def _still_fits(self, sign_in: SignIn) -> bool:
        """Tell whether who came in by the house's key came in by the one it has now."""
        return not sign_in.through.startswith(HOUSE_KEY) or sign_in.through == self._house_key_mark()

    def _house_key_mark(self) -> str:
        key = self.house_key.get_secret_value() if self.house_key else ""
        return f"{HOUSE_KEY} {_digest(key).hex()[:16]}"


def open_signing_in(
    settings: Settings, database: Database, clock: Callable[[], datetime] | None = None
) -> SigningIn:
    """Return the way into this house."""
    clock = clock or _utc_now
    accounts, sign_ins, passwords = AccountStore(database), SignInStore(database), Passwords()
    return SigningIn(
        accounts=accounts,
        sign_ins=sign_ins,
        inviting=Inviting(InvitationStore(database), accounts, sign_ins, passwords, clock),
        keys=ProgramKeys(ApiKeyStore(database), clock),
        limits=SignInLimits(AttemptStore(database), clock),
        passwords=passwords,
        idle=timedelta(days=settings.sign_in_days),
        house_key=settings.owner_key,
        clock=clock,
    )


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "replace")).digest()
