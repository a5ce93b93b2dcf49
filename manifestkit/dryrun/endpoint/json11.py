"""AWS JSON 1.1, which today's SDKs speak with Snowball. Source: Snowball reference, 9."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from manifestkit.dryrun.endpoint.wire import (
    Call,
    Wire,
    error_members,
    malformed,
    members,
    no_action,
    require_media_type,
    require_post,
)

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from manifestkit.dryrun.endpoint.wire import Message
    from manifestkit.dryrun.errors import ServiceError

MEDIA_TYPE = "application/x-amz-json-1.1"
TARGET = "AWSIESnowballJobManagementService"


def _read(message: Message, _edition: str) -> Call:
    require_post(message)
    require_media_type(message, MEDIA_TYPE)
    target, _, operation = message.headers.get("x-amz-target", "").rpartition(".")
    if target != TARGET:
        raise no_action(f"The header X-Amz-Target is {TARGET}, a full stop, and the name of an operation.")
    if message.path != "/":
        raise no_action("Operations are called at the path /.")
    return Call(operation, members(_loaded(message.body)))


def _loaded(body: bytes) -> object:
    if not body:
        return {}
    try:
        return json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise malformed("The body is no JSON text.") from error


def _answer(_operation: str, answer: dict[str, Any], _request_id: str) -> bytes:
    return json.dumps(answer, default=_seconds).encode()


def _seconds(moment: datetime) -> int | float:
    """Seconds since 1970, without a fraction where there is none."""
    seconds = moment.timestamp()
    return int(seconds) if seconds.is_integer() else seconds


def _refusal(error: ServiceError, _request_id: str) -> bytes:
    return json.dumps(error_members(error)).encode()


WIRE = Wire("snowball", {"content-type": MEDIA_TYPE}, _read, _answer, _refusal)
