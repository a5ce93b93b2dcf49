"""A Python mapping becomes a JSON text with its tree, whatever stands in it."""

from __future__ import annotations

import copy
import json
import time
from collections import OrderedDict, UserDict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Never

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manifestkit.text.json.reader import read_json
from manifestkit.text.json.rendition import render

if TYPE_CHECKING:
    from manifestkit.text.reading import Reading

_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


class _Text(str):
    """A text that breaks whoever asks it for its text."""

    __slots__ = ()

    def __str__(self) -> Never:
        raise AssertionError

    __repr__ = __format__ = __iter__ = __len__ = __str__  # type: ignore[assignment]


class _Number(int):
    """A number that breaks whoever asks it for its number."""

    def __int__(self) -> Never:
        raise AssertionError

    __str__ = __repr__ = __index__ = __neg__ = __abs__ = bit_length = __int__  # type: ignore[assignment]


class _Dictionary(dict[str, object]):
    """A dictionary that breaks whoever asks it for its members."""

    def __iter__(self) -> Never:
        raise AssertionError

    keys = items = values = __getitem__ = get = __len__ = __iter__  # type: ignore[assignment]


class _Meta(type):
    @property
    def __name__(cls) -> Never:
        raise AssertionError


class _Nameless(metaclass=_Meta):
    @property
    def __class__(self) -> Never:  # type: ignore[override]
        raise AssertionError


class _Broken(Mapping[str, object]):
    def __getitem__(self, key: str) -> object:
        raise OSError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(["a"])

    def __len__(self) -> int:
        return 1


class _BrokenZone(tzinfo):
    def utcoffset(self, _moment: datetime | None) -> timedelta:
        raise OSError


class _Endless(list[object]):
    def __iter__(self) -> Never:
        raise AssertionError


def _rows(reading: Reading) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(problem.rule, problem.pointer, problem.values) for problem in reading.problems]


def _plain(reading: Reading) -> Any:  # noqa: ANN401 - plain values of any kind
    assert reading.root is not None
    return reading.root.to_python()


@settings(max_examples=300, deadline=None)
@given(_values.filter(lambda value: "\\ud" not in json.dumps(value)))
def test_the_text_is_json_and_its_tree_is_that_of_the_reader(value: object) -> None:
    """What ``json`` writes with two blanks, read back with the same spans, and the value is what it was."""
    before = copy.deepcopy(value)
    source, reading = render(value, "<parameters>")
    assert source.text == json.dumps(value, indent=2, ensure_ascii=False)
    assert source.name == "<parameters>"
    assert reading == read_json(source)
    assert value == before


def test_tuples_and_every_mapping_are_written() -> None:
    """In the order that each has for itself."""
    ordered = OrderedDict(a=1, b=2)
    ordered.move_to_end("a")
    source, reading = render({"a": (1, 2), "b": ordered, "c": MappingProxyType({"x": 1}), "d": UserDict(y=2)}, "")
    expected = {"a": [1, 2], "b": {"b": 2, "a": 1}, "c": {"x": 1}, "d": {"y": 2}}
    assert source.text == json.dumps(expected, indent=2)
    assert not reading.problems


@pytest.mark.parametrize(
    ("moment", "seconds"),
    [
        (datetime(1970, 1, 1), "0"),  # noqa: DTZ001 - a naive one counts as UTC
        (datetime(2001, 9, 9, 1, 46, 40), "1000000000"),  # noqa: DTZ001 - likewise
        (datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC), "1000000000"),
        (datetime(2001, 9, 9, 3, 46, 40, 120000, tzinfo=timezone(timedelta(hours=2))), "1000000000.12"),
        (datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=UTC), "-1.5"),
        (datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=UTC), "0.000001"),
    ],
)
def test_a_date_with_a_time_is_the_number_of_its_seconds(moment: datetime, seconds: str) -> None:
    """Epoch seconds, as the wire has them; the thousand-millionth second is a known one."""
    source, reading = render(moment, "")
    assert source.text == seconds
    assert not reading.problems


@pytest.mark.parametrize(
    ("value", "rule", "values"),
    [
        (b"x", "RD059", ("bytes",)),
        ({1}, "RD059", ("set",)),
        (date(2020, 1, 1), "RD059", ("date",)),
        (Decimal("NaN"), "RD050", ("nan",)),
        (Decimal("sNaN"), "RD050", ("nan",)),
        (Decimal("-1e400"), "RD050", ("-inf",)),
        (object(), "RD059", ("object",)),
        (_Broken(), "RD059", ("_Broken", "OSError")),
        (datetime(2020, 1, 1, tzinfo=_BrokenZone()), "RD059", ("datetime", "OSError")),
        (float("nan"), "RD050", ("nan",)),
        (float("-inf"), "RD050", ("-inf",)),
        (2**63, "RD051", ("9223372036854775808",)),
        (-(2**63) - 1, "RD051", ("-9223372036854775809",)),
        ("a\ud800", "RD054", ("U+D800",)),
    ],
)
def test_what_cannot_stand_in_json_is_unread_at_its_pointer(value: object, rule: str, values: tuple[str, ...]) -> None:
    """The members beside it are read, and the problem stands on it."""
    source, reading = render({"a": [0, value], "b": 1}, "")
    assert _rows(reading) == [(rule, "/a/1", values)]
    assert _plain(reading) == {"a": ["0", ""], "b": "1"}
    (problem,) = reading.problems
    assert source.position(problem.span.start).line == 4
    assert problem.message.count("{}") == len(problem.values)


def test_a_decimal_is_a_number_with_a_fraction() -> None:
    """The SDK takes it for numbers, and not for integers."""
    source, reading = render([Decimal(83), Decimal("-0.25"), Decimal("1e3")], "")
    assert source.text == "[\n  83.0,\n  -0.25,\n  1000.0\n]"
    assert not reading.problems


def test_a_hundred_thousand_values_are_too_many() -> None:
    """Values that share what they hold may be small, and their text without end; so may a mapping that makes them."""
    value: dict[str, object] = {"x": 1}
    for _ in range(90):
        value = {"a": value, "b": value}
    for many in (value, [1] * 100_000, dict.fromkeys(map(str, range(100_000)))):
        start = time.process_time()
        source, reading = render(many, "")
        assert time.process_time() - start < 10
        assert source.text == ""
        assert _rows(reading) == [("RD003", "", ())]
    assert not render([1] * 99_999, "")[1].problems


def test_an_integer_that_python_does_not_print_is_told_of() -> None:
    """Python refuses to write more than some thousand digits."""
    _, reading = render([16**5000], "")
    assert _rows(reading) == [("RD051", "/0", ("0x1" + "0" * 5000,))]


def test_a_key_that_is_no_text_is_told_of_and_left_out() -> None:
    """The others are read; a key with half a pair keeps its other characters."""
    _, reading = render({"x": {1: "a", None: 2, "b": 3, "c\ud800": 4}}, "")
    assert _rows(reading) == [("RD059", "/x", ("int",)), ("RD059", "/x", ("NoneType",)), ("RD054", "/x", ("U+D800",))]
    assert _plain(reading) == {"x": {"b": "3", "c\ufffd": "4"}}


def test_what_holds_itself_is_told_of_once() -> None:
    """A value that stands twice side by side is no such thing."""
    shared: dict[str, object] = {"y": 1}
    loop: dict[str, object] = {"a": shared, "b": shared}
    loop["c"] = [loop]
    _, reading = render(loop, "")
    assert _rows(reading) == [("RD059", "/c/0", ("dict",))]
    assert _plain(reading) == {"a": {"y": "1"}, "b": {"y": "1"}, "c": [""]}


def test_a_hundred_levels_are_written_and_no_more() -> None:
    """As deep as a text may be read."""
    value: list[object] = []
    for _ in range(99):
        value = [value]
    source, reading = render(value, "")
    assert not reading.problems
    assert read_json(source) == reading
    for _ in range(3000):
        value = [value]
    _, reading = render(value, "")
    assert _rows(reading) == [("RD005", "/0" * 100, ())]


def test_subclasses_run_no_code_of_theirs() -> None:
    """A subclass of a text, a number or a dictionary counts as what it is a subclass of."""
    _, reading = render({_Text("a"): _Text("x"), "b": _Number(5), "c": _Dictionary(d=1), "e": _Endless([1])}, "")
    assert _plain(reading) == {"a": "x", "b": "5", "c": {"d": "1"}, "e": ["1"]}
    assert not reading.problems


def test_a_class_that_hides_is_named() -> None:
    """Neither its metaclass nor the object is asked."""
    _, reading = render([_Nameless()], "")
    assert _rows(reading) == [("RD059", "/0", ("_Nameless",))]


def test_what_gets_too_large_is_not_read() -> None:
    """Values that share what they hold may be small, and their text without end."""
    value: list[object] = ["x" * 1000] * 10
    for _ in range(20):
        value = [value] * 10
    source, reading = render(value, "")
    assert source.text == ""
    assert _rows(reading) == [("RD003", "", ())]


def test_a_thousand_mistakes_are_enough() -> None:
    """The last says that there are more."""
    _, reading = render([object()] * 2000, "")
    assert [problem.rule for problem in reading.problems] == ["RD059"] * 1000 + ["RD058"]
