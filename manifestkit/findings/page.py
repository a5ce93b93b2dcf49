"""The page of help of a rule: a sentence, then paragraphs, then examples.

It is written as the docstring of the rule's function. An example is a line of its own with an indented block below::

    Breaks (s3-import):
        eraseDevice: maybe

    Keeps (s3-import, edition 2010-06-03, job type Export):
        eraseDevice: yes

The parentheses say first what the block is:

* one of the four variants: fields that replace or join those of a manifest of that variant that is right;
* ``text``: the whole text;
* ``bytes``: a Python bytes literal with the content of the file;
* ``signature``: a whole SIGNATURE file;
* ``command``: a command line;
* ``snowball.CreateJob``, or another operation: members, as JSON, that replace or join those of a request of that
  operation that is right; one that is ``null`` is taken away;
* ``snowball.CreateJob text``: the whole text of a request.

A request may be checked for a region: ``(snowball.CreateJob, region us-west-2)``.

A block ``With the context:`` gives the context, as TOML, of the examples that follow it until the next such block.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIANTS: tuple[str, ...] = (
    "s3-import",
    "ebs-import",
    "glacier-import",
    "s3-export",
    "text",
    "bytes",
    "signature",
    "command",
)

_CONTEXT = "With the context:"
_EXAMPLE = re.compile(r"(Breaks|Keeps) \(([^()]*)\):")
_OPTION = re.compile(
    r"edition (?P<edition>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"|job type (?P<job_type>Import|Export)"
    r"|region (?P<region>[a-z0-9-]+)"
)
_REQUEST = re.compile(r"(?:snowball|importexport)\.[A-Za-z]+(?: text)?")


class Example(NamedTuple):
    """A text that breaks or keeps a rule.

    ``variant`` says what ``text`` is. ``edition``, ``job_type`` (``Import`` or ``Export``) and ``region`` are those to
    check it with, ``context`` the stated facts as TOML; each is None where the page names none.
    """

    keeps: bool
    variant: str
    edition: str | None
    job_type: str | None
    region: str | None
    context: str | None
    text: str


class Page(NamedTuple):
    """A page in its parts: the first sentence, the paragraphs of prose, the examples."""

    summary: str
    body: str
    examples: tuple[Example, ...]


def clean(docstring: str) -> str:
    """A docstring without the indentation of the code around it; one that is clean already stays as it is."""
    from textwrap import dedent

    first, _, rest = docstring.strip().partition("\n")
    return f"{first}\n{dedent(rest)}".rstrip()


def parse(docstring: str) -> Page:
    """A page in its parts; ValueError, which names the line, where a heading is none or has no block."""
    lines = clean(docstring).split("\n")
    body: list[str] = []
    examples: list[Example] = []
    context: str | None = None
    at = 1
    while at < len(lines):
        line = lines[at]
        heading = _EXAMPLE.fullmatch(line)
        at += 1
        if heading is None and line != _CONTEXT:
            if line.startswith(("Breaks", "Keeps", "With the context")) and line.endswith(":"):
                raise ValueError(f"no heading of an example: {line}")
            body.append(line)
            continue
        block, at = _block(lines, at)
        if not block:
            raise ValueError(f"nothing is indented below: {line}")
        if heading is None:
            context = block
        else:
            examples.append(_example(heading, context, block))
    return Page(lines[0], "\n".join(_paragraphs(body)), tuple(examples))


def _block(lines: list[str], at: int) -> tuple[str, int]:
    """The indented lines from ``at`` on, without their indentation, and where they end."""
    from textwrap import dedent

    start = at
    while at < len(lines) and (not lines[at] or lines[at].startswith(" ")):
        at += 1
    block = dedent("\n".join(lines[start:at])).strip("\n")
    return (block + "\n" if block else ""), at


def _example(heading: re.Match[str], context: str | None, block: str) -> Example:
    first, *options = heading[2].split(", ")
    if first not in VARIANTS and _REQUEST.fullmatch(first) is None:
        raise ValueError(f"no kind of example: {heading[0]}")
    settings: dict[str, str] = {}
    for option in options:
        setting = _OPTION.fullmatch(option)
        if setting is None:
            raise ValueError(f"no option of an example: {heading[0]}")
        settings.update({name: value for name, value in setting.groupdict().items() if value})
    edition, job_type, region = map(settings.get, ("edition", "job_type", "region"))
    return Example(heading[1] == "Keeps", first, edition, job_type, region, context, block)


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The lines with one blank line between paragraphs, and none around them."""
    pending = False
    started = False
    for line in lines:
        if not line:
            pending = started
            continue
        if pending:
            yield ""
        yield line
        pending, started = False, True
