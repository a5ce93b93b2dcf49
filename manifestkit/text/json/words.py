"""What stands without quotes and is no number and no word of JSON, and what it was meant to be."""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple
from manifestkit.text.json import trouble
from manifestkit.text.json.strings import quote

if TYPE_CHECKING:
    from typing import Literal

    from manifestkit.text.trouble import Trouble

_WORDS = {"true": "true", "false": "false", "null": "null", "none": "null"}
_NO_NUMBER = re.compile(r"[-+]?(?:nan|inf|infinity)", re.IGNORECASE)
_ODD_NUMBER = re.compile(r"([-+]?)(?=\.?[0-9])([0-9]*+)(\.?+)([0-9]*+)((?:[eE][-+]?[0-9]++)?)")
_HEXADECIMAL = re.compile(r"([-+]?)0[xX]([0-9A-Fa-f]{1,16})")


class Meaning(NamedTuple):
    """What somebody meant: the mistake, how JSON writes it (None where nobody knows), and whether that is sure."""

    kind: Trouble
    text: str | None
    style: Literal["double", "number", "word"]
    safe: bool


def meaning(raw: str) -> Meaning:
    """What ``raw``, which is neither a number nor a word of JSON, was meant to be."""
    word = _WORDS.get(raw.lower()) if len(raw) <= len("false") else None
    if word is not None:
        return Meaning(trouble.WRONG_WORD, word, "word", safe=True)
    if _NO_NUMBER.fullmatch(raw):
        return Meaning(trouble.NO_NUMBER, None, "number", safe=False)
    if (number := _ODD_NUMBER.fullmatch(raw)) is not None:
        return _decimal(number)
    if (number := _HEXADECIMAL.fullmatch(raw)) is not None:
        sign, digits = number.groups()
        return Meaning(trouble.ODD_NUMBER, f"{sign.strip('+')}{int(digits, 16)}", "number", safe=False)
    return Meaning(trouble.UNQUOTED_TEXT, quote(raw), "double", safe=False)


def _decimal(number: re.Match[str]) -> Meaning:
    """Digits with a plus sign, leading zeros, or nothing on one side of the point."""
    sign, digits, point, fraction, power = number.groups()
    whole = digits.lstrip("0") or "0"
    text = f"{sign.strip('+')}{whole}{point}{fraction or (point and '0')}{power}"
    has_zeros = digits not in {"", whole}
    if not has_zeros or sign or point or power:
        return Meaning(trouble.ODD_NUMBER, text, "number", safe=not has_zeros)
    # They may be octal, or those of an identifier such as a postal code; in quotes nothing of it is lost.
    return Meaning(trouble.LEADING_ZEROS, quote(number[0]), "double", safe=False)
