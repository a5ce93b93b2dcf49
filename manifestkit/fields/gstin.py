"""Numbers of India's goods and services tax (GSTIN), by the tax's own standard and by AWS's pattern.

Whether a number is registered cannot be known offline. Source: Snowball reference, 8; address reference, 1.7.
"""

from __future__ import annotations

import re

from manifestkit.fields.address_rules import rules_for
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    Family = Literal["regular", "tax-collector", "tax-deductor", "government", "uin", "non-resident", "oidar"]

_MAX_STATE_LENGTH = 100  # characters

_STATES = """
01 Jammu and Kashmir
02 Himachal Pradesh
03 Punjab
04 Chandigarh
05 Uttarakhand
06 Haryana
07 Delhi
08 Rajasthan
09 Uttar Pradesh
10 Bihar
11 Sikkim
12 Arunachal Pradesh
13 Nagaland
14 Manipur
15 Mizoram
16 Tripura
17 Meghalaya
18 Assam
19 West Bengal
20 Jharkhand
21 Odisha
22 Chhattisgarh
23 Madhya Pradesh
24 Gujarat
25 Daman and Diu
26 Dadra and Nagar Haveli and Daman and Diu
27 Maharashtra
28 Andhra Pradesh
29 Karnataka
30 Goa
31 Lakshadweep
32 Kerala
33 Tamil Nadu
34 Puducherry
35 Andaman and Nicobar Islands
36 Telangana
37 Andhra Pradesh
38 Ladakh
96 Foreign Country
97 Other Territory
99 Centre Jurisdiction
"""
_STATE_NAMES = dict(line.split(" ", 1) for line in _STATES.strip().split("\n"))
_SPECIAL_CODES = frozenset({"96", "99"})
_CODES_SINCE_MERGED_OR_DIVIDED = {"25": "26", "28": "37"}

_HOLDERS = {
    "A": "association of persons",
    "B": "body of individuals",
    "C": "company",
    "F": "firm or limited liability partnership",
    "G": "government",
    "H": "Hindu undivided family",
    "J": "artificial juridical person",
    "K": "holder of a discontinued kind",
    "L": "local authority",
    "P": "individual",
    "T": "trust",
}

_SHAPES: dict[Family, re.Pattern[str]] = {
    "regular": re.compile(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][A-Z0-9]Z[A-Z0-9]"),
    "tax-collector": re.compile(r"[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][A-Z0-9]C[A-Z0-9]"),
    "tax-deductor": re.compile(r"[0-9]{2}[A-Z]{4}[A-Z0-9][0-9]{4}[A-Z][1-9A-Z]D[A-Z0-9]"),
    "government": re.compile(r"[0-9]{2}[A-Z]{4}[0-9]{5}[A-Z][0-9]Z[0-9]"),
    "uin": re.compile(r"[0-9]{4}[A-Z]{3}[0-9]{5}[UO]N[A-Z0-9]"),
    "non-resident": re.compile(r"[0-9]{4}[A-Z]{3}[0-9]{5}NR[A-Z0-9]"),
    "oidar": re.compile(r"99[0-9]{2}[A-Z]{3}[0-9]{5}OS[A-Z0-9]"),
}
"""The kinds of registration; that of the regular one is AWS's pattern. No text has two of these shapes."""

_BEGIN_WITH_A_STATE = frozenset({"regular", "tax-collector", "tax-deductor", "government"})
_OWNERS: dict[Family, str] = {
    "tax-collector": "a collector of tax at source",
    "tax-deductor": "a deductor of tax at source",
    "government": "a government department",
    "uin": "an embassy or a body of the United Nations (UIN)",
    "non-resident": "a taxpayer who does not reside in India",
    "oidar": "a foreign supplier of digital services (OIDAR)",
}

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LENGTH = 15  # characters of a GSTIN


class GstinProblem(NamedTuple):
    """One thing that is wrong or doubtful about a GSTIN.

    The kinds: ``shape``, no GSTIN at all; ``spelling``, one in small letters, with blanks or with hyphens, which
    AWS refuses as it stands; ``family``, a registration of a kind that AWS's pattern refuses;
    ``check-character``; ``unknown-state``; ``special-state``, a code that no ordinary registration has;
    ``legacy-state``, a code that is no longer issued; ``holder``, ``serial`` and ``counter``, parts that are
    never issued. ``suggestion`` is the value that was meant, or None when that cannot be known.
    """

    kind: Literal[
        "shape",
        "spelling",
        "family",
        "check-character",
        "unknown-state",
        "special-state",
        "legacy-state",
        "holder",
        "serial",
        "counter",
    ]
    message: str
    suggestion: str | None = None


class Gstin(NamedTuple):
    """What is known of a GSTIN.

    ``number`` is the text in capitals, without blanks and hyphens, and ``family`` the kind of registration, None
    when it is no GSTIN. ``accepted`` tells whether AWS's pattern takes the text as it was typed. ``state_code``
    is the state's number where the family has one, ``state`` its name where the number is known, and ``holder``
    the kind of taxpayer.
    """

    number: str
    family: Family | None
    accepted: bool
    state_code: str | None
    state: str | None
    holder: str | None
    problems: tuple[GstinProblem, ...]


def judge(text: str) -> Gstin:
    """Judge a GSTIN as typed.

    The parts and the check character are judged in regular registrations; of the other families the reference
    has the shapes alone. Source: Snowball reference, 8; address reference, 1.7.
    """
    number = _normal(text)
    family = next((family for family, shape in _SHAPES.items() if shape.fullmatch(number)), None)
    if family is None:
        problem = GstinProblem("shape", _why_no_gstin(number))
        return Gstin(number, None, accepted=False, state_code=None, state=None, holder=None, problems=(problem,))
    state_code = number[:2] if family in _BEGIN_WITH_A_STATE else None
    return Gstin(
        number,
        family,
        accepted=_SHAPES["regular"].fullmatch(text) is not None,
        state_code=state_code,
        state=state_name(state_code) if state_code else None,
        holder=_HOLDERS.get(number[5]) if family == "regular" else None,
        problems=tuple(_problems(text, number, family)),
    )


def check_character(first_fourteen: str) -> str:
    """Compute the 15th character of a GSTIN from the first 14, all ASCII digits and capital letters.

    Raises ValueError for any other text. Source: Snowball reference, 8.2 (Luhn, modulo 36).
    """
    if not re.fullmatch(f"[0-9A-Z]{{{_LENGTH - 1}}}", first_fourteen):
        raise ValueError("the check character is computed from 14 digits and capital letters")
    total = 0
    for position, character in enumerate(first_fourteen):
        product = _DIGITS.index(character) * (1 + position % 2)
        total += sum(divmod(product, len(_DIGITS)))
    return _DIGITS[-total % len(_DIGITS)]


def state_name(code: str) -> str | None:
    """Name the state of a two-digit code; None for a code that is not in use.

    ``96``, ``97`` and ``99`` name no state but a foreign country, other territory and the centre's jurisdiction.
    Source: Snowball reference, 8.3.
    """
    return _STATE_NAMES.get(code)


def agrees(code: str, state: str) -> bool | None:
    """Tell whether a two-digit code stands for a state as people write it: its name or two-letter code.

    None when that cannot be known: the code stands for no state, or the text names none. The codes of merged and
    divided states agree with today's. Source: Snowball reference, 8, TX06 and 8.3; address reference, 1.7.
    """
    name = _STATE_NAMES.get(code)
    if name is None or len(state) > _MAX_STATE_LENGTH:
        return None
    rules = rules_for("IN")
    registered, written = rules.states(name), rules.states(state)
    if not registered or not written:
        return None
    return registered == written


def _normal(text: str) -> str:
    bare = "".join(text.split()).replace("-", "")
    return bare.upper() if bare.isascii() else bare


def _why_no_gstin(number: str) -> str:
    if not number.isascii():
        return "A GSTIN has only the digits 0 to 9 and the letters A to Z."
    if len(number) != _LENGTH:
        return f"A GSTIN has {_LENGTH} characters, and this has {len(number)}."
    return (
        "This is no GSTIN: two digits for the state, the ten characters of the PAN, a digit or letter, Z, and a"
        " check character."
    )


def _problems(text: str, number: str, family: Family) -> Iterator[GstinProblem]:
    if text != number:
        message = "AWS refuses a GSTIN that is not in capitals, or that has blanks or hyphens."
        yield GstinProblem("spelling", message, number)
    if family == "regular":
        yield from _state_problems(number[:2])
        yield from _part_problems(number)
    else:
        message = (
            f"This has the form of the number of {_OWNERS[family]}. Such a number is valid by the standard, but AWS's"
            " pattern takes those of regular taxpayers alone."
        )
        yield GstinProblem("family", message)


def _state_problems(code: str) -> Iterator[GstinProblem]:
    if code not in _STATE_NAMES:
        yield GstinProblem("unknown-state", f"No state of India has the code {code}, with which the GSTIN begins.")
    elif code in _SPECIAL_CODES:
        message = f"The code {code} stands for {_STATE_NAMES[code].lower()}; no regular GSTIN begins with it."
        yield GstinProblem("special-state", message)
    elif code in _CODES_SINCE_MERGED_OR_DIVIDED:
        message = (
            f"The code {code} stands for {_STATE_NAMES[code]} as it once was. GSTINs there now begin with"
            f" {_CODES_SINCE_MERGED_OR_DIVIDED[code]}."
        )
        yield GstinProblem("legacy-state", message)


def _part_problems(number: str) -> Iterator[GstinProblem]:
    """Judge what AWS's pattern takes and the standard does not."""
    expected = check_character(number[:-1])
    if number[5] not in _HOLDERS:
        demand = f"no kind of taxpayer has the letter {number[5]} in the 6th place"
        yield GstinProblem("holder", _by_the_standard(demand))
    if number[7:11] == "0000":
        yield GstinProblem("serial", _by_the_standard("the 8th to 11th characters are never all zeros"))
    if number[12] == "0":
        yield GstinProblem("counter", _by_the_standard("the 13th character is never 0"))
    if number[-1] != expected:
        demand = f"the last character, which checks the others, would have to be {expected}"
        yield GstinProblem("check-character", _by_the_standard(demand))


def _by_the_standard(demand: str) -> str:
    return f"By the standard {demand}; AWS's pattern does not look at that."
