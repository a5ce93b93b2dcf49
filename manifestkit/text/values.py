"""The values of the tolerant reader: plain scalars over several lines, block scalars, and what Lark reads."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text import trouble
from manifestkit.text.cursor import Cursor
from manifestkit.text.edits import Edit
from manifestkit.text.flow import MAX_DEPTH, FlowError, read_flow, tight_values
from manifestkit.text.habits import duplicate_keys
from manifestkit.text.lines import Line
from manifestkit.text.nodes import Scalar
from manifestkit.text.patterns import BLANKS, BLANKS_AND_TABS, LAST_WORD, PLACEHOLDER, PLAIN, PLAIN_FIRST, end_of
from manifestkit.text.scalars import block_header, block_text, fold
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.nodes import Node, Style
    from manifestkit.text.reading import Dialect
    from manifestkit.text.trouble import Trouble

_REFUSED = {"!": trouble.TAG, "&": trouble.ANCHOR, "*": trouble.ALIAS, "?": trouble.COMPLEX_KEY, "\t": trouble.TAB}
_BROKEN = {
    "unclosed-quote": trouble.UNCLOSED_QUOTE,
    "unclosed-bracket": trouble.UNCLOSED_BRACKET,
    "too-deep": trouble.TOO_DEEP,
    "long-key": trouble.LONG_KEY,
    **trouble.ESCAPES,
    "unexpected": trouble.UNREADABLE_COLLECTION,
}
_OPEN_ENDED = ("[", "{", ",")


class _Piece(NamedTuple):
    """What of a plain scalar stands on one line: its end, where something else begins, the tabs inside it."""

    end: int
    rest: int
    tabs: tuple[Span, ...]
    open_ended: bool  # nothing stands behind it, so that it can go on below


class ValueReader(Cursor):
    """Reads what stands behind a colon, a dash, or alone on its line."""

    def __init__(self, text: str, dialect: Dialect) -> None:
        super().__init__(text, dialect)
        # From the first collection on that does not close, the text is refused anyway and no collection reaches over
        # a line that ends a broken one: so each line is read a bounded number of times, whatever the text.
        self.damaged = False

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
            return self.unread(trouble.ITEM_BEHIND_KEY, parent, _at(line.content))
        if first in "*@" and self.dialect.keys and PLACEHOLDER.match(self.text, line.content, line.end):
            return self.rest_of_line()
        # Behind the colon of `key:#value` a `#` begins no comment.
        if PLAIN_FIRST.match(self.text, line.content, line.end) or (first == "#" and inline):
            return self._plain(parent)
        if first in _REFUSED:
            return self.unread(self._refused(line.content), parent, _at(line.content))
        return self.unread(trouble.RESERVED_CHARACTER, parent, _at(line.content), values=(first,))

    def refusal(self, line: Line) -> Trouble | None:
        """What of YAML stands at the content of ``line`` that manifests never use."""
        first = self.text[line.content]
        if PLAIN_FIRST.match(self.text, line.content, line.end):
            return None
        return _REFUSED.get(first)

    def _refused(self, offset: int) -> Trouble:
        """What manifests never use and begins at ``offset``."""
        kind = _REFUSED[self.text[offset]]
        is_merge = kind is trouble.ALIAS and self.text[self.line.start : offset].rstrip(" ").endswith("<<:")
        return trouble.MERGE_KEY if is_merge else kind

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
        self,
        kind: Trouble,
        parent: int,
        span: Span,
        *,
        values: tuple[str, ...] = (),
        edits: tuple[Edit, ...] = (),
        until: int | None = None,
    ) -> Scalar:
        """Report what cannot be read, and go on at the line ``until``, or where a broken value ends."""
        line = self.line
        self.report(kind, span, values, edits, pointer=self.holder(), safe=not edits)
        self.at = self._reach(parent) if until is None else until
        return Scalar("", line.content, line.end, "unread")

    def _plain(self, parent: int) -> Node:
        start = self.line.content
        piece = self._piece(self.line)
        if self.text.startswith(":", piece.rest):
            edits = self._quotes_around(self.line, piece.rest, parent)
            return self.unread(trouble.SECOND_COLON, parent, _at(piece.rest), edits=edits)
        self._report_tabs_of(piece)
        end = piece.end
        self.at += 1
        first, last = self.at, self.at
        indents: list[Span] = []
        while self.at < len(self.lines) and piece.open_ended:
            line = self.line
            if not line.is_blank and line.column <= parent and self.text[line.content] != "\t":
                break  # below most values stands the next field
            indents.append(Span(line.content, end_of(BLANKS_AND_TABS, self.text, line.content, line.end)))
            content = indents[-1].end
            line = Line(line.start, content, line.end, line.next, line.column + content - line.content)
            if not line.is_blank:
                below = self._piece_below(line, parent)
                if below is None:
                    break
                piece = below
                for indent in indents:
                    self.report_tabs([indent])
                indents = []
                self._report_tabs_of(piece)
                end = piece.end
                last = self.at + 1
            self.at += 1
        self.at = last
        raw = self.text[start:end]
        return Scalar(fold(raw) if last > first else raw, start, end, "plain")

    def _quotes_around(self, line: Line, colon: int, parent: int) -> tuple[Edit, ...]:
        """The edit that puts the rest of a line in quotes, where it is one value and not another field too."""
        word = LAST_WORD.search(self.text, line.content, colon)
        if (word is not None and word[0] in self.dialect.keys) or self._reach(parent) > self.at + 1:
            return ()
        comment = self.text.find(" #", line.content, line.end)
        value = self.text[line.content : line.end if comment < 0 else comment].rstrip(" \t")
        return (Edit(line.content, line.content + len(value), "'" + value.replace("'", "''") + "'"),)

    def _piece(self, line: Line) -> _Piece:
        """The plain text at the content of a line, and the white space in it that tabs stand in."""
        end = end_of(PLAIN, self.text, line.content, line.end)
        tabs: list[Span] = []
        while (rest := end_of(BLANKS_AND_TABS, self.text, end, line.end)) < line.end and self.text[rest] != "#":
            further = end_of(PLAIN, self.text, rest, line.end)
            if further == rest:
                break
            tabs.append(Span(end, rest))
            end = further
        return _Piece(end, rest, tuple(tabs), open_ended=rest == line.end)

    def _piece_below(self, line: Line, parent: int) -> _Piece | None:
        """The plain text with which a scalar in a block in column ``parent`` goes on below; None where it does not."""
        if line.column <= parent or self.text[line.content] == "#" or self.marker() or self.starts_known_entry(line):
            return None
        piece = self._piece(line)
        ended = piece.end == line.content or self.text.startswith(":", piece.rest)
        return None if ended else piece

    def _report_tabs_of(self, piece: _Piece) -> None:
        if piece.rest == piece.end and not piece.tabs:
            return
        # In the place of a tab inside, a blank would change the text.
        self.report_tabs([*piece.tabs, Span(piece.end, piece.rest)], safe=not piece.tabs)

    def _collection(self, parent: int) -> Node:
        line = self.line
        end = self.lines[self._reach(parent) - 1].next if self.damaged else len(self.text)
        try:
            node = read_flow(self.text, line.content, end, self.dialect.keys, MAX_DEPTH - len(self.columns))
        except FlowError as error:
            return self._broken(error, parent)
        last = self._line_of(node.end)
        line_end = self.lines[last].end
        rest = end_of(BLANKS_AND_TABS, self.text, node.end, line_end)
        if rest == line_end or self.text[rest] == "#":
            if rest > node.end:
                self.report_tabs([Span(node.end, rest)])
            self.at = last + 1
            if not isinstance(node, Scalar):
                self.repeats = self.repeats or next(duplicate_keys(node), None) is not None
                self.tight += [Edit(place, place, " ") for place in tight_values(node)]
            return node
        if last == self.at or last < self._reach(parent):
            until = None if last == self.at else last + 1
            kind = trouble.TEXT_BEHIND_VALUE if isinstance(node, Scalar) else trouble.TEXT_BEHIND_BRACKETS
            return self.unread(kind, parent, Span(rest, line_end), until=until)
        # A value that ends in the middle of a later line has most often swallowed the lines between.
        quoted = self.text[line.content] in "\"'"
        return self._broken(FlowError("unclosed-quote" if quoted else "unclosed-bracket", line.content), parent)

    def _broken(self, error: FlowError, parent: int) -> Scalar:
        offset = error.offset
        kind = self._refused(offset) if error.cause == "refused" else _BROKEN[error.cause]
        if error.end is not None:
            until = self._line_of(error.end) + 1
        else:
            self.damaged = True
            until = self._reach(parent)
            if offset >= self.lines[until - 1].next:
                kind, offset = trouble.UNCLOSED_BRACKET, self.line.content
        return self.unread(kind, parent, _at(offset), until=until)

    def _reach(self, parent: int) -> int:
        """The line before which the value at the current line ends, if it is broken.

        Where a bracket is left open at the end of the line, what closes it is indented below its block.
        """
        line = self.line
        open_ended = self.text[line.content : line.end].rstrip().endswith(_OPEN_ENDED)
        for at in range(self.at + 1, len(self.lines)):
            line = self.lines[at]
            if self.ends_value(line, parent) and (line.column <= parent or not open_ended):
                return at + (self.text[line.content] in "]}")
        return len(self.lines)

    def _line_of(self, end: int) -> int:
        """The line, from the current one on, in which a value ends."""
        at = self.at
        while self.lines[at].next < end:
            at += 1
        return at

    def pass_value(self, offset: int) -> None:
        """Past a value that is not read: from ``offset`` in the current line to where it closes, or may well end."""
        self.advance_to(offset)
        try:
            end = read_flow(self.text, offset, len(self.text), self.dialect.keys).end
        except FlowError:
            self.damaged = True
            self.at = self._reach(0)
        else:
            self.at = self._line_of(end) + 1

    def _block(self, parent: int) -> Scalar:
        line = self.line
        start = line.content
        header = block_header(self.text, start)
        if header is None:
            span = Span(start + 1, line.end)
            return self.unread(trouble.BAD_BLOCK_HEADER, parent, span, values=(self.text[start],))
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
        if self.at < len(self.lines) and self.text.startswith("\t", self.line.content, self.line.end):
            tabs = Span(self.line.content, end_of(BLANKS_AND_TABS, self.text, self.line.content, self.line.end))
            self.report_tabs([tabs], safe=False)  # blanks would make the line a part of the text
            self.advance_to(tabs.end)
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


def _at(offset: int) -> Span:
    return Span(offset, offset + 1)
