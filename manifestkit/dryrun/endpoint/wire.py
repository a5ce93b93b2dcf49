"""What the protocols of the two services have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from manifestkit.dryrun.errors import ServiceError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

# A request has some dozens.
MOST_VALUES = 10_000


class Message(NamedTuple):
    """A request as HTTP has it: ``query`` without its question mark, the names of ``headers`` in any case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class Call(NamedTuple):
    """What a message asks for. The operation is as it was sent: the service may have none of that name."""

    operation: str
    parameters: dict[str, Any]


class Wire(NamedTuple):
    """One protocol of one service.

    ``headers`` are those of every reply. ``read`` takes a message and the edition that holds, and raises ServiceError
    where the message is none of the protocol. ``answer`` takes the operation, its answer with moments as datetimes,
    and the id of the request; ``refusal`` takes the error and that id. Both give the body of the reply.
    """

    service: str
    headers: Mapping[str, str]
    read: Callable[[Message, str], Call]
    answer: Callable[[str, dict[str, Any], str], bytes]
    refusal: Callable[[ServiceError, str], bytes]


def malformed(why: str, *, status: int = 400) -> ServiceError:
    """The error for a message that cannot be read (RULINGS 14)."""
    return ServiceError("SerializationException", why, status=status)


def no_action(why: str) -> ServiceError:
    """The error for a message that names no operation of the service. Source: Snowball reference, 1.2."""
    return ServiceError("InvalidAction", why)


def require_post(message: Message) -> None:
    """ServiceError where the method is not POST, the only one of the protocols of Snowball."""
    if message.method != "POST":
        raise no_action(f"Operations are called with POST, not with {message.method}.")


def require_media_type(message: Message, wanted: str) -> None:
    """ServiceError where the content has another type, or another character set than UTF-8."""
    media_type, _, parameters = message.headers.get("content-type", "").partition(";")
    name, _, value = parameters.partition("=")
    charset = value.strip(' "').lower() if name.strip().lower() == "charset" else ""
    if media_type.strip().lower() != wanted or charset not in {"", "utf-8"}:
        raise malformed(f"The body has another Content-Type than {wanted}.")


def members(value: object) -> dict[str, Any]:
    """The members of a request, without those that are null; ServiceError where it is no object, or far too large.

    Source: Snowball reference, 2.2 (trap 10).
    """
    if not isinstance(value, dict):
        raise malformed("A request is an object, and this is none.")
    _require_size(value)
    try:
        told: dict[str, Any] = _without_nulls(value)
    except RecursionError as error:
        raise malformed("The request is nested too deeply.") from error
    return told


def _require_size(value: object) -> None:
    """ServiceError for more values than checking can take one by one without making others wait."""
    seen, waiting = 0, [value]
    while waiting:
        part = waiting.pop()
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        seen += 1
        if seen + len(waiting) + len(inner) > MOST_VALUES:
            raise malformed(f"The request has more than {MOST_VALUES} values.")
        waiting.extend(inner)


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    if isinstance(value, dict):
        return {name: _without_nulls(part) for name, part in value.items() if part is not None}
    return [_without_nulls(part) for part in value] if isinstance(value, list) else value


def error_members(error: ServiceError) -> dict[str, str]:
    """The members of an error in the protocols of Snowball. Source: Snowball reference, 9."""
    return {"__type": error.code, "Message": error.message, **error.members}
