"""The parts of an address, against the customs of its country."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from manifestkit.fields import address as postal
from manifestkit.fields import phone as telephone
from manifestkit.snowball.rules.addresses import country_in, created
from manifestkit.snowball.rules.family import ADDRESS, about, rule
from manifestkit.snowball.rules.observing import replacing, seen_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.address import AddressProblem
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked

_MEMBERS = {"city": "City", "state": "StateOrProvince", "postal_code": "PostalCode"}
_FEWEST_DIGITS = 7
_BAD_PHONE = frozenset(("possible", "local-only", "impossible", "unparsable"))

# The model says nothing about the parts of an address, so that only the carrier refuses them (7.1).
_ONLY_THE_CARRIER = "The service's model takes any text here, but the region's carrier may refuse the address."


def postal_code(request: Request, _context: Context) -> Iterator[Observation]:
    """The postal code does not look like one of the country.

    The model takes any text; the carrier may refuse the address.

    Correct the code. Keep leading zeros: they are lost where a spreadsheet takes the code for a number.

    Source: Snowball reference, 7.2; address reference, 1.3 and 2.1.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "9810", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101-1226", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    yield from _doubts(request, "postal-code-shape")


def state(request: Request, _context: Context) -> Iterator[Observation]:
    """The state does not fit the country, the postal code or the city.

    The country has no state or province of this name, or the postal code or the city belongs to another one. Names and
    the usual abbreviations are known; cities only in the few countries whose post publishes them. The model takes any
    text; the carrier may refuse the address.

    Correct the state, or what disagrees with it.

    Source: Snowball reference, 7.2; address reference, 1.3 and 2.1.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "90210", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "Washington", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    yield from _doubts(request, "unknown-state", "postal-code-of-other-state", "unknown-city")


def phone(request: Request, _context: Context) -> Iterator[Observation]:
    """The phone number cannot be one, or it belongs to another country.

    It is read as a number of the address's country where it has no country code. The model takes any text; the carrier
    calls the number when it cannot deliver. A number of another country is worth a look only.

    Correct the number.

    Source: Snowball reference, 7.2; address reference, 1.5.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", "PhoneNumber": "206-555"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "(206) 555-0100 x12"}}
    """
    for address in created(request):
        place, country = address.get("PhoneNumber"), country_in(address)
        if place is None or not place.text or not place.text.strip():
            continue
        if country is None and not place.text.lstrip().startswith("+"):
            if sum(map(str.isdigit, place.text)) < _FEWEST_DIGITS:
                yield seen_at(place, "A phone number has at least seven digits.", help=_ONLY_THE_CARRIER)
            continue
        judged = telephone.judge(place.text, country.alpha2 if country else None)
        if judged.verdict in _BAD_PHONE:
            yield seen_at(place, judged.message, help=_ONLY_THE_CARRIER)
        elif judged.verdict == "valid-elsewhere":
            yield seen_at(place, judged.message, help="Make sure that somebody answers there.", severity="info")


def _doubts(request: Request, *kinds: str) -> Iterator[Observation]:
    for address in created(request):
        country = country_in(address)
        if country is None:
            continue
        written = {field: address.text_of(name) or "" for field, name in _MEMBERS.items()}
        for problem in _judged(postal.PostalAddress(**written), country.alpha2):
            place = address.get(_MEMBERS[problem.field])
            if problem.kind in kinds and place is not None:
                mend = replacing(place, problem.suggestion, "unsafe")
                yield seen_at(place, problem.message, help=_ONLY_THE_CARRIER, mend=mend)


@lru_cache(maxsize=1)
def _judged(address: postal.PostalAddress, alpha2: str) -> tuple[AddressProblem, ...]:
    """What the country's post would say about an address; several rules ask."""
    return postal.judge(address, alpha2)


RULES: tuple[Checked, ...] = about(
    "Address",
    rule("AD05", "address-postal-code", "warning", ADDRESS, "inferred", postal_code),
    rule("AD06", "address-state", "warning", ADDRESS, "inferred", state),
    rule("AD07", "address-phone", "warning", None, "inferred", phone),
)
