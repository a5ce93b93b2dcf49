"""Countries as people name them: a typed text to an ISO 3166-1 country, or to none.

Nothing is guessed: a text names a country when it is one of its codes, names or known aliases, whatever its
case, dots, blanks and accents. Source: address reference, 1.4 and 2.2.
"""

from __future__ import annotations

import re
from functools import cache

from manifestkit.fields.country_names import ALIASES, COUNTRIES
from manifestkit.fields.folding import fold, without_accents
from manifestkit.fields.spelling import closest
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

EUROPEAN_UNION = frozenset(
    {
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GB",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    }
)
"""The alpha-2 codes of the European Union's members for AWS Import/Export: today's 27, and ``GB``.

The service ran from 2009 to 2018 and the United Kingdom was a member all that time, so a device could go
between it and the facility in Ireland without customs papers. Overseas parts of members that have a code of
their own (``RE``, ``GF``, ...) are not in the set. The reference has no list (Import/Export reference, 0.2
item 10); this is the public list of members.
"""

_MAX_LENGTH = 100  # characters; the longest name has 52
_SHORTEST_CODE, _LONGEST_CODE = 2, 3


class Country(NamedTuple):
    """A country or territory with a code of its own: ISO 3166-1 alpha-2 and alpha-3, and its English name."""

    alpha2: str
    alpha3: str
    name: str


_USA = Country("US", "USA", "United States")


def resolve(text: str) -> Country | None:
    """Find the country that a text names, or None when it names none for certain.

    Accepts alpha-2 and alpha-3 codes, English short and official names, the names in the country's own
    languages, the usual aliases (``UK``, ``Holland``, ``U.A.E.``), and a name with more of it in brackets as lists
    have it (``United Kingdom (UK)``, ``Korea (Republic of)``, ``Netherlands (the)``). ``EU``, ``XX`` and ``ZZ``
    are no countries. Source: address reference, 1.4.
    """
    if (coded := _by_code(text)) is not None:
        return coded
    key = _key(text)
    return _named(key) or _named_with_brackets(key)


def similar(text: str) -> Country | None:
    """Find the one country whose name is most like a text that names none, or None when none stands out."""
    spelled, _ = _index()
    name = closest(_key(text), (name for name in spelled if len(name) > _LONGEST_CODE))
    return spelled[name] if name else None


def in_sentence(alpha2: str) -> str:
    """Name a country, by its alpha-2 code in capitals, as it stands within a sentence: ``the United States``."""
    country = _by_code(alpha2)
    if country is None:
        return alpha2
    return f"the {country.name}" if _takes_an_article().search(country.name) else country.name


def is_european_union(alpha2: str) -> bool:
    """Tell whether a country counts as a member of the European Union: see ``EUROPEAN_UNION``."""
    return alpha2 in EUROPEAN_UNION


def ambiguity(text: str, state: str) -> str | None:
    """Give a note when a country's name alone may mean two places and the state does not settle which.

    ``text`` is the country and ``state`` the state or province, both as typed; ``state`` may be empty.
    Source: address reference, 1.4.
    """
    ambiguous = _AMBIGUOUS.get(without_accents(_key(text)))
    if ambiguous is None:
        return None
    settling, note = ambiguous
    if len(state) <= _MAX_LENGTH and without_accents(fold(state)) in settling.split("|"):
        return None
    return note


def _named(key: str) -> Country | None:
    spelled, accentless = _index()
    return spelled.get(key) or accentless.get(without_accents(key))


def _named_with_brackets(key: str) -> Country | None:
    """Find the country of a name that goes on in brackets: with its article, its beginning, or another name of it."""
    name, bracket, rest = key.removesuffix(")").rpartition(" (")
    if not bracket:
        return None
    rest = rest.removeprefix("the ")
    if rest.endswith((" of", " of the")):
        return _named(f"{rest} {name}")
    country = _named(name)
    return country if rest == "the" or country == _named(rest) else None


@cache
def _takes_an_article() -> re.Pattern[str]:
    return re.compile(
        r"^United|^U\.S\.|Republic|Islands\Z|Territor|Bahamas|Comoros|Gambia|Maldives|Netherlands|Philippines"
    )


def _key(text: str) -> str:
    """Give what a name is looked up by; an empty text, which is no country's, when it is longer than any name."""
    text = text.strip()
    return fold(text).removeprefix("the ") if len(text) <= _MAX_LENGTH else ""


def _by_code(code: str) -> Country | None:
    """Find the country of a code in capitals in the table itself: the index takes longer to build than a check."""
    if code in {"US", "USA"}:  # as most manifests have it
        return _USA
    if not (code.isascii() and code.isalpha() and code.isupper()):
        return None
    if len(code) == _SHORTEST_CODE:
        start = COUNTRIES.find(f"\n{code} ") + 1
    elif len(code) == _LONGEST_CODE:
        start = COUNTRIES.find(f" {code} ") - _SHORTEST_CODE
    else:
        return None
    if start <= 0 or COUNTRIES[start - 1] != "\n":  # a word of a name
        return None
    alpha2, alpha3, rest = COUNTRIES[start : COUNTRIES.index("\n", start)].split(" ", 2)
    return Country(alpha2, alpha3, rest.partition(" |")[0])


@cache
def _index() -> tuple[dict[str, Country], dict[str, Country]]:
    """Build the indexes: of all spellings, and of the names without accents that mean one country only.

    The second leaves the codes out: ``Áo``, Austria in Vietnamese, is no way to write ``AO``.
    """
    aliases = {codes[0]: names for codes, names in _entries(ALIASES, codes=1)}
    spelled: dict[str, Country] = {}
    accentless: dict[str, Country | None] = {}
    for (alpha2, alpha3), names in _entries(COUNTRIES, codes=2):
        country = Country(alpha2, alpha3, names[0])
        spelled[_key(alpha2)] = spelled[_key(alpha3)] = country
        for name in (*names, *aliases.get(alpha2, ())):
            key = _key(name)
            spelled[key] = country
            bare = without_accents(key)
            accentless[bare] = country if accentless.get(bare, country) == country else None
    return spelled, {key: country for key, country in accentless.items() if country}


def _entries(table: str, *, codes: int) -> Iterator[tuple[list[str], list[str]]]:
    """Read a table of ``country_names``: for each entry its codes and its names."""
    for entry in table.strip().replace("\n |", " |").split("\n"):
        *heads, names = entry.split(" ", codes)
        yield heads, names.split(" | ")


# By the name, folded: the states that leave no doubt, folded too, and the note where none of them is there.
_AMBIGUOUS = {
    "georgia": (
        (
            "tbilisi|abkhazia|adjara|ajara|guria|imereti|kakheti|kvemo kartli|mtskheta-mtianeti|samegrelo"
            "|samtskhe-javakheti|shida kartli"
        ),
        (
            "Georgia is read as the country in the Caucasus. If the American state is meant, write USA as the "
            "country and GA as the state."
        ),
    ),
    "jersey": (
        "saint helier|st helier",
        (
            "Jersey is read as the island in the English Channel. If New Jersey is meant, write USA as the "
            "country and NJ as the state."
        ),
    ),
    "guinea": (
        "conakry",
        (
            "Guinea is read as the country whose capital is Conakry. Write the full name if Guinea-Bissau, "
            "Equatorial Guinea or Papua New Guinea is meant."
        ),
    ),
    "congo": (
        "brazzaville|pointe-noire|pointe noire",
        (
            "Congo is read as the Republic of the Congo, whose capital is Brazzaville. Write DR Congo if the "
            "country whose capital is Kinshasa is meant."
        ),
    ),
    "korea": (
        (
            "seoul|busan|daegu|daejeon|gwangju|incheon|sejong|ulsan|gangwon-do|gyeonggi|gyeonggi-do|jeju|jeju-do"
            "|chungcheongbuk-do|chungcheongnam-do|gyeongsangbuk-do|gyeongsangnam-do|jeollabuk-do|jeollanam-do"
        ),
        "Korea is read as South Korea. Write South Korea or North Korea to leave no doubt.",
    ),
}
