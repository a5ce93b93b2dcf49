"""A Python mapping, as a program passes it to boto3, written as JSON text, so that what is wrong with it has a place.

The tree is built along with the text. Nothing of the caller's is changed, and of its classes no code runs but the
protocol of mappings and the offset of a time zone: a subclass of ``str`` or ``int`` counts as what it is a subclass of.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping as AnyMapping
from itertools import islice
from math import nan

from manifestkit.lean_typing import TYPE_CHECKING
from manifestkit.text.json import trouble
from manifestkit.text.json.builder import MAX_DEPTH, MAX_MISTAKES, GiveUp, pointer_to
from manifestkit.text.json.plain_rendition import render_plain
from manifestkit.text.json.strings import quote
from manifestkit.text.nodes import Entry, Mapping, Scalar, Sequence
from manifestkit.text.reading import Problem, Reading
from manifestkit.text.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Never

    from manifestkit.text.nodes import Node, Style
    from manifestkit.text.trouble import Trouble

_MAX_BYTES = 16 * 2**20
_MAX_VALUES = 100_000  # values that share what they hold may be small, and their text without end
_BITS = 64
_PRINTED_BITS = 1000  # Python refuses to print some thousand digits
_HALVES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

# The name of a class, whatever its metaclass makes of ``__name__``.
_class_name = type.__dict__["__name__"].__get__


def render(params: object, name: str) -> tuple[Source, Reading]:
    """``params`` as a JSON text that is called ``name``, with its tree and with what cannot stand in JSON.

    Indented by two blanks, keys in their order. A datetime becomes the number of seconds since 1970, where one without
    a time zone counts as UTC; a Decimal becomes the nearest float. What cannot stand in JSON is ``unread`` in the tree,
    and a problem at its pointer. Raises nothing; parameters of more than 16 MiB or 100,000 values, or with more than
    1000 mistakes, have an empty text.

    Source: Snowball reference, 9 (timestamps); RULINGS 9.
    """
    plain = render_plain(params)
    if plain is not None:
        text, node = plain
        return Source(text, name), Reading(node, ())
    writer = _Writer()
    try:
        root = writer.value(params, "\n")
    except GiveUp:
        problems = tuple(problem._replace(span=Span(0, 0)) for problem in writer.problems)
        return Source("", name), Reading(Scalar("", 0, 0, "unread"), problems)
    return Source("".join(writer.pieces), name), Reading(root, tuple(writer.problems))


class _Writer:
    """The text that has been written, and the way to the value that is being written."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.at = 0
        self.size = 0  # bytes of UTF-8
        self.values = 0
        self.problems: list[Problem] = []
        self.names: list[str] = []
        self.holders: set[int] = set()

    def value(self, value: Any, line: str) -> Node:  # noqa: ANN401 - a caller may pass anything
        """Write a value whose line begins with ``line``, a line end and its indentation."""
        self.values += 1
        if self.values > _MAX_VALUES:
            self._give_up(trouble.TOO_MANY_VALUES)
        kind = type(value)
        if issubclass(kind, str):
            return self._text(str.__str__(value))
        if value is None or value is True or value is False:
            return self._scalar("null" if value is None else "true" if value else "false", "word")
        if issubclass(kind, int):
            return self._integer(int.__int__(value))
        if issubclass(kind, float):
            return self._float(float.__pos__(value))
        if issubclass(kind, (list, tuple, AnyMapping)):
            return self._collection(value, line)
        return self._other(value)

    def _write(self, piece: str) -> int:
        """Where the piece begins that is written here; GiveUp where the text gets too large."""
        start = self.at
        self.size += len(piece) if piece.isascii() else len(piece.encode())
        if self.size > _MAX_BYTES:
            self._give_up(trouble.TOO_LARGE)
        self.pieces.append(piece)
        self.at += len(piece)
        return start

    def _give_up(self, kind: Trouble) -> Never:
        self.names.clear()
        self._report(kind, 0)
        raise GiveUp

    def _scalar(self, text: str, style: Style) -> Scalar:
        return Scalar("" if style == "unread" else text, self._write(text), self.at, style)

    def _text(self, text: str) -> Scalar:
        start = self.at
        whole = text.translate(_HALVES)
        self._write(quote(whole))
        if whole == text:
            return Scalar(text, start, self.at, "double")
        self._tell_halves(text, start)
        return Scalar("", start, self.at, "unread")

    def _integer(self, value: int) -> Scalar:
        bits = value.bit_length() if value >= 0 else (value + 1).bit_length()
        if bits < _BITS:
            return self._scalar(str(value), "number")
        text = str(value) if bits <= _PRINTED_BITS else hex(value)
        return self._unread(trouble.HUGE_INTEGER, text, text)

    def _float(self, value: float) -> Scalar:
        text = repr(value)
        if text.lstrip("-") in {"nan", "inf"}:
            return self._unread(trouble.NO_NUMBER, text, text)
        return self._scalar(text, "number")

    def _collection(self, value: Any, line: str) -> Node:  # noqa: ANN401 - a caller may pass anything
        kind = type(value)
        if id(value) in self.holders:
            return self._unread_of(trouble.HOLDS_ITSELF, kind)
        if len(self.holders) == MAX_DEPTH:
            return self._unread(trouble.TOO_DEEP, f"<{_class_name(kind)}>")
        self.holders.add(id(value))
        try:
            if issubclass(kind, list):
                return self._array(list.__iter__(value), line)
            if issubclass(kind, tuple):
                return self._array(tuple.__iter__(value), line)
            try:
                members = _members(value)
            except Exception as error:  # noqa: BLE001 - the caller's own mapping may raise anything
                return self._unread_of(trouble.RAISED, kind, type(error))
            return self._object(members, line)
        finally:
            self.holders.discard(id(value))

    def _array(self, values: Iterator[object], line: str) -> Sequence:
        start = self._write("[")
        items: list[Node] = []
        for value in values:
            self._write(f"{',' if items else ''}{line}  ")
            self.names.append(str(len(items)))
            items.append(self.value(value, f"{line}  "))
            self.names.pop()
        self._write(f"{line}]" if items else "]")
        return Sequence(tuple(items), start, self.at)

    def _object(self, members: Iterable[tuple[object, object]], line: str) -> Mapping:
        start = self._write("{")
        entries: list[Entry] = []
        comma = ""
        for key, value in members:
            self._write(f"{comma}{line}  ")
            comma = ","
            name, key_start, key_end = self._key(key)
            self._write(": ")
            self.names.append(name)
            entry = Entry(name, key_start, key_end, self.value(value, f"{line}  "))
            self.names.pop()
            if issubclass(type(key), str):
                entries.append(entry)
        self._write(f"{line}}}" if comma else "}")
        return Mapping(tuple(entries), start, self.at)

    def _key(self, key: Any) -> tuple[str, int, int]:  # noqa: ANN401 - a caller may pass anything
        """The text of a key as far as it has one, and where it stands."""
        kind = type(key)
        text = str.__str__(key) if issubclass(kind, str) else f"<{_class_name(kind)}>"
        name = text.translate(_HALVES)
        start = self._write(quote(name))
        if not issubclass(kind, str):
            self._report(trouble.NO_JSON_KEY, start, _class_name(kind))
        elif name != text:
            self._tell_halves(text, start)
        return name, start, self.at

    def _other(self, value: Any) -> Scalar:  # noqa: ANN401 - a caller may pass anything
        from datetime import datetime
        from decimal import Decimal

        kind = type(value)
        if issubclass(kind, Decimal):
            # With a fraction, so that it is none of the integers, for which the SDK refuses it.
            return self._float(nan if Decimal.is_nan(value) else Decimal.__float__(value))
        if not issubclass(kind, datetime):
            return self._unread_of(trouble.NO_JSON_VALUE, kind)
        try:
            seconds = _epoch_seconds(value)
        except Exception as error:  # noqa: BLE001 - the caller's own time zone may raise anything
            return self._unread_of(trouble.RAISED, kind, type(error))
        return self._scalar(seconds, "date")

    def _unread_of(self, kind: Trouble, *classes: type) -> Scalar:
        names = [_class_name(each) for each in classes]
        return self._unread(kind, f"<{names[0]}>", *names)

    def _unread(self, kind: Trouble, text: str, *values: str) -> Scalar:
        scalar = self._scalar(text.translate(_HALVES), "unread")
        self._report(kind, scalar.start, *values)
        return scalar

    def _tell_halves(self, text: str, start: int) -> None:
        half = next(character for character in text if ord(character) in _HALVES)
        self._report(trouble.SURROGATE, start, f"U+{ord(half):04X}")

    def _report(self, kind: Trouble, start: int, *values: str) -> None:
        """A mistake stands between ``start`` and here; GiveUp where it is one too many."""
        is_last = len(self.problems) == MAX_MISTAKES
        if is_last:
            kind, values = trouble.TOO_MANY, ()
        span = Span(start, self.at)
        self.problems.append(Problem(kind.rule, pointer_to(self.names), span, kind.message, values, kind.help))
        if is_last:
            raise GiveUp


def _members(value: Any) -> list[tuple[object, object]]:  # noqa: ANN401 - a caller may pass anything
    """The members of a mapping, of which a dictionary's own methods are not asked."""
    members: Iterable[tuple[object, object]]
    if issubclass(type(value), OrderedDict):
        members = OrderedDict.items(value)
    elif issubclass(type(value), dict):
        members = dict.items(value)
    else:
        members = ((key, value[key]) for key in value)
    return list(islice(members, _MAX_VALUES + 1))


def _epoch_seconds(value: Any) -> str:  # noqa: ANN401 - a caller may pass anything
    """The number of seconds since 1970 in UTC, with as many decimals as it takes, six at most."""
    from datetime import UTC, datetime, timedelta

    try:
        since = datetime.__sub__(value, datetime(1970, 1, 1))  # noqa: DTZ001 - a naive one counts as UTC
    except TypeError:
        since = datetime.__sub__(value, datetime(1970, 1, 1, tzinfo=UTC))
    microseconds = since // timedelta(microseconds=1)
    seconds, rest = divmod(abs(microseconds), 10**6)
    decimals = f".{rest:06d}".rstrip("0") if rest else ""
    return f"{'-' if microseconds < 0 else ''}{seconds}{decimals}"
