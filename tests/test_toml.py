"""Reading TOML: what a hostile file may cost, and what is said of it."""

from __future__ import annotations

import contextlib
import time

import pytest

from manifestkit.toml import TomlError, loads


@pytest.mark.parametrize("part", ["a", "'a b'", '"\\u0061"', r'"\""', '"\u2028"', "1"])
@pytest.mark.parametrize("line", ["{} = 1", "[{}]", "[[{}]]", "a = {{{} = 1}}"])
def test_a_line_has_at_most_200_dots(part: str, line: str) -> None:
    """However a key is written, and wherever it stands; tomllib would take minutes for a long one."""
    loads(line.format(" . ".join([part] * 201)).encode())
    with pytest.raises(TomlError, match="has a line with more than 200 dots"):
        loads(line.format(".".join([part] * 202)).encode())


def test_dots_on_several_lines_do_not_add_up() -> None:
    """Configurations of real projects have thousands."""
    text = "".join(f"a{at}.b.c = 1.5 # d.e\r\n" for at in range(500))
    assert len(loads(text.encode())) == 500


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 500_000) + " = 1",
        "".join(f"[k{at}{'.a' * 199}]\n" for at in range(2400)),
        "".join(f"k{at}{'.a' * 199} = 1\n" for at in range(2400)),
    ],
    ids=["one key", "headers", "keys"],
)
def test_a_megabyte_of_dots_takes_seconds(text: str) -> None:
    """One key of half a million parts would take an hour."""
    started = time.process_time()
    with contextlib.suppress(TomlError):
        loads(text.encode())
    assert time.process_time() - started < 30
