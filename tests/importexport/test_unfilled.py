"""Blanks of a template that nobody filled in."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from manifestkit.importexport.dialect import DIALECT
from manifestkit.importexport.options import OPTIONS
from manifestkit.importexport.unfilled import is_unfilled, may_have_blanks
from manifestkit.text.manifest import read
from manifestkit.text.nodes import Mapping
from manifestkit.text.source import Source

_PIECES = [
    *("[your bucket]", "<BUCKET>", "{BUCKET}", "${bucket}", "{{x}}", "@BUCKET@", "***Your street***", "NTFS | EXT4"),
    *(
        "[",
        "]",
        "<",
        ">",
        "{",
        "}",
        "@",
        "*",
        "|",
        "a",
        "A1",
        "_",
        " ",
        "  ",
        "\n",
        "\n  ",
        "\n ",
        "- ",
        ": ",
        "'",
        '"',
    ),
    *("\\", "\\x5b", "\\x40", "\\\n", "\\u007b", "''", "it@example.com", ";", "#"),
]


@example("\\x40A1\\x40", '"')
@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.sampled_from(["", '"', "'", "|\n  ", ">\n  "]))
def test_what_has_no_sign_of_a_blank_has_none(value: str, quote: str) -> None:
    """Where the first look at a whole text sees no blank, none of its values is one, as whatever it was meant."""
    closing = quote if quote in {'"', "'"} else ""
    text = f"bucket: {quote}{value}{closing}\nprefix: {value}\n"
    root = read(Source(text), DIALECT).root
    if may_have_blanks(text) or not isinstance(root, Mapping):
        return
    kinds = {(option.kind, option.shape) for option in OPTIONS}
    assert not any(is_unfilled(*kind, entry.value, text) for entry in root.entries for kind in kinds)
