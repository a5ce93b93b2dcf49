"""Whether an answer has the form that botocore's model of the service says."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from botocore.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterator

_TYPES: dict[str, Any] = {
    "string": (str,),
    "integer": (int,),
    "long": (int,),
    "double": (float, int),
    "boolean": (bool,),
    "timestamp": (datetime,),
    "list": (list,),
    "structure": (dict,),
}


@cache
def model(service: str) -> Any:  # noqa: ANN401 - botocore ships no types
    """Botocore's model of a service."""
    return Session().get_service_model(service)


def strange(service: str, operation: str, answer: dict[str, Any]) -> list[str]:
    """What an answer has that its shape does not allow; the places."""
    shape = model(service).operation_model(operation).output_shape
    body = {name: value for name, value in answer.items() if name != "ResponseMetadata"}
    if shape is None:
        return sorted(body)
    return list(_strange(shape, body, operation))


def _strange(shape: Any, value: Any, place: str) -> Iterator[str]:  # noqa: ANN401 - as above
    kind: str = shape.type_name
    if not isinstance(value, _TYPES[kind]) or (isinstance(value, bool) and kind != "boolean"):
        yield f"{place}: {value!r} is no {kind}"
    elif kind == "structure":
        for name, inner in value.items():
            if name in shape.members:
                yield from _strange(shape.members[name], inner, f"{place}.{name}")
            else:
                yield f"{place}.{name}: unknown"
    elif kind == "list":
        for number, item in enumerate(value):
            yield from _strange(shape.member, item, f"{place}[{number}]")
    elif kind == "string" and shape.enum and value not in shape.enum:
        yield f"{place}: {value!r} is not one of {shape.enum}"
    elif kind == "timestamp" and value.tzinfo is None:
        yield f"{place}: {value!r} has no offset"
