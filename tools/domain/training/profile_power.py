"""What a rider can hold, from the best efforts of their rides: FTP, critical power and W'."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import CurvePoint
from tools.domain.display import percent
from tools.domain.finding import Finding, Inputs
from tools.domain.profile import Confidence, ProfileEntry, ProfileName
from tools.domain.race import PowerEffort
from tools.domain.riding.critical_power import CRITICAL_POWER_SOURCE, EFFORT_S, CriticalPower, critical_power
from tools.domain.training.best_curves import best_power_curve
from tools.domain.training.profile_entry import found, missing

WINDOWS_DAYS = (90, 180, 365)  # the newest window with power counts: our design choice [D]
FTP_SHARE = 0.95  # of the best 20 minutes, from memory, unchecked [R]
TWENTY_MINUTES_S = 1200.0
HOUR_S = 3600.0
FTP_SHARE_SOURCE = "95 % of the best 20 minutes (Allen & Coggan), from memory, unchecked"
FTP_RANGE = 0.05  # how far 95 % may be off: our design choice [D]
FTP_MODEL = "the highest of 95 % of the best 20 minutes, the best hour, and critical power"
FIT_MODEL = "critical power fitted to best efforts of 2 to 20 minutes"
# A W' outside this says that the short or the long efforts were not all-out. Our design choice [D].
BELIEVED_W_PRIME_J = (5_000.0, 40_000.0)
TIGHT_FIT, LOOSE_FIT = 0.02, 0.05  # standard error over critical power: our design choice [D]
AGREEING = 0.05  # between the two ways to FTP: our design choice [D]
# With fewer rides in the window nothing shows that the best of them was near the limit. Our choice [D].
SOME_RIDES, MANY_RIDES = 3, 8
NO_POWER = "no ride with power in the last year"
NOT_ALL_OUT = (
    "your best efforts of 2 to 20 minutes lie on no believable line, so they were not all all-out: "
    "ride 3 and 12 minutes as hard as you can on fresh legs, and I know"
)


@dataclass(frozen=True, slots=True)
class PowerBests:
    """The best powers of the newest window that has any, by duration."""

    curve: tuple[CurvePoint, ...]
    window_days: int
    rides: int

    def of(self, duration_s: float) -> CurvePoint | None:
        """Return the best of a duration."""
        return next((point for point in self.curve if point.duration_s == duration_s), None)

    @property
    def fitted(self) -> tuple[CurvePoint, ...]:
        """Return what critical power is fitted to."""
        return tuple(point for point in self.curve if EFFORT_S[0] <= point.duration_s <= EFFORT_S[1])


def power_entries(activities: Sequence[KnownActivity], today: date) -> tuple[ProfileEntry, ...]:
    """Return FTP, critical power and W', each null with the reason where the rides do not tell."""
    names = (ProfileName.FTP_W, ProfileName.CRITICAL_POWER_W, ProfileName.W_PRIME_J)
    bests = _bests(activities, today)
    if bests is None:
        return tuple(missing(name, NO_POWER, model=FTP_MODEL) for name in names)
    fit = critical_power(
        [PowerEffort(power_w=point.value, duration_s=point.duration_s) for point in bests.fitted]
    )
    believed = _believed(fit)
    return (_ftp(bests, fit if believed else None, today), *_fitted(bests, fit, believed, today))


def _bests(activities: Sequence[KnownActivity], today: date) -> PowerBests | None:
    """Return the best efforts of the newest window with 20 minutes of power, else of one with any."""
    shorter = None
    for window in WINDOWS_DAYS:
        first = today - timedelta(days=window)
        rides = [
            each
            for each in activities
            if each.summary.sport is ActivitySport.RIDE
            and each.summary.best_power_w
            and (each.summary.day or first) >= first
        ]
        bests = PowerBests(best_power_curve(rides), window, len(rides))
        if bests.of(TWENTY_MINUTES_S):
            return bests
        shorter = shorter or (bests if bests.fitted else None)
    return shorter


def _believed(fit: CriticalPower) -> bool:
    prime = fit.w_prime.value
    return prime is not None and BELIEVED_W_PRIME_J[0] <= prime <= BELIEVED_W_PRIME_J[1]


def _fit_error(fit: CriticalPower) -> float | None:
    """Return the standard error of critical power as a share of it; None from two efforts."""
    power = fit.critical_power
    if power.value is None or power.high is None:
        return None
    return (power.high - power.value) / power.value


def _ftp(bests: PowerBests, fit: CriticalPower | None, today: date) -> ProfileEntry:
    """Return the highest of the ways: efforts that were not all-out can only make each too low."""
    twenty, hour = bests.of(TWENTY_MINUTES_S), bests.of(HOUR_S)
    fitted_w = fit.critical_power.value if fit else None
    if twenty is None and fitted_w is None:
        reason = "no ride of 20 minutes with power in the last year, and no efforts that fit critical power"
        return missing(ProfileName.FTP_W, reason, model=FTP_MODEL)
    share_w = FTP_SHARE * twenty.value if twenty else None
    hour_w = hour.value if hour else None
    candidates = [watts for watts in (share_w, hour_w, fitted_w) if watts is not None]
    value = max(candidates)
    inputs = _inputs(bests, bests.fitted)
    if twenty:
        inputs |= {
            "best_20_min_w": round(twenty.value, 1),
            "best_20_min_day": twenty.day.isoformat(),
            "best_20_min_activity": twenty.activity_id,
        }
    inputs["best_hour_w"] = None if hour_w is None else round(hour_w, 1)
    inputs["critical_power_w"] = None if fitted_w is None else round(fitted_w, 1)
    confidence, because = _ftp_confidence(bests, share_w, fitted_w)
    return found(
        ProfileName.FTP_W,
        value,
        low=min(*candidates, value * (1 - FTP_RANGE)),
        high=value * (1 + FTP_RANGE),
        model=FTP_MODEL,
        source=f"{FTP_SHARE_SOURCE}; two-parameter critical power; the range is our choice",
        as_of=twenty.day if twenty else max(point.day for point in bests.fitted),
        today=today,
        confidence=confidence,
        because=because,
        inputs=inputs,
    )


def _ftp_confidence(
    bests: PowerBests, share_w: float | None, fitted_w: float | None
) -> tuple[Confidence, str]:
    """Return how sure an FTP is: one ride over hills fits the model as well as a test does."""
    if share_w is None or fitted_w is None:
        only = "critical power" if share_w is None else "the 20 minutes"
        return Confidence.LOW, f"low: only {only} could be used, and nothing shows that it was all-out"
    apart = abs(fitted_w / share_w - 1)
    rule = (
        f"high: 20 minutes and critical power within {percent(AGREEING)}, {MANY_RIDES} rides with power; "
        f"medium: {SOME_RIDES} rides; else low"
    )
    here = f"{rule}. Here {percent(apart)} apart, {_rides(bests.rides)}"
    if bests.rides < SOME_RIDES:
        return Confidence.LOW, here
    return (Confidence.HIGH if apart <= AGREEING and bests.rides >= MANY_RIDES else Confidence.MEDIUM), here


def _rides(count: int) -> str:
    return "1 ride" if count == 1 else f"{count} rides"


def _fitted(
    bests: PowerBests, fit: CriticalPower, believed: bool, today: date
) -> tuple[ProfileEntry, ProfileEntry]:
    inputs = _inputs(bests, bests.fitted)
    confidence, because = _fit_confidence(bests, _fit_error(fit))

    def entry(name: ProfileName, finding: Finding) -> ProfileEntry:
        if finding.value is None or not believed:
            reason = NOT_ALL_OUT if finding.value is not None else str(finding.reason)
            return missing(name, reason, model=FIT_MODEL, source=CRITICAL_POWER_SOURCE, inputs=inputs)
        return found(
            name,
            finding.value,
            low=finding.low,
            high=finding.high,
            model=FIT_MODEL,
            source=CRITICAL_POWER_SOURCE,
            as_of=max(point.day for point in bests.fitted),
            today=today,
            confidence=confidence,
            because=because,
            inputs=inputs,
        )

    return (
        entry(ProfileName.CRITICAL_POWER_W, fit.critical_power),
        entry(ProfileName.W_PRIME_J, fit.w_prime),
    )


def _fit_confidence(bests: PowerBests, error: float | None) -> tuple[Confidence, str]:
    used = len({point.activity_id for point in bests.fitted})
    tight, loose = percent(TIGHT_FIT), percent(LOOSE_FIT)
    rule = (
        f"high: error up to {tight}, efforts of two of {MANY_RIDES} rides; medium: up to {loose}, "
        f"{SOME_RIDES} rides; else low"
    )
    if error is None:
        return Confidence.LOW, f"{rule}. Here two durations, which have no error"
    here = f"{rule}. Here {percent(error, 1)}, efforts of {used} of {_rides(bests.rides)}"
    if error > LOOSE_FIT or bests.rides < SOME_RIDES:
        return Confidence.LOW, here
    high = error <= TIGHT_FIT and used > 1 and bests.rides >= MANY_RIDES
    return (Confidence.HIGH if high else Confidence.MEDIUM), here


def _inputs(bests: PowerBests, points: Sequence[CurvePoint]) -> Inputs:
    """Return each effort that was used: its power, day and activity."""
    inputs: Inputs = {"window_days": bests.window_days, "rides_with_power": bests.rides}
    for point in points:
        minutes = f"{point.duration_s / 60:g}_min"
        inputs |= {
            f"best_{minutes}_w": round(point.value, 1),
            f"best_{minutes}_day": point.day.isoformat(),
            f"best_{minutes}_activity": point.activity_id,
        }
    return inputs
