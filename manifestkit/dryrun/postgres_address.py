"""Where a database on a PostgreSQL server is. Its URL may hold a password, which no message shows (DESIGN 4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from manifestkit.dryrun.store import StoreError

if TYPE_CHECKING:
    from typing import Any

_SHAPE = "write postgresql://USER@HOST:PORT/DATABASE, and percent-encode characters such as @ and / in a password"
_SECRETS = ("password", "sslpassword")
_PORTS = re.compile(r"[0-9,]*")
# What the URL may say otherwise: a server that is gone is noticed within about a minute. Seconds, and milliseconds.
_DEFAULTS = {
    "application_name": "manifestkit",
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "tcp_user_timeout": 60_000,
}


class PostgresAddress(NamedTuple):
    """The parameters of a connection; ``shown`` is the URL without user, password and options."""

    shown: str
    parameters: dict[str, Any]

    def told(self, message: str) -> str:
        """A message of the server or its library in one line, without the user; none where it repeats a secret."""
        if any(self.parameters[name] in message for name in _SECRETS if self.parameters.get(name)):
            return "the reason would show a password"
        user = self.parameters.get("user")
        return " ".join((message.replace(f' "{user}"', "") if user else message).split())


def read_address(url: str) -> PostgresAddress:
    """The address that a URL is. StoreError, without a word of the URL, where that is malformed."""
    scheme, _, rest = url.partition("://")
    authority = re.split("[/?]", rest, maxsplit=1)[0]
    login, _, host = authority.rpartition("@")
    beyond = rest[len(authority) :]
    # What stands behind an unencoded character of a password would pass for a host or a database, and be shown.
    if "@" in login or "@" in beyond:
        raise StoreError(f"the URL of the store has an @ too many: {_SHAPE}")
    try:
        given = {name: value for name, value in conninfo_to_dict(url).items() if value is not None}
    except (ProgrammingError, UnicodeEncodeError):
        raise StoreError(f"the URL of the store cannot be read: {_SHAPE}") from None
    if not _PORTS.fullmatch(str(given.get("port", ""))):
        raise StoreError(f"the port in the URL of the store is no number: {_SHAPE}")
    path = beyond.partition("?")[0]
    return PostgresAddress(
        " ".join(f"{scheme}://{host}{path}".split()), {**_DEFAULTS, **given, "client_encoding": "UTF8"}
    )
