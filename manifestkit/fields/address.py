"""Postal addresses against the customs of their country: which parts are needed and how a postal code looks.

A verdict is about shape and consistency; whether anybody lives there cannot be known offline. How grave a
problem is depends on who asks: AWS Import/Export needs a state in the United States and Canada alone
(Import/Export reference, 2.1), and in Hong Kong a missing area is no more than advice.
"""

from __future__ import annotations

import re
from itertools import accumulate

from manifestkit.fields.country import in_sentence
from manifestkit.fields.folding import letters
from manifestkit.fields.plain_us import is_plain_place
from manifestkit.fields.spelling import closest
from manifestkit.lean_typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from manifestkit.fields.address_rules import AddressRules, Subdivision

_MAX_LENGTH = 100  # characters of a city or state
_MAX_POSTAL_CODE = 40  # characters; the longest code of any country has 11
_SHORTEST_ABBREVIATION = 3  # letters that may stand for a longer name, as in "Cal."

_CAR_SIGNS = {
    "AT": "A",
    "BE": "B",
    "DE": "D",
    "ES": "E",
    "FI": "SF",
    "FR": "F",
    "HU": "H",
    "IT": "I",
    "NO": "N",
    "PT": "P",
    "SE": "S",
    "SI": "SLO",
}
"""The letters of motor cars that were once written before postal codes, where the ISO code differs."""

_MILITARY = frozenset({"AA", "AE", "AP"})


class PostalAddress(NamedTuple):
    """The parts of an address that countries have rules for, as typed; an empty text is a missing part."""

    city: str = ""
    state: str = ""
    postal_code: str = ""


class AddressProblem(NamedTuple):
    """One thing about an address that its country's post would not expect.

    ``suggestion`` is the value that the field should have, or None when that cannot be known.
    """

    field: Literal["city", "state", "postal_code"]
    kind: Literal[
        "missing-city",
        "unknown-city",
        "missing-state",
        "unknown-state",
        "missing-postal-code",
        "postal-code-shape",
        "postal-code-of-other-state",
    ]
    message: str
    suggestion: str | None = None


def judge(address: PostalAddress, country: str) -> tuple[AddressProblem, ...]:
    """List the problems of an address in a country, given by its ISO 3166-1 alpha-2 code in capitals.

    Spellings that differ in case, accents and blanks alone are no problem, nor is a part that the country has
    no use for. A state is looked up where the country's states are listed, a city in Brazil and Chile only.
    Raises ValueError when ``country`` is no such code. Source: address reference, 1.3 and 2.1.
    """
    city, state, code = (part.strip() for part in address)
    if country == "US" and city and is_plain_place(state, code):
        return ()
    rules = _rules_for(country)
    states = rules.states(state) if len(state) <= _MAX_LENGTH else ()
    problems = (
        _judge_city(city, states, rules),
        _judge_state(state, code, states, rules),
        _judge_postal_code(code, states, rules),
    )
    return tuple(problem for problem in problems if problem)


def needs_postal_code(alpha2: str) -> bool:
    """Tell whether an address in a country is incomplete without its postal code.

    It is not where there are no codes, nor where they are optional (``IE``, ``KE``, ``NG``). Raises ValueError
    when ``alpha2`` is no country's code. Source: address reference, 1.3.
    """
    return _rules_for(alpha2).needs_postal_code


def needs_state(alpha2: str) -> bool:
    """Tell whether an address in a country is incomplete without its state, province or area.

    Raises ValueError when ``alpha2`` is no country's code. Source: address reference, 1.3.
    """
    return _rules_for(alpha2).needs_state


def is_military_post(state: str) -> bool:
    """Tell whether a state of the United States is one of the armed forces' post (``AA``, ``AE`` and ``AP``).

    Such an address is like a post-office box. Source: Snowball reference, 7.2.
    """
    found = _rules_for("US").states(state) if len(state) <= _MAX_LENGTH else ()
    return any(place.key in _MILITARY for place in found)


def _rules_for(alpha2: str) -> AddressRules:
    from manifestkit.fields.address_rules import rules_for  # takes long to load

    return rules_for(alpha2)


def _judge_city(city: str, states: Sequence[Subdivision], rules: AddressRules) -> AddressProblem | None:
    if not city:
        return AddressProblem("city", "missing-city", _missing("city", rules)) if rules.needs_city else None
    if len(city) > _MAX_LENGTH or not states:
        return None
    spellings = _city_spellings(city)
    if any(_may_have_city(state, spellings) for state in states):
        return None
    message = f"{_either(states)} has no city of this name."
    others = [state for state in rules.subdivisions if state not in states and _may_have_city(state, spellings)]
    if others:
        return AddressProblem("city", "unknown-city", f"{message} {_either(others)} has one.")
    names = {key: name for state in states for key, name in state.cities.items()}
    similar = closest(letters(city), names)
    suggestion = names[similar] if similar else None
    return AddressProblem("city", "unknown-city", _suggesting(message, suggestion), suggestion)


def _judge_state(state: str, code: str, states: Sequence[Subdivision], rules: AddressRules) -> AddressProblem | None:
    if not state:
        if not rules.needs_state:
            return None
        of_code = _states_of(_fitting(code, rules), rules)
        suggestion = of_code[0].written if len(of_code) == 1 else None
        message = _suggesting(_missing(rules.state_noun, rules), suggestion)
        return AddressProblem("state", "missing-state", message, suggestion)
    if states or not rules.subdivisions:
        return None
    meant = _meant_state(state, rules) if len(state) <= _MAX_LENGTH else None
    suggestion = meant.written if meant else None
    message = _suggesting(f"There is no such {rules.state_noun} in {in_sentence(rules.alpha2)}.", suggestion)
    return AddressProblem("state", "unknown-state", message, suggestion)


def _judge_postal_code(code: str, states: Sequence[Subdivision], rules: AddressRules) -> AddressProblem | None:
    noun = rules.postal_noun
    if not code:
        if not rules.needs_postal_code:
            return None
        return AddressProblem("postal_code", "missing-postal-code", _missing(noun, rules))
    if rules.postal_code is None:
        return None
    fitting = _fitting(code, rules)
    if not fitting:
        examples = f", for example {' or '.join(rules.examples[:2])}" if rules.examples else ""
        message = f"The {noun} does not have the form that is used in {in_sentence(rules.alpha2)}{examples}."
        suggestion = _mended(code, states, rules) if len(code) <= _MAX_POSTAL_CODE else None
        return AddressProblem("postal_code", "postal-code-shape", _suggesting(message, suggestion), suggestion)
    if not states or any(_may_hold(state, fitting) for state in states):
        return None
    others = _states_of(fitting, rules)
    home = f" but to {_either(others)}" if others else ""
    message = f"The {noun} {fitting} does not belong to {_either(states)}{home}."
    return AddressProblem("postal_code", "postal-code-of-other-state", message)


def _city_spellings(city: str) -> set[str]:
    """Give the letters of a name and of its first words, which may be all of it: ``Santiago de Chile``."""
    return set(accumulate(letters(word) for word in city.split()))


def _may_have_city(state: Subdivision, spellings: set[str]) -> bool:
    return not state.cities or not spellings.isdisjoint(state.cities)


def _may_hold(state: Subdivision, code: str) -> bool:
    return state.postal_code is None or state.postal_code.match(code) is not None


def _states_of(code: str, rules: AddressRules) -> list[Subdivision]:
    """List the states that a fitting code is known to belong to."""
    known = (state for state in rules.subdivisions if state.postal_code)
    return [state for state in known if code and _may_hold(state, code)]


def _fitting(code: str, rules: AddressRules) -> str:
    """Give a code as its shape takes it, in capitals and if need be without blanks; else an empty text."""
    if rules.postal_code is None or len(code) > _MAX_POSTAL_CODE:
        return ""
    from unicodedata import normalize

    spaced = " ".join(normalize("NFKC", code).upper().split())
    texts = (spaced, spaced.replace(" ", ""))
    return next((text for text in texts if rules.postal_code.fullmatch(text)), "")


def _mended(code: str, states: Sequence[Subdivision], rules: AddressRules) -> str | None:
    """Find the code that was meant: ASCII digits, no old prefix, the right hyphens, the zeros in front."""
    from unicodedata import decimal, normalize

    characters = (str(decimal(character, character)) for character in code)
    upper = normalize("NFKC", "".join(characters)).upper()
    bare = "".join(filter(str.isalnum, upper))
    prefixes = ("", rules.prefix, rules.alpha2, _CAR_SIGNS.get(rules.alpha2, ""))
    candidates = [re.sub(r"^\W+", "", upper.removeprefix(prefix)) for prefix in prefixes]
    for body in (bare, _own_letters(rules) + bare):
        candidates += [_shaped(example, body) for example in rules.examples]
    zeros = [bare.zfill(len(example)) for example in rules.examples if bare.isdigit()]
    candidates += [text for text in zeros if any(s.postal_code and _may_hold(s, text) for s in states)]
    return next((text for text in candidates if _fitting(text, rules)), None)


def _own_letters(rules: AddressRules) -> str:
    """Give the letters that all of a country's codes begin with, as in ``LV-1010`` and ``BB15028``."""
    beginnings = {"".join(re.findall("^[A-Z]{2,}", example)) for example in rules.examples}
    return beginnings.pop() if len(beginnings) == 1 else ""


def _shaped(example: str, body: str) -> str:
    """Put the hyphens and blanks of an example into a code of as many characters; else leave it alone."""
    if sum(map(str.isalnum, example)) != len(body):
        return body
    rest = iter(body)
    return "".join(next(rest) if character.isalnum() else character for character in example)


def _meant_state(text: str, rules: AddressRules) -> Subdivision | None:
    """Find the one state that an abbreviation or a misspelling stands for."""
    key = letters(text)
    begun = [state for state in rules.subdivisions if letters(state.name).startswith(key)]
    if len(key) >= _SHORTEST_ABBREVIATION and len(begun) == 1:
        return begun[0]
    similar = closest(key, rules.labels)
    return rules.labels[similar][0] if similar else None


def _missing(noun: str, rules: AddressRules) -> str:
    return f"The {noun} is missing: addresses in {in_sentence(rules.alpha2)} have one."


def _suggesting(message: str, suggestion: str | None) -> str:
    return f"{message} Perhaps {suggestion} is meant." if suggestion else message


def _either(states: Sequence[Subdivision]) -> str:
    return " or ".join(str(state) for state in states[:3])
