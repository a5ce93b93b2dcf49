"""Keys at the start of a line, and lines that have none and should."""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text import trouble
from manifestkit.text.characters import is_unreadable
from manifestkit.text.edits import Edit
from manifestkit.text.indentation import IndentationReader
from manifestkit.text.nodes import Entry, Scalar
from manifestkit.text.patterns import (
    BARE_WORD,
    BLANKS_AND_TABS,
    NO_COLON,
    PLAIN_KEY,
    QUOTED,
    QUOTED_KEY,
    TIGHT_KEY,
    VALUE_OF_COMPLEX_KEY,
    WORD_KEY,
    end_of,
)
from manifestkit.text.scalars import ScalarError, unquote_double, unquote_single
from manifestkit.text.source import Span

if TYPE_CHECKING:
    import re

    from manifestkit.text.lines import Line
    from manifestkit.text.trouble import Trouble


class Key(NamedTuple):
    """A key and where it stands; whether it is one of the dialect's; ``colon`` is the place of its colon."""

    text: str
    start: int
    end: int
    colon: int
    known: bool


class KeyReader(IndentationReader):
    """Reads the start of a line."""

    def key_of(self, line: Line) -> Key | None:
        """The key at the content of ``line``: a known one with a colon, or any with a colon and a blank."""
        text, start, end = self.text, line.content, line.end
        word = WORD_KEY.match(text, start, end)
        if word is not None and word[1] in self.dialect.keys:
            return Key(word[1], start, word.end(1), word.end(1), known=True)
        plain = PLAIN_KEY.match(text, start, end)
        if plain is not None:
            return Key(plain[1], start, plain.end(1), plain.end() - 1, known=False)
        quoted = QUOTED_KEY.match(text, start, end)
        if quoted is None:
            return None
        try:
            key = _unquote(quoted[1])
        except ScalarError:
            return None
        return Key(key, start, quoted.end(1), quoted.end() - 1, known=False)

    def tight_key(self, line: Line, column: int, *, tight: bool) -> Key | None:
        """An unknown key with a value right behind its colon, where another key of its mapping is ``tight``."""
        if self.is_dash(line) or not (tight or self.is_tight_below(column)):
            return None
        match = TIGHT_KEY.match(self.text, line.content, line.end)
        return match and Key(match[1], match.start(), match.end(1), match.end(1), known=False)

    def goes_on_as_mapping(self, first: Line, below: Line) -> bool:
        """Whether what was read as a value is the first line of a mapping, because of the line below it."""
        if self.key_of(below) is not None:
            return True
        are_tight = all(TIGHT_KEY.match(self.text, line.content, line.end) for line in (first, below))
        return are_tight and self.is_tight_below(below.column)

    def is_tight_below(self, column: int) -> bool:
        """Whether the mapping in ``column`` has, from the current line on, a known key with a value right behind it."""
        if self.at < self.loose.get(column, 0):
            return False
        for at in range(self.at, len(self.lines)):
            line = self.lines[at]
            if line.is_blank or self.text[line.content] == "#":
                continue
            if line.column < column and at > self.at:
                self.loose[column] = at
                return False
            word = WORD_KEY.match(self.text, line.content, line.end)
            if (
                line.column == column
                and word is not None
                and word[1] in self.dialect.keys
                and self.text[word.end() : word.end() + 1] not in ("", " ", "\t", "\r", "\n")
            ):
                return True
        self.loose[column] = len(self.lines)
        return False

    def garbage(self, entries: list[Entry], line: Line) -> list[Entry]:
        """Report a line that is no entry, pass over it, and give the entry that it was meant to be, if that is sure."""
        text = self.text
        span = Span(line.content, line.end)
        word = BARE_WORD.match(text, line.content, line.end)
        tight = TIGHT_KEY.match(text, line.content, line.end)
        found: list[Entry] = []
        if self.is_dash(line):
            self.report(trouble.STRAY_ITEM, Span(line.content, line.content + 1))
        elif kind := self.refusal(line):
            self.report(kind, Span(line.content, line.content + 1))
        elif (bad := self._bad_quotes(line)) is not None:
            self.report(*bad)
        elif text[line.content] == "-" and entries and not self.path and entries[-1].key in self.dialect.line_lists:
            self.report_unspaced(line.content + 1)
        elif (mark := self._mark_for_colon(line)) is not None:
            found.append(self._with_mark(mark, line))
        elif word is not None and word[1] in self.dialect.keys:
            colon = end_of(BLANKS_AND_TABS, text, word.end(), line.end)
            kind = trouble.MISSING_BLANK if text.startswith(":", colon) else trouble.MISSING_COLON
            self.report(kind, Span(*word.span()), (word[1],))
            unread = Scalar("", word.end(), line.end, "unread")
            found.append(Entry(word[1], word.start(), word.end(), unread))
        elif tight is not None:
            colon = tight.end(1)
            edit = Edit(colon + 1, colon + 1, " ")
            self.report(trouble.MISSING_BLANK, Span(tight.start(1), colon + 1), (tight[1],), (edit,), safe=False)
        elif entries and not entries[-1].value.end > entries[-1].value.start:
            self.report(trouble.STRANDED_VALUE, span, (entries[-1].key,))
        elif not is_unreadable(text, *span):  # which has been said
            self.report(trouble.UNREADABLE_LINE, span)
        self._pass_garbage(line)
        return found

    def _bad_quotes(self, line: Line) -> tuple[Trouble, Span] | None:
        """What is wrong with the quotes that a line begins with, and where."""
        at = line.content
        if self.text[at] not in "\"'":
            return None
        quoted = QUOTED.match(self.text, at, line.end)
        if quoted is None:
            return trouble.UNCLOSED_QUOTE, Span(at, at + 1)
        try:
            _unquote(quoted[0])
        except ScalarError as error:
            at += error.offset
            return trouble.ESCAPES[error.cause], Span(at, at + 1)
        return None

    def is_meant_as_field(self, line: Line) -> bool:
        """Whether another mark stands behind a known key where its colon belongs."""
        return self._mark_for_colon(line) is not None

    def _mark_for_colon(self, line: Line) -> re.Match[str] | None:
        match = NO_COLON.match(self.text, line.content, line.end)
        return match if match is not None and match[1] in self.dialect.keys else None

    def _with_mark(self, mark: re.Match[str], line: Line) -> Entry:
        """Report a field with another mark for its colon, and give it without its value."""
        kind = trouble.EQUALS_SIGN if mark[2] == "=" else trouble.WIDE_COLON
        edit = Edit(mark.end(1), mark.end(), ": ")
        self.report(kind, Span(*mark.span(2)), (mark[1],), (edit,), safe=False)
        return Entry(mark[1], *mark.span(1), Scalar("", mark.end(1), line.end, "unread"))

    def _pass_garbage(self, line: Line) -> None:
        """Past a line that is no entry and what is indented below it; past the value of a complex key as well."""
        self.skip_deeper(line.column)
        below = self.next_line()
        if self.text[line.content] != "?" or below is None or below.column != line.column:
            return
        if VALUE_OF_COMPLEX_KEY.match(self.text, below.content):
            self.skip_deeper(line.column)

    def report_unspaced(self, after: int) -> None:
        """Report the dash that ends at ``after``; with its blank, the item would begin one column further right."""
        self.report(trouble.UNSPACED_ITEM, Span(after - 1, after), edits=(Edit(after, after, " "),), safe=False)
        self.mend(after, self.line.column + 2)


def _unquote(raw: str) -> str:
    return unquote_single(raw) if raw[0] == "'" else unquote_double(raw)
