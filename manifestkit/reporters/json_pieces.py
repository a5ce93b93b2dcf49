"""A JSON document of many entries, in pieces: one entry at a time is held as text."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def filled(document: object, entries: Iterable[object], indent: int | None = None) -> Iterator[str]:
    """What ``json.dumps`` makes, in ASCII, of a document whose last list is empty and gets the entries."""
    import json

    head, _, tail = json.dumps(document, indent=indent).rpartition("[]")
    last_line = head.rpartition("\n")[2]
    outer = "" if indent is None else "\n" + " " * (len(last_line) - len(last_line.lstrip()))
    inner = "" if indent is None else outer + " " * indent
    yield f"{head}["
    separator, end = inner, "]"
    for entry in entries:
        yield separator + json.dumps(entry, indent=indent).replace("\n", inner)
        separator, end = f",{inner or ' '}", f"{outer}]"
    yield f"{end}{tail}"
