"""Smithy RPC v2 CBOR, which Snowball's model prefers. Source: Snowball reference, 9."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

import cbor2

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
    from manifestkit.dryrun.endpoint.wire import Message
    from manifestkit.dryrun.errors import ServiceError

HEADER = "smithy-protocol"
NAME = "rpc-v2-cbor"
MEDIA_TYPE = "application/cbor"
FOLDER = "/service/"
SERVICE = "AWSIESnowballJobManagementService"

_PATH = re.compile(rf"{FOLDER}{SERVICE}/operation/([A-Za-z]+)")
_MOMENT = 1


def _read(message: Message, _edition: str) -> Call:
    require_post(message)
    if message.headers.get(HEADER) != NAME:
        raise malformed(f"The header Smithy-Protocol is {NAME} at this path.")
    found = _PATH.fullmatch(message.path)
    if found is None:
        raise no_action(f"The path is {FOLDER}{SERVICE}/operation/ and the name of an operation.")
    if not message.body:
        return Call(found[1], {})
    require_media_type(message, MEDIA_TYPE)
    return Call(found[1], members(_loaded(message.body)))


class _Tags(dict[int, Any]):
    """The one tag of the protocol; of the library's others some refer to what holds them, or run a program's code."""

    def __missing__(self, tag: int) -> None:
        raise ValueError(tag)


def _bare(value: object, _immutable: bool) -> object:  # noqa: FBT001 - the library passes it so
    """What is tagged as a moment, as JSON would have it: seconds since 1970."""
    return value


_TAGS = _Tags({_MOMENT: _bare})


def _loaded(body: bytes) -> object:
    source = io.BytesIO(body)
    decoder = cbor2.CBORDecoder(source, semantic_decoders=_TAGS, allow_duplicate_keys=False, strict_hashable_types=True)
    try:
        value = decoder.decode()
    except cbor2.CBORDecodeError as error:
        raise malformed("The body is no CBOR data item of this protocol.") from error
    if source.tell() != len(body):
        raise malformed("Something follows the CBOR data item of the body.")
    return value


def _answer(_operation: str, answer: dict[str, Any], _request_id: str) -> bytes:
    return cbor2.dumps(answer, encoders={datetime: _write_moment})


def _write_moment(encoder: cbor2.CBOREncoder, moment: datetime) -> None:
    encoder.encode(cbor2.CBORTag(_MOMENT, moment.timestamp()))


def _refusal(error: ServiceError, _request_id: str) -> bytes:
    return cbor2.dumps(error_members(error))


WIRE = Wire("snowball", {"content-type": MEDIA_TYPE, HEADER: NAME}, _read, _answer, _refusal)
