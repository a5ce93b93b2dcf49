"""The parameters of the Query protocol: those of the URL, and those of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from manifestkit.dryrun.endpoint.wire import MOST_VALUES, malformed, require_media_type

if TYPE_CHECKING:
    from manifestkit.dryrun.endpoint.wire import Message

_MEDIA_TYPE = "application/x-www-form-urlencoded"


def form_of(message: Message) -> dict[str, str]:
    """The parameters by name; ServiceError where they cannot be read, or one has two values."""
    form: dict[str, str] = {}
    for text in (message.query, _body(message)):
        for name, value in _fields(text):
            if form.setdefault(name, value) != value:
                # Its name stays untold: it may be what follows an & inside a secret.
                raise malformed("A parameter is given twice, with two values.")
    return form


def _body(message: Message) -> str:
    if not message.body:
        return ""
    require_media_type(message, _MEDIA_TYPE)
    try:
        return message.body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise malformed("The body is not UTF-8.") from error


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_VALUES)
    except ValueError as error:
        raise malformed("The parameters are no form in UTF-8, or are too many.") from error
