"""Codes and amounts of a customs declaration: export classification, tariff number, value.

No list of valid codes can be had offline, so a verdict goes by the shape and by the few codes that fit a
storage device.
Source: address reference, 1.9; Import/Export reference, 2.2.
"""

from __future__ import annotations

import re

from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from typing import Literal


class CodeVerdict(NamedTuple):
    """A verdict on a code: ``plausible`` for a storage device, only ``well-formed``, or ``not-a-code``.

    The suggestion is the code in its usual spelling, where it is clear which one was meant.
    """

    outcome: Literal["plausible", "well-formed", "not-a-code"]
    reason: str
    suggestion: str | None = None


class AmountProblem(NamedTuple):
    """Why a text is no plain amount of U.S. dollars, and the amount that it clearly means, if any.

    ``is_number`` tells of a number that is only an odd value, such as 0 or 1e3.
    """

    reason: str
    suggestion: str | None = None
    is_number: bool = False


_RESIDUAL = "EAR99"
_ECCN = re.compile(r"[0-9][A-E][0-9]{3}(?:\.[a-z0-9]{1,4}){0,8}")
_STORAGE_ECCNS = frozenset({"5A002", "5A992", "5D002", "5D992", "5E002", "5E992"})
_ROMAN_NUMERALS = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX", "XXI"),
)
_CLASSIFICATION = "an export classification such as 5D992 or EAR99 belongs here"
_NOT_ECCNS = (
    (re.compile(r"NLR"), f"NLR says that no licence is required; {_CLASSIFICATION}."),
    (re.compile(r"ENC"), f"ENC is a licence exception; {_CLASSIFICATION}."),
    (re.compile(r"[A-Z]?[0-9]{6,}"), f"This looks like the number of a licence; {_CLASSIFICATION}."),
    (
        re.compile(rf"(?:USML|CATEGORY|USMLCATEGORY)?(?:{'|'.join(_ROMAN_NUMERALS)})(?:\([A-Z0-9]+\))*"),
        f"This looks like a category of the U.S. Munitions List and not like an ECCN; {_CLASSIFICATION}.",
    ),
)

_HTS = re.compile(r"([0-9]{4})(\.?)([0-9]{2})(?:\2([0-9]{2}|[0-9]{4}))?")
_STORAGE_HEADINGS = ("847170", "852351")

_MAX_AMOUNT_LENGTH = 40  # characters, with all signs and separators
_AMOUNT = re.compile(r"[0-9]+(?:\.[0-9]{1,2})?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]++)?")
_NO_DOLLARS = (
    (
        re.compile(r"(?!USD)[A-Z]{3} ?[0-9].*|.*[0-9] ?(?!USD)[A-Z]{3}|.*[€£¥₹].*"),
        "The value is stated in U.S. dollars; convert it and write the number alone.",
    ),
    (re.compile(r"[^0-9\-\u2212]*[-\u2212][^0-9]*[0-9].*"), "The value of a device cannot be negative."),
    (re.compile(r"[0-9.]+E[+-]?[0-9]+"), "Write the value out, without an exponent, as in 250.00."),
)
_DOLLARS = re.compile(r"^(?:US ?\$|USD|\$)|(?:US ?\$|USD|\$|(?:US )?DOLLARS?)\Z")
_WORTHLESS = "The value of a device is more than 0 U.S. dollars."
_SPELLINGS = (
    re.compile(r"(?P<dollars>[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<cents>[0-9]{1,2}))?"),
    re.compile(r"(?P<dollars>[0-9]{1,3}(?:\.[0-9]{3})+),(?P<cents>[0-9]{1,2})"),
    re.compile(r"(?P<dollars>[0-9]{1,3}(?:['\u2019 \u00a0\u202f][0-9]{3})+)(?:[.,](?P<cents>[0-9]{1,2}))?"),
    re.compile(r"(?P<dollars>[0-9]*)[.,](?P<cents>[0-9]{1,2})"),
    re.compile(r"(?P<dollars>[0-9]+)[.,]?(?P<cents>)"),
)


def judge_eccn(text: str) -> CodeVerdict:
    """Judge an export control classification number (ECCN), or EAR99, which stands for all that has none.

    Source: address reference, 1.9.
    """
    shaped = _ECCN.fullmatch(text) is not None
    if text == _RESIDUAL or (shaped and text[:5] in _STORAGE_ECCNS):
        return CodeVerdict("plausible", "This is a usual classification of storage media with encryption.")
    if shaped:
        return CodeVerdict(
            "well-formed",
            "This is an ECCN by its shape, but none of those for storage media with encryption.",
        )
    compact = _compact(text).removeprefix("ECCN").removeprefix(":")
    for pattern, reason in _NOT_ECCNS:
        if pattern.fullmatch(compact):
            return CodeVerdict("not-a-code", reason)
    spelled = compact[:5] + compact[5:].lower()
    if spelled == _RESIDUAL or _ECCN.fullmatch(spelled):
        return CodeVerdict("not-a-code", f"This classification is written {spelled}.", spelled)
    return CodeVerdict(
        "not-a-code",
        "An ECCN is a digit, a letter from A to E and three digits, as in 5D992; what has no ECCN is EAR99.",
    )


def judge_hts(text: str) -> CodeVerdict:
    """Judge a tariff number: 6, 8 or 10 digits, plain or as 4, 2 and the rest with dots between.

    Source: address reference, 1.9; Import/Export reference, 2.2.
    """
    compact = _compact(text).replace(".", "")
    match = _HTS.fullmatch(compact)
    if match is None:
        return CodeVerdict(
            "not-a-code", "A tariff number has 6, 8 or 10 digits, with or without dots, as in 8471.70.4065."
        )
    if not _HTS.fullmatch(text):
        dotted = ".".join(part for part in match.group(1, 3, 4) if part)
        return CodeVerdict("not-a-code", f"This tariff number is written {dotted}.", dotted)
    if compact.startswith(_STORAGE_HEADINGS):
        return CodeVerdict("plausible", "This is a tariff number of storage devices.")
    return CodeVerdict(
        "well-formed",
        "Storage devices have tariff numbers that begin with 8471.70 or 8523.51; this one does not.",
    )


def judge_amount(text: str) -> AmountProblem | None:
    """Judge the value of a device in U.S. dollars: a plain positive number such as 250 or 250.00.

    Returns None for such a number. Source: Import/Export reference, 2.2; address reference, 1.9.
    """
    if _AMOUNT.fullmatch(text) and not _is_zero(text):
        return None
    return _problem(text)._replace(is_number=_NUMBER.fullmatch(text) is not None)


def _problem(text: str) -> AmountProblem:
    if _AMOUNT.fullmatch(text):
        return AmountProblem(_WORTHLESS)
    spelled = text.strip().upper() if len(text) <= _MAX_AMOUNT_LENGTH else ""
    for pattern, reason in _NO_DOLLARS:
        if pattern.fullmatch(spelled):
            return AmountProblem(reason)
    number = _DOLLARS.sub("", spelled).strip()
    amount = _plain_amount(number.removeprefix("+"))
    if amount is not None and _is_zero(amount):
        return AmountProblem(_WORTHLESS)
    if number != spelled:
        return AmountProblem("The value is in U.S. dollars anyway; write the number alone, as in 250.00.", amount)
    return AmountProblem(
        "The value is a plain number of U.S. dollars such as 1250.00, with nothing between the thousands.",
        amount,
    )


def _is_zero(amount: str) -> bool:
    return not amount.strip("0.")


def _plain_amount(number: str) -> str | None:
    """Write a number with thousands separators or a decimal comma plainly; None if it is not clear."""
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(number):
            dollars = "".join(character for character in match["dollars"] if character.isdigit()) or "0"
            return f"{dollars}.{match['cents']}" if match["cents"] else dollars
    return None


def _compact(text: str) -> str:
    return "".join(text.upper().replace("-", "").split())
