"""The address to which the device goes: what it must have, and what is of no use in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from manifestkit.fields import address as postal
from manifestkit.fields.country import resolve
from manifestkit.fields.po_box import is_po_box, is_po_box_of_company
from manifestkit.findings.rule import Rule
from manifestkit.schema.guesses import meant
from manifestkit.schema.loading import shapes
from manifestkit.snowball.editions import S26
from manifestkit.snowball.rules.family import ADDRESS, UNSUPPORTED_ADDRESS, VALIDATION, about, rule
from manifestkit.snowball.rules.observing import missing_from, seen_at
from manifestkit.text.nodes import Mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from manifestkit.context import Context
    from manifestkit.fields.country import Country
    from manifestkit.findings.observation import Observation
    from manifestkit.snowball.request import Request
    from manifestkit.snowball.rules.family import Checked
    from manifestkit.text.places import Place

_EXPECTED = ("Name", "Street1", "City", "Country", "PostalCode", "PhoneNumber")
# Their addresses have no city beside the rest (address reference, 1.3).
_WITHOUT_CITY = frozenset(("AE", "GI", "JP", "KY", "MO", "NR", "SG"))
# The lines that may hold a box, and what tells one there (7.2).
_LINES = {"Company": is_po_box_of_company, "Street1": is_po_box, "Street2": is_po_box, "Street3": is_po_box}
_IGNORED = ("PrefectureOrDistrict", "Landmark")

_EMPTY = """No part of an address is an empty text.

The service wants at least one character, blanks among them.

Leave the member out.

Source: Snowball reference, 2 and 7.2.

Breaks (snowball.CreateAddress):
    {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "Street2": "", "City": "Seattle",
                 "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", "PhoneNumber": "+1 206 555 0100"}}

Keeps (snowball.CreateAddress):
    {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                 "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", "PhoneNumber": "+1 206 555 0100"}}
"""

_LONG = f"""No part of an address is longer than 1024 characters.

This holds since 2021-05-06; in 2020 there was no limit.

Shorten it: a label has far less room.

Source: Snowball reference, 2, 3 and 7.2.

Breaks (snowball.CreateAddress, edition 2026-04-21):
    {{"Address": {{"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                 "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", "PhoneNumber": "+1 206 555 0100",
                 "Company": "{"Example " * 129}"}}}}

Keeps (snowball.CreateAddress, edition 2026-04-21):
    {{"Address": {{"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                 "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA", "PhoneNumber": "+1 206 555 0100",
                 "Company": "Example Corp."}}}}
"""


def incomplete_address(request: Request, _context: Context) -> Iterator[Observation]:
    """An address lacks something that every address has.

    The model asks for nothing, but the carrier does: a name, a street, a city, a country, a postal code where the
    country has them, a state or province where its addresses name one, and a phone number. What stands under a wrong
    name is not missing: that name is another finding.

    Add what is missing.

    Source: Snowball reference, 7.2; address reference, 1.3.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    for address in created(request):
        shape = shapes("snowball", request.edition)["Address"]
        misnamed = meant((name for name, _ in address.members), shape)
        for name in _expected(country_in(address)):
            place = address.get(name)
            if place is None and name not in misnamed:
                yield missing_from(
                    address,
                    name,
                    message=f"An address needs {name}.",
                    help="Add it: the region's carrier may refuse the address without it.",
                )
            elif place is not None and place.text and not place.text.strip():
                yield seen_at(place, f"An address needs {name}, and this is blank.", help="Write it.")


def po_box(request: Request, _context: Context) -> Iterator[Observation]:
    """The device would go to a post office box.

    The service ships to no such box. Addresses of the armed forces, with AA, AE or AP for the state, are much the same,
    but nobody has said so: they are a warning only.

    Write a street address.

    Source: Snowball reference, 6 and 7.2.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "P.O. Box 12", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "12 Boxwood Road", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    for address in created(request):
        for name, is_box in _LINES.items():
            place = address.get(name)
            if place is not None and place.text and is_box(place.text):
                yield seen_at(place, "The service does not ship to post office boxes.", help="Write a street address.")
        state, country = address.get("StateOrProvince"), country_in(address)
        if state and country and country.alpha2 == "US" and postal.is_military_post(state.text or ""):
            yield seen_at(
                state,
                "This is an address of the armed forces, which carriers treat like a post office box.",
                help="Write the address of a place that a parcel service reaches.",
                severity="warning",
            )


def ignored_part(request: Request, _context: Context) -> Iterator[Observation]:
    """A part of the address is ignored.

    The service has not used `PrefectureOrDistrict` and `Landmark` since 2017.

    Write what the carrier has to know into the streets, the city or the state.

    Source: Snowball reference, 7.1.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100", "Landmark": "beside the ferry"}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "Street2": "beside the ferry",
                     "City": "Seattle", "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100"}}
    """
    for address in created(request):
        for name in _IGNORED:
            if (place := address.get(name)) is not None:
                yield seen_at(place, f"The service ignores {name}.", help="Write it into Street2 or Street3.")


def restricted_address(request: Request, _context: Context) -> Iterator[Observation]:
    """`IsRestricted` is true.

    It marks a primary address, and most regions do not support it.

    Leave it out.

    Source: Snowball reference, 7.1.

    Breaks (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100", "IsRestricted": true}}

    Keeps (snowball.CreateAddress):
        {"Address": {"Name": "Pat Example", "Street1": "123 Main Street", "City": "Seattle",
                     "StateOrProvince": "WA", "PostalCode": "98101", "Country": "USA",
                     "PhoneNumber": "+1 206 555 0100", "IsRestricted": false}}
    """
    for address in created(request):
        place = address.get("IsRestricted")
        if place is not None and place.flag:
            yield seen_at(place, "Most regions do not support restricted addresses.", help="Leave it out.")


def created(request: Request) -> Iterator[Place]:
    """The address that CreateAddress creates, where it is an object: what else it may be, the schema refuses."""
    place = request.root.get("Address") if request.operation == "CreateAddress" else None
    if place is not None and isinstance(place.node, Mapping):
        yield place


def country_in(address: Place) -> Country | None:
    """The country that an address names."""
    return resolve(address.text_of("Country") or "")


def _expected(country: Country | None) -> list[str]:
    """The members that an address in a country has."""
    if country is None:
        return list(_EXPECTED)
    needless = {"City"} if country.alpha2 in _WITHOUT_CITY else set()
    if not postal.needs_postal_code(country.alpha2):
        needless.add("PostalCode")
    states = ["StateOrProvince"] if postal.needs_state(country.alpha2) else []
    return [name for name in _EXPECTED if name not in needless] + states


SHAPES: tuple[Rule, ...] = (
    Rule("AD08", "empty-address-part", "error", VALIDATION, "model", _EMPTY),
    Rule("AD09", "long-address-part", "error", VALIDATION, "model", _LONG, frozenset((S26,))),
)

RULES: tuple[Checked, ...] = about(
    "Address",
    rule("AD01", "incomplete-address", "warning", ADDRESS, "inferred", incomplete_address),
    rule("AD04", "address-po-box", "error", UNSUPPORTED_ADDRESS, "guide", po_box),
    rule("AD11", "ignored-address-part", "info", None, "model", ignored_part),
    rule("AD12", "restricted-address", "warning", None, "model", restricted_address),
)
