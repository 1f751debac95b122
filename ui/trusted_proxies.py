"""Proxies whose word is believed on who asks and how: the address and the scheme of a request.

Uvicorn believes every program on this machine unless told otherwise; here only what a setting names is.
"""

import ipaddress

from tools.kit.errors import SettingsError


def trusted_proxies(written: str) -> list[str]:
    """Return the addresses and networks a setting names; raise SettingsError for anything else."""
    named = [each.strip() for each in written.split(",") if each.strip()]
    for each in named:
        try:
            network = ipaddress.ip_network(each)
        except ValueError:
            raise SettingsError(
                f"PACELINE_TRUSTED_PROXIES names {each[:60]!r}, which is no address and no network. "
                "Write the addresses of your proxies, for example 10.0.0.5 or 172.20.0.0/16."
            ) from None
        if network.prefixlen == 0:
            raise SettingsError(
                f"PACELINE_TRUSTED_PROXIES names {each}: everybody. Then anybody could claim any address. "
                "Write the addresses of your proxies, for example 10.0.0.5 or 172.20.0.0/16."
            )
    return named
