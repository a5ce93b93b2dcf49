"""The values of the tolerant reader: plain scalars over several lines, block scalars, and what Lark reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.text import trouble
from manifestkit.text.cursor import Cursor
from manifestkit.text.flow import FlowError, read_flow
from manifestkit.text.nodes import Scalar
from manifestkit.text.patterns import BLANKS, PLACEHOLDER, PLAIN, PLAIN_FIRST, end_of
from manifestkit.text.scalars import block_header, block_text, fold
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.lines import Line
    from manifestkit.text.nodes import Node, Style
    from manifestkit.text.reading import Dialect
    from manifestkit.text.trouble import Trouble

_REFUSED = {"!": trouble.TAG, "&": trouble.ANCHOR, "*": trouble.ALIAS, "?": trouble.COMPLEX_KEY}
_BROKEN = {
    "unclosed-quote": trouble.UNCLOSED_QUOTE,
    "unclosed-bracket": trouble.UNCLOSED_BRACKET,
    "too-deep": trouble.TOO_DEEP,
    "long-key": trouble.LONG_KEY,
    "bad-scalar": trouble.BAD_ESCAPE,
    "unexpected": trouble.UNREADABLE_COLLECTION,
}


class ValueReader(Cursor):
    """Reads what stands behind a colon, a dash, or alone on its line."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        super().__init__(text, dialect)
        # From the first broken collection on, the text is refused anyway and no collection reaches over a line that
        # looks like an entry: so each line is read a bounded number of times, whatever the text.
        self.damaged = False

    def looks_like_entry(self, line: Line, column: int) -> bool:
        """Whether reading can go on at ``line`` after a broken value of a block in ``column``."""
        raise NotImplementedError

    def value(self, parent: int, *, inline: bool = False) -> Node:
        """The value at the content of the current line, inside a block in column ``parent``.

        ``inline`` says that a key stands before it on the line. It is neither a mapping nor a list in block style.
        """
        line = self.line
        first = self.text[line.content]
        if first in "[{\"'":
            return self._collection(parent)
        if first in "|>":
            return self._block(parent)
        if inline and self.is_dash(line):
            return self.unread(trouble.STRAY_ITEM, parent, line.content)
        if PLACEHOLDER.match(self.text, line.content, line.end):
            return self.rest_of_line()
        # Behind the colon of `key:#value` a `#` begins no comment.
        if PLAIN_FIRST.match(self.text, line.content, line.end) or (first == "#" and inline):
            return self._plain(parent)
        if kind := _REFUSED.get(first):
            return self.unread(kind, parent, line.content)
        return self.unread(trouble.RESERVED_CHARACTER, parent, line.content, values=(first,))

    def refusal(self, line: Line) -> Trouble | None:
        """What of YAML stands at the content of ``line`` that manifests never use."""
        first = self.text[line.content]
        if PLAIN_FIRST.match(self.text, line.content, line.end):
            return None
        return _REFUSED.get(first)

    def is_scalar(self) -> bool:
        """Whether YAML would read a scalar at the content of the current line: for lists of patterns (RULINGS 15)."""
        line = self.line
        first = self.text[line.content]
        if first in "\"'":
            try:
                end = read_flow(self.text, line.content, len(self.text), frozenset()).end
            except FlowError:
                return False
            at = self.at
            while self.lines[at].next < end:
                at += 1
            rest = end_of(BLANKS, self.text, end, self.lines[at].end)
            return rest == self.lines[at].end or self.text[rest] == "#"
        if first in "|>":
            return block_header(self.text, line.content) is not None
        if not PLAIN_FIRST.match(self.text, line.content, line.end):
            return False
        rest = end_of(BLANKS, self.text, end_of(PLAIN, self.text, line.content, line.end), line.end)
        return rest == line.end or self.text[rest] == "#"

    def rest_of_line(self) -> Scalar:
        """Everything up to the end of the current line, without the blanks at its end."""
        line = self.line
        text = self.text[line.content : line.end].rstrip(" \t")
        self.at += 1
        return Scalar(text, line.content, line.content + len(text), "rest")

    def unread(
        self, kind: Trouble, parent: int, offset: int, *, end: int | None = None, values: tuple[str, ...] = ()
    ) -> Scalar:
        """Report what cannot be read, and pass over it to the next line that looks like an entry."""
        line = self.line
        end = min(offset + 1, len(self.text)) if end is None else end
        self.report(kind, Span(offset, end), values, pointer=self.pointer(parent=bool(self.path)))
        self.at += 1
        while self.at < len(self.lines) and not self.looks_like_entry(self.line, parent):
            self.at += 1
        return Scalar("", line.content, line.end, "unread")

    def _plain(self, parent: int) -> Node:
        start = self.line.content
        end, open_ended = self._run()
        if self._colon_behind(self.line, end):
            return self.unread(trouble.SECOND_COLON, parent, self.text.index(":", end))
        self.at += 1
        first, last = self.at, self.at
        while open_ended and self.at < len(self.lines):
            line = self.line
            if not line.is_blank:
                if line.column <= parent or self.text[line.content] in "#\t" or self.marker():
                    break
                run = end_of(PLAIN, self.text, line.content, line.end)
                if self.starts_known_entry(line) or run == line.content or self._colon_behind(line, run):
                    break
                end, open_ended = self._run()
                last = self.at + 1
            self.at += 1
        self.at = last
        raw = self.text[start:end]
        return Scalar(fold(raw) if last > first else raw, start, end, "plain")

    def _run(self) -> tuple[int, bool]:
        """Where the plain text of the current line ends, and whether it can go on below: no comment is behind it."""
        line = self.line
        end = end_of(PLAIN, self.text, line.content, line.end)
        rest = end_of(BLANKS, self.text, end, line.end)
        while rest < line.end and self.text[rest] == "\t":
            rest = self.skip_tabs(rest)
            if rest < line.end and self.text[rest] != "#":
                end = end_of(PLAIN, self.text, rest, line.end)
                rest = end_of(BLANKS, self.text, end, line.end)
        return end, rest == line.end

    def _colon_behind(self, line: Line, end: int) -> bool:
        return self.text.startswith(":", end_of(BLANKS, self.text, end, line.end))

    def _collection(self, parent: int) -> Node:
        line = self.line
        try:
            node = read_flow(self.text, line.content, self._limit(parent), self.dialect.keys)
        except FlowError as error:
            return self._broken(error, parent)
        first = self.at
        while self.line.next < node.end:
            self.at += 1
        rest = self.skip_blanks(node.end)
        if rest == self.line.end or self.text[rest] == "#":
            self.at += 1
            return node
        self.damaged = True
        if self.at == first:
            return self.unread(trouble.TEXT_BEHIND_VALUE, parent, rest, end=self.line.end)
        # A value that ends in the middle of a later line has most often swallowed the lines between.
        self.at = first
        quoted = self.text[line.content] in "\"'"
        return self._broken(FlowError("unclosed-quote" if quoted else "unclosed-bracket", line.content), parent)

    def _limit(self, parent: int) -> int:
        if self.damaged:
            for at in range(self.at + 1, len(self.lines)):
                if self.looks_like_entry(self.lines[at], parent):
                    return self.lines[at].start
        return len(self.text)

    def _broken(self, error: FlowError, parent: int) -> Scalar:
        self.damaged = True
        kind = _BROKEN[error.cause]
        offset = error.offset
        if error.cause == "unexpected":
            kind = _REFUSED.get(self.text[offset : offset + 1], kind)
            if offset > self.line.end and kind is trouble.UNREADABLE_COLLECTION:
                kind, offset = trouble.UNCLOSED_BRACKET, self.line.content
        return self.unread(kind, parent, offset)

    def _block(self, parent: int) -> Scalar:
        line = self.line
        start = line.content
        header = block_header(self.text, start)
        if header is None:
            return self.unread(trouble.BAD_BLOCK_HEADER, parent, start + 1, end=line.end, values=(self.text[start],))
        self.at += 1
        least = max(parent + 1, 1)
        indent = least + header.increment - 1 if header.increment else max(least, self._found_indent())
        body: list[str] = []
        breaks = 0
        end = line.end
        ended = False
        while self.at < len(self.lines):
            line = self.line
            if line.is_blank and line.column <= indent:
                breaks += line.next > line.end
            elif line.column < indent:
                break
            else:
                body += [""] * breaks
                body.append(self.text[line.start + indent : line.end])
                breaks = 0
                end = line.end
                ended = line.next > line.end
            self.at += 1
        style: Style = "folded" if header.folded else "literal"
        return Scalar(block_text(header, body, breaks, ended=ended), start, end, style)

    def _found_indent(self) -> int:
        """The widest of the blank lines here and the first other one."""
        widest = 0
        for at in range(self.at, len(self.lines)):
            line = self.lines[at]
            widest = max(widest, line.column)
            if not line.is_blank:
                break
        return widest
