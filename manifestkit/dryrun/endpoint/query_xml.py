"""The Query protocol with XML answers, which Import/Export speaks. Source: Import/Export reference, 9.1 to 9.4."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from manifestkit.dryrun.endpoint.forms import form_of
from manifestkit.dryrun.endpoint.wire import Call, Wire, no_action
from manifestkit.schema.loading import load, operations

if TYPE_CHECKING:
    from typing import Any

    from manifestkit.dryrun.endpoint.wire import Message
    from manifestkit.dryrun.errors import ServiceError
    from manifestkit.schema.loading import Schema

SERVICE = "importexport"
# The SDKs name the first, samples of the guide the second, and one old client neither.
_VERSIONS = ("2010-06-01", "2010-06-03")
_SELECTORS = ("Action", "Operation")
_NAMESPACE = "http://importexport.amazonaws.com/doc/2010-06-01/"
_HEADERS = {"content-type": "text/xml"}

_FLAGS = {"true": True, "false": False}
_INTEGER = re.compile(r"-?[0-9]{1,4000}")
_PLACE = re.compile(r"[1-9][0-9]{0,5}")
# What XML 1.0 has no way to write.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SERVER_ERRORS = 500


def _read(message: Message, edition: str) -> Call:
    if message.method not in {"GET", "POST"}:
        raise no_action(f"Operations are called with POST or GET, not with {message.method}.")
    form = form_of(message)
    named = {form[selector] for selector in _SELECTORS if selector in form}
    if len(named) != 1:
        wrong = "Action and Operation differ" if named else "There is no Action"
        raise no_action(f"{wrong}; it is the name of an operation.")
    if message.path != "/":
        raise no_action("Operations are called at the path /.")
    if form.get("Version", _VERSIONS[0]) not in _VERSIONS:
        raise no_action(f"There is no such Version; there are {' and '.join(_VERSIONS)}.")
    (operation,) = named
    known = operation in operations(SERVICE, edition)
    return Call(operation, _parameters(form, load(SERVICE, operation, edition)) if known else {})


def _parameters(form: dict[str, str], schema: Schema) -> dict[str, Any]:
    """The members that the operation has, in the types that it asks for."""
    found = {name: _value(form, name, member) for name, member in schema["properties"].items()}
    return {name: value for name, value in found.items() if value is not None}


def _value(form: dict[str, str], name: str, schema: Schema) -> object:
    """The value of a member, a text where it is not what the schema asks for; None where there is none."""
    text, kind = form.get(name), schema["type"]
    if kind == "array":
        return _items(form, f"{name}.member.") or ([] if text == "" else text)
    if text is None or kind == "string":
        return text
    if kind == "boolean":
        return _FLAGS.get(text, text)
    return int(text) if _INTEGER.fullmatch(text) else text


def _items(form: dict[str, str], prefix: str) -> list[str]:
    places = [name for name in form if name.startswith(prefix) and _PLACE.fullmatch(name, len(prefix))]
    return [form[name] for name in sorted(places, key=lambda name: int(name[len(prefix) :]))]


def _answer(operation: str, answer: dict[str, Any], request_id: str) -> bytes:
    body = {f"{operation}Result": answer, "ResponseMetadata": {"RequestId": request_id}}
    return _document(f"{operation}Response", body)


def _refusal(error: ServiceError, request_id: str) -> bytes:
    kind = "Receiver" if error.status >= _SERVER_ERRORS else "Sender"
    told = {"Type": kind, "Code": error.code, "Message": error.message, **error.members}
    return _document("ErrorResponse", {"Error": told, "RequestId": request_id})


def _document(name: str, body: dict[str, Any]) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} xmlns="{_NAMESPACE}">{_content(body)}</{name}>'.encode()


def _content(value: object) -> str:
    if isinstance(value, dict):
        return "".join(f"<{name}>{_content(part)}</{name}>" for name, part in value.items())
    if isinstance(value, list):
        return "".join(f"<member>{_content(part)}</member>" for part in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%dT%H:%M:%SZ")
    # A reader turns a bare carriage return into a line feed, and a manifest is given back as it was sent.
    return escape(_UNWRITABLE.sub("\ufffd", str(value)), {"\r": "&#13;"})


WIRE = Wire(SERVICE, _HEADERS, _read, _answer, _refusal)
