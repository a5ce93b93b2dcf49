"""Lists a page at a time. Source: Snowball reference, 4.7; RULINGS 26."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

from manifestkit.dryrun.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from manifestkit.dryrun.snowball.call import Answer, Call
    from manifestkit.dryrun.store import Kind, Record

_MOST = 100
_CHECK = 8


def newest(
    call: Call, kind: Kind, name: str, entry: Callable[[Record], Answer], *, behind: Sequence[Record] = ()
) -> Answer:
    """A page of the records of a region, newest first, as the list ``name``; those ``behind`` them come last.

    The numbers of the latter go down from 0.
    """
    limit, scope = _limit(call), f"{kind} {call.region}"
    before = _place(call, scope)
    found = call.records.page(kind, call.region, before=before, limit=limit + 1)
    found += [record for record in behind if before is None or record.number < before]
    return _page(found, limit, scope, name, entry)


def below(call: Call, kind: Kind, parent: Record, name: str, entry: Callable[[Record], Answer]) -> Answer:
    """A page of the records below another, in the order in which they were made, as the list ``name``."""
    limit, scope = _limit(call), f"{kind} {parent.id}"
    after = _place(call, scope)
    found = call.records.children(kind, parent.id, after=after or 0, limit=limit + 1)
    return _page(found, limit, scope, name, entry)


def _page(found: list[Record], limit: int, scope: str, name: str, entry: Callable[[Record], Answer]) -> Answer:
    shown = found[:limit]
    answer: Answer = {name: [entry(record) for record in shown]}
    if len(found) > limit:
        answer["NextToken"] = _token(scope, shown[-1].number)
    return answer


def _limit(call: Call) -> int:
    return call.parameters.get("MaxResults") or _MOST


def _token(scope: str, number: int) -> str:
    """A token that says where the next page begins, and shows whether it was altered."""
    digits = str(number).encode()
    return urlsafe_b64encode(digits + b"." + _check(scope, digits)).decode()


def _place(call: Call, scope: str) -> int | None:
    token = call.parameters.get("NextToken")
    if token is None:
        return None
    try:
        digits, dot, check = urlsafe_b64decode(str(token).encode()).partition(b".")
        number = int(digits)
    except ValueError:
        number, dot, check, digits = 0, b"", b"", b""
    if not dot or check != _check(scope, digits) or _token(scope, number) != token:
        raise ServiceError("InvalidNextTokenException", "The NextToken was altered, or belongs to another list.")
    return number


def _check(scope: str, digits: bytes) -> bytes:
    return sha256(scope.encode() + b" " + digits).digest()[:_CHECK]
