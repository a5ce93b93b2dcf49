"""The tolerant manifest reader: any text to a tree and its problems, in time proportional to the text.

Indentation, continuation lines, block bodies and recovery are settled line by line here; flow collections and
quoted scalars are Lark's (``flow``). Plain YAML reads as PyYAML's ``BaseLoader`` reads it; what the dialect adds is
RULINGS 15. After a place that cannot be read, reading goes on at the next line that looks like an entry.
"""

from __future__ import annotations

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text import trouble
from manifestkit.text.edits import Edit
from manifestkit.text.flow import MAX_DEPTH, MAX_KEY
from manifestkit.text.habits import duplicate_keys, has_duplicates, in_order, keys_without_blank
from manifestkit.text.keys import KeyReader
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.patterns import SPACES, UNSPACED_ITEM_KEY, end_of
from manifestkit.text.reading import Reading
from manifestkit.text.source import Span

if TYPE_CHECKING:
    from manifestkit.text.indentation import Stray
    from manifestkit.text.keys import Key
    from manifestkit.text.lines import Line
    from manifestkit.text.nodes import Node
    from manifestkit.text.reading import Dialect


def read_tolerantly(text: str, dialect: Dialect) -> Reading:
    """The tree of ``text``, as far as it can be read, and every problem in the order of the text."""
    return _BlockReader(text, dialect).read()


class _BlockReader(KeyReader):
    def read(self) -> Reading:
        root = self._document()
        self.report_no_breaks()
        self.problems += keys_without_blank(self.tight)
        if root is not None and self.repeats:
            self.problems += duplicate_keys(root)
        return Reading(root, in_order(dict.fromkeys(self.problems)))  # what was read twice is said once

    # The document and its markers

    def _document(self) -> Node | None:
        while (line := self.next_line()) is not None and not line.column and self.text[line.content] == "%":
            self.report(trouble.DIRECTIVE, Span(line.content, line.end))
            self.at += 1
        marked = line is None and self.marker() == "---"
        if marked:
            self._pass_marker()
            line = self.next_line()
        if line is None:
            root: Node | None = Scalar("", len(self.text), len(self.text), "empty") if marked else None
        elif self.text[line.content] in "|>":
            self.report(trouble.BLOCK_DOCUMENT, Span(line.content, line.end))
            return None
        else:
            root = self._node(-1)
        self._end_document(root)
        return self._with_later_entries(root) if isinstance(root, Mapping) else root

    def _pass_marker(self) -> None:
        line = self.line
        rest = self.skip_blanks(line.start + 3)
        if rest < line.end and self.text[rest] != "#":
            self.report(trouble.TEXT_AFTER_MARKER, Span(rest, line.end))
            if self.text[rest] in "[{\"'":
                self.pass_value(rest)
                return
        self.at += 1

    def _end_document(self, root: Node | None) -> None:
        line = self.next_line()
        kind = trouble.UNREADABLE_LINE if line is None or self.key_of(line) is None else trouble.FIELD_OUTSIDE
        while line is None and self.marker() == "..." and root is not None:
            self._pass_marker()
            line = self.next_line()
            kind = trouble.BEHIND_THE_END
        if line is not None or self.marker():
            kind = trouble.SEVERAL_DOCUMENTS if self.marker() == "---" else kind
            self.report(kind, Span(self.line.content, self.line.end))

    def _with_later_entries(self, root: Mapping) -> Mapping:
        """The mapping with the entries that stand below the end of the document, so that none of them is missed."""
        if self.at == len(self.lines):
            return root
        keys = {entry.key for entry in root.entries}
        later: list[Entry] = []
        while self.at < len(self.lines):
            at = self.at
            if self.next_line() is not None:
                node = self._node(-1)
                if isinstance(node, Mapping):
                    later += (entry for entry in node.entries if entry.key not in keys)
            self.at = max(self.at, at + 1)
        return self._mapping_of([*root.entries, *later], root.start)

    # Nodes

    def _node(self, parent: int, *, dash: int = -1) -> Node:
        """The node at the content of the current line, inside a block in column ``parent``.

        ``dash`` is the column of the dash before it, where nothing else of the document may begin in that column.
        """
        line = self.line
        if len(self.columns) == MAX_DEPTH:
            return self.unread(trouble.TOO_DEEP, parent, Span(line.content, line.content + 1))
        is_list = self._begins_item(line)
        if not is_list and (self.key_of(line) is not None or (parent < 0 and self.is_meant_as_field(line))):
            return self._mapping(line.column, dash)
        if is_list and parent >= 0:
            return self._sequence(line.column)
        at, before, tight = self.at, len(self.problems), len(self.tight)
        node = self._sequence(line.column) if is_list else self.value(parent)
        below = self.next_line()
        if below is not None and below.column == line.column and self.goes_on_as_mapping(line, below):
            # What an entry in the same column follows is the broken first line of a mapping.
            self.go_back(at, line)
            # A list may have had it inside brackets that nobody read for what stands before them and is never used.
            unused = [problem for problem in self.problems[before:] if is_list and problem.rule in trouble.NEVER_USED]
            self.problems[before:] = unused
            del self.tight[tight:]
            return self._mapping(line.column, dash)
        return node

    def _mapping(self, column: int, dash: int) -> Mapping:
        """The mapping whose first line is the current one."""
        self.columns.append(column)
        at, first = self.at, self.line
        entries: list[Entry] = []
        tight = False
        stray: Stray | None = None  # a line out of place, so that its neighbours there are not reported again
        while (line := self.next_line()) is not None:
            here = line.column
            if here != column:
                is_outside = here < column and self.belongs_outside(line)
                if is_outside and not self.is_slipped(line, column, dash):
                    break
                if stray is None and not is_outside:
                    is_field = self.key_of(line) is not None
                    column = self.settled_column(at, first, column, len(entries), is_field=is_field)
            elif stray is None and (run := self.run_of_fields(line)):
                entries += run
                continue
            key = self.key_of(line) or self.tight_key(line, column, tight=tight)
            if here == column:
                self.end_stray(stray)
                stray = None
            elif stray is None or here != stray.column:
                self.end_stray(stray)
                stray = self.begin_stray(line, column)
                if key is None:
                    stray = stray._replace(shift=0)  # it is wrong in any column
                    self.skip_deeper(column)
                    continue
            if key is not None:
                entries.append(self._entry(key, here))
                tight = tight or _is_tight(key, entries[-1].value)
            else:
                entries += self.garbage(entries, line)
        self.end_stray(stray)
        self.columns.pop()
        return self._mapping_of(entries, first.content)

    def _mapping_of(self, entries: list[Entry], start: int) -> Mapping:
        if not entries:
            return Mapping((), start, start)
        mapping = Mapping(tuple(entries), entries[0].key_start, entries[-1].value.end)
        self.repeats = self.repeats or has_duplicates(mapping)
        return mapping

    def _entry(self, key: Key, column: int) -> Entry:
        after = key.colon + 1
        if key.colon - key.start > MAX_KEY:
            self.report(trouble.LONG_KEY, Span(key.start, key.end))
        self.path.append(key.text)
        if key.colon > key.end:
            self.report_tabs([Span(key.end, key.colon)])
        content = self.skip_blanks(after, no_breaks=key.known and self._are_no_breaks_blanks(after, column))
        if content == self.line.end or (self.text[content] == "#" and content > after):
            value = self._value_below(column, after, dash_in_column=True)
        else:
            self.advance_to(content)
            value = self.value(column, inline=True)
            if content == after:
                self.tight.append(self._blank_before(value))
        self.path.pop()
        return Entry(key.text, key.start, key.end, value)

    def _are_no_breaks_blanks(self, after: int, column: int) -> bool:
        """Whether no-break spaces behind the colon before ``after`` are blanks, and not text as YAML has it.

        They are where YAML sees no key, for want of a blank, and where the value is in the lines below.
        """
        if not self.text.startswith(" ", after):
            return True
        if end_of(SPACES, self.text, after, self.line.end) < self.line.end:
            return False
        following = (self.lines[at] for at in range(self.at + 1, len(self.lines)))
        below = next((line for line in following if not line.is_blank), None)
        if below is None or below.column < column:
            return False
        return self._begins_item(below) or (below.column > column and self.key_of(below) is not None)

    def _blank_before(self, value: Node) -> Edit:
        """The edit for a value right behind its colon; quotes keep a `#` at its start from beginning a comment."""
        if self.text[value.start] != "#":
            return Edit(value.start, value.start, " ")
        raw = self.text[value.start : value.end]
        return Edit(value.start, value.end, " '" + raw.replace("'", "''") + "'")

    def _value_below(self, column: int, after: int, *, dash_in_column: bool) -> Node:
        """The value of a key or dash in ``column`` behind which, at ``after``, nothing stands on its line.

        Below a key a list may begin in the key's own column.
        """
        self.at += 1
        line = self.next_line()
        if line is not None and line.column > column:
            return self._node(column)
        if line is not None and line.column == column and self.text[line.content] in "|>":
            return self.value(column)  # PyYAML asks no more of a block scalar than of a list
        if dash_in_column and line is not None and line.column == column and self._begins_item(line):
            return self._sequence(column)
        return Scalar("", after, after, "empty")

    def _sequence(self, column: int) -> Sequence:
        """The list whose first dash is at the content of the current line."""
        self.columns.append(column)
        of_patterns = len(self.path) == 1 and self.path[0] in self.dialect.line_lists
        start = end = self.line.content
        items: list[Node] = []
        while (line := self.next_line()) is not None:
            if line.column == column and (run := self.run_of_items(line)):
                items += run
                end = run[-1].end
                continue
            dash = self._begins_item(line)
            if (line.column <= column and not dash) or (line.column < column and self.belongs_outside(line)):
                break
            stray = None if line.column == column else self.begin_stray(line, column)
            if stray is not None and not dash:
                self.skip_deeper(column)
                continue
            self.path.append(str(len(items)))
            items.append(self._item(max(line.column, column), of_patterns=of_patterns))
            self.path.pop()
            self.end_stray(stray)
            end = max(items[-1].end, line.content + 1)
        self.columns.pop()
        return Sequence(tuple(items), start, end)

    def _item(self, column: int, *, of_patterns: bool) -> Node:
        after = self.line.content + 1
        content = self.skip_blanks(after)
        if content == self.line.end or self.text[content] == "#":
            return self._value_below(column, after, dash_in_column=False)
        if content == after:
            self.report_unspaced(after)
        self.advance_to(content)
        if not of_patterns:
            # In the column of a dash that is deeper than the key of its list nothing but items can stand.
            is_deeper = len(self.columns) > 1 and self.columns[-2] < column
            return self._node(column, dash=column if is_deeper else -1)
        if self.is_scalar():
            return self.value(column)
        return self._pattern()

    def _begins_item(self, line: Line) -> bool:
        """Whether a list item begins at the content of ``line``, if only its dash has no blank behind it."""
        if self.is_dash(line):
            return True
        if len(self.path) != 1 or self.path[0] not in self.dialect.record_lists:
            return False
        match = UNSPACED_ITEM_KEY.match(self.text, line.content, line.end)
        return match is not None and match[1] in self.dialect.members

    def _pattern(self) -> Scalar:
        """An item of ``ignore`` that is no YAML scalar: the rest of its line (RULINGS 15)."""
        line_end = self.line.end
        pattern = self.rest_of_line()
        quoted = "'" + pattern.text.replace("'", "''") + "'"
        edit = Edit(pattern.start, line_end, quoted)  # with the tabs at its end
        self.report(trouble.UNQUOTED_PATTERN, Span(pattern.start, pattern.end), edits=(edit,))
        return pattern


def _is_tight(key: Key, value: Node) -> bool:
    return key.known and value.start == key.colon + 1 and value.end > value.start
