"""What is printed but does not stand in a manifest: in an option, in a file that it names, or in the context."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from manifestkit.text.source import Span

_TABLE = "ship_to"


class Stated(NamedTuple):
    """A text, and its lines that say something: ``/shipTo/2`` is told at the third of them, ``/jobId`` at the first."""

    source: Source
    lines: tuple[Span, ...]


def in_option(name: str, value: str) -> Stated:
    """The value of an option."""
    source = Source(value, name)
    return Stated(source, (source.line_span(1),))


def in_options(job_id: str, media: str) -> dict[str, Stated]:
    """What every command that prints has in options, by the first name of the pointers to it."""
    return {"jobId": in_option("--job-id", job_id), "media": in_option("--media", media)}


def in_context(text: str, path: str, members: Sequence[str]) -> Stated:
    """The address to ship to in a context: where each of the members stands that the lines of its block begin with.

    A member that is not found is told where the address begins.
    """
    source = Source(text, path)
    places = _toml_places(source)
    start = places.get("", source.line_span(1))
    return Stated(source, tuple(places.get(_key(member), start) for member in members))


def _toml_places(source: Source) -> Mapping[str, Span]:
    """The lines of the keys of the address; under no key, where it begins."""
    places: dict[str, Span] = {}
    is_inside = False
    for number in range(1, source.line_count + 1):
        span = source.line_span(number)
        line = source.text[span.start : span.end].strip()
        if line.startswith("["):
            is_inside = line.lstrip("[").lstrip().startswith(_TABLE)
        name, equals, _ = line.partition("=")
        if line.lstrip("[ ").startswith(_TABLE):
            places.setdefault("", span)
        if equals and (is_inside or name.startswith(_TABLE)):
            places.setdefault(_key(name.removeprefix(f"{_TABLE}.")), span)
    return places


def _key(name: str) -> str:
    return name.strip(" \t\"'").replace("_", "").lower()
