"""Answers and errors in the form in which Python clients hand them out."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

from manifestkit.dryrun.exceptions import Exceptions, is_modelled

if TYPE_CHECKING:
    from typing import Any

    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.dryrun.exceptions import ClientError
    from manifestkit.dryrun.reply import Reply

_SERVER_ERRORS = 500


def answered(reply: Reply, number: int) -> dict[str, Any]:
    """The answer to the call with this number, counted by its client.

    Programs for boto3 pass over what ``ResponseMetadata`` has besides the usual: there ``Unchecked`` lists what could
    not be checked offline, in the names of the JSON report.
    """
    unchecked = [{"check": one.check, "pointer": one.pointer, "reason": one.reason} for one in reply.unchecked]
    return reply.members | {"ResponseMetadata": _metadata(200, number) | {"Unchecked": unchecked}}


def refused(service: str, error: ServiceError, number: int) -> dict[str, Any]:
    """The error of the call with this number, with the members that boto3 finds in what the service sends.

    Source: Import/Export reference, 9.3; Snowball reference, 1.2 and 9.
    """
    told = {"Code": error.code, "Message": error.message}
    if service != "snowball":
        told["Type"] = "Sender" if error.status < _SERVER_ERRORS else "Receiver"
        return {"Error": told, "ResponseMetadata": _metadata(error.status, number)}
    members = {"Message": error.message, **error.members} if is_modelled(service, error.code) else {}
    return {"Error": told, "ResponseMetadata": _metadata(error.status, number), **members}


def exception(service: str, error: ServiceError, operation: str, number: int) -> ClientError:
    """The exception that a client of our own raises for the error of the call with this number."""
    raised = Exceptions(service).from_code(error.code)(refused(service, error, number), operation, lambda: error.report)
    if error.hint:
        raised.add_note(error.hint)
    return raised


def request_id(number: int) -> str:
    """The id of the request with this number: the same calls get the same ids (RULINGS 28)."""
    return str(UUID(bytes=sha256(f"request {number}".encode()).digest()[:16]))


def _metadata(status: int, number: int) -> dict[str, Any]:
    return {"RequestId": request_id(number), "HTTPStatusCode": status, "HTTPHeaders": {}, "RetryAttempts": 0}
