"""Every regular expression of the package takes time in proportion to what it is given.

What is measured is the processor's time for a text of 30,000 characters. A linear search needs some thousandths of a
second, a quadratic one more than the limit, an exponential one has no end; it is stopped at the limit.
"""

from __future__ import annotations

import re
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from package_patterns import every, made_inside, modules
from pumps import operators, parsed, pumps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from package_patterns import Known

pytestmark = pytest.mark.slow

_LENGTH = 30_000  # characters
_LIMIT = 0.1  # seconds
KNOWN = every()

# What is used on pieces that it takes as a whole, one match behind the other: in the readers what an automaton or the
# pattern of a run has taken, in printing the lines of a country's form of an address.
_IN_PIECES = re.compile(r"manifestkit\.(?:text\.\w+\._?(?:FIELD|ITEM|MEMBER)|printing\.address_block:[0-9]+)")
# Functions that make an expression of something: where else in this module's list it is.
_MADE_OF = {
    "manifestkit.schema.forms": "the schemas",
    "manifestkit.snowball.unchecked": "the schemas",
    "manifestkit.text.tables": "the automata",
    "manifestkit.schema.shape": "the schemas",
    "manifestkit.text.runs": "constants, in names of its module that are in the list",
    "manifestkit.text.characters": "one class of characters",
    "manifestkit.fields.address_rules": "the postal codes of the countries",
    "manifestkit.fields.country": "two or three capitals, looked up in a constant table",
    "manifestkit.fields.gstin": "a number",
}


class _SlowError(Exception):
    """A search has taken too long."""


@contextmanager
def _limited() -> Iterator[None]:
    """Stop what takes too much of the processor's time; the library looks for signals while it searches."""

    def stop(*_: object) -> None:
        raise _SlowError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _use(pattern: re.Pattern[str], method: str, text: str) -> None:
    given = ("", text) if method == "sub" else (text,)
    found = getattr(pattern, method)(*given)
    if method == "finditer":
        for _ in found:
            pass


def _slow(pattern: re.Pattern[str], methods: Iterable[str]) -> list[tuple[str, str]]:
    """The methods that are too slow, and the beginning of the text."""
    found = []
    for text in pumps(pattern, _LENGTH):
        for method in methods:
            try:
                with _limited():
                    _use(pattern, method, text)
            except _SlowError:
                found.append((method, f"{text[:20]!r}...{text[-5:]!r}"))
        if found:
            break
    return found


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.where)
def test_it_is_linear(known: Known) -> None:
    """Whatever its worst input is, it is done with it in an instant."""
    methods = {"match"} if known.uses == {"findall"} and _IN_PIECES.fullmatch(known.where) else known.uses
    assert not _slow(known.pattern, methods), known.pattern.pattern


@pytest.mark.parametrize(
    ("expression", "method"),
    [
        ("[ ]+#", "search"),
        ("a*a*b", "match"),
        ("[^0-9]*-[^0-9]*[0-9]", "fullmatch"),
        ("(?:a+)+b", "match"),
        ("(?:a|a)*b", "fullmatch"),
        ("(?:a|[ab])*c", "search"),
        ("(?:x+y?)*z", "match"),
        (r"x(?:\w+\s?)*y", "match"),
        ('"(?:[^"\\\\]|\\\\.)*"', "finditer"),
        (r"^[ \t]*(?:[0-9]{1,3})?[-. (]*[0-9]{3}", "search"),
        ("([a-z]+,?)+;", "sub"),
        (r"(?=(a+)+b)a", "match"),
    ],
)
def test_what_is_not_linear_is_found(expression: str, method: str) -> None:
    """The measure sees the usual mistakes: two places for one character, nested repetitions, a search from each."""
    assert _slow(re.compile(expression), [method])


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.where)
def test_it_repeats_no_group_possessively(known: Known) -> None:
    """Python before 3.11.5 takes what a last turn began with, though it fails; it does not in an atomic group.

    Source: CPython, gh-100061.
    """
    assert not any(_is_group(argument) for name, argument in operators(parsed(known.pattern)) if _is_possessive(name))


def test_a_group_that_is_repeated_possessively_is_found() -> None:
    """The measure sees one, and lets an atomic group and a repeated character pass."""
    found = [argument for name, argument in operators(parsed(re.compile("(?:ab)*+"))) if _is_possessive(name)]
    assert [_is_group(argument) for argument in found] == [True]
    others = operators(parsed(re.compile("(?>(?:ab)*)[a-c]*+d?+")))
    assert [_is_group(argument) for name, argument in others if _is_possessive(name)] == [False, False]


def _is_possessive(name: str) -> bool:
    return name == "POSSESSIVE_REPEAT"


def _is_group(argument: Any) -> bool:  # noqa: ANN401 - the library's own type
    """Whether what is repeated is more than one character."""
    _, _, body = argument
    return [name.name for name, _ in body] not in (["LITERAL"], ["NOT_LITERAL"], ["IN"], ["ANY"])


def test_all_expressions_are_known() -> None:
    """An expression that a function makes of something is in the list by another way, so that none is forgotten."""
    assert {module.__name__ for module in modules() if any(made_inside(module))} <= set(_MADE_OF)
    assert len(KNOWN) > 300


@pytest.mark.parametrize("known", KNOWN, ids=lambda known: known.where)
def test_it_means_the_end_where_it_says_so(known: Known) -> None:
    r"""No expression says ``$`` for the end: that lets one line end through, which ``\Z`` and ``fullmatch`` do not."""
    ends = [argument.name for name, argument in operators(parsed(known.pattern)) if name == "AT"]
    assert "AT_END" not in ends or known.uses == {"fullmatch"}, known.pattern.pattern
