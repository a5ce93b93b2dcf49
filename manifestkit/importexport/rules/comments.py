"""Values that a comment cuts off."""

from __future__ import annotations

import re
from functools import cache

from manifestkit.findings.observation import Mend, Observation
from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.edits import Edit
from manifestkit.text.nodes import Scalar
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.importexport.manifest import Manifest
    from manifestkit.importexport.options import Option

_PASSWORDS = frozenset(("trueCryptPassword", "pinCode"))


@cache
def _number() -> re.Pattern[str]:
    """The number of a flat, or the like, as people write it behind a street."""
    return re.compile(r"[ \t]++#[ \t]?[0-9][^\r\n]*+")


@cache
def _close_number() -> re.Pattern[str]:
    """A number as it is a part of a name, and few people begin a comment."""
    return re.compile(r"[ \t]++#[0-9][^\r\n]*+")


@cache
def _word() -> re.Pattern[str]:
    """A comment as few people begin one, without a blank."""
    return re.compile(r"[ \t]++#(?!manifestkit:)[^\s#][^\r\n]*+")


def cut_off(manifest: Manifest, _context: Context) -> Iterator[Observation]:
    """A comment begins where the value seems to go on.

    A `#` behind a blank begins a comment, so that what follows is no part of the value: of `100 Main Street # 5` only
    the street is left, and of the password `abc #def` only `abc`. Here a number behind the `#` in an address is
    taken for the number of a flat, a number right behind the `#` in another text for a part of it, as in `Disk #3`, and
    a password or PIN with a `#` right before the next word for one that has it.

    Put quotes around the whole value, or write the number without `#`.

    Source: Import/Export reference, 13 (quirk 19).

    Breaks (s3-import):
        returnAddress:
          street1: 100 Main Street # 5

    Keeps (s3-import):
        returnAddress:
          street1: "100 Main Street # 5"
    """
    text = manifest.source.text
    if " #" not in text and "\t#" not in text:
        return
    for field, option in manifest.fields:
        node = field.node
        if not isinstance(node, Scalar) or node.style not in {"plain", "empty"}:
            continue
        lost = _what_is_lost(option)
        comment = lost and lost.match(text, node.end)
        if comment:
            start = text.index("#", node.end)
            yield Observation(
                field.pointer,
                Span(start, comment.end()),
                f"This is a comment, and no part of `{option.key}`.",
                help="Put quotes around the value where it is a part of it.",
                mend=_quoted(text, node, comment.end()),
            )


def _what_is_lost(option: Option) -> re.Pattern[str] | None:
    """What behind a value of an option looks like its end; None where a `#` has no place in it."""
    if option.key in _PASSWORDS:
        return _word()
    if option.kind not in {"free", "name", "prose"}:
        return None
    return _number() if option.place == "returnAddress" else _close_number()


def _quoted(text: str, node: Scalar, end: int) -> Mend | None:
    """The value up to the end of its line in quotes; None where it has such marks itself."""
    written = text[node.start : end].strip()
    if '"' in written or "\\" in written:
        return None
    blank = " " if node.style == "empty" else ""
    return Mend("unsafe", "put quotes around the whole", (Edit(node.start, end, f'{blank}"{written}"'),))
