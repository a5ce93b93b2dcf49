"""The text of a SIGNATURE file line by line, as it was written. Source: Import/Export reference, 8."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.text.source import Source

PARAMETERS = ("version", "signingMethod", "jobId", "signature")
BYTE_ORDER_MARK = "\ufeff"

# A NUL has a rule of its own; passing over it here lets the rest of the line be checked all the same.
_IGNORED = " \t\r\n\0"
_CONTENT = re.compile(f"[^{_IGNORED}]")
_LINE_END = re.compile(r"[\r\n]")

# Past so many lines no person mends a SIGNATURE file line by line.
_MOST_LINES = 20

# A torn signature must not pass for a name, because findings show names.
_LONGEST_NAME = 15
# The longest value of a parameter other than the signature is a job id with "-VALIDATE-ONLY".
_LONGEST_OPEN_VALUE = 19

_NAME_SIGNS = str.maketrans("", "", "-_ ")
_BY_LETTERS = {parameter.lower(): parameter for parameter in PARAMETERS}


class Line(NamedTuple):
    """A line that is not blank.

    ``name`` is empty where the line is no ``name:value``. ``parameter`` is the one of ``PARAMETERS`` that the
    name stands for, however its letters are written, else None. ``written`` spans the whole line without its
    line end.
    """

    name: str
    name_span: Span
    value: str
    value_span: Span
    written: Span
    parameter: str | None

    @property
    def content(self) -> Span:
        """The characters from the name to the end of the value."""
        return Span(self.name_span.start, self.value_span.end)

    @property
    def place(self) -> Span:
        """The characters of the value, or those of the name where no value was written."""
        return self.value_span if self.value else self.name_span

    @property
    def is_secret(self) -> bool:
        """Whether the value is the signature or could be a piece of one in the wrong place."""
        return self.parameter in {None, "signature"} or len(self.value) > _LONGEST_OPEN_VALUE


class SignatureText(NamedTuple):
    """The lines up to the one that completes the four parameters, and the span of whatever follows.

    ``rest`` is empty where nothing but white space follows. Reading also stops after 20 lines.
    """

    source: Source
    lines: tuple[Line, ...]
    rest: Span

    @property
    def has_rest(self) -> bool:
        """Whether something was left unread."""
        return self.rest.end > self.rest.start

    @property
    def missing(self) -> tuple[str, ...]:
        """The parameters that no line stands for."""
        found = {line.parameter for line in self.lines}
        return tuple(parameter for parameter in PARAMETERS if parameter not in found)

    def lines_of(self, parameter: str) -> Iterator[Line]:
        """The lines that stand for ``parameter``: more than one where it is repeated."""
        return (line for line in self.lines if line.parameter == parameter)

    @property
    def secrets(self) -> tuple[Span, ...]:
        """What must not be shown."""
        spans = [line.value_span for line in self.lines if line.value and line.is_secret]
        return (*spans, self.rest) if self.has_rest else tuple(spans)


def read(source: Source) -> SignatureText:
    """The lines of a SIGNATURE file.

    A byte order mark, NUL characters, blank lines and the blanks around names and values are passed over.
    """
    text = source.text
    lines: list[Line] = []
    missing = set(PARAMETERS)
    at = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    while content := _CONTENT.search(text, at):
        if not missing or len(lines) == _MOST_LINES:
            return SignatureText(source, tuple(lines), _trim(text, content.start(), len(text)))
        line_end = _LINE_END.search(text, content.start())
        start = max(text.rfind("\n", at, content.start()), text.rfind("\r", at, content.start())) + 1 or at
        at = line_end.start() if line_end else len(text)
        line = _line(text, Span(start, at))
        lines.append(line)
        missing.discard(line.parameter or "")
    return SignatureText(source, tuple(lines), Span(len(text), len(text)))


def _line(text: str, written: Span) -> Line:
    colon = text.find(":", written.start, written.end)
    name_span = _trim(text, written.start, colon) if colon >= 0 else Span(written.start, written.start)
    name = _clean(text, name_span)
    letters = name.translate(_NAME_SIGNS)
    if not (letters.isascii() and letters.isalpha() and len(name) <= _LONGEST_NAME):
        content = _trim(text, *written)
        return Line("", Span(content.start, content.start), _clean(text, content), content, written, None)
    value_span = _trim(text, colon + 1, written.end)
    return Line(name, name_span, _clean(text, value_span), value_span, written, _BY_LETTERS.get(letters.lower()))


def _trim(text: str, start: int, end: int) -> Span:
    """The piece without the white space at its ends; where nothing is left, an empty span at the start."""
    piece = text[start:end]
    kept = piece.strip(_IGNORED)
    if not kept:
        return Span(start, start)
    start += len(piece) - len(piece.lstrip(_IGNORED))
    return Span(start, start + len(kept))


def _clean(text: str, span: Span) -> str:
    return text[span.start : span.end].replace("\0", "")
